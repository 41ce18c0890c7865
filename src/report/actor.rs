//! One sheet for each actor and for the operation: what it gains and pays, line by line and year
//! by year, its parts included.

use super::assumptions::{for_names, widths};
use super::calculation::{driver, series_year_1};
use super::charts;
use super::decision::{realisable, with_parts};
use super::layout::{Case, Order};
use super::page::{FIRST_YEAR, Page};
use super::projection::{MEASURES, comment_on_form, comment_on_measure, forms_of, head, measure};
use super::sheet::Part;
use crate::account::ledger::{Reason, Row};
use crate::figure::Id;
use crate::model::{Party, Price};
use crate::project::parties::PartyFigures;
use crate::words::fill;

/// Rows that the chart beside the key figures needs.
const CHART_ROWS: u32 = 17;
/// Columns of a line's price, quantity, driver, net share, cost type, side, counterparty, driver in
/// words and source; amounts, the widest, stand before the years.
const LINE_COLUMNS: [u16; 9] = [2, 3, 4, 5, 6, 8, 10, 13, 17];
/// The last column of a line's source.
const LAST: u16 = 22;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order, party: Party) {
    let Some(figures) = case.projection.parties.iter().find(|figures| figures.party == party) else { return };
    widths(page, case, [28.0, for_names(case, 15.0, 19.0), 14.0]);
    let name = case.names().of(party);
    let lead = if party == Party::Operation {
        &case.words.texts.operation_lead
    } else {
        &case.words.texts.actor_lead
    };
    page.open(&name, &fill(lead, &[("actor", &name)]), case, order);
    let top = page.row;
    key_figures(page, case, figures);
    realisable::on_actor(page, case, order, figures);
    page.row = page.row.max(top + CHART_ROWS);
    lines(page, case, party);
    years(page, case, figures, top);
    page.sheet.repeat = (0, 2);
    page.sheet.freeze = (3, 1);
}

fn key_figures(page: &mut Page, case: &Case, figures: &PartyFigures) {
    let words = case.words;
    page.section(&words.sections.key_figures);
    page.words(0, &words.heads.measure, Part::Head);
    page.words(1, &words.heads.value, Part::HeadRight);
    page.words(2, &words.heads.unit, Part::Head);
    page.next();
    if let Some(block) = case.account.statement.block(figures.party) {
        for (label, id) in [
            (&words.labels.income, block.sums[0]),
            (&words.labels.cost, block.sums[1]),
            (&words.labels.result, block.result),
        ] {
            let part =
                if id == block.result { (Part::SumLabel, Part::Sum) } else { (Part::Label, Part::Figure) };
            page.words(0, &fill(&words.texts.in_year_1, &[("what", label)]), part.0);
            page.shown(1, id, part.1);
            page.unit(2, id);
            page.next();
        }
    }
    for row in 0..MEASURES {
        let (label, id) = measure(case, &figures.measures, row);
        page.words(0, &label, Part::Label);
        comment_on_measure(page, case, row);
        page.figure(1, id, Part::Figure);
        page.unit(2, id);
        page.next();
    }
}

/// Every line of year 1, the lines of the actor's parts included.
fn lines(page: &mut Page, case: &Case, party: Party) {
    let (words, heads) = (case.words, &case.words.heads);
    page.section(&words.sections.lines_year_1);
    let [price, quantity, driver_first, net, cost_type, side, counterparty, driven_by, from] = LINE_COLUMNS;
    let in_kronor = |head: &str| format!("{head} ({})", words.units.kronor);
    let texts: [(u16, &str, bool); 11] = [
        (0, &heads.line, false),
        (1, &in_kronor(&heads.amount_year_1), true),
        (price, &heads.price, true),
        (quantity, &heads.quantity, true),
        (driver_first, &heads.driver_year_1, true),
        (net, &heads.net_share, true),
        (cost_type, &heads.cost_type, false),
        (side, &heads.side, false),
        (counterparty, &heads.counterparty, false),
        (driven_by, &heads.driver, false),
        (from, &heads.source, false),
    ];
    for (column, text, number) in texts {
        page.words(column, text, if number { Part::HeadRight } else { Part::Head });
        match column {
            0 if !case.names().parts_of(party).is_empty() => page.comment(&words.comments.parts),
            _ if column == cost_type => page.comment(&words.comments.cost_types),
            _ if column == net => page.comment(&words.comments.net_share),
            _ => {}
        }
    }
    page.band(LAST);
    page.next();
    let within = with_parts(case, party);
    let rows: Vec<&Row> = case.account.ledger.rows.iter().filter(|row| within.contains(&row.party)).collect();
    if rows.is_empty() {
        page.words(0, &words.texts.no_lines, Part::Text);
        page.next();
    }
    for row in rows {
        let label = if row.party == party {
            row.label.to_string()
        } else {
            format!("{}: {}", case.names().of(row.party), row.label)
        };
        page.words(0, &label, Part::Label);
        // The amount leads on, not the label: LibreOffice breaks no linked text between words.
        page.shown(1, row.year_1, Part::Figure);
        page.link_home(row.keys[0]);
        if let Some(id) = row.price {
            page.shown(price, id, Part::Figure);
        }
        if let Some(id) = row.quantity.or_else(|| series_year_1(case, row)) {
            page.shown(quantity, id, Part::Figure);
        }
        if let Some(first) = driver_year_1(case, row) {
            page.shown(driver_first, first, Part::Figure);
        }
        if let Some(id) = row.net {
            page.shown(net, id, Part::Figure);
        }
        page.spanning(cost_type, side - 1, words.terms.cost_type(row.cost_type), Part::Text);
        page.spanning(side, counterparty - 1, words.terms.side(row.side), Part::Text);
        page.spanning(counterparty, driven_by - 1, &case.names().of(row.counterparty), Part::Text);
        page.spanning(driven_by, from - 1, &driver(case, row), Part::Text);
        page.spanning(from, LAST, &source(case, row), Part::Note);
        page.next();
    }
}

fn driver_year_1(case: &Case, row: &Row) -> Option<Id> {
    let Reason::Effect(position) = row.reason else { return None };
    let line = &case.inputs.lines[position];
    case.account.outcomes.driver(line.outcome, line.basis).and_then(|driver| driver.first().copied())
}

fn source(case: &Case, row: &Row) -> String {
    match row.reason {
        Reason::OwnCost(position) | Reason::OwnIncome(position) | Reason::Payment(position) => {
            case.inputs.entries[position].place.to_string()
        }
        Reason::Pooled(_) => case.words.sheets.assumptions.to_string(),
        Reason::Effect(position) => {
            let line = &case.inputs.lines[position];
            match &line.price {
                Price::UnitCost(cost) => {
                    let cost = &case.inputs.unit_costs[*cost];
                    format!("{} · {}", cost.code, cost.source)
                }
                Price::Direct(_) => line.place.to_string(),
            }
        }
    }
}

fn years(page: &mut Page, case: &Case, figures: &PartyFigures, top: u32) {
    let words = case.words;
    let sections = &words.sections;
    let mut drawn = None;
    let mut yearly = None;
    for (form, heading) in
        [&sections.undiscounted, &sections.discounted, &sections.accumulated].into_iter().enumerate()
    {
        page.section(&format!("{heading}, {}", page.yearly_unit()));
        comment_on_form(page, case, form);
        let first = page.row;
        head(page, case);
        for (index, (_, key, series)) in figures.types.iter().enumerate() {
            let name = page.text_of(*key);
            page.words(0, &name, Part::Label);
            // The first row holds the keys by which sums find the actor's flows.
            if (form, index) == (0, 0) {
                page.key(1, figures.key, Part::Text, 0);
            }
            if form == 0 {
                page.key(2, *key, Part::Text, 0)
            } else {
                page.shown(2, *key, Part::Text)
            }
            page.years(forms_of(series)[form], Part::Figure);
            page.next();
        }
        page.words(0, &words.labels.total, Part::SumLabel);
        page.words(1, "", Part::SumLabel);
        page.words(2, "", Part::SumLabel);
        let area = page.years(forms_of(&figures.total)[form], Part::Sum);
        if form == 1 {
            yearly = Some(area);
        } else if form == 2 {
            drawn = Some(area);
        }
        page.next();
        page.fold_from(first);
    }
    page.words(0, &words.labels.unpaid, Part::Label);
    page.years(&figures.measures.unpaid, Part::Figure);
    page.next();
    if let (Some(yearly), Some(accumulated)) = (yearly, drawn) {
        let name = case.names().of(figures.party);
        let chart = charts::actor(page, case, &name, yearly, accumulated, top, FIRST_YEAR);
        page.chart(chart);
    }
}
