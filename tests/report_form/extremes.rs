//! Accounts of every odd size: what stands on a sheet is seen whole, and is printed on its pages.

use crate::look::{too_wide, wanted};
use crate::package::{Cell, Package, Sheet};
use crate::support_cases::{Make, actor, rich};
use bokslut::base::Kronor;
use bokslut::edition::Edition;
use bokslut::model::*;
use bokslut::pipeline;
use bokslut::words::{Lang, Words};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A4 landscape within the report's margins, at 96 pixels and 72 points to the inch.
const PAPER: (f64, f64) = ((11.69 - 0.5) * 96.0, (8.27 - 1.1) * 72.0);

pub fn report(inputs: &Inputs, lang: Lang) -> Package {
    let bytes = pipeline::report(inputs, &[], Edition::INNER, Words::of(lang));
    Package::read(&bytes.unwrap_or_else(|finding| panic!("{} {:?}", finding.code, finding.values)))
}

fn long_names() -> Inputs {
    let mut inputs = rich();
    inputs.operation.name.value =
        Arc::from(format!("Arbetsmarknadsenheten för {}", "unga vuxna i glesbygd ".repeat(4).trim()));
    inputs.actors.0[1].name = Arc::from("Förvaltningen".repeat(7));
    inputs.actors.0[3].name = Arc::from(
        "Nämnden för arbetsmarknad, vuxenutbildning, integration och daglig verksamhet i norra länsdelen",
    );
    inputs.outcomes[0].name = Arc::from(
        "Egen försörjning genom arbete, studier eller eget företag i minst tolv månader i följd efteråt",
    );
    for line in &mut inputs.lines {
        line.label =
            "Insatser enligt socialtjänstlagen och lagen om stöd och service till vissa funktionshindrade"
                .to_string();
    }
    inputs
}

/// So many actors, each with a line of its own.
fn actors(many: usize) -> Inputs {
    let mut make = Make::new().explicit(&["1"]).outcome("Arbete", "10", |_| ());
    for number in 2..many {
        make = make.part(&format!("Kommun {number}"), None);
    }
    make = make.entry(Side::Cost, "1000000", None, 1);
    for number in 0..many {
        make = make.line(actor(number), CostType::Real, Side::Income, Basis::Person, "25000", |_| ());
    }
    let mut inputs = make.0;
    inputs.actors.0.truncate(many);
    inputs
}

fn outcomes(many: usize) -> Inputs {
    let mut make = Make::new().explicit(&["1", "0.5"]).entry(Side::Cost, "1000000", None, 1);
    for number in 1..=many {
        make = make.outcome(&format!("Utfall {number}"), "10", |_| ());
        make = make.line(actor(0), CostType::Real, Side::Income, Basis::Person, "25000", |_| ());
    }
    make.0
}

fn forty_years() -> Inputs {
    let mut make = Make(rich()).horizon(40);
    make.0.assumptions.report_years = bokslut::model::Assumption::default_of(vec![1, 4, 10, 20, 40]);
    make.0
}

/// From an öre to ten thousand million.
fn amounts() -> Inputs {
    let mut inputs = rich();
    inputs.entries[0].amount.value = Kronor("10000000000".parse().expect("a number"));
    inputs.entries[1].amount.value = Kronor("0.01".parse().expect("a number"));
    inputs
}

pub fn cases() -> Vec<(&'static str, Inputs)> {
    vec![
        ("a full account", rich()),
        ("long names", long_names()),
        ("forty actors", actors(40)),
        ("one actor", actors(1)),
        ("ten outcomes", outcomes(10)),
        ("forty years", forty_years()),
        ("öre to billions", amounts()),
    ]
}

/// The width of every column in pixels, from A.
fn columns(sheet: &Sheet) -> Vec<f64> {
    let mut columns = vec![69.0; 64];
    for col in sheet.xml.list("cols", "col") {
        let number = |name: &str| col.attribute(name).parse::<f64>().expect("a number");
        let (first, last) = (number("min") as usize, number("max") as usize);
        for column in &mut columns[first - 1..last] {
            *column = number("width") * 7.0;
        }
    }
    columns
}

/// The height of every row in points, from 1.
fn heights(sheet: &Sheet) -> BTreeMap<u32, f64> {
    let rows = sheet.xml.list("sheetData", "row").into_iter();
    rows.filter_map(|row| Some((row.attribute("r").parse().ok()?, row.attribute("ht").parse().ok()?)))
        .collect()
}

/// Whether a text is a list of fingerprints, which nobody reads: `A5:d825f3b1c2d3 D5:b6ef61`.
fn is_prints(text: &str) -> bool {
    text.split(' ').all(|run| {
        let prints = run.rsplit_once(':').map_or("", |(_, prints)| prints);
        prints.len() >= 6 && prints.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// Texts that are not seen whole: cut by the cell beside them, or lower than the row is high.
fn cut(package: &Package, sheet: &Sheet) -> Vec<String> {
    let (columns, heights) = (columns(sheet), heights(sheet));
    let mut by_row: BTreeMap<u32, Vec<&Cell>> = BTreeMap::new();
    for cell in sheet.cells.iter().filter(|cell| !cell.value.is_empty()) {
        by_row.entry(cell.row).or_default().push(cell);
    }
    let mut found = Vec::new();
    for cell in sheet.cells.iter().filter(|cell| cell.is_text && !cell.value.is_empty()) {
        let format = package.format(cell);
        if format.clipped {
            assert!(is_prints(&cell.value), "{}!{} is clipped: {}", sheet.name, cell.reference, cell.value);
            continue;
        }
        let needed = wanted(&cell.value, format.size);
        let own = columns[cell.column as usize - 1] - 4.0;
        let next =
            by_row[&cell.row].iter().map(|other| other.column).filter(|column| *column > cell.column).min();
        let room: f64 = match next {
            Some(next) => columns[cell.column as usize - 1..next as usize - 1].iter().sum(),
            None => f64::INFINITY,
        };
        // What goes on below itself takes whole lines, each with some room left at its end.
        let height = heights.get(&cell.row).copied().unwrap_or(14.25);
        let lines = (height / (format.size * 1.2)).floor();
        let seen = if format.wrap { needed <= own * lines } else { needed <= room };
        if !seen {
            found.push(format!(
                "{}!{} {:?}: {needed:.0} of {room:.0}",
                sheet.name, cell.reference, cell.value
            ));
        }
    }
    found
}

/// How large a sheet is printed, and how many pages it takes: down and across; and whether all of it
/// is on them.
fn printed(sheet: &Sheet) -> (f64, usize, usize, bool) {
    let setup = sheet.xml.child("pageSetup").expect("a page set-up");
    let scale = setup.attribute("scale").parse::<f64>().unwrap_or(100.0) / 100.0;
    let breaks = |name: &str| -> Vec<usize> {
        sheet.xml.list(name, "brk").iter().map(|brk| brk.attribute("id").parse().expect("a row")).collect()
    };
    let (rows, across) = (breaks("rowBreaks"), breaks("colBreaks"));
    let (widths, heights) = (columns(sheet), heights(sheet));
    let last_column = sheet.cells.iter().map(|cell| cell.column as usize).max().unwrap_or(1);
    let last_row = sheet.cells.iter().map(|cell| cell.row as usize).max().unwrap_or(1);
    let tall = |from: usize, to: usize| -> f64 {
        (from..to)
            .map(|row| heights.get(&u32::try_from(row + 1).expect("a row")).copied().unwrap_or(14.25))
            .sum()
    };
    let ends = |breaks: &[usize], last: usize| -> Vec<(usize, usize)> {
        let from = std::iter::once(0).chain(breaks.iter().copied());
        from.zip(breaks.iter().copied().chain([last])).collect()
    };
    // The columns before the years, or before the counterparties of the income statement.
    let repeats = if sheet.name == "Resultaträkning" { 2 } else { 3 };
    let first_columns: f64 = widths[..repeats].iter().sum();
    let fit_down = ends(&rows, last_row).iter().enumerate().all(|(page, (from, to))| {
        // The head of the sheet stands on every page.
        let repeated = if page == 0 { 0.0 } else { tall(0, 3) };
        (tall(*from, *to) + repeated) * scale <= PAPER.1
    });
    let fit_across = ends(&across, last_column).iter().enumerate().all(|(page, (from, to))| {
        let repeated = if page == 0 { 0.0 } else { first_columns };
        (widths[*from..*to].iter().sum::<f64>() + repeated) * scale <= PAPER.0
    });
    (scale, rows.len() + 1, across.len() + 1, fit_down && fit_across)
}

#[test]
fn no_text_is_cut_and_no_number_is_too_wide_whatever_the_size_of_the_account() {
    for (what, inputs) in cases() {
        for lang in Lang::ALL {
            let package = report(&inputs, lang);
            let wide = too_wide(&package);
            assert!(wide.is_empty(), "{what}, {lang:?}: {:#?}", &wide[..wide.len().min(5)]);
            // The first sheet is laid out by itself.
            let cut: Vec<String> =
                package.sheets.iter().skip(1).flat_map(|sheet| cut(&package, sheet)).collect();
            assert!(cut.is_empty(), "{what}, {lang:?}, {} cut: {:#?}", cut.len(), &cut[..cut.len().min(8)]);
        }
    }
}

#[test]
fn every_sheet_is_on_its_pages_and_large_enough_to_be_read() {
    for (what, inputs) in cases() {
        let package = report(&inputs, Lang::Sv);
        for sheet in package.sheets.iter().skip(1) {
            let (scale, down, across, fits) = printed(sheet);
            let place = format!("{what}, {}: {down} x {across} pages at {scale}", sheet.name);
            assert!(fits, "{place} do not hold it");
            let many_years = inputs.assumptions.horizon.value.value > 25 && !is_narrow(&sheet.name);
            let many_actors = inputs.actors.0.len() > 20 && sheet.name == "Resultaträkning";
            assert_eq!(across > 1, many_years || many_actors, "{place}");
            // Text of 10 points is printed as 4.5 at the least; ordinary sheets of years, as 6.
            assert!(scale >= 0.45, "{place}");
            assert!(what != "a full account" || scale >= 0.6 || sheet.name == "Antaganden", "{place}");
        }
    }
}

/// Sheets without years.
fn is_narrow(name: &str) -> bool {
    let sheets = &Words::of(Lang::Sv).report.sheets;
    let narrow = [
        &sheets.statement,
        &sheets.before,
        &sheets.unpriced,
        &sheets.assumptions_log,
        &sheets.unit_costs,
        &sheets.register,
        &sheets.provenance,
    ];
    let decided = &Words::of(Lang::Sv).decision.sheets;
    narrow.into_iter().chain([&decided.simulation, &decided.sensitivity]).any(|sheet| &**sheet == name)
}

#[test]
fn a_text_that_is_cut_is_found() {
    let mut package = report(&rich(), Lang::Sv);
    let sheet = package.sheets.iter().position(|sheet| sheet.name == "Prognos").expect("Prognos");
    let label = package.sheets[sheet].cells.iter().position(|cell| cell.reference == "A7").expect("a label");
    package.sheets[sheet].cells[label].value = "M".repeat(60);
    assert_eq!(cut(&package, &package.sheets[sheet]).len(), 1);
}
