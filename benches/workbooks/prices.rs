//! The price workbooks: one that holds for all, and those that put other prices in its place.

use super::cells::{Cell, Numbers, Table, heads, words};

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
const UNITS: [&str; 5] = ["månad", "dygn", "besök", "timme", "år"];
const FIRST_INDEX_YEAR: u16 = 2010;

pub fn code(number: usize) -> String {
    format!("KOD-{number:03}")
}

/// All unit costs, the actors and an index of 15 years.
pub fn prices() -> Vec<Table> {
    let mut numbers = Numbers::new(1);
    let costs = costs(0..UNIT_COSTS, &mut numbers);
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

/// Unit costs of these numbers, each the same as ever but for its price and the year of its price.
pub fn costs(which: impl Iterator<Item = usize>, numbers: &mut Numbers) -> Vec<Vec<Cell>> {
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
    costs.extend(which.map(|number| {
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
            words(UNITS[number % UNITS.len()]),
            Cell::Hundredths(numbers.within(5_000, 4_000_000)),
            Cell::Whole(numbers.within(2015, 2023)),
            words("Påhittad"),
            words("KPI"),
        ]
    }));
    costs
}
