//! The sheet Scenarier.

use super::notes::{Checked, Notes, Seen};
use super::spot::{self, Spot};
use super::table::{Row, Table};
use crate::base::{Code, Share};
use crate::form;
use crate::model::Scenario;
use crate::read::Grid;
use crate::words::names::{column, scenario};
use rust_decimal::Decimal;

/// The scenarios of the sheet, or the method's own where it has none; the neutral one first.
pub(super) fn read(grid: Option<&Grid>, notes: &mut Notes) -> Checked<Vec<Scenario>> {
    let mut given = match grid {
        Some(grid) => rows(grid, notes)?,
        None => Vec::new(),
    };
    let lang = notes.words.lang;
    if given.is_empty() {
        let own = scenario::METHOD.iter().map(|(name, per_cent)| {
            Scenario::of_method(name.of(lang), Decimal::new(*per_cent, 2).normalize())
        });
        return Ok(own.collect());
    }
    let neutral = given.iter().position(Scenario::is_neutral).map(|at| given.remove(at));
    let neutral = neutral.unwrap_or_else(|| {
        // A scenario of the user's may be called so; they are chosen by name.
        let free = scenario::NEUTRAL.iter().find(|name| !given.iter().any(|other| name.is(&other.name)));
        Scenario::of_method(free.unwrap_or(&scenario::NEUTRAL[0]).of(lang), Decimal::ONE)
    });
    given.insert(0, neutral);
    Ok(given)
}

fn rows(grid: &Grid, notes: &mut Notes) -> Checked<Vec<Scenario>> {
    let table = Table::read(grid, &form::SCENARIOS, notes)?;
    let mut seen = Seen::default();
    let rows: Vec<_> = table.rows().map(|row| read_row(row, &mut seen, notes)).collect();
    rows.into_iter().collect()
}

fn read_row(row: Row, seen: &mut Seen, notes: &mut Notes) -> Checked<Scenario> {
    let name = row.at(&column::SCENARIO, notes).must_marked(notes);
    if let Ok(name) = &name {
        seen.is_new(name, notes);
    }
    let one = Decimal::ONE;
    let persons = row.at(&column::PERSONS_FACTOR, notes).or(factor, one, notes);
    let persistence = row.at(&column::PERSISTENCE, notes).or(spot::share, Share(one), notes);
    let prices = row.at(&column::PRICES_FACTOR, notes).or(factor, one, notes);
    let rate = row.at(&column::RATE, notes).maybe(spot::share, notes);
    Ok(Scenario {
        name: name?.text.as_str().into(),
        persons: persons?,
        persistence: persistence?,
        prices: prices?,
        rate: rate?,
        place: Some(row.place()),
    })
}

/// A factor: 0.75, `75 %` or `0,75`, at most 2. A bare 75 may be either 75 % or a slip, so it is asked about.
fn factor(spot: Spot, notes: &mut Notes) -> Checked<Decimal> {
    let (found, percent) = spot::fraction(spot, notes)?;
    if (Decimal::ZERO..=Decimal::TWO).contains(&found) {
        return Ok(found);
    }
    notes.fail(spot::no_share(Code::NotAFactor, spot, found, percent, notes))
}
