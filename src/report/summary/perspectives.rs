//! The three perspectives, and who gains and who pays: the same columns for both.

use crate::base::Cell;
use crate::figure::Id;
use crate::model::Party;
use crate::project::measures::Measures;
use crate::project::parties::PartyFigures;
use crate::report::decision::realisable;
use crate::report::layout::{Case, Order, shortened};
use crate::report::page::Page;
use crate::report::sheet::{Area, Part};
use crate::words::fill;

/// The columns of the year before's result in its year 1, and of the change.
const BEFORE: u16 = 6;

/// The operation, its principal, society: year 1, term of office, horizon, payback, lowest point.
pub(super) fn build(page: &mut Page, case: &Case) {
    let (words, projection, heads) = (case.words, case.projection, &case.words.heads);
    let statement = &case.account.statement;
    page.section(&words.sections.perspectives);
    page.words(0, &heads.perspective, Part::Head);
    let year_1 = fill(&words.texts.in_year_1, &[("what", &words.labels.result)]);
    let texts: [&str; 5] =
        [&year_1, &words.texts.over_term, &words.texts.over_horizon, &heads.payback, &heads.lowest];
    if let Some(before) = case.before {
        let of_year = format!("{year_1}, {}", page.text_of(before.year));
        page.words(BEFORE, &of_year, Part::HeadRight);
        page.words(BEFORE + 1, &heads.change, Part::HeadRight);
    }
    columns(page, 1, &texts);
    let [term, horizon] = &projection.returns.views;
    page.words(0, &heads.accumulated_to, Part::Label);
    for (column, year) in
        (1..).zip(case.account.time.years.first().copied().into_iter().chain([term.years, horizon.years]))
    {
        page.shown(column, year, Part::Figure);
    }
    page.next();
    let principal = Party::Actor(case.inputs.operation.principal);
    let name = format!("{} ({})", heads.principal, shortened(&case.names().of(principal)));
    let rows = [
        (Some(Party::Operation), heads.operation.to_string(), [term.operation, horizon.operation]),
        (Some(principal), name, [term.principal, horizon.principal]),
        (None, heads.society.to_string(), [term.society, horizon.society]),
    ];
    for (party, name, later) in rows {
        let found = party.and_then(|party| projection.parties.iter().find(|figures| figures.party == party));
        let measures = found.map_or(&projection.measures, |figures| &figures.measures);
        let block = party.and_then(|party| statement.block(party));
        let strong = party.is_none();
        let part = if strong { Part::Sum } else { Part::Figure };
        page.words(0, &name, if strong { Part::SumLabel } else { Part::Label });
        let result = block.map_or(statement.total, |block| block.result);
        page.shown(1, result, part);
        page.beside(case, BEFORE, result, part);
        page.figure(2, later[0], part);
        page.figure(3, later[1], part);
        ends(page, 4, measures, part);
        page.next();
        realisable::below_perspective(page, case, party, (result, later));
    }
    page.words(0, &heads.return_rate, Part::Label);
    page.figure(2, term.rate, Part::Figure);
    page.figure(3, horizon.rate, Part::Figure);
    page.next();
}

/// Where the bars of the chart stand: names, gains, losses.
pub(in crate::report) struct Bars {
    /// The parties' names.
    pub names: Area,
    /// Gains in year 1.
    pub gains: Area,
    /// Losses, negative.
    pub losses: Area,
}

/// Every party's gain or loss, what has accumulated, payback and lowest point.
pub(super) fn actors(page: &mut Page, case: &Case, order: &Order) -> Bars {
    let (words, projection, heads) = (case.words, case.projection, &case.words.heads);
    let blocks = &case.account.statement.blocks;
    let told = &projection.told;
    page.section(&words.sections.actors);
    page.words(0, &heads.actor, Part::Head);
    let texts: [&str; 6] = [
        &heads.gains_year_1,
        &heads.pays_year_1,
        &words.texts.over_term,
        &words.texts.over_horizon,
        &heads.payback,
        &heads.lowest,
    ];
    page.words(7, &heads.course, Part::Head);
    columns(page, 1, &texts);
    let first = page.row;
    for (position, gain, loss) in &told.shown {
        let (block, figures) = (&blocks[*position], &projection.parties[*position]);
        let name = shortened(&case.names().of(block.party));
        match order.parties.iter().find(|(party, _)| *party == block.party) {
            Some((_, sheet)) => page.jump_from(0, &name, *sheet, block.depth),
            None => page.words(0, &name, Part::Label),
        }
        page.figure(1, *gain, Part::Figure);
        page.figure(2, *loss, Part::Figure);
        for (column, view) in (3..).zip(&projection.returns.views) {
            accumulated_at(page, case, figures, view.years, column);
        }
        ends(page, 5, &figures.measures, Part::Figure);
        course(page, &figures.total.accumulated);
        page.next();
    }
    let last = page.row.saturating_sub(1).max(first);
    page.words(0, &heads.society, Part::SumLabel);
    page.figure(1, told.society[0], Part::Sum);
    page.figure(2, told.society[1], Part::Sum);
    for (column, view) in (3..).zip(&projection.returns.views) {
        page.shown(column, view.society, Part::Sum);
    }
    ends(page, 5, &projection.measures, Part::Sum);
    page.words(7, "", Part::SumLabel);
    course(page, &projection.types.total.accumulated);
    page.next();
    if told.shown.len() < blocks.len() {
        let counts = [("shown", told.shown.len().to_string()), ("all", blocks.len().to_string())];
        let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
        page.words(0, &fill(&words.texts.largest_only, &counts), Part::Note);
        page.next();
    }
    page.words(0, &words.texts.limits, Part::Note);
    page.next();
    if let Some(told) = realisable::unknown(case) {
        page.words(0, told, Part::Note);
        page.next();
    }
    let column = |column: u16| Area {
        sheet: page.index,
        first: Cell { row: first, column },
        last: Cell { row: last, column },
    };
    Bars { names: column(0), gains: column(1), losses: column(2) }
}

/// Heads of numbers, two lines high.
fn columns(page: &mut Page, from: u16, texts: &[&str]) {
    for (column, text) in (from..).zip(texts) {
        page.words(column, text, Part::HeadRight);
    }
    page.sheet.heights.push((page.row, 30.0));
    page.next();
}

fn ends(page: &mut Page, column: u16, measures: &Measures, part: Part) {
    page.shown(column, measures.payback, part);
    page.shown(column + 1, measures.lowest, part);
}

/// The accumulated years as small columns in the last column; a single year is none.
fn course(page: &mut Page, years: &[Id]) {
    if years.len() > 1 {
        let (cell, values) = (Cell { row: page.row, column: 7 }, page.home_of(years));
        page.sheet.sparklines.push((cell, values));
    }
}

fn accumulated_at(page: &mut Page, case: &Case, figures: &PartyFigures, span: Id, column: u16) {
    let year = case.book.number(span).and_then(|number| usize::try_from(number).ok()).unwrap_or(1);
    if let Some(id) = figures.total.accumulated.get(year.saturating_sub(1)) {
        page.shown(column, *id, Part::Figure);
    }
}
