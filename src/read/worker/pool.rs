//! The side of the batch: readers that are kept alive over many files.

use super::{Answer, Job, Limits, OUT_OF_MEMORY, OUT_OF_TIME, READER};
use crate::base::SIGN_PASSWORD;
use crate::read::limits::Limit;
use crate::read::{Fault, Workbook, read_within};
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

/// Where and within which limits files are read.
#[derive(Debug)]
pub struct Readers {
    /// The program to start; none: files are read in this process.
    program: Option<PathBuf>,
    limits: Limits,
    idle: Mutex<Vec<Reader>>,
}

impl Readers {
    /// Reads in processes of `program`, which is this program, or (without one) in this process,
    /// where memory and time are not guarded.
    pub fn new(program: Option<PathBuf>, limits: Limits) -> Readers {
        Readers { program, limits, idle: Mutex::default() }
    }

    /// Reads one workbook. Called from many threads, each has a reader of its own meanwhile.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read(&self, path: &Path, name: &Arc<str>) -> Result<Workbook, Fault> {
        let Some(program) = &self.program else { return read_within(path, name, self.limits) };
        let idle = self.idle().pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => Reader::start(program).map_err(|error| Fault::Crashed(error.to_string()))?,
        };
        let job = Job { path: path.into(), name: Arc::clone(name), limits: self.limits };
        match reader.ask(&job) {
            Some(Answer { read, last }) => {
                if !last {
                    self.idle().push(reader);
                }
                read
            }
            None => Err(reader.end(self.limits)),
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Reader>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A process that reads.
#[derive(Debug)]
struct Reader {
    process: Child,
    /// Absent once it is to end.
    jobs: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Reader {
    fn start(program: &Path) -> std::io::Result<Reader> {
        let mut process = command(program).spawn()?;
        let pipes = (process.stdin.take(), process.stdout.take());
        let (jobs, Some(answers)) = pipes else { return Err(std::io::ErrorKind::BrokenPipe.into()) };
        Ok(Reader { process, jobs, answers: BufReader::new(answers) })
    }

    /// Its answer; none if it ended without one.
    fn ask(&mut self, job: &Job) -> Option<Answer> {
        let jobs = self.jobs.as_mut()?;
        let job = rmp_serde::to_vec(job).ok()?;
        jobs.write_all(&job).and_then(|()| jobs.flush()).ok()?;
        rmp_serde::from_read(&mut self.answers).ok()
    }

    /// Why it ended.
    fn end(mut self, limits: Limits) -> Fault {
        // It may be alive still, if it answered what nobody understands.
        let _ = self.process.kill();
        let mut last_words = String::new();
        if let Some(talk) = self.process.stderr.take() {
            let _ = talk.take(4096).read_to_string(&mut last_words);
        }
        let status = match self.process.wait() {
            Ok(status) => status,
            Err(error) => return Fault::Crashed(error.to_string()),
        };
        let ended = |code: u8| status.code() == Some(code.into());
        // What Rust says before it gives up: the system refused more memory before we did.
        if ended(OUT_OF_MEMORY) || last_words.contains("memory allocation of") {
            Fault::OverLimit(Limit::Memory, limits)
        } else if ended(OUT_OF_TIME) {
            Fault::OverLimit(Limit::Time, limits)
        } else {
            Fault::Crashed(status.to_string())
        }
    }
}

/// How a reader is started. What a hostile file may take over shall not find a password there.
fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg(READER).env_remove(SIGN_PASSWORD);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    aside(&mut command);
    command
}

/// Ctrl+C is for the program, which brings its readers to their end itself: a watcher lets a run that has
/// begun finish.
#[cfg(unix)]
fn aside(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(windows)]
fn aside(command: &mut Command) {
    const CREATE_NEW_PROCESS_GROUP: u32 = 0x200;
    std::os::windows::process::CommandExt::creation_flags(command, CREATE_NEW_PROCESS_GROUP);
}

#[cfg(not(any(unix, windows)))]
fn aside(_: &mut Command) {}

impl Drop for Reader {
    /// Nothing more to do is its sign to end; then it must not stay behind as a dead process.
    fn drop(&mut self) {
        self.jobs = None;
        let _ = self.process.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_reads_is_not_told_the_password_of_a_secret_key() {
        let command = command(Path::new("bokslut"));
        assert!(command.get_envs().any(|told| told == (SIGN_PASSWORD.as_ref(), None)));
    }
}
