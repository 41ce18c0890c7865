//! The foster-home case: children in foster homes whose schooling is strengthened, with an investment
//! fund and an investor who is paid for outcomes. Invented throughout.

use super::headings::{ASSUMPTIONS, FINANCES, FINANCING, OPERATION, OUTCOMES, PERSISTENCE, UNPRICED};
use super::sheet::Kind::{Any, Number, Prose, Text, Year};
use super::sheet::{Book, Column, Sheet, col};

const DATE: &str = "2025-03-01";

/// The unit costs, with what can really be freed of each.
pub fn prices() -> Book {
    const COLUMNS: &[Column] = &[
        col("Kod*", 14, Text),
        col("Benämning*", 44, Prose),
        col("Aktör*", 20, Text),
        col("Kostnadsslag*", 17, Text),
        col("Enhet*", 9, Text),
        col("Pris (kr)*", 12, Number),
        col("Prisår*", 9, Year),
        col("Källa*", 12, Prose),
        col("Minsta enhet", 14, Number),
        col("Realiseringsgrad", 17, Any),
        col("Anmärkning", 60, Prose),
    ];
    const ACTORS: &[Column] = &[col("Aktör*", 34, Text), col("Ingår i", 18, Text), col("Kortnamn", 14, Text)];
    Book {
        path: "familjehem/enhetskostnader.xlsx",
        title: "Enhetskostnader: barn i familjehem",
        date: DATE,
        sheets: vec![
            Sheet {
                name: "Enhetskostnader",
                title: "Enhetskostnader: barn i familjehem",
                notes: &[
                    "Påhittat exempel.",
                    "Minsta enhet är det minsta som verkligen kan frigöras: en plats, en tjänst, en mottagningsdag.",
                ],
                columns: COLUMNS,
                rows: "
HVB-DYGN | Vård på institution (HVB) | Socialtjänst | Real | dygn | 6500 | 2024 | Exempel | 365 | 90% | En plats under ett år; en tiondel går åt till avtalets fasta del
FH-DYGN | Arvode och omkostnader till familjehem | Socialtjänst | Real | dygn | 900 | 2024 | Exempel
FH-BYTE | Nytt familjehem: utredning och introduktion | Socialtjänst | Real | styck | 85000 | 2024 | Exempel | | 75% | En fjärdedel är egen tid som inte går att frigöra
SOC-TIMME | Socialsekreterare | Socialtjänst | Real | timme | 520 | 2024 | Exempel | 1700 | | En tjänst
SKOL-RESURS | Elevassistent | Skola | Real | år | 480000 | 2024 | Exempel | 1 | 80% | En tjänst; en femtedel behövs för vikarier
BUP-BESOK | Besök på barn- och ungdomspsykiatrin | Region | Real | besök | 3900 | 2024 | Exempel | 40 | 50% | En mottagningsdag i veckan
EKB | Ekonomiskt bistånd | Socialtjänst | Finansiell | månad | 11000 | 2024 | Exempel
SKATT-K | Kommunalskatt | Kommun | Finansiell | månad | 5400 | 2024 | Exempel
SKATT-R | Regionskatt | Region | Finansiell | månad | 3000 | 2024 | Exempel
PROD | Värde av utfört arbete | | Produktionsvärde | månad | 34000 | 2024 | Exempel",
            },
            Sheet {
                name: "Aktörer",
                title: "Aktörer",
                notes: &[],
                columns: ACTORS,
                rows: "
Kommun
Socialtjänst | Kommun
Skola | Kommun
Region
Övriga",
            },
        ],
    }
}

/// The closing account of Stärkt skolgång.
pub fn account() -> Book {
    Book {
        path: "familjehem/stärkt-skolgång-2024.xlsx",
        title: "Stärkt skolgång, underlag till socioekonomiskt bokslut",
        date: DATE,
        sheets: vec![
            operation(),
            finances(),
            outcomes(),
            effects(),
            persistence(),
            assumptions(),
            unpriced(),
            financing(),
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
Verksamhet* | Stärkt skolgång
Bokslutsår* | 2024
Huvudman* | Kommun
Antal deltagare* | 30
Målgrupp | Barn 7–16 år som är placerade i familjehem
Upprättad av | Controller, socialförvaltningen
Status | Preliminär
Anmärkning | Samma barn kan både bo kvar och få godkända betyg: utfallen överlappar.",
    }
}

fn finances() -> Sheet {
    Sheet {
        name: "Ekonomi",
        title: "Verksamhetens egna kostnader",
        notes: &[
            "Verksamheten har inget anslag: den betalas av en fond eller en investerare, se bladet Finansiering.",
        ],
        columns: FINANCES,
        rows: "
Psykologer och specialpedagoger | Kostnad | 3900000 | | 1
Kartläggning av elevernas hälsa och skolgång | Kostnad | 500000 | | 1
Samordning | Kostnad | 400000 | | 1
Uppföljning året efter | Kostnad | 200000 | | 2",
    }
}

fn outcomes() -> Sheet {
    Sheet {
        name: "Utfall",
        title: "Vad barnen nådde",
        notes: &[],
        columns: OUTCOMES,
        rows: "
Placeringen håller | 12 | | | Placering | 25% | | | ja
Godkända betyg | 9 | | | Betyg | 30% | | | ja",
    }
}

fn effects() -> Sheet {
    const COLUMNS: &[Column] = &[
        col("Utfall*", 20, Text),
        col("Kod", 13, Text),
        col("Benämning", 44, Prose),
        col("Sida*", 9, Text),
        col("Grund*", 13, Text),
        col("Antal", 8, Number),
        col("Före", 8, Number),
        col("Efter", 8, Number),
        col("År 1", 7, Number),
        col("År 2", 7, Number),
        col("År 3", 7, Number),
        col("År 4", 7, Number),
        col("År 5", 7, Number),
    ];
    Sheet {
        name: "Effekter",
        title: "Effekter av utfallen",
        notes: &["Före och Efter: antal enheter per barn (eller per månad) före och efter insatsen."],
        columns: COLUMNS,
        rows: "
Placeringen håller | HVB-DYGN | Dygn på institution | Intäkt | person | | 120 | 20
Placeringen håller | FH-DYGN | Dygn i familjehem i stället | Kostnad | person | 100
Placeringen håller | FH-BYTE | Byten av familjehem | Intäkt | person | | 0.8 | 0.2
Placeringen håller | SOC-TIMME | Timmar för omplacering och akuta möten | Intäkt | person | | 220 | 20
Placeringen håller | BUP-BESOK | Besök på BUP | Intäkt | effektmånad | | 1.5 | 0.7
Godkända betyg | SKOL-RESURS | Elevassistenter | Intäkt | år | 2
Godkända betyg | EKB | Ekonomiskt bistånd som unga vuxna, månader | Intäkt | serie | | | | 0 | 0 | 20 | 40 | 50
Godkända betyg | SKATT-K | Kommunalskatt på de ungas lön, månader | Intäkt | serie | | | | 0 | 0 | 10 | 30 | 40
Godkända betyg | SKATT-R | Regionskatt på de ungas lön, månader | Intäkt | serie | | | | 0 | 0 | 10 | 30 | 40
Godkända betyg | PROD | De ungas arbete, månader | Intäkt | serie | | | | 0 | 0 | 10 | 30 | 40",
    }
}

fn persistence() -> Sheet {
    Sheet {
        name: "Varaktighet",
        title: "Andel av full effekt som finns kvar",
        notes: &[],
        columns: PERSISTENCE,
        rows: "
Placering | 100% | 80% | 60% | 40% | 20% | 0%
Betyg | 100% | 100% | 80% | 50% | 0%",
    }
}

fn assumptions() -> Sheet {
    Sheet {
        name: "Antaganden",
        title: "Antaganden",
        notes: &[],
        columns: ASSUMPTIONS,
        rows: "
Diskonteringsränta | 3.5% | Exempel
Horisont | 10 | Exempel
Diskontering produktionsvärde | slutet | Exempel",
    }
}

fn unpriced() -> Sheet {
    Sheet {
        name: "Ej prissatta effekter",
        title: "Det som blir bättre eller sämre men inte har något pris",
        notes: &[],
        columns: UNPRICED,
        rows: "
Barnen får bo kvar hos vuxna som de litar på | | + | stor | Samtal med barnen vid uppföljningen.
Tro på den egna förmågan i skolan | | + | stor | Elevenkät före och efter.
Familjehem som orkar vara kvar | Socialtjänst | + | måttlig
Mer tid för möten för lärarna | Skola | - | liten",
    }
}

fn financing() -> Sheet {
    Sheet {
        name: "Finansiering",
        title: "Fond och ersättning för utfall",
        notes: &["Två sätt att betala samma verksamhet; de räknas var för sig."],
        columns: FINANCING,
        rows: "
Återbetalningsandel | 45%
Vinster som räknas | realiserbara
Sista återbetalningsår | 6
Utfall med ersättning | Placeringen håller
Ersättning per person | 450000
Ersättningstak | 5200000
Betalare | Socialtjänst
Utbetalningsår | 3
Investerarens insats | 4800000
Investeringsår | 1",
    }
}
