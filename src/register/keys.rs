//! What each input is called, in words and by a key.

use super::Whence;
use crate::account::Account;
use crate::account::givens::QuantityFigures;
use crate::decision::Decision;
use crate::decision::plan::Split;
use crate::decision::sensitivity::parameters::Which;
use crate::figure::{Book, Id, Origin};
use crate::model::{ActorId, CostType, Inputs, Party, Price, Side};
use crate::words::names::{actor, scenario};
use crate::words::{DecisionWords, Lang, ReportWords, Words};
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
        // What was planned is of the kind that it is of in the account.
        let key = key.strip_prefix("plan/").unwrap_or(key);
        Some(match key.split('/').next().unwrap_or_default() {
            "entry" => Kind::OwnBooks,
            "unit-cost" | "index" | "price-year" => Kind::Price,
            "line" if last == "amount" => Kind::Price,
            "line" | "pooled" => Kind::Effect,
            "participants" => Kind::Volume,
            "scenario" if last == "persistence" => Kind::Persistence,
            "scenario" if last == "prices" => Kind::Price,
            "scenario" if last == "rate" => Kind::Discounting,
            "scenario" => Kind::Volume,
            "outcome" if last == "persons" => Kind::Volume,
            "outcome" => Kind::Effect,
            "profile" => Kind::Persistence,
            "financing" => Kind::OwnBooks,
            "rate" | "horizon" | "timing" => Kind::Discounting,
            _ => return None,
        })
    }
}

/// A part of a key: a name with what keys are made of told apart.
fn part(name: &str) -> String {
    name.trim().replace('/', "∕")
}

/// An actor in a key. Those that the program itself names in the report's language go by one word for all.
fn actor(inputs: &Inputs, id: ActorId) -> String {
    let name = &inputs.actors.get(id).name;
    match actor::DEFAULTS.into_iter().find(|own| own.is(name)) {
        Some(own) => own.of(Lang::En).to_lowercase().replace(' ', "-"),
        None => part(name),
    }
}

/// What an input is called: whose it is and what; a word within a sentence begins small.
fn named(name: &str, what: &str) -> String {
    let mut letters = what.chars();
    match letters.next() {
        // Not an abbreviation, which has more capitals than its first letter.
        Some(first) if !letters.clone().next().is_some_and(char::is_uppercase) => {
            format!("{name}, {}{}", first.to_lowercase(), letters.as_str())
        }
        _ => format!("{name}, {what}"),
    }
}

/// One input: key, label, figure, and where it comes from.
pub(super) struct Input {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) now: Id,
    pub(super) whence: Whence,
}

/// Keys and labels in the making; no two keys are alike.
#[derive(Default)]
struct All {
    found: Vec<Input>,
    taken: HashMap<String, usize>,
}

impl All {
    fn add(&mut self, key: String, label: String, now: Id) {
        self.add_from(key, label, now, Whence::Cell);
    }

    fn add_from(&mut self, key: String, label: String, now: Id, whence: Whence) {
        let count = self.taken.entry(key.clone()).or_default();
        *count += 1;
        let key = if *count == 1 { key } else { format!("{key}#{count}") };
        self.found.push(Input { key, label, now, whence });
    }
}

/// Every input.
pub(super) fn all(
    book: &Book,
    inputs: &Inputs,
    account: &Account,
    decision: &Decision,
    all_words: &Words,
) -> Vec<Input> {
    let words = &all_words.report;
    let mut all = All::default();
    general(&mut all, inputs, account, words);
    scenarios(&mut all, inputs, account, words);
    entries(&mut all, inputs, account, words);
    outcomes(&mut all, inputs, account, words);
    lines(&mut all, inputs, account, words);
    prices(&mut all, inputs, account, words);
    sensitivity(&mut all, inputs, decision, &all_words.decision);
    if let Some(plan) = &decision.plan {
        planned(&mut all, inputs, plan, words);
    }
    realisable(&mut all, inputs, decision, book);
    financing(&mut all, decision, book);
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

/// The chosen scenario and what every one but the neutral multiplies.
fn scenarios(all: &mut All, inputs: &Inputs, account: &Account, words: &ReportWords) {
    let (figures, labels) = (&account.scenarios, &words.labels);
    all.add("scenario".into(), labels.chosen_scenario.to_string(), figures.chosen);
    for (position, scenario) in inputs.scenarios.iter().enumerate().skip(1) {
        // The method's own go by their share of the persons in every language.
        let own = scenario::METHOD.iter().find(|(own, _)| own.is(&scenario.name));
        let name = own.map_or_else(|| part(&scenario.name), |(_, per_cent)| per_cent.to_string());
        let mut add = |slug: &str, what: &str, id: Id| {
            all.add(format!("scenario/{name}/{slug}"), named(&scenario.name, what), id);
        };
        add("persons", &labels.persons_factor, figures.persons[position]);
        add("persistence", &labels.persistence_factor, figures.persistence[position]);
        add("prices", &labels.price_factor, figures.prices[position]);
        if scenario.rate.is_some() {
            add("rate", &labels.rate, figures.rates[position]);
        }
    }
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
        let payer = entry.actor.map_or_else(String::new, |payer| actor(inputs, payer));
        let key = format!("entry/{}/{}/{payer}", side(entry.side), part(&entry.label));
        all.add(format!("{key}/amount"), named(&entry.label, &words.heads.amount), *amount);
        // The figure knows no cell of its own, but the row it stands in is known.
        let (label, row) = (named(&entry.label, &words.labels.entry_year), entry.place.clone());
        all.add_from(format!("{key}/year"), label, *year, Whence::Row(row));
    }
}

fn outcomes(all: &mut All, inputs: &Inputs, account: &Account, words: &ReportWords) {
    let labels = &words.labels;
    for (outcome, figures) in inputs.outcomes.iter().zip(&account.outcomes.outcomes) {
        let mut add = |slug: &str, what: &str, id: Id| {
            let key = format!("outcome/{}/{slug}", part(&outcome.name));
            all.add(key, named(&outcome.name, what), id);
        };
        add("persons", &labels.persons, figures.persons);
        add("months-per-person", &labels.months_per_person, figures.months_per_person);
        if let Some(months) = figures.months_year_1 {
            add("months-year-1", &labels.months_year_1, months);
        }
        let shares = [
            ("deadweight", &labels.deadweight),
            ("displacement", &labels.displacement),
            ("attribution", &labels.attribution),
        ];
        for ((slug, what), id) in shares.into_iter().zip(figures.shares) {
            add(slug, what, id);
        }
    }
    // The account adds one for outcomes without any, which the input has no name for.
    let given = inputs.profiles.iter().map(|profile| (&*profile.name, part(&profile.name)));
    let profiles = given.chain([(&*labels.full_effect, String::new())]);
    for ((name, key), figures) in profiles.zip(&account.outcomes.profiles) {
        // Outcomes are often called what their persistence is.
        let whose = format!("{} {name}", labels.profile);
        let mut add = |slug: &str, what: &str, id: Id| {
            all.add(format!("profile/{key}/{slug}"), named(&whose, what), id);
        };
        for (year, id) in (1..).zip(figures.shares.iter()).take(figures.given) {
            add(&format!("{year}"), &format!("{} {year}", labels.year), *id);
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
                Party::Actor(whose) => actor(inputs, whose),
                Party::Operation => "operation".to_string(),
                Party::Production => "production".to_string(),
            },
        };
        let key = format!("line/{}/{}/{}/{whose}", part(outcome), part(&line.label), side(line.side));
        let mut add = |slug: &str, what: &str, id: Id| {
            all.add(format!("{key}/{slug}"), named(&line.label, what), id);
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
            let whose = format!("{} {position}", labels.pooled);
            let label = named(&whose, &format!("{} {year}", labels.year));
            all.add_from(format!("pooled/{position}/{year}"), label, *id, Whence::Many);
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
        let label = named(&cost.code, &words.heads.price);
        all.add(format!("unit-cost/{code}/price"), label, figures.price);
        let label = named(&cost.code, &words.labels.source_price_year);
        all.add(format!("unit-cost/{code}/price-year"), label, figures.price_year);
    }
}

/// How far parameters are moved.
fn sensitivity(all: &mut All, inputs: &Inputs, decision: &Decision, words: &DecisionWords) {
    let parameters = &decision.sensitivity.parameters;
    let ends = [("low", &words.sensitivity.low), ("high", &words.sensitivity.high)];
    all.add("sensitivity/spread".into(), words.sensitivity.spread.to_string(), parameters.spread);
    for parameter in &parameters.all {
        for (((slug, what), id), given) in ends.into_iter().zip(parameter.ends).zip(parameter.given) {
            let key = match parameter.which {
                Which::UnitCost(cost) => format!("unit-cost/{}/{slug}", part(&inputs.unit_costs[cost].code)),
                _ => format!("sensitivity/rate/{slug}"),
            };
            if given {
                all.add(key, named(&parameter.label, what), id);
            }
        }
    }
}

/// The smallest number of units that can be freed, and the share of it that becomes money.
fn realisable(all: &mut All, inputs: &Inputs, decision: &Decision, book: &Book) {
    for freed in decision.realisable.iter().flat_map(|realisable| &realisable.costs) {
        let code = &inputs.unit_costs[freed.cost].code;
        let mut add = |slug: &str, id: Id| {
            all.add(format!("unit-cost/{}/{slug}", part(code)), named(code, &book.get(id).label.name), id);
        };
        if let Some(lot) = freed.lot {
            add("lot", lot);
        }
        add("realisation", freed.rate);
    }
}

/// What the sheet Finansiering gave.
fn financing(all: &mut All, decision: &Decision, book: &Book) {
    let mut add = |key: &str, id: Id| {
        // What holds where nothing was given follows from other figures and is no input.
        if matches!(book.get(id).origin, Origin::Given(_)) {
            all.add(format!("financing/{key}"), book.get(id).label.name.to_string(), id);
        }
    };
    if let Some(fund) = &decision.fund {
        if let Some((amount, year)) = fund.outlay.given {
            add("fund/outlay", amount);
            add("fund/outlay-year", year);
        }
        add("fund/share", fund.share);
        if let Some(basis) = fund.basis {
            add("fund/basis", basis.word);
        }
        add("fund/last-year", fund.last_year);
        add("fund/cap", fund.cap);
    }
    if let Some(payments) = &decision.payments {
        add("payments/price", payments.price);
        if let Some(cap) = payments.cap {
            add("payments/cap", cap);
        }
        add("payments/year", payments.year);
        if let Some((amount, year)) = payments.outlay.given {
            add("payments/outlay", amount);
            add("payments/outlay-year", year);
        }
    }
}

/// What was planned and may be changed: what repeats the outcome may not.
fn planned(all: &mut All, inputs: &Inputs, split: &Split, words: &ReportWords) {
    let labels = &words.labels;
    let given = &split.given;
    for (outcome, figures) in inputs.outcomes.iter().zip(&given.outcomes) {
        let what = [
            ("persons", &labels.persons, Some(figures.persons)),
            ("months-year-1", &labels.months_year_1, figures.months_year_1),
            ("months-per-person", &labels.months_per_person, figures.months_per_person.given()),
            ("deadweight", &labels.deadweight, figures.shares[0].given()),
            ("displacement", &labels.displacement, figures.shares[1].given()),
            ("attribution", &labels.attribution, figures.shares[2].given()),
        ];
        for (slug, what, id) in what.into_iter().filter_map(|(slug, what, id)| Some((slug, what, id?))) {
            let key = format!("plan/outcome/{}/{slug}", part(&outcome.name));
            all.add(key, split.named(&named(&outcome.name, what)), id);
        }
    }
    for entry in &given.entries {
        let payer = entry.actor.map_or_else(String::new, |payer| actor(inputs, payer));
        let key = format!("plan/entry/{}/{}/{payer}", side(entry.side), part(&entry.label));
        all.add(
            format!("{key}/amount"),
            split.named(&named(&entry.label, &words.heads.amount)),
            entry.amount,
        );
        let (label, key) = (split.named(&named(&entry.label, &labels.entry_year)), format!("{key}/year"));
        all.add_from(key, label, entry.year, entry.place.clone().map_or(Whence::Cell, Whence::Row));
    }
    for price in &given.prices {
        let code = &inputs.unit_costs[price.unit_cost].code;
        let label = split.named(&named(code, &words.heads.price));
        all.add(format!("plan/unit-cost/{}/price", part(code)), label, price.price);
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
    fn what_an_input_is_begins_small_unless_it_is_an_abbreviation() {
        assert_eq!(named("Arbete", "Dödvikt"), "Arbete, dödvikt");
        assert_eq!(named("Arbete", "År 1"), "Arbete, år 1");
        assert_eq!(named("Arbete", "KPI"), "Arbete, KPI");
    }

    #[test]
    fn keys_that_would_be_alike_are_told_apart() {
        let mut all = All::default();
        let mut book = crate::figure::Book::new();
        let id = book.fixed("a", crate::base::Unit::Quantity, 1);
        all.add("line/a/quantity".into(), String::new(), id);
        all.add("line/a/quantity".into(), String::new(), id);
        let keys: Vec<&str> = all.found.iter().map(|input| input.key.as_str()).collect();
        assert_eq!(keys, ["line/a/quantity", "line/a/quantity#2"]);
        assert_eq!(part("a/b"), "a∕b");
    }
}
