//! The totals of an account year. Kronor and persons add up; returns are worked out from the sums.

use super::accounts::{Transfer, column};
use crate::base::Unit;
use crate::before::Measure;
use crate::figure::{Book, Expr, Fault, Id, Test};
use crate::together::{Caution, Entered, differing};
use crate::words::Words;
use rust_decimal::Decimal;

/// What adds up, in the order of the columns, and the column of [`Transfer::values`] that it counts
/// once too often, with its sign.
pub const ADDED: [(Measure, Option<(usize, i32)>); 7] = [
    (Measure::Participants, None),
    (Measure::Income, Some((0, 1))),
    (Measure::Cost, Some((0, 1))),
    (Measure::Result, None),
    (Measure::Society, Some((0, -1))),
    (Measure::SocietyTerm, Some((2, -1))),
    (Measure::SocietyHorizon, Some((4, -1))),
];

/// The totals of an account year.
#[derive(Debug)]
pub struct Totals {
    /// The year.
    pub number: u16,
    /// What accounts of the year do not have in common.
    pub differing: Vec<Caution>,
    /// The year, by which sums find their rows.
    pub year: Id,
    /// The sum of each of [`ADDED`]; none for horizons of different length.
    pub plain: Vec<Option<Id>>,
    /// What the sums count twice because one operation pays another; none where nobody does.
    pub between: Option<Vec<Option<Id>>>,
    /// The sums with that counted once.
    pub net: Option<Vec<Option<Id>>>,
    /// Return over the term of office and over the horizon, from the sums.
    pub returns: [Option<Id>; 2],
}

impl Totals {
    pub(super) fn define(
        book: &mut Book,
        accounts: &[Entered],
        transfers: &[Transfer],
        number: u16,
        words: &Words,
    ) -> Result<Totals, Fault> {
        let own = &words.together;
        let year = book.fixed(Measure::Year.name(own), Unit::CalendarYear, Decimal::from(number));
        let of_year = |account: &&Entered| account.year == number;
        let differing = differing(book, &accounts.iter().filter(of_year).collect::<Vec<_>>());
        let horizon = |account: &Entered| book.number(account.figures.get(Measure::Horizon));
        let mut horizons = accounts.iter().filter(of_year).map(horizon);
        let first = horizons.next();
        let one_horizon = horizons.all(|horizon| Some(horizon) == first);
        let adds = |measure: Measure| one_horizon || measure != Measure::SocietyHorizon;
        let sum = |measure: Measure| Expr::SumIfs {
            values: column(accounts, measure),
            conditions: vec![(column(accounts, Measure::Year), year)],
        };
        let unit = |measure| if measure == Measure::Participants { Unit::Persons } else { Unit::Kronor };
        let mut plain = Vec::new();
        for (measure, _) in ADDED {
            let label = measure.name(own);
            plain.push(match adds(measure) {
                true => Some(book.define(label, unit(measure), sum(measure))?),
                false => None,
            });
        }
        let paid = |slot: usize| Expr::SumIfs {
            values: transfers.iter().map(|transfer| transfer.values[slot]).collect(),
            conditions: vec![(transfers.iter().map(|transfer| transfer.year).collect(), year)],
        };
        let any = transfers.iter().any(|transfer| accounts[transfer.receiver].year == number);
        let (mut between, mut net) = (None, None);
        if any {
            let (mut twice, mut once) = (Vec::new(), Vec::new());
            for ((measure, counted), plain) in ADDED.into_iter().zip(&plain) {
                let label = measure.name(own);
                let (Some((slot, sign)), Some(plain)) = (counted, plain) else {
                    twice.push(None);
                    once.push(*plain);
                    continue;
                };
                let amount = if sign < 0 { -paid(slot) } else { paid(slot) };
                let amount = book.define(label, Unit::Kronor, amount)?;
                twice.push(Some(amount));
                once.push(Some(book.define(label, Unit::Kronor, *plain + amount)?));
            }
            (between, net) = (Some(twice), Some(once));
        }
        let sums = net.as_ref().unwrap_or(&plain);
        let mut rate = |measure: Measure, society: usize, spent: Measure, slot: usize| {
            let Some(society) = sums[society] else { return Ok(None) };
            let spent = if any { sum(spent) + paid(slot) } else { sum(spent) };
            let nothing = Test::Equal(spent.clone(), Expr::from(0));
            let none = Expr::word(&words.report.terms.none);
            let rate = Expr::when(nothing, none, Expr::from(society) / spent);
            book.define(measure.name(own), Unit::Times, rate).map(Some)
        };
        let returns = [
            rate(Measure::ReturnTerm, 5, Measure::SpentTerm, 1)?,
            rate(Measure::ReturnHorizon, 6, Measure::SpentHorizon, 3)?,
        ];
        Ok(Totals { number, differing, year, plain, between, net, returns })
    }
}
