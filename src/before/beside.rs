//! Every figure that both years have, side by side.

use super::cautions::cautions;
use super::earlier::{Earlier, earlier};
use super::{Change, Datum, Digest, Measure, Merged, Whose};
use crate::account::{Account, Names};
use crate::base::Place;
use crate::figure::{Book, Fault, Id};
use crate::model::{Inputs, Source};
use crate::project::Projection;
use crate::words::names::key;
use crate::words::{Words, fill};
use std::sync::Arc;

/// This year's account.
#[derive(Clone, Copy)]
pub struct Now<'a> {
    /// What it is computed from.
    pub inputs: &'a Inputs,
    /// The actors that are shown as one.
    pub merged: &'a Merged,
    /// The account.
    pub account: &'a Account,
    /// Its projection.
    pub projection: &'a Projection,
    /// The report's path below the output folder.
    pub path: &'a str,
}

/// A figure in both years.
#[derive(Debug)]
pub struct Row {
    /// The figure.
    pub change: Change,
    /// How far below the top an actor stands.
    pub depth: usize,
    /// Whether it is the result of the rows above it.
    pub sums: bool,
    /// Its cell in the report of the year before.
    pub place: Option<Place>,
}

/// Last year's account beside this year's.
#[derive(Debug)]
pub struct Before {
    /// The year before.
    pub year: Id,
    /// Its report, as a path from the folder of this year's.
    pub report: String,
    /// The workbooks that it was made from.
    pub sources: Vec<Source>,
    /// The operation's own books.
    pub books: Vec<Row>,
    /// Society, in year 1 and accumulated.
    pub society: Vec<Row>,
    /// Income, cost and result of year 1 for every party.
    pub parties: Vec<Row>,
    /// What the participants of earlier years are still to bring.
    pub earlier: Vec<Earlier>,
    /// In sentences, why the two cannot be compared as they stand.
    pub cautions: Vec<String>,
}

impl Before {
    /// Puts the account of the year before beside this year's.
    ///
    /// # Errors
    /// When a change grows beyond an exact decimal.
    pub fn define(book: &mut Book, now: Now, last: &Digest, words: &Words) -> Result<Before, Fault> {
        let mut beside = Beside { book, last, words };
        let year = last.get(Measure::Year);
        let place = last.place(year);
        let year = year.enter(beside.book, &words.report.labels.year_before, Some(place));
        Ok(Before {
            year,
            report: way(now.path, &last.report),
            sources: last.sources.clone(),
            books: beside.books(now)?,
            society: beside.society(now)?,
            parties: beside.parties(now)?,
            earlier: earlier(beside.book, now, last, words)?,
            cautions: cautions(beside.book, now, last, words),
        })
    }

    /// Every row.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.books.iter().chain(&self.society).chain(&self.parties)
    }

    /// The row of one of this year's figures.
    pub fn of(&self, id: Id) -> Option<&Change> {
        self.rows().map(|row| &row.change).find(|change| change.values[1] == Some(id))
    }
}

struct Beside<'a> {
    book: &'a mut Book,
    last: &'a Digest,
    words: &'a Words,
}

impl Beside<'_> {
    /// A row; `or_word` is the word that this year's figure can be instead of a number.
    fn row(
        &mut self,
        label: &Arc<str>,
        before: Option<&Datum>,
        after: Option<Id>,
        or_word: Option<&str>,
    ) -> Result<Row, Fault> {
        let named = Arc::from(fill(
            &self.words.report.texts.in_year_before,
            &[("what", label), ("year", &self.last.year.to_string())],
        ));
        let place = before.map(|datum| self.last.place(datum));
        let entered = before.map(|datum| datum.enter(self.book, &named, place.clone()));
        let change = Change::define(self.book, label, [entered, after], or_word, self.words)?;
        Ok(Row { change, depth: 0, sums: false, place })
    }

    /// Table 4.1.
    fn books(&mut self, now: Now) -> Result<Vec<Row>, Fault> {
        let (labels, figures) = (&self.words.report.labels, &now.account.key_figures);
        let none = Some(&*self.words.report.terms.none);
        let last = self.last;
        let first = [
            (&labels.income, last.get(Measure::Income), figures.income, None),
            (&labels.cost, last.get(Measure::Cost), figures.cost, None),
            (&labels.result, last.get(Measure::Result), figures.result, None),
            (&labels.participants, last.get(Measure::Participants), figures.participants, None),
            (&labels.cost_per_person, &last.cost_per_person, figures.cost_per_person, none),
        ];
        let mut rows = Vec::new();
        for (label, before, after, or_word) in first {
            rows.push(self.row(label, Some(before), Some(after), or_word)?);
        }
        let known: Vec<String> = now.inputs.outcomes.iter().map(|outcome| key(&outcome.name)).collect();
        let gone = last.outcomes.iter().filter(|outcome| !known.contains(&key(&outcome.name)));
        let both = now.inputs.outcomes.iter().zip(&figures.outcomes).map(|(outcome, row)| {
            let before = last.outcomes.iter().find(|before| key(&before.name) == key(&outcome.name));
            (&outcome.name, before, Some(row))
        });
        for (name, before, after) in both.chain(gone.map(|outcome| (&outcome.name, Some(outcome), None))) {
            let texts = [&labels.persons_with, &labels.cost_per_outcome, &labels.success_rate];
            for (at, text) in texts.into_iter().enumerate() {
                let label = Arc::from(fill(text, &[("outcome", name)]));
                let before = before.map(|outcome| &outcome.figures[at]);
                rows.push(self.row(&label, before, after.map(|row| row[at]), none.filter(|_| at > 0))?);
            }
        }
        Ok(rows)
    }

    fn society(&mut self, now: Now) -> Result<Vec<Row>, Fault> {
        let [term, horizon] = &now.projection.returns.views;
        let terms = &self.words.report.terms;
        let (none, never) = (Some(&*terms.none), Some(&*terms.never));
        let all = [
            (Measure::Society, now.account.statement.total, None),
            (Measure::SocietyTerm, term.society, None),
            (Measure::SocietyHorizon, horizon.society, None),
            (Measure::ReturnTerm, term.rate, none),
            (Measure::ReturnHorizon, horizon.rate, none),
            (Measure::Payback, now.projection.measures.payback, never),
        ];
        all.into_iter()
            .map(|(measure, after, or_word)| {
                let label = measure.name(&self.words.together);
                self.row(label, Some(self.last.get(measure)), Some(after), or_word)
            })
            .collect()
    }

    /// This year's parties in their order, and after them those that only last year had.
    fn parties(&mut self, now: Now) -> Result<Vec<Row>, Fault> {
        let last = self.last;
        let names = Names { inputs: now.inputs, words: &self.words.report };
        let mut rows = Vec::new();
        let mut known = Vec::new();
        for block in &now.account.statement.blocks {
            let whose = Whose::of(block.party, &now.inputs.actors, now.merged).identity();
            let before = last.parties.iter().find(|party| party.whose.identity() == whose);
            let before = before.map(|party| [&party.income, &party.cost, &party.result]);
            let after = [block.sums[0], block.sums[1], block.result].map(Some);
            rows.extend(self.party(&names.of(block.party), block.depth, before, after)?);
            known.push(whose);
        }
        for party in last.parties.iter().filter(|party| !known.contains(&party.whose.identity())) {
            let Whose::Actor(path) = &party.whose else { continue };
            let Some(member) = path.last() else { continue };
            let before = [&party.income, &party.cost, &party.result];
            rows.extend(self.party(&member.name, party.whose.depth(), Some(before), [None; 3])?);
        }
        Ok(rows)
    }

    fn party(
        &mut self,
        name: &str,
        depth: usize,
        before: Option<[&Datum; 3]>,
        after: [Option<Id>; 3],
    ) -> Result<Vec<Row>, Fault> {
        let report = &self.words.report;
        let labels = [&report.labels.income, &report.labels.cost, &report.labels.result];
        let mut rows = Vec::new();
        for (at, what) in labels.into_iter().enumerate() {
            let label = Arc::from(fill(&report.texts.of_actor, &[("what", what), ("actor", name)]));
            let row = self.row(&label, before.map(|data| data[at]), after[at], None)?;
            rows.push(Row { depth, sums: at == 2, ..row });
        }
        Ok(rows)
    }
}

/// The way from the folder of one file to another, both below the same folder, `/` between parts.
fn way(from: &str, to: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let parts: Vec<&str> = to.split('/').collect();
    let common = folders.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    let up = folders.iter().skip(common).map(|_| "..");
    up.chain(parts.iter().skip(common).copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_report_goes_up_to_what_is_common_and_down_from_there() {
        assert_eq!(way("2024/a-bokslut.xlsx", "2023/a-bokslut.xlsx"), "../2023/a-bokslut.xlsx");
        assert_eq!(way("a-2024.xlsx", "a-2023.xlsx"), "a-2023.xlsx");
        assert_eq!(way("x/y/a.xlsx", "x/z/b.xlsx"), "../z/b.xlsx");
        assert_eq!(way("x/a.xlsx", "b.xlsx"), "../b.xlsx");
    }
}
