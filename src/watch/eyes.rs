//! What wakes the watcher: the system's events, where it sends any, and whoever wants it to stop.

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::Path;
use std::sync::mpsc::Sender;

/// Why the watcher is woken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Something has changed, perhaps.
    Changed,
    /// It is time to stop.
    Stop,
}

/// The events of a folder. Without any the watcher looks now and then all the same.
pub struct Eyes {
    to: Sender<News>,
    events: Option<RecommendedWatcher>,
}

impl Eyes {
    /// Sends what is seen there; opened, or not yet.
    pub fn new(to: Sender<News>) -> Eyes {
        Eyes { to, events: None }
    }

    /// Asks for the events of a folder instead of those before. Whether the system sends any.
    pub fn open(&mut self, folder: &Path) -> bool {
        let to = self.to.clone();
        let told = move |event: notify::Result<Event>| {
            // That somebody reads a file, as we do, changes nothing.
            if !matches!(event, Ok(Event { kind: EventKind::Access(_), .. })) {
                // Nobody listens any more when the watcher has stopped.
                let _ = to.send(News::Changed);
            }
        };
        self.events = notify::recommended_watcher(told).ok().and_then(|mut events| {
            events.watch(folder, RecursiveMode::Recursive).ok()?;
            Some(events)
        });
        self.events.is_some()
    }
}
