//! What the files in reach say of one workbook.

use super::Settings;
use crate::model::Source;
use crate::read::{Persons, Renamed, Workbook};
use crate::theme::Theme;
use crate::words::names::{heading, key, sheet};
use crate::words::persons::sheet_of_persons;
use std::sync::Arc;

/// Tells a workbook's sheets what their names stand for, by the files in its reach, nearest first.
/// Returns the files that had anything to say.
pub fn apply(reach: &[&Settings], book: &mut Workbook) -> Vec<Source> {
    let mut used = vec![false; reach.len()];
    for grid in &mut book.sheets {
        let mut renamed = Renamed::default();
        let own = key(&grid.sheet.name);
        for (at, settings) in reach.iter().enumerate() {
            let named = settings.sheets.iter().find(|(_, names)| names.iter().any(|name| key(name) == own));
            if let (Some((ours, _)), None) = (named, &renamed.sheet) {
                renamed.sheet = Some((*ours).to_string());
                used[at] = true;
            }
        }
        let title = renamed.sheet.as_deref().unwrap_or(&grid.sheet.name);
        let named = sheet::ALL.iter().find(|name| name.heads(title));
        let of_persons = sheet_of_persons(title).then_some(&sheet::PARTICIPANTS);
        let Some(name) = named.or(of_persons) else { continue };
        for (at, settings) in reach.iter().enumerate() {
            for ((_, ours), names) in settings.columns.iter().filter(|((sheet, _), _)| *sheet == name.sv) {
                for theirs in names {
                    renamed.headings.entry(key(heading(theirs))).or_insert_with(|| (*ours).to_string());
                    used[at] = true;
                }
            }
            for ((_, ours), kronor) in settings.units.iter().filter(|((sheet, _), _)| *sheet == name.sv) {
                renamed.units.entry((*ours).to_string()).or_insert(*kronor);
                used[at] = true;
            }
        }
        grid.renamed = renamed;
    }
    let used = reach.iter().zip(used).filter(|(_, used)| *used);
    used.map(|(settings, _)| settings.source.clone()).collect()
}

/// Which sheets tell of one person a row, by some files, nearest first.
pub fn persons(reach: &[&Settings]) -> Persons {
    let mut persons = Persons::default();
    for (ours, names) in reach.iter().flat_map(|settings| &settings.sheets) {
        let of_persons = sheet_of_persons(ours);
        for name in names.iter().map(|name| key(name)) {
            if !persons.also.contains(&name) && !persons.not.contains(&name) {
                if of_persons { persons.also.push(name) } else { persons.not.push(name) }
            }
        }
    }
    persons
}

/// The theme of the reports in the reach of some files: the nearest one's that names any. With it
/// the files that it comes from.
pub fn theme<'a>(reach: &[&'a Settings]) -> Option<(&'a Arc<Theme>, Vec<Source>)> {
    let (settings, theme) = reach.iter().find_map(|settings| Some((settings, settings.theme.as_ref()?)))?;
    Some((theme, std::iter::once(&settings.source).chain(&theme.sources).cloned().collect()))
}
