//! Prognos: table 4.3 and the years behind it.

use super::assumptions::widths;
use super::charts;
use super::layout::{Case, Order};
use super::page::{FIRST_YEAR, Page};
use super::sheet::{Area, Part, Target};
use super::summary::told;
use crate::figure::{Id, Range};
use crate::model::{CostType, Party};
use crate::project::parties::PartyFigures;
use crate::project::series::Series;
use crate::words::fill;
use std::sync::Arc;

/// Rows that the chart below the first table needs.
const CHART_ROWS: u32 = 17;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    widths(page, case, [26.0, 16.0, 16.0]);
    let words = case.words;
    page.open(&words.sheets.projection, &words.texts.projection_lead, case, order);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
    chosen(page, case, order);
    page.next();
    let below = page.row;
    page.row += CHART_ROWS;
    let projection = case.projection;
    let mut accumulated: Option<([Area; 3], Area)> = None;
    for (form, heading) in forms(case).into_iter().enumerate() {
        page.section(&format!("{heading}, {}", page.yearly_unit()));
        comment_on_form(page, case, form);
        let first = page.row;
        head(page, case);
        let mut areas = Vec::new();
        for (key, series) in &projection.types.rows {
            let row = forms_of(series)[form];
            // The undiscounted rows hold the keys by which sums find a cost type's flows.
            let name = page.text_of(*key);
            page.words(0, &name, Part::Label);
            page.words(1, &words.heads.all_actors, Part::Note);
            if form == 0 {
                page.key(2, *key, Part::Text, 0)
            } else {
                page.shown(2, *key, Part::Text)
            }
            areas.push(page.years(row, Part::Figure));
            page.next();
        }
        page.words(0, &words.labels.total, Part::SumLabel);
        page.words(1, &words.heads.all_actors, Part::SumLabel);
        page.words(2, "", Part::SumLabel);
        let total = page.years(forms_of(&projection.types.total)[form], Part::Sum);
        if let (2, [real, production, financial]) = (form, areas.as_slice()) {
            accumulated = Some(([*real, *production, *financial], total));
        }
        page.next();
        by_party(page, case, order, form);
        page.fold_from(first);
    }
    others(page, case);
    told::build(page, case);
    if let Some((types, total)) = accumulated {
        let chart = charts::accumulated(page, case, types, total, below);
        page.chart(chart);
    }
}

fn forms(case: &Case) -> [String; 3] {
    let sections = &case.words.sections;
    [&sections.undiscounted, &sections.discounted, &sections.accumulated].map(ToString::to_string)
}

pub(super) fn forms_of(series: &Series) -> [&Range; 3] {
    [&series.undiscounted, &series.discounted, &series.accumulated]
}

/// The head over yearly figures.
pub(super) fn head(page: &mut Page, case: &Case) {
    let (heads, time) = (&case.words.heads, &case.account.time);
    page.words(0, &heads.calendar_year, Part::Head);
    page.words(1, "", Part::Head);
    page.words(2, "", Part::Head);
    page.years_shown(&time.calendar, Part::HeadRight);
    page.next();
    page.words(0, &heads.year, Part::Head);
    page.words(1, &heads.actor, Part::Head);
    page.words(2, &heads.cost_type, Part::Head);
    page.years_shown(&time.years, Part::HeadRight);
    page.next();
}

/// Table 4.3: what has accumulated by the chosen years.
fn chosen(page: &mut Page, case: &Case, order: &Order) {
    let (words, returns) = (case.words, &case.projection.returns);
    let unit = page.yearly_unit();
    page.section(&words.sections.chosen);
    page.words(0, &words.heads.accumulated_to, Part::Head);
    page.words(1, &words.heads.unit, Part::Head);
    page.words(2, &words.heads.year, Part::HeadRight);
    for (column, year) in (FIRST_YEAR..).zip(&returns.years) {
        page.figure(column, *year, Part::HeadRight);
    }
    page.next();
    for (cost_type, row) in CostType::ALL.into_iter().zip(&returns.types) {
        line(page, words.terms.cost_type(cost_type), &unit, row, Part::Figure, None);
    }
    let (labels, comments) = (&words.labels, &words.comments);
    line(page, &labels.total, &unit, &returns.total, Part::Sum, None);
    let spent = Some(&*comments.own_cost);
    let undiscounted = fill(&words.units.undiscounted, &[("unit", &unit)]);
    line(page, &labels.cost_to_date, &undiscounted, &returns.spent, Part::Figure, spent);
    let earned = Some(&*comments.return_rate);
    line(page, &labels.return_rate, &words.units.times, &returns.rates, Part::Sum, earned);
    page.next();
    for ((_, row), figures) in returns.parties.iter().zip(&case.projection.parties) {
        name_of(page, case, order, figures);
        page.words(1, &unit, Part::Note);
        page.years(row, Part::Figure);
        page.next();
    }
}

fn line(page: &mut Page, name: &str, unit: &str, ids: &[Id], part: Part, rule: Option<&str>) {
    let label = if part == Part::Sum { Part::SumLabel } else { Part::Label };
    page.words(0, name, label);
    if let Some(rule) = rule {
        page.comment(rule);
    }
    page.words(1, unit, if part == Part::Sum { Part::SumLabel } else { Part::Note });
    if part == Part::Sum {
        page.words(2, "", Part::SumLabel);
    }
    page.years(ids, part);
    page.next();
}

/// A party's name, which leads to its sheet.
fn name_of(page: &mut Page, case: &Case, order: &Order, figures: &PartyFigures) {
    let indent = u8::try_from(figures.depth).unwrap_or(u8::MAX);
    page.indented(0, &case.names().of(figures.party), Part::Label, indent);
    match order.sheet_of(figures.party) {
        Some(sheet) => page.link(Target::Sheet(sheet)),
        None => page.comment(&case.words.comments.production),
    }
}

/// One row a party; production value is defined here, actors on their own sheets.
fn by_party(page: &mut Page, case: &Case, order: &Order, form: usize) {
    for figures in &case.projection.parties {
        let row = forms_of(&figures.total)[form];
        name_of(page, case, order, figures);
        match (figures.party, figures.types.as_slice()) {
            (Party::Production, [(_, key, _)]) if form == 0 => {
                page.key(1, figures.key, Part::Text, 0);
                page.key(2, *key, Part::Text, 0);
                page.years(row, Part::Figure);
            }
            (Party::Production, _) => {
                page.years(row, Part::Figure);
            }
            _ => {
                page.years_shown(row, Part::Figure);
            }
        }
        page.next();
    }
}

/// Cost to date, and the rows and figures behind payback.
fn others(page: &mut Page, case: &Case) {
    let (words, projection) = (case.words, case.projection);
    page.section(&format!("{}, {}", words.sections.behind, page.yearly_unit()));
    head(page, case);
    let rows: [(&Arc<str>, &Range); 3] = [
        (&words.labels.own_cost, &projection.returns.cost),
        (&words.labels.cost_to_date, &projection.returns.cost_to_date),
        (&words.labels.unpaid, &projection.measures.unpaid),
    ];
    for (label, row) in rows {
        page.words(0, label, Part::Label);
        page.years(row, Part::Figure);
        page.next();
    }
    for figures in projection.parties.iter().filter(|figures| figures.party == Party::Production) {
        let name = case.names().of(figures.party);
        let label = fill(&words.texts.of_actor, &[("what", &words.labels.unpaid), ("actor", &name)]);
        page.words(0, &label, Part::Label);
        page.years(&figures.measures.unpaid, Part::Figure);
        page.next();
    }
    page.section(&words.sections.measures);
    page.words(0, &words.heads.measure, Part::Head);
    page.words(1, &words.labels.total, Part::HeadRight);
    page.words(2, &words.terms.production, Part::HeadRight);
    page.next();
    let production = projection.parties.iter().find(|figures| figures.party == Party::Production);
    let all: Vec<_> = [Some(&projection.measures), production.map(|figures| &figures.measures)]
        .into_iter()
        .flatten()
        .collect();
    for row in 0..MEASURES {
        let (label, _) = measure(case, &projection.measures, row);
        page.words(0, &label, Part::Label);
        comment_on_measure(page, case, row);
        for (column, measures) in (1..).zip(&all) {
            page.figure(column, measure(case, measures, row).1, Part::Figure);
        }
        page.next();
    }
}

/// What a form of yearly results is, as a comment on its heading.
pub(super) fn comment_on_form(page: &mut Page, case: &Case, form: usize) {
    let comments = &case.words.comments;
    match form {
        1 => page.comment(&comments.discounting),
        2 => page.comment(&comments.accumulated),
        _ => {}
    }
}

/// How a measure is defined, as a comment on its name.
pub(super) fn comment_on_measure(page: &mut Page, case: &Case, row: usize) {
    let comments = &case.words.comments;
    match row {
        0 => page.comment(&comments.payback),
        1 => page.comment(&comments.lowest),
        5 => page.comment(&comments.internal_rate),
        6 => page.comment(&comments.ratio),
        _ => {}
    }
}

/// How many measures there are.
pub(super) const MEASURES: usize = 7;

/// The measures in order, with what each is called.
pub(super) fn measure(
    case: &Case,
    measures: &crate::project::measures::Measures,
    row: usize,
) -> (String, Id) {
    let labels = &case.words.labels;
    let (label, id) = match row {
        0 => (&labels.payback, measures.payback),
        1 => (&labels.lowest, measures.lowest),
        2 => (&labels.lowest_year, measures.lowest_year),
        3 => (&labels.present_income, measures.present[0]),
        4 => (&labels.present_cost, measures.present[1]),
        5 => (&labels.internal_rate, measures.internal.rate),
        _ => (&labels.ratio, measures.ratio),
    };
    (label.to_string(), id)
}
