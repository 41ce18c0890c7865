//! Which values a cell takes, by what it holds.

use super::columns::indices;
use super::table::{FIRST_ROW, HEAD_ROW};
use super::{Range, Takes};
use crate::base::{Cell, Unit, Year};
use crate::form::{ACTORS, Form, Further, Holds, OUTCOMES, PERSISTENCE, PRICE_INDEX};
use crate::model::MAX_HORIZON;
use crate::words::names::actor;
use crate::words::{Words, fill};

/// Rows of another sheet that a list shows.
const LISTED_ROWS: u32 = 100;

/// What a number is counted in.
pub(super) fn unit(holds: Holds) -> Unit {
    match holds {
        Holds::Kronor => Unit::Price,
        Holds::Number => Unit::Quantity,
        Holds::Share | Holds::Factor => Unit::Share,
        Holds::Whole | Holds::WholePositive => Unit::Persons,
        Holds::Year => Unit::CalendarYear,
        Holds::YearNumber => Unit::YearNumber,
        Holds::Positive => Unit::IndexValue,
        // As it is typed.
        _ => Unit::Text,
    }
}

/// The values and the message on any other, for a cell of a workbook with these forms.
pub(super) fn of(holds: Holds, beside: &[&Form], words: &Words) -> (Takes, String) {
    let wrong = &words.template.wrong;
    if let Some(names) = holds.words() {
        let choices: Vec<String> = names.iter().map(|name| name.of(words.lang).to_string()).collect();
        let message = fill(&wrong.word, &[("choices", &choices.join(", "))]);
        return (Takes::Words(choices), message);
    }
    let years = |low: i32, high: i32| {
        let bounds = [("low", &*low.to_string()), ("high", &*high.to_string())];
        (Takes::Whole(Range::Between(low, high)), fill(&wrong.year, &bounds))
    };
    let number = |range, message: &String| (Takes::Number(range), message.clone());
    let whole = |range, message: &String| (Takes::Whole(range), message.clone());
    match holds {
        Holds::Kronor | Holds::Quantity => number(Range::From(0), &wrong.quantity),
        Holds::Number => (Takes::AnyNumber, wrong.number.clone()),
        Holds::Positive => number(Range::Above(0), &wrong.positive),
        Holds::Share => number(Range::Between(0, 1), &wrong.share),
        Holds::Factor => number(Range::Between(0, 2), &wrong.factor),
        Holds::Whole => whole(Range::From(0), &wrong.whole),
        Holds::WholePositive => whole(Range::Above(0), &wrong.whole_positive),
        Holds::Year => years(Year::FIRST.0.into(), Year::LAST.0.into()),
        Holds::YearNumber => years(1, i32::try_from(MAX_HORIZON).unwrap_or(i32::MAX)),
        Holds::Actor if !has(beside, &ACTORS) => usual_actors(words),
        Holds::Actor => listed(&ACTORS, words),
        Holds::Outcome => listed(&OUTCOMES, words),
        Holds::Profile => listed(&PERSISTENCE, words),
        Holds::Index => listed(&PRICE_INDEX, words),
        _ => (Takes::Anything, String::new()),
    }
}

fn has(beside: &[&Form], form: &Form) -> bool {
    beside.iter().any(|other| other.sheet == form.sheet)
}

/// The actors that there are when no workbook defines others.
fn usual_actors(words: &Words) -> (Takes, String) {
    let names = actor::DEFAULTS.map(|name| name.of(words.lang).to_string()).to_vec();
    let message = fill(&words.template.wrong.actor, &[("choices", &names.join(", "))]);
    (Takes::Usually(names), message)
}

/// The names in the first column of a sheet, or its own heads.
fn listed(form: &Form, words: &Words) -> (Takes, String) {
    let named = u16::try_from(form.columns.len()).unwrap_or(u16::MAX);
    let (first, last) = match form.further {
        Further::Indices(_) => {
            let own = u16::try_from(indices(words).len()).unwrap_or(u16::MAX);
            let head = |column| Cell { row: HEAD_ROW, column };
            (head(named), head(named + own - 1))
        }
        _ => {
            let name = |row| Cell { row, column: 0 };
            (name(FIRST_ROW), name(FIRST_ROW + LISTED_ROWS - 1))
        }
    };
    let sheet = form.sheet.of(words.lang).to_string();
    let message = fill(&words.template.wrong.listed, &[("sheet", &sheet)]);
    (Takes::Listed(sheet, first, last), message)
}
