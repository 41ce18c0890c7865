//! What a careful controller would ask: where the questions begin and end.

use super::{checked, codes};
use bokslut::base::Code;

/// The places of findings with a code, for the base case with changes.
fn told(code: Code, changes: &str) -> Vec<String> {
    let findings = checked(&format!("[2016/kontoret.xlsx]\n{changes}")).findings;
    codes(&findings).into_iter().filter(|(found, _)| *found == code).map(|(_, place)| place).collect()
}

/// 12 x 218 = 2 616 months are all that 218 persons have in a year.
#[test]
fn twelve_months_a_person_are_possible_and_more_are_asked_about() {
    assert!(told(Code::MonthsAboveTwelve, "Utfall | C2 | 2616 | 12").is_empty());
    assert_eq!(told(Code::MonthsAboveTwelve, "Utfall | C2 | 2616.5 | 12"), ["Utfall!C2"]);
    assert_eq!(told(Code::MonthsAboveTwelve, "Utfall | C2 | 2616 | 12.01"), ["Utfall!D2"]);
    // Of persons who are not known nothing is said.
    assert!(told(Code::MonthsAboveTwelve, "Utfall | B2 | många | 9999").is_empty());
}

/// 218 + 40 persons are below 459, so months above 12 x 459 = 5 508 must be too many for one of them.
#[test]
fn months_above_those_of_all_participants_are_asked_about_at_their_outcome() {
    assert_eq!(told(Code::MonthsAboveTwelve, "Utfall | C2 | 2616\nUtfall | C3 | 2893"), ["Utfall!C3"]);
}

/// 18 823 000 - 22 743 000 = -3 920 000.
#[test]
fn the_books_tie_to_half_a_krona_or_are_asked_about() {
    let tie = |result: &str| {
        told(Code::BooksDoNotTie, &format!("Verksamhet | A9 | Resultat enligt bokföringen | {result}"))
    };
    for right in ["-3920000", "-3920000.5", "-3919999.5", "-3 920 000 kr", ""] {
        assert!(tie(right).is_empty(), "{right}");
    }
    for wrong in ["-3920000.51", "-3919999.49", "3920000", "0"] {
        assert_eq!(tie(wrong), ["Verksamhet!B9"], "{wrong}");
    }
}

#[test]
fn books_of_which_a_row_is_wrong_or_told_of_are_not_tied() {
    let result = "Verksamhet | A9 | Result in the books | 1\n";
    for row in [
        "Ekonomi | C3 | mycket",
        "Ekonomi | A4 | Anslag | Intäkt | 18823000 | Kommun",
        "Ekonomi | A4 | Totalt | Kostnad | 22743000",
    ] {
        assert!(told(Code::BooksDoNotTie, &format!("{result}{row}")).is_empty(), "{row}");
    }
}

/// Costs: 22 743 000 + 100 = 22 743 100. A subtotal starts anew: 50 below it are 50.
#[test]
fn totals_are_those_of_all_rows_above_or_of_those_since_the_total_before() {
    let rows = "Ekonomi | A4 | Resor | Kostnad | 100
        Ekonomi | A5 | Delsumma | Kostnad | 22743100
        Ekonomi | A6 | Hyra | Kostnad | 50";
    let last = |row: &str| told(Code::TotalRowCounted, &format!("{rows}\nEkonomi | A7 | {row}"));
    assert_eq!(last("Summa hyra | Kostnad | 50"), ["Ekonomi!C5", "Ekonomi!C7"]);
    assert_eq!(last("Totalt | Kostnad | 22743150"), ["Ekonomi!C5", "Ekonomi!C7"]);
    // Another amount, another side, another name.
    assert_eq!(last("Totalt | Kostnad | 22743151"), ["Ekonomi!C5"]);
    assert_eq!(last("Totalt | Intäkt | 22743150 | Kommun"), ["Ekonomi!C5"]);
    assert_eq!(last("Övrigt | Kostnad | 50"), ["Ekonomi!C5"]);
}

#[test]
fn an_effect_that_lasts_is_asked_about_from_twenty_years_unless_it_is_explained() {
    let lasts = |horizon: u8, changes: &str| {
        let studies = "Effekter | A7 | Studier | Intäkt | person | VARD";
        told(Code::EffectWithoutFading, &format!("Antaganden | B3 | {horizon}\n{studies}\n{changes}"))
    };
    assert!(lasts(19, "").is_empty());
    assert_eq!(lasts(20, ""), ["Utfall!E3"]);
    // The profile's own row, or the outcome's, may say why.
    let profile = |row: &str| lasts(20, &format!("Utfall | E3 | Kvar\nVaraktighet | A4 | Kvar | {row}"));
    assert_eq!(profile("1"), ["Utfall!E3"]);
    assert_eq!(profile("0.5 | 1 | 0.5"), ["Utfall!E3"], "it grows, and never falls below the first");
    assert_eq!(profile("| | | 0 | 0"), ["Utfall!E3"]);
    assert_eq!(profile("| | | 0.1 | 0 | 1"), ["Utfall!E3"], "a floor at the full effect");
    assert!(profile("1 | 1 | 0.99").is_empty());
    assert!(profile("| | | 0 | 0.01").is_empty());
    assert!(profile("1\nVaraktighet | H1 | Anmärkning\nVaraktighet | H4 | prövat i tjugo år").is_empty());
    assert!(lasts(20, "Utfall | J1 | Källa\nUtfall | J3 | SCB").is_empty());
    // A horizon that is wrong is told of itself.
    assert!(lasts(200, "").is_empty());
}

/// The base has three prices a month: 3 000, 9 000 and 21 000. With 9 000 and any fifth the one in the
/// middle is 9 000; 9 000 x 50 = 450 000 and 9 000 / 50 = 180.
#[test]
fn a_price_is_far_off_above_fifty_times_the_median_and_among_five_at_least() {
    let list = |price: &str, more: &str| {
        let rows = format!(
            "[enhetskostnader.xlsx]
            Enhetskostnader | A8 | X | Stöd | Kommun | Real | månad | {price} | 2016 | Budget
            {more}"
        );
        told(Code::PriceFarFromNeighbours, &rows)
    };
    let fifth = "Enhetskostnader | A9 | Y | Stöd | Kommun | Real | månad | 9000 | 2016 | Budget";
    assert!(list("450000", fifth).is_empty());
    assert_eq!(list("450001", fifth), ["Enhetskostnader!F8"]);
    assert!(list("180", fifth).is_empty());
    assert_eq!(list("179", fifth), ["Enhetskostnader!F8"]);
    assert!(list("0", fifth).is_empty(), "nothing is no price to compare");
    assert!(list("450001", "").is_empty(), "four prices are too few");
}

#[test]
fn a_line_is_taken_for_earnings_only_as_real_income_of_the_same_outcome() {
    let line = |row: &str| told(Code::EarningsBesideProduction, &format!("Effekter | A7 | {row}"));
    let tax = |side: &str, cost_type: &str, label: &str| {
        line(&format!("Arbete | {side} | effektmånad | | Kommun | {cost_type} | 5000 | {label}"))
    };
    assert_eq!(tax("Intäkt", "Real", "Inkomstskatt"), ["Effekter!H7"]);
    assert_eq!(tax("Intäkt", "Real", "Gross wages"), ["Effekter!H7"]);
    assert!(tax("Intäkt", "Finansiell", "Inkomstskatt").is_empty());
    assert!(tax("Kostnad", "Real", "Inkomstskatt").is_empty());
    assert!(tax("Intäkt", "Real", "Lönebidragshandläggning").is_empty());
}

/// What older codes ask, which a controller would ask as well.
#[test]
fn overlap_shares_financiers_and_price_years_are_asked_about_by_their_own_codes() {
    assert_eq!(told(Code::OutcomesOverlap, "Utfall | B3 | 242"), ["Utfall!B3"]);
    assert_eq!(told(Code::NotAShare, "Varaktighet | B3 | 1.1"), ["Varaktighet!B3"]);
    assert_eq!(told(Code::UnknownActor, "Ekonomi | D2 | Tillväxtverket"), ["Ekonomi!D2"]);
    assert_eq!(told(Code::UnknownActor, "Ekonomi | D2 | Arbetsmarknadskontoret"), ["Ekonomi!D2"]);
    assert_eq!(told(Code::IncomeWithoutActor, "Ekonomi | D2 |"), ["Ekonomi!D2"]);
    let prices = "[enhetskostnader.xlsx]\nEnhetskostnader | I5 |";
    assert_eq!(told(Code::NoIndexForPriceYear, prices), ["Enhetskostnader!G5"]);
}
