//! What each input is called, in words and by a key.

use crate::account::Account;
use crate::account::givens::QuantityFigures;
use crate::figure::Id;
use crate::model::{CostType, Inputs, Party, Price, Side};
use crate::words::ReportWords;
use std::collections::HashMap;

/// What an input means to an account, by its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The operation's own books.
    OwnBooks,
    /// Prices and what carries them to the price level of the account.
    Price,
    /// How many persons.
    Volume,
    /// What the effect on one person is: quantities, months, net shares.
    Effect,
    /// How long it lasts.
    Persistence,
    /// Discount rate, timing, horizon.
    Discounting,
}

impl Kind {
    /// The kind of an input with that key; none for a key that is not known.
    pub fn of(key: &str) -> Option<Kind> {
        // Keys that would be alike end in `#2`, `#3` ...
        let last = key.rsplit('/').next().unwrap_or_default();
        let last = last.split('#').next().unwrap_or_default();
        Some(match key.split('/').next().unwrap_or_default() {
            "entry" => Kind::OwnBooks,
            "unit-cost" | "index" | "price-year" => Kind::Price,
            "line" if last == "amount" => Kind::Price,
            "line" | "pooled" => Kind::Effect,
            "participants" => Kind::Volume,
            "outcome" if last == "persons" => Kind::Volume,
            "outcome" => Kind::Effect,
            "profile" => Kind::Persistence,
            "rate" | "horizon" | "timing" => Kind::Discounting,
            _ => return None,
        })
    }
}

/// A part of a key: a name with what keys are made of told apart.
fn part(name: &str) -> String {
    name.trim().replace('/', "∕")
}

/// Keys and labels in the making; no two keys are alike.
#[derive(Default)]
struct All {
    found: Vec<(String, String, Id)>,
    taken: HashMap<String, usize>,
}

impl All {
    fn add(&mut self, key: String, label: String, id: Id) {
        let count = self.taken.entry(key.clone()).or_default();
        *count += 1;
        let key = if *count == 1 { key } else { format!("{key}#{count}") };
        self.found.push((key, label, id));
    }
}

/// Key, label and figure of every input.
pub(super) fn all(inputs: &Inputs, account: &Account, words: &ReportWords) -> Vec<(String, String, Id)> {
    let mut all = All::default();
    general(&mut all, inputs, account, words);
    entries(&mut all, inputs, account, words);
    outcomes(&mut all, inputs, account, words);
    lines(&mut all, inputs, account, words);
    prices(&mut all, inputs, account, words);
    all.found
}

fn general(all: &mut All, inputs: &Inputs, account: &Account, words: &ReportWords) {
    let (time, labels) = (&account.time, &words.labels);
    all.add("rate".into(), labels.rate.to_string(), time.rate);
    all.add("horizon".into(), labels.horizon.to_string(), time.horizon);
    for ((cost_type, id), slug) in CostType::ALL.into_iter().zip(time.timing).zip(CostType::ALL.map(slug)) {
        all.add(format!("timing/{slug}"), labels.timing_of(cost_type).to_string(), id);
    }
    if inputs.pooled.is_empty() {
        all.add("price-year".into(), labels.price_year.to_string(), time.price_year);
    }
    all.add("participants".into(), labels.participants.to_string(), account.key_figures.participants);
}

fn slug(cost_type: CostType) -> &'static str {
    match cost_type {
        CostType::Real => "real",
        CostType::Production => "production",
        CostType::Financial => "financial",
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Income => "income",
        Side::Cost => "cost",
    }
}

fn entries(all: &mut All, inputs: &Inputs, account: &Account, words: &ReportWords) {
    for (entry, (amount, year)) in inputs.entries.iter().zip(&account.givens.entries) {
        let payer = entry.actor.map_or_else(String::new, |actor| part(&inputs.actors.get(actor).name));
        let key = format!("entry/{}/{}/{payer}", side(entry.side), part(&entry.label));
        all.add(format!("{key}/amount"), format!("{}, {}", entry.label, words.heads.amount), *amount);
        all.add(format!("{key}/year"), format!("{}, {}", entry.label, words.heads.entry_year), *year);
    }
}

fn outcomes(all: &mut All, inputs: &Inputs, account: &Account, words: &ReportWords) {
    let (heads, labels) = (&words.heads, &words.labels);
    for (outcome, figures) in inputs.outcomes.iter().zip(&account.outcomes.outcomes) {
        let mut add = |slug: &str, what: &str, id: Id| {
            all.add(
                format!("outcome/{}/{slug}", part(&outcome.name)),
                format!("{}, {what}", outcome.name),
                id,
            );
        };
        add("persons", &heads.persons, figures.persons);
        add("months-per-person", &heads.months_per_person, figures.months_per_person);
        if let Some(months) = figures.months_year_1 {
            add("months-year-1", &heads.months_year_1, months);
        }
        let shares = [
            ("deadweight", &heads.deadweight),
            ("displacement", &heads.displacement),
            ("attribution", &heads.attribution),
        ];
        for ((slug, what), id) in shares.into_iter().zip(figures.shares) {
            add(slug, what, id);
        }
    }
    for (profile, figures) in inputs.profiles.iter().zip(&account.outcomes.profiles) {
        let mut add = |slug: &str, what: &str, id: Id| {
            all.add(
                format!("profile/{}/{slug}", part(&profile.name)),
                format!("{}, {what}", profile.name),
                id,
            );
        };
        for (year, id) in (1..).zip(figures.shares.iter()).take(figures.given) {
            add(&format!("{year}"), &format!("{} {year}", words.labels.year), *id);
        }
        if let Some((fading, relapse, floor)) = figures.parameters {
            add("fading", &labels.fading, fading);
            add("relapse", &labels.relapse, relapse);
            if let Some(floor) = floor {
                add("floor", &labels.floor, floor);
            }
        }
    }
}

fn lines(all: &mut All, inputs: &Inputs, account: &Account, words: &ReportWords) {
    let labels = &words.labels;
    for (line, given) in inputs.lines.iter().zip(&account.givens.lines) {
        let outcome = &inputs.outcomes[line.outcome].name;
        let whose = match &line.price {
            Price::UnitCost(cost) => part(&inputs.unit_costs[*cost].code),
            Price::Direct(_) => match line.party {
                Party::Actor(actor) => part(&inputs.actors.get(actor).name),
                Party::Operation => "operation".to_string(),
                Party::Production => "production".to_string(),
            },
        };
        let key = format!("line/{}/{}/{}/{whose}", part(outcome), part(&line.label), side(line.side));
        let mut add = |slug: &str, what: &str, id: Id| {
            all.add(format!("{key}/{slug}"), format!("{}, {what}", line.label), id);
        };
        if let Some(amount) = given.amount {
            add("amount", &labels.amount, amount);
        }
        match &given.quantity {
            QuantityFigures::Given(id) => add("quantity", &labels.quantity, *id),
            QuantityFigures::Change(before, after) => {
                add("before", &labels.before, *before);
                add("after", &labels.after, *after);
            }
            QuantityFigures::Series(values, given) => {
                for (year, id) in (1..).zip(values.iter()).take(*given) {
                    add(&format!("{year}"), &format!("{} {year}", labels.year), *id);
                }
            }
        }
    }
    for (position, amounts) in (1..).zip(&account.givens.pooled) {
        for (year, id) in (1..).zip(amounts.iter()) {
            let label = format!("{} {position}, {} {year}", labels.pooled, labels.year);
            all.add(format!("pooled/{position}/{year}"), label, *id);
        }
    }
}

fn prices(all: &mut All, inputs: &Inputs, account: &Account, words: &ReportWords) {
    for (index, figures) in inputs.indices.iter().zip(&account.prices.indices) {
        for (year, id) in index.values.keys().zip(figures.values.iter()) {
            let label = format!("{} {}, {}", words.sections.price_index, index.name, year.0);
            all.add(format!("index/{}/{}", part(&index.name), year.0), label, *id);
        }
    }
    for (cost, figures) in inputs.unit_costs.iter().zip(&account.prices.unit_costs) {
        let code = part(&cost.code);
        all.add(
            format!("unit-cost/{code}/price"),
            format!("{}, {}", cost.code, words.heads.price),
            figures.price,
        );
        let label = format!("{}, {}", cost.code, words.heads.price_year);
        all.add(format!("unit-cost/{code}/price-year"), label, figures.price_year);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_tells_what_an_input_means_to_an_account() {
        let of = |key: &str| Kind::of(key);
        assert_eq!(of("unit-cost/FORS/price"), Some(Kind::Price));
        assert_eq!(of("line/Arbete/lön/income/Kommun/amount"), Some(Kind::Price));
        assert_eq!(of("line/Arbete/lön/income/Kommun/quantity"), Some(Kind::Effect));
        assert_eq!(of("line/Arbete/lön/income/Kommun/amount#2"), Some(Kind::Price));
        assert_eq!(of("outcome/Arbete/persons"), Some(Kind::Volume));
        assert_eq!(of("outcome/Arbete/deadweight"), Some(Kind::Effect));
        assert_eq!(of("profile/Arbete/3"), Some(Kind::Persistence));
        assert_eq!(of("timing/real"), Some(Kind::Discounting));
        assert_eq!(of("något annat"), None);
    }

    #[test]
    fn keys_that_would_be_alike_are_told_apart() {
        let mut all = All::default();
        let mut book = crate::figure::Book::new();
        let id = book.fixed("a", crate::base::Unit::Quantity, 1);
        all.add("line/a/quantity".into(), String::new(), id);
        all.add("line/a/quantity".into(), String::new(), id);
        let keys: Vec<&str> = all.found.iter().map(|(key, ..)| key.as_str()).collect();
        assert_eq!(keys, ["line/a/quantity", "line/a/quantity#2"]);
        assert_eq!(part("a/b"), "a∕b");
    }
}
