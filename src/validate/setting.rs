//! The line of `bokslut.toml` that would make a workbook understood as it is.

use super::notes::Notes;
use crate::read::Grid;
use crate::words::Lang;
use crate::words::names::{Name, settings, sheet};

/// The line by which a sheet of another name is ours.
pub(super) fn for_sheet(ours: &Name, theirs: Option<&str>, notes: &Notes) -> String {
    let theirs = theirs.unwrap_or(&notes.words.files.your_sheet);
    line(&[&settings::SHEETS, ours], theirs, notes.words.lang)
}

/// The line by which another heading of a sheet is ours.
pub(super) fn for_column(grid: &Grid, ours: &Name, theirs: Option<&str>, notes: &Notes) -> String {
    let theirs = theirs.unwrap_or(&notes.words.files.your_heading);
    in_sheet(&settings::COLUMNS, grid, ours, theirs, notes)
}

/// The line by which a column's amounts are in thousands of kronor.
pub(super) fn for_unit(grid: &Grid, ours: &Name, notes: &Notes) -> String {
    in_sheet(&settings::UNITS, grid, ours, "tkr", notes)
}

fn in_sheet(section: &Name, grid: &Grid, ours: &Name, value: &str, notes: &Notes) -> String {
    let sheet = sheet::ALL.iter().find(|name| name.heads(grid.title()));
    let names: Vec<&Name> = [section].into_iter().chain(sheet).chain([ours]).collect();
    line(&names, value, notes.words.lang)
}

/// A setting on one line, with the path of its name.
fn line(path: &[&Name], value: &str, lang: Lang) -> String {
    let path: Vec<String> = path.iter().map(|name| name_in_toml(name.of(lang))).collect();
    format!("{} = {}", path.join("."), quoted(value))
}

/// A name as it is where TOML allows that (plain letters, digits, - and _), else quoted.
fn name_in_toml(name: &str) -> String {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if plain { name.to_string() } else { quoted(name) }
}

fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .filter(|c| !c.is_control())
        .flat_map(|c| matches!(c, '"' | '\\').then_some('\\').into_iter().chain([c]))
        .collect();
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::names::column;

    #[test]
    fn a_setting_is_toml_that_can_be_read_back() {
        let line =
            line(&[&settings::COLUMNS, &sheet::OUTCOMES, &column::PERSONS], r#"Antal "x" \"#, Lang::Sv);
        assert_eq!(line, r#"kolumner.Utfall."Antal personer" = "Antal \"x\" \\""#);
        let read: toml::Table = toml::from_str(&line).expect("TOML");
        assert_eq!(read["kolumner"]["Utfall"]["Antal personer"].as_str(), Some(r#"Antal "x" \"#));
    }
}
