//! Aktörer: sums by actor of every account year, transfers eliminated, and the same by cost type.

use crate::figure::Id;
use crate::model::CostType;
use crate::report::Page;
use crate::report::sheet::Part;
use crate::together::figures::{ActorSums, Totals};
use crate::together::lay_out::Run;
use crate::words::fill;

pub(in crate::together) fn build(page: &mut Page, run: &Run) {
    let words = &run.words.together;
    page.sheet.widths = [vec![48.0], vec![run.amount().max(20.0); 4]].concat();
    run.open(page, &words.sheets.actors, &words.texts.actors_lead, &words.texts.amounts);
    for (totals, sums) in run.figures.totals.iter().zip(&run.figures.actors) {
        year(page, run, totals, sums);
    }
    page.next();
    let between = run.figures.totals.iter().any(|totals| totals.between.is_some());
    let rules = [&words.texts.eliminated_rule, &words.texts.parts_rule];
    for rule in rules.into_iter().chain(between.then_some(&words.texts.between_rule)) {
        page.words(0, rule, Part::Note);
        page.next();
    }
    page.words(0, &run.words.report.labels.tolerance, Part::Note);
    page.figure(1, run.figures.tolerance, Part::Figure);
    page.next();
}

fn year(page: &mut Page, run: &Run, totals: &Totals, sums: &ActorSums) {
    let (words, heads) = (&run.words.together, &run.words.together.heads);
    let year = totals.number.to_string();
    page.section(&fill(&words.sections.actors_of_year, &[("year", &year)]));
    mixed(page, run, totals);
    let labels = &words.labels;
    head(page, &heads.actor, [&labels.income, &labels.cost, &labels.result, &labels.term]);
    for group in &sums.groups {
        let depth = run.figures.groups.all[group.group].depth;
        page.key(0, group.key, Part::Label, u8::try_from(depth).unwrap_or(u8::MAX));
        cells(page, group.values.map(Some), Part::Figure);
    }
    let [income, cost, result] = sums.eliminated.map(Some);
    line(page, &heads.gross, sums.gross.map(Some), Part::Sum);
    line(page, &heads.eliminated, [income, cost, result, None], Part::Figure);
    if let Some([cost, result, term]) = sums.between {
        line(page, &heads.eliminated_between, [None, Some(cost), Some(result), Some(term)], Part::Figure);
    }
    line(page, &heads.net, sums.net.map(Some), Part::Sum);

    page.next();
    head(page, &heads.cost_type, ["", "", &labels.result, &labels.term]);
    let under_result = |[result, term]: [Id; 2]| [None, None, Some(result), Some(term)];
    for (cost_type, ids) in CostType::ALL.into_iter().zip(sums.types.types) {
        line(page, run.words.report.terms.cost_type(cost_type), under_result(ids), Part::Figure);
    }
    if let Some([_, result, term]) = sums.between {
        line(page, &heads.eliminated_between, under_result([result, term]), Part::Figure);
    }
    line(page, &heads.types_sum, under_result(sums.types.sum), Part::Sum);
    page.figure(1, sums.types.verdict, Part::Verdict);
    line(page, &heads.difference, under_result(sums.types.difference), Part::Figure);
}

fn head(page: &mut Page, first: &str, others: [&str; 4]) {
    page.words(0, first, Part::Head);
    for (column, text) in (1..).zip(others) {
        page.words(column, text, Part::HeadRight);
    }
    page.sheet.heights.push((page.row, 30.0));
    page.next();
}

/// What accounts of the year do not have in common.
fn mixed(page: &mut Page, run: &Run, totals: &Totals) {
    let words = &run.words.together;
    if totals.differing.is_empty() {
        return;
    }
    let what: Vec<String> =
        (totals.differing.iter()).map(|caution| caution.words(words)[0].to_lowercase()).collect();
    let values = [("year", &*totals.number.to_string()), ("what", &what.join(", "))];
    page.words(0, &fill(&words.texts.mixed, &values), Part::Note);
    page.next();
}

fn line(page: &mut Page, label: &str, ids: [Option<Id>; 4], part: Part) {
    page.words(0, label, if part == Part::Sum { Part::SumLabel } else { Part::Label });
    cells(page, ids, part);
}

fn cells(page: &mut Page, ids: [Option<Id>; 4], part: Part) {
    for (column, id) in (1..).zip(ids) {
        match id {
            Some(id) => page.figure(column, id, part),
            None if part == Part::Sum => page.words(column, "", Part::SumLabel),
            None => {}
        }
    }
    page.next();
}
