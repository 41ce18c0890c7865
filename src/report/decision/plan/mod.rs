//! Budget mot utfall: what was planned, what it came to, and why they differ.

pub(super) mod assumed;
mod chart;
mod given;
mod steps;

use super::super::assumptions::{for_names, widths};
use super::super::layout::{Case, Order};
use super::super::page::{FIRST_YEAR, Page};
use super::super::sheet::{Part, Target};
use crate::decision::plan::Split;
use crate::decision::plan::parties::PartySplit;
use crate::figure::Id;
use std::sync::Arc;

/// The column of year 1 as the income statement has it.
const YEAR_1: u16 = FIRST_YEAR - 1;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    let Some(split) = &case.decision.plan else { return };
    let told = &case.told.plan;
    widths(page, case, [30.0, for_names(case, 16.0, 20.0), 14.0]);
    page.sheet.widths[usize::from(FIRST_YEAR)] = 11.0;
    page.open(&case.told.sheets.plan, &told.lead, case, order);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
    for rule in [&told.rule_order, &told.rule_persons, &told.rule_absent, &told.rule_rest] {
        page.words(0, rule, Part::Note);
        page.next();
    }
    page.next();
    let top = page.row;
    page.row += chart::ROWS;
    chosen(page, case, order, split);
    given::build(page, case, split);
    let first = chart::table(page, case, split);
    chart::draw(page, case, split, [top, first]);
    steps::build(page, case, split);
}

/// The names of the plan and the parts, in order.
fn lines<'a>(case: &Case<'a>) -> [&'a Arc<str>; 6] {
    let told = &case.told.plan;
    [&told.plan, &told.own_books, &told.price, &told.volume, &told.effect, &told.persistence]
}

/// Whose split it is, in words.
fn whose(case: &Case, split: &PartySplit) -> Arc<str> {
    match split.party {
        Some(party) => case.names().of(party),
        None => Arc::clone(&case.words.heads.society),
    }
}

/// For year 1 and each chosen year: from plan to outcome, a block a party.
fn chosen(page: &mut Page, case: &Case, order: &Order, split: &Split) {
    let (told, words) = (&case.told.plan, case.words);
    page.section(&format!("{}, {}", told.chosen, page.yearly_unit()));
    page.words(0, "", Part::Head);
    page.words(1, "", Part::Head);
    page.words(YEAR_1, &told.year_1, Part::HeadRight);
    for (column, year) in (FIRST_YEAR..).zip(&case.projection.returns.years) {
        page.shown(column, *year, Part::HeadRight);
    }
    page.next();
    page.words(0, &words.heads.actor, Part::Head);
    page.words(1, "", Part::Head);
    page.words(YEAR_1, &words.labels.undiscounted, Part::HeadRight);
    page.words(FIRST_YEAR, &words.labels.accumulated, Part::HeadRight);
    page.band(FIRST_YEAR + u16::try_from(case.projection.returns.years.len()).unwrap_or(1) - 1);
    page.next();
    for party in &split.parties {
        let name = whose(case, party);
        page.indented(0, &name, Part::SumLabel, u8::from(party.inner));
        if let Some(sheet) = party.party.and_then(|party| order.sheet_of(party)) {
            page.link(Target::Sheet(sheet));
        }
        page.words(1, &told.plan, Part::SumLabel);
        // Year 1 is defined where every year of the plan is.
        let row = |page: &mut Page, line: usize, part: Part| {
            page.shown(YEAR_1, party.year_1[line], part);
            page.smaller();
            page.years(&party.chosen[line], part);
            page.next();
        };
        row(page, 0, Part::Sum);
        for (line, name) in lines(case).into_iter().enumerate().skip(1) {
            page.words(1, name, Part::Label);
            row(page, line, Part::Figure);
        }
        page.words(1, &told.outcome, Part::SumLabel);
        compared(page, party, Part::Sum, |compared| (compared.outcome, false));
        page.words(1, &told.difference, Part::Label);
        compared(page, party, Part::Figure, |compared| (compared.difference, true));
        page.words(1, &told.sum, Part::Label);
        compared(page, party, Part::Figure, |compared| (compared.sum, true));
        page.words(1, &words.labels.verdict, Part::Note);
        compared(page, party, Part::Verdict, |compared| (compared.verdict, true));
        page.next();
    }
}

/// A row of what is compared; what the account has itself stands on another sheet.
fn compared(
    page: &mut Page,
    party: &PartySplit,
    part: Part,
    figure: impl Fn(&crate::decision::plan::parties::Compared) -> (Id, bool),
) {
    for (column, compared) in (YEAR_1..).zip(&party.compared) {
        let (id, own) = figure(compared);
        if own {
            page.figure(column, id, part)
        } else {
            page.shown(column, id, part)
        }
        page.smaller();
    }
    page.next();
}
