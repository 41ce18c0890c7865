//! Underlag: which reports they are, and what every key figure came to at every step.

use crate::diff::lay_out::Work;
use crate::diff::way::{Part as Cause, STEPS, Way};
use crate::diff::{MARK, Side, told};
use crate::report::sheet::Part;
use crate::report::{Page, program};
use crate::words::fill;
use crate::words::names::sheet;

/// The column of the first step.
const FIRST: u16 = 2;
/// The last column of a fact.
const LAST: u16 = 5;

pub(in crate::diff) fn build(page: &mut Page, work: &Work) {
    let texts = &work.words.diff.texts;
    page.sheet.widths =
        [vec![27.0, 25.0], vec![work.amount().max(14.0); STEPS + 2], vec![34.0, 34.0]].concat();
    page.sheet.lead = 2;
    work.open(page, sheet::BASIS.of(work.words.lang), &texts.basis_lead, &texts.amounts);
    facts(page, work);
    steps(page, work);
}

fn facts(page: &mut Page, work: &Work) {
    let (own, labels) = (&work.words.diff, &work.words.report.labels);
    page.section(&own.sections.reports);
    for (label, text) in [(&labels.form, MARK.to_string()), (&labels.program, program())] {
        page.words(0, label, Part::Label);
        page.words(1, &text, Part::Text);
        page.next();
    }
    page.words(0, &work.words.report.labels.tolerance, Part::Label);
    page.figure(1, work.figures.tolerance, Part::Figure);
    page.next();
    page.next();
    page.words(0, &own.heads.fact, Part::Head);
    page.words(1, &own.terms.old, Part::Head);
    page.words(3, &own.terms.new, Part::Head);
    page.band(LAST);
    page.next();
    type Fact = fn(&Side) -> &str;
    let all: [(&str, Fact); 5] = [
        (&own.heads.workbook, |side| &side.file),
        (&labels.operation, |side| &side.facts.operation),
        (&labels.account_year, |side| &side.facts.year),
        (&labels.principal, |side| &side.facts.principal),
        (&labels.program, |side| &side.facts.program),
    ];
    for (label, of) in all {
        page.words(0, label, Part::Label);
        for ((column, last), side) in [(1, 2), (3, LAST)].into_iter().zip(&work.difference.sides) {
            page.spanning(column, last, of(side), Part::Text);
        }
        page.next();
    }
}

fn steps(page: &mut Page, work: &Work) {
    let (own, heads) = (&work.words.diff, &work.words.diff.heads);
    page.section(&own.sections.steps);
    page.spanning(0, LAST + 6, &own.texts.steps_rule, Part::Note);
    page.next();
    page.words(0, &heads.whose, Part::Head);
    page.words(1, &heads.what, Part::Head);
    for (column, step) in (FIRST..).zip(0..=STEPS) {
        let after = Cause::ALL.into_iter().find(|part| Way::ends_at(*part) == step);
        let head = match after {
            None => heads.calculated.to_string(),
            Some(Cause::Method) => heads.without_added.to_string(),
            Some(Cause::Added) => heads.by_report.to_string(),
            Some(part) => fill(&heads.after_part, &[("part", told::part(part, work.words))]),
        };
        page.words(column, &head, Part::HeadRight);
    }
    let stored = FIRST + 10;
    let names = stored + 1;
    page.words(stored, &heads.stored, Part::HeadRight);
    page.words(names, &heads.name_old, Part::Head);
    page.words(names + 1, &heads.name_new, Part::Head);
    page.sheet.heights.push((page.row, 45.0));
    page.next();
    for row in &work.figures.rows {
        let [whose, what] = work.name(row.figure);
        page.words(0, &whose, Part::Label);
        page.words(1, &what, Part::Label);
        for (column, id) in (FIRST..).zip(row.steps) {
            page.figure(column, id, Part::Figure);
        }
        page.figure(stored, row.stored, Part::Figure);
        for (column, name) in (names..).zip(&work.difference.figures[row.figure].names) {
            page.words(column, name, Part::Note);
        }
        page.next();
    }
}
