//! A thread that ends its own process when a job takes too much memory or time. It works whatever
//! the job is stuck in, and on every system.

use super::{Limits, OUT_OF_MEMORY, OUT_OF_TIME};
use memory_stats::memory_stats;
use std::process::exit;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often a job is looked at. Memory that is written to grows by less than 100 MB in that time.
const INTERVAL: Duration = Duration::from_millis(10);

/// What is being guarded: nothing between jobs.
type Watched = Option<(Instant, Limits)>;

/// Watches the jobs of this process, one at a time.
pub(super) struct Guard {
    watched: Arc<(Mutex<Watched>, Condvar)>,
}

impl Guard {
    /// A guard whose thread waits for the first job; none if the system gives no thread.
    pub(super) fn new() -> Option<Guard> {
        let watched: Arc<(Mutex<Watched>, Condvar)> = Arc::default();
        let guard = Guard { watched: Arc::clone(&watched) };
        thread::Builder::new().spawn(move || watch(&watched)).ok().map(|_| guard)
    }

    /// Does a job within its limits, or ends the process.
    pub(super) fn within<T>(&self, limits: Limits, job: impl FnOnce() -> T) -> T {
        self.set(Some((Instant::now(), limits)));
        let done = job();
        self.set(None);
        done
    }

    fn set(&self, to: Watched) {
        let (watched, changed) = &*self.watched;
        *watched.lock().unwrap_or_else(PoisonError::into_inner) = to;
        changed.notify_one();
    }
}

fn watch((watched, changed): &(Mutex<Watched>, Condvar)) {
    let mut now = watched.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        now = match *now {
            None => changed.wait(now).unwrap_or_else(PoisonError::into_inner),
            Some((since, limits)) => {
                if since.elapsed() > Duration::from_secs(limits.seconds.into()) {
                    exit(OUT_OF_TIME.into());
                }
                if used() > u64::from(limits.memory) << 20 {
                    exit(OUT_OF_MEMORY.into());
                }
                changed.wait_timeout(now, INTERVAL).unwrap_or_else(PoisonError::into_inner).0
            }
        };
    }
}

/// The memory of this process in bytes; 0 where the system does not say.
pub(super) fn used() -> u64 {
    memory_stats().and_then(|stats| u64::try_from(stats.physical_mem).ok()).unwrap_or_default()
}
