//! The sheet Antaganden.

use super::ends;
use super::near;
use super::notes::{Bad, Checked, Marked, Notes, Seen};
use super::plausible;
use super::report_years;
use super::spot::{self, Spot};
use super::table::{Row, Table};
use crate::base::{Cited, Code, Share, Year};
use crate::form;
use crate::model::{
    Assumption, Assumptions, CostType, DRAWS, Distribution, LEAST_DRAWS, MAX_HORIZON, MOST_DRAWS, MOST_SEED,
    SEED, Timing,
};
use crate::read::{Grid, Value};
use crate::words::names::{Name, assumption, column, heading};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

const DEFAULT_HORIZON: usize = 20;

/// The assumptions, and what other sheets need of them though the rest may be wrong.
pub(super) struct Facts {
    pub all: Checked<Assumptions>,
    /// The horizon; the longest possible when its own cell is wrong.
    pub horizon: usize,
    pub price_year: Checked<Year>,
}

/// Reads the sheet, or takes the method's defaults where there is none. `year` is the account year.
pub(super) fn read(grid: Option<&Grid>, year: Checked<Year>, notes: &mut Notes) -> Facts {
    let table = match grid.map(|grid| Table::read(grid, &form::ASSUMPTIONS, notes)) {
        Some(Err(Bad)) => return Facts { all: Err(Bad), horizon: MAX_HORIZON, price_year: Err(Bad) },
        Some(Ok(table)) => Some(table),
        None => None,
    };
    let rows = table.as_ref().map(|table| by_name(table, notes)).unwrap_or_default();
    let mut given = Given { rows, year, notes };
    let rate = given.value(&assumption::RATE, spot::share, Share(Decimal::new(4, 2)));
    let rate = rate.and_then(|rate| given.between(&assumption::RATE, rate));
    let horizon = given.value(
        &assumption::HORIZON,
        |spot, notes| spot::within(spot, 1, MAX_HORIZON, notes),
        DEFAULT_HORIZON,
    );
    let timing =
        CostType::ALL.map(|cost_type| given.value(timing_name(cost_type), spot::one_of, Timing::Beginning));
    let price_year = match given.take(&assumption::PRICE_YEAR, spot::year) {
        Ok(Some(price_year)) => Ok(price_year),
        Ok(None) => year.map(Assumption::default_of),
        Err(Bad) => Err(Bad),
    };
    let years = horizon.as_ref().map_or(MAX_HORIZON, |horizon| horizon.value.value);
    let report_years = given.report_years(years);
    let draws = given.value(
        &assumption::DRAWS,
        |spot, notes| spot::within(spot, LEAST_DRAWS, MOST_DRAWS, notes),
        DRAWS,
    );
    let seed = given.value(&assumption::SEED, |spot, notes| spot::within(spot, 0, MOST_SEED, notes), SEED);
    let distribution = given.value(&assumption::DISTRIBUTION, spot::one_of, Distribution::Pert);

    let target = price_year.as_ref().map(|year| year.value.value).map_err(|_| Bad);
    let all = || -> Checked<Assumptions> {
        let [real, production, financial] = timing;
        Ok(Assumptions {
            rate: rate?,
            horizon: horizon?,
            timing: [real?, production?, financial?],
            price_year: price_year?,
            report_years: report_years?,
            draws: draws?,
            seed: seed?,
            distribution: distribution?,
        })
    };
    Facts { all: all(), horizon: years, price_year: target }
}

fn timing_name(cost_type: CostType) -> &'static Name {
    match cost_type {
        CostType::Real => &assumption::TIMING_REAL,
        CostType::Production => &assumption::TIMING_PRODUCTION,
        CostType::Financial => &assumption::TIMING_FINANCIAL,
    }
}

/// The rows by the Swedish name of their assumption. Unknown names and repeated ones are findings.
fn by_name<'t, 'a>(table: &'t Table<'a>, notes: &mut Notes) -> BTreeMap<&'static str, Row<'t, 'a>> {
    let mut rows = BTreeMap::new();
    let mut seen = Seen::default();
    for row in table.rows() {
        let Ok(named) = row.at(&column::ASSUMPTION, notes).must_marked(notes) else { continue };
        match assumption::ALL.iter().find(|name| name.heads(&named.text)) {
            // Whichever language or synonym it is named by, it is the same assumption.
            Some(name) => {
                let same = Marked { text: name.sv.into(), mark: named.mark };
                if seen.is_new(&same, notes) {
                    rows.insert(name.sv, row);
                }
            }
            None => {
                let lang = notes.words.lang;
                let spellings = assumption::ALL.iter().flat_map(|name| name.spellings());
                let finding = named
                    .mark
                    .finding(Code::UnknownAssumption)
                    .with("choices", assumption::ALL.map(|name| name.of(lang)).join(", "))
                    .suggesting(near::nearest(&named.text, spellings));
                notes.push(finding);
            }
        }
    }
    rows
}

/// The rows given, read one assumption at a time.
struct Given<'n, 'w, 't, 'a> {
    rows: BTreeMap<&'static str, Row<'t, 'a>>,
    /// The account year.
    year: Checked<Year>,
    notes: &'n mut Notes<'w>,
}

impl Given<'_, '_, '_, '_> {
    /// An assumption that has a row; a row without a value is a finding.
    fn take<T>(&mut self, name: &Name, read: spot::Reader<T>) -> Checked<Option<Assumption<T>>> {
        match self.rows.get(name.sv).copied() {
            Some(row) => self.with_trail(row, read).map(Some),
            None => Ok(None),
        }
    }

    fn value<T>(&mut self, name: &Name, read: spot::Reader<T>, default: T) -> Checked<Assumption<T>> {
        Ok(self.take(name, read)?.unwrap_or(Assumption::default_of(default)))
    }

    /// The value's cell. Its findings name the assumption: every one of them stands under the
    /// same heading.
    fn cell<'a>(&self, row: Row<'_, 'a>) -> Spot<'a> {
        let spot = row.at(&column::VALUE, self.notes);
        match row.at(&column::ASSUMPTION, self.notes).value() {
            Value::Text(name) => Spot { heading: heading(name), ..spot },
            _ => spot,
        }
    }

    fn with_trail<T>(&mut self, row: Row, read: spot::Reader<T>) -> Checked<Assumption<T>> {
        let value = self.cell(row).must(read, self.notes);
        let source = row.at(&column::SOURCE, self.notes).words(self.notes);
        let decided_by = row.at(&column::DECIDED_BY, self.notes).words(self.notes);
        let decided_on = row.at(&column::DECIDED_ON, self.notes).words(self.notes);
        let valid_until = row.at(&column::VALID_UNTIL, self.notes).marked(self.notes);
        let reliability = row.at(&column::RELIABILITY, self.notes).maybe(spot::one_of, self.notes);
        if let (Ok(_), Ok(Some(until)), Ok(year)) = (&value, &valid_until, self.year) {
            plausible::sunset(until, year, self.notes);
        }
        let span =
            [&column::LOWEST, &column::HIGHEST].map(|end| row.at(end, self.notes).maybe(read, self.notes));
        let [lowest, highest] = span;
        let valid_until = valid_until?.map(|until| until.text).unwrap_or_default();
        Ok(Assumption {
            value: value?,
            source: source?,
            decided_by: decided_by?,
            decided_on: decided_on?,
            valid_until,
            reliability: reliability?.map(|judged| judged.value),
            span: [lowest?, highest?],
        })
    }

    /// With ends that its value lies between, where they are given.
    fn between<T: PartialOrd>(&mut self, name: &Name, read: Assumption<T>) -> Checked<Assumption<T>> {
        if let Some(row) = self.rows.get(name.sv).copied() {
            let [lowest, highest] = read.span.each_ref().map(Option::as_ref);
            ends::around(row, &read.value, [lowest, highest], self.notes)?;
        }
        Ok(read)
    }

    fn report_years(&mut self, horizon: usize) -> Checked<Assumption<Vec<usize>>> {
        let Some(row) = self.rows.get(assumption::REPORT_YEARS.sv).copied() else {
            return Ok(Assumption::default_of(report_years::default(horizon)));
        };
        // The trail is that of any text; the list itself needs the horizon.
        let trail = self.with_trail(row, spot::text)?;
        let cell = self.cell(row);
        let years = report_years::read(cell, horizon, self.notes)?;
        Ok(Assumption {
            value: Cited::from(years, cell.place()),
            source: trail.source,
            decided_by: trail.decided_by,
            decided_on: trail.decided_on,
            valid_until: trail.valid_until,
            reliability: trail.reliability,
            span: [None, None],
        })
    }
}
