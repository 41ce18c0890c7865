//! The rows of an account that is worked out by hand.

use crate::exported;
use crate::support_cases::{Make, actor, d, given, share};
use crate::tables::{Row, csv, file, flows};
use bokslut::edition::Edition;
use bokslut::export::Format;
use bokslut::model::{Basis, CostType, Party, Scenario, Side};
use bokslut::words::Lang;
use std::sync::Arc;

/// Two years at 25 %, so that D_1 = 1 and D_2 = 1 / 1.25 = 0.8. Ten persons with full effect in year 1 and
/// half of it in year 2. A scenario with half the persons at three times the price, of whose effect
/// four tenths are left in year 2, without discounting.
fn account() -> Make {
    let make = Make::new().horizon(2).rate("0.25").part("Socialtjänst", Some(0));
    let make = make.entry(Side::Cost, "1000", None, 1).entry(Side::Income, "600", Some(0), 1);
    let make = make.explicit(&["1", "0.5"]).outcome("Arbete", "10", |_| ());
    let make = make.line(actor(2), CostType::Real, Side::Income, Basis::Person, "100", |_| ());
    let mut make = make.series(Party::Production, CostType::Production, Side::Income, &["300", "400"]);
    let other = Scenario {
        name: Arc::from("Färre, dyrare"),
        persons: given(d("0.5")),
        persistence: share("0.4"),
        prices: given(d("3")),
        rate: Some(share("0")),
        place: None,
    };
    make.0.scenarios.push(other);
    make
}

fn rows(lang: Lang) -> Vec<Row> {
    flows(&exported(&account().0, Edition::INNER, &[Format::Csv], lang))
}

fn amounts(row: &Row) -> [&str; 6] {
    row.texts(["scenario_number", "line", "t", "undiscounted", "discounted", "accumulated"])
}

#[test]
fn every_flow_of_every_scenario_is_a_row_with_its_three_amounts() {
    let rows = rows(Lang::Sv);
    let found: Vec<[&str; 6]> = rows.iter().map(amounts).collect();
    let worked_out = [
        // Own books fall in year 1, and no scenario touches them.
        ["1", "1", "1", "-1000", "-1000", "-1000"],
        ["1", "1", "2", "0", "0", "-1000"],
        ["1", "2", "1", "600", "600", "600"],
        ["1", "2", "2", "0", "0", "600"],
        // Kommun pays what the operation is paid.
        ["1", "3", "1", "-600", "-600", "-600"],
        ["1", "3", "2", "0", "0", "-600"],
        // 10 * 100; 10 * 0.5 * 100 = 500, times 0.8 = 400.
        ["1", "4", "1", "1000", "1000", "1000"],
        ["1", "4", "2", "500", "400", "1400"],
        // 400 * 0.8 = 320.
        ["1", "5", "1", "300", "300", "300"],
        ["1", "5", "2", "400", "320", "620"],
        ["2", "1", "1", "-1000", "-1000", "-1000"],
        ["2", "1", "2", "0", "0", "-1000"],
        ["2", "2", "1", "600", "600", "600"],
        ["2", "2", "2", "0", "0", "600"],
        ["2", "3", "1", "-600", "-600", "-600"],
        ["2", "3", "2", "0", "0", "-600"],
        // 1,000 * 0.5 * 3 = 1,500; 500 * 0.5 * 3 * 0.4 = 300.
        ["2", "4", "1", "1500", "1500", "1500"],
        ["2", "4", "2", "300", "300", "1800"],
        // A series does not fade: 300 * 1.5 = 450, 400 * 1.5 = 600.
        ["2", "5", "1", "450", "450", "450"],
        ["2", "5", "2", "600", "600", "1050"],
    ];
    assert_eq!(found, worked_out);
}

#[test]
fn every_row_says_whose_flow_it_is_and_of_what_kind() {
    let rows = rows(Lang::En);
    let columns = [
        "line",
        "effect_line",
        "kind",
        "outcome",
        "actor",
        "actor_kind",
        "parent_actor",
        "top_actor",
        "counterparty",
        "cost_type",
        "cost_type_label",
        "side",
    ];
    let first = rows.iter().filter(|row| row.texts(["scenario_number", "t"]) == ["1", "1"]);
    let found: Vec<[&str; 12]> = first.map(|row| row.texts(columns)).collect();
    let own = "Verkstaden";
    let pv = "Production value";
    assert_eq!(
        found,
        [
            ["1", "Post 1", "own_cost", "", own, "operation", "", own, own, "real", "Real", "cost"],
            [
                "2",
                "Post 2",
                "own_income",
                "",
                own,
                "operation",
                "",
                own,
                "Kommun",
                "financial",
                "Financial",
                "income"
            ],
            [
                "3",
                "Post 2",
                "payment",
                "",
                "Kommun",
                "actor",
                "",
                "Kommun",
                own,
                "financial",
                "Financial",
                "cost"
            ],
            [
                "4",
                "Rad 1",
                "effect",
                "Arbete",
                "Socialtjänst",
                "actor",
                "Kommun",
                "Kommun",
                "Socialtjänst",
                "real",
                "Real",
                "income"
            ],
            ["5", "Rad 2", "effect", "Arbete", pv, "production", "", pv, own, "production", pv, "income"],
        ]
    );
    for row in &rows {
        let about = row.texts(["account_year", "principal_actor", "operation", "report"]);
        assert_eq!(about, ["2020", "Kommun", own, "nord/a-bokslut.xlsx"]);
        // 2020 is year 1.
        assert_eq!(row.number("calendar_year"), row.number("t") + d("2019"));
        let scenario = if row.text("scenario_number") == "1" { "Grundfall" } else { "Färre, dyrare" };
        assert_eq!(row.text("scenario"), scenario);
    }
}

#[test]
fn keys_are_the_same_in_both_languages_and_labels_are_not() {
    let [swedish, english] = [Lang::Sv, Lang::En].map(rows);
    let told = ["cost_type_label", "actor", "top_actor"];
    let mut labels = 0;
    for (swedish, english) in swedish.iter().zip(&english) {
        for (column, text) in &swedish.0 {
            if !told.contains(&column.as_str()) {
                assert_eq!(english.text(column), text, "{column}");
            }
        }
        labels += usize::from(swedish.text("cost_type_label") != english.text("cost_type_label"));
    }
    // Financial: lines 2 and 3; production value: line 5. Two scenarios, two years.
    assert_eq!(labels, 3 * 4);
}

#[test]
fn an_account_is_one_row_that_says_what_it_comes_to() {
    let files = exported(&account().0, Edition::INNER, &[Format::Csv], Lang::Sv);
    let (_, rows) = csv(&file(&files, "accounts", Format::Csv).bytes);
    let [row] = rows.as_slice() else { panic!("{} rows", rows.len()) };
    let about = [
        "account_year",
        "principal_actor",
        "operation",
        "report",
        "edition",
        "language",
        "status",
        "target_group",
        "checks",
    ];
    assert_eq!(
        row.texts(about),
        ["2020", "Kommun", "Verkstaden", "nord/a-bokslut.xlsx", "inner", "sv", "preliminary", "", "hold"]
    );
    // The horizon is within the term. Year 1: -1,000 + 600 - 600 + 1,000 + 300 = 300; year 2 discounted:
    // 400 + 320 = 720; together 1,020, to a cost of 1,000. Nothing is ever below zero.
    let figures = [
        "participants",
        "discount_rate",
        "horizon",
        "price_year",
        "income",
        "cost",
        "result",
        "society_year_1",
        "society_term",
        "society_horizon",
        "return_term",
        "return_horizon",
        "payback",
    ];
    assert_eq!(
        row.texts(figures),
        ["100", "0.25", "2", "2020", "600", "1000", "-400", "300", "1020", "1020", "1.02", "1.02", "0"]
    );
}

#[test]
fn what_an_account_has_no_number_for_is_missing() {
    // No cost to divide by, and 100 kr a year that are never earned back.
    let make = Make::new().horizon(2).outcome("Arbete", "10", |_| ());
    let make = make.series(actor(0), CostType::Real, Side::Cost, &["100"]);
    let files = exported(&make.0, Edition::INNER, &[Format::Csv, Format::Parquet, Format::Json], Lang::Sv);
    let columns = ["return_term", "return_horizon", "payback"];
    let (_, rows) = csv(&file(&files, "accounts", Format::Csv).bytes);
    assert_eq!(rows[0].texts(columns), ["", "", ""]);
    let (_, rows) = crate::tables::parquet(&file(&files, "accounts", Format::Parquet).bytes);
    assert_eq!(rows[0].texts(columns), ["", "", ""]);
    let json = String::from_utf8(file(&files, "accounts", Format::Json).bytes.clone()).expect("UTF-8");
    for column in columns {
        assert!(json.contains(&format!("\"{column}\":null")), "{json}");
    }
}
