//! The progress bar, on standard error, while a run goes on.

use crate::batch::Step;
use crate::words::Words;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How the bar looks: what is going on, the bar, how many of how many.
const TEMPLATE: &str = "{msg} [{bar:30}] {pos}/{len}";

/// A progress bar, or none. It is gone from the screen when it is dropped.
pub struct Bar {
    bar: ProgressBar,
    shown: bool,
    words: &'static Words,
}

impl Bar {
    /// A bar, shown or not.
    pub fn new(shown: bool, words: &'static Words) -> Bar {
        // Hidden until there is something to say.
        let bar = ProgressBar::hidden();
        let style = ProgressStyle::with_template(TEMPLATE).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.progress_chars("=> "));
        Bar { bar, shown, words }
    }

    /// Shows how far the run has come. May be called from any thread.
    pub fn step(&self, step: Step) {
        let words = &self.words.cli.progress;
        let (count, message) = match step {
            Step::Done => return self.bar.inc(1),
            Step::Reading(count) => (count, &words.reading),
            Step::Computing(count) => (count, &words.computing),
        };
        self.bar.set_position(0);
        self.bar.set_length(u64::try_from(count).unwrap_or(u64::MAX));
        self.bar.set_message(message.as_str());
        if self.shown && self.bar.is_hidden() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
