//! The reader's side.

use super::guard::{Guard, used};
use super::{Answer, Job};
use crate::read::read_within;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;

/// A reader that has kept this part of its memory after a job ends with it.
const KEPT: u64 = 4;

/// Answers jobs until there are no more: one after another from `jobs`, each to `answers`.
///
/// Returns whether it ended in order.
pub fn serve(jobs: impl Read, mut answers: impl Write) -> bool {
    let Some(guard) = Guard::new() else { return false };
    let mut jobs = BufReader::new(jobs);
    // The end of the jobs is where the next one would begin.
    while jobs.fill_buf().is_ok_and(|rest| !rest.is_empty()) {
        let Ok(job) = rmp_serde::from_read::<_, Job>(&mut jobs) else { return false };
        let read = guard.within(job.limits, || read_within(Path::new(&job.path), &job.name, job.limits));
        let last = used() > (u64::from(job.limits.memory) << 20) / KEPT;
        let Ok(answer) = rmp_serde::to_vec(&Answer { read, last }) else { return false };
        if answers.write_all(&answer).and_then(|()| answers.flush()).is_err() || last {
            return false;
        }
    }
    true
}
