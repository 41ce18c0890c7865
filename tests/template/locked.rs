//! What may be changed is yellow and unlocked, and nothing else is.

use crate::support_engine::package::Package;
use crate::support_template::empty;
use bokslut::base::Cell;
use bokslut::template::{Book, Takes};
use bokslut::words::Lang;
use std::collections::BTreeSet;

fn part(package: &Package, name: &str) -> String {
    let (_, content) =
        package.members.iter().find(|(of, _)| of == name).unwrap_or_else(|| panic!("no {name}"));
    String::from_utf8(content.clone()).expect("UTF-8")
}

/// Whether each cell format is unlocked, by its number.
fn unlocked(package: &Package) -> Vec<bool> {
    let styles = part(package, "xl/styles.xml");
    let (_, formats) = styles.split_once("<cellXfs").expect("cell formats");
    let (formats, _) = formats.split_once("</cellXfs>").expect("their end");
    formats.split("<xf ").skip(1).map(|format| format.contains("locked=\"0\"")).collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// The cells of a sheet that can be changed.
fn open_cells(sheet: &str, unlocked: &[bool]) -> BTreeSet<String> {
    let cells = sheet.split("<c ").skip(1).map(|rest| format!(" {}", rest.split('>').next().expect("a tag")));
    let open = cells.filter(|tag| {
        let style = attribute(tag, "s").and_then(|style| style.parse::<usize>().ok());
        style.is_some_and(|style| unlocked[style])
    });
    open.filter_map(|tag| attribute(&tag, "r").map(str::to_string)).collect()
}

/// The workbooks of a language with their parts.
fn packages(lang: Lang) -> [(Book, Package); 2] {
    empty(lang).map(|(book, bytes)| (book, Package::unzip(&bytes)))
}

#[test]
fn headings_and_examples_are_locked_and_the_cells_to_fill_in_are_not() {
    for (book, package) in Lang::ALL.into_iter().flat_map(packages) {
        let unlocked = unlocked(&package);
        assert!(unlocked.contains(&true) && unlocked.contains(&false));
        for (at, sheet) in book.sheets.iter().enumerate() {
            let xml = part(&package, &format!("xl/worksheets/sheet{}.xml", at + 1));
            let protection = xml.split("<sheetProtection").nth(1).expect("protected");
            assert!(!protection.split('>').next().expect("a tag").contains("password"), "no password");
            let name = |cell: Cell| format!("{}{}", Cell::letters(cell.column), cell.row + 1);
            let wanted: BTreeSet<String> = sheet
                .fields
                .iter()
                .flat_map(|field| {
                    // The rows that are drawn; those below have the format of their column.
                    let rows = if field.column { 25 } else { 1 };
                    (0..rows).map(move |row| Cell { row: field.first.row + row, ..field.first })
                })
                .map(name)
                .collect();
            assert_eq!(open_cells(&xml, &unlocked), wanted, "{}", sheet.name);
            let columns = xml.split("<col ").skip(1).map(|rest| rest.split('>').next().expect("a tag"));
            let open = columns.filter(|tag| {
                attribute(&format!(" {tag}"), "style")
                    .is_some_and(|style| unlocked[style.parse::<usize>().expect("a number")])
            });
            let tables = sheet.fields.iter().any(|field| field.column);
            assert_eq!(open.count() > 0, tables, "{}", sheet.name);
        }
    }
}

#[test]
fn every_closed_choice_drops_down_and_wrong_values_are_told_in_the_language() {
    for (lang, title) in [(Lang::Sv, "Det värdet går inte här"), (Lang::En, "That value will not do here")]
    {
        for (book, package) in packages(lang) {
            for (at, sheet) in book.sheets.iter().enumerate() {
                let xml = part(&package, &format!("xl/worksheets/sheet{}.xml", at + 1));
                let rules: Vec<&str> = xml.split("<dataValidation ").skip(1).collect();
                let ruled = sheet.fields.iter().filter(|field| field.takes != Takes::Anything).count();
                assert!(rules.iter().all(|rule| rule.contains(&format!("errorTitle=\"{title}\""))));
                let covered: usize = rules
                    .iter()
                    .map(|rule| attribute(&format!(" {rule}"), "sqref").expect("cells").split(' ').count())
                    .sum();
                assert_eq!(covered, ruled, "{}", sheet.name);
                for field in &sheet.fields {
                    if let Takes::Words(words) = &field.takes {
                        let list = format!("<formula1>\"{}\"</formula1>", words.join(","));
                        assert!(rules.iter().any(|rule| rule.contains(&list)), "{list}");
                        assert!(words.iter().all(|word| field.message.contains(word.as_str())));
                    }
                }
            }
        }
    }
}
