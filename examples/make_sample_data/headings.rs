//! The columns of the Swedish input sheets. English: `small.rs`.

use super::sheet::Kind::{Any, Number, Prose, Text, Year};
use super::sheet::{Column, col};

pub const UNIT_COSTS: &[Column] = &[
    col("Kod*", 14, Text),
    col("Benämning*", 38, Prose),
    col("Aktör*", 28, Text),
    col("Kostnadsslag*", 17, Text),
    col("Enhet*", 9, Text),
    col("Pris (kr)*", 15, Number),
    col("Prisår*", 10, Year),
    col("Källa*", 36, Prose),
    col("Index", 8, Text),
    col("Giltig till", 12, Any),
    col("Anmärkning", 46, Prose),
];

pub const ACTORS: &[Column] = &[col("Aktör*", 34, Text), col("Ingår i", 18, Text), col("Kortnamn", 14, Text)];

pub const OPERATION: &[Column] = &[col("", 22, Text), col("", 70, Any)];

pub const FINANCES: &[Column] = &[
    col("Post*", 46, Prose),
    col("Sida*", 10, Text),
    col("Belopp (kr)*", 15, Number),
    col("Aktör", 18, Text),
    col("År", 7, Year),
];

pub const OUTCOMES: &[Column] = &[
    col("Utfall*", 30, Text),
    col("Antal personer*", 12, Number),
    col("Effektmånader år 1", 18, Number),
    col("Månader per person och år", 21, Number),
    col("Varaktighet", 18, Text),
    col("Dödvikt", 10, Any),
    col("Undanträngning", 16, Any),
    col("Andras bidrag", 10, Any),
    col("Överlappar", 12, Text),
];

pub const ASSUMPTIONS: &[Column] = &[
    col("Antagande*", 32, Text),
    col("Värde*", 12, Any),
    col("Källa", 60, Prose),
    col("Beslutad av", 24, Prose),
    col("Giltig till", 12, Any),
];

/// One profile a row, in either of its two forms.
pub const PERSISTENCE: &[Column] = &[
    col("Profil*", 20, Text),
    col("År 1", 8, Any),
    col("År 2", 8, Any),
    col("År 3", 8, Any),
    col("År 4", 8, Any),
    col("År 5", 8, Any),
    col("År 6", 8, Any),
    col("Avklingning", 13, Any),
    col("Återfall", 10, Any),
    col("Lägst", 8, Any),
];

/// What was planned: an outcome, an entry or a price a row.
pub const PLAN: &[Column] = &[
    col("Utfall", 30, Text),
    col("Antal personer", 10, Number),
    col("Effektmånader år 1", 14, Number),
    col("Varaktighet", 24, Text),
    col("Dödvikt", 10, Any),
    col("Post", 44, Prose),
    col("Sida", 10, Text),
    col("Belopp (kr)", 12, Number),
    col("Aktör", 16, Text),
    col("År", 7, Year),
    col("Kod", 14, Text),
    col("Pris (kr)", 12, Number),
    col("Källa", 34, Prose),
];

/// Ej prissatta effekter.
pub const UNPRICED: &[Column] = &[
    col("Effekt*", 44, Prose),
    col("Aktör", 20, Text),
    col("Riktning*", 11, Text),
    col("Styrka", 11, Text),
    col("Beskrivning", 60, Prose),
];

/// Finansiering: a label a row, its value beside it.
pub const FINANCING: &[Column] = &[col("", 30, Text), col("", 40, Any)];
