//! What hides, or shows something else than what is there.

use super::judge::{TAMPERED, judged, small};
use super::support_book::Book;

const STYLES: &str = "xl/styles.xml";

/// A look like that of a cell but for a change in its `<xf …>…`, given to the cell.
fn restyled(book: &mut Book, sheet: &str, at: &str, change: impl FnOnce(&str) -> String) {
    let own: usize = book.cell(sheet, at).style.parse().expect("a look");
    let styles = book.xml(STYLES).to_string();
    let (before, rest) = styles.split_once("<cellXfs").expect("looks");
    let (all, after) = rest.split_once("</cellXfs>").expect("their end");
    let looks: Vec<&str> = all.split("<xf ").skip(1).collect();
    let look = change(&format!("<xf {}", looks[own]));
    book.put(STYLES, format!("{before}<cellXfs{all}{look}</cellXfs>{after}"));
    let style = looks.len().to_string();
    book.change(sheet, at, |mut cell| {
        cell.style = style;
        Some(cell)
    });
}

/// Gives a cell a number form of its own.
fn formed(book: &mut Book, sheet: &str, at: &str, form: &str) {
    let has_forms = book.xml(STYLES).contains("<numFmts");
    assert!(has_forms, "a report has forms of its own");
    book.replace_first(
        STYLES,
        "</numFmts>",
        &format!("<numFmt numFmtId=\"900\" formatCode=\"{form}\"/></numFmts>"),
    );
    restyled(book, sheet, at, |look| attribute(look, "numFmtId", "900"));
}

fn attribute(look: &str, name: &str, value: &str) -> String {
    let (before, rest) = look.split_once(&format!("{name}=\"")).expect("the attribute");
    let (_, after) = rest.split_once('"').expect("its end");
    format!("{before}{name}=\"{value}\"{after}")
}

/// Gives a cell a font of its own, of ten points and a colour.
fn inked(book: &mut Book, sheet: &str, at: &str, color: &str) {
    lettered(book, sheet, at, &format!("<sz val=\"10\"/>{color}"));
}

fn lettered(book: &mut Book, sheet: &str, at: &str, font: &str) {
    let fonts =
        book.xml(STYLES).split_once("<fonts").expect("fonts").1.split_once("</fonts>").expect("end").0;
    let position = fonts.matches("<font>").count().to_string();
    book.replace_first(STYLES, "</fonts>", &format!("<font>{font}<name val=\"Arial\"/></font></fonts>"));
    restyled(book, sheet, at, |look| attribute(look, "fontId", &position));
}

#[test]
fn a_hidden_column_row_or_sheet_is_told() {
    let mut column = small();
    column.replace(
        "xl/worksheets/sheet3.xml",
        "<col min=\"4\" max=\"4\"",
        "<col hidden=\"1\" min=\"4\" max=\"4\"",
    );
    let mut row = small();
    row.replace("xl/worksheets/sheet3.xml", "<row r=\"8\"", "<row r=\"8\" hidden=\"1\"");
    for (book, part) in [(column, "D"), (row, "8")] {
        let judged = judged(&book);
        judged.is(TAMPERED, &["B811 Prognos"]);
        assert!(judged.text("B811 Prognos").contains(part));
    }
    for state in ["hidden", "veryHidden"] {
        let mut sheet = small();
        sheet.entry("Kontroller", |entry| entry.replace("/>", &format!(" state=\"{state}\"/>")));
        judged(&sheet).is(TAMPERED, &["B811 Kontroller"]);
    }
}

#[test]
fn a_row_or_column_without_height_or_width_is_hidden_too() {
    for (from, to) in [
        ("<row r=\"8\"", "<row ht=\"0\" customHeight=\"1\" r=\"8\""),
        ("<row r=\"8\"", "<row ht=\"0.1\" customHeight=\"1\" r=\"8\""),
        ("<col min=\"4\" max=\"4\" width=\"9.28515625\"", "<col min=\"4\" max=\"4\" width=\"0\""),
        ("<col min=\"4\" max=\"4\" width=\"9.28515625\"", "<col min=\"4\" max=\"4\" width=\"0.05\""),
        ("<sheetFormatPr defaultRowHeight=\"14.25\"", "<sheetFormatPr defaultRowHeight=\"0.75\""),
        ("<sheetFormatPr ", "<sheetFormatPr defaultColWidth=\"0.1\" "),
    ] {
        let mut book = small();
        book.replace("xl/worksheets/sheet3.xml", from, to);
        let judged = judged(&book);
        assert!(judged.found.iter().all(|found| found == "B811 Prognos"), "{to}: {judged:?}");
        judged.is(TAMPERED, &["B811 Prognos"]);
    }
}

#[test]
fn cells_under_a_merged_one_are_hidden() {
    let mut book = small();
    let merged = "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"D7:F7\"/></mergeCells>";
    book.replace("xl/worksheets/sheet3.xml", "</sheetData>", merged);
    judged(&book).is(TAMPERED, &["B811 Prognos"]);
}

#[test]
fn a_form_that_shows_nothing_or_other_thousands_is_told_at_its_cell() {
    // The cell shows thousands as it was written.
    for form in [";;;", "&quot;&quot;", "#,##0", "0.0%", "#,##0,&quot; 000&quot;"] {
        let mut book = small();
        formed(&mut book, "Prognos", "G8", form);
        judged(&book).is(TAMPERED, &["B808 Prognos!G8"]);
    }
    let mut book = small();
    formed(&mut book, "Enhetskostnader", "K6", "#,##0,");
    judged(&book).is(TAMPERED, &["B808 Enhetskostnader!K6"]);
}

#[test]
fn white_text_is_told_however_white_is_said() {
    for color in ["<color rgb=\"FFFFFFFF\"/>", "<color theme=\"0\"/>", "<color indexed=\"9\"/>"] {
        let mut book = small();
        inked(&mut book, "Prognos", "G8", color);
        judged(&book).is(TAMPERED, &["B808 Prognos!G8"]);
    }
}

#[test]
fn a_cell_that_was_unlocked_or_locked_is_told() {
    let mut unlocked = small();
    let open = unlocked.cell("Antaganden", "B7").style;
    unlocked.change("Prognos", "D6", |mut cell| {
        cell.style = open;
        Some(cell)
    });
    judged(&unlocked).is(TAMPERED, &["B808 Prognos!D6"]);
    let mut formula = small();
    restyled(&mut formula, "Prognos", "G8", |look| {
        let look = look.trim_end_matches("/>").trim_end_matches("</xf>");
        let open =
            if look.ends_with('>') { look.to_string() } else { format!("{look} applyProtection=\"1\">") };
        format!("{open}<protection locked=\"0\"/></xf>")
    });
    judged(&formula).is(TAMPERED, &["B808 Prognos!G8"]);
}

#[test]
fn a_condition_that_sets_a_form_or_hides_a_text_is_told() {
    for look in [
        "<numFmt numFmtId=\"901\" formatCode=\";;;\"/>",
        "<font><color rgb=\"FFFFFFFF\"/></font>",
        "<font><color theme=\"0\"/></font>",
    ] {
        let mut book = small();
        let styles = book.xml(STYLES);
        let (_, dxfs) = styles.split_once("<dxfs").expect("looks of conditions");
        assert!(!dxfs.starts_with(" count=\"0\""), "a report has conditions of its own");
        let position = dxfs.split_once("</dxfs>").expect("their end").0.matches("<dxf>").count();
        book.replace_first(STYLES, "</dxfs>", &format!("<dxf>{look}</dxf></dxfs>"));
        let rule = format!(
            "<conditionalFormatting sqref=\"D7:I7\"><cfRule type=\"expression\" dxfId=\"{position}\" \
             priority=\"99\"><formula>1</formula></cfRule></conditionalFormatting>"
        );
        book.replace("xl/worksheets/sheet3.xml", "</sheetData>", &format!("</sheetData>{rule}"));
        judged(&book).is(TAMPERED, &["B808", "B808 Prognos"]);
    }
}

#[test]
fn a_colour_that_a_tint_or_a_number_makes_another_is_told() {
    for color in ["<color theme=\"1\" tint=\"1\"/>", "<color theme=\"1\" tint=\"0.95\"/>"] {
        let mut book = small();
        inked(&mut book, "Prognos", "G8", color);
        judged(&book).is(TAMPERED, &["B808 Prognos!G8"]);
    }
    let mut book = small();
    inked(&mut book, "Prognos", "G8", "<color indexed=\"8\"/>");
    assert!(judged(&book).found.is_empty(), "black is black");
    let white = "<rgbColor rgb=\"00FFFFFF\"/>".repeat(9);
    let colors = format!("<colors><indexedColors>{white}</indexedColors></colors></styleSheet>");
    book.replace(STYLES, "</styleSheet>", &colors);
    judged(&book).is(TAMPERED, &["B808 Prognos!G8"]);
}

#[test]
fn a_theme_whose_text_is_white_hides_every_number_of_that_colour() {
    let mut book = small();
    let black = "<a:dk1><a:sysClr val=\"windowText\" lastClr=\"000000\"/></a:dk1>";
    book.replace("xl/theme/theme1.xml", black, "<a:dk1><a:srgbClr val=\"FFFFFF\"/></a:dk1>");
    // Also with a seal of its own: numbers in the colour of their ground.
    let hidden = |book: &Book| judged(book).found.iter().filter(|found| found.starts_with("B808 ")).count();
    let before = hidden(&book);
    book.forge();
    assert!(before > 50 && hidden(&book) > 50, "{before}, {}", hidden(&book));
}

#[test]
fn a_number_too_small_to_be_read_or_struck_through_is_told_at_its_cell_and_a_seal_made_anew_tells_it_too() {
    for font in [
        "<sz val=\"1\"/><color theme=\"1\"/>",
        "<sz val=\"5.5\"/><color theme=\"1\"/>",
        "<strike/><sz val=\"10\"/><color theme=\"1\"/>",
    ] {
        let mut book = small();
        lettered(&mut book, "Prognos", "G8", font);
        judged(&book).is(TAMPERED, &["B808 Prognos!G8"]);
        book.forge();
        judged(&book).is(TAMPERED, &["B808 Prognos!G8"]);
    }
    let mut book = small();
    lettered(&mut book, "Prognos", "G8", "<strike val=\"0\"/><sz val=\"10\"/><color theme=\"1\"/>");
    assert!(judged(&book).found.is_empty());
}

#[test]
fn a_formula_that_a_protected_sheet_does_not_show_is_told() {
    let mut book = small();
    restyled(&mut book, "Prognos", "G8", |look| {
        let look = look.trim_end_matches("/>").trim_end_matches("</xf>");
        let open = if look.ends_with('>') { look.to_string() } else { format!("{look}>") };
        format!("{open}<protection hidden=\"1\"/></xf>")
    });
    judged(&book).is(TAMPERED, &["B808 Prognos!G8"]);
}
