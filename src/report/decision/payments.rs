//! The second part of Fond: payments for outcomes.

use super::fund::{CHART_ROWS, fact, row, rules, years};
use crate::decision::outcome_payments::PaymentFigures;
use crate::model::Party;
use crate::project::series::Series;
use crate::report::layout::Case;
use crate::report::page::{FIRST_YEAR, Page};
use crate::report::sheet::{Area, Part};
use crate::report::{charts, halving};
use crate::words::fill;

/// The first column of what the public side comes to.
const PUBLIC: u16 = FIRST_YEAR + 2;

pub(super) fn build(page: &mut Page, case: &Case, figures: &PaymentFigures) {
    let told = &case.told.fund;
    let texts: [&str; 4] =
        [&told.payments_rule, &told.payments_persons, &told.payments_public, &told.payments_gains];
    rules(page, &told.payments, &texts);
    let (base, top) = (&figures.base, page.row);
    page.section(&told.contract_results);
    page.words(0, &case.words.heads.measure, Part::Head);
    page.words(1, &told.value, Part::HeadRight);
    page.words(2, &told.unit, Part::Head);
    page.next();
    fact(page, &told.investor_outlay, figures.outlay.total, true, Part::Figure);
    fact(page, &told.price, figures.price, false, Part::Figure);
    let [persons, ..] = case.account.key_figures.outcomes[figures.outcome];
    fact(page, &told.persons, persons, false, Part::Figure);
    fact(page, &told.share_of_persons, base.share_of_persons, true, Part::Figure);
    fact(page, &told.earned, base.earned, true, Part::Figure);
    if let Some(cap) = figures.cap {
        fact(page, &told.payment_cap, cap, false, Part::Figure);
    }
    fact(page, &told.due, base.due, true, Part::Sum);
    let ends = [
        (&told.investor_to_date, &base.investor_to_date),
        (&told.payer_to_date, &base.payer[1]),
        (&told.public_to_date, &figures.public.accumulated),
        (&told.public_with_to_date, &base.public.accumulated),
    ];
    for (label, years) in ends {
        if let Some(last) = years.last() {
            fact(page, label, *last, false, Part::Figure);
        }
    }
    fact(page, &told.rate, base.internal.rate, true, Part::Sum);
    page.row = page.row.max(top + CHART_ROWS);
    scenarios(page, case, figures);
    let categories = years(page, case, &told.course);
    row(page, &told.outlay, &figures.outlay.years, Part::Figure);
    row(page, &told.payments_row, &base.payments, Part::Figure);
    row(page, &told.investor, &base.investor.undiscounted, Part::Sum);
    row(page, &told.investor_to_date, &base.investor_to_date, Part::Figure);
    let drawn = later(page, &told.investor, &base.investor);
    for (party, paid) in &figures.gains.paid {
        row(page, &format!("{}: {}", case.names().of(*party), told.paid), paid, Part::Figure);
    }
    let payer = case.names().of(Party::Actor(figures.payer));
    for (_, gain) in &figures.gains.rows {
        row(page, &format!("{payer}: {}", told.gain), gain, Part::Figure);
    }
    row(page, &told.payer_net, &base.payer[0], Part::Sum);
    row(page, &told.payer_to_date, &base.payer[1], Part::Figure);
    row(page, &told.public, &figures.public.undiscounted, Part::Figure);
    later(page, &told.public, &figures.public);
    row(page, &told.financed, &base.financed.undiscounted, Part::Figure);
    later(page, &told.financed, &base.financed);
    row(page, &told.public_with, &base.public.undiscounted, Part::Sum);
    let with = later(page, &told.public_with, &base.public);
    let chart = charts::payments(page, case, figures, [categories, drawn, with], top);
    page.chart(chart);
    halving::build(page, case, &told.investor, &base.internal);
}

/// What comes of the contract in each scenario.
fn scenarios(page: &mut Page, case: &Case, figures: &PaymentFigures) {
    let told = &case.told.fund;
    page.section(&format!("{}, {}", told.in_scenarios, page.yearly_unit()));
    page.words(0, &case.words.heads.scenario, Part::Head);
    page.words(1, &told.due, Part::HeadRight);
    page.words(2, &told.persons, Part::HeadRight);
    page.words(FIRST_YEAR, &told.investor, Part::HeadRight);
    for (column, years) in (PUBLIC..).step_by(2).zip(&case.decision.spans.numbers) {
        let years = fill(&case.told.sensitivity.after_years, &[("years", &years.to_string())]);
        page.words(column, &years, Part::HeadRight);
    }
    let spans = u16::try_from(case.decision.spans.numbers.len()).unwrap_or(1);
    page.band(PUBLIC + 2 * (spans - 1));
    page.next();
    for scenario in &figures.scenarios {
        page.shown(0, scenario.name, Part::Label);
        page.figure(1, scenario.due, Part::Figure);
        page.smaller();
        page.figure(2, scenario.persons, Part::Figure);
        page.figure(FIRST_YEAR, scenario.investor, Part::Figure);
        page.smaller();
        for (column, id) in (PUBLIC..).step_by(2).zip(&scenario.public) {
            page.figure(column, *id, Part::Figure);
            page.smaller();
        }
        page.next();
    }
    page.words(0, &told.in_scenarios_rule, Part::Note);
    page.next();
}

/// A series discounted and accumulated; the cells of the latter.
fn later(page: &mut Page, name: &str, series: &Series) -> Area {
    let labels = &page.words.labels;
    let [discounted, accumulated] =
        [&labels.discounted, &labels.accumulated].map(|form| format!("{name}: {}", form.to_lowercase()));
    row(page, &discounted, &series.discounted, Part::Figure);
    row(page, &accumulated, &series.accumulated, Part::Figure)
}
