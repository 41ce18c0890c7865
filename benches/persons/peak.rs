//! What a run of the program takes: time, processor time, and the most memory of each of its processes, as
//! Linux tells of processes while they live.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What a run took.
pub struct Cost {
    /// From its start to its end.
    pub time: Duration,
    /// Of the processor, of both processes.
    pub processor: Duration,
    /// The most memory of a process that reads, in KiB.
    pub reader: u64,
    /// The most memory of the main process, in KiB.
    pub main: u64,
}

/// Runs the program over a folder.
pub fn of_program(folder: &Path) -> Cost {
    let out = tempfile::tempdir().expect("a folder for the report");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bokslut"));
    command.arg("run").arg(folder).arg("-o").arg(out.path()).stdout(Stdio::null()).stderr(Stdio::piped());
    let before = children();
    let start = Instant::now();
    let mut child = command.spawn().expect("the program starts");
    let (id, ended) = (child.id(), AtomicBool::new(false));
    let (status, time, [main, reader]) = thread::scope(|scope| {
        let peaks = scope.spawn(|| peaks(id, &ended));
        let status = child.wait().expect("the program");
        let time = start.elapsed();
        ended.store(true, Ordering::Relaxed);
        (status, time, peaks.join().expect("the peaks"))
    });
    assert!(status.success(), "{:?}", child.wait_with_output().map(|out| String::from_utf8(out.stderr)));
    Cost { time, processor: children() - before, reader, main }
}

/// The most memory of a process and of those that it starts, looked at so seldom that it takes no time of
/// theirs: Linux keeps the most of each until it ends.
fn peaks(id: u32, ended: &AtomicBool) -> [u64; 2] {
    let (mut main, mut reader) = (0, 0);
    while !ended.load(Ordering::Relaxed) {
        main = main.max(most(id));
        reader = readers(id).into_iter().map(most).fold(reader, u64::max);
        thread::sleep(Duration::from_millis(20));
    }
    [main, reader]
}

/// The most memory that a process has had, in KiB; 0 when it has ended.
fn most(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}

/// The processes that a process has started.
fn readers(id: u32) -> Vec<u32> {
    let tasks = fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
    let children = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    children
        .flat_map(|ids| ids.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>())
        .collect()
}

/// The processor time of this process, without that of others it has started.
pub fn own() -> Duration {
    processor([11, 12])
}

/// The processor time of all processes that this one has started and waited for.
fn children() -> Duration {
    processor([13, 14])
}

/// Of its times as Linux counts them, two together.
fn processor(wanted: [usize; 2]) -> Duration {
    const TICKS: u64 = 100;
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let field = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).unwrap_or_default();
    Duration::from_millis(wanted.map(field).iter().sum::<u64>() * 1000 / TICKS)
}
