//! Skillnad: every key figure, before, part by part, after.

use crate::diff::figures::Row;
use crate::diff::lay_out::Work;
use crate::diff::told;
use crate::diff::way::Part as Cause;
use crate::report::Page;
use crate::report::sheet::Part;

/// The column of what was, and the first one of the parts.
const OLD: u16 = 2;
const PARTS: u16 = 3;
/// The columns after the parts: the change, what is, the check.
const CHANGE: u16 = 12;
const NEW: u16 = 13;
const CHECK: u16 = 14;

pub(in crate::diff) fn build(page: &mut Page, work: &Work) {
    let (own, texts) = (&work.words.diff, &work.words.diff.texts);
    page.sheet.widths = [vec![27.0, 25.0], vec![work.amount(); 12], vec![9.0]].concat();
    page.sheet.lead = 2;
    work.open(page, &texts.title, &texts.lead, &texts.amounts);
    let cautions = work.difference.cautions_told(work.words);
    if !cautions.is_empty() {
        page.section(&own.sections.cautions);
        for caution in cautions {
            page.spanning(0, CHECK, &caution, Part::Text);
            page.next();
        }
    }
    if work.difference.is_none() {
        page.next();
        page.spanning(0, CHECK, &texts.nothing, Part::Sentence);
        page.next();
    }
    let headlines: Vec<_> = work.difference.headlines().into_iter().map(|figure| &figure.identity).collect();
    let (first, rest): (Vec<&Row>, Vec<&Row>) = work
        .figures
        .rows
        .iter()
        .partition(|row| headlines.contains(&&work.difference.figures[row.figure].identity));
    let first = headlines.iter().filter_map(|identity| {
        first.iter().find(|row| work.difference.figures[row.figure].identity == **identity).copied()
    });
    table(page, work, &own.sections.headlines, first.collect());
    page.spanning(0, CHECK, &texts.method_rule, Part::Note);
    page.next();
    order(page, work);
    table(page, work, &own.sections.figures, rest);
    others(page, work);
}

fn table(page: &mut Page, work: &Work, heading: &str, rows: Vec<&Row>) {
    if rows.is_empty() {
        return;
    }
    let own = &work.words.diff;
    page.section(heading);
    page.words(0, &own.heads.whose, Part::Head);
    page.words(1, &own.heads.what, Part::Head);
    page.words(OLD, &own.terms.old, Part::HeadRight);
    for (column, part) in (PARTS..).zip(Cause::ALL) {
        page.words(column, told::part(part, work.words), Part::HeadRight);
    }
    page.words(CHANGE, &own.terms.change, Part::HeadRight);
    page.words(NEW, &own.terms.new, Part::HeadRight);
    page.words(CHECK, &own.heads.check, Part::Head);
    page.sheet.heights.push((page.row, 30.0));
    page.next();
    for row in rows {
        let [whose, what] = work.name(row.figure);
        page.words(0, &whose, Part::Label);
        page.words(1, &what, Part::Label);
        page.figure(OLD, row.steps[0], Part::Figure);
        page.link_home(row.steps[0]);
        for (column, id) in (PARTS..).zip(row.parts) {
            page.figure(column, id, Part::Figure);
        }
        page.figure(CHANGE, row.change, Part::Sum);
        page.figure(NEW, row.new, Part::Sum);
        page.figure(CHECK, row.verdict, Part::Verdict);
        page.next();
    }
}

/// What the parts are.
fn order(page: &mut Page, work: &Work) {
    let own = &work.words.diff;
    page.section(&own.sections.order);
    page.spanning(0, CHECK, &own.texts.order_rule, Part::Text);
    page.next();
    for (number, part) in (1..).zip(Cause::ALL) {
        page.words(0, &format!("{number}  {}", told::part(part, work.words)), Part::Label);
        page.spanning(1, CHECK, told::explained(part, work.words), Part::Text);
        page.next();
    }
}

/// Figures that have no parts.
fn others(page: &mut Page, work: &Work) {
    if work.figures.others.is_empty() {
        return;
    }
    let own = &work.words.diff;
    page.section(&own.sections.not_split);
    page.words(0, &own.heads.whose, Part::Head);
    page.words(1, &own.heads.what, Part::Head);
    // A word has the room of the column before it too.
    let columns = [PARTS, PARTS + 2];
    page.words(columns[0], &own.terms.old, Part::HeadRight);
    page.words(columns[1], &own.terms.new, Part::HeadRight);
    page.band(columns[1]);
    page.next();
    for (position, ends) in &work.figures.others {
        let [whose, what] = work.name(*position);
        page.words(0, &whose, Part::Label);
        page.words(1, &what, Part::Label);
        for (column, id) in columns.into_iter().zip(*ends) {
            page.figure(column, id, Part::Figure);
        }
        page.next();
    }
}
