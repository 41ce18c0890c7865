//! What a key figure is, whatever its defined name is called in the language of its report.

use super::opened::text;
use crate::base::Unit;
use crate::model::CostType;
use crate::read::Package;
use crate::report::usable;
use crate::words::names::{actor, key};
use crate::words::{Words, fill};
use std::collections::BTreeMap;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Result of year 1.
    Result,
    /// Income of year 1.
    Income,
    /// Cost of year 1.
    Cost,
    /// Discounted and accumulated result.
    Accumulated,
    /// The accumulated result in relation to what was spent.
    Return,
    /// The year in which what was spent has come back.
    Payback,
    /// The lowest accumulated result.
    Lowest,
}

impl Measure {
    /// All of them, in the order they are shown.
    pub const ALL: [Measure; 7] = [
        Measure::Result,
        Measure::Income,
        Measure::Cost,
        Measure::Accumulated,
        Measure::Return,
        Measure::Payback,
        Measure::Lowest,
    ];

    /// The part of a defined name that says so.
    fn prefix(self, words: &Words) -> &str {
        let names = &words.report.names;
        match self {
            Measure::Result => &names.result,
            Measure::Income => &names.income,
            Measure::Cost => &names.cost,
            Measure::Accumulated => &names.accumulated,
            Measure::Return => &names.return_rate,
            Measure::Payback => &names.payback,
            Measure::Lowest => &names.lowest,
        }
    }

    /// What it is counted in.
    pub fn unit(self) -> Unit {
        match self {
            Measure::Return => Unit::Times,
            Measure::Payback => Unit::Years,
            _ => Unit::Kronor,
        }
    }

    /// Whether what has changed is split: a year in which something happens has no parts.
    pub fn splits(self) -> bool {
        self != Measure::Payback
    }
}

/// Whose figure it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// The operation's, whatever it is called.
    Operation,
    /// Society's.
    Total,
    /// A cost type's; production value is both a type and a row of its own.
    Type(usize),
    /// An actor's, by its name in every language.
    Actor(String),
}

/// A key figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// Whose it is. First, so that figures stand together by whose they are.
    pub whose: Whose,
    /// What is measured.
    pub measure: Measure,
    /// To which year it is accumulated, where it is.
    pub year: Option<u16>,
}

/// An actor's name in every language: the method's own by their Swedish names.
pub fn known(name: &str) -> String {
    let own =
        actor::DEFAULTS.iter().find(|own| usable(own.sv) == usable(name) || usable(own.en) == usable(name));
    key(own.map_or(&usable(name), |own| own.sv))
}

/// Reads the defined names of a report.
pub struct Reader {
    words: &'static Words,
    operation: String,
    /// What actors are called, by their part of a name.
    shown: BTreeMap<String, String>,
}

impl Reader {
    /// For a report of an operation.
    pub fn of(package: &Package, words: &'static Words, operation: &str) -> Reader {
        let sheet = package.sheet(&words.report.sheets.statement);
        let rows = sheet.into_iter().flat_map(|sheet| {
            sheet.cells.keys().filter_map(|cell| text(sheet, cell.row, cell.column)).map(str::trim)
        });
        let shown = rows.map(|name| (usable(name), name.to_string())).collect();
        Reader { words, operation: usable(operation), shown }
    }

    /// What a defined name means; none where it is no key figure.
    pub fn read(&self, name: &str) -> Option<Identity> {
        let (measure, rest) = Measure::ALL.into_iter().find_map(|measure| {
            Some((measure, name.strip_prefix(measure.prefix(self.words))?.strip_prefix('_')?))
        })?;
        let (whose, year) = match measure {
            Measure::Return => (Whose::Total, Some(rest.parse().ok()?)),
            Measure::Accumulated => {
                let (whose, year) = rest.rsplit_once('_')?;
                (self.whose(whose), Some(year.parse().ok()?))
            }
            _ => (self.whose(rest), None),
        };
        Some(Identity { whose, measure, year })
    }

    fn whose(&self, part: &str) -> Whose {
        let report = &self.words.report;
        if part == self.operation {
            return Whose::Operation;
        }
        if part == &*report.names.total {
            return Whose::Total;
        }
        let named = |cost_type: &CostType| usable(report.terms.cost_type(*cost_type)) == part;
        match CostType::ALL.iter().position(named) {
            Some(position) => Whose::Type(position),
            None => Whose::Actor(known(part)),
        }
    }

    /// The actor of a figure: its name in every language, and as the report has it.
    pub fn party(&self, identity: &Identity) -> Option<(String, String)> {
        let Whose::Actor(name) = &identity.whose else { return None };
        let shown = self.shown.iter().find(|(part, _)| known(part) == *name);
        Some((name.clone(), shown.map_or(name, |(_, shown)| shown).clone()))
    }
}

impl Identity {
    /// What the figure is called: whose, and what. `parties` are the actors' names, `operation` is
    /// the operation's.
    pub fn told(&self, parties: &BTreeMap<String, String>, operation: &str, words: &Words) -> [String; 2] {
        let measures = &words.diff.measures;
        let what = match self.measure {
            Measure::Result => &measures.result,
            Measure::Income => &measures.income,
            Measure::Cost => &measures.cost,
            Measure::Accumulated => &measures.accumulated,
            Measure::Return => &measures.return_rate,
            Measure::Payback => &measures.payback,
            Measure::Lowest => &measures.lowest,
        };
        let year = self.year.map_or_else(String::new, |year| year.to_string());
        let whose = match &self.whose {
            Whose::Operation => operation.to_string(),
            Whose::Total => words.diff.terms.society.to_string(),
            Whose::Type(position) => CostType::ALL
                .get(*position)
                .map_or_else(String::new, |t| words.report.terms.cost_type(*t).to_string()),
            Whose::Actor(name) => {
                let own = actor::DEFAULTS.iter().find(|own| key(own.sv) == *name);
                let own = own.map(|own| own.of(words.lang).to_string());
                own.or_else(|| parties.get(name).cloned()).unwrap_or_else(|| name.clone())
            }
        };
        [whose, fill(what, &[("year", &year)])]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn reader(lang: Lang) -> Reader {
        Reader { words: Words::of(lang), operation: usable("Job Guide"), shown: BTreeMap::new() }
    }

    #[test]
    fn a_name_means_the_same_in_both_languages() {
        let pairs = [
            ("Resultat_Totalt", "Result_Total"),
            ("Ack_Arbetsförmedlingen_10", "Acc_Public_Employment_Service_10"),
            ("Ack_Produktionsvärde_4", "Acc_Production_value_4"),
            ("Kostnad_Job_Guide", "Cost_Job_Guide"),
            ("Avkastning_20", "Return_20"),
            ("Lägsta_Kommun", "Lowest_Municipality"),
        ];
        for (swedish, english) in pairs {
            let found = reader(Lang::Sv).read(swedish);
            assert!(found.is_some(), "{swedish}");
            assert_eq!(found, reader(Lang::En).read(english), "{swedish}");
        }
        assert_eq!(reader(Lang::Sv).read("Diskonteringsränta"), None);
        assert_eq!(reader(Lang::Sv).read("Något_annat"), None);
    }
}
