//! Names of municipalities that are not there.

const FIRST: [&str; 30] = [
    "Älg",
    "Björk",
    "Ekorr",
    "Fjäll",
    "Glän",
    "Hägg",
    "Igelkott",
    "Järv",
    "Kråk",
    "Lärk",
    "Måne",
    "Näver",
    "Odon",
    "Pärl",
    "Räv",
    "Sälg",
    "Tjäder",
    "Uggle",
    "Vårljus",
    "Ymer",
    "Åkerbärs",
    "Ängsull",
    "Öring",
    "Grävling",
    "Hjortron",
    "Kärrhök",
    "Lönn",
    "Mård",
    "Rönn",
    "Skåp",
];
const LAST: [&str; 10] =
    ["mossen", "hyttan", "fjärden", "ängen", "höjden", "sjöås", "rödjan", "lösa", "kulla", "åmynne"];

/// The name of the municipality of a number, each once.
pub fn name(number: usize) -> String {
    let first = FIRST[number % FIRST.len()];
    let last = LAST[(number / FIRST.len() + number) % LAST.len()];
    match number / (FIRST.len() * LAST.len()) {
        0 => format!("{first}{last}"),
        round => format!("{first}{last} {}", round + 1),
    }
}
