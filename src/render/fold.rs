//! Folding: the same code down a column shows three times, and the rest as one.

use crate::base::{Code, Finding, Severity, Sheet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many of the same kind are shown in full.
const SHOWN: usize = 3;

/// What is shown.
#[derive(Debug, PartialEq, Eq)]
pub enum Shown<'f> {
    /// A finding.
    One(&'f Finding),
    /// All further findings of a kind, at least one, in order.
    Rest(Vec<&'f Finding>),
}

/// What makes findings the same kind.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Kind<'f> {
    /// The same code down a column.
    Column(&'f Arc<str>, &'f Option<Sheet>, u16, Code),
    /// The same note on whole workbooks, such as the reports of an earlier run.
    Workbooks(Code),
}

fn kind(finding: &Finding) -> Option<Kind<'_>> {
    let place = &finding.place;
    match place.cell {
        Some(cell) => Some(Kind::Column(&place.workbook, &place.sheet, cell.column, finding.code)),
        None if place.sheet.is_none() && finding.severity() == Severity::Note => {
            Some(Kind::Workbooks(finding.code))
        }
        None => None,
    }
}

/// Folds findings in their total order. The rest of a kind stands where its fourth would.
pub fn fold<'f>(findings: &[&'f Finding]) -> Vec<Shown<'f>> {
    let mut kinds: BTreeMap<Kind<'f>, Vec<&'f Finding>> = BTreeMap::new();
    for &finding in findings {
        if let Some(kind) = kind(finding) {
            kinds.entry(kind).or_default().push(finding);
        }
    }
    let mut seen: BTreeMap<Kind<'f>, usize> = BTreeMap::new();
    let mut shown = Vec::new();
    for &finding in findings {
        let Some(kind) = kind(finding) else {
            shown.push(Shown::One(finding));
            continue;
        };
        let all = kinds.get(&kind).map_or(&[][..], Vec::as_slice);
        let before = seen.entry(kind).or_default();
        match *before {
            0..SHOWN => shown.push(Shown::One(finding)),
            SHOWN => shown.push(Shown::Rest(all.iter().skip(SHOWN).copied().collect())),
            _ => {}
        }
        *before += 1;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Place;

    fn at(row: u32, column: u16, code: Code) -> Finding {
        let sheet = Sheet { index: 0, name: Arc::from("Effekter") };
        let place = Place { workbook: Arc::from("a.xlsx"), sheet: Some(sheet), cell: None };
        Finding::new(code, place.at(row, column))
    }

    #[test]
    fn the_fourth_and_later_of_a_code_down_a_column_fold_into_one() {
        let findings: Vec<Finding> = (1..=5)
            .flat_map(|row| [at(row, 1, Code::UnknownCode), at(row, 3, Code::NotANumber)])
            .filter(|finding| finding.place.cell.is_some_and(|cell| cell.column == 1 || cell.row <= 3))
            .collect();
        let all: Vec<&Finding> = findings.iter().collect();
        // Rows 1-3 hold both codes (six findings), rows 4 and 5 only the code in column B.
        let shown = fold(&all);
        assert_eq!(shown.len(), 7);
        assert_eq!(shown[6], Shown::Rest(vec![&findings[6], &findings[7]]));
    }

    #[test]
    fn three_of_a_code_and_another_code_in_the_column_stay_apart() {
        let findings = [
            at(1, 1, Code::UnknownCode),
            at(2, 1, Code::UnknownCode),
            at(3, 1, Code::MissingValue),
            at(4, 1, Code::UnknownCode),
        ];
        let all: Vec<&Finding> = findings.iter().collect();
        assert_eq!(fold(&all), all.iter().map(|finding| Shown::One(finding)).collect::<Vec<_>>());
    }

    #[test]
    fn errors_on_whole_workbooks_never_fold_but_notes_do() {
        let on = |name: &str, code| Finding::new(code, Place::workbook(&Arc::from(name)));
        let names = ["a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx", "e.xlsx"];
        let errors: Vec<Finding> = names.iter().map(|name| on(name, Code::Encrypted)).collect();
        let notes: Vec<Finding> = names.iter().map(|name| on(name, Code::OwnReport)).collect();
        assert_eq!(fold(&errors.iter().collect::<Vec<_>>()).len(), 5);
        assert_eq!(fold(&notes.iter().collect::<Vec<_>>()).len(), 4);
    }
}
