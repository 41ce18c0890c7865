//! A report's file, opened as a stranger would.

use crate::base::Refusal;
use crate::read::{Fault, Limits, Package, read_bytes_of};
use std::path::Path;

/// What begins the mark of workbooks that the program wrote and whose figures can be explained.
const MARKS: [&str; 2] = ["bokslut-rapport/", "bokslut-sammanställning/"];

/// Why a file is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// The system does not give us its bytes.
    Refused(Refusal),
    /// It is larger than the limits allow.
    TooLarge,
    /// It is no report, or a damaged one.
    NoReport,
}

/// Opens a report of at most so many MiB.
///
/// # Errors
/// It cannot be read, is too large or is no report.
pub fn open(path: &Path, limits: Limits) -> Result<Package, Unopened> {
    let bytes = read_bytes_of(path, limits.size).map_err(reason)?;
    let package = Package::open(&bytes, limits).map_err(reason)?;
    if is_report(&package) { Ok(package) } else { Err(Unopened::NoReport) }
}

fn reason(fault: Fault) -> Unopened {
    match fault {
        Fault::Unreadable(refusal) => Unopened::Refused(refusal),
        Fault::OverLimit(..) => Unopened::TooLarge,
        _ => Unopened::NoReport,
    }
}

/// Whether the program's mark is in the properties or, where another program dropped those, in a cell.
fn is_report(package: &Package) -> bool {
    let marks = |text: &str| MARKS.iter().any(|mark| text.starts_with(mark));
    let cells = package.sheets.iter().flat_map(|sheet| sheet.cells.values());
    package.properties.values().any(|value| marks(value)) || cells.filter_map(|cell| cell.text()).any(marks)
}
