//! Why two years cannot be compared as they stand.

use super::{Digest, Measure, Now, Whose};
use crate::figure::{Book, Id};
use crate::model::Party;
use crate::words::{Words, fill};

/// The reasons in sentences; none where both years have the same terms.
pub(super) fn cautions(book: &Book, now: Now, last: &Digest, words: &Words) -> Vec<String> {
    let (time, texts) = (&now.account.time, &words.together.texts);
    let differs = |measure: Measure, id: Id| last.get(measure).value != book.value(id);
    let mut all = Vec::new();
    if differs(Measure::PriceYear, time.price_year) {
        let after = now.inputs.assumptions.price_year.value.value.0.to_string();
        let values = [("before", &*last.price_year()), ("after", &after)];
        all.push(fill(&texts.price_levels, &values));
    }
    let timing = now.inputs.assumptions.timing.each_ref().map(|timing| timing.value.value);
    let short = &words.together.cautions;
    let others = [
        (&short.discounting, differs(Measure::Rate, time.rate) || last.timing != timing),
        (&short.horizon, differs(Measure::Horizon, time.horizon)),
    ];
    let others = others.into_iter().filter(|(_, differs)| *differs);
    let others: Vec<String> = others.map(|(word, _)| word.to_lowercase()).collect();
    if !others.is_empty() {
        all.push(fill(&texts.other_terms, &[("what", &others.join(", "))]));
    }
    let principal = Party::Actor(now.inputs.operation.principal);
    let principal = Whose::of(principal, &now.inputs.actors, now.merged);
    if let Whose::Actor(path) = &last.principal
        && principal.identity() != last.principal.identity()
    {
        let before = path.last().map_or("", |member| &member.name);
        all.push(fill(&words.report.texts.other_principal, &[("before", before)]));
    }
    all
}
