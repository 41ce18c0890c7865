//! The sample workbooks as data, and their writers. `sample-data/README.md` says where every
//! figure comes from.

mod foster;
mod headings;
mod individuals;
mod labour;
mod ods;
mod school;
mod school_prices;
mod sheet;
mod small;
mod xlsx;

use sheet::Book;

/// Every sample workbook, in the order of their paths.
pub fn books() -> Vec<Book> {
    vec![
        labour::prices(),
        labour::account(),
        individuals::account(),
        foster::prices(),
        foster::account(),
        school_prices::national(),
        school_prices::nearer(),
        school::account(),
        small::account(),
        small::later(),
    ]
}
