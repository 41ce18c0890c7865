//! Two hundred persons followed up one by one. Invented: a seeded generator draws everyone.

use super::headings::{ASSUMPTIONS, FINANCES, OPERATION, PERSISTENCE, UNIT_COSTS};
use super::sheet::Kind::{Any, Number, Text};
use super::sheet::{Book, Column, Sheet, col};
use std::fmt::Write;

/// The closing account of Rehabteamet, with its own price list.
pub fn account() -> Book {
    Book {
        path: "individer/rehabteamet-2024.xlsx",
        title: "Rehabteamet, underlag till socioekonomiskt bokslut på individnivå",
        date: "2025-03-01",
        sheets: vec![
            operation(),
            finances(),
            outcomes(),
            participants(),
            effects(),
            persistence(),
            assumptions(),
            prices(),
        ],
    }
}

fn operation() -> Sheet {
    Sheet {
        name: "Verksamhet",
        title: "Underlag till socioekonomiskt bokslut",
        notes: &["Påhittat exempel."],
        columns: OPERATION,
        rows: "
Verksamhet* | Rehabteamet
Bokslutsår* | 2024
Huvudman* | Kommun
Antal deltagare* | 200
Målgrupp | Långtidssjukskrivna och personer med försörjningsstöd på grund av ohälsa
Upprättad av | Controller, socialförvaltningen
Status | Preliminär
Anmärkning | Alla 200 personer är slumpade; ingen av dem finns.",
    }
}

fn finances() -> Sheet {
    Sheet {
        name: "Ekonomi",
        title: "Verksamhetens egna intäkter och kostnader",
        notes: &["Påhittat exempel."],
        columns: FINANCES,
        rows: "
Anslag från kommunen | Intäkt | 6200000 | Kommun | 1
Medel från samordningsförbundets parter | Intäkt | 2400000 | Region | 1
Personal | Kostnad | 7900000 | | 1
Lokaler och handledning | Kostnad | 1150000 | | 1",
    }
}

fn outcomes() -> Sheet {
    const COLUMNS: &[Column] = &[
        col("Utfall*", 26, Text),
        col("Månader per person och år", 21, Number),
        col("Varaktighet", 18, Text),
        col("Dödvikt", 10, Any),
        col("Undanträngning", 16, Any),
        col("Andras bidrag", 10, Any),
        col("Överlappar", 12, Text),
    ];
    Sheet {
        name: "Utfall",
        title: "Vad deltagarna nådde",
        notes: &["Antal personer och effektmånader år 1 räknas ur bladet Deltagare."],
        columns: COLUMNS,
        rows: "
Arbete | 10 | Arbete | 20% | 5% | 10% | nej
Studier | 9 | Studier | 25% | 0% | 10% | nej
Närmare arbete | 6 | Steg | 30% | 0% | 15% | nej",
    }
}

fn effects() -> Sheet {
    const COLUMNS: &[Column] = &[
        col("Utfall*", 16, Text),
        col("Kod", 13, Text),
        col("Benämning", 37, Text),
        col("Aktör", 20, Text),
        col("Kostnadsslag", 18, Text),
        col("Sida*", 10, Text),
        col("Grund*", 13, Text),
        col("Belopp (kr)", 13, Number),
        col("Antal", 8, Number),
    ];
    Sheet {
        name: "Effekter",
        title: "Effekter av utfallen som inte är mätta person för person",
        notes: &["Vad personerna använde före och efter står i bladet Deltagare."],
        columns: COLUMNS,
        rows: "
Arbete | PROD | Värde av utfört arbete, andel av heltid | | | Intäkt | effektmånad | | 0.7
Studier | | Studiemedlets bidragsdel | Övriga | Finansiell | Kostnad | effektmånad | 3900 | 1",
    }
}

fn persistence() -> Sheet {
    Sheet {
        name: "Varaktighet",
        title: "Andel av full effekt som finns kvar",
        notes: &["Påhittat exempel."],
        columns: PERSISTENCE,
        rows: "
Arbete | 100% | 80% | 70% | 60% | 50% | 40%
Studier | 100% | 85% | 60% | 45% | 30% | 20%
Steg | 100% | 50% | 25% | 0%",
    }
}

fn assumptions() -> Sheet {
    Sheet {
        name: "Antaganden",
        title: "Antaganden",
        notes: &[],
        columns: ASSUMPTIONS,
        rows: "
Diskonteringsränta | 3.5% | Exempel | Kommunstyrelsen | 2026-12-31
Horisont | 10 | Exempel | Kommunstyrelsen | 2026-12-31",
    }
}

fn prices() -> Sheet {
    Sheet {
        name: "Enhetskostnader",
        title: "Enhetskostnader",
        notes: &["Påhittade priser."],
        columns: UNIT_COSTS,
        rows: "
FORS | Försörjningsstöd | Kommun | Finansiell | månad | 9400 | 2024 | Exempel
HANDL | Handläggning av försörjningsstöd | Kommun | Real | timme | 650 | 2024 | Exempel
PRIMV | Besök i primärvården | Region | Real | besök | 1900 | 2024 | Exempel
PSYKV | Besök i psykiatrisk öppenvård | Region | Real | besök | 3300 | 2024 | Exempel
SLUTV | Slutenvård | Region | Real | dygn | 12800 | 2024 | Exempel
SJUKP | Sjukpenning | Försäkringskassan | Finansiell | månad | 11500 | 2024 | Exempel
PROD | Värde av en månads arbete | | Produktionsvärde | månad | 43000 | 2024 | Exempel",
    }
}

/// Everyone: pseudonym, outcome, effect months, and what they took of six unit costs before and after.
fn participants() -> Sheet {
    const COLUMNS: &[Column] = &[
        col("Deltagare*", 12, Text),
        col("Utfall", 18, Text),
        col("Effektmånader", 14, Number),
        col("FORS före", 10, Number),
        col("FORS efter", 10, Number),
        col("HANDL före", 10, Number),
        col("HANDL efter", 10, Number),
        col("PRIMV före", 10, Number),
        col("PRIMV efter", 10, Number),
        col("PSYKV före", 10, Number),
        col("PSYKV efter", 10, Number),
        col("SLUTV före", 10, Number),
        col("SLUTV efter", 10, Number),
        col("SJUKP före", 10, Number),
        col("SJUKP efter", 10, Number),
    ];
    let mut dice = Dice(20_240_301);
    let mut rows = String::new();
    for number in 1..=200 {
        rows.push('\n');
        person(&mut rows, number, &mut dice).expect("a text takes everything");
    }
    Sheet {
        name: "Deltagare",
        title: "Deltagarna, en rad per person",
        notes: &[
            "Exempel: alla är slumpade av examples/make_sample_data/individuals.rs. Antal per år: månader, timmar, besök, dygn.",
            "Två tomma celler i ett par: personen är inte mätt för koden.",
        ],
        columns: COLUMNS,
        rows: rows.leak(),
    }
}

fn person(row: &mut String, number: u32, dice: &mut Dice) -> std::fmt::Result {
    let (outcome, months, kept) = match dice.below(100) {
        0..=31 => ("Arbete", 1 + dice.below(10), 15),
        32..=46 => ("Studier", 2 + dice.below(8), 35),
        47..=64 => ("Närmare arbete", 1 + dice.below(6), 70),
        _ => ("", 0, 95),
    };
    write!(row, "P{number:03} | {outcome} | ")?;
    if !outcome.is_empty() {
        write!(row, "{months}")?;
    }
    // Six months or more on support or on sick pay, seldom on both.
    let on_support = dice.below(100) < 60;
    let on_sick_pay = dice.below(100) < if on_support { 10 } else { 85 };
    let support = if on_support { 6 + dice.below(7) } else { 0 };
    pair(row, support, (kept, 100), dice)?;
    pair(row, if on_support { 6 + dice.below(19) } else { 0 }, (kept, 100), dice)?;
    let visits = 1 + dice.below(12);
    measured(row, 75, visits, kept + 25, dice)?;
    let visits = if dice.below(100) < 45 { 2 + dice.below(22) } else { 0 };
    measured(row, 65, visits, kept + 15, dice)?;
    pair(row, if dice.below(100) < 24 { 2 + dice.below(24) } else { 0 }, (kept, 100), dice)?;
    pair(row, if on_sick_pay { 4 + dice.below(9) } else { 0 }, (kept, 100), dice)
}

/// A pair that only so many of a hundred were asked about.
fn measured(row: &mut String, asked: u32, before: u32, kept: u32, dice: &mut Dice) -> std::fmt::Result {
    if dice.below(100) < asked { pair(row, before, (kept, 130), dice) } else { write!(row, " | | ") }
}

/// A quantity, and what is left of it, in halves: about so many of a hundred parts, and so many at most.
fn pair(row: &mut String, before: u32, (about, most): (u32, u32), dice: &mut Dice) -> std::fmt::Result {
    let parts = (about + dice.below(41)).saturating_sub(20).min(most);
    let halves = 2 * before * parts / 100;
    write!(row, " | {before} | {}{}", halves / 2, if halves.is_multiple_of(2) { "" } else { ".5" })
}

/// A generator of numbers that look drawn: the same ones every time.
struct Dice(u64);

impl Dice {
    /// A number from 0 up to one less than `sides`.
    fn below(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // The high bits are the well mixed ones.
        u32::try_from((self.0 >> 33) % u64::from(sides)).unwrap_or_default()
    }
}
