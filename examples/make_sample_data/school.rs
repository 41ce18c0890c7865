//! The school case: pupils who are at home instead of in school (hemmasittare). Invented, on
//! published prices where there are any.

use super::headings::{ASSUMPTIONS, FINANCES, OPERATION, OUTCOMES, PERSISTENCE, PLAN, UNPRICED};
use super::sheet::Kind::{Number, Prose, Text};
use super::sheet::{Book, Column, Sheet, col};

/// The closing account of Närvaroteamet.
pub fn account() -> Book {
    Book {
        path: "skola/norra/närvaroteamet-2023.xlsx",
        title: "Närvaroteamet, underlag till socioekonomiskt bokslut",
        date: "2024-03-01",
        sheets: vec![
            operation(),
            finances(),
            outcomes(),
            effects(),
            persistence(),
            assumptions(),
            unpriced(),
            plan(),
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
Verksamhet* | Närvaroteamet
Bokslutsår* | 2023
Huvudman* | Kommun
Antal deltagare* | 24
Målgrupp | Elever 14–19 år som är hemma i stället för i skolan (hemmasittare)
Upprättad av | Controller, barn- och utbildningsförvaltningen
Granskad av | Redovisningschef
Status | Fastställd
Anmärkning | Samma elev kan både komma åter och fullfölja gymnasiet: utfallen överlappar.",
    }
}

fn finances() -> Sheet {
    Sheet {
        name: "Ekonomi",
        title: "Verksamhetens egna intäkter och kostnader",
        notes: &[],
        columns: FINANCES,
        rows: "
Anslag från barn- och utbildningsnämnden | Intäkt | 2600000 | Skola | 1
Anslag från socialnämnden | Intäkt | 900000 | Socialtjänst | 1
Statsbidrag | Intäkt | 400000 | Skolverket | 1
Personal | Kostnad | 3450000 | | 1
Lokaler och resor | Kostnad | 410000 | | 1
Handledning och utbildning | Kostnad | 340000 | | 1
Uppföljning av eleverna året efter | Kostnad | 180000 | | 2",
    }
}

fn outcomes() -> Sheet {
    Sheet {
        name: "Utfall",
        title: "Vad eleverna nådde",
        notes: &["Månader per person och år är 12 om inget anges; ett läsår räknas som 10."],
        columns: OUTCOMES,
        rows: "
Åter i skolan | 18 | 112 | 10 | Skolnärvaro | 20% | 5% | 15% | ja
Fullföljd gymnasieutbildning | 7 | 42 | | Gymnasieexamen | 30% | 10% | 20% | ja",
    }
}

fn effects() -> Sheet {
    const COLUMNS: &[Column] = &[
        col("Utfall*", 29, Text),
        col("Kod", 15, Text),
        col("Benämning", 46, Prose),
        col("Aktör", 19, Text),
        col("Kostnadsslag", 14, Text),
        col("Sida*", 9, Text),
        col("Grund*", 13, Text),
        col("Belopp (kr)", 10, Number),
        col("Antal", 8, Number),
        col("Före", 8, Number),
        col("Efter", 8, Number),
        col("Motpart", 27, Text),
        col("År 1", 7, Number),
        col("År 2", 7, Number),
        col("År 3", 7, Number),
        col("År 4", 7, Number),
    ];
    Sheet {
        name: "Effekter",
        title: "Effekter av utfallen",
        notes: &[
            "Före och Efter: antal enheter per person (eller per månad) före och efter insatsen; skillnaden är effekten.",
            "En rad med kod hämtar aktör, kostnadsslag och pris från prislistan; övriga anger dem själva. Sista ifyllda året i en serie gäller sedan.",
        ],
        columns: COLUMNS,
        rows: "
Åter i skolan | SOC-FORHAND | Förhandsbedömningar | | | Intäkt | person | | | 3 | 1
Åter i skolan | SOC-BBIC | Utredningar enligt BBIC | | | Intäkt | person | | | 0.6 | 0.2
Åter i skolan | SOC-SAMV | Samverkansmöten, timmar | | | Intäkt | effektmånad | | | 2 | 1.25
Åter i skolan | SKOL-ENSK | Enskild undervisning, timmar | | | Intäkt | effektmånad | | | 12 | 4
Åter i skolan | SKOL-SKJUTS | Skolskjuts till eleverna som är åter | | | Kostnad | effektmånad | | 1
Åter i skolan | SKOL-RESURS | En plats i resursskola mindre | | | Intäkt | år | | 1
Åter i skolan | SKOL-ANPASS | Anpassade lärmiljöer på fyra skolor | | | Kostnad | engång | | 4
Åter i skolan | BUP-BESOK | Besök hos BUP | | | Intäkt | effektmånad | | | 0.8 | 0.3
Åter i skolan | REG-LAKARE | Läkarbesök i primärvården | | | Intäkt | effektmånad | | | 0.4 | 0.15
Åter i skolan | FK-SJUKP | Föräldrars sjukpenning, dagar | | | Intäkt | effektmånad | | | 3 | 1.2
Åter i skolan | SKATT-K-FOR | Kommunalskatt när föräldrar arbetar mer | | | Intäkt | effektmånad | | 0.3
Åter i skolan | SKATT-R-FOR | Regionskatt när föräldrar arbetar mer | | | Intäkt | effektmånad | | 0.3
Åter i skolan | PROD-FOR | Föräldrars arbete, andel av heltid | | | Intäkt | effektmånad | | 0.3
Åter i skolan | SIS-OPPEN | Vård på SiS öppna avdelning, dygn | | | Intäkt | serie | | | | | | 60 | 45 | 30 | 0
Åter i skolan | SOC-SIS | Avgift till SiS, dygn | | | Intäkt | serie | | | | | Statens institutionsstyrelse | 60 | 45 | 30 | 0
Åter i skolan | SIS-AVGIFT | Avgift från kommunen, dygn | | | Kostnad | serie | | | | | Socialtjänst | 60 | 45 | 30 | 0
Åter i skolan | KV-FRIVARD | Frivård, dygn | | | Intäkt | person | | | 20 | 5
Fullföljd gymnasieutbildning | PROD-UNG | De ungas arbete, andel av heltid | | | Intäkt | effektmånad | | 0.45
Fullföljd gymnasieutbildning | SKATT-K-UNG | Kommunalskatt på de ungas lön | | | Intäkt | effektmånad | | 0.45
Fullföljd gymnasieutbildning | SKATT-R-UNG | Regionskatt på de ungas lön | | | Intäkt | effektmånad | | 0.45
Fullföljd gymnasieutbildning | SOC-EKB | Ekonomiskt bistånd, hushåll | | | Intäkt | person | | | 0.5 | 0.15
Fullföljd gymnasieutbildning | FK-AKTIV | Aktivitetsersättning | | | Intäkt | effektmånad | | | 0.2 | 0.08
Fullföljd gymnasieutbildning | AF-PROG | Arbetsmarknadspolitiska program | | | Intäkt | effektmånad | | | 0.35 | 0.1
Fullföljd gymnasieutbildning | REG-LAKARE | Läkarbesök i primärvården | | | Intäkt | effektmånad | | | 0.3 | 0.2
Fullföljd gymnasieutbildning | KV-FRIVARD | Frivård, dygn | | | Intäkt | person | | | 25 | 10
Fullföljd gymnasieutbildning | SKOL-GYM | Gymnasieplats, sju elever en termin | | | Kostnad | engång | | 3.5
Fullföljd gymnasieutbildning | | Anställningsstöd | Arbetsförmedlingen | Finansiell | Kostnad | år | 96000 | 1 | | | Övriga",
    }
}

fn persistence() -> Sheet {
    Sheet {
        name: "Varaktighet",
        title: "Andel av full effekt som finns kvar",
        notes: &[
            "Antingen en andel per år (sista ifyllda gäller sedan) eller årlig avklingning och återfall, aldrig under Lägst.",
        ],
        columns: PERSISTENCE,
        rows: "
Skolnärvaro | 100% | 80% | 70% | 60% | 50% | 0%
Skolnärvaro enligt plan | 100% | 90% | 80% | 60% | 40% | 0%
Gymnasieexamen | | | | | | | 3% | 5% | 50%",
    }
}

fn assumptions() -> Sheet {
    Sheet {
        name: "Antaganden",
        title: "Antaganden",
        notes: &[],
        columns: ASSUMPTIONS,
        rows: "
Diskonteringsränta | 3.5% | Trafikverket, ASEK: samhällsekonomisk kalkylränta | Kommunstyrelsen | 2026-12-31
Horisont | 15 | Exempel | Kommunstyrelsen | 2026-12-31
Diskontering real | mitten | Exempel | Kommunstyrelsen | 2026-12-31
Diskontering finansiell | mitten | Exempel | Kommunstyrelsen | 2026-12-31
Diskontering produktionsvärde | slutet | Exempel | Kommunstyrelsen | 2026-12-31
Prisår | 2023 | Bokslutsåret
Redovisade år | 1, 2, 4, 10, 15 | Horisonten är 15 år",
    }
}

fn unpriced() -> Sheet {
    Sheet {
        name: "Ej prissatta effekter",
        title: "Det som blir bättre eller sämre men inte har något pris",
        notes: &[],
        columns: UNPRICED,
        rows: "
Elevernas hälsa, självkänsla och framtidstro | | + | stor | Skattningar före och efter insatsen; svaren är inte prissatta.
Lugnare vardag i familjerna | | + | stor | Samtal med vårdnadshavare när insatsen avslutades.
Syskon och klasskamrater påverkas mindre | Skola | + | liten
Bättre samarbete mellan skola, socialtjänst och BUP | Kommun | + | måttlig | Gemensamma rutiner finns kvar när insatsen är slut.
Mer arbete för mentorer under återgången | Skola | - | måttlig | Tid för anpassad studiegång utöver det som är prissatt.
Längre köer när fler elever får kontakt med BUP | Barn- och ungdomspsykiatrin | - | liten
Elever som stannar i kommunen som vuxna | Kommun | + | | Går inte att bedöma ännu.",
    }
}

fn plan() -> Sheet {
    Sheet {
        name: "Plan",
        title: "Vad som var planerat för året",
        notes: &[
            "En rad är ett utfall, en post i de egna böckerna eller ett pris. Det som inte anges är planerat som det blev.",
        ],
        columns: PLAN,
        rows: "
Åter i skolan | 21 | 150 | Skolnärvaro enligt plan | 15% | | | | | | | | Verksamhetsplan 2023
Fullföljd gymnasieutbildning | 6 | | | | | | | | | | | Verksamhetsplan 2023
 | | | | | Anslag från barn- och utbildningsnämnden | Intäkt | 2600000 | Skola | 1 | | | Budget 2023
 | | | | | Anslag från socialnämnden | Intäkt | 900000 | Socialtjänst | 1 | | | Budget 2023
 | | | | | Statsbidrag | Intäkt | 550000 | Skolverket | 1 | | | Budget 2023
 | | | | | Personal | Kostnad | 3300000 | | 1 | | | Budget 2023
 | | | | | Lokaler och resor | Kostnad | 430000 | | 1 | | | Budget 2023
 | | | | | Handledning och utbildning | Kostnad | 320000 | | 1 | | | Budget 2023
 | | | | | Uppföljning av eleverna året efter | Kostnad | 180000 | | 2 | | | Budget 2023
 | | | | | | | | | | SKOL-ENSK | 480 | Kalkyl inför budget 2023
 | | | | | | | | | | SKOL-SKJUTS | 2400 | Kalkyl inför budget 2023",
    }
}
