//! Underlag: what the sums are made from, as it stands in the reports, with links to the cells there.

use crate::report::sheet::{Link, Part};
use crate::report::{Page, mark, program};
use crate::together::lay_out::Run;
use crate::together::{MARK, Measure};
use crate::words::fill;
use crate::words::names::sheet;

/// Links that the sheet may have: a spreadsheet takes 65,530, and what has none tells the place all the same.
const MOST_LINKS: usize = 5_000;
/// The figures of an account that stand nowhere else, from column D on.
const COLUMNS: [Measure; 9] = [
    Measure::SpentTerm,
    Measure::SpentHorizon,
    Measure::Transfers,
    Measure::Real,
    Measure::Production,
    Measure::Financial,
    Measure::RealTerm,
    Measure::ProductionTerm,
    Measure::FinancialTerm,
];

pub(in crate::together) fn build(page: &mut Page, run: &Run) {
    page.sheet.widths = [vec![30.0, 12.0, 52.0], vec![run.amount().max(17.0); 9]].concat();
    run.open(
        page,
        sheet::BASIS.of(run.words.lang),
        &run.words.together.texts.basis_lead,
        &run.words.together.texts.amounts,
    );
    about(page, run);
    accounts(page, run);
    parties(page, run);
    transfers(page, run);
}

fn about(page: &mut Page, run: &Run) {
    let report = &run.words.report;
    let fewest = run.edition.fewest.to_string();
    let edition = match mark(run.edition, report) {
        Some((_, whole)) => whole,
        None => fill(&report.texts.outer_edition, &[("fewest", &fewest)]),
    };
    page.section(&run.words.together.sections.made_by);
    let facts = [
        (&report.labels.form, MARK.to_string()),
        (&report.labels.program, program()),
        (&report.labels.method, report.texts.method.to_string()),
        (&report.labels.edition, edition),
    ];
    for (label, text) in facts {
        page.words(0, label, Part::Label);
        page.words(1, &text, Part::Text);
        page.next();
    }
}

fn accounts(page: &mut Page, run: &Run) {
    let (words, heads) = (&run.words.together, &run.words.together.heads);
    page.section(&words.sections.basis_accounts);
    let names = COLUMNS.map(|measure| &**measure.name(words));
    head(page, run, [&heads.operation, &heads.report], &names, None);
    for (account, figures) in run.accounts.iter().zip(&run.figures.accounts) {
        page.words(0, &account.operation, Part::Label);
        page.figure(1, figures.get(Measure::Year), Part::Figure);
        page.words(2, &account.report, Part::Text);
        for (column, measure) in (3..).zip(COLUMNS) {
            page.figure(column, figures.get(measure), Part::Figure);
        }
        page.next();
    }
}

fn parties(page: &mut Page, run: &Run) {
    let words = &run.words.together;
    let (heads, labels) = (&words.heads, &words.labels);
    page.section(&words.sections.basis_parties);
    let names = [&*labels.income, &*labels.cost, &*labels.result, &*labels.term];
    head(page, run, [&heads.operation, &heads.actor], &names, Some(&heads.place));
    for (links, row) in run.figures.parties.iter().enumerate() {
        let account = &run.accounts[row.account as usize];
        page.words(0, &account.operation, Part::Label);
        page.figure(1, row.year, Part::Figure);
        page.key(2, row.key, Part::Text, 1);
        for (column, id) in (3..).zip(row.values) {
            page.figure(column, id, Part::Figure);
        }
        let place = row.place(&account.report);
        if links < MOST_LINKS {
            let link = Link { path: account.report.to_string(), place: place.anchor() };
            page.open_link(7, &place.within(), link);
        } else {
            page.words(7, &place.within(), Part::Text);
        }
        page.next();
    }
}

fn transfers(page: &mut Page, run: &Run) {
    if run.figures.transfers.is_empty() {
        return;
    }
    let (words, heads) = (&run.words.together, &run.words.together.heads);
    let spans = &words.transfers;
    page.section(&words.sections.transfers);
    let names =
        [&spans.year_1, &spans.term, &spans.term_discounted, &spans.horizon, &spans.horizon_discounted];
    head(page, run, [&heads.payer, &heads.receiver], &names.map(|name| &**name), None);
    for transfer in &run.figures.transfers {
        page.words(0, &run.accounts[transfer.payer].operation, Part::Label);
        page.figure(1, transfer.year, Part::Figure);
        page.words(2, &run.accounts[transfer.receiver].operation, Part::Text);
        for (column, id) in (3..).zip(transfer.values) {
            page.figure(column, id, Part::Figure);
        }
        page.next();
    }
}

/// The head of a table whose second column is the account year.
fn head(page: &mut Page, run: &Run, texts: [&str; 2], figures: &[&str], last: Option<&str>) {
    page.words(0, texts[0], Part::Head);
    page.words(1, Measure::Year.name(&run.words.together), Part::HeadRight);
    page.words(2, texts[1], Part::Head);
    let figures = figures.iter().map(|text| (*text, Part::HeadRight));
    for (column, (text, part)) in (3..).zip(figures.chain(last.map(|text| (text, Part::Head)))) {
        page.words(column, text, part);
    }
    page.sheet.heights.push((page.row, 44.0));
    page.next();
}
