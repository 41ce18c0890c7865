//! The price lists of the school case: a national one as .ods, and one nearer the operation that
//! overrides a code.

use super::headings::{ACTORS, UNIT_COSTS};
use super::sheet::Kind::{Number, Year};
use super::sheet::{Book, Column, Sheet, col};

/// Published prices, the index that carries them to the account year, and the actors.
pub fn national() -> Book {
    Book {
        path: "skola/enhetskostnader.ods",
        title: "Enhetskostnader: barn och unga",
        date: "2024-02-15",
        sheets: vec![unit_costs(), actors(), index()],
    }
}

fn unit_costs() -> Sheet {
    Sheet {
        name: "Enhetskostnader",
        title: "Enhetskostnader: barn och unga",
        notes: &[
            "Pris i respektive prisårs prisnivå; Index anger den kolumn i Prisindex som räknar om det. Priser för 2024 har inget index, eftersom serien slutar 2023.",
            "Källan Exempel: påhittat belopp, som byts mot kommunens eget.",
        ],
        columns: UNIT_COSTS,
        rows: "
SOC-FORHAND | Förhandsbedömning | Socialtjänst | Real | styck | 1543 | 2015 | SKL/Psynk, schabloner | KPI
SOC-BBIC | Utredning enligt BBIC | Socialtjänst | Real | styck | 30561 | 2015 | SKL/Psynk, schabloner | KPI
SOC-SAMV | Samverkansmöte | Socialtjänst | Real | timme | 2640 | 2015 | SKL/Psynk, schabloner | KPI
SOC-SIP | Samordnad individuell plan (SIP) | Socialtjänst | Real | timme | 2230 | 2015 | SKL/Psynk, schabloner | KPI
SOC-EKB | Ekonomiskt bistånd per biståndshushåll och år, riket | Socialtjänst | Finansiell | år | 67020 | 2022 | Socialstyrelsen via regionfakta.com | KPI
SOC-SIS | Avgift för vård på SiS öppna avdelning, betald | Socialtjänst | Finansiell | dygn | 3528 | 2020 | stat-inst.se | KPI | | Härlett: 72 % av full avgift, 4 900 kr
SIS-AVGIFT | Avgift för vård på SiS öppna avdelning, mottagen | Statens institutionsstyrelse | Finansiell | dygn | 3528 | 2020 | stat-inst.se | KPI | | Samma överföring som SOC-SIS, hos mottagaren
SIS-OPPEN | SiS, behandling på öppen avdelning | Statens institutionsstyrelse | Real | dygn | 4900 | 2020 | stat-inst.se | KPI | | Full avgift (avgift / 0,72)
SIS-LAST | SiS, behandling på låsbar avdelning | Statens institutionsstyrelse | Real | dygn | 7500 | 2020 | stat-inst.se | KPI | | Full avgift (avgift / 0,72)
KV-FRIVARD | Kriminalvård, frivård | Rättsväsendet | Real | dygn | 336 | 2019 | Kriminalvårdens årsredovisning 2019 | KPI
KV-HAKTE | Kriminalvård, häkte | Rättsväsendet | Real | dygn | 3255 | 2019 | Kriminalvårdens årsredovisning 2019 | KPI
KV-ANSTALT | Kriminalvård, anstalt | Rättsväsendet | Real | dygn | 3202 | 2019 | Kriminalvårdens årsredovisning 2019 | KPI
REG-LAKARE | Primärvård, läkarbesök | Region | Real | besök | 2093 | 2024 | vardgivarguiden.se (årtalet läst av sidan) | | | Utomlänspris Stockholm–Gotland
REG-ANNAN | Primärvård, besök hos annan personal | Region | Real | besök | 930 | 2024 | vardgivarguiden.se (årtalet läst av sidan) | | | Utomlänspris Stockholm–Gotland
BUP-BESOK | Barn- och ungdomspsykiatri, besök | Barn- och ungdomspsykiatrin | Real | besök | 3900 | 2022 | Exempel | KPI
SKOL-ENSK | Enskild undervisning | Skola | Real | timme | 520 | 2022 | Exempel | KPI
SKOL-RESURS | Plats i resursskola | Skola | Real | år | 410000 | 2022 | Exempel | KPI
SKOL-GYM | Gymnasieplats | Skola | Real | år | 128000 | 2022 | Exempel | KPI
SKOL-SKJUTS | Skolskjuts | Skola | Real | månad | 2400 | 2023 | Exempel | KPI
AF-PROG | Arbetsmarknadspolitiskt program | Arbetsförmedlingen | Real | månad | 6200 | 2023 | Exempel | KPI
FK-SJUKP | Sjukpenning | Försäkringskassan | Finansiell | dag | 780 | 2023 | Exempel | KPI
FK-AKTIV | Aktivitetsersättning | Försäkringskassan | Finansiell | månad | 11000 | 2023 | Exempel | KPI
SKATT-K-FOR | Kommunalskatt på en förälders lön | Kommun | Finansiell | månad | 6844.20 | 2023 | Exempel | KPI | | 20,74 % (SCB, kommunal medelskattesats 2018, kommun) av 33 000 kr
SKATT-R-FOR | Regionskatt på en förälders lön | Region | Finansiell | månad | 3758.70 | 2023 | Exempel | KPI | | 11,39 % (SCB, kommunal medelskattesats 2018, landsting) av 33 000 kr
SKATT-K-UNG | Kommunalskatt på en ung vuxens lön | Kommun | Finansiell | månad | 5392.40 | 2023 | Exempel | KPI | | 20,74 % (SCB, kommunal medelskattesats 2018, kommun) av 26 000 kr
SKATT-R-UNG | Regionskatt på en ung vuxens lön | Region | Finansiell | månad | 2961.40 | 2023 | Exempel | KPI | | 11,39 % (SCB, kommunal medelskattesats 2018, landsting) av 26 000 kr
PROD-FOR | En förälders arbete | Produktionsvärde | Produktionsvärde | månad | 43368.60 | 2023 | Exempel | KPI | | 33 000 kr × 1,3142 (arbetsgivaravgift enligt lag 31,42 %, ekonomifakta.se)
PROD-UNG | En ung vuxens arbete | Produktionsvärde | Produktionsvärde | månad | 34169.20 | 2023 | Exempel | KPI | | 26 000 kr × 1,3142 (arbetsgivaravgift enligt lag 31,42 %, ekonomifakta.se)",
    }
}

fn actors() -> Sheet {
    Sheet {
        name: "Aktörer",
        title: "Aktörer",
        notes: &["En aktör som ingår i en annan summeras upp i den."],
        columns: ACTORS,
        rows: "
Kommun
Skola | Kommun
Socialtjänst | Kommun
Region
Barn- och ungdomspsykiatrin | Region | BUP
Arbetsförmedlingen | | AF
Försäkringskassan | | FK
Rättsväsendet
Statens institutionsstyrelse | | SiS
Skolverket
Övriga",
    }
}

fn index() -> Sheet {
    // Every column but the year is an index, so the source stands above the table.
    const COLUMNS: &[Column] = &[col("År*", 12, Year), col("KPI", 12, Number)];
    Sheet {
        name: "Prisindex",
        title: "Prisindex",
        notes: &["KPI: SCB, fastställda årsmedeltal, 1980 = 100."],
        columns: COLUMNS,
        rows: "
2006 | 284.22
2007 | 290.51
2008 | 300.61
2009 | 299.66
2010 | 303.46
2011 | 311.43
2012 | 314.20
2013 | 314.06
2014 | 313.49
2015 | 313.35
2016 | 316.43
2017 | 322.11
2018 | 328.40
2019 | 334.26
2020 | 335.92
2021 | 343.19
2022 | 371.91
2023 | 403.70",
    }
}

/// What one school area pays itself: the nearer definition of a code wins.
pub fn nearer() -> Book {
    Book {
        path: "skola/norra/enhetskostnader-norra.xlsx",
        title: "Enhetskostnader: norra skolområdet",
        date: "2024-02-15",
        sheets: vec![Sheet {
            name: "Enhetskostnader",
            title: "Enhetskostnader: norra skolområdet",
            notes: &["Går före den gemensamma prislistan i mappen ovanför, för bokslut i den här mappen."],
            columns: UNIT_COSTS,
            rows: "
SKOL-SKJUTS | Skolskjuts, landsbygd | Skola | Real | månad | 3100 | 2023 | Exempel | KPI | 2025-12-31 | Längre resor än i kommunen i övrigt (2 400 kr)
SKOL-ANPASS | Anpassad lärmiljö, inredning | Skola | Real | styck | 45000 | 2023 | Exempel | KPI",
        }],
    }
}
