//! Rangordning: the accounts by return, and what speaks against reading them so.

use crate::report::Page;
use crate::report::sheet::Part;
use crate::together::cautions::FEW;
use crate::together::lay_out::Run;
use crate::together::{Caution, Measure};
use crate::words::fill;

/// The first column of reasons.
const REASONS: u16 = 7;

pub(in crate::together) fn build(page: &mut Page, run: &Run) {
    let (words, figures) = (&run.words.together, run.figures);
    let found: Vec<Caution> = (Caution::ALL.into_iter())
        .filter(|caution| run.accounts.iter().any(|account| account.cautions.contains(caution)))
        .collect();
    let amount = run.amount().max(14.0);
    page.sheet.widths = [vec![11.0, 32.0, 11.0, 14.0, 13.0, 14.0, amount], vec![12.0; found.len()]].concat();
    run.open(page, &words.sheets.ranking, &words.texts.ranking_lead, &words.texts.amounts);
    if let Some(verdict) = figures.ranking.verdict {
        page.words(1, &words.texts.in_order, Part::Note);
        page.figure(3, verdict, Part::Verdict);
        page.next();
    }
    page.section(&words.sections.ranking);
    page.words(0, &words.labels.rank, Part::HeadRight);
    page.words(1, &words.heads.operation, Part::Head);
    let heads = [
        Measure::Year.name(words),
        Measure::ReturnTerm.name(words),
        &words.labels.gap,
        Measure::ReturnHorizon.name(words),
        Measure::SocietyTerm.name(words),
    ];
    for (column, head) in (2..).zip(heads) {
        page.words(column, head, Part::HeadRight);
    }
    for (column, caution) in (REASONS..).zip(&found) {
        page.words(column, caution.words(words)[0], Part::Head);
    }
    page.sheet.heights.push((page.row, 58.0));
    page.next();
    for row in &figures.ranking.rows {
        let account = &figures.accounts[row.account];
        page.figure_or_none(0, row.rank, Part::Figure);
        page.words(1, &run.accounts[row.account].operation, Part::Text);
        page.figure(2, account.get(Measure::Year), Part::Figure);
        page.figure(3, account.get(Measure::ReturnTerm), Part::Figure);
        page.figure_or_none(4, row.gap, Part::Figure);
        page.figure(5, account.get(Measure::ReturnHorizon), Part::Figure);
        page.figure(6, account.get(Measure::SocietyTerm), Part::Figure);
        for (column, caution) in (REASONS..).zip(&found) {
            if run.accounts[row.account].cautions.contains(caution) {
                page.words(column, &words.terms.applies, Part::Text);
            }
        }
        page.next();
    }
    page.section(&words.sections.cautions);
    page.words(0, &words.texts.ranking_rule, Part::Label);
    page.next();
    if found.is_empty() {
        page.words(0, &words.texts.no_cautions, Part::Label);
        page.next();
    }
    let count = FEW.to_string();
    for caution in found {
        let [short, long] = caution.words(words);
        let reason = format!("{short}: {}", fill(long, &[("count", &count)]));
        page.words(0, &reason, Part::Label);
        page.next();
    }
}
