//! Random accounts: what the program writes for each is a report in which nothing is found, and every
//! formula comes to the value that the program stored.

use super::support_cases::random;
use super::tries;
use bokslut::edition::{Audience, Edition};
use bokslut::pipeline::report;
use bokslut::read::{Limits, Package};
use bokslut::verify::{Report, Verdict, verify};
use bokslut::words::{Lang, Words};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::cell::Cell;
use std::sync::Arc;

/// Half of the accounts in a usual run and in a long one: two tests share them, one a processor.
const ACCOUNTS: [u32; 2] = [20, 150];

#[test]
fn every_random_account_gives_a_report_in_which_nothing_is_found() {
    nothing_is_found(2008);
}

#[test]
fn every_other_random_account_gives_a_report_in_which_nothing_is_found() {
    nothing_is_found(2017);
}

fn nothing_is_found(seed: u64) {
    let cases = tries(ACCOUNTS[0], ACCOUNTS[1]);
    let config = Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        max_shrink_iters: 10,
        ..Config::default()
    };
    let (number, tried) = (Cell::new(0_u32), Cell::new(0_u32));
    let formulas = Cell::new(0_usize);
    let property = |inputs| {
        // Every fourth in English, every fifth for readers outside.
        let count = number.replace(number.get() + 1);
        let words = Words::of(if count % 4 == 3 { Lang::En } else { Lang::Sv });
        let audience = if count % 5 == 4 { Audience::Outside } else { Audience::Inside };
        let edition = Edition { audience, ..Edition::INNER };
        // What is too small for readers outside gets no report.
        let Ok(bytes) = report(&inputs, &[], edition, words) else { return Ok(()) };
        let package = Package::open(&bytes, Limits::default()).expect("a report");
        // Beyond a thousand billion kronor a binary number has no room for an öre: neither the program's
        // own checks nor those of a spreadsheet can hold there.
        let cells = package.sheets.iter().flat_map(|sheet| sheet.cells.values());
        if cells.filter_map(|cell| cell.number()).any(|number| number.abs() > 1e12) {
            return Ok(());
        }
        tried.set(tried.get() + 1);
        let name = Arc::from("rapport.xlsx");
        let verified = verify(Report { package: &package, name: &name, words }, None);
        proptest::prop_assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        proptest::prop_assert_eq!(verified.verdict, Verdict::Unchanged);
        formulas.set(formulas.get() + verified.facts.formulas);
        Ok(())
    };
    if let Err(fault) = TestRunner::new(config).run(&random::inputs(), property) {
        panic!("{fault}");
    }
    assert!(tried.get() > cases / 2, "only {} accounts", tried.get());
    let expected = usize::try_from(cases).expect("few") * 500;
    assert!(formulas.get() > expected, "only {} formulas", formulas.get());
}
