//! The operation's own books: table 4.1, and what each outcome cost.

use super::RIGHT;
use crate::figure::Id;
use crate::report::layout::Case;
use crate::report::page::Page;
use crate::report::sheet::Part;

pub(super) fn build(page: &mut Page, case: &Case) {
    let (words, figures) = (case.words, &case.account.key_figures);
    let (labels, heads) = (&words.labels, &words.heads);
    page.next();
    page.words(RIGHT, &words.sections.own_books, Part::Section);
    page.next();
    page.words(RIGHT, &heads.measure, Part::Head);
    page.words(RIGHT + 1, &heads.value, Part::HeadRight);
    page.words(RIGHT + 2, &heads.unit, Part::Head);
    page.head_before(case, RIGHT + 3);
    page.next();
    let first: [(&str, Id); 5] = [
        (&labels.income, figures.income),
        (&labels.cost, figures.cost),
        (&labels.result, figures.result),
        (&labels.participants, figures.participants),
        (&labels.cost_per_person, figures.cost_per_person),
    ];
    for (label, id) in first {
        let strong = id == figures.result;
        page.words(RIGHT, label, if strong { Part::SumLabel } else { Part::Label });
        let part = if strong { Part::Sum } else { Part::Figure };
        page.figure(RIGHT + 1, id, part);
        page.unit(RIGHT + 2, id);
        page.beside(case, RIGHT + 3, id, part);
        page.next();
    }
    if case.inputs.outcomes.is_empty() {
        return;
    }
    page.words(RIGHT, &heads.outcome, Part::Head);
    for (column, head) in (RIGHT + 1..).zip([&heads.persons, &heads.cost_per_outcome, &heads.success_rate]) {
        page.words(column, head, Part::HeadRight);
    }
    page.sheet.heights.push((page.row, 30.0));
    page.next();
    for (outcome, row) in case.inputs.outcomes.iter().zip(&figures.outcomes) {
        page.words(RIGHT, &outcome.name, Part::Label);
        for (column, id) in (RIGHT + 1..).zip(row) {
            page.figure(column, *id, Part::Figure);
        }
        page.next();
    }
}
