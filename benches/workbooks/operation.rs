//! An operation workbook of a given shape.

use super::cells::{Cell, Numbers, Table, heads, words};
use super::prices::{UNIT_COSTS, code};

const OUTCOMES: [(&str, &str); 3] = [("Arbete", "Bestående"), ("Studier", "Avtagande"), ("Hälsa", "Full")];
const BASES: [&str; 4] = ["effektmånad", "person", "år", "engång"];

/// What is said of an operation workbook before its figures are drawn.
pub struct Shape {
    pub name: String,
    pub year: u16,
    pub principal: &'static str,
    /// Four or more, so that every outcome is reached by somebody.
    pub participants: u64,
    /// From one to three.
    pub outcomes: usize,
    /// The fewest and the most effect lines.
    pub lines: (u64, u64),
    /// Whether there are scenarios to try.
    pub scenarios: bool,
}

pub fn operation(shape: &Shape, numbers: &mut Numbers) -> Vec<Table> {
    let mut tables = vec![
        ("Verksamhet", facts(shape)),
        ("Ekonomi", books(shape, numbers)),
        ("Utfall", outcomes(shape, numbers)),
        ("Effekter", effects(shape, numbers)),
        ("Varaktighet", profiles()),
        ("Antaganden", assumptions(shape)),
    ];
    if shape.scenarios {
        tables.push(("Scenarier", scenarios()));
    }
    tables
}

fn facts(shape: &Shape) -> Vec<Vec<Cell>> {
    vec![
        vec![words("Verksamhet*"), words(&shape.name)],
        vec![words("Bokslutsår*"), Cell::Whole(shape.year.into())],
        vec![words("Huvudman*"), words(shape.principal)],
        vec![words("Antal deltagare*"), Cell::Whole(shape.participants)],
        vec![words("Målgrupp"), words("Påhittade personer")],
    ]
}

fn books(shape: &Shape, numbers: &mut Numbers) -> Vec<Vec<Cell>> {
    let mut books = vec![heads(&["Post*", "Sida*", "Belopp (kr)*", "Aktör", "År"])];
    for (entry, side, payer, year) in [
        ("Anslag", "Intäkt", "Kommun", 1),
        ("Bidrag", "Intäkt", "Arbetsförmedlingen", 1),
        ("Personal", "Kostnad", "", 1),
        ("Lokaler", "Kostnad", "", 1),
        ("Uppföljning", "Kostnad", "", 2),
    ] {
        let amount = Cell::Whole(shape.participants * numbers.within(1_000, 30_000));
        books.push(vec![words(entry), words(side), amount, words(payer), Cell::Whole(year)]);
    }
    books
}

fn outcomes(shape: &Shape, numbers: &mut Numbers) -> Vec<Vec<Cell>> {
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
    let most = shape.participants / 4;
    for (name, profile) in OUTCOMES.iter().take(shape.outcomes) {
        let persons = numbers.within(most.min(5), most);
        outcomes.push(vec![
            words(*name),
            Cell::Whole(persons),
            Cell::Whole(persons * numbers.within(3, 6)),
            Cell::Whole(numbers.within(6, 12)),
            words(if *profile == "Full" { "" } else { *profile }),
            Cell::Hundredths(numbers.within(0, 30)),
            Cell::Hundredths(numbers.within(0, 20)),
            Cell::Hundredths(numbers.within(0, 20)),
        ]);
    }
    outcomes
}

fn effects(shape: &Shape, numbers: &mut Numbers) -> Vec<Vec<Cell>> {
    let mut lines =
        vec![heads(&["Utfall*", "Sida*", "Grund*", "Kod", "Antal", "Före", "Efter", "År 1", "År 2", "År 3"])];
    let (fewest, most) = shape.lines;
    for line in 0..numbers.within(fewest, most) {
        let (outcome, _) = OUTCOMES[line as usize % shape.outcomes];
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

fn assumptions(shape: &Shape) -> Vec<Vec<Cell>> {
    vec![
        heads(&["Antagande*", "Värde*", "Källa"]),
        vec![words("Diskonteringsränta"), Cell::Hundredths(4), words("Påhittad")],
        vec![words("Horisont"), Cell::Whole(20), words("Påhittad")],
        vec![words("Diskontering produktionsvärde"), words("slutet"), words("Påhittad")],
        vec![words("Prisår"), Cell::Whole(shape.year.into()), words("Påhittad")],
    ]
}

fn scenarios() -> Vec<Vec<Cell>> {
    let mut rows = vec![heads(&["Scenario*", "Personer"])];
    rows.extend(
        [("Bra", 100), ("Halvbra", 75), ("Dåligt", 50)]
            .map(|(name, share)| vec![words(name), Cell::Hundredths(share)]),
    );
    rows
}
