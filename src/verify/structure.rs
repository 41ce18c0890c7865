//! What every report of the program is: nothing hidden, nothing from outside, nothing that changes by
//! itself, no number where a formula must be. Told without the seal, which whoever changed the
//! report may have made anew.

use super::report::Report;
use crate::base::{Cell, Code, Finding};
use crate::read::{Faint, PackageSheet};
use crate::seal::{Held, Look, is_word, pieces, shifted};
use crate::words::{Lang, Words};

/// Functions whose value changes by itself or is not told by what they name.
const VOLATILE: [&str; 9] =
    ["NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "OFFSET", "INDIRECT", "CELL", "INFO"];

/// What is wrong with the structure of a report.
pub fn structure(report: Report) -> Vec<Finding> {
    let words = &report.words.verify.terms;
    let mut found: Vec<Finding> = (report.package.foreign.iter())
        .map(|member| report.says(Code::ForeignPart).with("found", member))
        .collect();
    for form in &report.package.conditional_forms {
        found.push(report.says(Code::LookChanged).with("found", form).with("stood", &*words.no_condition));
    }
    if report.package.precision_as_shown {
        let finding = report.says(Code::LookChanged).with("found", &*words.precision_shown);
        found.push(finding.with("stood", &*words.precision_full));
    }
    for (index, sheet) in report.package.sheets.iter().enumerate() {
        let hidden = |part: String| report.of_sheet(Code::HiddenPart, index).with("part", part);
        if sheet.hidden {
            found.push(hidden(words.the_sheet.to_string()));
        }
        found.extend(
            spans(&sheet.hidden_rows)
                .map(|(first, last)| hidden(format!("{} {}", words.rows, span(first + 1, last + 1)))),
        );
        found.extend(sheet.hidden_columns.iter().map(|(first, last)| {
            hidden(format!("{} {}", words.columns, span(Cell::letters(*first), Cell::letters(*last))))
        }));
        found.extend(sheet.merged.iter().map(|area| hidden(format!("{} {area}", words.merged))));
        found.extend(sheet.conditions.iter().filter(|rule| !is_own(rule)).map(|rule| {
            let finding = report.of_sheet(Code::LookChanged, index).with("found", rule);
            finding.with("stood", &*words.own_conditions)
        }));
        found.extend(cells(report, index, sheet));
    }
    found
}

/// Whether a report has conditions with that rule: on what is below zero, and on the verdicts.
fn is_own(rule: &str) -> bool {
    rule == "cellIs lessThan -0.00001"
        || Lang::ALL.into_iter().any(|lang| {
            let terms = &Words::of(lang).report.terms;
            [&terms.holds, &terms.fails].iter().any(|word| rule == format!("cellIs equal \"{word}\""))
        })
}

/// Runs of numbers that follow one another.
fn spans(numbers: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => spans.push((*number, *number)),
        }
    }
    spans.into_iter()
}

fn span<T: PartialEq + std::fmt::Display>(first: T, last: T) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

fn cells(report: Report, index: usize, sheet: &PackageSheet) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, cell) in &sheet.cells {
        let say = |code| report.of_cell(code, index, *at);
        if let Some(formula) = &cell.formula {
            if let Some(function) = volatile(formula) {
                found.push(say(Code::VolatileFormula).with("found", function));
            }
            if pieces(formula).any(|(piece, _)| piece.starts_with('[') || piece.starts_with("'[")) {
                found.push(say(Code::ForeignPart).with("found", format!("={formula}")));
            }
        } else if let Some(stood) = cell.number().and_then(|_| missing_from_row(sheet, *at)) {
            let finding = say(Code::FormulaReplaced).with("found", report.shown(&cell.held));
            found.push(finding.with("stood", format!("={stood}")));
        }
        let words = &report.words.verify.terms;
        let faint = (cell.faint.filter(|_| cell.number().is_some())).and_then(|faint| match faint {
            Faint::Small => Some(&words.small_text),
            Faint::Struck => Some(&words.struck_text),
            Faint::FormulaHidden => cell.formula.is_some().then_some(&words.hidden_formula),
        });
        let form = hides(&cell.held, &cell.look).then_some(&*cell.look.form);
        if let Some(what) = form.or(faint.map(|words| &**words)) {
            found.push(say(Code::LookChanged).with("found", what).with("stood", &*words.not_told));
        }
    }
    found
}

/// The first function of a formula that changes by itself.
fn volatile(formula: &str) -> Option<String> {
    let called =
        pieces(formula).filter(|(piece, after)| piece.starts_with(is_word) && after.starts_with('('));
    let names = called.map(|(piece, _)| piece.trim_start_matches("_xlfn.").to_uppercase());
    names.into_iter().find(|name| VOLATILE.contains(&name.as_str()))
}

/// The formula that a row lacks where a number stands: the cells before and after hold the same one, each
/// as it reads there.
fn missing_from_row(sheet: &PackageSheet, at: Cell) -> Option<String> {
    let beside = |column: Option<u16>| sheet.cells.get(&Cell { column: column?, ..at })?.formula.as_ref();
    let before = beside(at.column.checked_sub(1))?;
    let after = beside(at.column.checked_add(1))?;
    (shifted(before, 0, 2)? == *after).then(|| shifted(before, 0, 1)).flatten()
}

/// Whether a number is not seen where it stands: its form shows no digit, or it has the colour of its
/// ground.
fn hides(held: &Held, look: &Look) -> bool {
    let Held::Number(number) = held else { return false };
    let sections: Vec<&str> = look.form.split(';').collect();
    let section = match (sections.len(), *number) {
        (2.., number) if number < 0.0 => sections[1],
        (3.., 0.0) => sections[2],
        _ => sections[0],
    };
    let shows = section == "General" || section.contains(['0', '#', '?', '@', 'y', 'd', 'h']);
    !shows || look.ink == look.ground.unwrap_or(0xFF_FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_without_a_digit_or_a_colour_like_the_ground_hides_a_number() {
        let hides = |form: &str, ink, ground, number| {
            let look = Look { form: form.to_string(), ink, ground, ..Look::default() };
            super::hides(&Held::Number(number), &look)
        };
        assert!(!hides("#,##0", 0, None, 5.0) && !hides("General", 0, None, 5.0));
        assert!(hides(";;;", 0, None, 5.0) && hides("\"-\"", 0, None, 5.0));
        assert!(hides("0;;0", 0, None, -5.0) && !hides("0;;0", 0, None, 5.0));
        assert!(hides("0", 0xFF_FFFF, None, 5.0) && hides("0", 0x11_2233, Some(0x11_2233), 5.0));
    }

    #[test]
    fn functions_that_change_by_themselves_are_found_and_texts_of_them_are_not() {
        assert_eq!(volatile("SUM(A1:A3)*today()").as_deref(), Some("TODAY"));
        assert_eq!(volatile("_xlfn.RANDARRAY(2)").as_deref(), Some("RANDARRAY"));
        assert_eq!(volatile("\"OFFSET(\"&A1"), None);
    }

    #[test]
    fn rows_that_follow_one_another_are_one_span() {
        let found: Vec<(u32, u32)> = spans(&[3, 4, 5, 9]).collect();
        assert_eq!(found, [(3, 5), (9, 9)]);
        assert_eq!(span(4, 6), "4–6");
    }
}
