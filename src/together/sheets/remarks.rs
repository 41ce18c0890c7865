//! Anmärkningar: every finding of the run, workbook by workbook.

use crate::report::Page;
use crate::report::sheet::Part;
use crate::together::lay_out::Run;
use crate::words::fill;

/// More than a reader takes in; the list of findings has no such end.
const MOST: usize = 10_000;

pub(in crate::together) fn build(page: &mut Page, run: &Run) {
    let (words, heads) = (&run.words.together, &run.words.together.heads);
    page.sheet.widths = vec![40.0, 12.0, 8.0, 26.0, 90.0];
    run.open(page, &words.sheets.remarks, &words.texts.remarks_lead, "");
    if run.edition.is_outer() {
        page.words(0, &words.texts.outer_remarks, Part::Note);
        page.next();
    }
    page.next();
    if run.findings.is_empty() {
        page.words(0, &words.texts.no_remarks, Part::Text);
        page.next();
        return;
    }
    let place = &run.words.report.heads.place;
    page.heads(&[&heads.workbook, &heads.severity, &heads.code, place, &heads.text], 5);
    for remark in run.findings.iter().take(MOST).map(|finding| (run.remark)(finding)) {
        let texts = [&remark.workbook, &remark.severity, &remark.code, &remark.place, &remark.text];
        for (column, text) in (0..).zip(texts) {
            page.words(column, text, Part::Text);
        }
        page.next();
    }
    let left = run.findings.len().saturating_sub(MOST);
    if left > 0 {
        page.words(0, &fill(&words.texts.more_remarks, &[("count", &left.to_string())]), Part::Note);
        page.next();
    }
}
