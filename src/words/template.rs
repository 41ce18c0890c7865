//! The words of the empty input workbooks: `templates/template.*.toml`.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The words of the empty input workbooks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateWords {
    /// The operation workbook.
    pub operation: BookWords,
    /// The price workbook.
    pub prices: BookWords,
    /// What stands on every sheet.
    pub texts: TemplateTexts,
    /// What is said of a value that a cell does not take.
    pub wrong: WrongWords,
    /// What each sheet is for and what its columns hold, by English name.
    pub sheets: BTreeMap<String, FormWords>,
}

/// One workbook.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookWords {
    /// The file's name.
    pub file: String,
    /// What the workbook is.
    pub title: String,
    /// What to do with it, a step a line.
    pub steps: String,
}

/// What stands on every sheet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateTexts {
    /// The name of the first sheet, which tells what to do.
    pub read_me: String,
    /// Which cells are filled in and which must be.
    pub legend: String,
    /// Over the labels of a key-value sheet.
    pub label: String,
    /// Over their values.
    pub value: String,
    /// Over their examples.
    pub example_head: String,
    /// Over what they mean.
    pub help: String,
    /// An example, marked as such: `{value}`.
    pub example: String,
    /// The head of a year's column: `{number}`.
    pub year: String,
    /// Units, after the head of a column.
    pub kronor: String,
    /// Per cent.
    pub per_cent: String,
    /// The price indices that have a column, between semicolons.
    pub indices: String,
    /// The pair of columns of a unit cost before and after, between semicolons.
    pub pairs: String,
    /// Page footer.
    pub page: String,
}

/// What is said of a value that a cell does not take.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrongWords {
    /// Over the message.
    pub title: String,
    /// Not one of these words: `{choices}`.
    pub word: String,
    /// Not in the list of another sheet: `{sheet}`.
    pub listed: String,
    /// Not one of the usual actors: `{choices}`.
    pub actor: String,
    /// Not a number.
    pub number: String,
    /// Not a number of 0 or more.
    pub quantity: String,
    /// Not a number above 0.
    pub positive: String,
    /// Not a whole number of 0 or more.
    pub whole: String,
    /// Not a whole number above 0.
    pub whole_positive: String,
    /// Not a whole number between these: `{low}`, `{high}`.
    pub year: String,
    /// Not a share.
    pub share: String,
    /// Not a factor.
    pub factor: String,
}

/// A sheet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormWords {
    /// What the sheet is for.
    pub lead: String,
    /// Its columns, by English name.
    pub columns: BTreeMap<String, ColumnWords>,
    /// The columns that it may have besides.
    pub further: Option<ColumnWords>,
}

/// A column or label.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnWords {
    /// What to fill in.
    pub help: String,
    /// What it may look like, as it would be typed; one between semicolons for each further column.
    pub example: Option<String>,
}
