//! The reference case: tables 4.1-4.3 of Nilsson (2017).

use super::headings::{FINANCES, OPERATION, OUTCOMES, UNIT_COSTS};
use super::sheet::Kind::{Any, Number, Prose, Text};
use super::sheet::{Book, Column, Sheet, col};

const DATE: &str = "2017-03-01";

/// The unit costs that the printed tables imply.
pub fn prices() -> Book {
    Book {
        path: "arbetsmarknadskontoret/enhetskostnader.xlsx",
        title: "Enhetskostnader till Arbetsmarknadskontorets socioekonomiska bokslut",
        date: DATE,
        sheets: vec![Sheet {
            name: "Enhetskostnader",
            title: "Enhetskostnader: arbetsmarknad",
            notes: &[
                "Källa: Nilsson, I. (2017), Utanförskap, hälsa och en effektiv resursanvändning, underlagsrapport nr 6 \
                 till Kommissionen för jämlik hälsa.",
                "Rapporten anger inga enhetskostnader. Priserna är härledda: radens belopp i tabell 4.2 delat med \
                 1 021 effektmånader. Prisåret är antaget.",
            ],
            columns: UNIT_COSTS,
            rows: "
AF-HANDL | Handläggning och program | Arbetsförmedlingen | Real | månad | 3000 | 2016 | Nilsson (2017), tabell 4.2 (härlett) | | | 3 063 000 kr / 1 021 effektmånader
REG-VARD | Hälso- och sjukvård | Region | Real | månad | 4800 | 2016 | Nilsson (2017), tabell 4.2 (härlett) | | | 4 900 800 kr / 1 021 effektmånader. Landsting i rapporten.
RATT | Rättsväsende | Rättsväsendet | Real | månad | 1000 | 2016 | Nilsson (2017), tabell 4.2 (härlett) | | | 1 021 000 kr / 1 021 effektmånader
KOM-INSATS | Kommunala insatser | Kommun | Real | månad | 22900 | 2016 | Nilsson (2017), tabell 4.2 (härlett) | | | Kommunens intäkt 42 261 863,50 kr utan försörjningsstöd och skatt / 1 021 effektmånader
FK-ERS | Ersättningar från Försäkringskassan | Försäkringskassan | Finansiell | år | 5513400 | 2016 | Nilsson (2017), tabell 4.2 (härlett) | | | Hela gruppen under ett år: 1 021 effektmånader × 5 400 kr
KOM-FORS | Försörjningsstöd och skatt | Kommun | Finansiell | år | 18880963.50 | 2016 | Nilsson (2017), tabell 4.2 och 4.3 (härlett) | | | Hela gruppen under ett år: kommunens finansiella intäkt i tabell 4.2 och 4.3",
        }],
    }
}

/// The closing account of Arbetsmarknadskontoret.
pub fn account() -> Book {
    Book {
        path: "arbetsmarknadskontoret/arbetsmarknadskontoret-2016.xlsx",
        title: "Arbetsmarknadskontoret, underlag till socioekonomiskt bokslut",
        date: DATE,
        sheets: vec![operation(), finances(), outcomes(), effects(), persistence(), assumptions()],
    }
}

fn operation() -> Sheet {
    Sheet {
        name: "Verksamhet",
        title: "Underlag till socioekonomiskt bokslut",
        notes: &[],
        columns: OPERATION,
        rows: "
Verksamhet* | Arbetsmarknadskontoret
Bokslutsår* | 2016
Huvudman* | Kommun
Antal deltagare* | 459
Målgrupp | Personer som står utanför arbetsmarknaden
Upprättad av
Granskad av
Status | Preliminär
Anmärkning | Efter tabell 4.1–4.3 i Nilsson (2017). Bokslutsåret är antaget.",
    }
}

fn finances() -> Sheet {
    Sheet {
        name: "Ekonomi",
        title: "Verksamhetens egna intäkter och kostnader",
        notes: &["Källa: Nilsson (2017), tabell 4.1."],
        columns: FINANCES,
        rows: "
Intäkter från kommunen | Intäkt | 18823000 | Kommun | 1
Verksamhetens kostnader | Kostnad | 22743000 | | 1",
    }
}

fn outcomes() -> Sheet {
    Sheet {
        name: "Utfall",
        title: "Vad deltagarna nådde",
        notes: &[
            "Antal personer: Nilsson (2017), tabell 4.1. Effektmånader och månader per person är härledda ur tabell 4.2 och 4.3.",
            "Rapporten gör inget avdrag för dödvikt, undanträngning eller andras bidrag.",
        ],
        columns: OUTCOMES,
        rows: "
Arbete | 218 | 1021 | 5 | Arbete | 0% | 0% | 0% | nej",
    }
}

fn effects() -> Sheet {
    const COLUMNS: &[Column] = &[
        col("Utfall*", 10, Text),
        col("Kod", 13, Text),
        col("Benämning", 37, Prose),
        col("Aktör", 20, Text),
        col("Kostnadsslag", 18, Text),
        col("Sida*", 10, Text),
        col("Grund*", 13, Text),
        col("Belopp (kr)", 13, Number),
        col("Antal", 8, Number),
        col("Motpart", 10, Text),
        col("År 1", 13, Number),
        col("År 2", 13, Number),
        col("År 3", 13, Number),
        col("År 4", 13, Number),
        col("År 5", 13, Number),
        col("År 6", 18, Number),
    ];
    Sheet {
        name: "Effekter",
        title: "Effekter av utfallen",
        notes: &[
            "En rad med kod hämtar aktör, kostnadsslag och pris från prislistan; övriga anger dem själva. Sista ifyllda året gäller sedan.",
            "Lönesubvention och produktionsvärde är en och samma arbetskostnad (år 1–3: 32 046 000, 44 978 640 och 42 559 440 kr), \
             delad 50, 30 och 10 procent: härlett ur tabell 4.3.",
        ],
        columns: COLUMNS,
        rows: "
Arbete | AF-HANDL | Handläggning och program | | | Intäkt | effektmånad | | 1
Arbete | REG-VARD | Hälso- och sjukvård | | | Intäkt | effektmånad | | 1
Arbete | RATT | Rättsväsende | | | Intäkt | effektmånad | | 1
Arbete | KOM-INSATS | Kommunala insatser | | | Intäkt | effektmånad | | 1
Arbete | FK-ERS | Ersättningar från Försäkringskassan | | | Intäkt | år | | 1
Arbete | KOM-FORS | Försörjningsstöd och skatt | | | Intäkt | år | | 1
Arbete | | Lönesubvention | Arbetsförmedlingen | Finansiell | Kostnad | serie | 1 | | | 16023000 | 13493592 | 4255944 | 0
Arbete | | Produktionsvärde | Produktionsvärde | Produktionsvärde | Intäkt | serie | 1 | | | 16023000 | 31485048 | 38303496 | 33731040 | 33602567 | 24423382.05",
    }
}

fn persistence() -> Sheet {
    const COLUMNS: &[Column] = &[
        col("Profil*", 16, Text),
        col("År 1", 9, Any),
        col("År 2", 9, Any),
        col("År 3", 9, Any),
        col("År 4", 9, Any),
        col("År 5", 9, Any),
        col("År 6", 9, Any),
    ];
    Sheet {
        name: "Varaktighet",
        title: "Andel av full effekt som finns kvar",
        notes: &["Härlett ur tabell 4.3 i Nilsson (2017). Sista ifyllda året gäller sedan."],
        columns: COLUMNS,
        rows: "
Arbete | 100% | 70% | 50% | 40% | 30% | 20%",
    }
}

fn assumptions() -> Sheet {
    const COLUMNS: &[Column] =
        &[col("Antagande*", 32, Text), col("Värde*", 24, Any), col("Källa", 52, Prose)];
    Sheet {
        name: "Antaganden",
        title: "Antaganden",
        notes: &["Rapporten redovisar inga antaganden (fotnot 7)."],
        columns: COLUMNS,
        rows: "
Diskonteringsränta | 4% | Nilsson (2017), härlett ur tabell 4.3
Horisont | 20 | Nilsson (2017), tabell 4.3
Diskontering real | början | Nilsson (2017), härlett ur tabell 4.3
Diskontering finansiell | början | Nilsson (2017), härlett ur tabell 4.3
Diskontering produktionsvärde | slutet | Nilsson (2017), härlett ur tabell 4.3
Prisår | 2016 | Antaget: samma som bokslutsåret",
    }
}
