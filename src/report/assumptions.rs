//! Antaganden: every assumption with value, unit, source, who decided, sunset date, and all
//! other input cells but the unit costs. The cells that one changes.

use super::assumptions_tables as tables;
use super::layout::{Case, Order};
use super::page::Page;
use super::sheet::{Choice, Part};
use crate::base::Cell;
use crate::figure::Id;
use crate::model::{Assumption, CostType, Timing};
use rust_decimal::prelude::ToPrimitive;

/// Columns of the texts that belong to an assumption: source, who decided, until when, place.
const TRAIL: [u16; 4] = [3, 9, 13, 16];

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    page.sheet.widths = widths(case, [44.0, 18.0, 15.0]);
    let (title, lead) = (&case.words.sheets.assumptions, &case.words.texts.assumptions_lead);
    page.open(title, lead, case, order);
    general(page, case);
    tables::entries(page, case);
    tables::outcomes(page, case);
    tables::profiles(page, case);
    tables::lines(page, case);
    tables::series(page, case);
    tables::pooled(page, case);
    tables::indices(page, case);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
}

/// Three columns of a sheet's own, then one for each year, wide enough for the largest amount.
pub(super) fn widths(case: &Case, first: [f64; 3]) -> Vec<f64> {
    let years = case.account.time.length().max(17);
    first.into_iter().chain(std::iter::repeat_n(case.amount_width().max(10.5), years)).collect()
}

pub(super) fn trail_heads(page: &mut Page, only_place: bool) {
    let heads = &page.words.heads;
    let texts = [&heads.source, &heads.decided_by, &heads.valid_until, &heads.place].map(ToString::to_string);
    for (column, text) in TRAIL.into_iter().zip(&texts).skip(if only_place { 3 } else { 0 }) {
        page.words(column, text, Part::Head);
    }
    page.band(TRAIL[3] + 3);
}

pub(super) fn place(page: &mut Page, id: Id) {
    page.source(TRAIL[3], id);
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
    row(page, &labels.horizon, time.horizon, &words.units.years_horizon, &assumed.horizon);
    let length = i32::try_from(time.length()).unwrap_or(i32::MAX);
    choose(page, Choice::Whole(1, length));
    for (slot, cost_type) in CostType::ALL.into_iter().enumerate() {
        let assumption = assumed.timing_of(cost_type);
        row(page, labels.timing_of(cost_type), time.timing[slot], &words.units.of_the_year, assumption);
        choose(
            page,
            Choice::Words(Timing::ALL.map(|timing| words.terms.timing(timing).to_string()).to_vec()),
        );
    }
    if case.inputs.pooled.is_empty() {
        row(page, &labels.price_year, time.price_year, &words.units.price_level, &assumed.price_year);
        if let Some((low, high)) = price_years(case) {
            choose(page, Choice::Whole(low, high));
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

fn row<T>(page: &mut Page, label: &str, id: Id, unit: &str, assumption: &Assumption<T>) {
    page.words(0, label, Part::Label);
    page.input(1, id);
    page.words(2, unit, Part::Note);
    for (column, text) in
        TRAIL.into_iter().zip([&assumption.source, &assumption.decided_by, &assumption.valid_until])
    {
        if !text.is_empty() {
            page.words(column, text, Part::Text);
        }
    }
    place(page, id);
    page.next();
}

/// Gives the value of the row just written its choice.
fn choose(page: &mut Page, choice: Choice) {
    page.sheet.choices.push((Cell { row: page.row - 1, column: 1 }, choice));
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
