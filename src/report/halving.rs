//! The search for an internal rate of return, step by step: each row discounts the results at the
//! middle of an interval, and the next row keeps the half in which the sum changes sign.

use super::layout::Case;
use super::page::Page;
use super::sheet::Part;
use crate::project::internal_rate::InternalRate;
use crate::words::fill;

pub(super) fn build(page: &mut Page, case: &Case, whose: &str, internal: &InternalRate) {
    let Some(halving) = &internal.halving else { return };
    let heads = &case.words.heads;
    page.section(&fill(&case.words.sections.halving, &[("actor", whose)]));
    page.comment(&case.words.comments.internal_rate);
    let first = page.row;
    page.words(0, &heads.rate, Part::Head);
    page.words(1, &heads.rate_low, Part::HeadRight);
    page.words(2, &heads.rate_high, Part::HeadRight);
    page.years_shown(&case.account.time.years, Part::HeadRight);
    page.next();
    page.figure(0, halving.lowest.0, Part::Figure);
    page.years(&halving.lowest.1, Part::Figure);
    page.next();
    for (middle, low, high, flows) in &halving.steps {
        page.figure(0, *middle, Part::Figure);
        page.figure(1, *low, Part::Figure);
        page.figure(2, *high, Part::Figure);
        page.years(flows, Part::Figure);
        page.next();
    }
    page.fold_from(first);
}
