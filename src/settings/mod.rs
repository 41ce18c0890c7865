//! `bokslut.toml`: how workbooks that look otherwise name their sheets and columns, and in which
//! unit they give their amounts; and the theme of their reports. Reaches as price workbooks do: its own folder and those below, the
//! nearest word counting.

mod apply;
mod parse;

pub use apply::{apply, persons, theme};
pub use parse::load;

use crate::model::Source;
use crate::theme::Theme;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What one file says. Our names are in Swedish, whichever language the file uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Which file it was.
    pub source: Source,
    /// Whether something in it could not be understood: workbooks below it are then not read.
    pub faulty: bool,
    /// How reports look.
    theme: Option<Arc<Theme>>,
    /// The user's names of each of our sheets.
    sheets: BTreeMap<&'static str, Vec<String>>,
    /// The user's headings for each of our columns, by sheet and column.
    columns: BTreeMap<(&'static str, &'static str), Vec<String>>,
    /// How many kronor an amount counts, by sheet and column.
    units: BTreeMap<(&'static str, &'static str), u32>,
}
