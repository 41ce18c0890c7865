//! Every figure is followed to its end, and the arithmetic on the way holds.

use super::{nodes, object, samples};
use calamine::{Data, Reader, open_workbook_auto};
use serde_json::Value;

const FIGURES: [(&str, f64); 3] = [
    ("Resultat_Kommun", 23_438_863.5),
    ("Ack_Real_4", 61_139_618.809_740_56),
    ("Resultat_Totalt", 34_017_063.5),
];

fn number(node: &Value) -> f64 {
    node["value"].as_f64().unwrap_or_else(|| panic!("no number: {node}"))
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(1.0)
}

#[test]
fn the_figures_of_the_reference_case_are_explained_by_their_names() {
    for (name, expected) in FIGURES {
        let root = object("sv", name);
        assert_eq!((root["name"].as_str(), near(number(&root), expected)), (Some(name), true), "{root}");
        assert!(nodes(&root).iter().all(|node| node.get("recalculated").is_none()), "{name}");
    }
    assert_eq!(object("sv", "Resultat_Kommun")["label"], "Kommun, Vinst, Summa");
}

#[test]
fn every_leaf_is_a_given_cell_with_its_source_or_a_constant_of_the_method() {
    for (name, _) in FIGURES {
        let root = object("sv", name);
        let (mut given, mut elsewhere) = (0, 0);
        for leaf in
            nodes(&root).into_iter().filter(|node| node["parts"].as_array().is_some_and(Vec::is_empty))
        {
            match (leaf["operation"].as_str().expect("text"), leaf["parts_are"].as_str()) {
                ("given", None) => {
                    assert!(!leaf["source"]["text"].as_str().expect("a source").is_empty(), "{leaf}");
                    given += usize::from(leaf["source"]["workbook"].is_string());
                }
                ("constant", None) => assert!(leaf["source"].is_null(), "{leaf}"),
                ("sum", None) => assert_eq!((number(leaf), leaf["zeros"].as_u64() > Some(0)), (0.0, true)),
                (_, Some("above")) => elsewhere += 1,
                _ => panic!("{name} ends at {leaf}"),
            }
        }
        assert!(given >= 10, "{name}: {given} cells of workbooks");
        assert!(elsewhere > 0, "{name}: what stands above is told so");
    }
}

#[test]
fn what_stands_above_is_there_with_its_parts() {
    for (name, _) in FIGURES {
        let root = object("sv", name);
        let all = nodes(&root);
        for (index, node) in all.iter().enumerate().filter(|(_, node)| node["parts_are"] == "above") {
            let mut earlier = all[..index].iter();
            let whole = |other: &&&Value| {
                other["place"] == node["place"]
                    && other["parts"].as_array().is_some_and(|parts| !parts.is_empty())
            };
            assert!(earlier.any(|other| whole(&other)), "{node}");
        }
    }
}

#[test]
fn sums_and_products_come_to_their_values_by_arithmetic_over_their_parts() {
    for (name, _) in FIGURES {
        let (mut sums, mut products) = (0, 0);
        let root = object("sv", name);
        for node in nodes(&root) {
            let parts = node["parts"].as_array().expect("a list");
            if parts.is_empty() {
                continue;
            }
            let role = |part: &Value| part["role"].as_str().expect("text").to_string();
            match node["operation"].as_str().expect("text") {
                "sum" => {
                    let signed = parts.iter().map(|part| match role(part).as_str() {
                        "plus" => number(part),
                        "minus" => -number(part),
                        other => panic!("{other} in a sum"),
                    });
                    assert!(near(number(node), signed.sum()), "{node}");
                    sums += 1;
                }
                "product" => {
                    let product = parts.iter().fold(1.0, |product, part| match role(part).as_str() {
                        "factor" => product * number(part),
                        "divisor" => product / number(part),
                        other => panic!("{other} in a product"),
                    });
                    assert!(near(number(node), product), "{node}");
                    products += 1;
                }
                "reference" => assert_eq!(node["value"], parts[0]["value"]),
                "choice" | "lookup" => {
                    let chosen = parts.iter().find(|part| role(part) == "chosen").expect("what was chosen");
                    assert!(near(number(node), number(chosen)), "{node}");
                }
                "power" => assert!(near(number(node), number(&parts[0]).powf(number(&parts[1])))),
                "position" => {}
                other => panic!("{other} in {name}"),
            }
        }
        assert!(sums > 5 && products > 2, "{name}: {sums} sums, {products} products");
    }
}

#[test]
fn the_cells_of_the_source_workbooks_hold_the_given_values() {
    let mut checked = 0;
    for (name, _) in FIGURES {
        let root = object("sv", name);
        for node in nodes(&root).into_iter().filter(|node| node["source"]["cell"].is_string()) {
            let text = |key: &str| node["source"][key].as_str().expect("text");
            let mut book = open_workbook_auto(samples().join(text("workbook"))).expect("the source workbook");
            let sheet = book.worksheet_range(text("sheet")).expect("its sheet");
            let cell: bokslut::base::Cell = text("cell").parse().expect("a cell");
            let found = sheet.get_value((cell.row, u32::from(cell.column)));
            let same = match (found, &node["value"]) {
                (Some(Data::Float(found)), value) => value.as_f64().is_some_and(|value| near(*found, value)),
                (Some(Data::String(found)), Value::String(value)) => value == found,
                // What the method sets for want of a cell is told by the name of its row.
                (Some(Data::String(_)), value) if cell.column == 0 => value.is_number(),
                // What is left empty counts as 0.
                (None | Some(Data::Empty), value) => value.as_f64() == Some(0.0),
                _ => false,
            };
            assert!(same, "{found:?} at the source of {node}");
            checked += 1;
        }
    }
    assert!(checked > 40, "{checked}");
}

#[test]
fn only_what_decides_is_followed() {
    let root = object("sv", "Resultat_Kommun");
    let income = &root["parts"][0];
    // Six counterparties, one of which pays.
    assert_eq!((income["zeros"].as_u64(), income["parts"].as_array().map(Vec::len)), (Some(5), Some(1)));
    // Of eleven flows the two that are Kommun's.
    assert_eq!(income["parts"][0]["parts"].as_array().map(Vec::len), Some(2));
    let driver = nodes(&root).into_iter().find(|node| node["operation"] == "choice").expect("a choice");
    assert_eq!((&driver["condition"]["test"], &driver["condition"]["holds"]), (&"D6=1".into(), &true.into()));
    let lowest = object("sv", "Lägsta_Kommun");
    assert_eq!((&lowest["operation"], &lowest["others"]), (&"least".into(), &19.into()));
}
