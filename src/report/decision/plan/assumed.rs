//! What was planned, on Antaganden: the cells that one changes.

use super::super::super::assumptions::{TRAIL, place, trail_heads};
use super::super::super::layout::Case;
use super::super::super::page::Page;
use super::super::super::sheet::Part;
use crate::decision::plan::given::Planned;
use crate::figure::Id;
use crate::model::Side;
use std::sync::Arc;

/// The column of side and payer.
const SIDE: u16 = 3;

pub(in super::super) fn build(page: &mut Page, case: &Case) {
    let Some(split) = &case.decision.plan else { return };
    let (told, words) = (&case.told.plan, case.words);
    let (labels, heads) = (&words.labels, &words.heads);
    page.section(&told.assumed);
    page.words(0, "", Part::Head);
    page.words(1, &told.plan, Part::HeadRight);
    page.words(2, &heads.entry_year, Part::HeadRight);
    page.words(SIDE, &heads.side, Part::Head);
    trail_heads(page, true);
    page.next();
    let row = |page: &mut Page, name: &str, id: Id| {
        page.words(0, name, Part::Label);
        page.input(1, id);
        place(page, id);
        page.next();
    };
    for (outcome, plan) in case.inputs.outcomes.iter().zip(&split.given.outcomes) {
        let [deadweight, displacement, attribution] = plan.shares.map(Planned::given);
        let given: [(&Arc<str>, Option<Id>); 6] = [
            (&labels.persons, Some(plan.persons)),
            (&labels.months_year_1, plan.months_year_1),
            (&labels.months_per_person, plan.months_per_person.given()),
            (&labels.deadweight, deadweight),
            (&labels.displacement, displacement),
            (&labels.attribution, attribution),
        ];
        for (what, id) in given.into_iter().filter_map(|(what, id)| Some((what, id?))) {
            row(page, &format!("{}: {what}", outcome.name), id);
        }
    }
    for entry in &split.given.entries {
        page.words(0, &entry.label, Part::Label);
        page.input(1, entry.amount);
        page.input(2, entry.year);
        let mut side = words.terms.side(entry.side).to_string();
        if let (Some(actor), Side::Income) = (entry.actor, entry.side) {
            side += &format!(", {}", case.inputs.actors.get(actor).name);
        }
        page.spanning(SIDE, TRAIL[3] - 1, &side, Part::Text);
        place(page, entry.amount);
        page.next();
    }
    for price in &split.given.prices {
        let cost = &case.inputs.unit_costs[price.unit_cost];
        row(page, &format!("{}, {}", cost.code, heads.price), price.price);
    }
}
