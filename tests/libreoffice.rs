//! LibreOffice recalculates every sample report and comes to the stored values; and when an input
//! cell of a report is changed, its formulas come to what the program writes for the changed input.

mod support_engine;
mod support_template;

use bokslut::words::Lang;
use std::collections::BTreeMap;
use std::fs;
use support_engine::changes::{Case, Prepared, cases, shorter_horizon};
use support_engine::compare::{compare, shown};
use support_engine::package::{Package, with_stored};
use support_engine::report::Report;
use support_engine::samples::{REPORTS, Written, all, pooled, report, summaries};
use support_engine::scenarios::chosen;
use support_engine::soffice::{converted, recalculate};
use support_template::{filled_in, run_over};

/// The pages of each sheet of the sample reports, Swedish and English: from the program, looked at on contact
/// sheets, and kept so that no sheet gets a page more unseen. How many there are in all is LibreOffice's word.
const EXPECTED_PAGES: [&[usize]; 12] = [
    &[1, 1, 3, 1, 1, 1, 1, 1, 1, 1, 4, 11, 5, 8, 2, 2, 1, 1, 2, 2, 3, 2],
    &[1, 1, 3, 1, 2, 2, 1, 1, 1, 4, 10, 5, 9, 6, 4, 2, 1, 2, 2, 1, 3, 2, 4, 2],
    &[1, 1, 4, 1, 1, 2, 1, 1, 1, 1, 5, 13, 6, 11, 3, 2, 2, 1, 6, 2, 3, 1],
    &[1, 1, 4, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 20, 7, 21, 3, 13, 1, 3, 2, 2, 10, 2, 6, 2],
    &[1, 1, 4, 1, 1, 1, 1, 1, 1, 1, 5, 10, 5, 8, 3, 1, 2, 1, 1, 3, 2, 2, 1],
    &[1, 1, 4, 2, 1, 1, 1, 1, 1, 1, 1, 5, 10, 5, 8, 4, 1, 2, 1, 1, 3, 2, 2, 2],
    &[1, 1, 3, 1, 1, 1, 1, 1, 1, 1, 4, 11, 5, 8, 2, 2, 1, 1, 2, 2, 3, 2],
    &[1, 1, 3, 1, 2, 2, 1, 2, 1, 4, 10, 5, 9, 6, 4, 2, 1, 3, 2, 1, 3, 2, 4, 2],
    &[1, 1, 4, 1, 2, 2, 1, 1, 1, 1, 5, 13, 6, 12, 3, 2, 2, 1, 6, 2, 3, 1],
    &[1, 1, 4, 1, 2, 2, 1, 2, 1, 1, 1, 1, 1, 1, 1, 5, 21, 7, 20, 3, 12, 1, 3, 2, 2, 10, 2, 6, 2],
    &[1, 1, 4, 1, 1, 1, 1, 1, 1, 1, 5, 10, 5, 9, 3, 1, 2, 1, 1, 3, 2, 2, 1],
    &[1, 1, 4, 2, 1, 1, 1, 1, 1, 1, 1, 5, 10, 5, 9, 4, 1, 2, 1, 1, 3, 2, 2, 2],
];

#[test]
#[ignore = "needs LibreOffice; .ci/run runs it"]
fn libreoffice_comes_to_every_stored_value_of_every_sample_report() {
    let reports = all();
    assert_eq!(reports.len(), 2 * REPORTS);
    let workbooks: Vec<&[u8]> = reports.iter().map(|written| &*written.bytes).collect();
    for (Written { name, report, .. }, recalculated) in reports.iter().zip(recalculate(&workbooks)) {
        assert_eq!(recalculated.sheets, report.sheets);
        assert_eq!(recalculated.names.keys().collect::<Vec<_>>(), report.names.keys().collect::<Vec<_>>());
        compare(report, &shown(&recalculated)).assert_agreed(name);
    }
}

#[test]
#[ignore = "needs LibreOffice; .ci/run runs it"]
fn libreoffice_comes_to_every_stored_value_of_an_outer_report() {
    let Written { name, bytes, report } = pooled();
    let recalculated = recalculate(&[&bytes]);
    compare(&report, &shown(&recalculated[0])).assert_agreed(&name);
}

#[test]
#[ignore = "needs LibreOffice; .ci/run runs it"]
fn libreoffice_comes_to_every_stored_value_of_the_summaries() {
    let summaries = summaries();
    let workbooks: Vec<&[u8]> = summaries.iter().map(|written| &*written.bytes).collect();
    for (Written { name, report, .. }, recalculated) in summaries.iter().zip(recalculate(&workbooks)) {
        assert_eq!(recalculated.sheets, report.sheets);
        compare(report, &shown(&recalculated)).assert_agreed_on(name, 150, 3);
    }
}

#[test]
#[ignore = "needs LibreOffice; .ci/run runs it"]
fn libreoffice_finds_the_one_stored_value_that_is_wrong() {
    let Written { bytes, report, .. } = report(Lang::Sv, "arbetsmarknadskontoret", &[]);
    let at = report.named("Ack_Kommun_10");
    let poisoned = with_stored(&bytes, &report, at, report.number(at) + 1000.0);
    let found = compare(&Report::read(&poisoned), &shown(&recalculate(&[&poisoned])[0])).differences;
    assert_eq!(found.iter().map(|difference| &difference.at).collect::<Vec<_>>(), [at]);
}

#[test]
#[ignore = "needs LibreOffice; .ci/run runs it"]
fn an_input_cell_of_every_kind_changed_gives_what_the_program_gives() {
    let prepared: Vec<Prepared> = cases().into_iter().map(Case::prepare).collect();
    assert_eq!(prepared.len(), 16);
    let workbooks: Vec<&[u8]> = prepared.iter().map(|prepared| &*prepared.changed).collect();
    for (prepared, live) in prepared.iter().zip(recalculate(&workbooks)) {
        prepared.assert_same(&live);
    }
}

#[test]
#[ignore = "needs LibreOffice; .ci/run runs it"]
fn each_scenario_chosen_gives_the_figures_that_the_comparison_shows() {
    let chosen = chosen();
    let workbooks: Vec<&[u8]> = chosen.iter().map(|chosen| &*chosen.bytes).collect();
    for (chosen, live) in chosen.iter().zip(recalculate(&workbooks)) {
        chosen.assert_followed(&live);
    }
}

#[test]
#[ignore = "needs LibreOffice; .ci/run runs it"]
fn a_shorter_horizon_gives_what_the_program_gives_up_to_it() {
    let prepared = shorter_horizon().prepare();
    prepared.assert_same_up_to_horizon(&recalculate(&[&prepared.changed])[0]);
}

#[test]
#[ignore = "needs LibreOffice; .ci/run runs it"]
fn the_empty_workbooks_filled_in_and_saved_by_libreoffice_give_a_report_and_no_finding() {
    for lang in Lang::ALL {
        let books = filled_in(lang);
        let workbooks: Vec<&[u8]> = books.iter().map(|(_, bytes)| &**bytes).collect();
        for (ending, filter) in [("xlsx", "xlsx:Calc MS Excel 2007 XML"), ("ods", "ods:calc8")] {
            let folder = tempfile::tempdir().expect("a folder");
            for (number, bytes) in converted(&workbooks, ending, filter).iter().enumerate() {
                fs::write(folder.path().join(format!("{number}.{ending}")), bytes).expect("written");
            }
            let outcome = run_over(folder.path(), lang);
            assert!(outcome.findings.is_empty(), "{ending}: {:#?}", outcome.findings);
            assert_eq!(outcome.reports.len(), 1, "{ending}");
        }
    }
}

/// The pages that each sheet of a workbook says it takes, in their order.
fn pages(bytes: &[u8]) -> Vec<usize> {
    let package = Package::unzip(bytes);
    let sheets = package.members.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    let breaks = |xml: &str, name: &str| {
        let inner =
            xml.split_once(&format!("<{name} ")).and_then(|(_, rest)| rest.split_once(&format!("</{name}>")));
        inner.map_or(0, |(inner, _)| inner.matches("<brk ").count())
    };
    let count = |(name, xml): &(String, Vec<u8>)| {
        let xml = String::from_utf8_lossy(xml);
        let number: usize = name
            .trim_start_matches("xl/worksheets/sheet")
            .trim_end_matches(".xml")
            .parse()
            .expect("a number");
        (number, (breaks(&xml, "rowBreaks") + 1) * (breaks(&xml, "colBreaks") + 1))
    };
    let counted: BTreeMap<usize, usize> = sheets.map(count).collect();
    counted.into_values().collect()
}

#[test]
#[ignore = "needs LibreOffice; .ci/run runs it"]
fn every_sample_report_is_printed_on_the_pages_that_its_sheets_say() {
    let reports = all();
    let workbooks: Vec<&[u8]> = reports.iter().map(|written| &*written.bytes).collect();
    let said: Vec<Vec<usize>> = workbooks.iter().map(|bytes| pages(bytes)).collect();
    assert_eq!(said, EXPECTED_PAGES);
    let on_paper = converted(&workbooks, "pdf", "pdf:calc_pdf_Export");
    for ((written, pdf), said) in reports.iter().zip(on_paper).zip(said) {
        let printed = pdf.windows(11).filter(|found| found == b"/Type/Page/").count();
        assert_eq!(printed, said.iter().sum::<usize>(), "{} has other pages on paper", written.name);
    }
}
