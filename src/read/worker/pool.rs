//! The side of the batch: readers that are kept alive over many files.

use super::{Answer, Asked, Job, Limits, OUT_OF_MEMORY, OUT_OF_TIME, READER};
use crate::base::SIGN_PASSWORD;
use crate::read::limits::Limit;
use crate::read::rows::{Persons, Rest, Taker, stream};
use crate::read::shelf::Shelf;
use crate::read::{Fault, Workbook, read_within};
use std::io::{BufReader, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

/// Where and within which limits files are read.
#[derive(Clone, Debug)]
pub struct Readers(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// The program to start; none: files are read in this process.
    program: Option<PathBuf>,
    limits: Limits,
    idle: Mutex<Vec<Reader>>,
}

impl Readers {
    /// Reads in processes of `program`, which is this program, or (without one) in this process,
    /// where memory and time are not guarded.
    pub fn new(program: Option<PathBuf>, limits: Limits) -> Readers {
        Readers(Arc::new(Inner { program, limits, idle: Mutex::default() }))
    }

    /// Reads one workbook. Called from many threads, each has a reader of its own meanwhile. Of a long
    /// sheet that tells of persons the beginning is read; [`Grid::pieces`](crate::read::Grid::pieces) has
    /// all of it.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read(&self, path: &Path, name: &Arc<str>) -> Result<Workbook, Fault> {
        self.read_with(path, name, &Persons::default())
    }

    /// The same where the user has names of their own for the sheets that tell of persons.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read_with(&self, path: &Path, name: &Arc<str>, persons: &Persons) -> Result<Workbook, Fault> {
        let asked = Asked::Workbook(Arc::clone(name), persons.clone());
        let mut book = match &self.0.program {
            None => read_within(path, name, persons, self.0.limits, &mut Shelf::default())?,
            Some(program) => {
                let nothing = || Fault::Crashed("?".to_string());
                self.ask(program, path, asked, &mut |_| ControlFlow::Break(()))?.ok_or_else(nothing)?
            }
        };
        for rest in book.sheets.iter_mut().filter_map(|grid| grid.rest.as_mut()) {
            rest.readers = Some(self.clone());
        }
        Ok(book)
    }

    /// Hands on the rows of a sheet that were not kept.
    pub(in crate::read) fn rows(&self, rest: &Rest, sheet: &str, take: Taker) -> Result<(), Fault> {
        let Rest { path, stamp, after, .. } = rest;
        match &self.0.program {
            None => stream(path, *stamp, (sheet, *after), self.0.limits, take, &mut Shelf::default()),
            Some(program) => {
                let asked = Asked::Rows { sheet: sheet.to_string(), after: *after, stamp: *stamp };
                self.ask(program, path, asked, take).map(drop)
            }
        }
    }

    /// What a reader answers; nothing but rows where those were asked for.
    fn ask(&self, program: &Path, path: &Path, asked: Asked, take: Taker) -> Result<Option<Workbook>, Fault> {
        let idle = self.idle().pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => Reader::start(program).map_err(|error| Fault::Crashed(error.to_string()))?,
        };
        let job = Job { path: path.into(), limits: self.0.limits, asked };
        match reader.ask(&job, take) {
            Some(ControlFlow::Continue(Answer { read, last })) => {
                if !last {
                    self.idle().push(reader);
                }
                read
            }
            Some(ControlFlow::Break(())) => {
                // It has more to say, and nobody listens.
                let _ = reader.process.kill();
                Ok(None)
            }
            None => Err(reader.end(self.0.limits)),
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Reader>> {
        self.0.idle.lock().unwrap_or_else(PoisonError::into_inner)
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

    /// Its answer, after the rows that it hands on first; none if it ended without one.
    fn ask(&mut self, job: &Job, take: Taker) -> Option<ControlFlow<(), Answer>> {
        let jobs = self.jobs.as_mut()?;
        let bytes = rmp_serde::to_vec(job).ok()?;
        jobs.write_all(&bytes).and_then(|()| jobs.flush()).ok()?;
        if matches!(job.asked, Asked::Rows { .. }) {
            let mut piece = Vec::new();
            loop {
                let mut length = [0; 4];
                self.answers.read_exact(&mut length).ok()?;
                let length = u32::from_le_bytes(length);
                if length == 0 {
                    break;
                }
                // As much as comes: what is only promised takes no room.
                piece.clear();
                (&mut self.answers).take(length.into()).read_to_end(&mut piece).ok()?;
                if take(&piece).is_break() {
                    return Some(ControlFlow::Break(()));
                }
            }
        }
        rmp_serde::from_read(&mut self.answers).ok().map(ControlFlow::Continue)
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
