//! Changes of the workbook around its cells: links, macros, names, the order and number of sheets.

use super::judge::{TAMPERED, judged, next_year, small, wrong_values};
use super::support_book::Book;
use super::support_book::cells::map;

const WORKBOOK: &str = "xl/workbook.xml";

/// Links the workbook to another, as a spreadsheet does when a formula names its cells.
fn linked(book: &mut Book) {
    let link = "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
                <externalBook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
                r:id=\"rId1\"><sheetNames><sheetName val=\"Blad1\"/></sheetNames></externalBook></externalLink>";
    book.put("xl/externalLinks/externalLink1.xml", link.to_string());
    let reference =
        "<externalReferences><externalReference r:id=\"rId900\"/></externalReferences><definedNames>";
    book.replace(WORKBOOK, "<definedNames>", reference);
    let relation = "<Relationship Id=\"rId900\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
                    relationships/externalLink\" Target=\"externalLinks/externalLink1.xml\"/></Relationships>";
    book.replace("xl/_rels/workbook.xml.rels", "</Relationships>", relation);
}

#[test]
fn a_link_to_another_workbook_is_told_as_a_part_and_at_the_cell_that_uses_it() {
    let mut unused = small();
    linked(&mut unused);
    judged(&unused).is(TAMPERED, &["B813"]);
    let mut used = small();
    linked(&mut used);
    used.type_formula("Antagandelogg", "B6", "[1]Blad1!A1");
    judged(&used)
        .is(TAMPERED, &["B804 Antagandelogg!B6", "B810 Antagandelogg!B6", "B813", "B813 Antagandelogg!B6"]);
    // What follows from it cannot be right either.
    let mut deep = small();
    deep.type_formula("Antaganden", "B7", "[1]Blad1!A1");
    let judged = judged(&deep);
    assert_eq!((&*judged.verdict, judged.status), TAMPERED);
    assert!(judged.found.contains(&"B813 Antaganden!B7".to_string()), "{:?}", judged.found);
}

#[test]
fn a_macro_or_a_connection_is_told() {
    for member in ["xl/vbaProject.bin", "xl/connections.xml", "xl/macrosheets/sheet1.xml"] {
        let mut book = small();
        book.put(member, "x".to_string());
        let judged = judged(&book);
        judged.is(TAMPERED, &["B813"]);
        assert!(judged.text("B813").contains(member));
    }
}

#[test]
fn a_function_that_changes_by_itself_is_told_with_its_name() {
    for (formula, function) in
        [("Antaganden!$B$7+0*RAND()", "RAND"), ("INDIRECT(\"Antaganden!B7\")", "INDIRECT"), ("NOW()", "NOW")]
    {
        let mut book = small();
        book.type_formula("Antagandelogg", "B6", formula);
        let judged = judged(&book);
        judged.is(TAMPERED, &["B804 Antagandelogg!B6", "B810 Antagandelogg!B6", "B814 Antagandelogg!B6"]);
        assert!(judged.text("B814 Antagandelogg!B6").contains(function));
    }
}

#[test]
fn a_name_that_was_moved_deleted_or_added_is_told() {
    let total = "<definedName name=\"Ack_Kommun_4\">";
    let target = small().xml(WORKBOOK).split_once(total).expect("the name").1.to_string();
    let whole = format!("{total}{}</definedName>", target.split_once('<').expect("its end").0);
    let added = |name: &str| format!("{whole}<definedName name={name}>Prognos!$D$7</definedName>");
    for (to, name) in [
        (format!("{total}Prognos!$H$15</definedName>"), "Ack_Kommun_4"),
        (String::new(), "Ack_Kommun_4"),
        (added("\"Ack_Kommun_44\""), "Ack_Kommun_44"),
        // On its own sheet this one is in the place of the other.
        (added("\"Ack_Kommun_4\" localSheetId=\"0\""), "Ack_Kommun_4"),
        (added("\"Horisont\" localSheetId=\"11\" hidden=\"1\""), "Horisont"),
    ] {
        let mut book = small();
        book.replace(WORKBOOK, &whole, &to);
        let judged = judged(&book);
        judged.is(TAMPERED, &["B815"]);
        assert!(judged.text("B815").contains(name), "{:?}", judged.findings);
    }
}

#[test]
fn sheets_in_another_order_are_told() {
    let mut book = small();
    book.swap("Kommun", "Region");
    let judged = judged(&book);
    judged.is(TAMPERED, &["B812"]);
}

#[test]
fn a_sheet_that_was_renamed_is_told_by_both_names() {
    let mut book = small();
    book.entry("Antagandelogg", |entry| entry.replace("Antagandelogg", "Logg"));
    let judged = judged(&book);
    judged.is(TAMPERED, &["B812"]);
    assert!(judged.findings.iter().any(|finding| finding.to_string().contains("Logg")));
}

#[test]
fn a_sheet_that_was_renamed_the_formulas_with_it_is_told() {
    let mut book = small();
    book.entry("Kontroller", |entry| entry.replace("Kontroller", "Kontroll"));
    for sheet in book.sheets.clone() {
        let member = book.member(&sheet);
        let changed = map(book.xml(&member), |mut cell| {
            cell.formula = cell.formula.map(|formula| formula.replace("Kontroller!", "Kontroll!"));
            Some(cell)
        });
        book.put(&member, changed);
    }
    let judged = judged(&book);
    assert_eq!((&*judged.verdict, judged.status), TAMPERED);
    for found in &judged.found {
        let formula =
            found.strip_prefix("B804 ").and_then(|place| place.rsplit_once('!')).map(|(sheet, at)| {
                let sheet = if sheet == "Kontroll" { "Kontroller" } else { sheet };
                book.cell(sheet, at).formula.expect("a formula")
            });
        let follows =
            found == "B812" || found == "B815" || formula.is_some_and(|text| text.contains("Kontroll!"));
        assert!(follows, "{found}");
    }
    assert!(judged.found.iter().filter(|found| *found == "B812").count() == 2);
}

#[test]
fn a_sheet_that_was_removed_is_told() {
    let mut book = small();
    book.entry("Antagandelogg", |_| String::new());
    let judged = judged(&book);
    judged.is(TAMPERED, &["B812"]);
    assert!(judged.text("B812").contains("Antagandelogg"));
    // One that others refer to.
    let mut book = small();
    book.entry("Kontroller", |_| String::new());
    let judged = super::judge::judged(&book);
    assert_eq!((&*judged.verdict, judged.status), TAMPERED);
    assert!(judged.found.contains(&"B812".to_string()));
    assert!(
        judged
            .found
            .iter()
            .all(|found| ["B812", "B809", "B810", "B815"].iter().any(|code| found.starts_with(code)))
    );
}

/// A sheet of another report, its texts spelt out, in the place of the sheet of that name.
fn swapped(sheet: &str) -> Book {
    let (mut book, other) = (small(), next_year());
    let shared = other.xml("xl/sharedStrings.xml").split("<si>").skip(1);
    let texts: Vec<&str> = shared.map(|rest| rest.split_once("</si>").expect("its end").0).collect();
    let spelt = map(other.xml(&other.member(sheet)), |mut cell| {
        if cell.kind == "s" {
            let index: usize = cell.value.take().expect("a text").parse().expect("a number");
            (cell.kind, cell.inline) = ("inlineStr".to_string(), Some(texts[index].to_string()));
        }
        Some(cell)
    });
    let member = book.member(sheet);
    book.put(&member, spelt);
    book
}

#[test]
fn a_sheet_of_another_report_is_told() {
    for sheet in ["Kommun", "Antaganden", "Beräkning", "Ej prissatta effekter", "Enhetskostnader"] {
        let book = swapped(sheet);
        let judged = judged(&book);
        assert_eq!((&*judged.verdict, judged.status), TAMPERED, "{sheet}");
        // Some of it is as it was: what differs is told cell by cell, or the whole sheet at once.
        let own = ["B804", "B805", "B806", "B807", "B808"].map(|code| format!("{code} {sheet}!"));
        let whole = judged.found.iter().any(|found| *found == format!("B819 {sheet}"));
        assert!(
            whole || judged.found.iter().any(|found| own.iter().any(|own| found.starts_with(own))),
            "{sheet}"
        );
        let follows = wrong_values(&book);
        for found in &judged.found {
            let of_sheet =
                found.ends_with(&format!(" {sheet}")) || own.iter().any(|own| found.starts_with(own));
            let moved = found.starts_with("B817 ") || found.starts_with("B818");
            assert!(of_sheet || moved || follows.contains(found), "{sheet}: {found}");
        }
    }
}
