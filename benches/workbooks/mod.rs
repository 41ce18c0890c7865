//! Folders of operation workbooks to measure with: invented, of realistic size, and the same cells
//! every time.
//!
//! One price workbook (120 unit costs, 9 actors, an index of 15 years) over any number of
//! operation workbooks with 3 outcomes and 25 to 40 effect lines each.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::path::Path;

/// Unit costs in the price workbook.
pub const UNIT_COSTS: usize = 120;

const ACTORS: [(&str, &str); 9] = [
    ("Kommun", ""),
    ("Socialtjänst", "Kommun"),
    ("Skola", "Kommun"),
    ("Region", ""),
    ("Psykiatri", "Region"),
    ("Arbetsförmedlingen", ""),
    ("Försäkringskassan", ""),
    ("Rättsväsendet", ""),
    ("Övriga", ""),
];
const OUTCOMES: [(&str, &str); 3] = [("Arbete", "Bestående"), ("Studier", "Avtagande"), ("Hälsa", "Full")];
const UNITS: [&str; 5] = ["månad", "dygn", "besök", "timme", "år"];
const BASES: [&str; 4] = ["effektmånad", "person", "år", "engång"];
const FIRST_INDEX_YEAR: u16 = 2010;

/// A cell: words, or a number with its decimals in the last places, so that money stays whole.
enum Cell {
    Words(String),
    Whole(u64),
    Hundredths(u64),
}

fn words(text: impl Into<String>) -> Cell {
    Cell::Words(text.into())
}

/// The same numbers for the same seed on every machine (Steele, Lea & Flood's SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From `low` to `high`, both included.
    fn within(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let at = self.within(0, from.len() as u64 - 1);
        from[at as usize]
    }
}

/// Writes a folder of so many operation workbooks and their price workbook.
pub fn write(folder: &Path, operations: usize) -> Result<(), XlsxError> {
    save(&folder.join("enhetskostnader.xlsx"), &prices())?;
    for number in 0..operations {
        save(&folder.join(format!("verksamhet-{number:04}.xlsx")), &operation(number))?;
    }
    Ok(())
}

type Table = (&'static str, Vec<Vec<Cell>>);

fn save(path: &Path, tables: &[Table]) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let date = ExcelDateTime::parse_from_str("2025-01-31T12:00:00")?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    let (bold, number) = (Format::new().set_bold(), Format::new().set_num_format("#,##0.00"));
    for (name, rows) in tables {
        let page = workbook.add_worksheet().set_name(*name)?;
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                put(page, (row, column), cell, if row == 0 { &bold } else { &number })?;
            }
        }
    }
    workbook.save(path)
}

fn put(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Words(text) if text.is_empty() => page,
        Cell::Words(text) => page.write_string_with_format(row, column, text, format)?,
        Cell::Whole(number) => page.write_number(row, column, *number as f64)?,
        Cell::Hundredths(number) => {
            page.write_number_with_format(row, column, *number as f64 / 100.0, format)?
        }
    };
    Ok(())
}

fn heads(names: &[&str]) -> Vec<Cell> {
    names.iter().map(|name| words(*name)).collect()
}

fn code(number: usize) -> String {
    format!("KOD-{number:03}")
}

fn prices() -> Vec<Table> {
    let mut numbers = Numbers(1);
    let mut costs = vec![heads(&[
        "Kod*",
        "Benämning*",
        "Aktör*",
        "Kostnadsslag*",
        "Enhet*",
        "Pris (kr)*",
        "Prisår*",
        "Källa*",
        "Index",
    ])];
    costs.extend((0..UNIT_COSTS).map(|number| {
        // Every tenth is production value, which belongs to no actor.
        let (actor, cost_type) = match number % 10 {
            9 => ("", "Produktionsvärde"),
            0..=2 => (ACTORS[number % ACTORS.len()].0, "Finansiell"),
            _ => (ACTORS[number % ACTORS.len()].0, "Real"),
        };
        vec![
            words(code(number)),
            words(format!("Enhetskostnad nummer {number}")),
            words(actor),
            words(cost_type),
            words(numbers.pick(&UNITS)),
            Cell::Hundredths(numbers.within(5_000, 4_000_000)),
            Cell::Whole(numbers.within(2015, 2024)),
            words("Påhittad"),
            words("KPI"),
        ]
    }));
    let mut actors = vec![heads(&["Aktör*", "Ingår i"])];
    actors.extend(ACTORS.iter().map(|(name, parent)| vec![words(*name), words(*parent)]));
    let mut index = vec![heads(&["År*", "KPI"])];
    let mut level = 30_300;
    index.extend((FIRST_INDEX_YEAR..FIRST_INDEX_YEAR + 15).map(|year| {
        level += numbers.within(0, 1_200);
        vec![Cell::Whole(year.into()), Cell::Hundredths(level)]
    }));
    vec![("Enhetskostnader", costs), ("Aktörer", actors), ("Prisindex", index)]
}

fn operation(number: usize) -> Vec<Table> {
    let mut numbers = Numbers(1_000 + number as u64);
    let participants = numbers.within(60, 600);
    let facts = vec![
        vec![words("Verksamhet*"), words(format!("Verksamhet {number}"))],
        vec![words("Bokslutsår*"), Cell::Whole(2024)],
        vec![words("Huvudman*"), words("Kommun")],
        vec![words("Antal deltagare*"), Cell::Whole(participants)],
        vec![words("Målgrupp"), words("Påhittade personer")],
    ];
    let mut books = vec![heads(&["Post*", "Sida*", "Belopp (kr)*", "Aktör", "År"])];
    for (entry, side, payer, year) in [
        ("Anslag", "Intäkt", "Kommun", 1),
        ("Bidrag", "Intäkt", "Arbetsförmedlingen", 1),
        ("Personal", "Kostnad", "", 1),
        ("Lokaler", "Kostnad", "", 1),
        ("Uppföljning", "Kostnad", "", 2),
    ] {
        let amount = Cell::Whole(numbers.within(100_000, 9_000_000));
        books.push(vec![words(entry), words(side), amount, words(payer), Cell::Whole(year)]);
    }
    let mut outcomes = vec![heads(&[
        "Utfall*",
        "Antal personer*",
        "Effektmånader år 1",
        "Månader per person och år",
        "Varaktighet",
        "Dödvikt",
        "Undanträngning",
        "Andras bidrag",
    ])];
    for (name, profile) in OUTCOMES {
        let persons = numbers.within(5, participants / 4);
        outcomes.push(vec![
            words(name),
            Cell::Whole(persons),
            Cell::Whole(persons * numbers.within(3, 6)),
            Cell::Whole(numbers.within(6, 12)),
            words(if profile == "Full" { "" } else { profile }),
            Cell::Hundredths(numbers.within(0, 30)),
            Cell::Hundredths(numbers.within(0, 20)),
            Cell::Hundredths(numbers.within(0, 20)),
        ]);
    }
    vec![
        ("Verksamhet", facts),
        ("Ekonomi", books),
        ("Utfall", outcomes),
        ("Effekter", effects(&mut numbers)),
        ("Varaktighet", profiles()),
        ("Antaganden", assumptions()),
    ]
}

fn effects(numbers: &mut Numbers) -> Vec<Vec<Cell>> {
    let mut lines =
        vec![heads(&["Utfall*", "Sida*", "Grund*", "Kod", "Antal", "Före", "Efter", "År 1", "År 2", "År 3"])];
    for line in 0..numbers.within(25, 40) {
        let (outcome, _) = OUTCOMES[line as usize % OUTCOMES.len()];
        let side = if numbers.within(0, 7) == 0 { "Kostnad" } else { "Intäkt" };
        let cost = words(code(numbers.within(0, UNIT_COSTS as u64 - 1) as usize));
        let mut cells = vec![words(outcome), words(side)];
        match numbers.within(0, 9) {
            // A series, a change from before to after, or a plain quantity.
            0 => {
                cells.extend([words("serie"), cost, words(""), words(""), words("")]);
                cells.extend((0..3).map(|_| Cell::Whole(numbers.within(0, 40))));
            }
            1 | 2 => {
                let before = numbers.within(4, 30);
                cells.extend([words(numbers.pick(&BASES)), cost, words("")]);
                cells.extend([Cell::Whole(before), Cell::Whole(numbers.within(0, before))]);
            }
            _ => cells.extend([words(numbers.pick(&BASES)), cost, Cell::Hundredths(numbers.within(25, 400))]),
        }
        lines.push(cells);
    }
    lines
}

fn profiles() -> Vec<Vec<Cell>> {
    let mut explicit = vec![words("Bestående")];
    explicit.extend([100, 80, 60, 50, 40].map(Cell::Hundredths));
    let mut fading = vec![words("Avtagande")];
    fading.extend((0..5).map(|_| words("")));
    fading.extend([20, 5].map(Cell::Hundredths));
    let head = heads(&["Profil*", "År 1", "År 2", "År 3", "År 4", "År 5", "Avklingning", "Återfall"]);
    vec![head, explicit, fading]
}

fn assumptions() -> Vec<Vec<Cell>> {
    vec![
        heads(&["Antagande*", "Värde*", "Källa"]),
        vec![words("Diskonteringsränta"), Cell::Hundredths(4), words("Påhittad")],
        vec![words("Horisont"), Cell::Whole(20), words("Påhittad")],
        vec![words("Diskontering produktionsvärde"), words("slutet"), words("Påhittad")],
        vec![words("Prisår"), Cell::Whole(2024), words("Påhittad")],
    ]
}
