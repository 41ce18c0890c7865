//! What changed between two written reports, and why (`bokslut diff`). Two years, two runs, two
//! versions of a price list: the change of every key figure is split into parts that add up to it.
//!
//! The parts are found by substitution, one after the other in the order of [`Part`]: the later
//! report's inputs of one kind are put into the earlier report, which an engine that is not ours
//! calculates anew; what a figure moves by is that kind's part. Another order would give other
//! parts, and no order is the right one: it is stated wherever parts are shown.

mod calculated;
mod figures;
mod identity;
mod inputs;
mod lay_out;
mod opened;
mod rows;
mod sheets;
mod split;
mod steps;
mod told;
mod way;

pub use calculated::{Refused, Shown};
pub use identity::{Identity, Measure, Whose};
pub use inputs::{Changed, ChangedSource};
pub use lay_out::workbook;
pub use opened::{Facts, Opened, SourceFile, Unfit};
pub use split::Figure;
pub use told::{json, lines, text};
pub use way::{Part, STEPS, Way};

use crate::read::Package;
use crate::words::Lang;
use crate::words::names::key;
use std::collections::BTreeMap;

/// The mark by which the program knows its own workbooks of this kind; the number is the form's version.
pub const MARK: &str = "bokslut-skillnad/1";

/// One of two reports that are compared.
#[derive(Clone, Debug)]
pub struct Side {
    /// The file's name.
    pub file: String,
    /// What the report says of itself.
    pub facts: Facts,
}

/// A reason to read the difference with care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caution {
    /// They are accounts of different operations.
    Operations,
    /// They are for different readers.
    Editions,
    /// They were written by different versions of the program.
    Programs,
    /// So many stored values of a report are not what its formulas come to; the first one's name.
    Stale(usize, usize, String),
    /// So many inputs of a report were changed after it was written.
    Touched(usize, usize),
}

/// What changed between two reports.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The earlier and the later report.
    pub sides: [Side; 2],
    /// The key figures that both have, in order.
    pub figures: Vec<Figure>,
    /// Inputs that differ, that are no longer there, that are new.
    pub changed: Vec<Changed>,
    /// Inputs that only the earlier report has.
    pub removed: Vec<Changed>,
    /// Inputs that only the later report has.
    pub added: Vec<Changed>,
    /// Actors that only the later report has, and that only the earlier one has.
    pub actors: [Vec<String>; 2],
    /// Source workbooks that are not the same.
    pub sources: Vec<ChangedSource>,
    /// What to bear in mind.
    pub cautions: Vec<Caution>,
    /// What actors are called, by what they are called in every language.
    pub parties: BTreeMap<String, String>,
    /// The principal, as figures are known by it.
    principal: String,
}

/// Compares two reports, the earlier first; each with the name of its file. Inputs are called as the
/// report in `lang` calls them, where one is in it.
///
/// # Errors
/// Which of them cannot be compared, and why.
pub fn compare(old: (&str, &Package), new: (&str, &Package), lang: Lang) -> Result<Difference, Refused> {
    let names = [old.0, new.0];
    let [old, new] =
        [(0, old.1), (1, new.1)].map(|(side, package)| Opened::of(package).map_err(|unfit| (side, unfit)));
    let (old, new) = (old?, new?);
    let (figures, stale) = split::split(&old, &new)?;
    let [changed, removed, added] = inputs::inputs(&old, &new, lang);
    let mut cautions = Vec::new();
    let differ = |of: fn(&Facts) -> &str| key(of(&old.facts)) != key(of(&new.facts));
    if differ(|facts| &facts.operation) {
        cautions.push(Caution::Operations);
    }
    if old.facts.inner != new.facts.inner {
        cautions.push(Caution::Editions);
    }
    if differ(|facts| &facts.program) {
        cautions.push(Caution::Programs);
    }
    for (side, report) in [&old, &new].into_iter().enumerate() {
        let of_side: Vec<&String> =
            stale.iter().filter(|(of, _)| *of == side).map(|(_, name)| name).collect();
        if let Some(first) = of_side.first() {
            cautions.push(Caution::Stale(side, of_side.len(), first.to_string()));
        }
        let touched = report.inputs.iter().filter(|input| input.written != input.now).count();
        if touched > 0 {
            cautions.push(Caution::Touched(side, touched));
        }
    }
    let mut parties = old.parties.clone();
    parties.extend(new.parties.clone());
    Ok(Difference {
        actors: inputs::actors(&old, &new),
        sources: inputs::sources(&old.facts, &new.facts),
        principal: new.principal(),
        sides: [
            Side { file: names[0].to_string(), facts: old.facts },
            Side { file: names[1].to_string(), facts: new.facts },
        ],
        figures,
        changed,
        removed,
        added,
        cautions,
        parties,
    })
}

impl Difference {
    /// Whether nothing differs: neither a figure nor an input.
    pub fn is_none(&self) -> bool {
        self.changed.is_empty()
            && self.removed.is_empty()
            && self.added.is_empty()
            && self.figures.iter().all(|figure| figure.ends[0] == figure.ends[1])
    }

    /// The figures that a reader asks for first: the results of year 1 of the operation, of its principal
    /// and of society, and society's accumulated result at the years that both reports show.
    pub fn headlines(&self) -> Vec<&Figure> {
        let first = [Whose::Operation, Whose::Actor(self.principal.clone()), Whose::Total];
        let mut found: Vec<&Figure> =
            first.iter().filter_map(|whose| self.figure(whose, Measure::Result, None)).collect();
        let mut later: Vec<&Figure> = (self.figures.iter())
            .filter(|figure| {
                figure.identity.whose == Whose::Total && figure.identity.measure == Measure::Accumulated
            })
            .collect();
        later.sort_by_key(|figure| figure.identity.year);
        found.extend(later);
        found
    }

    /// A key figure, where both reports have it.
    pub fn figure(&self, whose: &Whose, measure: Measure, year: Option<u16>) -> Option<&Figure> {
        let wanted = |identity: &Identity| {
            identity.whose == *whose && identity.measure == measure && identity.year == year
        };
        self.figures.iter().find(|figure| wanted(&figure.identity))
    }
}
