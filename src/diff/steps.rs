//! What is put into the earlier report, kind by kind, so that it becomes the later one.

use super::calculated::{Calculated, Refused};
use super::inputs::own_word;
use super::opened::{At, Input, Opened};
use super::rows::{profiles, year_one_months};
use crate::base::Cell;
use crate::register::Kind;
use crate::report::{FIRST_YEAR, UPRATED};
use crate::seal::Held;
use std::collections::{BTreeMap, BTreeSet};

/// The key of the chosen scenario.
const SCENARIO: &str = "scenario";

/// What is put into a cell.
pub type Put = (At, Held);

/// Two reports, each as it was read and as its engine has it.
pub struct Pair<'a> {
    /// The earlier and the later report.
    pub reports: [&'a Opened<'a>; 2],
    /// Their engines.
    pub engines: [&'a Calculated; 2],
}

impl Pair<'_> {
    /// What to put into the earlier report so that its inputs of a kind are the later one's.
    ///
    /// # Errors
    /// A cell holds what the engine was not given.
    pub fn puts(&self, kind: Kind) -> Result<Vec<Put>, Refused> {
        match kind {
            Kind::OwnBooks => Ok(self.keyed(kind, |_| true)),
            Kind::Price => self.prices(),
            Kind::Volume => Ok(self.volume()),
            Kind::Effect => self.effects(),
            Kind::Persistence => self.persistence(),
            Kind::Discounting => Ok(self.discounting()),
        }
    }

    /// The later values of the inputs of a kind that both reports have.
    fn keyed(&self, kind: Kind, wanted: impl Fn(&Input) -> bool) -> Vec<Put> {
        let [old, new] = self.reports;
        let of_kind = old.inputs.iter().filter(|input| Kind::of(&input.key) == Some(kind) && wanted(input));
        of_kind.filter_map(|input| Some((input.at, new.input(&input.key)?.now.clone()))).collect()
    }

    /// The amounts of lines; and of unit costs the price at the account's price level, for the earlier
    /// report's index may not reach the later one's price year.
    fn prices(&self) -> Result<Vec<Put>, Refused> {
        let [old, new] = self.reports;
        let as_given =
            |input: &Input| ["line/", "scenario/"].iter().any(|first| input.key.starts_with(first));
        let mut puts = self.keyed(Kind::Price, as_given);
        let is_price = |input: &&Input| input.key.starts_with("unit-cost/") && input.key.ends_with("/price");
        for input in old.inputs.iter().filter(is_price) {
            let Some(later) = new.input(&input.key) else { continue };
            let uprated = |at: At| (at.0, Cell { column: UPRATED, ..at.1 });
            let price = self.engines[1].held(uprated(later.at))?;
            if price != self.engines[0].held(uprated(input.at))? {
                puts.push((uprated(input.at), price));
            }
        }
        Ok(puts)
    }

    /// Persons. Observed effect months of year 1 are those of the earlier report's persons, so they
    /// grow and shrink with them; what is then left of the change is a change for each person.
    fn volume(&self) -> Vec<Put> {
        let [old, new] = self.reports;
        let mut puts = self.keyed(Kind::Volume, |input| input.key != SCENARIO);
        puts.extend(self.scenario());
        for (outcome, [before, after]) in self.outcomes() {
            let months = old.input(&format!("outcome/{outcome}/months-year-1"));
            if let (Some(months), Held::Number(before), Held::Number(after)) =
                (months, &before.now, &after.now)
                && let Held::Number(number) = months.now
                && *before > 0.0
                && before != after
            {
                // What the later report has where the months of each person are the same, to the digit.
                let same = match new.input(&months.key).map(|later| &later.now) {
                    Some(Held::Number(later)) if (later * before - number * after).abs() < 1e-6 => {
                        Some(*later)
                    }
                    _ => None,
                };
                puts.push((months.at, Held::Number(same.unwrap_or(number * after / before))));
            }
        }
        puts
    }

    /// The outcomes that both reports have, with the inputs of their persons.
    pub fn outcomes(&self) -> impl Iterator<Item = (&str, [&Input; 2])> {
        let [old, new] = self.reports;
        old.inputs.iter().filter_map(|input| {
            let outcome = input.key.strip_prefix("outcome/")?.strip_suffix("/persons")?;
            Some((outcome, [input, new.input(&input.key)?]))
        })
    }

    fn effects(&self) -> Result<Vec<Put>, Refused> {
        let [old, new] = self.reports;
        let mut puts = self.keyed(Kind::Effect, |_| true);
        let number = |input: Option<&Input>| input.map(|input| input.now.clone());
        for id in lines(old).intersection(&lines(new)) {
            let [quantity, before, after] = ["quantity", "before", "after"].map(|slug| id.slug(slug));
            let has = |report: &Opened, key: &str| report.input(key).is_some();
            if has(old, &quantity) && has(new, &before) && !has(new, &quantity) {
                // One number became a change: the same cells say so in another way.
                if let (Some(Held::Number(a)), Some(Held::Number(b)), Some(input)) =
                    (number(new.input(&before)), number(new.input(&after)), old.input(&quantity))
                {
                    puts.push((input.at, Held::Number(a - b)));
                }
            } else if has(old, &before) && has(new, &quantity) && !has(new, &before) {
                let all = [
                    (old.input(&before), number(new.input(&quantity))),
                    (old.input(&after), Some(Held::Number(0.0))),
                ];
                puts.extend(all.into_iter().filter_map(|(input, held)| Some((input?.at, held?))));
            }
            if let [Some(earlier), Some(later)] = [old, new].map(|report| report.input(&id.slug("1"))) {
                puts.extend(self.years([earlier.at, later.at])?);
            }
        }
        for (outcome, _) in self.outcomes() {
            let months = format!("outcome/{outcome}/months-year-1");
            if old.input(&months).is_some() && new.input(&months).is_some() {
                continue;
            }
            // Observed in one of the years only.
            let rows = [old, new].map(|report| year_one_months(report, outcome));
            let either = old.input(&months).is_some() || new.input(&months).is_some();
            if let ([Some(earlier), Some(later)], true) = (rows, either) {
                puts.push((earlier, self.engines[1].held(later)?));
            }
        }
        Ok(puts)
    }

    /// How long outcomes last: for each the later report's shares, whatever their profile is called.
    fn persistence(&self) -> Result<Vec<Put>, Refused> {
        let rows = self.reports.map(profiles);
        let mut wanted: BTreeMap<At, BTreeSet<At>> = BTreeMap::new();
        for (_, [before, after]) in self.outcomes() {
            let [Some(from), Some(to)] =
                [(0, before), (1, after)].map(|(side, input)| rows[side].of(self.reports[side], input))
            else {
                continue;
            };
            wanted.entry(from).or_default().insert(to);
        }
        let mut puts = self.keyed(Kind::Persistence, |input| input.key.starts_with("scenario/"));
        // Outcomes that had a profile together and no longer have: what remains is for the rules.
        for (from, to) in wanted.iter().filter(|(_, to)| to.len() == 1) {
            for to in to {
                puts.extend(self.years([*from, *to])?);
            }
        }
        Ok(puts)
    }

    /// A row of years from its first cell on, as far as both reports go.
    fn years(&self, [from, to]: [At; 2]) -> Result<Vec<Put>, Refused> {
        let [here, there] = self.reports.map(length);
        let mut puts = Vec::new();
        for year in 0..here.min(there) {
            let at = |at: At| (at.0, Cell { column: at.1.column + year, ..at.1 });
            let later = self.engines[1].held(at(to))?;
            if matches!(later, Held::Number(_)) {
                puts.push((at(from), later));
            }
        }
        Ok(puts)
    }

    /// The later choice of a scenario. A report is written with its neutral one; another is chosen where the
    /// earlier report has it too.
    fn scenario(&self) -> Option<Put> {
        let [old, new] = self.reports;
        let (earlier, later) = (old.input(SCENARIO)?, new.input(SCENARIO)?);
        if later.now == later.written {
            return Some((earlier.at, earlier.written.clone()));
        }
        let (at, word) = self.word(SCENARIO)?;
        let named = |input: &Input| input.label.starts_with(&format!("{}, ", word_of(&word)));
        old.inputs
            .iter()
            .any(|input| input.key.starts_with("scenario/") && named(input))
            .then_some((at, word))
    }

    /// The later word of an input, in the earlier report's language.
    fn word(&self, key: &str) -> Option<Put> {
        let [old, new] = self.reports;
        let (earlier, later) = (old.input(key)?, new.input(key)?);
        let Held::Text(word) = &later.now else { return None };
        let known = own_word(word).map(|own| own.of(old.words.lang).to_string());
        Some((earlier.at, Held::Text(known.unwrap_or_else(|| word.clone()))))
    }

    fn discounting(&self) -> Vec<Put> {
        let [old, new] = self.reports;
        let is_rate = |input: &Input| input.key == "rate" || input.key.starts_with("scenario/");
        let mut puts = self.keyed(Kind::Discounting, is_rate);
        let timings = old.inputs.iter().filter(|input| input.key.starts_with("timing/"));
        puts.extend(timings.filter_map(|input| self.word(&input.key)));
        // The sheets end where they were written to.
        if let [Some(earlier), Some(later)] = [old, new].map(|report| report.input("horizon"))
            && let (Held::Number(most), Held::Number(now)) = (&earlier.written, &later.now)
        {
            puts.push((earlier.at, Held::Number(now.min(*most))));
        }
        puts
    }

    /// What to put into one report so that whatever the other lacks is worth nothing: the entries and
    /// lines that one does not find there.
    pub fn without(&self, side: usize) -> Vec<Put> {
        let [own, other] = [self.reports[side], self.reports[1 - side]];
        let there = lines(other);
        let gone = own.inputs.iter().filter(|input| match Line::of(&input.key) {
            Some(line) => !there.contains(&line) && line.counts(&input.key),
            None => false,
        });
        gone.map(|input| (input.at, Held::Number(0.0))).collect()
    }
}

fn word_of(held: &Held) -> &str {
    if let Held::Text(word) = held { word } else { "" }
}

/// An entry, a line or a pooled amount: what its keys have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    stem: String,
    /// `#2` where several are called the same.
    mark: String,
}

impl Line {
    /// What a key belongs to; none where it is of something else.
    pub fn of(key: &str) -> Option<Line> {
        let first = key.split('/').next()?;
        let (stem, slug) = key.rsplit_once('/')?;
        let mark = slug.find('#').map_or("", |at| &slug[at..]);
        let line = matches!(first, "entry" | "line" | "pooled");
        line.then(|| Line { stem: stem.to_string(), mark: mark.to_string() })
    }

    /// The key of one of its inputs.
    fn slug(&self, slug: &str) -> String {
        format!("{}/{slug}{}", self.stem, self.mark)
    }

    /// Whether a key of its own is of something that it is counted by: of an entry its amount, of a line
    /// its quantities.
    fn counts(&self, key: &str) -> bool {
        let amount = key == self.slug("amount");
        if self.stem.starts_with("entry/") { amount } else { !amount }
    }
}

/// All entries and lines of a report.
pub fn lines(report: &Opened) -> BTreeSet<Line> {
    report.inputs.iter().filter_map(|input| Line::of(&input.key)).collect()
}

/// How many years a report's sheets have.
pub fn length(report: &Opened) -> u16 {
    let Some(Held::Number(years)) = report.input("horizon").map(|input| &input.written) else { return 0 };
    // Horizons end long before columns do.
    (1..Cell::COLUMNS - FIRST_YEAR).take_while(|year| f64::from(*year) <= *years).last().unwrap_or(0)
}
