//! The reader's side.

use super::guard::{Guard, used};
use super::{Answer, Asked, Job};
use crate::read::read_within;
use crate::read::rows::stream;
use crate::read::shelf::Shelf;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;

/// A reader that has kept this part of its memory after a job ends with it.
const KEPT: u64 = 4;

/// Answers jobs until there are no more: one after another from `jobs`, each to `answers`.
///
/// Returns whether it ended in order.
pub fn serve(jobs: impl Read, mut answers: impl Write) -> bool {
    let Some(guard) = Guard::new() else { return false };
    let mut jobs = BufReader::new(jobs);
    let mut shelf = Shelf::default();
    // The end of the jobs is where the next one would begin.
    while jobs.fill_buf().is_ok_and(|rest| !rest.is_empty()) {
        let Ok(job) = rmp_serde::from_read::<_, Job>(&mut jobs) else { return false };
        let (path, limits) = (Path::new(&job.path), job.limits);
        let read = guard.within(limits, || match &job.asked {
            Asked::Workbook(name, persons) => read_within(path, name, persons, limits, &mut shelf).map(Some),
            Asked::Rows { sheet, after, stamp } => {
                let mut hand_on = |bytes: &[u8]| match piece(&mut answers, bytes) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(_) => ControlFlow::Break(()),
                };
                stream(path, *stamp, (sheet, *after), limits, &mut hand_on, &mut shelf).map(|()| None)
            }
        });
        if matches!(job.asked, Asked::Rows { .. }) && piece(&mut answers, &[]).is_err() {
            return false;
        }
        let last = used() > (u64::from(job.limits.memory) << 20) / KEPT;
        let Ok(answer) = rmp_serde::to_vec(&Answer { read, last }) else { return false };
        if answers.write_all(&answer).and_then(|()| answers.flush()).is_err() || last {
            return false;
        }
    }
    true
}

fn piece(answers: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
    answers.write_all(&length.to_le_bytes())?;
    answers.write_all(bytes)
}
