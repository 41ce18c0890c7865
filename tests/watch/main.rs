//! A folder is watched by the program as a user starts it.

#[path = "../cli_workbooks/mod.rs"]
mod cli_workbooks;

mod dropped;
mod faults;

use cli_workbooks::{operation_in, prices};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Longer than anything here may take.
const LONG: Duration = Duration::from_secs(240);

/// A watched folder `underlag`, and the program that watches it.
struct Watched {
    folder: tempfile::TempDir,
    program: Option<Child>,
}

impl Watched {
    /// With a price list. `args` come besides.
    fn new(args: &[&str]) -> Watched {
        let folder = tempfile::tempdir().expect("a folder");
        prices(&folder.path().join("underlag/priser.xlsx"), &["ARBETE"]);
        let mut watched = Watched { folder, program: None };
        watched.start(args);
        watched
    }

    fn start(&mut self, args: &[&str]) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bokslut"));
        command.current_dir(self.folder.path()).args(["watch", "underlag", "-o", "ut", "--log", "logg.txt"]);
        command.args(args).stdout(Stdio::null()).stderr(Stdio::piped());
        self.program = Some(command.spawn().expect("the program starts"));
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    fn log(&self) -> String {
        fs::read_to_string(self.path("logg.txt")).unwrap_or_default()
    }

    /// An operation workbook as a user saves it elsewhere.
    fn operation(&self, at: &str, name: &str, year: u16) -> PathBuf {
        let path = self.path(at);
        operation_in(&path, name, "ARBETE", year, 20.0, 10.0);
        path
    }

    /// Waits until something is so.
    fn until(&mut self, what: &str, is: impl Fn(&Watched) -> bool) {
        let start = Instant::now();
        while !is(self) {
            let ended = self.program.as_mut().and_then(|program| program.try_wait().expect("a process"));
            assert!(
                ended.is_none() && start.elapsed() < LONG,
                "{what} never came: {ended:?}\n{}",
                self.log()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn until_there(&mut self, below: &str) {
        self.until(below, |watched| watched.path(below).exists());
    }

    /// As Ctrl+C does; what the program told.
    fn stop(&mut self) -> (ExitStatus, String) {
        let mut program = self.program.take().expect("a program");
        let killed = Command::new("kill").args(["-INT", &program.id().to_string()]).status();
        assert!(killed.expect("kill is there").success());
        let mut told = String::new();
        let mut stderr = program.stderr.take().expect("a pipe");
        _ = stderr.read_to_string(&mut told).expect("text");
        (program.wait().expect("it ends"), told)
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if let Some(program) = &mut self.program {
            let _ = program.kill();
            let _ = program.wait();
        }
    }
}

/// A run by hand over the same folder.
fn run(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bokslut"));
    let output = command.current_dir(folder).args(["run", "underlag", "-o", "ut"]).args(args).output();
    String::from_utf8_lossy(&output.expect("the program runs").stderr).into_owned()
}
