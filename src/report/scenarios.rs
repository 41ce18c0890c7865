//! Scenarios on Antaganden: the one that is chosen, and what each multiplies. And on Beräkning: what every
//! year's effects are multiplied by.

use super::assumptions::{choose, place, trail_heads};
use super::layout::Case;
use super::page::Page;
use super::sheet::{Choice, Part};
use crate::figure::Id;

/// The choice, the table of scenarios, and what is in force.
pub(super) fn build(page: &mut Page, case: &Case) {
    let (words, heads, figures) = (case.words, &case.words.heads, &case.account.scenarios);
    page.section(&words.sections.scenarios);
    let row = page.row;
    page.words(0, &words.labels.chosen_scenario, Part::SumLabel);
    page.input(1, figures.chosen);
    let names = case.inputs.scenarios.iter().map(|scenario| scenario.name.to_string());
    choose(page, row, Choice::Words(names.collect()));
    page.words(3, &words.texts.scenario_rule, Part::Note);
    page.next();
    page.words(0, &heads.scenario, Part::Head);
    let columns = [&heads.factor_persons, &heads.factor_persistence, &heads.factor_prices, &heads.rate];
    for (column, head) in (1..).zip(columns) {
        page.words(column, head, Part::HeadRight);
    }
    trail_heads(page, true);
    page.next();
    for (at, scenario) in case.inputs.scenarios.iter().enumerate() {
        page.key(0, figures.names[at], Part::Label, 0);
        for (column, row) in (1..).zip([&figures.persons, &figures.persistence, &figures.prices]) {
            // The first is the account as it was given, and stays so.
            if at == 0 { page.figure(column, row[at], Part::Figure) } else { page.input(column, row[at]) }
        }
        if scenario.rate.is_some() {
            page.input(4, figures.rates[at]);
        } else {
            page.figure(4, figures.rates[at], Part::Figure);
        }
        place(page, figures.names[at]);
        page.next();
    }
    page.words(0, &words.labels.scenario_now, Part::SumLabel);
    let now = figures.now;
    for (column, id) in (1..).zip([now.persons, now.persistence, now.prices, now.rate]) {
        page.figure(column, id, Part::Sum);
    }
    page.next();
    page.words(0, &words.labels.scenario_position, Part::Label);
    page.figure(1, figures.position, Part::Figure);
    page.next();
}

/// How far parameters are moved, where that was given and may be changed.
pub(super) fn ends(page: &mut Page, case: &Case) {
    let (told, parameters) = (&case.told.sensitivity, &case.decision.sensitivity.parameters);
    page.section(&told.section_given);
    page.words(0, &told.parameter, Part::Head);
    for (column, head) in (1..).zip([&told.low, &told.high]) {
        page.words(column, head, Part::HeadRight);
    }
    trail_heads(page, true);
    page.next();
    page.words(0, &told.spread, Part::Label);
    page.input(1, parameters.spread);
    page.next();
    for parameter in parameters.all.iter().filter(|parameter| parameter.given.contains(&true)) {
        page.words(0, &parameter.label, Part::Label);
        let ends = (1..).zip(parameter.ends).zip(parameter.given).filter(|(_, given)| *given);
        let ends: Vec<(u16, Id)> = ends.map(|(end, _)| end).collect();
        for (column, id) in &ends {
            page.input(*column, *id);
        }
        if let Some((_, id)) = ends.first() {
            place(page, *id);
        }
        page.next();
    }
}

/// What every year's effects are multiplied by: of each outcome those that do not fade, and those that do.
pub(super) fn factors(page: &mut Page, case: &Case) {
    let (words, heads) = (case.words, &case.words.heads);
    page.section(&words.sections.scenario_factors);
    page.words(0, &heads.multiplied, Part::Head);
    page.words(1, &heads.factor_persons, Part::HeadRight);
    page.words(2, &heads.factor_persistence, Part::HeadRight);
    page.years_shown(&case.account.time.years, Part::HeadRight);
    page.next();
    let figures = &case.account.outcomes;
    for (outcome, given) in figures.outcomes.iter().zip(&case.inputs.outcomes) {
        let factor = figures.profiles[outcome.profile].factor;
        let rows = [
            (&words.labels.steady, None, &outcome.steady),
            (&words.labels.fading_factor, Some(factor), &outcome.fading),
        ];
        for (label, lasting, years) in rows {
            page.words(0, &format!("{}: {label}", given.name), Part::Label);
            page.figure(1, outcome.factor, Part::Figure);
            if let Some(lasting) = lasting {
                page.figure(2, lasting, Part::Figure);
            }
            page.years(years, Part::Figure);
            page.next();
        }
    }
    if let Some(factor) = figures.pooled {
        page.words(0, &words.labels.pooled, Part::Label);
        page.figure(1, factor, Part::Figure);
        page.next();
    }
    unused(page, case);
}

/// Profiles that no outcome has are at home here too.
fn unused(page: &mut Page, case: &Case) {
    let figures = &case.account.outcomes;
    let lasting: Vec<(Id, Id)> =
        figures.profiles.iter().map(|profile| (profile.name, profile.factor)).collect();
    for (name, factor) in lasting {
        if page.places.home(factor).is_none() {
            page.shown(0, name, Part::Label);
            page.figure(2, factor, Part::Figure);
            page.next();
        }
    }
}
