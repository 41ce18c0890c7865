//! Scenarios, one assumption at a time, where the account turns, and all at once (sections 13 to 16 of the
//! method): small cases worked by hand, and random accounts computed anew from changed inputs, which know no
//! scenario.

#[path = "../support_cases/mod.rs"]
mod support_cases;

mod anew;
mod hand;
mod persons;
mod random;
mod simulation;

use bokslut::decision::{Decision, Support};
use bokslut::model::Inputs;
use bokslut::words::{Lang, Words};
use support_cases::Worked;

/// An account with what it says about decisions.
fn decided(inputs: Inputs) -> (Worked, Decision) {
    let words = Words::of(Lang::Sv);
    let mut worked = Worked::of(inputs);
    let Worked { inputs, book, account, projection } = &mut worked;
    let support = Support::of(inputs, words, account, projection);
    let decision = Decision::define(book, &support).expect("numbers of an ordinary size");
    (worked, decision)
}
