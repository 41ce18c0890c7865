//! Price workbooks: what reaches down to the operation workbooks below.

use super::actors::{self, ActorRow};
use super::notes::{Bad, Checked, Mark, Notes};
use super::personal;
use super::price_index::{self, IndexColumn};
use super::sheets::Sheets;
use super::unit_costs::{self, UnitCostRow};
use crate::base::{self, Code, Finding};
use crate::model::Source;
use crate::read::Workbook;
use crate::words::Words;
use crate::words::names::{actor, key, sheet};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

/// The unit costs, actors and indices of one workbook, each with its place.
#[derive(Clone, Debug)]
pub struct PriceBook {
    /// Which workbook it is.
    pub source: Source,
    /// Whether any of its findings is an error: accounts below it get no report.
    pub faulty: bool,
    /// By comparison form of the code.
    pub(super) unit_costs: BTreeMap<String, UnitCostRow>,
    pub(super) actors: Vec<ActorRow>,
    pub(super) indices: Vec<IndexColumn>,
    /// `Err` where it may hold more codes, actors or indices than could be read.
    pub(super) all_codes: Checked<()>,
    pub(super) all_actors: Checked<()>,
    pub(super) all_indices: Checked<()>,
}

impl PriceBook {
    /// A price workbook that could not be read at all: it may hold anything.
    pub fn unreadable(name: &Arc<str>) -> PriceBook {
        let source = Source { workbook: Arc::clone(name), sha256: Arc::from(""), bytes: 0, modified: None };
        PriceBook {
            faulty: true,
            all_codes: Err(Bad),
            all_actors: Err(Bad),
            all_indices: Err(Bad),
            ..PriceBook::empty(source)
        }
    }

    fn empty(source: Source) -> PriceBook {
        PriceBook {
            source,
            faulty: false,
            unit_costs: BTreeMap::new(),
            actors: Vec::new(),
            indices: Vec::new(),
            all_codes: Ok(()),
            all_actors: Ok(()),
            all_indices: Ok(()),
        }
    }
}

/// Reads a price workbook.
pub fn price_book(book: &Workbook, words: &Words) -> (PriceBook, Vec<Finding>) {
    let mut notes = Notes::new(words);
    let sheets = Sheets::of(book, &mut notes);
    personal::search(book, &mut notes);
    let mut prices = read(book, &sheets, &mut notes);
    // The sheet that makes it a price workbook has to be a table, even when it is wholly empty.
    if let Some(grid) = sheets.named(&sheet::UNIT_COSTS).filter(|grid| grid.is_empty()) {
        (prices.unit_costs, prices.all_codes) = unit_costs::read(grid, &mut notes);
    }
    prices.faulty = notes.any_error();
    (prices, notes.sorted())
}

/// Reads the price sheets that a workbook of either kind holds.
pub(super) fn read(book: &Workbook, sheets: &Sheets, notes: &mut Notes) -> PriceBook {
    let mut prices = PriceBook::empty(book.source.clone());
    let before = notes.list.len();
    if let Some(grid) = sheets.filled(&sheet::ACTORS) {
        (prices.actors, prices.all_actors) = actors::read(grid, notes);
    }
    if let Some(grid) = sheets.filled(&sheet::UNIT_COSTS) {
        (prices.unit_costs, prices.all_codes) = unit_costs::read(grid, notes);
    }
    if let Some(grid) = sheets.filled(&sheet::PRICE_INDEX) {
        (prices.indices, prices.all_indices) = price_index::read(grid, notes);
    }
    if !prices.actors.iter().any(|row| actor::COUNTY_COUNCIL.is(&row.name.text)) {
        let named = prices.unit_costs.values().filter_map(|row| row.body.as_ref().ok()?.actor.as_ref());
        if let Some(name) = named.into_iter().find(|name| actor::COUNTY_COUNCIL.is(&name.text)) {
            notes.tell_region(&name.mark);
        }
    }
    prices.faulty = notes.list[before..].iter().any(Finding::is_error);
    prices
}

/// The same code, actor or index year in two price workbooks of one folder. Each names both places.
pub fn duplicates(level: &[&PriceBook]) -> Vec<Finding> {
    let mut seen: BTreeMap<(u8, String), &Mark> = BTreeMap::new();
    let mut findings = Vec::new();
    for book in level {
        let codes = book.unit_costs.values().map(|row| (0, row.code.text.clone(), &row.code.mark));
        let actors = book.actors.iter().map(|row| (1, row.name.text.clone(), &row.name.mark));
        let years = book.indices.iter().flat_map(|index| {
            index.values.iter().map(|(year, (_, mark))| (2, format!("{} {}", index.name, year.0), mark))
        });
        for (kind, name, mark) in codes.chain(actors).chain(years) {
            match seen.entry((kind, key(&name))) {
                Entry::Vacant(entry) => _ = entry.insert(mark),
                Entry::Occupied(first) => {
                    let mark = mark.holding(name);
                    findings.push(mark.finding(Code::Duplicate).also_at(first.get().place.clone()));
                }
            }
        }
    }
    findings.sort();
    findings.into_iter().map(base::personal::hide).collect()
}
