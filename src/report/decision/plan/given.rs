//! What was planned beside what it came to: outcomes, the operation's own books, prices.

use super::super::super::layout::Case;
use super::super::super::page::Page;
use super::super::super::sheet::Part;
use crate::decision::plan::Split;
use crate::decision::plan::given::{OutcomePlan, Planned};
use crate::figure::Id;
use crate::model::{Outcome, Side};
use std::sync::Arc;

/// Columns: plan, outcome, outcome - plan, and what else there is to tell.
const PLAN: u16 = 1;
const OUTCOME: u16 = 2;
const DIFFERENCE: u16 = 3;
const MORE: u16 = 4;
/// The last column of the room of a text.
const LAST: u16 = 12;

pub(super) fn build(page: &mut Page, case: &Case, split: &Split) {
    outcomes(page, case, split);
    books(page, case, split);
    prices(page, case, split);
}

fn heads(page: &mut Page, case: &Case, first: &str, more: &str) {
    let told = &case.told.plan;
    page.words(0, first, Part::Head);
    for (column, head) in (PLAN..).zip([&told.plan, &told.outcome, &told.difference]) {
        page.words(column, head, Part::HeadRight);
    }
    page.words(MORE, more, Part::Head);
    page.band(LAST);
    page.next();
}

/// A planned figure, which leads to where it can be changed.
fn planned(page: &mut Page, planned: Planned) {
    match planned {
        Planned::Given(id) => page.given(PLAN, id),
        Planned::AsOutcome(id) => page.figure(PLAN, id, Part::Figure),
    }
}

/// Where a planned figure comes from.
fn source(page: &mut Page, id: Id) {
    if let Some(text) = page.source_of(id) {
        page.spanning(MORE, LAST, &text, Part::Note);
    }
}

fn outcomes(page: &mut Page, case: &Case, split: &Split) {
    let (told, words) = (&case.told.plan, case.words);
    page.section(&told.outcomes);
    heads(page, case, &words.heads.outcome, &words.heads.place);
    for (position, given) in case.inputs.outcomes.iter().enumerate() {
        outcome(page, case, (position, given), &split.given.outcomes[position]);
    }
}

fn outcome(page: &mut Page, case: &Case, (position, given): (usize, &Outcome), plan: &OutcomePlan) {
    let (labels, outcomes) = (&case.words.labels, &case.account.outcomes);
    let actual = &outcomes.outcomes[position];
    page.words(0, &given.name, Part::SumLabel);
    page.band_sum(DIFFERENCE);
    page.next();
    let label = |page: &mut Page, text: &Arc<str>| page.indented(0, text, Part::Label, 1);
    label(page, &labels.persons);
    page.given(PLAN, plan.persons);
    page.shown(OUTCOME, actual.persons, Part::Figure);
    page.figure(DIFFERENCE, plan.difference, Part::Figure);
    source(page, plan.persons);
    page.next();
    label(page, &labels.months_year_1);
    match plan.months_year_1 {
        Some(months) => {
            page.given(PLAN, months);
            source(page, months);
        }
        None => page.words(PLAN, &case.told.plan.worked_out, Part::Note),
    }
    match actual.months_year_1 {
        Some(months) => page.shown(OUTCOME, months, Part::Figure),
        None => page.words(OUTCOME, &case.words.terms.computed, Part::Note),
    }
    page.next();
    let rows = [
        (&labels.months_per_person, plan.months_per_person, actual.months_per_person),
        (&labels.deadweight, plan.shares[0], actual.shares[0]),
        (&labels.displacement, plan.shares[1], actual.shares[1]),
        (&labels.attribution, plan.shares[2], actual.shares[2]),
    ];
    for (text, plan, actual) in rows {
        label(page, text);
        planned(page, plan);
        page.shown(OUTCOME, actual, Part::Figure);
        match plan {
            Planned::Given(id) => source(page, id),
            Planned::AsOutcome(_) => page.spanning(MORE, LAST, &case.told.plan.as_outcome, Part::Note),
        }
        page.next();
    }
    label(page, &labels.net_share);
    page.figure(PLAN, plan.net, Part::Figure);
    page.shown(OUTCOME, actual.net, Part::Figure);
    page.figure(DIFFERENCE, plan.net_difference, Part::Figure);
    page.next();
    label(page, &labels.profile);
    for (column, profile) in [(PLAN, plan.profile), (OUTCOME, actual.profile)] {
        page.shown(column, outcomes.profiles[profile].name, Part::Text);
    }
    page.next();
}

fn books(page: &mut Page, case: &Case, split: &Split) {
    if split.given.entries.is_empty() {
        return;
    }
    let (told, words) = (&case.told.plan, case.words);
    page.section(&told.books);
    page.words(0, &told.rule_books, Part::Note);
    page.next();
    heads(page, case, &words.heads.entry, &words.heads.entry_year);
    for entry in &split.given.entries {
        page.words(0, &entry.label, Part::Label);
        page.given(PLAN, entry.amount);
        // On Antaganden, or here where it was planned only.
        page.figure(OUTCOME, entry.outcome, Part::Figure);
        page.figure(DIFFERENCE, entry.difference, Part::Figure);
        page.given(MORE, entry.year);
        let mut whose = words.terms.side(entry.side).to_string();
        if let (Some(actor), Side::Income) = (entry.actor, entry.side) {
            whose += &format!(", {}", case.inputs.actors.get(actor).name);
        }
        if let Some(place) = page.source_of(entry.amount) {
            whose += &format!(" · {place}");
        }
        page.spanning(MORE + 1, LAST, &whose, Part::Note);
        page.next();
    }
}

fn prices(page: &mut Page, case: &Case, split: &Split) {
    if split.given.prices.is_empty() {
        return;
    }
    let (told, words) = (&case.told.plan, case.words);
    page.section(&told.prices);
    page.words(0, &told.rule_prices, Part::Note);
    page.next();
    heads(page, case, &words.heads.code, &words.heads.place);
    for plan in &split.given.prices {
        let cost = &case.inputs.unit_costs[plan.unit_cost];
        let figures = &case.account.prices.unit_costs[plan.unit_cost];
        page.words(0, &format!("{}, {}", cost.code, cost.price_year.value.0), Part::Label);
        page.given(PLAN, plan.price);
        page.shown(OUTCOME, figures.price, Part::Figure);
        source(page, plan.price);
        page.next();
        page.indented(0, &words.labels.uprated_price, Part::Label, 1);
        page.figure(PLAN, plan.uprated, Part::Figure);
        page.shown(OUTCOME, figures.uprated, Part::Figure);
        page.figure(DIFFERENCE, plan.difference, Part::Figure);
        page.next();
    }
}

impl Page<'_> {
    /// Writes what Antaganden has, and leads there.
    fn given(&mut self, column: u16, id: Id) {
        self.figure(column, id, Part::Figure);
        self.link_home(id);
    }

    /// Fills a row that a name heads, to a last column.
    fn band_sum(&mut self, last: u16) {
        for column in 1..=last {
            self.words(column, "", Part::SumLabel);
        }
    }
}
