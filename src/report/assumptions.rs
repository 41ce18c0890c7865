//! Antaganden: every assumption with value, unit, source, who decided, sunset date, and all
//! other input cells but the unit costs. The cells that one changes.

use super::assumptions_tables as tables;
use super::decision::fund;
use super::fit::column_of;
use super::layout::{Case, Order};
use super::page::{FIRST_YEAR, Page};
use super::scenarios;
use super::sheet::{Choice, Part};
use crate::base::Cell;
use crate::figure::Id;
use crate::model::{Assumption, CostType, Timing};
use rust_decimal::prelude::ToPrimitive;

/// Columns of the texts that belong to an assumption: source, who decided, until when, place.
pub(super) const TRAIL: [u16; 4] = [3, 9, 12, 14];
/// The last column of the last of them.
const LAST: u16 = 22;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    // What is given is shown whole, also where it is given by year.
    page.thousands = 0;
    widths(page, case, [30.0, 15.0, 13.0]);
    let (title, lead) = (&case.words.sheets.assumptions, &case.words.texts.assumptions_lead);
    page.open(title, lead, case, order);
    general(page, case);
    scenarios::build(page, case);
    scenarios::ends(page, case);
    tables::entries(page, case);
    tables::outcomes(page, case);
    tables::profiles(page, case);
    tables::lines(page, case);
    tables::series(page, case);
    tables::pooled(page, case);
    fund::inputs(page, case);
    tables::indices(page, case);
    super::decision::assumed(page, case);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
}

/// The fewest columns of years that a sheet is laid out for: other tables stand in them too.
const FEWEST_YEARS: usize = 20;
/// The width of a year: six digits, a separator and a sign. Numbers that need more widen it.
const YEAR: f64 = 7.25;

/// Three columns of a sheet's own, then one for each year.
pub(super) fn widths(page: &mut Page, case: &Case, first: [f64; 3]) {
    let years = case.account.time.length();
    page.sheet.lead = FIRST_YEAR;
    page.sheet.years = u16::try_from(years).unwrap_or(u16::MAX);
    page.sheet.widths = first.into_iter().chain(std::iter::repeat_n(YEAR, years.max(FEWEST_YEARS))).collect();
}

/// A width in characters in which the names of parties are broken between their words only, from a
/// least to a most.
pub(super) fn for_names(case: &Case, least: f64, most: f64) -> f64 {
    let parties = case.names().rows().into_iter();
    let needed = parties.map(|(party, _)| column_of(&case.names().of(party), Part::Text));
    needed.fold(least, f64::max).min(most)
}

pub(super) fn trail_heads(page: &mut Page, only_place: bool) {
    let heads = &page.words.heads;
    let texts = [&heads.source, &heads.decided_by, &heads.valid_until, &heads.place].map(ToString::to_string);
    for (column, text) in TRAIL.into_iter().zip(&texts).skip(if only_place { 3 } else { 0 }) {
        page.words(column, text, Part::Head);
    }
    page.band(LAST);
}

/// The last column of the room of a text that belongs to an assumption.
fn trail_end(column: u16) -> u16 {
    TRAIL.into_iter().find(|next| *next > column).unwrap_or(LAST + 1) - 1
}

pub(super) fn place(page: &mut Page, id: Id) {
    if let Some(text) = page.source_of(id) {
        page.spanning(TRAIL[3], LAST, &text, Part::Note);
    }
}

fn general(page: &mut Page, case: &Case) {
    let (words, time) = (case.words, &case.account.time);
    let (labels, heads) = (&words.labels, &words.heads);
    let assumed = &case.inputs.assumptions;
    page.section(&words.sections.general);
    page.words(0, &heads.assumption, Part::Head);
    page.words(1, &heads.value, Part::HeadRight);
    page.words(2, &heads.unit, Part::Head);
    trail_heads(page, false);
    page.next();

    row(page, &labels.rate, time.rate, &words.units.per_year, &assumed.rate);
    let at = row(page, &labels.horizon, time.horizon, &words.units.years_horizon, &assumed.horizon);
    let length = i32::try_from(time.length()).unwrap_or(i32::MAX);
    choose(page, at, Choice::Whole(1, length));
    for (slot, cost_type) in CostType::ALL.into_iter().enumerate() {
        let assumption = assumed.timing_of(cost_type);
        let at =
            row(page, labels.timing_of(cost_type), time.timing[slot], &words.units.of_the_year, assumption);
        choose(
            page,
            at,
            Choice::Words(Timing::ALL.map(|timing| words.terms.timing(timing).to_string()).to_vec()),
        );
    }
    if case.inputs.pooled.is_empty() {
        let at =
            row(page, &labels.price_year, time.price_year, &words.units.price_level, &assumed.price_year);
        if let Some((low, high)) = price_years(case) {
            choose(page, at, Choice::Whole(low, high));
        }
    } else {
        // Amounts that are pooled have no price year to be carried from.
        fixed(page, &labels.price_year, time.price_year, &words.units.price_level);
    }
    let participants = case.account.key_figures.participants;
    page.words(0, &labels.participants, Part::Label);
    page.input(1, participants);
    page.words(2, &words.units.persons, Part::Note);
    place(page, participants);
    page.next();
    // Titles and page heads name the account year, so it is no cell to change.
    fixed(page, &labels.account_year, time.account_year, &words.units.year);
    page.words(0, &labels.term, Part::Label);
    page.figure(1, time.term, Part::Figure);
    page.words(2, &words.units.years, Part::Note);
    page.words(TRAIL[0], &words.texts.term_source, Part::Text);
    page.next();

    page.section(&words.sections.timings);
    page.words(0, &heads.timing, Part::Head);
    page.words(1, &heads.offset, Part::HeadRight);
    page.comment(&words.comments.discounting);
    page.next();
    for (word, exponent) in time.timings.0.iter().zip(time.timings.1.iter()) {
        page.key(0, *word, Part::Label, 0);
        page.figure(1, *exponent, Part::Figure);
        page.next();
    }
}

/// A given figure that is no cell to change.
fn fixed(page: &mut Page, label: &str, id: Id, unit: &str) {
    page.words(0, label, Part::Label);
    page.figure(1, id, Part::Figure);
    page.words(2, unit, Part::Note);
    place(page, id);
    page.next();
}

/// An assumption; returns its row.
fn row<T>(page: &mut Page, label: &str, id: Id, unit: &str, assumption: &Assumption<T>) -> u32 {
    let row = page.row;
    page.words(0, label, Part::Label);
    page.input(1, id);
    page.words(2, unit, Part::Note);
    for (column, text) in
        TRAIL.into_iter().zip([&assumption.source, &assumption.decided_by, &assumption.valid_until])
    {
        if !text.is_empty() {
            page.spanning(column, trail_end(column), text, Part::Text);
        }
    }
    place(page, id);
    page.next();
    row
}

/// Gives the value in a row its choice.
pub(super) fn choose(page: &mut Page, row: u32, choice: Choice) {
    page.sheet.choices.push((Cell { row, column: 1 }, choice));
}

/// The years that every index of the account has.
fn price_years(case: &Case) -> Option<(i32, i32)> {
    let bounds = |index: &crate::model::PriceIndex| {
        let first = index.values.keys().next()?.0.to_i32()?;
        Some((first, index.values.keys().next_back()?.0.to_i32()?))
    };
    let all: Vec<(i32, i32)> = case.inputs.indices.iter().filter_map(bounds).collect();
    Some((all.iter().map(|(first, _)| *first).max()?, all.iter().map(|(_, last)| *last).min()?))
}
