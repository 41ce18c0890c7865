//! The sheet Enhetskostnader.

use super::ends;
use super::notes::{Bad, Checked, Mark, Marked, Notes, Seen};
use super::plausible;
use super::production;
use super::spot;
use super::table::{Row, Table};
use crate::base::{Cited, Kronor, Share, Year};
use crate::form;
use crate::model::CostType;
use crate::read::Grid;
use crate::words::names::{column, key};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A row of the price list: its code, and the rest where the whole row is right.
#[derive(Clone, Debug)]
pub(super) struct UnitCostRow {
    pub code: Marked,
    /// Boxed, for a run has thousands in maps.
    pub body: Checked<Box<Body>>,
}

/// A unit cost before its actor and index have been looked up.
#[derive(Clone, Debug)]
pub(super) struct Body {
    pub name: String,
    /// Absent for production value.
    pub actor: Option<Marked>,
    pub cost_type: CostType,
    pub unit: String,
    pub price: Cited<Kronor>,
    pub price_mark: Mark,
    pub price_year: Cited<Year>,
    pub price_year_mark: Mark,
    pub source: String,
    pub index: Option<Marked>,
    pub valid_until: Option<Marked>,
    pub remark: String,
    pub spread: Spread,
}

/// What decision support uses of a unit cost.
#[derive(Clone, Debug)]
pub(super) struct Spread {
    pub span: [Option<Cited<Kronor>>; 2],
    pub lot: Option<Cited<Decimal>>,
    pub realisation: Option<Cited<Share>>,
}

/// Reads the sheet, by comparison form of the codes; `Err` when some row's code could not be read.
pub(super) fn read(grid: &Grid, notes: &mut Notes) -> (BTreeMap<String, UnitCostRow>, Checked<()>) {
    let Ok(table) = Table::read(grid, &form::UNIT_COSTS, notes) else { return (BTreeMap::new(), Err(Bad)) };
    let mut rows = BTreeMap::new();
    let mut seen = Seen::default();
    let mut whole = Ok(());
    for row in table.rows() {
        let code = row.at(&column::CODE, notes).must_marked(notes);
        let body = body(row, notes);
        match code {
            Ok(code) if seen.is_new(&code, notes) => {
                _ = rows.insert(key(&code.text), UnitCostRow { code, body: body.map(Box::new) })
            }
            Ok(_) => {}
            Err(Bad) => whole = Err(Bad),
        }
    }
    plausible::neighbours(&rows, notes);
    (rows, whole)
}

fn body(row: Row, notes: &mut Notes) -> Checked<Body> {
    let name = row.at(&column::LABEL, notes).must(spot::text, notes);
    let cost_type = row.at(&column::COST_TYPE, notes).must(spot::one_of, notes);
    let cell = row.at(&column::ACTOR, notes);
    let actor = cell.marked(notes);
    let actor = production::actor_of(
        actor,
        cost_type.as_ref().map(|known| known.value).map_err(|_| Bad),
        cell,
        notes,
    );
    let unit = row.at(&column::UNIT, notes).must(spot::text, notes);
    let price_cell = row.at(&column::PRICE, notes);
    let price = price_cell.must(spot::kronor, notes);
    let year = row.at(&column::PRICE_YEAR, notes);
    let price_year = year.must(spot::year, notes);
    let source = row.at(&column::SOURCE, notes).must(spot::text, notes);
    let index = row.at(&column::INDEX, notes).marked(notes);
    let valid_until = row.at(&column::VALID_UNTIL, notes).marked(notes);
    let remark = row.at(&column::REMARK, notes).words(notes);
    let spread = spread(row, notes);
    if let (Ok(price), Ok(Spread { span: [lowest, highest], .. })) = (&price, &spread) {
        ends::around(row, price, [lowest.as_ref(), highest.as_ref()], notes)?;
    }
    Ok(Body {
        name: name?.value,
        actor: actor?,
        cost_type: cost_type?.value,
        unit: unit?.value,
        price: price?,
        price_mark: price_cell.mark(notes),
        price_year: price_year?,
        price_year_mark: year.mark(notes),
        source: source?.value,
        index: index?,
        valid_until: valid_until?,
        spread: spread?,
        remark: remark?,
    })
}

/// The columns that decision support uses.
fn spread(row: Row, notes: &mut Notes) -> Checked<Spread> {
    let lowest = row.at(&column::LOWEST, notes).maybe(spot::kronor, notes);
    let highest = row.at(&column::HIGHEST, notes).maybe(spot::kronor, notes);
    let lot = row.at(&column::SMALLEST_LOT, notes).maybe(spot::positive, notes);
    let realisation = row.at(&column::REALISATION, notes).maybe(spot::share, notes);
    Ok(Spread { span: [lowest?, highest?], lot: lot?, realisation: realisation? })
}
