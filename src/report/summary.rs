//! Sammanfattning: what one sees first, on one printed page.

use super::before;
use super::charts;
use super::layout::{Case, Order};
use super::page::{Page, head_width};
use super::sheet::{Area, Part};
use super::unpriced;
use crate::base::Cell;
use crate::figure::Id;
use crate::model::Party;
use crate::words::fill;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    let (words, operation) = (case.words, &case.inputs.operation);
    let amount = (case.amount_width() + 2.0).max(16.0);
    page.sheet.widths = [vec![36.0], vec![amount; 5], vec![2.0], vec![9.0; 7]].concat();
    // The operation and its principal head the third and fourth column.
    for (column, party) in (2..).zip([Party::Operation, Party::Actor(operation.principal)]) {
        page.sheet.widths[column] = head_width(&case.names().of(party)).max(amount);
    }
    page.sheet.one_page = true;
    let year = operation.year.value.0.to_string();
    let about = [("operation", &*operation.name.value), ("year", &year)];
    page.open(&fill(&words.texts.summary_title, &about), &words.texts.summary_lead, case, order);
    facts(page, case);
    key_figures(page, case);
    before::note(page, case, order);
    perspectives(page, case);
    let (names, results) = actors(page, case, order);
    unpriced::section(page, case, order);
    page.sheet.freeze = (3, 0);
    let chart = charts::results(page, case, names, results, Cell { row: 5, column: 7 });
    page.chart(chart);
    let total = &case.projection.types.total;
    let [years, yearly, accumulated] =
        [&case.account.time.years, &total.discounted, &total.accumulated].map(|row| page.home_of(row));
    let chart = charts::hump(page, case, Cell { row: 24, column: 7 }, yearly, accumulated, years);
    page.chart(chart);
}

fn facts(page: &mut Page, case: &Case) {
    let (words, operation) = (case.words, &case.inputs.operation);
    let status = match operation.status {
        crate::model::Status::Preliminary => &words.terms.preliminary,
        crate::model::Status::Adopted => &words.terms.adopted,
    };
    let principal = &case.inputs.actors.get(operation.principal).name;
    let parts = [
        (&words.labels.principal, principal.to_string()),
        (&words.labels.status, status.to_string()),
        (&words.labels.target_group, operation.target_group.clone()),
    ];
    let line: Vec<String> = (parts.iter())
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| format!("{label}: {text}"))
        .collect();
    page.words(0, &line.join("   ·   "), Part::Text);
    page.next();
}

/// Table 4.1.
fn key_figures(page: &mut Page, case: &Case) {
    let (words, figures) = (case.words, &case.account.key_figures);
    let labels = &words.labels;
    page.section(&words.sections.own_books);
    page.words(0, &words.heads.measure, Part::Head);
    page.words(1, &words.heads.value, Part::HeadRight);
    page.words(2, &words.heads.unit, Part::Head);
    page.head_before(case, 3);
    page.next();
    let first: [(&str, Id); 5] = [
        (&labels.income, figures.income),
        (&labels.cost, figures.cost),
        (&labels.result, figures.result),
        (&labels.participants, figures.participants),
        (&labels.cost_per_person, figures.cost_per_person),
    ];
    for (label, id) in first {
        let strong = id == figures.result;
        page.words(0, label, if strong { Part::SumLabel } else { Part::Label });
        let part = if strong { Part::Sum } else { Part::Figure };
        page.figure(1, id, part);
        page.unit(2, id);
        page.beside(case, 3, id, part);
        page.next();
    }
    for (outcome, row) in case.inputs.outcomes.iter().zip(&figures.outcomes) {
        for (label, id) in
            [&labels.persons_with, &labels.cost_per_outcome, &labels.success_rate].into_iter().zip(row)
        {
            page.words(0, &fill(label, &[("outcome", &outcome.name)]), Part::Label);
            page.figure(1, *id, Part::Figure);
            page.unit(2, *id);
            page.beside(case, 3, *id, Part::Figure);
            page.next();
        }
    }
}

/// The operation, its principal, society, side by side.
fn perspectives(page: &mut Page, case: &Case) {
    let (words, projection) = (case.words, case.projection);
    let statement = &case.account.statement;
    let principal = Party::Actor(case.inputs.operation.principal);
    page.section(&words.sections.perspectives);
    page.words(0, &words.heads.perspective, Part::Head);
    page.words(1, &words.heads.accumulated_to, Part::HeadRight);
    for (column, party) in (2..).zip([Party::Operation, principal]) {
        page.words(column, &case.names().of(party), Part::HeadRight);
    }
    page.words(4, &words.heads.society, Part::HeadRight);
    page.words(5, &words.heads.return_rate, Part::HeadRight);
    page.sheet.heights.push((page.row, 30.0));
    page.next();
    page.words(0, &fill(&words.texts.in_year_1, &[("what", &words.labels.result)]), Part::Label);
    if let Some(first) = case.account.time.years.first() {
        page.shown(1, *first, Part::Figure);
    }
    let results = [Party::Operation, principal].map(|party| statement.block(party).map(|block| block.result));
    let results: Vec<Id> = results.into_iter().flatten().chain([statement.total]).collect();
    for (column, id) in (2..).zip(&results) {
        page.shown(column, *id, Part::Figure);
    }
    page.next();
    before::perspectives(page, case, 2, &results);
    let spans = [&words.texts.over_term, &words.texts.over_horizon];
    for (view, label) in projection.returns.views.iter().zip(spans) {
        page.words(0, label, Part::Label);
        page.shown(1, view.years, Part::Figure);
        for (column, id) in (2..).zip([view.operation, view.principal, view.society, view.rate]) {
            page.figure(column, id, Part::Figure);
        }
        page.next();
    }
    let of = |party: Party| projection.parties.iter().find(|figures| figures.party == party);
    let paid =
        [of(Party::Operation), of(principal)].into_iter().flatten().map(|figures| figures.measures.payback);
    page.words(0, &words.labels.payback, Part::Label);
    for (column, id) in (2..).zip(paid.chain([projection.measures.payback])) {
        page.shown(column, id, Part::Figure);
    }
    page.next();
}

/// Every actor's result, what has accumulated, payback and lowest point.
fn actors(page: &mut Page, case: &Case, order: &Order) -> (Area, Area) {
    let (words, projection) = (case.words, case.projection);
    let heads = &words.heads;
    page.section(&words.sections.actors);
    page.words(0, &heads.actor, Part::Head);
    page.words(1, &fill(&words.texts.in_year_1, &[("what", &words.labels.result)]), Part::HeadRight);
    page.words(2, &words.texts.over_term, Part::HeadRight);
    page.words(3, &words.texts.over_horizon, Part::HeadRight);
    page.words(4, &heads.payback, Part::HeadRight);
    page.words(5, &heads.lowest, Part::HeadRight);
    page.sheet.heights.push((page.row, 30.0));
    page.next();
    let first = page.row;
    for (block, figures) in case.account.statement.blocks.iter().zip(&projection.parties) {
        let name = case.names().of(block.party);
        match order.parties.iter().find(|(party, _)| *party == block.party) {
            Some((_, sheet)) => page.jump_from(0, &name, *sheet, block.depth),
            None => page.words(0, &name, Part::Label),
        }
        page.shown(1, block.result, Part::Figure);
        for (column, span) in (2..).zip(projection.returns.views.iter().map(|view| view.years)) {
            accumulated_at(page, case, figures, span, column);
        }
        page.shown(4, figures.measures.payback, Part::Figure);
        page.shown(5, figures.measures.lowest, Part::Figure);
        page.next();
    }
    let last = page.row - 1;
    page.words(0, &words.heads.society, Part::SumLabel);
    page.shown(1, case.account.statement.total, Part::Sum);
    for (column, view) in (2..).zip(&projection.returns.views) {
        page.shown(column, view.society, Part::Sum);
    }
    page.shown(4, projection.measures.payback, Part::Sum);
    page.shown(5, projection.measures.lowest, Part::Sum);
    page.next();
    page.words(0, &words.texts.limits, Part::Note);
    let column = |column: u16| Area {
        sheet: page.index,
        first: Cell { row: first, column },
        last: Cell { row: last, column },
    };
    (column(0), column(1))
}

fn accumulated_at(
    page: &mut Page,
    case: &Case,
    figures: &crate::project::parties::PartyFigures,
    span: Id,
    column: u16,
) {
    let year = case.book.number(span).and_then(|number| usize::try_from(number).ok()).unwrap_or(1);
    if let Some(id) = figures.total.accumulated.get(year - 1) {
        page.shown(column, *id, Part::Figure);
    }
}
