//! Känslighetsunderlag: flows as given, what every scenario multiplies, and what it comes to.

use super::basis_lines;
use super::scenarios::capital;
use super::whose;
use crate::decision::scenarios::{Follows, Scenario};
use crate::model::{CostType, Party};
use crate::report::assumptions::{for_names, widths};
use crate::report::layout::{Case, Order};
use crate::report::page::{FIRST_YEAR, Page};
use crate::report::sheet::Part;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    widths(page, case, [30.0, for_names(case, 15.0, 19.0), 16.0]);
    page.open(&case.told.sheets.sensitivity_basis, &case.told.sensitivity.lead_basis, case, order);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
    groups(page, case);
    for (at, scenario) in case.decision.scenarios.scenarios.iter().enumerate() {
        weights(page, case, at, scenario);
    }
    results(page, case);
    basis_lines::build(page, case);
}

fn heads(page: &mut Page, case: &Case, first: &str) {
    let heads = &case.words.heads;
    page.words(0, first, Part::Head);
    page.words(1, &heads.cost_type, Part::Head);
    page.words(2, &case.told.scenarios.head_follows, Part::Head);
    page.years_shown(&case.account.time.years, Part::HeadRight);
    page.next();
}

fn kinds(page: &mut Page, case: &Case, cost_type: CostType, follows: Follows) {
    let told = &case.told.scenarios;
    let follows = match follows {
        Follows::Nothing => &told.follows_nothing,
        Follows::Steady => &told.follows_steady,
        Follows::Fading => &told.follows_fading,
    };
    page.words(1, case.words.terms.cost_type(cost_type), Part::Text);
    page.words(2, follows, Part::Text);
}

fn groups(page: &mut Page, case: &Case) {
    let told = &case.told.scenarios;
    page.section(&format!("{}, {}", told.basis_groups, page.yearly_unit()));
    let first = page.row;
    heads(page, case, &case.words.heads.actor);
    for group in &case.decision.scenarios.groups {
        page.words(0, &capital(&whose(case, group.party)), Part::Label);
        kinds(page, case, group.cost_type, group.follows);
        page.years(&group.flows, Part::Figure);
        page.next();
    }
    page.fold_from(first);
}

fn weights(page: &mut Page, case: &Case, at: usize, scenario: &Scenario) {
    let (told, name) = (&case.told.scenarios, &case.inputs.scenarios[at].name);
    page.section(&format!("{}: {name}", told.basis_weights));
    let first = page.row;
    heads(page, case, &case.words.heads.scenario);
    for (cost_type, follows, row) in &scenario.weights {
        page.words(0, name, Part::Label);
        kinds(page, case, *cost_type, *follows);
        page.years(row, Part::Figure);
        page.next();
    }
    for (label, row) in [(&told.discounted, &scenario.discounted), (&told.accumulated, &scenario.accumulated)]
    {
        page.words(0, label, Part::SumLabel);
        page.words(1, &page.yearly_unit(), Part::SumLabel);
        page.words(2, "", Part::SumLabel);
        page.years(row, Part::Sum);
        page.next();
    }
    page.fold_from(first);
}

/// What everybody has come to in each scenario, by span.
fn results(page: &mut Page, case: &Case) {
    let (told, compared) = (&case.told.scenarios, &case.decision.scenarios);
    page.section(&format!("{}, {}", told.section, page.yearly_unit()));
    let parties = case.projection.parties.iter().map(|figures| Some(figures.party));
    for party in parties.chain([None]) {
        of_party(page, case, party);
    }
    page.words(0, &told.check, Part::Label);
    page.figure(1, compared.verdict, Part::Verdict);
    page.figure(FIRST_YEAR, compared.difference, Part::Figure);
    page.next();
}

fn of_party(page: &mut Page, case: &Case, party: Option<Party>) {
    page.words(0, &capital(&whose(case, party)), Part::Head);
    page.words(1, "", Part::Head);
    page.words(2, &case.words.heads.year, Part::HeadRight);
    for (column, years) in (FIRST_YEAR..).zip(&case.decision.spans.years) {
        page.figure(column, *years, Part::HeadRight);
    }
    page.next();
    for scenario in &case.decision.scenarios.scenarios {
        page.shown(0, scenario.name, Part::Label);
        let row = match party {
            None => Some(&scenario.total),
            Some(party) => scenario.parties.iter().find(|(other, _)| *other == party).map(|(_, row)| row),
        };
        for (column, id) in (FIRST_YEAR..).zip(row.into_iter().flatten()) {
            page.figure(column, *id, Part::Figure);
            page.smaller();
        }
        page.next();
    }
}
