//! What is not counted in kronor: in short on the first sheet, in full on a sheet of its own.

use super::layout::{Case, Order, shortened};
use super::page::Page;
use super::sheet::Part;
use crate::model::Unpriced;
use crate::words::fill;
use std::cmp::Reverse;

/// How many the first sheet names.
const FIRST: usize = 6;
/// The last column of their table, over which an effect goes on.
const LAST: u16 = 7;
/// Letters of an effect that the first sheet has room for.
const ROOM: usize = 58;

/// Ej prissatta effekter: every effect with its description.
pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    let (words, heads) = (case.words, &case.words.heads);
    page.sheet.widths = vec![44.0, 26.0, 12.0, 12.0, 64.0, 28.0];
    page.open(&words.sheets.unpriced, &words.texts.unpriced_lead, case, order);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
    page.section(&words.sections.unpriced);
    page.words(0, &words.texts.unpriced_rule, Part::Note);
    page.next();
    if case.edition.is_outer() {
        page.words(0, &words.texts.unpriced_outer, Part::Note);
        page.next();
    }
    let texts: [&str; 6] =
        [&heads.effect, &heads.actor, &heads.direction, &heads.strength, &heads.description, &heads.place];
    page.heads(&texts, 6);
    for effect in in_order(case) {
        let row = [
            effect.effect.clone(),
            actor(case, effect),
            words.terms.direction(effect.direction).to_string(),
            strength(case, effect),
            effect.description.clone(),
            effect.place.within(),
        ];
        for (column, text) in (0..).zip(&row) {
            page.words(column, text, Part::Text);
        }
        page.next();
    }
}

/// The section of the first sheet: the strongest effects, and how many there are besides.
pub(super) fn section(page: &mut Page, case: &Case, order: &Order) {
    let (words, heads) = (case.words, &case.words.heads);
    page.section(&words.sections.unpriced);
    let Some(sheet) = order.unpriced else {
        page.words(0, &words.texts.unpriced_none, Part::Note);
        page.next();
        return;
    };
    for (column, head) in (0..).zip([&heads.actor, &heads.direction, &heads.strength, &heads.effect]) {
        page.words(column, head, Part::Head);
    }
    page.band(LAST);
    page.next();
    let all = in_order(case);
    for effect in all.iter().take(FIRST) {
        page.words(0, &shortened(&actor(case, effect)), Part::Label);
        page.words(1, words.terms.direction(effect.direction), Part::Text);
        page.words(2, &strength(case, effect), Part::Text);
        page.words(3, &between_words(&effect.effect), Part::Text);
        page.next();
    }
    let text = match all.len().checked_sub(FIRST).filter(|more| *more > 0) {
        Some(more) => fill(&words.texts.unpriced_more, &[("count", &more.to_string())]),
        None => words.sheets.unpriced.to_string(),
    };
    page.jump(0, &text, sheet);
    page.next();
}

/// The strongest first; of equal strength in the order of the input, and those of none last.
fn in_order<'a>(case: &Case<'a>) -> Vec<&'a Unpriced> {
    let mut all: Vec<&Unpriced> = case.inputs.unpriced.iter().collect();
    all.sort_by_key(|effect| Reverse(effect.strength));
    all
}

fn actor(case: &Case, effect: &Unpriced) -> String {
    effect.party.map_or_else(|| case.words.terms.none.to_string(), |party| case.names().of(party).to_string())
}

fn strength(case: &Case, effect: &Unpriced) -> String {
    let terms = &case.words.terms;
    effect.strength.map_or(&terms.none, |strength| terms.strength(strength)).to_string()
}

/// A text cut between words to the room there is.
fn between_words(text: &str) -> String {
    if text.chars().count() <= ROOM {
        return text.to_string();
    }
    // A blank right after the room ends a whole word.
    let cut: String = text.chars().take(ROOM + 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}
