//! The difference told: as a text to read and paste, as lines for a spreadsheet, as JSON.

mod causes;
mod json;
mod lines;
mod number;
mod table;

pub use json::json;
pub use lines::lines;
pub(super) use number::value;

use super::identity::Measure;
use super::split::Figure;
use super::way::Part;
use super::{Caution, Difference, Side};
use crate::render::clean;
use crate::words::{Words, fill};

/// What a part is called.
pub(super) fn part(part: Part, words: &Words) -> &str {
    let parts = &words.diff.parts;
    match part {
        Part::OwnBooks => &parts.own_books,
        Part::Price => &parts.price,
        Part::Volume => &parts.volume,
        Part::Effect => &parts.effect,
        Part::Persistence => &parts.persistence,
        Part::Discounting => &parts.discounting,
        Part::Removed => &parts.removed,
        Part::Added => &parts.added,
        Part::Method => &parts.method,
    }
}

/// What a part is made of.
pub(super) fn explained(part: Part, words: &Words) -> &str {
    let parts = &words.diff.explained;
    match part {
        Part::OwnBooks => &parts.own_books,
        Part::Price => &parts.price,
        Part::Volume => &parts.volume,
        Part::Effect => &parts.effect,
        Part::Persistence => &parts.persistence,
        Part::Discounting => &parts.discounting,
        Part::Removed => &parts.removed,
        Part::Added => &parts.added,
        Part::Method => &parts.method,
    }
}

impl Side {
    /// The account: operation and year.
    pub(super) fn account(&self) -> String {
        format!("{} {}", self.facts.operation, self.facts.year)
    }
}

impl Difference {
    /// What a figure is called: whose, and what.
    pub(super) fn name_of(&self, figure: &Figure, words: &Words) -> [String; 2] {
        figure.identity.told(&self.parties, &self.sides[1].facts.operation, words)
    }

    /// What to bear in mind, in sentences.
    pub fn cautions_told(&self, words: &Words) -> Vec<String> {
        let texts = &words.diff.cautions;
        let [old, new] = self.sides.each_ref();
        let both = |text: &str, of: fn(&Side) -> &str| fill(text, &[("old", of(old)), ("new", of(new))]);
        let told = |caution: &Caution| match caution {
            Caution::Operations => both(&texts.operations, |side| &side.facts.operation),
            Caution::Editions => texts.editions.to_string(),
            Caution::Programs => both(&texts.programs, |side| &side.facts.program),
            Caution::Stale(side, count, name) => {
                let values =
                    [("count", &*count.to_string()), ("file", &self.sides[*side].file), ("name", name)];
                fill(&texts.stale, &values)
            }
            Caution::Touched(side, count) => {
                fill(&texts.touched, &[("count", &*count.to_string()), ("file", &self.sides[*side].file)])
            }
        };
        self.cautions.iter().map(told).collect()
    }
}

/// The difference as a text: the figures that matter most, or all that have changed.
pub fn text(difference: &Difference, all: bool, width: usize, words: &Words) -> String {
    let (own, texts) = (&words.diff, &words.diff.texts);
    let [old, new] = difference.sides.each_ref();
    let mut out = vec![clean(&fill(&texts.heading, &[("old", &old.account()), ("new", &new.account())]))];
    for (word, side) in [(&own.terms.old, old), (&own.terms.new, new)] {
        let file = fill(&texts.file_of, &[("file", &side.file), ("program", &side.facts.program)]);
        out.push(clean(&format!("  {}: {file}", word.to_lowercase())));
    }
    let warned = |text: &String| clean(&format!("{}: {text}", words.cli.severity.warning));
    out.extend(difference.cautions_told(words).iter().map(warned));
    out.push(String::new());
    if difference.is_none() {
        out.push(texts.nothing.to_string());
        return out.join("\n") + "\n";
    }
    let shown: Vec<&Figure> = if all {
        difference.figures.iter().filter(|figure| figure.ends[0] != figure.ends[1]).collect()
    } else {
        difference.headlines()
    };
    let (money, others): (Vec<&Figure>, Vec<&Figure>) =
        shown.into_iter().partition(|figure| is_money(figure));
    out.extend(table::table(difference, &money, width, words));
    out.extend(causes::not_split(difference, &others, words));
    if all {
        let same = difference.figures.iter().filter(|figure| figure.ends[0] == figure.ends[1]).count();
        out.push(fill(&texts.unchanged_figures, &[("count", &same.to_string())]));
        out.push(String::new());
    }
    out.extend(causes::causes(difference, all, words));
    if !all {
        out.push(texts.all_hint.to_string());
    }
    out.join("\n") + "\n"
}

/// Whether a figure stands in the table of parts, which is in kronor.
fn is_money(figure: &Figure) -> bool {
    figure.way.is_some() && !matches!(figure.identity.measure, Measure::Return | Measure::Payback)
}
