//! (stand-in)
use crate::base::{Code, Finding, Place};
use crate::model::Inputs;
use crate::read::Workbook;
use crate::words::Words;

/// Kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Price.
    Price,
    /// Operation.
    Operation,
    /// Own.
    OwnReport,
    /// Neither.
    Neither,
}

/// Kind.
pub fn kind(book: &Workbook) -> Kind {
    match book.text.split_whitespace().next() {
        Some("price") => Kind::Price,
        Some("operation") => Kind::Operation,
        Some("own") => Kind::OwnReport,
        _ => Kind::Neither,
    }
}

/// Prices.
#[derive(Debug)]
pub struct PriceBook {
    /// Faulty.
    pub faulty: bool,
}

/// Reads prices.
pub fn price_book(_book: &Workbook, _words: &Words) -> (PriceBook, Vec<Finding>) {
    (PriceBook { faulty: false }, Vec::new())
}

/// Duplicates.
pub fn duplicates(_level: &[&PriceBook]) -> Vec<Finding> {
    Vec::new()
}

/// Operation.
pub fn operation(
    book: &Workbook,
    reach: &[Vec<&PriceBook>],
    _words: &Words,
) -> (Option<Inputs>, Vec<Finding>) {
    let place = Place::workbook(&book.source.workbook);
    (None, vec![Finding::new(Code::MissingSheet, place).with("found", format!("{}", reach.len()))])
}

/// Neither.
pub fn neither(book: &Workbook, _words: &Words) -> Finding {
    Finding::new(Code::NeitherKind, Place::workbook(&book.source.workbook))
}
