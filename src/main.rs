//! The program `bokslut`: hands its arguments to [`bokslut::cli`].
#![forbid(unsafe_code)]

use bokslut::cli::{READER, Surroundings, run, serve};
use std::io::{BufWriter, Write, stderr, stdin, stdout};
use std::process::ExitCode;

/// Gives memory back that a long run no longer needs, which the system's allocators keep; how soon, `.cargo/config.toml`
/// says. Measured in docs/performance.md.
#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    if args.get(1).is_some_and(|first| first == READER) {
        return if serve(stdin().lock(), stdout().lock()) { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    // Not locked: the progress bar writes to standard error from other threads.
    let (mut out, mut err) = (BufWriter::new(stdout()), BufWriter::new(stderr()));
    let status = run(&args, Surroundings::of_system(), &mut out, &mut err);
    // A closed stream is nobody's fault, and nobody is left to be told.
    let _ = out.flush();
    let _ = err.flush();
    ExitCode::from(status)
}
