//! The year before: on a sheet of its own, and beside this year's figures on other sheets.

use super::layout::{Case, Order};
use super::page::Page;
use super::sheet::{Link, Part};
use crate::base::Unit;
use crate::before::{Before, Row};
use crate::figure::Id;

/// The column of units, and that of the cells in the other report.
const UNIT: u16 = 5;
const PLACE: u16 = 6;

/// Föregående år: every figure of both years, what has changed, and where the other stands.
pub(super) fn build(page: &mut Page, case: &Case, order: &Order, before: &Before) {
    let (words, texts) = (case.words, &case.words.texts);
    let amount = (case.amount_width() + 1.0).max(14.0);
    // A label names its actor, however long.
    let longest = before.rows().map(|row| row.change.label.chars().count()).max();
    let label = f64::from(u32::try_from(longest.unwrap_or_default()).unwrap_or(u32::MAX)).clamp(46.0, 90.0);
    page.sheet.widths = vec![label, amount, amount, amount, 18.0, 26.0, 28.0];
    page.open(&words.sheets.before, &texts.before_lead, case, order);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
    let link = Link { path: before.report.clone(), place: String::new() };
    page.open_link(0, &texts.before_link, link);
    page.next();
    page.words(0, &texts.before_rule, Part::Note);
    page.next();
    page.words(0, &texts.before_only, Part::Note);
    page.next();
    if !before.cautions.is_empty() {
        page.section(&words.sections.before_differs);
        for caution in &before.cautions {
            page.words(0, caution, Part::Text);
            page.next();
        }
    }
    let sections = &words.sections;
    table(page, case, before, &sections.before_books, &before.books);
    table(page, case, before, &sections.before_society, &before.society);
    table(page, case, before, &sections.before_parties, &before.parties);
}

fn table(page: &mut Page, case: &Case, before: &Before, heading: &str, rows: &[Row]) {
    let heads = &case.words.heads;
    page.section(heading);
    page.words(0, &heads.measure, Part::Head);
    page.shown(1, case.account.time.account_year, Part::HeadRight);
    page.figure(2, before.year, Part::HeadRight);
    page.words(3, &heads.change, Part::HeadRight);
    page.words(4, &heads.change_share, Part::HeadRight);
    page.words(UNIT, &heads.unit, Part::Head);
    page.words(PLACE, &heads.place_before, Part::Head);
    page.next();
    for row in rows {
        line(page, case, before, row);
    }
}

fn line(page: &mut Page, case: &Case, before: &Before, row: &Row) {
    let (label, figure) = if row.sums { (Part::SumLabel, Part::Sum) } else { (Part::Label, Part::Figure) };
    let indent = u8::try_from(row.depth).unwrap_or(u8::MAX);
    page.indented(0, &row.change.label, label, indent);
    let [earlier, now] = row.change.values;
    page.shown_or_none(1, now, figure);
    page.figure_or_none(2, earlier, figure);
    let [change, share] = row.change.change.map_or([None; 2], |ids| ids.map(Some));
    page.figure_or_none(3, change, figure);
    page.figure_or_none(4, share, figure);
    if let Some(id) = now.or(earlier) {
        if page.book.unit(id) == Unit::Share {
            page.words(UNIT, &case.words.texts.per_cent_points, Part::Note);
        } else {
            page.unit(UNIT, id);
        }
    }
    if let Some(place) = &row.place {
        let link = Link { path: before.report.clone(), place: place.anchor() };
        page.open_link(PLACE, &place.within(), link);
    }
    page.next();
}

/// On the first sheet: where to find all of it, and whether the years can be compared.
pub(super) fn note(page: &mut Page, case: &Case, order: &Order) {
    let (Some(before), Some(sheet)) = (case.before, order.before) else { return };
    page.jump(0, &case.words.sheets.before, sheet);
    page.next();
    for caution in &before.cautions {
        page.words(0, &format!("{}: {caution}", case.words.sections.before_differs), Part::Note);
        page.next();
    }
}

impl Page<'_> {
    /// The heads of two columns that stand beside this year's figures: the year before, the change.
    pub(super) fn head_before(&mut self, case: &Case, column: u16) {
        if let Some(before) = case.before {
            self.shown(column, before.year, Part::HeadRight);
            self.words(column + 1, &case.words.heads.change, Part::HeadRight);
        }
    }

    /// One of this year's figures as it was the year before, and what has changed.
    pub(super) fn beside(&mut self, case: &Case, column: u16, id: Id, part: Part) {
        if let Some(before) = case.before {
            let change = before.of(id);
            self.shown_or_none(column, change.and_then(|change| change.values[0]), part);
            let changed = change.and_then(|change| change.change);
            self.shown_or_none(column + 1, changed.map(|[change, _]| change), part);
        }
    }

    /// Writes a reference to a figure, or the word for none.
    pub(super) fn shown_or_none(&mut self, column: u16, id: Option<Id>, part: Part) {
        match id {
            Some(id) => self.shown(column, id, part),
            None => self.figure_or_none(column, None, part),
        }
    }
}
