//! Kontroller: every identity of the method with both sides, difference and verdict.

use super::assumptions::widths;
use super::layout::{Case, Order};
use super::page::{FIRST_YEAR, Page};
use super::sheet::Part;
use crate::project::checks::SingleCheck;
use crate::words::fill;

/// Columns of what is suppressed, with what, and why.
const SUPPRESSED: [u16; 3] = [0, 1, 5];

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    widths(page, case, [36.0, 11.0, 10.0]);
    let (words, checks) = (case.words, &case.projection.checks);
    let labels = &words.labels;
    page.open(&words.sheets.checks, &words.texts.checks_lead, case, order);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
    page.section(&words.sections.master);
    for (label, id, part) in [
        (&labels.master, checks.master, Part::Verdict),
        (&labels.failed, checks.failed, Part::Figure),
        (&labels.tolerance, checks.tolerance, Part::Figure),
    ] {
        page.words(0, label, Part::Label);
        page.figure(1, id, part);
        page.next();
    }
    suppressed(page, case);
    page.section(&words.sections.single_checks);
    for (index, same) in checks.single.chunk_by(|one, next| one.means == next.means).enumerate() {
        single(page, same, index > 0);
    }
    page.section(&format!("{}, {}", words.sections.yearly_checks, page.yearly_unit()));
    let first = page.row;
    page.words(0, &words.heads.identity, Part::Head);
    page.words(1, &words.heads.verdict, Part::Head);
    page.words(2, &words.heads.fails, Part::HeadRight);
    page.years_shown(&case.account.time.years, Part::HeadRight);
    page.next();
    for check in &checks.yearly {
        page.words(0, &check.name, Part::SumLabel);
        page.figure(1, check.verdict, Part::Verdict);
        page.figure(2, check.fails, Part::Figure);
        page.words(FIRST_YEAR, &check.means, Part::Note);
        page.next();
        for row in [&check.left, &check.right] {
            // Each side says what it is the sum of.
            if let Some(first) = row.first() {
                page.indented(0, case.book.label(*first), Part::Label, 1);
                page.link_behind(*first);
            }
            page.years(row, Part::Figure);
            page.next();
        }
        // An öre would not be seen among thousands.
        page.indented(0, &format!("{}, {}", labels.difference, words.units.kronor), Part::Label, 1);
        for (column, id) in (FIRST_YEAR..).zip(check.difference.iter()) {
            page.figure(column, *id, Part::Figure);
        }
        page.next();
    }
    page.fold_from(first);
}

/// Checks that hold for the same reason: the reason, then one row each under what the sides are.
fn single(page: &mut Page, checks: &[SingleCheck], apart: bool) {
    let Some(first) = checks.first() else { return };
    if apart {
        page.next();
    }
    page.words(0, &first.means, Part::Note);
    page.next();
    let heads = [&page.words.heads.identity, &page.words.heads.verdict, &page.words.heads.fails];
    let sides = [first.left, first.right, first.difference].map(|id| page.book.label(id));
    let texts: Vec<String> = heads.into_iter().chain(sides).map(ToString::to_string).collect();
    page.heads(&texts.iter().map(String::as_str).collect::<Vec<_>>(), 2);
    for check in checks {
        page.words(0, &check.name, Part::Label);
        page.figure(1, check.verdict, Part::Verdict);
        page.figure(2, check.fails, Part::Figure);
        for (column, id) in (FIRST_YEAR..).zip([check.left, check.right]) {
            page.figure(column, id, Part::Figure);
            page.link_behind(id);
        }
        page.figure(FIRST_YEAR + 2, check.difference, Part::Figure);
        page.next();
    }
}

/// What the edition for readers outside does not show by itself, and why.
fn suppressed(page: &mut Page, case: &Case) {
    if !case.edition.is_outer() {
        return;
    }
    let (words, fewest) = (case.words, case.edition.fewest.to_string());
    page.section(&words.sections.outer_edition);
    let rule =
        if case.suppressed.is_empty() { &words.texts.nothing_suppressed } else { &words.texts.outer_rule };
    page.words(0, &fill(rule, &[("fewest", &fewest)]), Part::Note);
    page.next();
    if case.suppressed.is_empty() {
        return;
    }
    let heads = &words.heads;
    for (column, head) in SUPPRESSED.into_iter().zip([&heads.what, &heads.within, &heads.why]) {
        page.words(column, head, Part::Head);
    }
    page.band(SUPPRESSED[2] + 6);
    page.next();
    for item in case.suppressed {
        for (column, text) in SUPPRESSED.into_iter().zip([&item.what, &item.within, &item.why]) {
            page.words(column, text, if column == 0 { Part::Label } else { Part::Text });
        }
        page.next();
    }
}
