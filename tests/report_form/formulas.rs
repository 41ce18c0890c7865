//! What may stand in a formula.

use crate::formula::{Token, tokens};
use crate::reports;
use std::collections::BTreeSet;

/// Functions of every spreadsheet since long, none of which changes by itself.
const FUNCTIONS: [&str; 12] =
    ["SUM", "SUMIFS", "SUMPRODUCT", "INDEX", "MATCH", "IF", "AND", "MIN", "MAX", "ROUND", "FLOOR", "LARGE"];

#[test]
fn formulas_use_only_plain_functions_cells_and_the_form_of_a_rule() {
    for written in reports() {
        for (sheet, cell) in written.package.cells() {
            let Some(formula) = &cell.formula else { continue };
            let place = format!("{}!{}: ={formula}", sheet.name, cell.reference);
            let all = tokens(formula);
            for (at, token) in all.iter().enumerate() {
                match token {
                    Token::Function(name) => assert!(FUNCTIONS.contains(&name.as_str()), "{place}"),
                    // 0 and 1 are the form of a rule (1 + r, t - 1, a sum of none); 2 halves an interval.
                    Token::Number(number) => {
                        let halves = number == "2" && at > 0 && all[at - 1] == Token::Sign('/');
                        // Differences are told to whole öre: ROUND(..., 2).
                        let rounds =
                            number == "2" && all[at - 1] == Token::Sign(',') && formula.starts_with("ROUND(");
                        assert!(
                            number == "0" || number == "1" || halves || rounds,
                            "{number} stands in {place}"
                        );
                    }
                    Token::Sign(sign) => assert!("()+-*/^=<>,:!&".contains(*sign), "{sign} in {place}"),
                    Token::Other(name) => panic!("{name} is neither a function nor a cell: {place}"),
                    Token::Word(_) | Token::Sheet(_) | Token::Cell(_) => {}
                }
            }
            // Excel takes 8,192 characters; a person far fewer.
            assert!(formula.chars().count() <= 400, "{} characters: {place}", formula.chars().count());
        }
    }
}

#[test]
fn formulas_name_only_sheets_that_are_there() {
    for written in reports() {
        let sheets: BTreeSet<String> = (written.package.sheets.iter())
            .flat_map(|sheet| [sheet.name.clone(), format!("'{}'", sheet.name.replace('\'', "''"))])
            .collect();
        for (sheet, cell) in written.package.cells() {
            for token in cell.formula.iter().flat_map(|formula| tokens(formula)) {
                if let Token::Sheet(name) = token {
                    assert!(sheets.contains(&name), "{}!{} names {name}", sheet.name, cell.reference);
                }
            }
        }
    }
}

#[test]
fn there_are_no_macros_external_links_or_queries() {
    for written in reports() {
        for (name, content) in &written.package.parts {
            for unwanted in ["vba", "externalLink", "connection", "macro", "activeX", "embedding", "custom/"]
            {
                let is_property = name == "docProps/custom.xml";
                assert!(is_property || !name.contains(unwanted), "part {name}");
            }
            if name.ends_with(".rels") {
                let text = String::from_utf8(content.clone()).expect("text");
                // The report of the year before may be opened; nothing is taken from it.
                let links = text.matches("/hyperlink\" Target=\"2019/rapport.xlsx\" TargetMode=\"External\"");
                let out = text.matches("TargetMode=\"External\"").count();
                assert_eq!(out, links.count(), "{name} leads out of the workbook");
            }
        }
    }
}
