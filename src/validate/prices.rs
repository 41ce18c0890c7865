//! The unit costs and indices in reach, and those of them that an account uses.

use super::near;
use super::notes::{Bad, Checked, Marked, Notes};
use super::plausible;
use super::price_book::PriceBook;
use super::scope::Scope;
use super::unit_costs::{Body, UnitCostRow};
use crate::base::{Cited, Code, Finding, Place, Year};
use crate::model::{Party, PriceIndex, UnitCost};
use crate::words::names::key;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The price workbooks in reach, and what has been used of them.
pub(super) struct Prices<'a> {
    /// Nearest first.
    levels: &'a [Vec<&'a PriceBook>],
    used: Vec<Used<'a>>,
    /// Positions in `used` by comparison form of the code.
    by_key: BTreeMap<String, usize>,
    /// Workbooks of one level that define a used code twice.
    pub contradicting: Vec<Place>,
}

/// A unit cost that some line uses.
#[derive(Clone)]
pub(super) struct Used<'a> {
    code: &'a Marked,
    pub body: &'a Body,
    pub party: Checked<Party>,
}

impl Used<'_> {
    /// The cell of its code.
    pub fn place(&self) -> &Place {
        &self.code.mark.place
    }
}

impl<'a> Prices<'a> {
    pub fn of(levels: &'a [Vec<&'a PriceBook>]) -> Prices<'a> {
        Prices { levels, used: Vec::new(), by_key: BTreeMap::new(), contradicting: Vec::new() }
    }

    /// The unit cost of a code, marked as used: its position among those used.
    pub fn used(&mut self, code: &Marked, scope: &Scope, notes: &mut Notes) -> Checked<(usize, Used<'a>)> {
        let wanted = key(&code.text);
        if let Some(at) = self.by_key.get(&wanted) {
            return Ok((*at, self.used[*at].clone()));
        }
        let Some(row) = self.nearest(&wanted) else { return self.unknown(code, notes) };
        let body = row.body.as_ref().map_err(|_| Bad)?;
        let party = match &body.actor {
            Some(name) => scope.party(name, notes),
            None => Ok(Party::Production),
        };
        let used = Used { code: &row.code, body, party };
        let at = self.used.len();
        self.by_key.insert(wanted, at);
        self.used.push(used.clone());
        Ok((at, used))
    }

    /// The position of a code among the unit costs used; none where a price list has it and no line uses it.
    pub fn planned(&mut self, code: &Marked, notes: &mut Notes) -> Checked<Option<usize>> {
        let wanted = key(&code.text);
        match self.by_key.get(&wanted).copied() {
            Some(at) => Ok(Some(at)),
            None if self.nearest(&wanted).is_some() => Ok(None),
            None => self.unknown(code, notes),
        }
    }

    /// What the unit cost at a position among those used is the price of.
    pub fn name(&self, at: usize) -> &'a str {
        self.used.get(at).map_or("", |used| &used.body.name)
    }

    fn nearest(&mut self, wanted: &str) -> Option<&'a UnitCostRow> {
        for level in self.levels {
            let mut rows = level.iter().filter_map(|book| book.unit_costs.get(wanted));
            if let Some(row) = rows.next() {
                let others: Vec<&UnitCostRow> = rows.collect();
                if !others.is_empty() {
                    let places = [row].into_iter().chain(others).map(|row| row.code.mark.place.clone());
                    self.contradicting.extend(places);
                }
                return Some(row);
            }
        }
        None
    }

    fn unknown<T>(&self, code: &Marked, notes: &mut Notes) -> Checked<T> {
        if self.levels.iter().flatten().any(|book| book.all_codes.is_err()) {
            return Err(Bad);
        }
        let rows = || self.levels.iter().flatten().flat_map(|book| book.unit_costs.values());
        let near = near::nearest(&code.text, rows().map(|row| row.code.text.as_str()));
        let place =
            rows().find(|row| Some(&row.code.text) == near.as_ref()).map(|row| row.code.mark.place.clone());
        let finding = code.mark.finding(Code::UnknownCode).suggesting(near);
        notes.fail(Finding { further: place.into_iter().collect(), ..finding })
    }

    /// Tells of used unit costs of the workbook itself whose price is far from that of an earlier
    /// price year in a workbook that they come before.
    pub fn against_earlier(&self, notes: &mut Notes) {
        let Some((own, farther)) = self.levels.split_first() else { return };
        for code in self.by_key.keys() {
            let rows = farther.iter().flatten().filter_map(|book| book.unit_costs.get(code));
            let own = own.iter().find_map(|book| book.unit_costs.get(code));
            let finding = own.and_then(|own| plausible::change(own, rows, notes.words.lang));
            notes.list.extend(finding);
        }
    }

    /// The used unit costs and their indices, each index with every year that is needed.
    /// Without a target year (its cell was wrong) nothing is said of indices, without an account
    /// year nothing of sources that no longer hold.
    pub fn finish(
        self,
        year: Checked<Year>,
        target: Checked<Year>,
        notes: &mut Notes,
    ) -> Checked<(Vec<UnitCost>, Vec<PriceIndex>)> {
        let mut indices: Vec<PriceIndex> = Vec::new();
        let mut costs = Vec::new();
        let mut whole = Ok(());
        for used in &self.used {
            if let (Ok(year), Some(until)) = (year, &used.body.valid_until) {
                plausible::sunset(until, year, notes);
            }
            let index = target.and_then(|target| self.index(used, target, &mut indices, notes));
            match (index, used.party) {
                (Ok(index), Ok(party)) => costs.push(unit_cost(used, party, index)),
                _ => whole = Err(Bad),
            }
        }
        whole.map(|()| (costs, indices))
    }

    /// The position of a unit cost's index; none where no uprating is needed or possible.
    fn index(
        &self,
        used: &Used,
        target: Year,
        indices: &mut Vec<PriceIndex>,
        notes: &mut Notes,
    ) -> Checked<Option<usize>> {
        let source = used.body.price_year.value;
        let mark = &used.body.price_year_mark;
        let Some(name) = &used.body.index else {
            if source != target {
                let finding = mark.finding(Code::NoIndexForPriceYear).with("code", used.code.text.as_str());
                notes.push(finding.with("target", target.0.to_string()));
            }
            return Ok(None);
        };
        let (spelling, values) = self.merged(&name.text);
        let missing: Vec<Year> =
            [source, target].into_iter().filter(|year| !values.contains_key(year)).collect();
        // At its own price year a price needs no index, so one that lacks it is no fault.
        if source == target && !missing.is_empty() {
            return Ok(None);
        }
        let complete = self.levels.iter().flatten().all(|book| book.all_indices.is_ok());
        let Some(spelling) = spelling else {
            if complete {
                let near = near::nearest(&name.text, self.index_names());
                notes.push(name.mark.finding(Code::UnknownIndex).suggesting(near));
            }
            return Err(Bad);
        };
        for year in missing.iter().filter(|_| complete) {
            let finding = mark.finding(Code::IndexYearMissing).with("code", used.code.text.as_str());
            notes.push(finding.with("index", spelling.as_ref()).with("year", year.0.to_string()));
        }
        if !missing.is_empty() {
            return Err(Bad);
        }
        let at = indices.iter().position(|index| index.name == spelling);
        Ok(Some(at.unwrap_or_else(|| {
            indices.push(PriceIndex { name: spelling, values });
            indices.len() - 1
        })))
    }

    /// An index as the levels together give it, the nearest value of each year, and its nearest spelling.
    fn merged(&self, name: &str) -> (Option<Arc<str>>, BTreeMap<Year, Cited<Decimal>>) {
        let wanted = key(name);
        let mut spelling = None;
        let mut values = BTreeMap::new();
        let books = self.levels.iter().flatten();
        for index in books.flat_map(|book| &book.indices).filter(|index| key(&index.name) == wanted) {
            spelling.get_or_insert_with(|| index.name.as_str().into());
            for (year, (value, _)) in &index.values {
                values.entry(*year).or_insert_with(|| value.clone());
            }
        }
        (spelling, values)
    }

    fn index_names(&self) -> impl Iterator<Item = &str> {
        self.levels.iter().flatten().flat_map(|book| &book.indices).map(|index| index.name.as_str())
    }
}

fn unit_cost(used: &Used, party: Party, index: Option<usize>) -> UnitCost {
    let body = used.body;
    UnitCost {
        code: used.code.text.as_str().into(),
        name: body.name.clone(),
        party,
        cost_type: body.cost_type,
        unit: body.unit.clone(),
        price: body.price.clone(),
        price_year: body.price_year.clone(),
        source: body.source.clone(),
        index,
        valid_until: body.valid_until.as_ref().map(|date| date.text.clone()).unwrap_or_default(),
        span: body.spread.span.clone(),
        lot: body.spread.lot.clone(),
        realisation: body.spread.realisation.clone(),
        remark: body.remark.clone(),
        place: used.place().clone(),
    }
}
