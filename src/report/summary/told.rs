//! What the sentences of the first sheet are put together from: at the end of Prognos.

use crate::report::layout::Case;
use crate::report::page::Page;
use crate::report::sheet::Part;

/// The columns of an amount in words, and of what it is.
const IN_WORDS: u16 = 4;
const PHRASE: u16 = 8;

pub(in crate::report) fn build(page: &mut Page, case: &Case) {
    let (words, told) = (case.words, &case.projection.told);
    let (labels, heads) = (&words.labels, &words.heads);
    page.section(&words.sections.sentences);
    let names = [&labels.per_thousand, &labels.per_million, &labels.per_billion, &labels.tenths_per_whole];
    for (label, step) in names.into_iter().zip(told.steps) {
        page.words(0, label, Part::Label);
        page.figure(1, step, Part::Figure);
        page.next();
    }
    page.words(0, &labels.paid_year, Part::Label);
    page.figure(1, told.paid_year, Part::Figure);
    page.next();
    page.next();
    page.words(0, &heads.amount, Part::Head);
    page.words(1, &words.units.kronor, Part::HeadRight);
    page.words(2, &labels.size, Part::HeadRight);
    page.words(3, &labels.tenths, Part::HeadRight);
    page.words(IN_WORDS, &labels.in_words, Part::Head);
    page.words(PHRASE, &labels.as_gain_or_loss, Part::Head);
    page.band(PHRASE + 3);
    page.sheet.heights.push((page.row, 30.0));
    page.next();
    for amount in &told.amounts {
        page.words(0, &amount.what, Part::Label);
        page.shown(1, amount.of, Part::Figure);
        page.figure(2, amount.size, Part::Figure);
        page.figure(3, amount.tenths, Part::Figure);
        page.figure(IN_WORDS, amount.words, Part::Text);
        page.figure(PHRASE, amount.phrase, Part::Text);
        page.next();
    }
    page.next();
    for sentence in &told.sentences {
        page.figure(0, *sentence, Part::Label);
        page.next();
    }
}
