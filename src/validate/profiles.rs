//! The sheet Varaktighet.

use super::notes::{Bad, Checked, Notes, Seen};
use super::spot;
use super::table::{Row, Table};
use super::years;
use crate::base::{Cited, Code, Share};
use crate::form;
use crate::model::{Persistence, Profile};
use crate::read::Grid;
use crate::words::names::column;
use rust_decimal::Decimal;

/// A row of the sheet.
pub(super) struct Named {
    pub name: String,
    /// Where the whole row is right.
    pub profile: Checked<Profile>,
    /// Whether it gives a source or a remark.
    pub explained: bool,
}

/// Reads the sheet; `Err` when some row's name could not be read.
pub(super) fn read(grid: &Grid, horizon: usize, notes: &mut Notes) -> (Vec<Named>, Checked<()>) {
    let Ok(table) = Table::read(grid, &form::PERSISTENCE, notes) else { return (Vec::new(), Err(Bad)) };
    let mut profiles = Vec::new();
    let mut seen = Seen::default();
    let mut whole = Ok(());
    for row in table.rows() {
        let name = row.at(&column::PROFILE, notes).must_marked(notes);
        let persistence = persistence(row, horizon, notes);
        match name {
            Ok(name) if seen.is_new(&name, notes) => {
                let profile = persistence.map(|persistence| Profile {
                    name: name.text.as_str().into(),
                    persistence,
                    place: row.place(),
                });
                profiles.push(Named { name: name.text, profile, explained: row.is_explained(notes) });
            }
            Ok(_) => {}
            Err(Bad) => whole = Err(Bad),
        }
    }
    (profiles, whole)
}

fn persistence(row: Row, horizon: usize, notes: &mut Notes) -> Checked<Persistence> {
    let shares = years::read(row, horizon, Code::ProfileForm, spot::share, notes);
    let none = Share(Decimal::ZERO);
    let fading = row.at(&column::FADING, notes).or(spot::share, none, notes);
    let relapse = row.at(&column::RELAPSE, notes).or(spot::share, none, notes);
    let floor = row.at(&column::LOWEST, notes).maybe(spot::share, notes);
    let (shares, fading, relapse, floor) = (shares?, fading?, relapse?, floor?);
    let given = |share: &Cited<Share>| share.place.is_some();
    let parametric = given(&fading) || given(&relapse) || floor.is_some();
    let fades = given(&fading) || given(&relapse);
    match (shares.is_empty(), parametric) {
        (false, false) => Ok(Persistence::Explicit(shares)),
        (true, true) if fades => Ok(Persistence::Parametric { fading, relapse, floor }),
        _ => notes.fail(row.at(&column::PROFILE, notes).finding(Code::ProfileForm, notes)),
    }
}
