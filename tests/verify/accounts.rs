//! Random accounts: what the program writes for each is a report in which nothing is found, and every
//! formula comes to the value that the program stored.

use super::support_cases::random;
use bokslut::base::{Code, Finding};
use bokslut::edition::{Audience, Edition};
use bokslut::pipeline::report;
use bokslut::read::{Limits, Package};
use bokslut::verify::{Report, Verdict, verify};
use bokslut::words::{Lang, Words};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::cell::Cell;
use std::env;
use std::sync::Arc;

/// Accounts in a usual run, and when the variable is set.
const ACCOUNTS: u32 = 100;
const MANY: (&str, u32) = ("BOKSLUT_MANY", 1_000);

#[test]
fn every_random_account_gives_a_report_in_which_nothing_is_found() {
    let cases = if env::var_os(MANY.0).is_some() { MANY.1 } else { ACCOUNTS };
    let config = Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2008),
        max_shrink_iters: 10,
        ..Config::default()
    };
    let (number, tried, unchanged) = (Cell::new(0_u32), Cell::new(0_u32), Cell::new(0_u32));
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
        // The lowest of years that are the same but for the last digits is another in binary numbers.
        let tied = |finding: &&Finding| {
            let text = package
                .sheets
                .iter()
                .find(|sheet| finding.place.sheet.as_ref().is_some_and(|found| *found.name == *sheet.name));
            let cell = finding.place.cell.and_then(|cell| text?.cells.get(&cell)?.formula.clone());
            finding.code == Code::WrongValue && cell.is_some_and(|formula| formula.contains("MATCH("))
        };
        let wrong: Vec<&Finding> = verified.findings.iter().filter(|finding| !tied(finding)).collect();
        proptest::prop_assert!(wrong.is_empty(), "{:?}: {:?}", verified.verdict, wrong);
        if verified.verdict == Verdict::Unchanged {
            unchanged.set(unchanged.get() + 1);
        }
        formulas.set(formulas.get() + verified.facts.formulas);
        Ok(())
    };
    if let Err(fault) = TestRunner::new(config).run(&random::inputs(), property) {
        panic!("{fault}");
    }
    assert!(tried.get() > cases / 2, "only {} accounts", tried.get());
    assert!(tried.get() - unchanged.get() <= tried.get() / 10, "{} of {}", unchanged.get(), tried.get());
    let expected = usize::try_from(cases).expect("few") * 500;
    assert!(formulas.get() > expected, "only {} formulas", formulas.get());
}
