//! A finding on one line, as editors and other tools jump to: place, severity, code, text, remedy.

use super::text::clean;
use super::told::{severity, tell};
use crate::base::{Finding, Place};
use crate::words::{Words, fill};

/// A finding on one line, without a line break:
/// `2016/x.xlsx:Effekter!B7: fel[B204]: okänd kod ”FORS-1”: finns inte i ... (hjälp: ...)`.
pub fn line(finding: &Finding, words: &Words) -> String {
    let told = tell(finding, words);
    let mut line = format!("{}: {}[{}]: {}", place(&finding.place), told.severity, finding.code, told.title);
    if !told.label.is_empty() {
        line += &format!(": {}", told.label);
    }
    let remedy = told.remedy(words);
    if !remedy.is_empty() {
        line += &format!(" ({}: {remedy})", words.cli.finding.help);
    }
    line
}

/// Findings of one kind that are not shown one by one.
pub(super) fn rest(rest: &[&Finding], words: &Words) -> String {
    let Some(first) = rest.first() else { return String::new() };
    let (severity, code) = (severity(first.severity(), words), first.code);
    format!("{}: {severity}[{code}]: {}", place(&first.place), how_many(rest, words))
}

/// How many findings there are more, and in which cells.
pub(super) fn how_many(rest: &[&Finding], words: &Words) -> String {
    let around = &words.cli.finding;
    let cell = |finding: Option<&&Finding>| {
        finding.and_then(|finding| finding.place.cell).map(|cell| cell.to_string())
    };
    let text = match (rest.len(), cell(rest.first()).is_some()) {
        (1, true) => &around.folded_one,
        (_, true) => &around.folded,
        (1, false) => &around.folded_workbook,
        (_, false) => &around.folded_workbooks,
    };
    let cells = match (cell(rest.first()), cell(rest.last())) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (first, _) => first.unwrap_or_default(),
    };
    fill(text, &[("count", &rest.len().to_string()), ("cells", &cells)])
}

fn place(place: &Place) -> String {
    let within = place.within();
    let colon = if within.is_empty() { "" } else { ":" };
    clean(&format!("{}{colon}{within}", place.workbook))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Code, Sheet};
    use crate::words::Lang;
    use std::sync::Arc;

    fn in_sheet(name: &str) -> Place {
        let sheet = Sheet { index: 0, name: Arc::from(name) };
        Place { workbook: Arc::from("2016/x.xlsx"), sheet: Some(sheet), cell: None }
    }

    #[test]
    fn a_line_begins_with_the_place_as_far_as_it_is_known() {
        let sv = Words::of(Lang::Sv);
        let begins = |code, place, start: &str| {
            let line = line(&Finding::new(code, place), sv);
            assert!(line.starts_with(start), "{line}");
            assert!(!line.contains('\n'), "{line}");
        };
        begins(Code::UnknownCode, in_sheet("Effekter").at(6, 1), "2016/x.xlsx:Effekter!B7: fel[B204]: ");
        begins(Code::MissingColumn, in_sheet("Utfall"), "2016/x.xlsx:Utfall: fel[B202]: ");
        let workbook = Place::workbook(&Arc::from("2016/x.xlsx"));
        begins(Code::OwnReport, workbook, "2016/x.xlsx: upplysning[B108]: ");
        begins(
            Code::NumberAsText,
            in_sheet("rad\nbryt").at(0, 0),
            "2016/x.xlsx:rad bryt!A1: varning[B207]: ",
        );
    }
}
