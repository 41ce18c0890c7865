//! Översikt: one row an account, and the totals of every account year.

use crate::figure::Id;
use crate::model::Status;
use crate::report::Page;
use crate::report::sheet::{Link, Part};
use crate::together::Measure;
use crate::together::lay_out::Run;
use crate::words::fill;

/// The figures of a row, from column B on.
const COLUMNS: [Measure; 12] = [
    Measure::Year,
    Measure::Participants,
    Measure::Income,
    Measure::Cost,
    Measure::Result,
    Measure::Society,
    Measure::SocietyTerm,
    Measure::SocietyHorizon,
    Measure::ReturnTerm,
    Measure::ReturnHorizon,
    Measure::Payback,
    Measure::Master,
];
/// The column of the return over the term of office.
const RETURNS: u16 = 9;
/// The column of status, followed by what to take care of and the source.
const STATUS: u16 = 13;

pub(in crate::together) fn build(page: &mut Page, run: &Run) {
    let (words, amount) = (&run.words.together, run.amount());
    page.sheet.widths =
        [vec![34.0, 11.0, 11.0], vec![amount; 6], vec![16.0, 16.0, 14.0, 9.0, 12.0, 40.0, 44.0]].concat();
    run.open(page, &words.texts.title, &words.texts.overview_lead, &words.texts.amounts);
    page.section(&words.sections.accounts);
    page.words(0, &words.heads.operation, Part::Head);
    for (column, measure) in (1..).zip(COLUMNS) {
        page.words(column, measure.name(words), Part::HeadRight);
    }
    for (column, text) in (STATUS..).zip([&words.heads.status, &words.heads.take_care, &words.heads.source]) {
        page.words(column, text, Part::Head);
    }
    page.sheet.heights.push((page.row, 44.0));
    page.next();
    for account in 0..run.accounts.len() {
        row(page, run, account);
    }
    for totals in &run.figures.totals {
        let year = totals.number.to_string();
        let named = |text: &str| fill(text, &[("year", &year)]);
        sums(page, &named(&words.heads.sum_of_year), Some(totals.year), &totals.plain);
        if let (Some(between), Some(net)) = (&totals.between, &totals.net) {
            page.next();
            sums(page, &words.heads.between, None, between);
            page.next();
            sums(page, &named(&words.heads.net_of_year), None, net);
        }
        for (column, id) in (RETURNS..).zip(totals.returns) {
            page.figure_or_none(column, id, Part::Sum);
        }
        page.next();
    }
    let between = run.figures.totals.iter().any(|totals| totals.between.is_some());
    let rules = [&words.texts.returns_rule, &words.texts.added_rule];
    for rule in rules.into_iter().chain(between.then_some(&words.texts.between_rule)) {
        page.words(0, rule, Part::Note);
        page.next();
    }
}

fn row(page: &mut Page, run: &Run, position: usize) {
    let (account, figures) = (&run.accounts[position], &run.figures.accounts[position]);
    let link = Link { path: account.report.to_string(), place: String::new() };
    page.open_link(0, &account.operation, link);
    for (column, measure) in (1..).zip(COLUMNS) {
        let part = if measure == Measure::Master { Part::Verdict } else { Part::Figure };
        page.figure(column, figures.get(measure), part);
    }
    let terms = &run.words.report.terms;
    let status = match account.status {
        Status::Preliminary => &terms.preliminary,
        Status::Adopted => &terms.adopted,
    };
    let care: Vec<&str> = (run.cautions[position].iter())
        .filter(|caution| caution.is_of_sums())
        .map(|caution| &**caution.words(&run.words.together)[0])
        .collect();
    page.words(STATUS, status, Part::Text);
    page.words(STATUS + 1, &care.join(", "), Part::Text);
    page.words(STATUS + 2, account.sources.first().map_or("", |source| source), Part::Text);
    page.next();
}

/// A row of sums, from the account year to the result at the horizon.
fn sums(page: &mut Page, label: &str, year: Option<Id>, ids: &[Option<Id>]) {
    page.words(0, label, Part::SumLabel);
    match year {
        Some(year) => page.figure(1, year, Part::Sum),
        None => page.words(1, "", Part::SumLabel),
    }
    for (column, id) in (2..).zip(ids) {
        page.figure_or_none(column, *id, Part::Sum);
    }
}
