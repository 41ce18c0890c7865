//! Every formula of every sample report is understood; and a report that somebody has tampered with is
//! explained all the same, with what does not hold told.

use super::samples;
use bokslut::base::Cell;
use bokslut::explain::{Explainer, Extent, How, Limits, Node, Role, open};
use bokslut::read::{Package, PackageCell, PackageSheet};
use bokslut::seal::{Held, Look};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn number(node: &Node) -> Option<f64> {
    if let Held::Number(number) = node.held { Some(number) } else { None }
}

/// What the parts of a node come to, where they say so by themselves.
fn from_parts(node: &Node) -> Option<Held> {
    let numbers = || node.parts.iter().map(|part| number(part).map(|number| (part.role, number)));
    match node.how {
        How::Sum => {
            let signed = numbers().map(|part| part.map(|(role, n)| if role == Role::Minus { -n } else { n }));
            Some(Held::Number(signed.sum::<Option<f64>>()?))
        }
        How::Product => {
            let powered =
                numbers().map(|part| part.map(|(role, n)| if role == Role::Divisor { 1.0 / n } else { n }));
            Some(Held::Number(powered.product::<Option<f64>>()?))
        }
        How::Power => Some(Held::Number(number(&node.parts[0])?.powf(number(&node.parts[1])?))),
        How::Reference => Some(node.parts[0].held.clone()),
        How::Choice(..) | How::Lookup(..) | How::Least | How::Greatest => {
            node.parts.iter().find(|part| part.role == Role::Chosen).map(|part| part.held.clone())
        }
        _ => None,
    }
}

fn check(node: &Node, kinds: &mut usize) {
    assert!(!matches!(node.how, How::Foreign), "{node:?}");
    assert_eq!(node.anew, None, "{:?}", node.place);
    if node.extent == Extent::Whole && !node.parts.is_empty() {
        let same = match (from_parts(node), &node.held) {
            (Some(Held::Number(one)), Held::Number(other)) => {
                (one - other).abs() <= 1e-9 * other.abs().max(1e3)
            }
            (Some(one), other) => one == *other,
            (None, _) => true,
        };
        assert!(same, "{:?} of {node:?}", from_parts(node));
        *kinds += 1;
    }
    node.parts.iter().for_each(|part| check(part, kinds));
}

fn reports(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let found = entries.flat_map(|path| if path.is_dir() { reports(&path) } else { vec![path] });
    found.filter(|path| path.to_string_lossy().ends_with("-bokslut.xlsx")).collect()
}

#[test]
fn every_formula_of_two_sample_reports_is_understood_and_its_parts_come_to_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("text");
    let output = super::bokslut(&["run", samples().to_str().expect("text"), "-o", out, "-q"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let reports = reports(folder.path());
    assert_eq!(reports.len(), 6);
    // Two of them have every kind of sheet and formula; all six take three minutes.
    let told = ["stärkt-skolgång", "job-guide-2025"];
    let of = |path: &PathBuf| told.iter().any(|name| path.to_string_lossy().contains(name));
    for path in reports.into_iter().filter(of) {
        let package = open(&path, Limits::default()).expect("a report");
        let explainer = Explainer::of(&package);
        let mut understood = 0;
        for sheet in &package.sheets {
            for (cell, _) in sheet.cells.iter().filter(|(_, found)| found.formula.is_some()) {
                let asked = format!("'{}'!{cell}", sheet.name.replace('\'', "''"));
                let explained = explainer.explain(&asked, Some(1)).expect("a cell");
                assert_eq!(explained.unchecked, None);
                check(&explained.root, &mut understood);
            }
        }
        assert!(understood > 2_500, "{understood} in {path:?}");
    }
}

/// A workbook of one sheet.
fn package(cells: &[(&str, Option<&str>, f64)]) -> Package {
    let look = Arc::new(Look { form: "#,##0".to_string(), locked: true, ink: 0, ground: None });
    let cells = cells.iter().map(|(place, formula, number)| {
        let cell: Cell = place.parse().expect("a cell");
        let formula = formula.map(String::from);
        (cell, PackageCell { formula, held: Held::Number(*number), look: Arc::clone(&look), faint: None })
    });
    let sheet = PackageSheet { name: "Blad".to_string(), cells: cells.collect(), ..PackageSheet::default() };
    Package { sheets: vec![sheet], ..Package::default() }
}

fn root(package: &Package, cell: &str) -> Node {
    Explainer::of(package).explain(cell, None).expect("a cell").root
}

#[test]
fn a_value_that_its_formula_does_not_come_to_is_told() {
    let package = package(&[("A1", None, 2.0), ("B1", Some("A1*3"), 7.0)]);
    assert_eq!(root(&package, "B1").anew, Some(Held::Number(6.0)));
    assert_eq!(root(&package, "A1").anew, None);
}

#[test]
fn a_circle_comes_to_an_end_and_so_does_a_long_chain() {
    let circle = package(&[("A1", Some("B1+1"), 1.0), ("B1", Some("A1+1"), 1.0)]);
    let root_of_circle = root(&circle, "A1");
    assert_eq!(root_of_circle.parts[0].parts[0].extent, Extent::Above);
    let names: Vec<(String, String)> =
        (1..5_000).map(|row| (format!("A{row}"), format!("A{}+1", row + 1))).collect();
    let mut cells: Vec<(&str, Option<&str>, f64)> =
        names.iter().map(|(place, formula)| (place.as_str(), Some(formula.as_str()), 1.0)).collect();
    cells.push(("A5000", None, 1.0));
    let mut node = root(&package(&cells), "A1");
    let mut levels = 0;
    while !node.parts.is_empty() {
        node = node.parts.swap_remove(0);
        levels += 1;
    }
    assert_eq!((levels, node.extent), (300, Extent::Cut));
}

#[test]
fn what_no_report_uses_is_told_and_not_followed() {
    let foreign = package(&[("A1", None, 1.0), ("B1", Some("OFFSET(A1,0,0)"), 1.0)]);
    let node = root(&foreign, "B1");
    assert_eq!((node.how, node.parts.len()), (How::Foreign, 0));
    let overlong = package(&[("A1", Some(&"1+".repeat(5_000)), 1.0), ("B1", None, 1.0)]);
    let explained = Explainer::of(&overlong).explain("A1", None).expect("a cell");
    assert!(explained.unchecked.is_some());
    assert_eq!(explained.root.how, How::Foreign);
}
