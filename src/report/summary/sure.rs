//! How sure the figures are, as far as that is known.

use crate::model::Status;
use crate::report::layout::Case;
use crate::report::page::Page;
use crate::report::sheet::Part;
use crate::words::fill;

pub(super) fn build(page: &mut Page, case: &Case) {
    let (words, texts) = (case.words, &case.words.texts);
    page.section(&words.sections.sure);
    let status = match case.inputs.operation.status {
        Status::Preliminary => &texts.sure_preliminary,
        Status::Adopted => &texts.sure_adopted,
    };
    let warnings = match case.notices.iter().filter(|notice| notice.is_warning).count() {
        0 => texts.sure_no_warning.to_string(),
        1 => texts.sure_one_warning.to_string(),
        many => fill(&texts.sure_warnings, &[("count", &many.to_string())]),
    };
    page.words(0, &format!("{status} {warnings}"), Part::Label);
    page.next();
    for id in &case.projection.told.sure {
        page.figure(0, *id, Part::Label);
        page.next();
    }
    match &case.decision.simulation {
        Some(simulation) => page.figure(0, simulation.sentence, Part::Label),
        None => page.words(0, &texts.sure_no_span, Part::Label),
    }
    page.next();
}
