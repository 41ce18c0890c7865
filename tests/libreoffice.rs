//! LibreOffice recalculates every sample report and comes to the stored values; and when one input
//! cell of a report is changed, its formulas come to what the program writes for the changed input.

mod support_engine;

use bokslut::words::Lang;
use std::collections::{BTreeMap, BTreeSet};
use support_engine::compare::{Computed, alike, compare};
use support_engine::find::Head;
use support_engine::package::{with_number, with_stored, with_text};
use support_engine::report::{At, Cell, Report, Shown};
use support_engine::samples::{Change, Written, all, report, words};
use support_engine::soffice::recalculate;

/// What LibreOffice shows in every cell.
fn shown(report: &Report) -> Computed {
    report.cells.iter().map(|(at, cell)| (at.clone(), cell.shown.clone())).collect()
}

#[test]
fn libreoffice_comes_to_every_stored_value_of_every_sample_report() {
    let reports = all();
    assert_eq!(reports.len(), 6);
    let workbooks: Vec<&[u8]> = reports.iter().map(|written| &*written.bytes).collect();
    for (Written { name, report, .. }, recalculated) in reports.iter().zip(recalculate(&workbooks)) {
        assert_eq!(recalculated.sheets, report.sheets);
        compare(report, &shown(&recalculated)).assert_agreed(name);
    }
}

#[test]
fn libreoffice_finds_the_one_stored_value_that_is_wrong() {
    let Written { bytes, report, .. } = report(Lang::Sv, "arbetsmarknadskontoret", &[]);
    let at = report.named("Ack_Kommun_10");
    let poisoned = with_stored(&bytes, &report, at, report.number(at) + 1000.0);
    let report = Report::read(&poisoned);
    let found = compare(&report, &shown(&recalculate(&[&poisoned])[0])).differences;
    assert_eq!(found.iter().map(|difference| &difference.at).collect::<Vec<_>>(), [at]);
}

/// Something typed into an input cell of the report.
enum Typed {
    Number(&'static str),
    Text(&'static str),
}

/// A sample report, changed in the cell that `find` finds and recalculated, beside the report that
/// the program writes when the same change is made in its input.
fn live_and_fresh(
    name: &str,
    find: impl Fn(&Report) -> At,
    typed: &Typed,
    change: Change,
) -> (Report, Report) {
    let Written { bytes, report: before, .. } = report(Lang::Sv, name, &[]);
    let at = find(&before);
    let typed = match typed {
        Typed::Number(number) => with_number(&bytes, &before, &at, number),
        Typed::Text(text) => with_text(&bytes, &before, &at, text),
    };
    let live = recalculate(&[&typed]).remove(0);
    let fresh = report(Lang::Sv, name, &[change]).report;
    let moved = compare(&before, &shown(&fresh)).differences.len();
    assert!(moved > 50, "the change moves only {moved} cells of {name}");
    (live, fresh)
}

/// Every cell of every sheet agrees, but what Proveniens says of the source files.
fn assert_same(live: &Report, fresh: &Report) {
    let provenance = &words(Lang::Sv).sheets.provenance;
    let fixed = |at: &At, cell: &Cell| at.sheet == **provenance && cell.formula.is_none();
    let places: BTreeSet<&At> = fresh
        .cells
        .iter()
        .chain(&live.cells)
        .filter(|(at, cell)| !fixed(at, cell))
        .map(|(at, _)| at)
        .collect();
    let mut differences = Vec::new();
    for at in &places {
        let pair = [live, fresh].map(|report| report.cells.get(*at).map(|cell| &cell.shown));
        if !matches!(pair, [Some(live), Some(fresh)] if alike(live, fresh)) {
            differences.push(format!("{at}: recalculated {:?}, by the program {:?}", pair[0], pair[1]));
        }
    }
    differences.truncate(20);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(places.len() > 2000, "only {} cells", places.len());
}

const OFFICE: &str = "arbetsmarknadskontoret";
const OFFICE_INPUT: &str = "arbetsmarknadskontoret-2016.xlsx";

#[test]
fn another_discount_rate_gives_what_the_program_gives() {
    let change = Change {
        workbook: OFFICE_INPUT,
        sheet: "Antaganden",
        from: "Diskonteringsränta | 4%",
        to: "Diskonteringsränta | 3%",
    };
    let find = |report: &Report| report.named("Diskonteringsränta").clone();
    let (live, fresh) = live_and_fresh(OFFICE, find, &Typed::Number("0.03"), change);
    assert_same(&live, &fresh);
}

#[test]
fn another_price_gives_what_the_program_gives() {
    let change = Change {
        workbook: "arbetsmarknadskontoret/enhetskostnader.xlsx",
        sheet: "Enhetskostnader",
        from: "| månad | 22900 |",
        to: "| månad | 21500.50 |",
    };
    let find = |report: &Report| {
        let words = words(Lang::Sv);
        let table = report.table(&words.sheets.unit_costs, &words.sheets.unit_costs);
        table.cell(&["KOM-INSATS"], &Head::Word(&words.heads.price))
    };
    let (live, fresh) = live_and_fresh(OFFICE, find, &Typed::Number("21500.5"), change);
    assert_same(&live, &fresh);
}

/// A cell of Antaganden.
fn assumption(report: &Report, section: &str, row: &str, head: &Head) -> At {
    report.table(&words(Lang::Sv).sheets.assumptions, section).cell(&[row], head)
}

#[test]
fn another_number_of_persons_gives_what_the_program_gives() {
    let change =
        Change { workbook: OFFICE_INPUT, sheet: "Utfall", from: "Arbete | 218 |", to: "Arbete | 150 |" };
    let find = |report: &Report| {
        let words = words(Lang::Sv);
        assumption(report, &words.sections.outcomes, "Arbete", &Head::Word(&words.heads.persons))
    };
    let (live, fresh) = live_and_fresh(OFFICE, find, &Typed::Number("150"), change);
    assert_same(&live, &fresh);
}

#[test]
fn another_share_of_persistence_gives_what_the_program_gives() {
    let change =
        Change { workbook: OFFICE_INPUT, sheet: "Varaktighet", from: "100% | 70% |", to: "100% | 55% |" };
    let find = |report: &Report| {
        assumption(report, &words(Lang::Sv).sections.persistence, "Arbete", &Head::Year(2.0))
    };
    let (live, fresh) = live_and_fresh(OFFICE, find, &Typed::Number("0.55"), change);
    assert_same(&live, &fresh);
}

#[test]
fn another_time_of_the_year_gives_what_the_program_gives() {
    let change = Change {
        workbook: OFFICE_INPUT,
        sheet: "Antaganden",
        from: "Diskontering real | början",
        to: "Diskontering real | slutet",
    };
    let find = |report: &Report| {
        let words = words(Lang::Sv);
        assumption(
            report,
            &words.sections.general,
            &words.labels.timing_real,
            &Head::Word(&words.heads.value),
        )
    };
    let (live, fresh) = live_and_fresh(OFFICE, find, &Typed::Text("slutet"), change);
    assert_same(&live, &fresh);
}

#[test]
fn another_quantity_before_gives_what_the_program_gives() {
    let change = Change {
        workbook: "närvaroteamet-2023.xlsx",
        sheet: "Effekter",
        from: "Besök hos BUP | | | Intäkt | effektmånad | | | 0.8 | 0.3",
        to: "Besök hos BUP | | | Intäkt | effektmånad | | | 1.25 | 0.3",
    };
    let find = |report: &Report| {
        let words = words(Lang::Sv);
        let head = Head::Word(&words.heads.quantity_or_before);
        assumption(report, &words.sections.lines, "Besök hos BUP", &head)
    };
    let (live, fresh) = live_and_fresh("närvaroteamet", find, &Typed::Number("1.25"), change);
    assert_same(&live, &fresh);
}

/// Every number of a table by years: sheet, number of the table on it, row below its head, year.
type Yearly = BTreeMap<(String, usize, u32, u32), Shown>;

/// The tables whose head counts years: 1, 2, 3 and on, or the chosen years.
fn yearly(report: &Report) -> Yearly {
    let mut found = Yearly::new();
    for sheet in &report.sheets {
        let (mut tables, mut head, mut columns) = (0, 0, BTreeMap::new());
        let rows: BTreeSet<u32> =
            report.cells.keys().filter(|at| at.sheet == *sheet).map(|at| at.row).collect();
        for row in rows {
            let cells = report.cells.range(At::new(sheet, row, 0)..At::new(sheet, row + 1, 0));
            let numbers: Vec<(u32, f64)> = cells
                .filter_map(|(at, cell)| match cell.shown {
                    Shown::Number(number) => Some((at.column, number)),
                    _ => None,
                })
                .collect();
            if matches!(numbers[..], [(_, 1.0), (_, 2.0), ..]) && numbers.is_sorted_by(|a, b| a.1 < b.1) {
                (tables, head) = (tables + 1, row);
                columns = numbers.into_iter().map(|(column, year)| (column, whole_year(year))).collect();
            } else {
                for (column, number) in numbers {
                    let Some(year) = columns.get(&column) else { continue };
                    found.insert((sheet.clone(), tables, row - head, *year), Shown::Number(number));
                }
            }
        }
    }
    found
}

fn whole_year(year: f64) -> u32 {
    year.to_string().parse().expect("a whole year")
}

/// With a shorter horizon the changed report still has its columns of later years, and a new one
/// has not. What both have must agree: every figure of every year up to the horizon, every named
/// figure of those years and of the whole account. Nothing more accumulates after the horizon.
#[test]
fn a_shorter_horizon_gives_what_the_program_gives_up_to_it() {
    let change =
        Change { workbook: OFFICE_INPUT, sheet: "Antaganden", from: "Horisont | 20", to: "Horisont | 10" };
    let find = |report: &Report| report.named("Horisont").clone();
    let (live, fresh) = live_and_fresh(OFFICE, find, &Typed::Number("10"), change);

    let (of_live, of_fresh) = (yearly(&live), yearly(&fresh));
    let mut differences = Vec::new();
    for (place, number) in &of_fresh {
        if !of_live.get(place).is_some_and(|other| alike(other, number)) {
            differences.push(format!("{place:?}: {:?}, by the program {number:?}", of_live.get(place)));
        }
    }
    for (name, at) in &fresh.names {
        let (computed, wanted) = (live.shown(live.named(name)), fresh.shown(at));
        if !alike(computed, wanted) {
            differences.push(format!("{name}: {computed:?}, by the program {wanted:?}"));
        }
    }
    differences.truncate(20);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(of_fresh.len() > 1000, "only {} figures by year", of_fresh.len());
    assert!(fresh.names.len() > 100, "only {} names", fresh.names.len());

    let later = live.names.iter().filter(|(name, _)| name.starts_with("Ack_") && name.ends_with("_20"));
    let mut compared = 0;
    for (name, at) in later {
        let at_horizon = fresh.named(&name.replace("_20", "_10"));
        assert!(alike(live.shown(at), fresh.shown(at_horizon)), "{name} is what has accumulated by year 10");
        compared += 1;
    }
    assert!(compared > 8, "only {compared} figures at year 20");
}
