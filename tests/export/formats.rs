//! The three formats hold the same.

use crate::exported;
use crate::support_cases::{Make, actor, random, rich};
use crate::tables::{Row, csv, file, parquet};
use bokslut::base::round_half_away;
use bokslut::edition::Edition;
use bokslut::export::{File, Format};
use bokslut::model::{Basis, CostType, Inputs, Side};
use bokslut::words::Lang;
use proptest::test_runner::{Config, RngSeed, TestRunner};

const AMOUNTS: [&str; 3] = ["undiscounted", "discounted", "accumulated"];

/// A line's name with all that the formats have signs for.
const ODD: &str = "a \"b\", c;\n=d\\e\t{f} å\u{1F600} 'g'";

fn odd() -> Inputs {
    let make = Make::new().horizon(3).rate("0.037").outcome("Arbete", "7", |_| ());
    let make = make.line(actor(1), CostType::Real, Side::Cost, Basis::EffectMonth, "0.01", |line| {
        line.label = ODD.to_string();
    });
    make.0
}

fn same(files: &[File], table: &str) -> usize {
    let (heads, rows) = csv(&file(files, table, Format::Csv).bytes);
    let (same_heads, same_rows) = parquet(&file(files, table, Format::Parquet).bytes);
    assert_eq!(heads, same_heads);
    assert_eq!(rows.len(), same_rows.len());
    for (row, same) in rows.iter().zip(&same_rows) {
        for head in &heads {
            let (text, same) = (row.text(head), same.text(head));
            // Parquet keeps nine decimals.
            let rounded = text.parse().map(|number| round_half_away(number, 9).normalize().to_string());
            let equal = text == same || text.contains('.') && rounded.is_ok_and(|rounded| rounded == same);
            assert!(equal, "{head}: {text}, {same}");
        }
    }
    let json = std::str::from_utf8(&file(files, table, Format::Json).bytes).expect("UTF-8");
    let whole: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_str(json).expect("an array");
    assert_eq!(whole.len(), rows.len());
    for ((object, line), row) in whole.iter().zip(json.lines().skip(1)).zip(&rows) {
        assert_eq!(object.len(), heads.len());
        for (head, value) in object {
            let text = row.text(head);
            match value {
                serde_json::Value::Null => assert_eq!(text, ""),
                serde_json::Value::String(found) => assert_eq!(found, text),
                // With all its digits.
                _ => assert!(line.contains(&format!("\"{head}\":{text}")), "{head} {text}: {line}"),
            }
        }
    }
    rows.len()
}

fn all(inputs: &Inputs) -> Vec<File> {
    exported(inputs, Edition::INNER, &Format::ALL, Lang::Sv)
}

#[test]
fn all_formats_hold_the_same_rows() {
    let files = all(&odd());
    // Horizon 3, one line, one scenario.
    assert_eq!(same(&files, "flows"), 3);
    assert_eq!(same(&files, "accounts"), 1);
    let (_, rows) = csv(&file(&files, "flows", Format::Csv).bytes);
    assert!(rows.iter().all(|row: &Row| row.text("effect_line") == ODD));
    let files = all(&rich());
    assert!(same(&files, "flows") > 100);
}

#[test]
fn all_formats_of_random_accounts_hold_the_same_and_lines_accumulate_their_discounted_flows() {
    let seed = RngSeed::Fixed(7);
    let mut runner =
        TestRunner::new(Config { cases: 12, rng_seed: seed, failure_persistence: None, ..Config::default() });
    let tested = runner.run(&random::inputs(), |inputs| {
        let files = all(&inputs);
        let count = same(&files, "flows");
        let (_, rows) = csv(&file(&files, "flows", Format::Csv).bytes);
        // Rows of a line stand together in the order of their years.
        for pair in rows.windows(2).filter(|pair| pair[1].text("t") != "1") {
            let [_, discounted, accumulated] = AMOUNTS.map(|amount| pair[1].number(amount));
            let apart = accumulated - pair[0].number("accumulated") - discounted;
            // To the last of 28 digits.
            assert!(apart.abs() <= accumulated.abs().max(1.into()) * rust_decimal::Decimal::new(1, 20));
        }
        let own =
            inputs.entries.iter().map(|entry| if entry.side == Side::Income { 2 } else { 1 }).sum::<usize>();
        let lines = own + inputs.lines.len() + inputs.pooled.len();
        assert_eq!(count, lines * inputs.scenarios.len() * inputs.assumptions.horizon.value.value);
        Ok(())
    });
    tested.unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn the_same_account_gives_the_same_bytes() {
    let inputs = rich();
    assert_eq!(all(&inputs), all(&inputs));
}
