//! Budget against outcome: cases worked by hand, and random plans of random accounts against the accounts
//! that they are on their way to the outcome.

#[path = "../support_cases/mod.rs"]
mod support_cases;

mod hand;
mod outside;
mod steps;

use bokslut::decision::plan::Split;
use bokslut::decision::plan::parties::PartySplit;
use bokslut::decision::{Decision, Support};
use bokslut::model::{Inputs, Party};
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;
use support_cases::Worked;

/// An account with its split.
pub struct Planned {
    pub worked: Worked,
    pub split: Split,
}

impl Planned {
    pub fn of(inputs: Inputs) -> Planned {
        let mut worked = Worked::of(inputs);
        let Worked { inputs, book, account, projection } = &mut worked;
        let words = Words::of(Lang::Sv);
        let support = Support::of(inputs, words, account, projection);
        let decision = Decision::define(book, &support).expect("numbers of an ordinary size");
        Planned { split: decision.plan.expect("a plan"), worked }
    }

    /// The split of a party; of everybody's without one.
    pub fn party(&self, party: Option<Party>) -> &PartySplit {
        self.split.parties.iter().find(|split| split.party == party).expect("a split")
    }

    /// Plan and parts: of year 1 in position 0, then by the chosen years.
    pub fn lines(&self, split: &PartySplit, column: usize) -> Vec<Decimal> {
        let id = |line: usize| match column {
            0 => split.year_1[line],
            column => split.chosen[line][column - 1],
        };
        (0..6).map(|line| self.worked.number(id(line))).collect()
    }
}

/// Equal but for the last of 28 digits.
pub fn same(a: Decimal, b: Decimal) -> bool {
    (a - b).abs() <= Decimal::new(1, 9) * a.abs().max(Decimal::ONE)
}
