//! What one sees and prints.

use crate::package::{Cell, Format, Package, Sheet};
use crate::support_cases::rich;
use crate::{Written, reports};
use bokslut::base::Kronor;
use rust_decimal::Decimal;

#[test]
fn nothing_is_hidden_and_nothing_is_merged() {
    for written in reports() {
        for sheet in &written.package.sheets {
            for node in [sheet.xml.all("row"), sheet.xml.all("col")].concat() {
                assert_eq!(node.attribute("hidden"), "", "{}: {:?}", sheet.name, node.attributes);
                assert_ne!(node.attribute("width"), "0", "{}: {:?}", sheet.name, node.attributes);
            }
            assert!(sheet.xml.all("mergeCell").is_empty(), "{} has merged cells", sheet.name);
        }
        for (name, ..) in &written.package.names {
            assert!(!name.to_lowercase().contains("hidden"), "{name}");
        }
    }
}

#[test]
fn every_sheet_is_protected_without_a_password() {
    for written in reports() {
        for sheet in &written.package.sheets {
            let protection = sheet.xml.child("sheetProtection").expect("a protected sheet");
            assert_eq!(protection.attribute("sheet"), "1", "{}", sheet.name);
            for password in ["password", "hashValue", "saltValue", "algorithmName"] {
                assert_eq!(protection.attribute(password), "", "{} has a password", sheet.name);
            }
        }
    }
}

/// What a sheet's page set-up lacks.
fn lacking(package: &Package, index: usize, sheet: &Sheet) -> Vec<&'static str> {
    let setup = sheet.xml.child("pageSetup").expect("a page set-up");
    let text = |name: &str| sheet.xml.all(name).first().map_or(String::new(), |node| node.text.clone());
    let (header, footer) = (text("oddHeader"), text("oddFooter"));
    let any = |name: &str, attribute: &str, value: &str| {
        sheet.xml.all(name).iter().any(|node| node.attribute(attribute) == value)
    };
    // The first sheet is one page: there is no second one to repeat rows on.
    let repeats =
        package.names.iter().any(|(name, _, local)| name == "_xlnm.Print_Titles" && *local == Some(index));
    let needs = [
        (setup.attribute("paperSize") == "9", "A4"),
        (setup.attribute("orientation") == "landscape", "landscape"),
        // The first sheet is one page; the others say their own scale, at which they are one page wide.
        ((index == 0) == any("pageSetUpPr", "fitToPage", "1"), "fitting to one page or a scale"),
        (index == 0 || sheet.xml.list("colBreaks", "brk").is_empty(), "one page wide"),
        (header.contains("Verkstaden 2020"), "operation and year in the header"),
        (header.contains(&sheet.name.replace('&', "&&")), "the sheet's name in the header"),
        (footer.contains("&P") && footer.contains("&N"), "page n of N in the footer"),
        (footer.contains("Preliminär") && footer.contains("bokslut 0."), "status and version in the footer"),
        (any("pane", "state", "frozen"), "frozen panes"),
        (index == 0 || repeats, "repeated rows"),
    ];
    needs.into_iter().filter(|(there, _)| !there).map(|(_, what)| what).collect()
}

#[test]
fn every_sheet_prints_on_a4_landscape_one_page_wide_with_header_footer_and_repeated_rows() {
    for written in reports() {
        let sheets = written.package.sheets.iter().enumerate();
        let lacking: Vec<_> = sheets
            .map(|(index, sheet)| (sheet.name.as_str(), lacking(&written.package, index, sheet)))
            .filter(|(_, lacking)| !lacking.is_empty())
            .collect();
        assert!(lacking.is_empty(), "{lacking:?}");
    }
}

/// The width of a character in Arial as a share of the font's size (the font's own measures).
fn advance(character: char) -> f64 {
    match character {
        '0'..='9' => 0.556,
        'f' | 'i' | 'j' | 'l' | 't' | 'I' | ',' | '.' | ':' | ' ' | '·' | '/' | '!' => 0.25,
        '-' | 'r' | '(' | ')' => 0.333,
        '%' => 0.889,
        upper if upper.is_uppercase() => 0.7,
        _ => 0.54,
    }
}

/// Pixels that a text takes at a size in points.
pub fn wanted(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size * 96.0 / 72.0
}

/// A number as its form shows it.
fn shown(value: f64, form: &str) -> String {
    let form = form.split(';').next().unwrap_or_default();
    let value = if form.contains('%') { value * 100.0 } else { value };
    // A comma at the end shows a number a thousand times smaller.
    let value = form.chars().rev().take_while(|c| *c == ',').fold(value, |value, _| value / 1000.0);
    let decimals =
        form.split_once('.').map_or(0, |(_, after)| after.chars().take_while(|c| *c == '0').count());
    let plain = if form == "General" { value.to_string() } else { format!("{value:.decimals$}") };
    let whole = plain.trim_start_matches('-').split('.').next().unwrap_or_default().len();
    let separators =
        if form.contains("#,") { " ".repeat(whole.saturating_sub(1) / 3) } else { String::new() };
    let percent = if form.contains('%') { "%" } else { "" };
    format!("{plain}{separators}{percent}")
}

/// Pixels that a number takes, and pixels that its column has, at 96 to the inch.
fn room(sheet: &Sheet, cell: &Cell, format: &Format) -> (f64, f64) {
    let value: f64 = cell.value.parse().expect("a number");
    let size = format.size * 96.0 / 72.0;
    let text: f64 = shown(value, &format.number_form).chars().map(|c| advance(c) * size).sum();
    let width = sheet.xml.list("cols", "col").into_iter().find_map(|col| {
        let bound = |name: &str| col.attribute(name).parse::<u32>().expect("a column");
        let here = (bound("min")..=bound("max")).contains(&cell.column);
        here.then(|| col.attribute("width").parse::<f64>().expect("a width"))
    });
    // A column is so many digits of the default font, 7 pixels each; the file's width has the
    // 5 pixels of padding in it. A spreadsheet keeps about 3 of them free.
    (text + 3.0, width.unwrap_or(8.43) * 7.0)
}

pub fn too_wide(package: &Package) -> Vec<String> {
    let numbers = package.cells().filter(|(_, cell)| cell.is_number);
    let complaints = numbers.filter_map(|(sheet, cell)| {
        let format = package.format(cell);
        let (needed, there) = room(sheet, cell, format);
        (needed > there).then(|| {
            let text = shown(cell.value.parse().unwrap_or_default(), &format.number_form);
            format!("{}!{} {text}: {needed:.0} of {there:.0} pixels", sheet.name, cell.reference)
        })
    });
    complaints.collect()
}

#[test]
fn no_number_is_too_wide_for_its_column() {
    for written in reports() {
        let found = too_wide(&written.package);
        assert!(
            found.is_empty(),
            "{} numbers would show as ####, such as {:#?}",
            found.len(),
            &found[..found.len().min(8)]
        );
    }
}

#[test]
fn no_number_of_an_account_of_billions_is_too_wide_for_its_column() {
    let mut inputs = rich();
    for entry in &mut inputs.entries {
        entry.amount.value = Kronor(entry.amount.value.0 * Decimal::ONE_THOUSAND);
    }
    for line in &mut inputs.lines {
        if let bokslut::model::Price::Direct(amount) = &mut line.price {
            amount.value = Kronor(amount.value.0 * Decimal::ONE_THOUSAND);
        }
    }
    let found = too_wide(&Written::of(inputs).package);
    assert!(
        found.is_empty(),
        "{} numbers would show as ####, such as {:#?}",
        found.len(),
        &found[..found.len().min(8)]
    );
}

#[test]
fn a_number_that_is_too_wide_is_found() {
    let mut written = Written::rich();
    let cell = (written.package.sheets.iter_mut().flat_map(|sheet| &mut sheet.cells))
        .find(|cell| cell.is_number && cell.formula.is_some())
        .expect("a number");
    cell.value = "123456789012345678".to_string();
    assert_eq!(too_wide(&written.package).len(), 1);
    assert_eq!(shown(-1_234_567.5, "#,##0.00;[Red]-#,##0.00"), "-1234567.50  ");
    assert_eq!(shown(0.0412, "0.0%"), "4.1%");
    assert_eq!(shown(-1_234_567.5, "#,##0,"), "-1235 ");
    assert_eq!(shown(1_234_567_890.0, "#,##0.0,,"), "1234.6 ");
}
