//! The tables of the edition for readers outside tell no more than its report.

use crate::support_cases::{Make, actor};
use crate::tables::{Row, flows, sum};
use crate::{OUTER, exported, run_over, samples};
use bokslut::edition::Edition;
use bokslut::export::Format;
use bokslut::model::{Basis, CostType, Inputs, Side};
use bokslut::words::Lang;
use rust_decimal::Decimal;

/// Three persons with Bostad are too few to be told of; so is what is left when the 30 with Studier are
/// told of beside a sum of both. Only the 40 with Arbete are shown.
fn account() -> Inputs {
    let gain = |make: Make, party, kronor: &str| {
        make.line(actor(party), CostType::Real, Side::Income, Basis::Person, kronor, |_| ())
    };
    let make = Make::new().participants("200").horizon(2);
    let make = gain(make.outcome("Arbete", "40", |_| ()), 0, "1000");
    let make = gain(gain(make.outcome("Studier", "30", |_| ()), 0, "2000"), 1, "500");
    gain(make.outcome("Bostad", "3", |_| ()), 0, "7000").0
}

fn rows(edition: Edition) -> Vec<Row> {
    flows(&exported(&account(), edition, &[Format::Csv], Lang::Sv))
}

#[test]
fn what_stands_for_too_few_is_pooled_in_the_rows_as_in_the_report() {
    let rows = rows(OUTER);
    let year_1 = rows.iter().filter(|row| row.text("t") == "1");
    let told: Vec<[&str; 4]> =
        year_1.map(|row| row.texts(["kind", "outcome", "actor", "undiscounted"])).collect();
    // Kommun: 3 * 7,000 + 30 * 2,000 = 81,000 together. Region: 30 * 500 = 15,000, of Studier alone.
    assert_eq!(
        told,
        [
            ["effect", "Arbete", "Kommun", "40000"],
            ["pooled", "", "Kommun", "81000"],
            ["pooled", "", "Region", "15000"],
        ]
    );
}

#[test]
fn the_sums_of_both_editions_are_the_same_and_the_rows_of_the_small_outcomes_are_only_in_the_inner_one() {
    let [inner, outer] = [Edition::INNER, OUTER].map(rows);
    for actor in ["Kommun", "Region"] {
        for t in ["1", "2"] {
            let of = |rows: &[Row]| sum(rows, "discounted", |row| row.texts(["actor", "t"]) == [actor, t]);
            assert!((of(&inner) - of(&outer)).abs() < Decimal::new(1, 15), "{actor} {t}");
        }
    }
    let hidden = ["Bostad", "Studier", "21000", "60000"];
    let holds = |edition, text: &str| {
        let files = exported(&account(), edition, &[Format::Csv, Format::Json], Lang::Sv);
        files.iter().any(|file| String::from_utf8_lossy(&file.bytes).contains(text))
    };
    for text in hidden {
        assert!(holds(Edition::INNER, text), "{text}");
        assert!(!holds(OUTER, text), "{text}");
    }
    // Plain, since a dictionary holds each text once and compression sees no repetition to leave out.
    let parquet = exported(&account(), OUTER, &[Format::Parquet], Lang::Sv);
    for text in &hidden[..2] {
        assert!(
            parquet.iter().all(|file| !file.bytes.windows(text.len()).any(|part| part == text.as_bytes()))
        );
    }
}

#[test]
fn an_account_with_too_few_persons_for_readers_outside_has_no_tables() {
    let folder = tempfile::tempdir().expect("a folder");
    let (input, out) = (folder.path().join("in"), folder.path().join("out"));
    crate::workbooks::prices(&input.join("p.xlsx"), &["STÖD"]);
    crate::workbooks::operation_of(&input.join("few.xlsx"), "Få", "STÖD", 4.0, 2.0);
    crate::workbooks::operation_of(&input.join("many.xlsx"), "Många", "STÖD", 400.0, 200.0);
    let outcome = run_over(&input, &out, &[Format::Csv], |options| options.edition = OUTER);
    assert_eq!((outcome.reports.len(), outcome.exported.len()), (1, 2));
    assert!(outcome.exported.iter().all(|path| path.to_string_lossy().contains("many-bokslut-extern")));
}

#[test]
fn the_two_editions_have_folders_of_their_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = samples().join("small");
    let run = |edition| run_over(&input, folder.path(), &[Format::Csv], |options| options.edition = edition);
    let below = |edition, name: &str| {
        let exported = run(edition).exported;
        !exported.is_empty() && exported.iter().all(|path| path.starts_with(folder.path().join(name)))
    };
    assert!(below(Edition::INNER, "export"));
    assert!(below(OUTER, "export-extern"));
}
