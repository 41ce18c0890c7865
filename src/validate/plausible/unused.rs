//! Unit costs that nobody uses.

use super::super::price_book::PriceBook;
use super::super::unit_costs::UnitCostRow;
use crate::base::{Code, Finding, Place, personal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// So many codes are named.
const NAMED: usize = 5;

/// A unit cost that nobody uses, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unused {
    /// The code, as its workbook spells it.
    code: String,
    /// At the cell of its code.
    finding: Finding,
}

impl Unused {
    /// The cell of its code.
    pub fn place(&self) -> &Place {
        &self.finding.place
    }

    /// The same for readers outside.
    pub fn outside(self) -> Unused {
        Unused { finding: self.finding.outside(), ..self }
    }
}

/// The unit costs of a workbook that are not `used`, told by the cells of their codes, in the order of
/// its sheet.
pub fn unused(book: &PriceBook, used: &BTreeSet<Place>) -> Vec<Unused> {
    let mut rows: Vec<&UnitCostRow> =
        book.unit_costs.values().filter(|row| !used.contains(&row.code.mark.place)).collect();
    rows.sort_by_key(|row| &row.code.mark.place);
    let unused = |row: &UnitCostRow| Unused {
        code: row.code.text.clone(),
        finding: personal::hide(row.code.mark.finding(Code::UnusedUnitCost)),
    };
    rows.into_iter().map(unused).collect()
}

/// One finding for all of a workbook, at the first of them.
pub fn tell_unused(unused: &[Unused]) -> Option<Finding> {
    let names: Vec<&str> = unused.iter().take(NAMED).map(|unused| unused.code.as_str()).collect();
    let more = if unused.len() > NAMED { " …" } else { "" };
    let finding = unused.first()?.finding.clone().with("count", unused.len().to_string());
    Some(personal::hide(finding.with("codes", names.join(", ") + more)))
}
