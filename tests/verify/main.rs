//! `bokslut verify` against reports that somebody has touched: written sample reports are changed in
//! their XML as a person or a script would change them, and each change must be told with its code
//! and its place, and with the verdict and the exit status that follow; what is no change must raise
//! nothing.
//!
//! What this cannot show: someone who replaces a formula by another that fits its row, recalculates,
//! and makes the whole seal anew leaves a report in which nothing contradicts anything. Only the
//! source workbooks (`--inputs`) or a signature (`--key`) tell; [`seals`] has the reports that show it.

#[path = "../support_book/mod.rs"]
mod support_book;
#[path = "../support_cases/mod.rs"]
mod support_cases;
#[path = "../support_engine/mod.rs"]
mod support_engine;

mod accounts;
mod cells;
mod harmless;
mod inputs;
mod judge;
mod looks;
mod mangled;
mod over;
mod proofs;
mod random;
mod rows;
mod seals;
mod values;
mod workbook;

/// How many cases a property is tried in: so many in a usual run, and so many when BOKSLUT_MANY is set.
fn tries(usual: u32, many: u32) -> u32 {
    if std::env::var_os("BOKSLUT_MANY").is_some() { many } else { usual }
}
