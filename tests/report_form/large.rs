//! A sheet of so many cells that it goes to a temporary file while it is written.

use crate::package::{Package, Sheet};
use bokslut::base::{Cell, Unit};
use bokslut::figure::Value;
use bokslut::report::sheet::{Link, Part, Sheet as Neutral, Sheets, Style};
use bokslut::report::{Cells, Ready, ReadyAt, ReadyCell, ReadySheet};
use bokslut::theme::Theme;
use bokslut::words::{Lang, Words};
use bokslut::write::{LARGE, to_bytes};
use rust_decimal::Decimal;

/// The cells of a row.
fn row(row: u32) -> Vec<ReadyAt> {
    let link = Link { path: format!("år {row}/rapport.xlsx"), place: "'Effekter'!B7".to_string() };
    let twice = ReadyCell::Formula(format!("C{}*2", row + 1), Value::Number(Decimal::from(2 * row)));
    let cells = [
        (Part::Label, Unit::Text, ReadyCell::Words(format!("Rad {row}"))),
        (Part::Text, Unit::Text, ReadyCell::Words("likadant".to_string())),
        (Part::Input, Unit::Kronor, ReadyCell::Given(Value::Number(Decimal::from(row)))),
        (Part::Sum, Unit::Kronor, twice),
        (Part::Head, Unit::Text, ReadyCell::Words(String::new())),
        (Part::Link, Unit::Text, ReadyCell::Open("öppna".to_string(), Box::new(link))),
    ];
    let cell = |(column, (part, unit, content))| (Cell { row, column }, content, Style::of(part, unit, true));
    (0..).zip(cells).map(cell).collect()
}

/// A sheet of six columns, whose rows are held or made when they are asked for.
fn written(rows: u32, held: bool) -> Package {
    let made = move |take: &mut dyn FnMut(&[ReadyAt])| {
        (0..rows).for_each(|number| take(&row(number)));
        Ok(())
    };
    let cells = match held {
        true => Cells::Held((0..rows).flat_map(row).collect()),
        false => Cells::Made(rows as usize * 6, Box::new(made)),
    };
    let mut sheet = Neutral::blank("Blad", Default::default());
    sheet.heights = vec![(7, 45.0)];
    sheet.print.row_breaks = (10..rows).step_by(10).collect();
    let sheets = Sheets { sheets: vec![sheet], ..Sheets::default() };
    let ready = Ready { sheets: vec![ReadySheet { cells, links: Vec::new() }], names: Vec::new() };
    let bytes = to_bytes(&sheets, ready, Theme::own(), None, &Words::of(Lang::Sv).report);
    Package::read(&bytes.expect("a workbook"))
}

fn first_rows(package: &Package, rows: u32) -> Vec<String> {
    let format = |index: usize| format!("{:?}", package.formats[index]);
    let cells = package.sheets[0].cells.iter().filter(|cell| cell.row <= rows);
    cells
        .map(|cell| format!("{} {:?} {} {}", cell.reference, cell.formula, cell.value, format(cell.format)))
        .collect()
}

fn links(sheet: &Sheet) -> usize {
    sheet.xml.all("hyperlink").len()
}

fn height(sheet: &Sheet, row: usize) -> Option<&str> {
    sheet.xml.all("row").get(row).map(|row| row.attribute("ht"))
}

#[test]
fn a_sheet_of_very_many_cells_is_written_as_a_small_one_is() {
    let (small, large) = (written(300, true), written(20_000, false));
    // Those of no words have their looks alone.
    assert_eq!((large.sheets[0].xml.all("c").len(), large.sheets[0].cells.len()), (120_000, 100_000));
    assert!((1_800..120_000).contains(&LARGE), "the one is held and the other goes to a temporary file");
    assert_eq!(first_rows(&small, 300).len(), 1_500);
    assert_eq!(first_rows(&small, 300), first_rows(&large, 300));
    let last = |column: usize| &large.sheets[0].cells[99_995 + column];
    assert_eq!((last(0).reference.as_str(), last(0).value.as_str()), ("A20000", "Rad 19999"));
    assert_eq!((last(3).formula.as_deref(), last(3).value.as_str()), (Some("C20000*2"), "39998"));
    assert_eq!((links(&small.sheets[0]), links(&large.sheets[0])), (300, 20_000));
    // Of more than 1,023 pages a spreadsheet takes as many breaks as that.
    assert_eq!([&small, &large].map(|package| package.sheets[0].xml.all("brk").len()), [29, 1_023]);
    assert_eq!(height(&small.sheets[0], 7), Some("45"));
    assert_eq!(height(&large.sheets[0], 7), Some("45"));
}
