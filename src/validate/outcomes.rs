//! The sheet Utfall.

use super::near;
use super::notes::{Bad, Checked, Mark, Marked, Notes, Seen};
use super::plausible;
use super::profiles;
use super::spot::{self, Spot};
use super::table::{Row, Table};
use crate::base::{Cited, Code, Place, Share};
use crate::form;
use crate::model::Outcome;
use crate::read::Grid;
use crate::words::names::{column, key};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Effect months of a full year.
pub(super) const MONTHS: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// The outcomes by name, each there where its row is right; profiles by position in the sheet.
pub(super) struct Outcomes {
    pub all: Vec<(String, Checked<Outcome>)>,
    /// Their positions by comparison form of the name.
    by_key: BTreeMap<String, usize>,
    /// The cells of the profiles of those that give neither source nor remark, by position.
    pub unexplained: BTreeMap<usize, Mark>,
    /// `Err` where some row's name could not be read, so that others may exist.
    pub complete: Checked<()>,
}

impl Outcomes {
    /// What is known when the sheet is not there.
    pub fn none() -> Outcomes {
        Outcomes {
            all: Vec::new(),
            by_key: BTreeMap::new(),
            unexplained: BTreeMap::new(),
            complete: Err(Bad),
        }
    }

    /// The position of the outcome of that name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.by_key.get(&key(name)).copied()
    }

    /// The position of the outcome that a cell names.
    pub fn find(&self, name: &Marked, notes: &mut Notes) -> Checked<usize> {
        if let Some(at) = self.position(&name.text) {
            return Ok(at);
        }
        self.complete?;
        let names = || self.all.iter().map(|(name, _)| name.as_str());
        let finding = name.mark.finding(Code::UnknownOutcome);
        let finding = finding.with("choices", names().collect::<Vec<_>>().join(", "));
        notes.fail(finding.suggesting(near::nearest(&name.text, names())))
    }
}

/// What the sheet Varaktighet gave.
pub(super) struct Profiles {
    pub all: Vec<profiles::Named>,
    pub complete: Checked<()>,
}

impl Profiles {
    /// The position of the profile that a cell names.
    pub fn find(&self, name: &Marked, notes: &mut Notes) -> Checked<usize> {
        let wanted = key(&name.text);
        if let Some(at) = self.all.iter().position(|profile| key(&profile.name) == wanted) {
            return Ok(at);
        }
        self.complete?;
        let near = near::nearest(&name.text, self.all.iter().map(|profile| profile.name.as_str()));
        notes.fail(name.mark.finding(Code::UnknownProfile).suggesting(near))
    }
}

/// Where the persons of the outcomes are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// On the sheet itself.
    Here,
    /// On the sheet of participants, and the effect months of year 1 too where that is so.
    ByPerson {
        /// Whether the months are told there.
        months: bool,
    },
}

/// Reads the sheet. `participants` is their number and its cell, where it is known.
pub(super) fn read(
    grid: &Grid,
    profiles: &Profiles,
    participants: Checked<(Decimal, Place)>,
    counted: Counted,
    notes: &mut Notes,
) -> Outcomes {
    let form = if counted == Counted::Here { &form::OUTCOMES } else { &form::OUTCOMES_BY_PERSON };
    let Ok(table) = Table::read(grid, form, notes) else { return Outcomes::none() };
    table.must_have_rows(notes);
    let mut outcomes = Outcomes { complete: Ok(()), ..Outcomes::none() };
    let mut seen = Seen::default();
    let mut persons = Persons { counted, participants, sum: Decimal::ZERO, told: false };
    for row in table.rows() {
        let name = row.at(&column::OUTCOME, notes).must_marked(notes);
        let outcome =
            outcome(row, name.as_ref().map_or("", |name| &name.text), profiles, &mut persons, notes);
        match name {
            Ok(name) if seen.is_new(&name, notes) => {
                if !row.is_explained(notes) {
                    let cell = row.at(&column::PERSISTENCE, notes).mark(notes);
                    outcomes.unexplained.insert(outcomes.all.len(), cell);
                }
                outcomes.by_key.insert(key(&name.text), outcomes.all.len());
                outcomes.all.push((name.text, outcome));
            }
            Ok(_) => {}
            Err(Bad) => outcomes.complete = Err(Bad),
        }
    }
    outcomes
}

fn outcome(
    row: Row,
    name: &str,
    profiles: &Profiles,
    total: &mut Persons,
    notes: &mut Notes,
) -> Checked<Outcome> {
    let none = Share(Decimal::ZERO);
    let persons = match total.counted {
        Counted::Here => row.at(&column::PERSONS, notes).must(spot::whole, notes),
        Counted::ByPerson { .. } => {
            left_blank(row.at(&column::PERSONS, notes), notes).map(|()| Cited::default_of(Decimal::ZERO))
        }
    };
    let months_year_1 = row.at(&column::MONTHS_YEAR_1, notes);
    let months_year_1 = match total.counted {
        Counted::ByPerson { months: true } => left_blank(months_year_1, notes).map(|()| None),
        _ => months_year_1.maybe(spot::quantity, notes),
    };
    let months_per_person = row.at(&column::MONTHS_PER_PERSON, notes).or(spot::quantity, MONTHS, notes);
    let profile = row.at(&column::PERSISTENCE, notes).marked(notes);
    let profile = profile.and_then(|name| name.map(|name| profiles.find(&name, notes)).transpose());
    let deadweight = row.at(&column::DEADWEIGHT, notes).or(spot::share, none, notes);
    let displacement = row.at(&column::DISPLACEMENT, notes).or(spot::share, none, notes);
    let attribution = row.at(&column::ATTRIBUTION, notes).or(spot::share, none, notes);
    let overlaps = row.at(&column::OVERLAPS, notes).or(spot::one_of, false, notes);
    if let Ok(persons) = &persons {
        let overlaps = overlaps.as_ref().map_or(true, |overlaps| overlaps.value);
        total.add(row, persons.value, overlaps, notes);
    }
    // Persons that are counted elsewhere are not known yet.
    let known = if total.counted == Counted::Here { &persons } else { &Err(Bad) };
    plausible::months(row, known, &months_year_1, &months_per_person, notes);
    Ok(Outcome {
        name: name.into(),
        persons: persons?,
        months_year_1: months_year_1?,
        months_per_person: months_per_person?,
        profile: profile?,
        deadweight: deadweight?,
        displacement: displacement?,
        attribution: attribution?,
        overlaps: overlaps?.value,
        place: row.place(),
    })
}

/// A number that the sheet of participants gives must not stand here as well.
fn left_blank(cell: Spot, notes: &mut Notes) -> Checked<()> {
    if cell.is_blank() {
        return Ok(());
    }
    notes.fail(cell.finding(Code::CountedByPerson, notes))
}

/// The persons of the outcomes against the participants.
struct Persons {
    counted: Counted,
    participants: Checked<(Decimal, Place)>,
    /// Those of outcomes that do not overlap.
    sum: Decimal,
    /// Whether too many have been found already: once is enough.
    told: bool,
}

impl Persons {
    fn add(&mut self, row: Row, persons: Decimal, overlaps: bool, notes: &mut Notes) {
        let Ok((participants, place)) = &self.participants else { return };
        let cell = row.at(&column::PERSONS, notes);
        let too_many = |code, notes: &mut Notes| {
            let finding =
                cell.finding(code, notes).with("participants", participants.normalize().to_string());
            finding.also_at(place.clone())
        };
        if persons > *participants {
            let finding = too_many(Code::MorePersonsThanParticipants, notes);
            notes.push(finding);
            self.told = true;
        } else if !overlaps {
            self.sum = self.sum.saturating_add(persons);
            if self.sum > *participants && !self.told {
                let finding =
                    too_many(Code::OutcomesOverlap, notes).with("sum", self.sum.normalize().to_string());
                notes.push(finding);
                self.told = true;
            }
        }
    }
}
