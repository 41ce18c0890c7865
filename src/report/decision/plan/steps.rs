//! What the split is made of: every party's plan and parts year by year, the drivers, and the flows at each
//! step from plan to outcome.

use super::super::super::layout::Case;
use super::super::super::page::Page;
use super::super::super::sheet::Part;
use super::{YEAR_1, lines, whose};
use crate::decision::plan::Split;
use crate::decision::plan::drivers::Drivers;
use crate::decision::plan::stages::Row;

pub(super) fn build(page: &mut Page, case: &Case, split: &Split) {
    let told = &case.told.plan;
    yearly(page, case, split);
    page.section(&told.drivers);
    let first = page.row;
    head(page, case, &case.words.heads.outcome, ["", ""]);
    for (outcome, drivers) in case.inputs.outcomes.iter().zip(&split.drivers) {
        driver(page, case, &outcome.name, drivers);
    }
    page.fold_from(first);
    let [planned, came] = &split.stages.books;
    rows(page, case, &told.books_planned, planned);
    rows(page, case, &told.books_came, came);
    let titles =
        [&told.effects_planned, &told.with_prices, &told.with_persons, &told.with_effect, &told.effects_came];
    for (title, step) in titles.into_iter().zip(&split.stages.effects) {
        rows(page, case, title, step);
    }
}

/// A head over yearly figures: what the rows are, and what the two columns before the years hold.
fn head(page: &mut Page, case: &Case, first: &str, [second, third]: [&str; 2]) {
    page.words(0, first, Part::Head);
    page.words(1, second, Part::Head);
    page.words(YEAR_1, third, Part::HeadRight);
    page.years_shown(&case.account.time.years, Part::HeadRight);
    page.next();
}

fn yearly(page: &mut Page, case: &Case, split: &Split) {
    let (told, heads) = (&case.told.plan, &case.words.heads);
    page.section(&format!("{}, {}", told.by_year, page.yearly_unit()));
    let first = page.row;
    head(page, case, "", [&heads.actor, &told.year_1]);
    for party in &split.parties {
        for (line, name) in lines(case).into_iter().enumerate() {
            page.words(0, name, Part::Label);
            match party.key {
                Some(key) => page.figure(1, key, Part::Text),
                None => page.words(1, &whose(case, party), Part::Text),
            }
            page.figure(YEAR_1, party.year_1[line], Part::Figure);
            page.smaller();
            page.years(&party.yearly[line], Part::Figure);
            page.next();
        }
    }
    page.fold_from(first);
}

fn driver(page: &mut Page, case: &Case, outcome: &str, drivers: &Drivers) {
    let (told, words) = (&case.told.plan, case.words);
    let single = [(&told.ratio, drivers.ratio), (&told.first_months, drivers.first_months)];
    for (name, id) in single.into_iter().filter_map(|(name, id)| Some((name, id?))) {
        page.words(0, &format!("{outcome}: {name}"), Part::Label);
        page.figure(YEAR_1, id, Part::Figure);
        page.next();
    }
    let steps = [&told.as_planned, &told.came_persons, &told.came_months];
    let all = [
        (&words.labels.effect_months, drivers.months.as_ref().map_or(&[][..], |months| months)),
        (&words.labels.persons_by_year, drivers.persons.as_ref().map_or(&[][..], |persons| persons)),
    ];
    for (name, ranges) in all {
        for (step, range) in steps.into_iter().zip(ranges) {
            page.words(0, &format!("{outcome}: {name}"), Part::Label);
            page.words(1, step, Part::Note);
            page.years(range, Part::Figure);
            page.next();
        }
    }
    page.words(0, &format!("{outcome}: {}", words.labels.full_effect_share), Part::Label);
    page.words(1, &told.as_planned, Part::Note);
    page.years_shown(&drivers.shares, Part::Figure);
    page.next();
}

fn rows(page: &mut Page, case: &Case, title: &str, rows: &[Row]) {
    if rows.is_empty() {
        return;
    }
    let (told, heads) = (&case.told.plan, &case.words.heads);
    page.section(&format!("{title}, {}", page.yearly_unit()));
    let first = page.row;
    head(page, case, &heads.line, [&heads.actor, &told.year_1]);
    for row in rows {
        page.words(0, &row.label, Part::Label);
        page.figure(1, row.key, Part::Text);
        page.figure(YEAR_1, row.year_1, Part::Figure);
        page.smaller();
        page.years(&row.accumulated, Part::Figure);
        page.next();
    }
    page.fold_from(first);
}
