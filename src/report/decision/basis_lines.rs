//! Känslighetsunderlag: the effect lines by what parameters find them by, and what follows each parameter.

use super::sensitivity::swing_head;
use super::whose;
use crate::decision::sensitivity::lines::Line;
use crate::figure::Id;
use crate::report::layout::Case;
use crate::report::page::{FIRST_YEAR, Page};
use crate::report::sheet::Part;
use crate::words::fill;

pub(super) fn build(page: &mut Page, case: &Case) {
    keys(page, case);
    amounts(page, case);
    follows(page, case);
    changes(page, case);
    rate(page, case);
}

/// The texts by which lines are found, two a table so that each has the room of a name.
fn keys(page: &mut Page, case: &Case) {
    let (heads, told) = (&case.words.heads, &case.told.sensitivity);
    let lines = &case.decision.sensitivity.lines;
    if lines.rows.is_empty() {
        return;
    }
    type Key<'a> = (&'a str, Box<dyn Fn(&Line) -> Id + 'a>);
    let mut keys: Vec<Key> = vec![
        (&heads.actor, Box::new(|line: &Line| line.parties[0])),
        (&heads.outcome, Box::new(|line: &Line| line.outcome)),
        (&told.months_of, Box::new(|line: &Line| line.months)),
        (&heads.profile, Box::new(|line: &Line| line.profile)),
        (&told.code, Box::new(|line: &Line| line.code)),
    ];
    for level in 1..lines.levels {
        keys.push((&told.part_of, Box::new(move |line: &Line| line.parties[level])));
    }
    page.section(&told.section_lines_keys);
    let first = page.row;
    for pair in keys.chunks(2) {
        page.words(0, &heads.line, Part::Head);
        for (column, (head, _)) in (1..).zip(pair) {
            page.words(column, head, Part::Head);
        }
        page.next();
        for line in &lines.rows {
            page.words(0, &case.account.ledger.rows[line.row].label, Part::Label);
            for (column, (_, key)) in (1..).zip(pair) {
                page.figure(column, key(line), Part::Text);
            }
            page.next();
        }
    }
    page.fold_from(first);
}

/// What the lines have come to.
fn amounts(page: &mut Page, case: &Case) {
    let (told, spans) = (&case.told.sensitivity, &case.decision.spans);
    let rows = &case.decision.sensitivity.lines.rows;
    if rows.is_empty() {
        return;
    }
    page.section(&format!("{}, {}", told.section_lines, page.yearly_unit()));
    page.words(0, &case.words.heads.line, Part::Head);
    page.words(1, "", Part::Head);
    page.words(2, &told.first_year, Part::HeadRight);
    let later = FIRST_YEAR + u16::try_from(spans.numbers.len()).unwrap_or(0);
    for (slot, years) in (0..).zip(&spans.numbers) {
        let years = fill(&told.after_years, &[("years", &years.to_string())]);
        page.words(FIRST_YEAR + slot, &years, Part::HeadRight);
        page.words(later + slot, &format!("{years}, {}", told.but_first), Part::HeadRight);
    }
    page.next();
    for line in rows {
        page.words(0, &case.account.ledger.rows[line.row].label, Part::Label);
        let Line { first, present, later: after, .. } = line;
        page.figure(2, *first, Part::Figure);
        page.smaller();
        spread(page, FIRST_YEAR, present);
        spread(page, later, after);
        page.next();
    }
}

fn spread(page: &mut Page, from: u16, ids: &[Id]) {
    for (column, id) in (from..).zip(ids) {
        page.figure(column, *id, Part::Figure);
        page.smaller();
    }
}

/// What follows each parameter, and the effects behind the persons that are needed.
fn follows(page: &mut Page, case: &Case) {
    let (told, sensitivity) = (&case.told.sensitivity, &case.decision.sensitivity);
    for table in &sensitivity.tables {
        let turning = sensitivity.turning.iter().find(|turning| turning.whose == table.whose);
        let effects = turning.map_or(&[][..], |turning| &turning.persons);
        if table.rows.iter().all(|row| row.follows.is_none()) && effects.is_empty() {
            continue;
        }
        let heading = fill(&told.section_follows, &[("whose", &whose(case, table.whose))]);
        page.section(&format!("{heading}, {}", page.yearly_unit()));
        let first = page.row;
        page.words(0, &told.parameter, Part::Head);
        page.words(1, "", Part::Head);
        page.words(2, &case.words.heads.year, Part::HeadRight);
        for (column, years) in (FIRST_YEAR..).zip(&case.decision.spans.years) {
            page.shown(column, *years, Part::HeadRight);
        }
        let rests = FIRST_YEAR + u16::try_from(case.decision.spans.years.len()).unwrap_or(0) + 1;
        if !effects.is_empty() {
            page.words(rests, &told.rest, Part::Head);
            page.band(rests + 5);
        }
        page.next();
        let switching = turning.map_or(&[][..], |turning| &turning.values);
        for (position, row) in table.rows.iter().enumerate() {
            let Some(follows) = &row.follows else { continue };
            page.words(0, &sensitivity.parameters.all[row.parameter].label, Part::Label);
            spread(page, FIRST_YEAR, follows);
            if let Some(found) = switching.iter().find(|found| found.row == position) {
                spread(page, rests, &found.rests);
            }
            page.next();
        }
        for needed in effects {
            let outcome = match needed.outcome {
                Some(outcome) => &case.inputs.outcomes[outcome].name,
                None => &told.all_outcomes,
            };
            page.words(0, &format!("{}: {outcome}", told.effects), Part::Label);
            spread(page, FIRST_YEAR, &needed.effects);
            spread(page, rests, &needed.rests);
            page.next();
        }
        page.fold_from(first);
    }
}

/// All changes of an account in the order of the parameters, from which Känslighet shows the greatest first.
fn changes(page: &mut Page, case: &Case) {
    let (told, sensitivity) = (&case.told.sensitivity, &case.decision.sensitivity);
    for table in &sensitivity.tables {
        let heading = fill(&told.section_ranked, &[("whose", &whose(case, table.whose))]);
        page.section(&format!("{heading}, {}", page.yearly_unit()));
        let first = page.row;
        page.words(0, &told.parameter, Part::Head);
        page.words(1, &told.apart, Part::HeadRight);
        page.words(2, &swing_head(case), Part::HeadRight);
        let mut column = FIRST_YEAR;
        for years in &case.decision.spans.numbers {
            let years = fill(&told.after_years, &[("years", &years.to_string())]);
            for what in [&told.at_low, &told.at_high] {
                page.words(column, &format!("{years}, {what}"), Part::HeadRight);
                column += 1;
            }
        }
        page.words(column, &told.number, Part::HeadRight);
        page.next();
        for row in &table.rows {
            page.key(0, row.label, Part::Label, 0);
            page.figure(1, row.apart, Part::Figure);
            page.figure(2, row.swing, Part::Figure);
            page.smaller();
            let ends: Vec<Id> = row.changes.iter().flatten().copied().collect();
            spread(page, FIRST_YEAR, &ends);
            page.figure(column, row.number, Part::Note);
            page.next();
        }
        page.fold_from(first);
    }
}

/// Discount factors at both ends of the rate.
fn rate(page: &mut Page, case: &Case) {
    let told = &case.told.sensitivity;
    page.section(&told.section_rate);
    page.words(0, &case.words.heads.cost_type, Part::Head);
    page.words(1, "", Part::Head);
    page.words(2, "", Part::Head);
    page.years_shown(&case.account.time.years, Part::HeadRight);
    page.next();
    for (cost_type, ends) in &case.decision.sensitivity.rate.factors {
        for (end, row) in [&told.low, &told.high].into_iter().zip(ends) {
            page.words(0, case.words.terms.cost_type(*cost_type), Part::Label);
            page.words(1, end, Part::Text);
            page.years(row, Part::Figure);
            page.next();
        }
    }
}
