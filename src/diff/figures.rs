//! The figures of the workbook: what every key figure came to at every step, as the engine says it,
//! and what follows from that.

use super::Difference;
use super::calculated::Shown;
use super::identity::{Measure, Whose};
use super::told::{part, value};
use super::way::{Part, STEPS, Way};
use crate::base::{Cited, Unit};
use crate::figure::{Book, Expr, Fault, Id, Label, Test, range};
use crate::words::Words;
use rust_decimal::Decimal;
use std::sync::Arc;

/// The greatest difference that counts as none, kronor.
const TOLERANCE: Decimal = Decimal::from_parts(5, 0, 0, false, 3);
/// The years of a term of office.
const TERM: u16 = 4;

/// A key figure that is split.
#[derive(Debug)]
pub struct Row {
    /// Its position in the difference.
    pub figure: usize,
    /// What it came to at each step.
    pub steps: [Id; STEPS + 1],
    /// What the later report has stored.
    pub stored: Id,
    /// What each part brought about, in order.
    pub parts: [Id; 9],
    /// Their sum.
    pub change: Id,
    /// What was and the parts.
    pub new: Id,
    /// Whether that is what the later report says.
    pub verdict: Id,
}

/// A chart from before to after.
#[derive(Debug)]
pub struct Fall {
    /// The position of its row.
    pub row: usize,
    /// One for each column of the chart: before, the parts, after.
    pub columns: Vec<Column>,
}

/// A column of a chart. What rises and falls may lie above zero, below it or both.
#[derive(Debug)]
pub struct Column {
    /// The part; none at the ends.
    pub part: Option<Part>,
    /// Where it ends.
    pub level: Id,
    /// What carries it and is not seen.
    pub base: Id,
    /// The whole, at the ends.
    pub total: Id,
    /// What rises above zero and below it.
    pub rise: [Id; 2],
    /// What falls above zero and below it.
    pub fall: [Id; 2],
}

/// Every figure of the workbook.
#[derive(Debug)]
pub struct Figures {
    /// The figures.
    pub book: Book,
    /// The key figures that are split.
    pub rows: Vec<Row>,
    /// Before and after of the others, by their position in the difference.
    pub others: Vec<(usize, [Id; 2])>,
    /// The charts.
    pub falls: Vec<Fall>,
    /// Before and after of inputs: those that differ, that are gone, that are new.
    pub inputs: [Vec<[Option<Id>; 2]>; 3],
    /// The greatest difference that counts as none.
    pub tolerance: Id,
}

impl Figures {
    /// Defines the figures of a difference.
    ///
    /// # Errors
    /// When a sum grows beyond an exact decimal.
    pub fn define(difference: &Difference, words: &Words) -> Result<Figures, Fault> {
        let mut book = Book::new();
        let tolerance = book.fixed(&words.report.labels.tolerance, Unit::Factor, TOLERANCE);
        let (mut rows, mut others) = (Vec::new(), Vec::new());
        for (position, figure) in difference.figures.iter().enumerate() {
            let unit = figure.identity.measure.unit();
            let nothing = |shown: &Shown| shown.number().is_some_and(|number| number.is_zero());
            // Whoever has neither income nor cost in either report would fill half of every sheet.
            if figure.ends.iter().all(nothing)
                && figure.way.as_ref().is_none_or(|way| way.steps.iter().all(Decimal::is_zero))
            {
                continue;
            }
            match &figure.way {
                Some(way) => {
                    let stored = enter(&mut book, &words.diff.labels.new, &figure.stored[1], unit);
                    rows.push(Row::define(&mut book, (position, way, unit), [stored, tolerance], words)?);
                }
                None => {
                    let labels = [&words.diff.labels.old, &words.diff.labels.new];
                    let [old, new] = figure.ends.each_ref().map(|shown| in_words(shown, unit, words));
                    let ends =
                        [enter(&mut book, labels[0], &old, unit), enter(&mut book, labels[1], &new, unit)];
                    others.push((position, ends));
                }
            }
        }
        let mut falls = Vec::new();
        for position in chosen(difference) {
            if let Some(row) = rows.iter().position(|row| row.figure == position) {
                falls.push(Fall::define(&mut book, &rows[row], row, words)?);
            }
        }
        let lists = [&difference.changed, &difference.removed, &difference.added];
        let inputs = lists.map(|list| {
            let values = list.iter().map(|changed| {
                let label: Arc<str> = Arc::from(changed.label.as_str());
                let [old, new] = changed.values.each_ref();
                [old, new].map(|value| {
                    value.as_ref().map(|value| {
                        enter(&mut book, &label, &in_words(value, changed.unit, words), changed.unit)
                    })
                })
            });
            values.collect()
        });
        Ok(Figures { book, rows, others, falls, inputs, tolerance })
    }
}

/// The figures that have a chart: society's result of year 1, and at the end of the term of office.
fn chosen(difference: &Difference) -> Vec<usize> {
    let of = |measure: Measure, year: Option<u16>| {
        difference.figures.iter().position(|figure| {
            let found = &figure.identity;
            found.whose == Whose::Total && found.measure == measure && found.year == year
        })
    };
    let years = difference.figures.iter().filter(|figure| figure.identity.measure == Measure::Accumulated);
    let years = years.filter_map(|figure| figure.identity.year);
    let year = years.clone().find(|year| *year == TERM).or(years.max());
    [of(Measure::Result, None), of(Measure::Accumulated, year)].into_iter().flatten().collect()
}

/// A word in the language of the workbook.
fn in_words(shown: &Shown, unit: Unit, words: &Words) -> Shown {
    match shown {
        Shown::Number(_) => shown.clone(),
        Shown::Word(_) => Shown::Word(value(shown, unit, words)),
    }
}

fn enter(book: &mut Book, label: &Arc<str>, shown: &Shown, unit: Unit) -> Id {
    match shown {
        Shown::Number(number) => book.given(Label::from(label), unit, Cited::default_of(*number)),
        Shown::Word(word) => book.key(Label::from(label), &Arc::from(word.as_str()), None),
    }
}

impl Row {
    fn define(
        book: &mut Book,
        (figure, way, unit): (usize, &Way, Unit),
        [stored, tolerance]: [Id; 2],
        words: &Words,
    ) -> Result<Row, Fault> {
        let labels = &words.diff.labels;
        let steps = way.steps.map(|step| book.given(&labels.step, unit, Cited::default_of(step)));
        let mut parts = Vec::new();
        for part in Part::ALL {
            let after = Way::ends_at(part);
            parts.push(book.define(self::part(part, words), unit, steps[after] - steps[after - 1])?);
        }
        let change = book.define(&labels.change, unit, Expr::Sum(range(parts.iter().copied())))?;
        let new = book.define(&labels.new, unit, steps[0] + change)?;
        // The steps are another engine's; what the report has stored is our own.
        let apart = Expr::from(new) - Expr::from(stored);
        let size = apart.clone().or_greater(-apart);
        let terms = &words.report.terms;
        let verdict = match book.number(stored) {
            Some(_) => {
                let within = Test::AtMost(size, tolerance.into());
                Expr::when(within, Expr::word(&terms.holds), Expr::word(&terms.fails))
            }
            None => Expr::word(&terms.fails),
        };
        let verdict = book.define(&labels.verdict, Unit::Text, verdict)?;
        // There are nine parts, and as many were defined.
        let parts = std::array::from_fn(|at| parts[at]);
        Ok(Row { figure, steps, stored, parts, change, new, verdict })
    }
}

impl Fall {
    fn define(book: &mut Book, row: &Row, position: usize, words: &Words) -> Result<Fall, Fault> {
        let mut columns = vec![Column::whole(book, row.steps[0], words)?];
        let mut level = columns[0].level;
        for (part, id) in Part::ALL.into_iter().zip(row.parts) {
            let column = Column::moved(book, level, id, part, words)?;
            level = column.level;
            columns.push(column);
        }
        columns.push(Column::whole(book, row.new, words)?);
        Ok(Fall { row: position, columns })
    }
}

impl Column {
    /// A column at one of the ends.
    fn whole(book: &mut Book, of: Id, words: &Words) -> Result<Column, Fault> {
        let labels = &words.diff.labels;
        let level = book.define(&labels.level, Unit::Kronor, Expr::from(of))?;
        let total = book.define(&labels.total, Unit::Kronor, Expr::from(level))?;
        let mut none = |label: &Arc<str>| book.fixed(label, Unit::Kronor, 0);
        Ok(Column {
            part: None,
            level,
            base: none(&labels.base),
            total,
            rise: [none(&labels.rise), none(&labels.rise)],
            fall: [none(&labels.fall), none(&labels.fall)],
        })
    }

    /// A column from one level to the next.
    fn moved(book: &mut Book, from: Id, by: Id, part: Part, words: &Words) -> Result<Column, Fault> {
        let labels = &words.diff.labels;
        let level = book.define(&labels.level, Unit::Kronor, from + by)?;
        let low = || Expr::from(from).or_lesser(level);
        let high = || Expr::from(from).or_greater(level);
        let base = book.define(&labels.base, Unit::Kronor, low().or_greater(0) + high().or_lesser(0))?;
        let total = book.fixed(&labels.total, Unit::Kronor, 0);
        let above = || high().or_greater(0) - low().or_greater(0);
        let below = || low().or_lesser(0) - high().or_lesser(0);
        let mut halves = |label: &Arc<str>, test: Test| -> Result<[Id; 2], Fault> {
            let upper = book.define(label, Unit::Kronor, Expr::when(test.clone(), above(), 0))?;
            Ok([upper, book.define(label, Unit::Kronor, Expr::when(test, below(), 0))?])
        };
        let rise = halves(&labels.rise, Test::Below(from.into(), level.into()))?;
        let fall = halves(&labels.fall, Test::Below(level.into(), from.into()))?;
        Ok(Column { part: Some(part), level, base, total, rise, fall })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn a_column_stands_between_two_levels_on_either_side_of_zero_or_across_it() {
        let words = Words::of(Lang::Sv);
        // From, by; what carries it, what rises above zero and below it, what falls above it and below.
        let cases = [
            (10, 5, [10, 5, 0, 0, 0]),
            (30, -10, [20, 0, 0, 10, 0]),
            (-80, 30, [-50, 0, -30, 0, 0]),
            (-20, -30, [-20, 0, 0, 0, -30]),
            (-50, 120, [0, 70, -50, 0, 0]),
            (30, -100, [0, 0, 0, 30, -70]),
            (40, 0, [40, 0, 0, 0, 0]),
        ];
        for (from, by, expected) in cases {
            let mut book = Book::new();
            let [from, by] = [from, by].map(|number: i64| book.fixed("a", Unit::Kronor, number));
            let column = Column::moved(&mut book, from, by, Part::Price, words).expect("small numbers");
            let ids = [column.base, column.rise[0], column.rise[1], column.fall[0], column.fall[1]];
            assert_eq!(ids.map(|id| book.number(id)), expected.map(|number| Some(Decimal::from(number))));
        }
    }
}
