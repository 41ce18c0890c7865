//! What the bars of the charts are: results as gains and losses.

use super::ActorSums;
use crate::figure::{Book, Fault, Id};
use crate::project::told::gain_and_loss;
use crate::together::{Entered, Measure};
use crate::words::Words;

/// Bars that a chart can hold and still be read.
pub const MOST: usize = 30;
/// The latest account years that have a chart of their own.
const YEARS: usize = 2;

/// The bars of the charts, each a gain and a loss of which one is 0.
#[derive(Debug)]
pub struct Bars {
    /// Society's result of the first accounts over the term of office.
    pub accounts: Vec<[Id; 2]>,
    /// The result in year 1 of the first actors of an account year, the latest year first: the
    /// year's position among all, and the bars.
    pub actors: Vec<(usize, Vec<[Id; 2]>)>,
}

impl Bars {
    pub(super) fn define(
        book: &mut Book,
        accounts: &[Entered],
        actors: &[ActorSums],
        words: &Words,
    ) -> Result<Bars, Fault> {
        let mut bars = |results: Vec<Id>| -> Result<Vec<[Id; 2]>, Fault> {
            results.into_iter().take(MOST).map(|result| gain_and_loss(book, &words.report, result)).collect()
        };
        let of_accounts =
            bars(accounts.iter().map(|account| account.figures.get(Measure::SocietyTerm)).collect())?;
        let mut of_actors = Vec::new();
        for (position, sums) in actors.iter().enumerate().rev().take(YEARS) {
            of_actors.push((position, bars(sums.groups.iter().map(|group| group.values[2]).collect())?));
        }
        Ok(Bars { accounts: of_accounts, actors: of_actors })
    }
}
