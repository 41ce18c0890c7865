//! The sheet Finansiering: what it may hold, what holds where it holds nothing, and what is said of the rest.

use crate::{checked, codes, finding, inputs};
use bokslut::base::{Code, Kronor};
use bokslut::model::{ActorId, Financing, Gains, Outlay};
use rust_decimal::Decimal;

/// The sheet with these labels and values, from row 1 on.
fn sheet(rows: &[&str]) -> String {
    let rows = (1..).zip(rows).map(|(row, cells)| format!("Finansiering | A{row} | {cells}\n"));
    format!("[2016/kontoret.xlsx]\n{}", rows.collect::<String>())
}

fn financing(rows: &[&str]) -> Financing {
    inputs(&sheet(rows)).financing
}

#[test]
fn there_is_no_fund_and_no_contract_unless_the_sheet_says_so() {
    assert_eq!(inputs("").financing, Financing::default());
    assert_eq!(
        financing(&["Finansiering", "Återbetalningsandel", "Utfall med ersättning"]),
        Financing::default()
    );
}

#[test]
fn a_share_alone_is_a_fund_of_the_operation_s_cost_that_all_who_gain_repay() {
    let fund = financing(&["Etikett | Värde", "Återbetalningsandel | 0.5"]).fund.expect("a fund");
    assert_eq!(fund.share.value.0, Decimal::new(5, 1));
    assert_eq!((fund.outlay, fund.gains.value), (Outlay::OwnCost, Gains::Realisable));
    assert!(fund.last_year.is_none() && fund.cap.is_none() && fund.repaying.is_none());
}

#[test]
fn every_label_is_read_in_either_language() {
    let found = financing(&[
        "Fund outlay | 1000",
        "Fondens insatsår | 2",
        "Repayment share | 4 %",
        "Vinster som räknas | teoretiskt",
        "Last repayment year | 5",
        "Återbetalningstak | 900",
        "Repaying actors | Region; Kommun",
        "Paid outcome | studier",
        "Ersättning per person | 70",
        "Payment cap | 600",
        "Betalare | Region",
        "Payment year | 3",
        "Investor outlay | 500",
        "Investeringsår | 2",
    ]);
    let fund = found.fund.expect("a fund");
    let Outlay::Given(amount, year) = &fund.outlay else { panic!("{fund:?}") };
    assert_eq!((amount.value, year.value), (Kronor(Decimal::from(1000)), Decimal::TWO));
    assert_eq!((fund.gains.value, fund.repaying), (Gains::Theoretical, Some(vec![ActorId(1), ActorId(0)])));
    let payments = found.payments.expect("payments");
    assert_eq!((payments.outcome, payments.payer), (1, ActorId(1)));
    assert_eq!((payments.year.value, payments.price.value), (Decimal::from(3), Kronor(Decimal::from(70))));
}

#[test]
fn the_principal_pays_in_the_second_year_unless_somebody_else_does() {
    let payments = financing(&["Utfall med ersättning | Arbete", "Ersättning per person | 70"]).payments;
    let payments = payments.expect("payments");
    assert_eq!((payments.payer, payments.year.value), (ActorId(0), Decimal::TWO));
    assert!(payments.cap.is_none() && payments.outlay == Outlay::OwnCost);
}

#[test]
fn a_wrong_cell_is_told_at_its_place_with_what_was_probably_meant() {
    let share = "Återbetalningsandel | 0.5";
    let outcome = "Utfall med ersättning | Arbete";
    let cases: [(&[&str], Code, &str, Option<&str>); 14] = [
        (&["Återbetalningsandell | 0.5"], Code::UnknownAssumption, "A1", Some("Återbetalningsandel")),
        (&[share, "Ränta | 4 %"], Code::UnknownAssumption, "A2", None),
        (&["Återbetalningsandel | 5"], Code::NotAShare, "B1", Some("5 %")),
        (&[share, "Återbetalningsandel | 0.4"], Code::Duplicate, "A2", None),
        (&["Återbetalningstak | 100"], Code::MissingColumn, "", None),
        (&["Återbetalningsandel |", "Återbetalningstak | 100"], Code::MissingValue, "B1", None),
        (&[share, "Fondens insatsår | 2"], Code::MissingColumn, "", None),
        (&[share, "Sista återbetalningsår | 11"], Code::YearOutOfRange, "B2", None),
        (&[share, "Vinster som räknas | verkliga"], Code::UnknownChoice, "B2", None),
        (&[share, "Återbetalande aktörer | Kommun; Regoin"], Code::UnknownActor, "B2", Some("Region")),
        (&[share, "Återbetalande aktörer | Kommun; kommun"], Code::Duplicate, "B2", None),
        (
            &["Utfall med ersättning | Abete", "Ersättning per person | 9"],
            Code::UnknownOutcome,
            "B1",
            Some("Arbete"),
        ),
        (&[outcome, "Ersättning per person | -9"], Code::Negative, "B2", None),
        (&[outcome, "Ersättning per person | 9", "Betalare | Staten"], Code::UnknownActor, "B3", None),
    ];
    for (rows, code, cell, suggestion) in cases {
        let found = finding(&sheet(rows));
        let at = if cell.is_empty() { "Finansiering".to_string() } else { format!("Finansiering!{cell}") };
        assert_eq!((found.code, found.place.within()), (code, at), "{rows:?}");
        assert_eq!(found.suggestion.as_deref(), suggestion, "{rows:?}");
    }
}

#[test]
fn an_actor_does_not_repay_beside_the_one_that_it_is_part_of() {
    let actors = "[enhetskostnader.xlsx]\nAktörer | A1 | Aktör | Ingår i\nAktörer | A2 | Kommun\n\
        Aktörer | A3 | Skola | Kommun\nAktörer | A4 | Region\nAktörer | A5 | Arbetsförmedlingen\n";
    let rows = sheet(&["Återbetalningsandel | 0.5", "Återbetalande aktörer | Skola; Region; Kommun"]);
    let found = checked(&format!("{actors}{rows}"));
    assert_eq!(codes(&found.findings), [(Code::Duplicate, "Finansiering!B2".to_string())]);
}
