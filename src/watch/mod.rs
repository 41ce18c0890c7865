//! A folder that is watched: whenever something in it has changed and is whole, its reports are made as a
//! run makes them, so that only what depends on the change is computed.
//!
//! What the folder looks like decides, not what the system says happened: events only wake the watcher
//! earlier, for many network shares send none, and some are lost.

mod eyes;
mod look;
mod ready;
mod watcher;

pub use eyes::{Eyes, News};
pub use look::{Look, Mark};
pub use ready::is_ready;
pub use watcher::Watcher;

use crate::batch::{Options, Outcome, run};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How patient the watcher is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How often it looks when nothing wakes it.
    pub every: Duration,
    /// How long a file must have been as it is: saving one is many small steps.
    pub settle: Duration,
    /// How long it waits for files that are being written or held before it goes on without them; and how
    /// long for one that is not whole before it says so.
    pub patience: Duration,
    /// When it tries again what could not be written.
    pub again: Duration,
}

impl Pace {
    /// Looks every so many seconds at least.
    pub fn every(seconds: u64) -> Pace {
        Pace {
            every: Duration::from_secs(seconds),
            settle: Duration::from_millis(700),
            patience: Duration::from_secs(5),
            again: Duration::from_secs(10),
        }
    }
}

/// How a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It can be reached.
    There,
    /// It cannot.
    Lost,
    /// All that a run has read there is gone at once, as when a share is no longer mounted.
    Emptied,
}

/// What there is to tell.
#[derive(Debug)]
pub enum Told<'a> {
    /// How the folder is from now on.
    Folder(State),
    /// Files that are left for later: they are being written, or held by another program.
    Left(&'a BTreeSet<PathBuf>),
    /// A run is done.
    Ran(&'a Outcome),
}

/// Watches the folder that is the options' only input until it is told to stop. A run that has begun is
/// brought to its end. `tell` is told what happens.
pub fn watch(
    options: &Options,
    pace: Pace,
    (news, eyes): (&Receiver<News>, &mut Eyes),
    tell: &mut dyn FnMut(Told),
) {
    let Some(folder) = options.inputs.first() else { return };
    let mut watcher = Watcher::new(pace, Instant::now());
    let mut state = State::There;
    loop {
        let before = Instant::now();
        let look = Look::at(folder, options.out.as_deref());
        let now = match &look {
            None => State::Lost,
            Some(look) if look.0.is_empty() && watcher.has_read() => State::Emptied,
            Some(_) => State::There,
        };
        if now != state {
            state = now;
            tell(Told::Folder(state));
            if state == State::There {
                // What was watched is another folder now.
                eyes.open(folder);
            }
        }
        match look {
            None => watcher.lose(),
            Some(_) if state == State::Emptied => {}
            Some(look) => {
                let now = Instant::now();
                watcher.see(look, now);
                if let Some(left) = watcher.due(now, &|path| is_ready(path)) {
                    if !left.is_empty() {
                        tell(Told::Left(&left));
                    }
                    let outcome = run(&Options { leave: left.clone(), ..options.clone() }, &|_| ());
                    watcher.done(&left, outcome.unwritten > 0, Instant::now());
                    tell(Told::Ran(&outcome));
                }
            }
        }
        // A share that is slow to list is not asked all the time.
        let pause = watcher.pause().max(before.elapsed().min(Duration::from_secs(60)));
        if stopped(news, pause) {
            return;
        }
    }
}

/// Waits for news, or for so long. Whether it is time to stop.
fn stopped(news: &Receiver<News>, pause: Duration) -> bool {
    let mut next = news.recv_timeout(pause);
    // One look is enough for everything that has happened up to now.
    loop {
        match next {
            Ok(News::Changed) => next = news.try_recv().map_err(|_| RecvTimeoutError::Timeout),
            Err(RecvTimeoutError::Timeout) => return false,
            // Told to stop, or whoever would tell us is gone.
            Ok(News::Stop) | Err(RecvTimeoutError::Disconnected) => return true,
        }
    }
}
