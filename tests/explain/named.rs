//! What a cell is called, and what is said of values that nobody gave.

use super::{bokslut, cell_of, stdout, written};

const FIRST: &str = "small/job-guide-2024-bokslut.xlsx";
const SECOND: &str = "small/job-guide-2025-bokslut.xlsx";
const SUMMARY: &str = "sammanställning.xlsx";

/// What is said of a cell, as text.
fn said(path: &str, cell: &str, more: &[&str]) -> String {
    stdout(&bokslut(&[&["explain", &written("sv", path), cell], more].concat()))
}

#[test]
fn a_cell_of_the_right_one_of_two_tables_is_called_by_its_own_table() {
    let cases = [
        (FIRST, "Sammanfattning!K13", "Intäkter, Värde"),
        (FIRST, "Sammanfattning!K14", "Kostnader, Värde"),
        (FIRST, "Sammanfattning!K15", "Vinst, Värde"),
        (FIRST, "Sammanfattning!K16", "Antal personer, Värde"),
        (FIRST, "Sammanfattning!K17", "Kostnad per person, Värde"),
        (FIRST, "Sammanfattning!K19", "Work, Antal personer"),
        (FIRST, "Sammanfattning!L19", "Work, Kostnad per utfall (kr)"),
        (FIRST, "Sammanfattning!M19", "Work, Andel av deltagarna"),
        (SECOND, "Sammanfattning!M15", "Intäkter, 2024"),
        (SECOND, "Sammanfattning!N15", "Intäkter, Förändring"),
    ];
    for (path, cell, label) in cases {
        assert_eq!(cell_of(path, cell)["label"], label, "{path} {cell}");
    }
    let change = cell_of(SECOND, "Föregående år!D14");
    assert_eq!(change["label"], "Kostnader, Förändring");
    for part in change["parts"].as_array().expect("a list") {
        let label = part["label"].as_str().expect("text");
        assert!(!label.contains("Till och med år"), "{label}");
    }
}

#[test]
fn only_what_looks_like_a_head_is_the_head_of_a_column() {
    let cases = [
        ("Sammanfattning!D16", "Verksamheten, Ackumulerat över horisonten"),
        ("Sammanfattning!B17", "Huvudmannen (Kommun), Vinst år 1"),
        ("Föregående år!B14", "Kostnader, 2025"),
        ("Prognos!D10", "Totalt, Till och med år 1"),
        ("Prognos!D44", "Real, Alla aktörer, År 1 (2025)"),
        ("Resultaträkning!J8", "Job Guide, Kostnad, 2024"),
        ("Kommun!D31", "Finansiell, År 1 (2025)"),
        ("Kommun!D25", "Social assistance no longer paid, Antal"),
        ("Beräkning!C8", "Diskonteringsfaktor, real, början, Exponent"),
        ("Beräkning!D73", "År 1"),
        ("Antaganden!H50", "Work, År 5"),
    ];
    for (cell, label) in cases {
        assert_eq!(cell_of(SECOND, cell)["label"], label, "{cell}");
    }
}

#[test]
fn only_what_the_method_counts_with_is_said_to_belong_to_it() {
    for cell in ["Prognos!D6", "Antaganden!B20", "Antaganden!B15", "Prognos!B108"] {
        let said = said(SECOND, cell, &[]);
        assert!(said.ends_with("   ett värde som hör till metoden\n"), "{cell}: {said}");
    }
    for (path, cell) in [(SECOND, "Föregående år!C14"), (SECOND, "Kontroller!B8"), (SUMMARY, "Underlag!D13")]
    {
        let said = said(path, cell, &[]);
        assert!(said.ends_with("   ett fast värde i rapporten\n"), "{cell}: {said}");
    }
}

#[test]
fn a_text_that_nobody_gave_is_called_by_its_place_alone() {
    let cases = [
        (FIRST, "Sammanfattning!A25", "Försäkringskassan"),
        (SECOND, "Kommun!A15", "Internränta"),
        (SECOND, "Antagandelogg!I7", "Example"),
        (SECOND, "Antagandelogg!C6", "per år"),
        (SECOND, "Sammanfattning!A1", "Job Guide: socioekonomiskt bokslut 2025"),
    ];
    for (path, cell, text) in cases {
        assert_eq!(said(path, cell, &[]), format!("{cell}: {text}\n   en text i rapporten\n"));
    }
    let line = said(FIRST, "Sammanfattning!A25", &["--format", "line", "--lang", "en"]);
    assert_eq!(line, "Sammanfattning!A25: Försäkringskassan | a text in the report\n");
}

#[test]
fn a_long_text_is_told_whole() {
    let whole = cell_of(FIRST, "Proveniens!E30")["value"].as_str().expect("text").to_string();
    assert!(whole.len() > 1_000 && !whole.contains('…'), "{whole}");
    for more in [&[][..], &["--format", "line"], &["--markdown"]] {
        assert!(said(FIRST, "Proveniens!E30", more).contains(&whole), "{more:?}");
    }
}
