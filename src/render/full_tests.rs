//! Blocks written by hand, as a reader should see them.

use super::*;
use crate::base::{Around, Code, Excerpt, ExcerptRow, Sheet};
use crate::words::Lang;
use std::sync::Arc;

const PLAIN: Look = Look { color: false, width: 80 };

fn place(workbook: &str, sheet: &str, row: u32, column: u16) -> Place {
    let sheet = Sheet { index: 0, name: Arc::from(sheet) };
    Place { workbook: Arc::from(workbook), sheet: Some(sheet), cell: None }.at(row, column)
}

fn excerpt(first_column: u16, rows: &[(u32, &[&str])]) -> Option<Around> {
    let row = |(row, cells): &(u32, &[&str])| ExcerptRow {
        row: *row,
        cells: cells.iter().map(|cell| cell.to_string()).collect(),
    };
    Some(Around::of(&Excerpt { first_column, rows: rows.iter().map(row).collect() }))
}

fn told(severity: &str, title: &str, label: &str, help: &str) -> Told {
    Told {
        severity: severity.to_string(),
        title: title.to_string(),
        label: label.to_string(),
        help: help.to_string(),
        setting: None,
    }
}

/// The sample of the specification: an unknown code, with the nearest known one.
fn unknown_code() -> Finding {
    let mut finding =
        Finding::new(Code::UnknownCode, place("2016/arbetsmarknadskontoret.xlsx", "Effekter", 6, 1))
            .suggesting(Some("FORS".to_string()))
            .also_at(place("enhetskostnader.xlsx", "Enhetskostnader", 8, 0));
    finding.around =
        excerpt(0, &[(5, &["Arbete", "AF-HANDL", "Intäkt"]), (6, &["Arbete", "FORS-1", "Intäkt"])]);
    finding
}

#[test]
fn an_unknown_code_looks_as_in_the_specification() {
    let told = told(
        "fel",
        "okänd kod ”FORS-1”",
        "finns inte i någon prislista för den här mappen",
        "menade du ”FORS”?",
    );
    let expected = "\
fel[B204]: okänd kod ”FORS-1”
  --> 2016/arbetsmarknadskontoret.xlsx · Effekter!B7
   |        A         B         C
   |  6  Arbete    AF-HANDL  Intäkt
   |  7  Arbete    FORS-1    Intäkt
   |               ^^^^^^ finns inte i någon prislista för den här mappen
   = hjälp: menade du ”FORS”?  enhetskostnader.xlsx · Enhetskostnader!A9";
    assert_eq!(block(&unknown_code(), &told, Words::of(Lang::Sv), PLAIN), expected);
}

#[test]
fn the_same_in_english_has_english_words_around() {
    let told = told("error", "unknown code “FORS-1”", "in no price list", "did you mean “FORS”?");
    let expected = "\
error[B204]: unknown code “FORS-1”
  --> 2016/arbetsmarknadskontoret.xlsx · Effekter!B7
   |        A         B         C
   |  6  Arbete    AF-HANDL  Intäkt
   |  7  Arbete    FORS-1    Intäkt
   |               ^^^^^^ in no price list
   = help: did you mean “FORS”?  enhetskostnader.xlsx · Enhetskostnader!A9";
    assert_eq!(block(&unknown_code(), &told, Words::of(Lang::En), PLAIN), expected);
}

#[test]
fn colour_changes_nothing_but_adds_ansi_sequences() {
    let told = told("fel", "okänd kod ”FORS-1”", "finns inte", "menade du ”FORS”?");
    let color = block(&unknown_code(), &told, Words::of(Lang::Sv), Look { color: true, ..PLAIN });
    let first = "\u{1B}[1;31mfel[B204]\u{1B}[0m\u{1B}[1m: okänd kod ”FORS-1”\u{1B}[0m";
    assert_eq!(color.lines().next(), Some(first));
    let carets =
        "\u{1B}[34m   |\u{1B}[0m               \u{1B}[1;31m^^^^^^\u{1B}[0m \u{1B}[1;31mfinns inte\u{1B}[0m";
    assert_eq!(color.lines().nth(5), Some(carets));
    let mut plain = color;
    for sequence in ["1;31", "34", "1;32", "1", "0"] {
        plain = plain.replace(&format!("\u{1B}[{sequence}m"), "");
    }
    assert_eq!(plain, block(&unknown_code(), &told, Words::of(Lang::Sv), PLAIN));
}

#[test]
fn columns_stay_aligned_under_wide_characters_and_long_cells_are_shortened() {
    let mut finding = Finding::new(Code::NotANumber, place("a.xlsx", "Ekonomi", 99, 2));
    finding.around = excerpt(
        0,
        &[
            (8, &["Åtgärdsanställningar och lönebidrag", "漢字漢字漢", "Belopp"]),
            (99, &["Hyra", "Kostnad", "elva"]),
        ],
    );
    // Column A is cut at 24, of which one is the ellipsis; 漢字漢字漢 is ten columns wide.
    // Numbers are as wide as 100; A is centred in 24 (11 blanks before), B in 10, C in 8.
    let expected = "\
fel[B205]: inte ett tal
  --> a.xlsx · Ekonomi!C100
   |                  A                  B          C
   |    9  Åtgärdsanställningar oc…  漢字漢字漢  Belopp
   |  100  Hyra                      Kostnad     elva
   |                                             ^^^^ här ska ett belopp stå";
    let told = told("fel", "inte ett tal", "här ska ett belopp stå", "");
    assert_eq!(block(&finding, &told, Words::of(Lang::Sv), PLAIN), expected);
}

#[test]
fn a_blank_cell_gets_three_carets_and_a_long_label_wraps_beside_them() {
    let mut finding = Finding::new(Code::MissingValue, place("a.xlsx", "Utfall", 2, 1));
    finding.around = excerpt(0, &[(2, &["Arbete", ""])]);
    let told = told(
        "fel",
        "antal personer saknas",
        "här ska stå hur många personer som nådde utfallet under bokslutsåret",
        "",
    );
    // Before the label: 4 frame, 3 margin, 2 + 8 column A, 2 gap, 3 carets, 1 blank = 23 columns;
    // 80 - 23 = 57 are left.
    let expected = "\
fel[B203]: antal personer saknas
  --> a.xlsx · Utfall!B3
   |        A         B
   |  3  Arbete
   |               ^^^ här ska stå hur många personer som nådde utfallet under
   |                   bokslutsåret";
    assert_eq!(block(&finding, &told, Words::of(Lang::Sv), PLAIN), expected);
}

#[test]
fn on_a_narrow_screen_far_columns_are_left_out_and_the_label_goes_below() {
    let mut finding = Finding::new(Code::NotANumber, place("a.xlsx", "Effekter", 4, 4));
    finding.around = excerpt(2, &[(4, &["ett", "två", "tre", "fyra", "fem"])]);
    let told = told("fel", "inte ett tal", "här ska ett antal stå", "");
    // 40 - 4 frame - 3 margin = 33 columns hold three columns of 8 + 2: C and G, farthest, go.
    let expected = "\
fel[B205]: inte ett tal
  --> a.xlsx · Effekter!E5
   |        D         E         F
   |  5  två       tre       fyra
   |               ^^^
   |            här ska ett antal stå";
    assert_eq!(block(&finding, &told, Words::of(Lang::Sv), Look { color: false, width: 40 }), expected);
}

#[test]
fn a_finding_on_a_whole_workbook_says_its_label_and_further_places_on_lines_of_their_own() {
    let workbook = |name: &str| Place::workbook(&Arc::from(name));
    let finding = Finding::new(Code::FaultyPriceWorkbook, workbook("2016/a.xlsx"))
        .also_at(workbook("priser.xlsx"))
        .also_at(workbook("2016/priser.xlsx"));
    let told = told(
        "fel",
        "prislistan har fel",
        "ingen rapport skrivs förrän den är rättad",
        "rätta felen i prislistan, som står för sig i den här listan, och kör sedan bokslut en gång till",
    );
    let expected = "\
fel[B408]: prislistan har fel
  --> 2016/a.xlsx
   = ingen rapport skrivs förrän den är rättad
   = hjälp: rätta felen i prislistan, som står för sig i den här listan, och kör
            sedan bokslut en gång till
   = se även: priser.xlsx
   = se även: 2016/priser.xlsx";
    assert_eq!(block(&finding, &told, Words::of(Lang::Sv), PLAIN), expected);
}

#[test]
fn folded_findings_say_how_many_and_where() {
    let findings: Vec<Finding> =
        (8..20).map(|row| Finding::new(Code::NotANumber, place("a.xlsx", "Effekter", row, 4))).collect();
    let rows: Vec<&Finding> = findings.iter().collect();
    let expected = "fel[B205]: … och 12 till i samma kolumn (E9–E20)\n  --> a.xlsx · Effekter!E9";
    assert_eq!(rest(&rows, Words::of(Lang::Sv), PLAIN), expected);
    let expected = "error[B205]: … and 1 more in the same column (E9)\n  --> a.xlsx · Effekter!E9";
    assert_eq!(rest(&rows[..1], Words::of(Lang::En), PLAIN), expected);
    let expected = "a.xlsx:Effekter!E9: error[B205]: … and 12 more in the same column (E9–E20)";
    assert_eq!(super::super::line::rest(&rows, Words::of(Lang::En)), expected);
}

#[test]
fn a_title_that_is_too_long_for_the_line_goes_on_below_itself() {
    let finding = Finding::new(Code::SameReport, Place::workbook(&Arc::from("a.xlsx")))
        .with("found", "2016/arbetsmarknadskontoret-bokslut.xlsx")
        .with("first", "b.xlsx");
    let block = full(&finding, Words::of(Lang::Sv), PLAIN);
    let expected = "\
fel[B109]: två arbetsböcker skulle få samma rapport:
           ”2016/arbetsmarknadskontoret-bokslut.xlsx”
  --> a.xlsx
";
    assert!(block.starts_with(expected), "{block}");
}

#[test]
fn a_whole_essay_in_a_cell_is_not_repeated() {
    let essay = "ord ".repeat(8_000);
    let finding = Finding::new(Code::NotANumber, place("a.xlsx", "Utfall", 1, 1)).with("found", essay);
    let block = full(&finding, Words::of(Lang::Sv), PLAIN);
    assert!(block.lines().count() < 12, "{block}");
    assert!(block.contains("ord…” är inte ett tal"), "{block}");
}
