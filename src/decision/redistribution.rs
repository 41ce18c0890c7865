//! Redistribution (*omfördelning*): who gains and who loses by each chosen year, what the winners would
//! have to pay the losers, and who is out of pocket when. Formula section 17 of the method.

use super::Support;
use super::rows::{Chosen, across, nothing, to_the_ore};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Range, Test};
use crate::model::Party;
use crate::project::parties::PartyFigures;
use crate::project::series::by_year;

/// Who gains and who pays, by the chosen years and year by year. A part of an actor is counted in it.
#[derive(Debug)]
pub struct Redistribution {
    /// The parties at the top, in the order of the income statement: production value last.
    pub stakes: Vec<Stake>,
    /// Everybody and production value: the losers are paid by all who gain.
    pub society: Settlement,
    /// The actors alone. Production value is in nobody's till, so it pays nobody.
    pub money: Settlement,
    /// The actors' money year by year.
    pub cash: Cash,
}

/// What a party has gained or lost by each chosen year.
#[derive(Debug)]
pub struct Stake {
    /// Its position in the income statement.
    pub position: usize,
    /// Whose.
    pub party: Party,
    /// The accumulated result.
    pub result: Vec<Id>,
    /// What of it is above zero.
    pub gain: Vec<Id>,
    /// What of it is below zero, negative.
    pub loss: Vec<Id>,
}

/// The winners pay the losers, by each chosen year. Rows of parties are in the order of the stakes.
#[derive(Debug)]
pub struct Settlement {
    /// The sum of gains.
    pub gains: Vec<Id>,
    /// The sum of losses, negative.
    pub losses: Vec<Id>,
    /// What all of it comes to.
    pub total: Vec<Id>,
    /// The share of its gain that every winner pays.
    pub paid: Vec<Id>,
    /// The share of its loss that every loser gets.
    pub covered: Vec<Id>,
    /// What a party gets, or pays as a negative amount.
    pub compensation: Vec<Vec<Id>>,
    /// Its result after that.
    pub after: Vec<Vec<Id>>,
    /// The sum of compensations, which is 0.
    pub compensations: Vec<Id>,
    /// The sum of results after compensation - the sum before, which is 0.
    pub difference: Vec<Id>,
    /// Whether somebody still loses, in a word.
    pub loses: Vec<Id>,
    /// Whether both sums are as they must be, in a word.
    pub holds: Id,
}

/// The actors' money year by year, undiscounted, within the horizon. Rows are in the order of the stakes,
/// without production value.
#[derive(Debug)]
pub struct Cash {
    /// Each actor's result of the year.
    pub flows: Vec<Range>,
    /// What of it is below zero.
    pub below: Vec<Range>,
    /// The sum of results.
    pub total: Range,
    /// The sum of what is below zero.
    pub minus: Range,
    /// The sum of what is above zero.
    pub plus: Range,
}

impl Redistribution {
    pub(super) fn define(book: &mut Book, support: &Support) -> Result<Redistribution, Fault> {
        let told = &support.told.redistribution;
        let returns = &support.projection.returns;
        let mut chosen = Chosen::of(book, support);
        let mut stakes = Vec::new();
        for (position, (figures, (party, result))) in
            support.projection.parties.iter().zip(&returns.parties).enumerate()
        {
            if figures.depth > 0 {
                continue;
            }
            let of = |at: usize| Expr::Of(result[at]);
            let gain = chosen.row(&told.gain, Unit::Kronor, |at| of(at).or_greater(0))?;
            let loss = chosen.row(&told.loss, Unit::Kronor, |at| of(at).or_lesser(0))?;
            stakes.push(Stake { position, party: *party, result: result.clone(), gain, loss });
        }
        let society = Settlement::define(&mut chosen, support, &stakes, Some(&returns.total))?;
        let actors = stakes.iter().filter(|stake| stake.party != Party::Production).count();
        let money = Settlement::define(&mut chosen, support, &stakes[..actors], None)?;
        let figures: Vec<&PartyFigures> =
            stakes[..actors].iter().map(|stake| &support.projection.parties[stake.position]).collect();
        let cash = Cash::define(book, support, &figures)?;
        Ok(Redistribution { stakes, society, money, cash })
    }
}

impl Settlement {
    /// `total` is what the stakes come to, where that is known from elsewhere.
    fn define(
        chosen: &mut Chosen,
        support: &Support,
        stakes: &[Stake],
        total: Option<&Vec<Id>>,
    ) -> Result<Settlement, Fault> {
        let (told, kronor) = (&support.told.redistribution, Unit::Kronor);
        let sum = |rows: &[&Vec<Id>], at: usize| Expr::Sum(across(rows, at));
        let [gain, loss]: [Vec<&Vec<Id>>; 2] = [
            stakes.iter().map(|stake| &stake.gain).collect(),
            stakes.iter().map(|stake| &stake.loss).collect(),
        ];
        let gains = chosen.row(&told.gains, kronor, |at| sum(&gain, at))?;
        let losses = chosen.row(&told.losses, kronor, |at| sum(&loss, at))?;
        let total = match total {
            Some(total) => total.clone(),
            None => chosen.row(&told.total_money, kronor, |at| gains[at] + losses[at])?,
        };
        // As much is paid as is lost, or all that is gained. A share that is whole is exactly 1, so whoever
        // gets all of a loss is at exactly 0.
        let lost = |at: usize| Expr::from(0) - losses[at];
        let moved = |at: usize| Expr::Of(gains[at]).or_lesser(lost(at));
        let share = |of: Id, size: Expr, at: usize| {
            Expr::when(Test::Equal(of.into(), Expr::from(0)), 0, moved(at) / size)
        };
        let paid = chosen.row(&told.paid, Unit::Share, |at| share(gains[at], gains[at].into(), at))?;
        let covered = chosen.row(&told.covered, Unit::Share, |at| share(losses[at], lost(at), at))?;
        let (mut compensation, mut after) = (Vec::new(), Vec::new());
        for stake in stakes {
            let row = chosen.row(&told.compensation, kronor, |at| {
                Expr::from(0) - stake.loss[at] * covered[at] - stake.gain[at] * paid[at]
            })?;
            after.push(chosen.row(&told.after, kronor, |at| stake.result[at] + row[at])?);
            compensation.push(row);
        }
        let [moved, left]: [Vec<&Vec<Id>>; 2] = [compensation.iter().collect(), after.iter().collect()];
        let compensations = chosen.row(&told.compensations, kronor, |at| to_the_ore(sum(&moved, at)))?;
        let difference = chosen.row(&told.difference, kronor, |at| to_the_ore(sum(&left, at) - total[at]))?;
        let tolerance = support.projection.checks.tolerance;
        let loses = chosen.row(&told.loses, Unit::Text, |at| {
            let nobody = Test::AtMost(-Expr::from(tolerance), Expr::Min(across(&left, at)));
            Expr::when(nobody, Expr::word(&told.nobody), Expr::word(&told.somebody))
        })?;
        let holds = nothing(chosen.book, support, &[&compensations, &difference])?;
        Ok(Settlement {
            gains,
            losses,
            total,
            paid,
            covered,
            compensation,
            after,
            compensations,
            difference,
            loses,
            holds,
        })
    }
}

impl Cash {
    fn define(book: &mut Book, support: &Support, actors: &[&PartyFigures]) -> Result<Cash, Fault> {
        let (told, time) = (&support.told.redistribution, &support.account.time);
        let (kronor, length) = (Unit::Kronor, time.length());
        let (mut flows, mut below) = (Vec::new(), Vec::new());
        for actor in actors {
            let flow = by_year(book, &told.flow, kronor, length, |at| {
                let counts = Test::AtMost(time.years[at].into(), time.horizon.into());
                Expr::when(counts, actor.total.undiscounted[at], 0)
            })?;
            below.push(by_year(book, &told.below, kronor, length, |at| Expr::Of(flow[at]).or_lesser(0))?);
            flows.push(flow);
        }
        let sum = |rows: &[Range], at: usize| Expr::Sum(rows.iter().map(|row| row[at]).collect());
        let total = by_year(book, &told.total_money, kronor, length, |at| sum(&flows, at))?;
        let minus = by_year(book, &told.minus, kronor, length, |at| sum(&below, at))?;
        let plus = by_year(book, &told.plus, kronor, length, |at| total[at] - minus[at])?;
        Ok(Cash { flows, below, total, minus, plus })
    }
}
