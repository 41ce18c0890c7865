//! Rules of values, years and whole sheets.

use super::*;
use bokslut::model::Distribution;

#[test]
fn a_bare_number_above_one_is_asked_about_as_per_cent() {
    let four = |value: &str| finding(&format!("[2016/kontoret.xlsx]\nAntaganden | B2 | {value}"));
    assert_eq!(four("4").suggestion.as_deref(), Some("4 %"));
    assert_eq!(four("2.5").suggestion.as_deref(), Some("2,5 %"));
    assert_eq!(four("400").suggestion, None);
    assert_eq!(four("-4 %").suggestion, None);
}

#[test]
fn a_share_may_be_a_number_or_per_cent_in_text() {
    for (value, expected) in [("0.035", "0.035"), ("3,5 %", "0.035"), ("4%", "0.04"), ("0", "0"), ("1", "1")]
    {
        let inputs = inputs(&format!("[2016/kontoret.xlsx]\nAntaganden | B2 | {value}"));
        assert_eq!(
            inputs.assumptions.rate.value.value.0,
            Decimal::from_str_exact(expected).expect("a number")
        );
    }
}

#[test]
fn fading_and_relapse_make_a_profile_with_an_optional_floor() {
    let inputs = inputs("[2016/kontoret.xlsx]\nUtfall | E2 | reserv\nVaraktighet | G2 | 0.2");
    assert_eq!(inputs.profiles.len(), 1);
    let Persistence::Parametric { fading, relapse, floor } = &inputs.profiles[0].persistence else {
        panic!("fading and relapse")
    };
    let shown = [fading, relapse, floor.as_ref().expect("a floor")].map(|share| share.value.0.to_string());
    assert_eq!(shown, ["0.1", "0.05", "0.2"]);
}

#[test]
fn a_series_may_hold_negative_numbers_and_ends_with_the_last_year_filled() {
    let inputs = inputs("[2016/kontoret.xlsx]\nEffekter | M5 | -16023 | 5 |");
    let Quantity::Series(years) = &inputs.lines[3].quantity else { panic!("a series") };
    assert_eq!(years.iter().map(|year| year.value.to_string()).collect::<Vec<_>>(), ["-16023", "5"]);
}

#[test]
fn year_columns_beyond_the_horizon_may_stand_empty() {
    let inputs = inputs("[2016/kontoret.xlsx]\nEffekter | P1 | År 4 | År 40 | År 2016");
    assert_eq!(inputs.lines.len(), 5);
}

#[test]
fn years_filled_beyond_the_horizon_are_not_counted() {
    let changes = "[2016/kontoret.xlsx]
        Antaganden | B3 | 2
        Varaktighet | B3 | 1 | 0.7 | 0.5
        Effekter | M5 | 16023 | 13493 | 0";
    let Checked { findings, mut operations } = checked(changes);
    let expected = [
        (Code::YearsBeyondHorizon, "Effekter!O5".to_string()),
        (Code::YearsBeyondHorizon, "Varaktighet!D3".to_string()),
    ];
    assert_eq!(codes(&findings), expected);
    let inputs = operations.remove(0).1.expect("a note keeps no account from being computed");
    let Quantity::Series(years) = &inputs.lines[3].quantity else { panic!("a series") };
    assert_eq!(years.iter().map(|year| year.value.to_string()).collect::<Vec<_>>(), ["16023", "13493"]);
    let Persistence::Explicit(shares) = &inputs.profiles[0].persistence else { panic!("yearly shares") };
    assert_eq!(shares.iter().map(|share| share.value.0.to_string()).collect::<Vec<_>>(), ["1", "0.7"]);
}

#[test]
fn a_blank_year_before_one_beyond_the_horizon_is_a_gap() {
    let Checked { findings, .. } =
        checked("[2016/kontoret.xlsx]\nAntaganden | B3 | 3\nEffekter | O5 | | 500\nEffekter | P1 | År 4");
    let expected = [
        (Code::SeriesYears, "Effekter!O5".to_string()),
        (Code::YearsBeyondHorizon, "Effekter!P5".to_string()),
    ];
    assert_eq!(codes(&findings), expected);
}

#[test]
fn a_year_without_a_column_is_a_gap() {
    let finding = finding("[2016/kontoret.xlsx]\nEffekter | P1 | År 6\nEffekter | P5 | 1");
    assert_eq!((finding.code, finding.place.within()), (Code::SeriesYears, "Effekter!P5".into()));
}

#[test]
fn a_price_at_its_own_year_needs_no_index() {
    // FORS is at the price level of 2016, the account year: the index it names is nowhere to be found.
    let inputs = inputs("[enhetskostnader.xlsx]\nEnhetskostnader | I6 | LPIK");
    assert_eq!(inputs.unit_costs[2].index, None);
}

#[test]
fn a_target_price_year_makes_the_index_needed() {
    let findings = checked(
        "[enhetskostnader.xlsx]
        Enhetskostnader | I6 | KPI
        [2016/kontoret.xlsx]
        Antaganden | A5 | Prisår | 2017",
    )
    .findings;
    let expected = [
        // HANDL and PROD name no index; VARD and FORS name KPI, which ends with 2016.
        (Code::NoIndexForPriceYear, "Enhetskostnader!G4".to_string()),
        (Code::IndexYearMissing, "Enhetskostnader!G5".into()),
        (Code::IndexYearMissing, "Enhetskostnader!G6".into()),
        (Code::NoIndexForPriceYear, "Enhetskostnader!G7".into()),
    ];
    assert_eq!(codes(&findings), expected);
}

#[test]
fn faults_of_unit_costs_that_nothing_uses_are_told_but_their_index_is_not_needed() {
    let unused = "[enhetskostnader.xlsx]
        Enhetskostnader | A8 | HYRA | Hyra | Kommun | Real | månad | 7000 | 1999 | SCB | KPI";
    assert_eq!(inputs(unused).unit_costs.len(), 4);
}

#[test]
fn a_cost_of_the_operation_may_fall_in_a_later_year() {
    let inputs = inputs("[2016/kontoret.xlsx]\nEkonomi | A4 | Avveckling | Kostnad | 100000 | | 10");
    let entry = inputs.entries.last().expect("an entry");
    assert_eq!((entry.side, entry.year, entry.actor), (Side::Cost, 10, None));
}

#[test]
fn outcomes_that_overlap_by_declaration_may_hold_the_same_persons() {
    let inputs = inputs("[2016/kontoret.xlsx]\nUtfall | B3 | 400\nUtfall | I3 | ja");
    assert!(inputs.outcomes[1].overlaps);
}

#[test]
fn the_simulation_is_made_as_the_assumptions_say() {
    let given = "Antaganden | A5 | Dragningar | 5000\nAntaganden | A6 | Frö | 42\n\
                 Antaganden | A7 | Fördelning | Triangulär";
    let given = inputs(&format!("[2016/kontoret.xlsx]\n{given}")).assumptions;
    assert_eq!((given.draws.value.value, given.seed.value.value), (5_000, 42));
    assert_eq!(given.distribution.value.value, Distribution::Triangular);
    let usual = inputs("[2016/kontoret.xlsx]\nVerksamhet | A1 | Verksamhet").assumptions;
    assert_eq!((usual.draws.value.value, usual.seed.value.value), (10_000, 2016));
    assert_eq!(usual.distribution.value.value, Distribution::Pert);
    let fault = |row: &str| finding(&format!("[2016/kontoret.xlsx]\nAntaganden | A6 | {row}")).code;
    assert_eq!(fault("Frö | 4.2"), Code::NotWhole);
    assert_eq!(fault("Frö | -1"), Code::YearOutOfRange);
    assert_eq!(fault("Dragningar | 99"), Code::YearOutOfRange);
    assert_eq!(fault("Dragningar | 1000001"), Code::YearOutOfRange);
    assert_eq!(fault("Fördelning | normal"), Code::UnknownChoice);
}

#[test]
fn the_years_shown_may_be_a_list_or_one_number() {
    for (value, expected) in
        [("4", vec![4]), ("10; 1 4,4", vec![1, 4, 10]), ("1, 2, 3, 4, 5, 10", vec![1, 2, 3, 4, 5, 10])]
    {
        let inputs = inputs(&format!("[2016/kontoret.xlsx]\nAntaganden | A5 | Redovisade år | {value}"));
        assert_eq!(inputs.assumptions.report_years.value.value, expected);
    }
    let list = |value: &str| {
        finding(&format!("[2016/kontoret.xlsx]\nAntaganden | A5 | Redovisade år | {value}")).code
    };
    assert_eq!(list("1, fyra"), Code::NotANumber);
    assert_eq!(list("0, 1"), Code::YearOutOfRange);
    assert_eq!(list("1.5"), Code::NotWhole, "what Excel makes of 1,5");
}

#[test]
fn the_title_of_the_sheet_is_not_taken_for_the_label() {
    let inputs = inputs("[2016/kontoret.xlsx]\nVerksamhet | A1 | Verksamhet");
    assert_eq!(&*inputs.operation.name.value, "Arbetsmarknadskontoret");
}

#[test]
fn labels_may_stand_in_any_column_and_order() {
    let inputs = inputs(
        "[2016/kontoret.xlsx]
        remove | Verksamhet
        Verksamhet | D9 | antal DELTAGARE | 459
        Verksamhet | D4 | Huvudman | Kommun
        Verksamhet | D12 | Verksamhet | Kommunens kontor
        Verksamhet | D2 | Bokslutsår | 2016",
    );
    assert_eq!(inputs.operation.participants.place.map(|place| place.within()), Some("Verksamhet!E9".into()));
}

#[test]
fn sheets_of_other_names_may_hold_anything() {
    inputs("[2016/kontoret.xlsx]\nAnteckningar | A1 | #REF!\nLathund | B2 | =");
}

#[test]
fn empty_tables_of_what_every_account_needs_are_missing_values() {
    let finding =
        finding("[2016/kontoret.xlsx]\nremove | Effekter\nEffekter | B3 | Utfall | Sida | Grund | Kod");
    assert_eq!((finding.code, finding.place.within()), (Code::MissingValue, "Effekter!B4".into()));
}

#[test]
fn the_same_sheet_in_two_languages_is_a_duplicate() {
    let findings = checked("[2016/kontoret.xlsx]\nEffects | A1 | Outcome").findings;
    assert_eq!(codes(&findings), [(Code::Duplicate, "Effects".to_string())]);
}

#[test]
fn what_a_workbook_is_follows_from_its_sheets() {
    let kind_of = |sheets: &str| {
        let mut case = Case::default();
        case.apply(&format!("[a.xlsx]\n{sheets}"));
        kind(&case.workbooks()[0])
    };
    assert_eq!(kind_of(" verksamhet \nEnhetskostnader"), Kind::Operation);
    assert_eq!(kind_of("Blad1\nUNIT  COSTS*"), Kind::Price);
    assert_eq!(kind_of("Blad1"), Kind::Neither);
    assert_eq!(kind_of("Proveniens | B2 | bokslut-rapport/1\nVerksamhet"), Kind::OwnReport);
    assert_eq!(kind_of("Felrapport | I1 | bokslut-felrapport/1\nVerksamhet"), Kind::OwnReport);
    // A mark that was copied into a workbook of the user's own.
    assert_eq!(kind_of("Verksamhet | I1 | bokslut-felrapport/1"), Kind::Operation);
    assert_eq!(kind_of("Proveniens | B2 | rapport\nVerksamhet"), Kind::Operation);
}

#[test]
fn an_actor_called_landsting_is_itself() {
    let inputs = inputs(
        "[enhetskostnader.xlsx]
        Enhetskostnader | C5 | Landsting
        Aktörer | A1 | Aktör
        Aktörer | A2 | Kommun
        Aktörer | A3 | Landsting
        Aktörer | A4 | Arbetsförmedlingen",
    );
    assert_eq!(&*inputs.actors.0[1].name, "Landsting");
}

#[test]
fn an_assumption_may_say_when_it_was_decided_and_how_reliable_it_is() {
    let heads = "[2016/kontoret.xlsx]\nAntaganden | F1 | Beslutad när | Tillförlitlighet";
    let told = inputs(&format!("{heads}\nAntaganden | F2 | 2015-11-23 | Medel"));
    let (rate, horizon) = (&told.assumptions.rate, &told.assumptions.horizon);
    assert_eq!((rate.decided_on.as_str(), rate.reliability), ("2015-11-23", Some(Reliability::Medium)));
    assert_eq!((horizon.decided_on.as_str(), horizon.reliability), ("", None));
    let english = inputs("[2016/kontoret.xlsx]\nAntaganden | F1 | Reliability\nAntaganden | F2 | low");
    assert_eq!(english.assumptions.rate.reliability, Some(Reliability::Low));
}

#[test]
fn a_reliability_that_is_no_word_of_the_choice_is_a_finding_at_its_cell() {
    let found = finding("[2016/kontoret.xlsx]\nAntaganden | F1 | Tillförlitlighet\nAntaganden | F2 | högt");
    assert_eq!(codes(std::slice::from_ref(&found)), [(Code::UnknownChoice, "Antaganden!F2".to_string())]);
    assert_eq!(found.suggestion.as_deref(), Some("hög"));
}
