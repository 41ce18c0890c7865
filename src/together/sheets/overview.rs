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
/// The terms of a row, from column D on.
const TERMS: [Measure; 3] = [Measure::Rate, Measure::Horizon, Measure::PriceYear];
/// The columns of an account's source and of what to take care of, and the last one of both.
const SOURCE: [u16; 3] = [6, 9, 12];

pub(in crate::together) fn build(page: &mut Page, run: &Run) {
    let words = &run.words.together;
    page.sheet.widths =
        [vec![32.0, 11.0, 11.0], vec![run.amount(); 6], vec![14.0, 14.0, 15.0, 10.0]].concat();
    run.open(page, &words.texts.title, &words.texts.overview_lead, &words.texts.amounts);
    page.section(&words.sections.accounts);
    page.words(0, &words.heads.operation, Part::Head);
    for (column, measure) in (1..).zip(COLUMNS) {
        page.words(column, measure.name(words), Part::HeadRight);
    }
    page.sheet.heights.push((page.row, 58.0));
    page.next();
    for account in 0..run.accounts.len() {
        row(page, run, account);
    }
    for totals in &run.figures.totals {
        let year = totals.number.to_string();
        let named = |text: &str| fill(text, &[("year", &year)]);
        sums(page, &named(&words.heads.sum_of_year), Some(totals.year), &totals.plain);
        if let (Some(between), Some(net)) = (&totals.between, &totals.net) {
            blank(page);
            page.next();
            sums(page, &words.heads.between, None, between);
            blank(page);
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
    terms(page, run);
}

/// Under which terms each account was drawn up, from what, and what to take care of.
fn terms(page: &mut Page, run: &Run) {
    let words = &run.words.together;
    let [source, care, last] = SOURCE;
    page.section(&words.sections.terms);
    page.words(0, &words.heads.operation, Part::Head);
    page.words(1, Measure::Year.name(words), Part::HeadRight);
    page.words(2, &words.heads.status, Part::Head);
    for (column, measure) in (3..).zip(TERMS) {
        page.words(column, measure.name(words), Part::HeadRight);
    }
    page.words(source, &words.heads.source, Part::Head);
    page.words(care, &words.heads.take_care, Part::Head);
    page.band(last);
    page.sheet.heights.push((page.row, 30.0));
    page.next();
    let status = &run.words.report.terms;
    for (account, figures) in run.accounts.iter().zip(&run.figures.accounts) {
        page.words(0, &account.label, Part::Label);
        page.figure(1, figures.get(Measure::Year), Part::Figure);
        let status = match account.status {
            Status::Preliminary => &status.preliminary,
            Status::Adopted => &status.adopted,
        };
        page.words(2, status, Part::Text);
        for (column, measure) in (3..).zip(TERMS) {
            page.figure(column, figures.get(measure), Part::Figure);
        }
        page.spanning(source, care - 1, &account.source, Part::Text);
        let cautions = account.cautions.iter().filter(|caution| caution.is_of_sums());
        let cautions: Vec<&str> = cautions.map(|caution| &**caution.words(words)[0]).collect();
        page.spanning(care, last, &cautions.join(", "), Part::Text);
        page.next();
    }
}

fn row(page: &mut Page, run: &Run, position: usize) {
    let (account, figures) = (&run.accounts[position], &run.figures.accounts[position]);
    let link = Link { path: account.report.to_string(), place: String::new() };
    page.open_link(0, &account.label, link);
    for (column, measure) in (1..).zip(COLUMNS) {
        let part = if measure == Measure::Master { Part::Verdict } else { Part::Figure };
        page.figure(column, figures.get(measure), part);
    }
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

/// The part of a row of sums that has no return.
fn blank(page: &mut Page) {
    for column in RETURNS..RETURNS + 2 {
        page.words(column, "", Part::SumLabel);
    }
}
