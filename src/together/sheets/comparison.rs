//! Jämförelse: an operation's two years side by side.

use crate::report::Page;
use crate::report::sheet::Part;
use crate::together::figures::{Change, Comparison};
use crate::together::lay_out::Run;
use crate::together::{Caution, Measure};
use crate::words::fill;

/// The column of units.
const UNIT: u16 = 5;

pub(in crate::together) fn build(page: &mut Page, run: &Run) {
    let words = &run.words.together;
    let amount = run.amount().max(16.0);
    page.sheet.widths = vec![48.0, amount, amount, amount, amount, 12.0];
    run.open(page, &words.sheets.comparison, &words.texts.comparison_lead, &words.texts.amounts);
    for comparison in &run.figures.comparisons {
        pair(page, run, comparison);
    }
    let count = run.figures.more_comparisons;
    if count > 0 {
        page.next();
        let values = [("count", &*count.to_string()), ("sheet", &run.words.report.sheets.before)];
        page.words(0, &fill(&words.texts.more_pairs, &values), Part::Note);
        page.next();
    }
}

fn pair(page: &mut Page, run: &Run, comparison: &Comparison) {
    let words = &run.words.together;
    let [before, after] = comparison.accounts.map(|account| &run.accounts[account]);
    let [earlier, later] = [before, after].map(|account| account.year.to_string());
    let values = [("operation", &*after.operation), ("before", &earlier), ("after", &later)];
    page.section(&fill(&words.sections.pair, &values));
    let found = &comparison.differing;
    if found.contains(&Caution::PriceYear) {
        let [before, after] = &comparison.price_years;
        let values = [("before", before.as_str()), ("after", after)];
        page.words(0, &fill(&words.texts.price_levels, &values), Part::Note);
        page.next();
    }
    let others = found.iter().filter(|caution| **caution != Caution::PriceYear);
    let others: Vec<String> = others.map(|caution| caution.words(words)[0].to_lowercase()).collect();
    if !others.is_empty() {
        page.words(0, &fill(&words.texts.other_terms, &[("what", &others.join(", "))]), Part::Note);
        page.next();
    }
    head(page, run, comparison, &words.heads.measure);
    comparison.measures.iter().for_each(|change| row(page, change));
    page.next();
    head(page, run, comparison, &words.heads.actors_results);
    comparison.actors.iter().for_each(|change| row(page, change));
}

fn head(page: &mut Page, run: &Run, comparison: &Comparison, first: &str) {
    let labels = &run.words.together.labels;
    page.words(0, first, Part::Head);
    for (column, account) in (1..).zip(comparison.accounts) {
        page.figure(column, run.figures.accounts[account].get(Measure::Year), Part::HeadRight);
    }
    page.words(3, &labels.change, Part::HeadRight);
    page.words(4, &labels.change_share, Part::HeadRight);
    page.words(UNIT, &run.words.together.heads.unit, Part::Head);
    page.sheet.heights.push((page.row, 30.0));
    page.next();
}

fn row(page: &mut Page, change: &Change) {
    page.words(0, &change.label, Part::Label);
    let [before, after] = change.values;
    let [difference, share] = change.change.map_or([None; 2], |ids| ids.map(Some));
    for (column, id) in (1..).zip([before, after, difference, share]) {
        page.figure_or_none(column, id, Part::Figure);
    }
    if let Some(id) = after.or(before) {
        page.unit(UNIT, id);
    }
    page.next();
}
