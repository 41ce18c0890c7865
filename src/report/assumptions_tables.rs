//! The tables of Antaganden: own books, outcomes, persistence, effect lines, series, indices.

use super::assumptions::{TRAIL, place, trail_heads};
use super::layout::Case;
use super::page::Page;
use super::sheet::Part;
use crate::account::givens::QuantityFigures;
use crate::figure::Id;
use crate::model::Side;

/// The column of the outcomes' table that names how long each lasts.
pub const PROFILE: u16 = 8;

pub(super) fn entries(page: &mut Page, case: &Case) {
    if case.inputs.entries.is_empty() {
        return;
    }
    let (words, heads) = (case.words, &case.words.heads);
    page.section(&words.sections.entries);
    page.words(0, &heads.entry, Part::Head);
    page.words(1, &heads.amount, Part::HeadRight);
    page.words(2, &heads.entry_year, Part::HeadRight);
    page.words(3, &heads.side, Part::Head);
    page.words(5, &heads.paid_by, Part::Head);
    trail_heads(page, true);
    page.next();
    for (entry, (amount, year)) in case.inputs.entries.iter().zip(&case.account.givens.entries) {
        page.words(0, &entry.label, Part::Label);
        page.input(1, *amount);
        page.input(2, *year);
        page.words(3, words.terms.side(entry.side), Part::Text);
        if let (Some(actor), Side::Income) = (entry.actor, entry.side) {
            page.spanning(5, TRAIL[3] - 1, &case.inputs.actors.get(actor).name, Part::Text);
        }
        place(page, *amount);
        page.next();
    }
}

pub(super) fn outcomes(page: &mut Page, case: &Case) {
    if case.inputs.outcomes.is_empty() {
        return;
    }
    let (words, heads) = (case.words, &case.words.heads);
    page.section(&words.sections.outcomes);
    let texts: [&str; 9] = [
        &heads.outcome,
        &heads.persons,
        &heads.months_per_person,
        &heads.months_year_1,
        &heads.deadweight,
        &heads.displacement,
        &heads.attribution,
        &heads.net_share,
        &heads.profile,
    ];
    for (column, text) in (0..).zip(texts) {
        let right = (1..8).contains(&column);
        page.words(column, text, if right { Part::HeadRight } else { Part::Head });
        match column {
            3 => page.comment(&words.comments.effect_months),
            7 => page.comment(&words.comments.net_share),
            _ => {}
        }
    }
    trail_heads(page, true);
    page.sheet.heights.push((page.row, 30.0));
    page.next();
    let figures = &case.account.outcomes;
    for outcome in &figures.outcomes {
        page.key(0, outcome.name, Part::Label, 0);
        page.input(1, outcome.persons);
        page.input(2, outcome.months_per_person);
        match outcome.months_year_1 {
            Some(months) => page.input(3, months),
            None => page.words(3, &words.terms.computed, Part::Note),
        }
        for (column, share) in (4..).zip(outcome.shares) {
            page.input(column, share);
        }
        page.figure(7, outcome.net, Part::Figure);
        let profile = page.text_of(figures.profiles[outcome.profile].name);
        page.spanning(PROFILE, TRAIL[3] - 1, &profile, Part::Text);
        place(page, outcome.persons);
        page.next();
    }
    page.words(0, &words.texts.net_share_rule, Part::Note);
    page.next();
}

pub(super) fn profiles(page: &mut Page, case: &Case) {
    if case.account.outcomes.profiles.is_empty() {
        return;
    }
    let (words, labels) = (case.words, &case.words.labels);
    page.section(&words.sections.persistence);
    years_head(page, case, &case.words.heads.profile, &words.heads.share_by_year);
    for profile in &case.account.outcomes.profiles {
        page.key(0, profile.name, Part::Label, 0);
        given_years(page, &profile.shares, profile.given);
        page.next();
        let Some((fading, relapse, floor)) = profile.parameters else { continue };
        let parameters =
            [(&labels.fading, Some(fading)), (&labels.relapse, Some(relapse)), (&labels.floor, floor)];
        for (label, id) in parameters.into_iter().filter_map(|(label, id)| Some((label, id?))) {
            page.indented(0, label, Part::Label, 1);
            page.input(1, id);
            page.source(3, id);
            page.next();
        }
    }
}

pub(super) fn lines(page: &mut Page, case: &Case) {
    if case.inputs.lines.is_empty() {
        return;
    }
    let (words, heads) = (case.words, &case.words.heads);
    page.section(&words.sections.lines);
    page.words(0, &heads.line, Part::Head);
    page.words(1, &heads.quantity_or_before, Part::HeadRight);
    page.words(2, &heads.after, Part::HeadRight);
    page.words(3, &heads.amount, Part::HeadRight);
    let measured = case.account.givens.lines.iter().any(|given| given.measured.is_some());
    if measured {
        page.words(4, &heads.measured, Part::HeadRight);
        page.comment(&words.comments.measured);
        page.sheet.heights.push((page.row, 30.0));
    }
    page.words(5, &heads.outcome, Part::Head);
    page.words(9, &heads.basis, Part::Head);
    page.words(11, &heads.code, Part::Head);
    trail_heads(page, true);
    page.next();
    for (line, given) in case.inputs.lines.iter().zip(&case.account.givens.lines) {
        page.words(0, &line.label, Part::Label);
        let mut cited: Option<Id> = given.amount;
        match &given.quantity {
            QuantityFigures::Given(number) => {
                page.input(1, *number);
                cited = cited.or(Some(*number));
            }
            QuantityFigures::Change(before, after) => {
                page.input(1, *before);
                page.input(2, *after);
                cited = cited.or(Some(*before));
            }
            QuantityFigures::Series(values, _) => {
                page.words(1, &words.terms.see_series, Part::Note);
                cited = cited.or(values.first().copied());
            }
        }
        match (given.amount, &line.price) {
            (Some(amount), _) => page.input(3, amount),
            (None, crate::model::Price::UnitCost(cost)) => {
                page.spanning(11, TRAIL[3] - 1, &case.inputs.unit_costs[*cost].code, Part::Text);
                page.link_home(case.account.prices.unit_costs[*cost].price);
            }
            (None, crate::model::Price::Direct(_)) => {}
        }
        if let Some(persons) = given.measured {
            page.figure(4, persons, Part::Figure);
        }
        page.spanning(5, 8, &case.inputs.outcomes[line.outcome].name, Part::Text);
        page.spanning(9, 10, words.terms.basis(line.basis), Part::Text);
        if let Some(id) = cited {
            place(page, id);
        }
        page.next();
    }
}

pub(super) fn series(page: &mut Page, case: &Case) {
    let words = case.words;
    let rows: Vec<_> = (case.inputs.lines.iter().zip(&case.account.givens.lines))
        .filter_map(|(line, given)| match &given.quantity {
            QuantityFigures::Series(values, count) => Some((line, values, *count)),
            QuantityFigures::Given(_) | QuantityFigures::Change(..) => None,
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    page.section(&words.sections.series);
    page.comment(&words.comments.series);
    years_head(page, case, &words.heads.line, &words.heads.units_by_year);
    for (line, values, count) in rows {
        page.words(0, &line.label, Part::Label);
        given_years(page, values, count);
        page.next();
    }
}

/// What several outcomes come to together: whose, and an amount a year.
pub(super) fn pooled(page: &mut Page, case: &Case) {
    if case.inputs.pooled.is_empty() {
        return;
    }
    let (words, heads) = (case.words, &case.words.heads);
    page.section(&words.sections.pooled);
    page.words(0, &words.texts.pooled_rule, Part::Note);
    page.next();
    page.words(0, &heads.actor_and_counterparty, Part::Head);
    page.words(1, &heads.cost_type, Part::Head);
    page.words(2, &heads.side, Part::Head);
    page.years_shown(&case.account.time.years, Part::HeadRight);
    page.next();
    for (line, amounts) in case.inputs.pooled.iter().zip(&case.account.givens.pooled) {
        let mut whose = case.names().of(line.party).to_string();
        if line.counterparty != line.party {
            whose += &format!(" · {}", case.names().of(line.counterparty));
        }
        page.words(0, &whose, Part::Label);
        page.words(1, words.terms.cost_type(line.cost_type), Part::Text);
        page.words(2, words.terms.side(line.side), Part::Text);
        for (column, amount) in (super::page::FIRST_YEAR..).zip(amounts.iter()) {
            page.input(column, *amount);
        }
        page.next();
    }
}

pub(super) fn indices(page: &mut Page, case: &Case) {
    let words = case.words;
    for (index, figures) in case.inputs.indices.iter().zip(&case.account.prices.indices) {
        page.section(&format!("{} {}", words.sections.price_index, index.name));
        page.heads(&[&words.heads.price_index, &words.heads.year, &words.heads.index_value], 1);
        for (year, value) in figures.years.iter().zip(figures.values.iter()) {
            page.words(0, &index.name, Part::Label);
            page.figure(1, *year, Part::Figure);
            page.input(2, *value);
            page.source(3, *value);
            page.next();
        }
    }
}

/// A head with what the rows are, a unit, and the number of each year.
pub(super) fn years_head(page: &mut Page, case: &Case, first: &str, unit: &str) {
    page.words(0, first, Part::Head);
    page.words(1, unit, Part::Head);
    page.words(2, &case.words.heads.year, Part::HeadRight);
    page.years_shown(&case.account.time.years, Part::HeadRight);
    page.next();
}

/// A row of years of which the first were given and the rest follow from the last given.
fn given_years(page: &mut Page, ids: &[Id], given: usize) {
    for (index, (column, id)) in (super::page::FIRST_YEAR..).zip(ids).enumerate() {
        if index < given { page.input(column, *id) } else { page.figure(column, *id, Part::Figure) }
    }
}

/// A head over yearly flows: line, actor, cost type, and the number of each year.
pub(super) fn flows_head(page: &mut Page, case: &Case) {
    let heads = &case.words.heads;
    page.words(0, &heads.line, Part::Head);
    page.words(1, &heads.actor, Part::Head);
    page.words(2, &heads.cost_type, Part::Head);
    page.years_shown(&case.account.time.years, Part::HeadRight);
    page.next();
}
