//! Beräkning: one row for each flow: price, quantity, net share, driver, and what it comes to
//! every year.

use super::assumptions::{for_names, widths};
use super::halving;
use super::layout::{Case, Order};
use super::page::{FIRST_YEAR, Page};
use super::scenarios;
use super::sheet::Part;
use crate::account::givens::QuantityFigures;
use crate::account::ledger::{Reason, Row};
use crate::figure::Id;
use crate::model::CostType;

/// Column of the counterparty in the table of lines: the last, where a long name has room.
const COUNTERPARTY: u16 = 15;
/// The last column of its room.
const LAST: u16 = 22;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    widths(page, case, [25.0, for_names(case, 16.0, 24.0), 16.0]);
    // The side of a row stands in the first year's column.
    page.sheet.widths[usize::from(FIRST_YEAR)] = 9.0;
    let words = case.words;
    page.open(&words.sheets.calculation, &words.texts.calculation_lead, case, order);
    page.next();
    let time = &case.account.time;
    page.words(0, &words.heads.calendar_year, Part::Head);
    page.words(1, "", Part::Head);
    page.words(2, "", Part::Head);
    page.years(&time.calendar, Part::HeadRight);
    page.next();
    page.words(0, &words.heads.year, Part::Head);
    page.words(1, "", Part::Head);
    page.words(2, "", Part::Head);
    page.years(&time.years, Part::HeadRight);
    page.sheet.freeze = (page.row + 1, 1);
    page.sheet.repeat = (0, page.row);
    page.next();
    factors(page, case);
    drivers(page, case);
    scenarios::factors(page, case);
    rows(page, case);
    given(page, case);
    flows(page, case, &words.sections.flows, |row| &row.flows, true);
    flows(page, case, &words.sections.discounted_flows, |row| &row.discounted, false);
    halving::build(page, case, &words.heads.society, &case.projection.measures.internal);
    for figures in &case.projection.parties {
        halving::build(page, case, &case.names().of(figures.party), &figures.measures.internal);
    }
}

fn factors(page: &mut Page, case: &Case) {
    let (words, time) = (case.words, &case.account.time);
    page.words(0, &words.heads.discounting, Part::SumLabel);
    page.words(1, &words.heads.timing, Part::SumLabel);
    page.words(2, &words.heads.offset, Part::Sum);
    page.comment(&words.comments.discounting);
    page.next();
    for (slot, cost_type) in CostType::ALL.into_iter().enumerate() {
        page.words(0, words.labels.factor_of(cost_type), Part::Label);
        page.shown(1, time.timing[slot], Part::Text);
        page.figure(2, time.offset[slot], Part::Figure);
        page.years(&time.factors[slot], Part::Figure);
        page.next();
    }
}

fn drivers(page: &mut Page, case: &Case) {
    let words = case.words;
    page.section(&words.sections.drivers);
    let figures = &case.account.outcomes;
    for (outcome, given) in figures.outcomes.iter().zip(&case.inputs.outcomes) {
        let rows = [
            (&words.labels.effect_months, &outcome.months, &words.units.months),
            (&words.labels.persons_by_year, &outcome.persons_by_year, &words.units.persons),
        ];
        for (label, range, unit) in rows {
            page.words(0, &format!("{}: {label}", given.name), Part::Label);
            // The unit leads on: LibreOffice breaks no linked text between words.
            page.words(1, unit, Part::Note);
            page.link_home(outcome.persons);
            page.years(range, Part::Figure);
            page.next();
        }
        page.words(0, &format!("{}: {}", given.name, words.labels.full_effect_share), Part::Label);
        page.words(1, &words.units.share, Part::Note);
        page.link_home(figures.profiles[outcome.profile].name);
        page.years_shown(&figures.profiles[outcome.profile].shares, Part::Figure);
        page.next();
    }
    page.words(0, &words.labels.once, Part::Label);
    page.comment(&words.comments.once);
    page.years(&figures.once, Part::Figure);
    page.next();
}

fn rows(page: &mut Page, case: &Case) {
    let (words, heads) = (case.words, &case.words.heads);
    page.section(&words.sections.rows);
    let smaller = |head: &str| format!("{head} ({})", page.yearly_unit());
    let (amount, present) = (smaller(&heads.amount_year_1), smaller(&heads.present_value));
    let texts: [&str; 10] = [
        &heads.line,
        &heads.actor,
        &heads.cost_type,
        &heads.side,
        &heads.price,
        &heads.quantity,
        &heads.net_share,
        &amount,
        &present,
        &heads.driver,
    ];
    for (column, text) in (0..).zip(texts) {
        let number = (4..9).contains(&column);
        page.words(column, text, if number { Part::HeadRight } else { Part::Head });
        match column {
            2 => page.comment(&words.comments.cost_types),
            6 => page.comment(&words.comments.net_share),
            _ => {}
        }
    }
    page.words(COUNTERPARTY, &heads.counterparty, Part::Head);
    page.band(LAST);
    page.next();
    for row in &case.account.ledger.rows {
        page.words(0, &row.label, Part::Label);
        let [actor, cost_type, side, counterparty] = row.keys;
        for (column, key) in [(1, actor), (2, cost_type), (3, side), (COUNTERPARTY, counterparty)] {
            page.key(column, key, Part::Text, 0);
        }
        if let Some(price) = row.price {
            page.figure(4, price, Part::Figure);
            page.link_behind(price);
        }
        match row.quantity {
            Some(quantity) => {
                page.figure(5, quantity, Part::Figure);
                page.link_behind(quantity);
            }
            None => {
                if let Some(first) = series_year_1(case, row) {
                    page.shown(5, first, Part::Figure);
                    page.link_home(first);
                }
            }
        }
        if let Some(net) = row.net {
            page.figure(6, net, Part::Figure);
            page.link_behind(net);
        }
        for (column, amount) in [(7, row.year_1), (8, row.present)] {
            page.figure(column, amount, Part::Figure);
            page.smaller();
        }
        page.clipped(9, COUNTERPARTY - 1, &driver(case, row), Part::Text);
        if let Some(first) = drives(case, row) {
            page.link_home(first);
        }
        page.next();
    }
}

/// The quantity of year 1 of a row whose quantity is given for each year.
pub(super) fn series_year_1(case: &Case, row: &Row) -> Option<Id> {
    let Reason::Effect(position) = row.reason else { return None };
    match &case.account.givens.lines[position].quantity {
        QuantityFigures::Series(values, _) => values.first().copied(),
        QuantityFigures::Given(_) | QuantityFigures::Change(..) => None,
    }
}

/// The first year of what drives a row: its driver, or the amounts that stand for one.
fn drives(case: &Case, row: &Row) -> Option<Id> {
    let years = match row.reason {
        Reason::Effect(position) => {
            let line = &case.inputs.lines[position];
            case.account.outcomes.driver(line.outcome, line.basis)
        }
        Reason::Pooled(position) => Some(&case.account.givens.pooled[position]),
        Reason::OwnCost(_) | Reason::OwnIncome(_) | Reason::Payment(_) => None,
    };
    years.and_then(|years| years.first().copied())
}

/// What drives a row, in words.
pub(super) fn driver(case: &Case, row: &Row) -> String {
    let terms = &case.words.terms;
    match row.reason {
        Reason::OwnCost(_) | Reason::OwnIncome(_) => terms.own_books.to_string(),
        Reason::Payment(_) => terms.payment.to_string(),
        Reason::Pooled(_) => terms.amounts_by_year.to_string(),
        Reason::Effect(position) => {
            let line = &case.inputs.lines[position];
            format!("{}, {}", case.inputs.outcomes[line.outcome].name, terms.basis(line.basis))
        }
    }
}

/// Effects as the workbook gives them, before the chosen scenario: those that fade, then those that do not.
fn given(page: &mut Page, case: &Case) {
    let sections = &case.words.sections;
    for (fades, heading) in [(true, &sections.given_fading), (false, &sections.given_steady)] {
        let mut rows = (case.account.ledger.rows.iter())
            .filter_map(|row| Some((row, row.given.as_ref().filter(|given| given.fades == fades)?)))
            .peekable();
        if rows.peek().is_none() {
            continue;
        }
        page.section(&format!("{heading}, {}", page.yearly_unit()));
        let first = page.row;
        super::assumptions_tables::flows_head(page, case);
        for (row, given) in rows {
            page.words(0, &row.label, Part::Label);
            for (column, key) in (1..).zip(given.keys) {
                page.figure(column, key, Part::Text);
            }
            page.years(&given.flows, Part::Figure);
            page.next();
        }
        page.fold_from(first);
    }
}

fn flows(
    page: &mut Page,
    case: &Case,
    heading: &str,
    of: impl Fn(&Row) -> &crate::figure::Range,
    keys: bool,
) {
    page.section(&format!("{heading}, {}", page.yearly_unit()));
    let first = page.row;
    super::assumptions_tables::flows_head(page, case);
    for row in &case.account.ledger.rows {
        page.words(0, &row.label, Part::Label);
        for (column, key) in (1..).zip(row.yearly_keys) {
            // The first table holds the keys by which sums find a row's flows.
            if keys { page.figure(column, key, Part::Text) } else { page.shown(column, key, Part::Text) }
        }
        page.years(of(row), Part::Figure);
        page.next();
    }
    page.fold_from(first);
}
