//! An account that has been computed, with short ways to its figures.

use bokslut::account::Account;
use bokslut::account::ledger::{Reason, Row};
use bokslut::account::statement::Block;
use bokslut::decision::{Decision, Support};
use bokslut::figure::{Book, Id};
use bokslut::model::{Inputs, Party};
use bokslut::pipeline::compute;
use bokslut::project::Projection;
use bokslut::project::parties::PartyFigures;
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;

/// An account and its projection.
pub struct Worked {
    pub inputs: Inputs,
    pub book: Book,
    pub account: Account,
    pub projection: Projection,
}

impl Worked {
    pub fn of(inputs: Inputs) -> Worked {
        let (book, account, projection) = compute(&inputs, &Words::of(Lang::Sv).report)
            .unwrap_or_else(|finding| panic!("{} {:?}", finding.code, finding.values));
        Worked { inputs, book, account, projection }
    }

    /// What the account says about decisions, without a year before.
    pub fn decision(&mut self) -> Decision {
        let words = Words::of(Lang::Sv);
        let Worked { inputs, book, account, projection } = self;
        let support = Support::of(inputs, words, account, projection);
        Decision::define(book, &support).expect("numbers of an ordinary size")
    }

    /// The number of a figure that must be one.
    pub fn number(&self, id: Id) -> Decimal {
        self.book.number(id).unwrap_or_else(|| panic!("a word, not a number: {:?}", self.book.label(id)))
    }

    /// The word of a figure that must be one.
    pub fn word(&self, id: Id) -> &str {
        self.book.text(id).unwrap_or_else(|| panic!("a number, not a word: {:?}", self.book.label(id)))
    }

    pub fn numbers(&self, ids: &[Id]) -> Vec<Decimal> {
        ids.iter().map(|id| self.number(*id)).collect()
    }

    /// The first ledger row that is there for a reason.
    pub fn row(&self, reason: Reason) -> &Row {
        self.account.ledger.rows.iter().find(|row| row.reason == reason).expect("a row for the reason")
    }

    /// The undiscounted flows of the effect line at a position.
    pub fn effect(&self, line: usize) -> Vec<Decimal> {
        self.numbers(&self.row(Reason::Effect(line)).flows)
    }

    pub fn block(&self, party: Party) -> &Block {
        self.account.statement.block(party).expect("a block for every party")
    }

    pub fn party(&self, party: Party) -> &PartyFigures {
        self.projection.parties.iter().find(|figures| figures.party == party).expect("every party")
    }

    /// The verdict over all identities.
    pub fn master(&self) -> &str {
        self.word(self.projection.checks.master)
    }
}
