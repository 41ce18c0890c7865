//! Indata: the inputs, actors and source workbooks that differ.

use crate::diff::Changed;
use crate::diff::calculated::Shown;
use crate::diff::lay_out::Work;
use crate::diff::told;
use crate::diff::way::Part as Cause;
use crate::figure::Id;
use crate::report::Page;
use crate::report::sheet::Part;

/// The last column of a text.
const LAST: u16 = 8;

pub(in crate::diff) fn build(page: &mut Page, work: &Work) {
    let (own, difference) = (&work.words.diff, work.difference);
    page.sheet.widths = vec![42.0, 18.0, 14.0, 14.0, 20.0, 20.0, 38.0, 38.0, 44.0];
    work.open(page, &own.sheets.inputs, &own.texts.inputs_lead, "");
    let lists = [
        (&own.sections.changed, &difference.changed),
        (&own.sections.removed, &difference.removed),
        (&own.sections.added, &difference.added),
    ];
    for ((heading, list), values) in lists.into_iter().zip(&work.figures.inputs) {
        table(page, work, heading, list, values);
    }
    actors(page, work);
    sources(page, work);
}

fn table(page: &mut Page, work: &Work, heading: &str, list: &[Changed], values: &[[Option<Id>; 2]]) {
    let (own, heads) = (&work.words.diff, &work.words.diff.heads);
    page.section(heading);
    if list.is_empty() {
        page.words(0, &own.texts.none_differ, Part::Text);
        page.next();
        return;
    }
    page.words(0, &heads.input, Part::Head);
    page.words(1, &heads.kind, Part::Head);
    page.words(2, &own.terms.old, Part::HeadRight);
    page.words(3, &own.terms.new, Part::HeadRight);
    let texts = [&heads.cell_old, &heads.cell_new, &heads.source_old, &heads.source_new, &heads.key];
    for (column, text) in (4..).zip(texts) {
        page.words(column, text, Part::Head);
    }
    page.next();
    for (changed, ids) in list.iter().zip(values) {
        page.words(0, &changed.label, Part::Label);
        page.words(1, changed.kind.map_or("", |kind| told::part(Cause::of(kind), work.words)), Part::Text);
        for (column, (id, value)) in (2..).zip(ids.iter().zip(&changed.values)) {
            match (id, value) {
                (Some(id), Some(Shown::Word(_))) => page.figure(column, *id, Part::Text),
                (Some(id), _) => page.figure(column, *id, Part::Figure),
                (None, _) => page.words(column, &work.words.report.terms.none, Part::Note),
            }
        }
        let texts = changed.cells.iter().chain(&changed.sources).chain([&changed.key]);
        for (column, text) in (4..).zip(texts) {
            page.words(column, text, Part::Note);
        }
        page.next();
    }
}

fn actors(page: &mut Page, work: &Work) {
    let own = &work.words.diff;
    page.section(&own.sections.actors);
    let [added, removed] = &work.difference.actors;
    if added.is_empty() && removed.is_empty() {
        page.words(0, &own.texts.none_differ, Part::Text);
        page.next();
    }
    for (heading, names) in [(&own.sections.actors_added, added), (&own.sections.actors_removed, removed)] {
        for name in names {
            page.words(0, name, Part::Label);
            page.words(1, heading, Part::Text);
            page.next();
        }
    }
}

fn sources(page: &mut Page, work: &Work) {
    let (own, heads) = (&work.words.diff, &work.words.diff.heads);
    page.section(&own.sections.sources);
    if work.difference.sources.is_empty() {
        page.words(0, &own.texts.none_differ, Part::Text);
        page.next();
        return;
    }
    page.words(0, &heads.workbook, Part::Head);
    page.words(4, &heads.sha_old, Part::Head);
    page.words(7, &heads.sha_new, Part::Head);
    page.band(LAST);
    page.next();
    for source in &work.difference.sources {
        page.spanning(0, 3, &source.workbook, Part::Label);
        for ((column, last), sha256) in [(4, 6), (7, LAST)].into_iter().zip(&source.sha256) {
            match sha256 {
                Some(sha256) => page.spanning(column, last, sha256, Part::Note),
                None => page.words(column, &own.terms.not_there, Part::Note),
            }
        }
        page.next();
    }
}
