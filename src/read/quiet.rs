//! Calls into the library whose panics are answers, not accidents.
//!
//! Damaged files make the library panic (an `.xls` cut short, an unknown index in an `.xlsb`).
//! Such a panic is caught; its message would only frighten whoever reads the terminal. The hook
//! that prints messages is one for the whole process, so it is wrapped once, and the wrapper asks a
//! flag of its own thread: panics of other threads, and of this one outside [`quietly`], go to
//! the hook that was there before.

use super::fault::Fault;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

static WRAPPED: Once = Once::new();

/// Runs `work`; a panic in it becomes damage with the panic's message as its reason.
pub(super) fn quietly<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    caught(work).map_err(|message| Fault::damaged(&message))
}

/// Runs `work`; a panic in it becomes the panic's message, and nothing is printed.
///
/// What `work` touched is thrown away with it, so nothing half done is seen afterwards.
///
/// # Errors
/// The panic's message.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    WRAPPED.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.try_with(Cell::get).unwrap_or(false) {
                loud(info);
            }
        }));
    });
    let before = QUIET.replace(true);
    let outcome = panic::catch_unwind(AssertUnwindSafe(work));
    QUIET.set(before);
    outcome.map_err(|payload| {
        let message = payload.downcast_ref::<String>().map(String::as_str);
        message.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("damaged").to_string()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn a_panic_is_damage_and_only_panics_outside_are_loud() {
        // A hook of our own beneath the wrapper counts what would have been printed.
        static LOUD: AtomicUsize = AtomicUsize::new(0);
        let name = "counted by the quiet test";
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if std::thread::current().name() == Some(name) {
                LOUD.fetch_add(1, Ordering::SeqCst);
            } else {
                usual(info);
            }
        }));
        // Other tests may have wrapped the hook already, beneath ours: then ours is asked first.
        let first_to_wrap = !WRAPPED.is_completed();
        let counted = |work: fn()| {
            let thread = std::thread::Builder::new().name(name.into()).spawn(work);
            thread.map(|handle| handle.join().is_err())
        };
        let quiet = counted(|| {
            assert_eq!(quietly(|| -> () { panic!("row {}", 7) }), Err(Fault::damaged("row 7")));
        });
        assert!(!quiet.unwrap(), "the panic was caught");
        if first_to_wrap {
            assert_eq!(LOUD.load(Ordering::SeqCst), 0, "and nothing was printed");
        }
        let before = LOUD.load(Ordering::SeqCst);
        let genuine = counted(|| panic!("genuine"));
        assert!(genuine.unwrap(), "a genuine panic is not caught");
        assert_eq!(LOUD.load(Ordering::SeqCst), before + 1, "and it is printed");
    }
}
