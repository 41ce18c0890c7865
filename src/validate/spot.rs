//! One cell under a known heading, and what it may hold.

use super::choice;
use super::notes::{Bad, Checked, Mark, Marked, Notes};
use super::number::{self, Parsed};
use crate::base::{Around, Cited, Code, Finding, Kronor, Place, Share, Year};
use crate::form::Choice;
use crate::read::{Grid, Value};
use crate::words::Lang;
use rust_decimal::Decimal;

/// A cell: row, and column where the sheet has that column at all.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub grid: &'a Grid,
    pub row: u32,
    /// Absent when the sheet lacks the column: the cell then is blank.
    pub column: Option<u16>,
    /// Where a finding goes when the column is absent: the row's first cell.
    pub home: u16,
    /// The heading as the sheet spells it, or the column's name where it is absent.
    pub heading: &'a str,
    /// How many kronor an amount counts: 1 unless the user has said otherwise.
    pub kronor: u32,
}

/// How a cell that is not blank is read.
pub(super) type Reader<T> = fn(Spot<'_>, &mut Notes<'_>) -> Checked<T>;

impl<'a> Spot<'a> {
    pub fn value(self) -> &'a Value {
        static BLANK: Value = Value::Blank;
        self.column.map_or(&BLANK, |column| self.grid.cell(self.row, column))
    }

    pub fn is_blank(self) -> bool {
        *self.value() == Value::Blank
    }

    pub fn place(self) -> Place {
        self.grid.at(self.row, self.column.unwrap_or(self.home))
    }

    /// What the cell holds, as the run's language writes it.
    pub fn shown(self, lang: Lang) -> String {
        match self.value() {
            Value::Number(found) => number::shown(*found, lang),
            other => other.shown(),
        }
    }

    pub fn mark(self, notes: &Notes) -> Mark {
        Mark {
            place: self.place(),
            around: Around::of(&self.grid.excerpt(self.row, self.column.unwrap_or(self.home))),
            found: self.shown(notes.words.lang),
            column: self.heading.to_string(),
        }
    }

    /// A finding at this cell, with `found` and `column`.
    pub fn finding(self, code: Code, notes: &Notes) -> Finding {
        self.mark(notes).finding(code)
    }

    /// The value; a blank is a finding.
    pub fn must<T>(self, read: Reader<T>, notes: &mut Notes) -> Checked<Cited<T>> {
        match self.maybe(read, notes)? {
            Some(value) => Ok(value),
            None => notes.fail(self.finding(Code::MissingValue, notes)),
        }
    }

    /// The value, where there is one.
    pub fn maybe<T>(self, read: Reader<T>, notes: &mut Notes) -> Checked<Option<Cited<T>>> {
        Ok(self.held(read, notes)?.map(|value| Cited::from(value, self.place())))
    }

    /// The same without its place, of which a million persons' cells need none.
    pub fn held<T>(self, read: Reader<T>, notes: &mut Notes) -> Checked<Option<T>> {
        if self.is_blank() { Ok(None) } else { read(self, notes).map(Some) }
    }

    /// The value, or the method's default.
    pub fn or<T>(self, read: Reader<T>, default: T, notes: &mut Notes) -> Checked<Cited<T>> {
        Ok(self.maybe(read, notes)?.unwrap_or(Cited::default_of(default)))
    }

    /// The text with its cell, where there is one.
    pub fn marked(self, notes: &mut Notes) -> Checked<Option<Marked>> {
        let text = self.maybe(text, notes)?;
        Ok(text.map(|text| Marked { text: text.value, mark: self.mark(notes) }))
    }

    /// The text with its cell; a blank is a finding.
    pub fn must_marked(self, notes: &mut Notes) -> Checked<Marked> {
        let text = self.must(text, notes)?.value;
        Ok(Marked { text, mark: self.mark(notes) })
    }

    /// The text; a blank is empty.
    pub fn words(self, notes: &mut Notes) -> Checked<String> {
        Ok(self.maybe(text, notes)?.map(|text| text.value).unwrap_or_default())
    }

    /// Error values and formulas without a value are findings wherever they stand.
    fn sound(self, notes: &mut Notes) -> Checked<&'a Value> {
        match self.value() {
            Value::Error(_) => notes.fail(self.finding(Code::ErrorValue, notes)),
            Value::FormulaWithoutValue => notes.fail(self.finding(Code::FormulaWithoutValue, notes)),
            value => Ok(value),
        }
    }
}

/// Any text; a number, date or truth value in a cell of text is what it shows.
pub(super) fn text(spot: Spot, notes: &mut Notes) -> Checked<String> {
    Ok(match spot.sound(notes)? {
        // A code such as 1234 or 12.5 is an identifier, not a quantity: no decimal comma.
        Value::Number(found) => found.normalize().to_string(),
        other => other.shown(),
    })
}

/// Any number.
pub(super) fn number(spot: Spot, notes: &mut Notes) -> Checked<Decimal> {
    match spot.sound(notes)? {
        Value::Number(found) => Ok(*found),
        Value::Text(text) => written(spot, text, notes),
        _ => notes.fail(spot.finding(Code::NotANumber, notes)),
    }
}

/// A number written as text: understood with a warning, or a finding.
fn written(spot: Spot, text: &str, notes: &mut Notes) -> Checked<Decimal> {
    match number::parse(text) {
        Parsed::Number(found) => {
            let understood = number::shown(found, notes.words.lang);
            notes.push(spot.finding(Code::NumberAsText, notes).with("understood", understood));
            Ok(found)
        }
        Parsed::Ambiguous => notes.fail(spot.finding(Code::AmbiguousNumber, notes)),
        Parsed::NoNumber => notes.fail(spot.finding(Code::NotANumber, notes)),
    }
}

/// A number of 0 or more.
pub(super) fn quantity(spot: Spot, notes: &mut Notes) -> Checked<Decimal> {
    let found = number(spot, notes)?;
    if found < Decimal::ZERO {
        return notes.fail(spot.finding(Code::Negative, notes).with("limit", "≥ 0"));
    }
    Ok(found)
}

/// A number above 0.
pub(super) fn positive(spot: Spot, notes: &mut Notes) -> Checked<Decimal> {
    let found = number(spot, notes)?;
    if found <= Decimal::ZERO {
        return notes.fail(spot.finding(Code::Negative, notes).with("limit", "> 0"));
    }
    Ok(found)
}

/// Kronor, 0 or more.
pub(super) fn kronor(spot: Spot, notes: &mut Notes) -> Checked<Kronor> {
    let amount = quantity(spot, notes)?;
    match amount.checked_mul(spot.kronor.into()) {
        Some(kronor) => Ok(Kronor(kronor)),
        None => notes.fail(spot.finding(Code::Overflow, notes)),
    }
}

/// A whole number of 0 or more, such as persons.
pub(super) fn whole(spot: Spot, notes: &mut Notes) -> Checked<Decimal> {
    let found = quantity(spot, notes)?;
    is_whole(spot, found, notes)
}

/// A whole number above 0.
pub(super) fn whole_positive(spot: Spot, notes: &mut Notes) -> Checked<Decimal> {
    let found = positive(spot, notes)?;
    is_whole(spot, found, notes)
}

fn is_whole(spot: Spot, found: Decimal, notes: &mut Notes) -> Checked<Decimal> {
    if !found.fract().is_zero() {
        return notes.fail(spot.finding(Code::NotWhole, notes));
    }
    Ok(found.trunc())
}

/// A whole number between two, both included.
pub(super) fn within(spot: Spot, lowest: usize, highest: usize, notes: &mut Notes) -> Checked<usize> {
    let found = number(spot, notes)?;
    let found = is_whole(spot, found, notes)?;
    usize::try_from(found)
        .ok()
        .filter(|found| (lowest..=highest).contains(found))
        .map_or_else(|| notes.fail(out_of_range(spot, lowest, highest, notes)), Ok)
}

/// A year, or a number of years, outside what is possible.
pub(super) fn out_of_range(spot: Spot, lowest: usize, highest: usize, notes: &Notes) -> Finding {
    spot.finding(Code::YearOutOfRange, notes)
        .with("lowest", lowest.to_string())
        .with("highest", highest.to_string())
}

/// A calendar year.
pub(super) fn year(spot: Spot, notes: &mut Notes) -> Checked<Year> {
    let found = within(spot, Year::FIRST.0.into(), Year::LAST.0.into(), notes)?;
    u16::try_from(found).map(Year).map_err(|_| Bad)
}

/// A share: 0.04, `4 %` or `0,04`. A bare 4 may be either 4 % or a slip, so it is asked about.
pub(super) fn share(spot: Spot, notes: &mut Notes) -> Checked<Share> {
    let (found, percent) = fraction(spot, notes)?;
    if (Decimal::ZERO..=Decimal::ONE).contains(&found) {
        return Ok(Share(found));
    }
    notes.fail(no_share(Code::NotAShare, spot, found, percent, notes))
}

/// A number that may be written in per cent, and whether it is.
pub(super) fn fraction(spot: Spot, notes: &mut Notes) -> Checked<(Decimal, bool)> {
    let percent = match spot.sound(notes)? {
        Value::Text(text) => text.trim().strip_suffix('%').map(str::trim_end),
        _ => None,
    };
    match percent.map(number::parse) {
        None => Ok((number(spot, notes)?, false)),
        Some(Parsed::Number(found)) => Ok((found.checked_div(Decimal::ONE_HUNDRED).unwrap_or(found), true)),
        Some(Parsed::Ambiguous) => notes.fail(spot.finding(Code::AmbiguousNumber, notes)),
        Some(Parsed::NoNumber) => notes.fail(spot.finding(Code::NotANumber, notes)),
    }
}

/// A number that is too small or too large to be a share or a factor; one that may be meant in per cent is
/// asked about.
pub(super) fn no_share(code: Code, spot: Spot, found: Decimal, percent: bool, notes: &Notes) -> Finding {
    let asked = !percent && found > Decimal::ONE && found <= Decimal::ONE_HUNDRED;
    let asked = asked.then(|| format!("{} %", number::shown(found, notes.words.lang)));
    spot.finding(code, notes).suggesting(asked)
}

/// One of the words of a closed choice.
pub(super) fn one_of<T: Choice>(spot: Spot, notes: &mut Notes) -> Checked<T> {
    let found = match spot.sound(notes)? {
        Value::Bool(found) => T::of_bool(*found),
        other => choice::of(&other.shown()),
    };
    match found {
        Some(found) => Ok(found),
        None => {
            let finding = spot.finding(Code::UnknownChoice, notes);
            let suggestion = choice::nearest::<T>(&spot.value().shown());
            notes.fail(finding.with("choices", choice::listed::<T>(notes.words.lang)).suggesting(suggestion))
        }
    }
}
