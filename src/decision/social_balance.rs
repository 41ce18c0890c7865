//! The social balance sheet (*social balansräkning*): what an account still expects at the end of a year,
//! as an asset. Formula section 20 of the method.
//!
//! The balance at the end of year t is what later years are to bring, discounted to that day:
//! B_t = (1+r)^t * sum over s > t of D_s F_s, where D_s is section 9's, so that a flow has the same value
//! here as in the projection. B_0 = A(H) is what the year's participants were expected to bring when the
//! year began. From year to year
//!
//! B_t = B_(t-1) + interest - F_t, interest = r * B_(t-1) - ((1+r)^t D_t - 1) F_t:
//!
//! a year's interest on the opening balance, less the interest on what falls before the year's end and so
//! does not wait for it. Years after the horizon count for nothing.

use super::Support;
use super::rows::{nothing, to_the_ore};
use crate::base::Unit;
use crate::before::{Earlier, Whose};
use crate::figure::{Book, Expr, Fault, Id, Label, Range, Test};
use crate::model::Party;
use crate::project::series::{Series, by_year};
use std::sync::Arc;

/// What is still expected at the end of every year, and how it gets there.
#[derive(Debug)]
pub struct SocialBalance {
    /// (1+r)^t: a value when the account year begins, carried to the end of year t.
    pub growth: Range,
    /// The parties at the top, in the order of the income statement, production value last. Before it,
    /// those that only the year before had.
    pub rows: Vec<Balance>,
    /// Society: this year's participants.
    pub own: Roll,
    /// The sum of the parties' closing balances - society's, which is 0.
    pub apart: Range,
    /// Whether the balance adds up, over years and over parties, in a word.
    pub holds: Id,
    /// Society: those of earlier years, where the run has the year before.
    pub earlier: Option<Carried>,
    /// Society's closing balance, all participants.
    pub closing: Range,
    /// The same without production value: what the actors expect.
    pub actors: Range,
}

/// What one party expects.
#[derive(Debug)]
pub struct Balance {
    /// Whose; none for an actor that only the year before had.
    pub party: Option<Party>,
    /// That actor.
    pub gone: Option<Whose>,
    /// What it is called.
    pub name: Arc<str>,
    /// From this year's participants.
    pub own: Option<Cohort>,
    /// The position in [`Before::earlier`](crate::before::Before) of what it expects from those of earlier years.
    pub earlier: Option<usize>,
    /// The opening balance of the account year.
    pub opening: Id,
    /// The account year's interest on everything.
    pub interest: Id,
    /// From all participants: what is realised every year, and the closing balance.
    pub all: [Range; 2],
}

/// What one party expects from the participants of a year.
#[derive(Debug)]
pub struct Cohort {
    /// B_0.
    pub new: Id,
    /// The same as the balance before year 1.
    pub start: Id,
    /// The interest of every year.
    pub interest: Range,
    /// What is realised every year, -F_t: it leaves the balance.
    pub realised: Range,
    /// B_t.
    pub closing: Range,
}

/// Society's balance of this year's participants, from year to year.
#[derive(Debug)]
pub struct Roll {
    /// The balance of the year before.
    pub opening: Range,
    /// What is expected of new participants.
    pub new: Range,
    /// Interest, realised, closing.
    pub cohort: Cohort,
    /// Opening + new + interest + realised - closing, which is 0.
    pub difference: Range,
}

/// Society's balance of the participants of earlier years, as the year before expected it.
#[derive(Debug)]
pub struct Carried {
    /// The balance before year 1.
    pub start: Id,
    /// The balance of the year before.
    pub opening: Range,
    /// What makes closing of opening and realised: interest, at the rate of the year before.
    pub interest: Range,
    /// What is realised every year, negative where it is a gain.
    pub realised: Range,
    /// The balance at the end of every year.
    pub closing: Range,
    /// The account year's opening balance, interest and realised, all participants.
    pub year_1: [Id; 3],
}

/// What balances are made of.
struct Maker<'a> {
    book: &'a mut Book,
    support: &'a Support<'a>,
    growth: Range,
}

impl SocialBalance {
    pub(super) fn define(book: &mut Book, support: &Support) -> Result<SocialBalance, Fault> {
        let (told, account) = (&support.told.balance, support.account);
        let time = &account.time;
        let growth = by_year(book, &told.growth, Unit::Factor, time.length(), |at| {
            (Expr::from(1) + time.rate).to_the(time.years[at])
        })?;
        let mut maker = Maker { book, support, growth };
        let rows = maker.rows()?;
        let own = maker.society()?;
        let closings: Vec<&Range> =
            rows.iter().filter_map(|row| row.own.as_ref()).map(|cohort| &cohort.closing).collect();
        let apart =
            maker.by_year(&told.apart, |at| to_the_ore(sum(&closings, at) - own.cohort.closing[at]))?;
        let holds = nothing(maker.book, support, &[&own.difference, &apart])?;
        let earlier = maker.carried(&own)?;
        let closing = match &earlier {
            Some(carried) => {
                maker.by_year(&told.closing, |at| own.cohort.closing[at] + carried.closing[at])?
            }
            None => Arc::clone(&own.cohort.closing),
        };
        let production = rows.iter().find(|row| row.party == Some(Party::Production));
        let actors = maker.by_year(&told.actors, |at| {
            production.map_or(closing[at].into(), |row| closing[at] - row.all[1][at])
        })?;
        let growth = maker.growth;
        Ok(SocialBalance { growth, rows, own, apart, holds, earlier, closing, actors })
    }
}

fn sum(rows: &[&Range], at: usize) -> Expr {
    Expr::Sum(rows.iter().map(|row| row[at]).collect())
}

/// The balance when a year begins: that at the end of the year before, before year 1 another.
fn opening(at: usize, start: Id, closing: &Range) -> Id {
    at.checked_sub(1).map_or(start, |before| closing[before])
}

impl Maker<'_> {
    fn by_year(&mut self, name: &Arc<str>, expr: impl Fn(usize) -> Expr) -> Result<Range, Fault> {
        by_year(self.book, name, Unit::Kronor, self.support.account.time.length(), expr)
    }

    fn earlier(&self) -> &[Earlier] {
        self.support.before.map_or(&[], |before| &before.earlier)
    }

    fn cohort(&mut self, series: &Series) -> Result<Cohort, Fault> {
        let (told, account) = (&self.support.told.balance, self.support.account);
        let (time, growth) = (&account.time, Arc::clone(&self.growth));
        let last = series.accumulated.last().copied().unwrap_or(time.rate);
        let new = self.book.define(&told.new, Unit::Kronor, last)?;
        let start = self.book.define(Label::in_year(&told.closing, 0), Unit::Kronor, new)?;
        let closing = self.by_year(&told.closing, |at| growth[at] * (new - series.accumulated[at]))?;
        let realised = self.by_year(&told.realised, |at| {
            let counts = Test::AtMost(time.years[at].into(), time.horizon.into());
            Expr::when(counts, Expr::from(0) - series.undiscounted[at], 0)
        })?;
        let interest = self.by_year(&told.interest, |at| {
            let waited = time.rate * opening(at, start, &closing);
            // What falls before the year's end, at the year's end, less what it was.
            waited - (growth[at] * series.discounted[at] + realised[at])
        })?;
        Ok(Cohort { new, start, interest, realised, closing })
    }

    /// The parties' rows.
    fn rows(&mut self) -> Result<Vec<Balance>, Fault> {
        let names = self.support.names();
        let mut rows = Vec::new();
        for figures in self.support.projection.parties.iter().filter(|figures| figures.depth == 0) {
            if figures.party == Party::Production {
                let gone = (0..self.earlier().len()).filter(|at| self.earlier()[*at].party.is_none());
                for at in gone.collect::<Vec<_>>() {
                    let name = Arc::clone(&self.earlier()[at].name);
                    rows.push(self.row(None, name, None, Some(at))?);
                }
            }
            let own = self.cohort(&figures.total)?;
            let earlier = self.earlier().iter().position(|earlier| earlier.party == Some(figures.party));
            rows.push(self.row(Some(figures.party), names.of(figures.party), Some(own), earlier)?);
        }
        Ok(rows)
    }

    fn row(
        &mut self,
        party: Option<Party>,
        name: Arc<str>,
        own: Option<Cohort>,
        at: Option<usize>,
    ) -> Result<Balance, Fault> {
        let told = &self.support.told.balance;
        let (year_1, kronor) = (|name| Label::in_year(name, 1), Unit::Kronor);
        let earlier = self.support.before.zip(at).map(|(before, at)| &before.earlier[at]);
        let opening = match earlier {
            Some(earlier) => earlier.opening,
            None => self.book.define(year_1(&told.opening), kronor, 0)?,
        };
        let waited = |earlier: &Earlier| earlier.closing[0] - earlier.opening - earlier.realised[0];
        let (interest, all) = match (&own, earlier) {
            (Some(own), Some(earlier)) => {
                let interest = own.interest[0] + waited(earlier);
                let interest = self.book.define(year_1(&told.interest), kronor, interest)?;
                let both = |name, maker: &mut Self, own: &Range, earlier: &Range| {
                    maker.by_year(name, |at| own[at] + earlier[at])
                };
                let realised = both(&told.realised, self, &own.realised, &earlier.realised)?;
                (interest, [realised, both(&told.closing, self, &own.closing, &earlier.closing)?])
            }
            (None, Some(earlier)) => {
                let interest = self.book.define(year_1(&told.interest), kronor, waited(earlier))?;
                (interest, [&earlier.realised, &earlier.closing].map(Arc::clone))
            }
            (Some(own), None) => (own.interest[0], [&own.realised, &own.closing].map(Arc::clone)),
            // A row is somebody's of this year or of the year before.
            (None, None) => (opening, [Range::from([]), Range::from([])]),
        };
        let gone = earlier.filter(|_| party.is_none()).map(|earlier| earlier.whose.clone());
        Ok(Balance { party, gone, name, own, earlier: at, opening, interest, all })
    }

    fn society(&mut self) -> Result<Roll, Fault> {
        let (told, account) = (&self.support.told.balance, self.support.account);
        let cohort = self.cohort(&self.support.projection.types.total)?;
        let first = |at: usize| Test::Equal(account.time.years[at].into(), 1.into());
        let opening = self.by_year(&told.opening, |at| {
            Expr::when(first(at), 0, opening(at, cohort.start, &cohort.closing))
        })?;
        let new = self.by_year(&told.new, |at| Expr::when(first(at), cohort.new, 0))?;
        let difference = self.by_year(&told.difference, |at| {
            let before = opening[at] + new[at] + cohort.interest[at] + cohort.realised[at];
            to_the_ore(before - cohort.closing[at])
        })?;
        Ok(Roll { opening, new, cohort, difference })
    }

    fn carried(&mut self, own: &Roll) -> Result<Option<Carried>, Fault> {
        let told = &self.support.told.balance;
        let Some(before) = self.support.before else { return Ok(None) };
        let rows: [Vec<&Range>; 2] = [
            before.earlier.iter().map(|earlier| &earlier.realised).collect(),
            before.earlier.iter().map(|earlier| &earlier.closing).collect(),
        ];
        let first = before.earlier.iter().map(|earlier| earlier.opening).collect();
        let first = self.book.define(&told.opening, Unit::Kronor, Expr::Sum(first))?;
        let start = self.book.define(Label::in_year(&told.closing, 0), Unit::Kronor, first)?;
        let realised = self.by_year(&told.realised, |at| sum(&rows[0], at))?;
        let closing = self.by_year(&told.closing, |at| sum(&rows[1], at))?;
        let opening = self.by_year(&told.opening, |at| opening(at, start, &closing).into())?;
        let interest = self.by_year(&told.interest, |at| closing[at] - opening[at] - realised[at])?;
        let mut both =
            |name, a: &Range, b: &Range| self.book.define(Label::in_year(name, 1), Unit::Kronor, a[0] + b[0]);
        let interest_1 = both(&told.interest, &own.cohort.interest, &interest)?;
        let realised_1 = both(&told.realised, &own.cohort.realised, &realised)?;
        Ok(Some(Carried {
            start,
            opening,
            interest,
            realised,
            closing,
            year_1: [first, interest_1, realised_1],
        }))
    }
}
