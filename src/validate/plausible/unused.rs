//! Unit costs that nobody uses.

use super::super::price_book::PriceBook;
use super::super::unit_costs::UnitCostRow;
use crate::base::{Code, Finding, Place, personal};
use std::collections::BTreeSet;

/// So many codes are named.
const NAMED: usize = 5;

/// One finding for the unit costs of a workbook that are not `used`, told by the cells of their
/// codes; at the first of them in its sheet.
pub fn unused(book: &PriceBook, used: &BTreeSet<&Place>) -> Option<Finding> {
    let mut rows: Vec<&UnitCostRow> =
        book.unit_costs.values().filter(|row| !used.contains(&row.code.mark.place)).collect();
    rows.sort_by_key(|row| &row.code.mark.place);
    let names: Vec<&str> = rows.iter().take(NAMED).map(|row| row.code.text.as_str()).collect();
    let more = if rows.len() > NAMED { " …" } else { "" };
    let finding = rows.first()?.code.mark.finding(Code::UnusedUnitCost);
    let finding = finding.with("count", rows.len().to_string());
    Some(personal::hide(finding.with("codes", names.join(", ") + more)))
}
