//! Which cell is meant by what was typed.

use crate::base::Cell;
use crate::engine::{At, Formula, Formulas};
use crate::read::Package;
use strsim::damerau_levenshtein;

/// Why a cell is not explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unexplained {
    /// No sheet of that name; the nearest.
    NoSheet(String, Option<String>),
    /// Neither a cell nor a defined name; the nearest name.
    NoName(String, Option<String>),
    /// The cell is empty.
    Blank(String),
}

/// The cell that `Prognos!G8`, `'Barn & unga'!B7`, `G8` of the first sheet or a defined name means, and
/// the name as the workbook spells it.
pub(super) fn find(package: &Package, asked: &str) -> Result<(At, Option<String>), Unexplained> {
    let asked = asked.trim().trim_start_matches('=');
    let (at, name) = match asked.rsplit_once('!') {
        Some((sheet, cell)) => (in_sheet(package, sheet, cell)?, None),
        None => match asked.parse::<Cell>() {
            Ok(cell) => (At { sheet: 0, cell }, None),
            Err(()) => named(package, asked).or_else(|fault| match asked.rsplit_once('.') {
                // As LibreOffice writes it; a name may have a dot too.
                Some((sheet, cell)) if cell.parse::<Cell>().is_ok() => {
                    let sheet = sheet.strip_prefix('$').unwrap_or(sheet);
                    Ok((in_sheet(package, sheet, cell)?, None))
                }
                _ => Err(fault),
            })?,
        },
    };
    let sheet = package.sheets.get(at.sheet).ok_or_else(|| Unexplained::NoName(asked.to_string(), None))?;
    if !sheet.cells.contains_key(&at.cell) {
        return Err(Unexplained::Blank(format!("{}!{}", sheet.name, at.cell)));
    }
    Ok((at, name))
}

fn in_sheet(package: &Package, sheet: &str, cell: &str) -> Result<At, Unexplained> {
    let name = unquoted(sheet);
    let found = position(package, &name).ok_or_else(|| {
        let names = package.sheets.iter().map(|sheet| sheet.name.as_str());
        Unexplained::NoSheet(name.clone(), nearest(&name, names))
    })?;
    let cell = cell.parse().map_err(|()| Unexplained::NoName(cell.to_string(), None))?;
    Ok(At { sheet: found, cell })
}

/// A sheet's name without the quotes around it.
pub(super) fn unquoted(sheet: &str) -> String {
    let inner = sheet.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    inner.map_or_else(|| sheet.to_string(), |inner| inner.replace("''", "'"))
}

/// The sheet of that name, in any case.
pub(super) fn position(package: &Package, name: &str) -> Option<usize> {
    let lower = name.to_lowercase();
    package.sheets.iter().position(|sheet| sheet.name.to_lowercase() == lower)
}

fn named(package: &Package, asked: &str) -> Result<(At, Option<String>), Unexplained> {
    let lower = asked.to_lowercase();
    let found = package.names.iter().find(|(name, _)| name.to_lowercase() == lower);
    let target = found.and_then(|(name, target)| match Formulas::of(package).target(target)? {
        Formula::Cell(at) => Some((at, Some(name.clone()))),
        Formula::Range(area) => Some((area.first, Some(name.clone()))),
        _ => None,
    });
    target.ok_or_else(|| {
        Unexplained::NoName(asked.to_string(), nearest(asked, package.names.keys().map(String::as_str)))
    })
}

/// The known name that is nearest, when it is a few slips away.
fn nearest<'n>(typed: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
    // A name has at most 255 signs; more would take long to compare.
    let typed: String = typed.chars().take(255).flat_map(char::to_lowercase).collect();
    let slips = |name: &str| damerau_levenshtein(&typed, &name.to_lowercase());
    let nearest = known.map(|name| (slips(name), name)).min()?;
    let most = (typed.chars().count() / 3).clamp(1, 4);
    (nearest.0 <= most).then(|| nearest.1.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{PackageCell, PackageSheet};
    use crate::seal::{Held, Look};
    use std::sync::Arc;

    fn package() -> Package {
        let look = Arc::new(Look { form: "0".to_string(), locked: true, ink: 0, ground: None });
        let one = PackageCell { formula: None, held: Held::Number(1.0), look, faint: None };
        let sheet = |name: &str| PackageSheet {
            name: name.to_string(),
            cells: [("B7".parse().expect("a cell"), one.clone())].into(),
            ..PackageSheet::default()
        };
        Package {
            sheets: vec![sheet("Prognos"), sheet("Barn & unga")],
            names: [("Resultat_Kommun".to_string(), "'Barn & unga'!$B$7".to_string())].into(),
            ..Package::default()
        }
    }

    #[test]
    fn a_cell_is_meant_by_its_sheet_and_place_by_its_place_alone_or_by_a_name() {
        let place = |asked| find(&package(), asked).map(|(at, _)| (at.sheet, at.cell.to_string()));
        for asked in ["'Barn & unga'!B7", "barn & unga!$b$7", "=resultat_kommun", " Resultat_Kommun "] {
            assert_eq!(place(asked), Ok((1, "B7".to_string())), "{asked}");
        }
        assert_eq!(place("b7"), Ok((0, "B7".to_string())));
        // As LibreOffice writes them.
        assert_eq!(place("Prognos.B7"), Ok((0, "B7".to_string())));
        assert_eq!(place("$'Barn & unga'.$B$7"), Ok((1, "B7".to_string())));
    }

    #[test]
    fn what_is_not_there_is_told_with_what_is_nearest() {
        let fault = |asked| find(&package(), asked).expect_err("nothing there");
        let text = |text: &str| text.to_string();
        assert_eq!(fault("Prognoss!B7"), Unexplained::NoSheet(text("Prognoss"), Some(text("Prognos"))));
        assert_eq!(fault("Sida!B7"), Unexplained::NoSheet(text("Sida"), None));
        assert_eq!(fault("Prognoss.B7"), Unexplained::NoSheet(text("Prognoss"), Some(text("Prognos"))));
        let near = Some(text("Resultat_Kommun"));
        assert_eq!(fault("resultat_komun"), Unexplained::NoName(text("resultat_komun"), near));
        assert_eq!(fault("hej hopp"), Unexplained::NoName(text("hej hopp"), None));
        assert_eq!(fault("Prognos!"), Unexplained::NoName(text(""), None));
        assert_eq!(fault("C9"), Unexplained::Blank(text("Prognos!C9")));
    }
}
