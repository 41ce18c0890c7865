//! Simulering, its end: what was simulated beside the same as it is now, and the range in words.

use super::scenarios::capital;
use super::simulation::{after, spread};
use super::whose;
use crate::decision::simulation::Simulation;
use crate::decision::simulation::sources::Shape;
use crate::report::layout::Case;
use crate::report::page::Page;
use crate::report::sheet::Part;

/// The column of the phrase of an amount.
const PHRASE: u16 = 6;

pub(super) fn build(page: &mut Page, case: &Case, simulation: &Simulation) {
    sources(page, case, simulation);
    base(page, case, simulation);
    in_words(page, case, simulation);
}

/// What is uncertain.
fn sources(page: &mut Page, case: &Case, simulation: &Simulation) {
    let told = &case.told.simulation;
    page.section(&told.section_sources);
    page.words(0, &told.source, Part::Head);
    page.words(1, &told.distribution, Part::Head);
    let names = [&told.value, &told.low, &told.high];
    for (column, (name, then)) in
        (2..).zip(names.into_iter().zip([&told.then_value, &told.then_low, &told.then_high]))
    {
        page.words(column, then, Part::HeadRight);
        page.words(column + 3, &format!("{name} {}", told.now), Part::HeadRight);
        page.words(column + 6, &format!("{name}: {}", told.flag), Part::HeadRight);
    }
    page.next();
    for source in &simulation.sources {
        page.words(0, &source.label, Part::Label);
        let shape = match source.shape {
            Shape::Between(distribution) => told.of(distribution),
            Shape::Success => &told.beta,
            Shape::Persons | Shape::Means => &told.persons,
        };
        page.words(1, shape, Part::Text);
        for (column, kept) in (2..).zip(&source.kept) {
            let Some(kept) = kept else { continue };
            page.figure(column, kept.then, Part::Figure);
            page.shown(column + 3, kept.now, Part::Figure);
            page.figure(column + 6, kept.changed, Part::Figure);
        }
        page.next();
    }
    page.words(0, &told.tolerance, Part::Label);
    page.figure(2, simulation.tolerance, Part::Figure);
    page.next();
}

/// The account's results.
fn base(page: &mut Page, case: &Case, simulation: &Simulation) {
    let told = &case.told.simulation;
    page.section(&format!("{}, {}", told.section_base, case.words.units.kronor));
    let top = page.row;
    page.words(0, &case.words.heads.actor, Part::Head);
    page.words(1, "", Part::Head);
    for (column, head) in (2..).zip([&told.then_base, &told.base_now, &told.flag]) {
        page.words(column, head, Part::HeadRight);
    }
    page.next();
    for fall in &simulation.falls {
        for (span, years) in fall.spans.iter().zip(&case.decision.spans.numbers) {
            page.words(0, &capital(&whose(case, fall.whose)), Part::Label);
            page.words(1, &after(case, *years), Part::Text);
            page.figure(2, span.base.then, Part::Figure);
            page.shown(3, span.base.now, Part::Figure);
            page.figure(4, span.base.changed, Part::Figure);
            page.next();
        }
    }
    page.fold_from(top);
}

/// What the sentence of the first sheet is put together from.
fn in_words(page: &mut Page, case: &Case, simulation: &Simulation) {
    let (told, labels) = (&case.told.simulation, &case.words.labels);
    page.section(&told.section_words);
    let top = page.row;
    page.words(0, &case.words.heads.amount, Part::Head);
    for (column, head) in (1..).zip([&case.words.units.kronor, &labels.size, &labels.tenths]) {
        page.words(column, head, Part::HeadRight);
    }
    page.words(4, &labels.in_words, Part::Head);
    page.words(PHRASE, &labels.as_gain_or_loss, Part::Head);
    page.band(PHRASE + 3);
    page.next();
    for amount in &simulation.amounts {
        page.words(0, &amount.what, Part::Label);
        spread(page, 1, [amount.of, amount.size, amount.tenths]);
        page.figure(4, amount.words, Part::Text);
        page.figure(PHRASE, amount.phrase, Part::Text);
        page.next();
    }
    page.words(0, &told.per_cent, Part::Label);
    page.figure(1, simulation.per_cent, Part::Figure);
    page.next();
    page.fold_from(top);
}
