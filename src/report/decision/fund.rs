//! Fond: a fund and its repayments, beside the budget model; and payments for outcomes.

use super::payments;
use crate::decision::fund::{FundFigures, OutlayFigures};
use crate::figure::{Id, Range};
use crate::model::{ActorId, Party};
use crate::report::assumptions::widths;
use crate::report::layout::{Case, Order};
use crate::report::page::Page;
use crate::report::sheet::Part;
use crate::report::{charts, sheet::Area};
use crate::words::fill;

/// Rows that a chart needs.
pub(super) const CHART_ROWS: u32 = 17;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    let told = &case.told.fund;
    widths(page, case, [34.0, 15.0, 15.0]);
    page.open(&case.told.sheets.fund, &told.lead, case, order);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
    if let Some(fund) = &case.decision.fund {
        the_fund(page, case, fund);
    }
    if let Some(figures) = &case.decision.payments {
        payments::build(page, case, figures);
    }
}

/// What an actor is called in the label of a row.
fn of_actor(case: &Case, text: &str, actor: ActorId) -> String {
    fill(text, &[("actor", &case.names().of(Party::Actor(actor)))])
}

/// A label and its figure, which may be at home elsewhere.
pub(super) fn fact(page: &mut Page, label: &str, id: Id, at_home: bool, part: Part) {
    page.words(0, label, if part == Part::Sum { Part::SumLabel } else { Part::Label });
    if at_home {
        page.figure(1, id, part)
    } else {
        page.shown(1, id, part)
    }
    page.unit(2, id);
    page.next();
}

/// A row over the years.
pub(super) fn row(page: &mut Page, label: &str, years: &Range, part: Part) -> Area {
    let strong = part == Part::Sum;
    page.words(0, label, if strong { Part::SumLabel } else { Part::Label });
    if strong {
        page.words(1, "", Part::SumLabel);
        page.words(2, "", Part::SumLabel);
    }
    let area = page.years(years, part);
    page.next();
    area
}

/// The head over yearly figures; the cells of the years.
pub(super) fn years(page: &mut Page, case: &Case, heading: &str) -> Area {
    page.section(&format!("{heading}, {}", page.yearly_unit()));
    page.words(0, &case.words.heads.year, Part::Head);
    page.words(1, "", Part::Head);
    page.words(2, "", Part::Head);
    let area = page.years_shown(&case.account.time.years, Part::HeadRight);
    page.next();
    area
}

/// The rules that apply, a line each.
pub(super) fn rules(page: &mut Page, heading: &str, texts: &[&str]) {
    page.section(heading);
    for text in texts {
        page.words(0, text, Part::Label);
        page.next();
    }
}

fn the_fund(page: &mut Page, case: &Case, fund: &FundFigures) {
    let told = &case.told.fund;
    rules(page, &told.fund, &[&told.fund_rule, &told.fund_budget]);
    let top = page.row;
    page.section(&told.results);
    page.words(0, &case.words.heads.measure, Part::Head);
    page.words(1, &told.value, Part::HeadRight);
    page.words(2, &told.unit, Part::Head);
    page.next();
    fact(page, &told.outlay, fund.outlay.total, true, Part::Figure);
    fact(page, &told.cap, fund.cap, fund.is_cap_computed(case), Part::Figure);
    fact(page, &told.last_year, fund.last_year, fund.is_last_year_computed(case), Part::Figure);
    if let Some(repaid) = fund.repaid_to_date.last() {
        fact(page, &told.repaid_to_date, *repaid, false, Part::Figure);
    }
    fact(page, &told.balance, fund.totals[0], true, Part::Figure);
    fact(page, &told.whole, fund.whole, true, Part::Sum);
    if fund.asked.is_empty() {
        page.words(0, &told.fund_none, Part::Label);
        page.next();
    }
    nets(page, case, fund);
    page.row = page.row.max(top + CHART_ROWS);
    let categories = years(page, case, &told.by_year);
    row(page, &told.outlay, &fund.outlay.years, Part::Figure);
    row(page, &told.asked_total, &fund.asked_total, Part::Figure);
    row(page, &told.repaid, &fund.repaid, Part::Figure);
    row(page, &told.repaid_to_date, &fund.repaid_to_date, Part::Figure);
    let flows = row(page, &told.flow, &fund.flows, Part::Figure);
    let balance = row(page, &told.balance, &fund.balance, Part::Sum);
    row(page, &told.short, &fund.short, Part::Figure);
    row(page, &told.granted, &fund.granted, Part::Figure);
    by_actor(page, case, fund);
    let chart = charts::fund(page, case, fund, [categories, flows, balance], top);
    page.chart(chart);
}

/// What everybody has without the fund and with it, over the horizon.
fn nets(page: &mut Page, case: &Case, fund: &FundFigures) {
    let told = &case.told.fund;
    page.section(&told.nets);
    page.words(0, &case.words.heads.actor, Part::Head);
    page.words(1, &told.without, Part::HeadRight);
    page.words(2, &told.with, Part::HeadRight);
    page.next();
    for nets in &fund.nets {
        page.words(0, &case.names().of(Party::Actor(nets.actor)), Part::Label);
        page.figure(1, nets.without.1, Part::Figure);
        page.figure(2, nets.with.1, Part::Figure);
        page.next();
    }
    page.words(0, &told.the_fund, Part::Label);
    page.figure(2, fund.totals[0], Part::Figure);
    page.next();
    page.words(0, &told.total, Part::SumLabel);
    page.figure(1, fund.totals[1], Part::Sum);
    page.figure(2, fund.totals[2], Part::Sum);
    page.next();
}

/// Gains and repayments, then the nets, an actor a row.
fn by_actor(page: &mut Page, case: &Case, fund: &FundFigures) {
    let told = &case.told.fund;
    years(page, case, &told.gains_by_year);
    let first = page.row;
    for (party, paid) in &fund.gains.paid {
        row(page, &format!("{}: {}", case.names().of(*party), told.paid), paid, Part::Figure);
    }
    for (actor, gain) in &fund.gains.rows {
        row(page, &of_actor(case, &told.gain_of, *actor), gain, Part::Figure);
    }
    for (text, rows) in [(&told.asked_of, &fund.asked), (&told.repaid_of, &fund.repayments)] {
        for ((actor, _), years) in fund.gains.rows.iter().zip(rows) {
            row(page, &of_actor(case, text, *actor), years, Part::Figure);
        }
    }
    page.fold_from(first);
    years(page, case, &told.repayments_by_year);
    let first = page.row;
    for nets in &fund.nets {
        row(page, &of_actor(case, &told.without_of, nets.actor), &nets.without.0, Part::Figure);
    }
    for nets in &fund.nets {
        row(page, &of_actor(case, &told.with_of, nets.actor), &nets.with.0, Part::Figure);
    }
    page.fold_from(first);
}

/// On Antaganden: what the sheet Finansiering gave, and what holds where it gave nothing.
pub(in crate::report) fn inputs(page: &mut Page, case: &Case) {
    let told = &case.told.fund;
    let (fund, payments) = (&case.decision.fund, &case.decision.payments);
    if let Some(fund) = fund {
        heads(page, case, &told.fund);
        outlay(page, case, &fund.outlay, [&told.outlay, &told.outlay_year]);
        input(page, &told.share, fund.share);
        if let Some(basis) = fund.basis {
            let row = page.row;
            input(page, &told.basis, basis.word);
            let words = [&told.gains_realisable, &told.gains_theoretical].map(ToString::to_string).to_vec();
            let cell = crate::base::Cell { row, column: 1 };
            page.sheet.choices.push((cell, crate::report::sheet::Choice::Words(words)));
        }
        match fund.is_last_year_computed(case) {
            true => default(page, &told.last_year, &told.horizon_year),
            false => input(page, &told.last_year, fund.last_year),
        }
        match fund.is_cap_computed(case) {
            true => default(page, &told.cap, &told.capped_by_outlay),
            false => input(page, &told.cap, fund.cap),
        }
        let names = fund.gains.rows.iter().take(fund.asked.len());
        let names: Vec<String> =
            names.map(|(actor, _)| case.names().of(Party::Actor(*actor)).to_string()).collect();
        default(page, &told.repaying, &names.join(", "));
    }
    if let Some(figures) = payments {
        heads(page, case, &told.payments);
        default(page, &told.outcome, &case.inputs.outcomes[figures.outcome].name);
        input(page, &told.price, figures.price);
        if let Some(cap) = figures.cap {
            input(page, &told.payment_cap, cap);
        }
        default(page, &told.payer, &case.names().of(Party::Actor(figures.payer)));
        input(page, &told.payment_year, figures.year);
        outlay(page, case, &figures.outlay, [&told.investor_outlay, &told.investor_year]);
    }
}

fn heads(page: &mut Page, case: &Case, heading: &str) {
    page.section(heading);
    page.words(0, &case.words.heads.assumption, Part::Head);
    page.words(1, &case.words.heads.value, Part::HeadRight);
    page.words(2, &case.words.heads.unit, Part::Head);
    crate::report::assumptions::trail_heads(page, true);
    page.next();
}

fn outlay(page: &mut Page, case: &Case, outlay: &OutlayFigures, [amount, year]: [&str; 2]) {
    match outlay.given {
        Some((given, falls)) => {
            input(page, amount, given);
            input(page, year, falls);
        }
        None => default(page, amount, &case.told.fund.own_cost),
    }
}

fn input(page: &mut Page, label: &str, id: Id) {
    page.words(0, label, Part::Label);
    page.input(1, id);
    page.unit(2, id);
    crate::report::assumptions::place(page, id);
    page.next();
}

/// What is no cell to change: words, or what holds where nothing was given.
fn default(page: &mut Page, label: &str, text: &str) {
    page.words(0, label, Part::Label);
    page.spanning(1, 22, text, Part::Text);
    page.next();
}

impl FundFigures {
    /// Whether the cap is the outlay, for want of another.
    fn is_cap_computed(&self, case: &Case) -> bool {
        case.book.definition(self.cap).is_some()
    }

    /// Whether the last year is the horizon, for want of another.
    fn is_last_year_computed(&self, case: &Case) -> bool {
        case.book.definition(self.last_year).is_some()
    }
}
