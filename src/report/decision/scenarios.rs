//! Every scenario beside the others, on Känslighet.

use super::{charts, whose};
use crate::base::Cell;
use crate::figure::Id;
use crate::model::Party;
use crate::report::layout::Case;
use crate::report::page::Page;
use crate::report::sheet::Part;
use crate::words::fill;

/// The last column of texts.
const LAST: u16 = 10;

/// Columns of names on both sides of the chart.
const CHART: u16 = 6;
/// Rows that the chart needs.
const CHART_ROWS: u32 = 19;

pub(super) fn build(page: &mut Page, case: &Case, basis: Option<usize>) {
    let (told, compared) = (&case.told.scenarios, &case.decision.scenarios);
    page.section(&format!("{}, {}", told.section, page.yearly_unit()));
    page.spanning(0, LAST, &told.note, Part::Note);
    page.next();
    let top = page.row;
    heads(page, case, &case.words.heads.scenario);
    party(page, case, None);
    let principal = Party::Actor(case.inputs.operation.principal);
    party(page, case, Some(principal));
    page.words(0, &told.check, Part::Note);
    page.shown(1, compared.verdict, Part::Verdict);
    page.next();
    let chart = charts::scenarios(page, case, Cell { row: top, column: CHART });
    page.chart(chart);
    page.row = page.row.max(top + CHART_ROWS);
    heads(page, case, &case.words.heads.scenario);
    let others = case.projection.parties.iter().map(|figures| figures.party);
    for other in others.filter(|other| *other != principal) {
        party(page, case, Some(other));
    }
    if let Some(basis) = basis {
        page.jump(0, &case.told.sheets.sensitivity_basis, basis);
        page.next();
    }
}

fn heads(page: &mut Page, case: &Case, first: &str) {
    page.words(0, first, Part::Head);
    for (column, years) in (1..).zip(&case.decision.spans.numbers) {
        let years = fill(&case.told.sensitivity.after_years, &[("years", &years.to_string())]);
        page.words(column, &years, Part::HeadRight);
    }
    page.next();
}

/// What somebody has come to in each scenario, by span.
fn party(page: &mut Page, case: &Case, party: Option<Party>) {
    page.words(0, &capital(&whose(case, party)), Part::SumLabel);
    for column in (1..).take(case.decision.spans.numbers.len()) {
        page.words(column, "", Part::SumLabel);
    }
    page.next();
    for (at, scenario) in case.decision.scenarios.scenarios.iter().enumerate() {
        page.indented(0, &case.inputs.scenarios[at].name, Part::Label, 1);
        let row: &[Id] = match party {
            None => &scenario.total,
            Some(party) => {
                scenario.parties.iter().find(|(other, _)| *other == party).map_or(&[], |(_, row)| row)
            }
        };
        for (column, id) in (1..).zip(row) {
            page.shown(column, *id, Part::Figure);
            page.smaller();
        }
        page.next();
    }
}

/// A word that begins a row.
pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
