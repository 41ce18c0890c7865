//! What a part of a formula comes to, from the values in the file. Only to tell which branch, row or
//! cell decided: no figure comes from here.

use crate::engine::{Area, At, Formula, Function, Operator};
use crate::read::Package;
use crate::seal::Held;

/// The error of what cannot be worked out.
const NONE: &str = "#N/A";

/// What stands in a cell; nothing when it is empty.
pub(super) fn held(package: &Package, at: At) -> Option<&Held> {
    package.cell(at.sheet, at.cell).map(|cell| &cell.held)
}

/// The number that stands in a cell.
pub(super) fn number_at(package: &Package, at: At) -> Option<f64> {
    held(package, at).and_then(|held| if let Held::Number(number) = held { Some(*number) } else { None })
}

/// What a formula comes to.
pub(super) fn value(formula: &Formula, package: &Package) -> Held {
    match formula {
        Formula::Number(number) => Held::Number(*number),
        Formula::Text(text) => Held::Text(text.clone()),
        Formula::Bool(truth) => Held::Bool(*truth),
        // An empty cell counts as 0.
        Formula::Cell(at) => held(package, *at).cloned().unwrap_or(Held::Number(0.0)),
        Formula::Range(_) => error(),
        Formula::Negative(part) => of(number(part, package).map(|number| -number)),
        Formula::Pair(operator, left, right) => pair(*operator, left, right, package),
        Formula::Call(function, parts) => call(*function, parts, package),
    }
}

/// The number that a formula comes to.
pub(super) fn number(formula: &Formula, package: &Package) -> Option<f64> {
    match value(formula, package) {
        Held::Number(number) => Some(number),
        Held::Bool(truth) => Some(f64::from(u8::from(truth))),
        _ => None,
    }
}

/// Whether a condition holds.
pub(super) fn holds(test: &Formula, package: &Package) -> Option<bool> {
    match value(test, package) {
        Held::Bool(truth) => Some(truth),
        Held::Number(number) => Some(number != 0.0),
        _ => None,
    }
}

fn error() -> Held {
    Held::Error(NONE.to_string())
}

fn of(number: Option<f64>) -> Held {
    number.filter(|number| number.is_finite()).map_or_else(error, Held::Number)
}

fn pair(operator: Operator, left: &Formula, right: &Formula, package: &Package) -> Held {
    let numbers = || Some((number(left, package)?, number(right, package)?));
    let computed = |work: fn(f64, f64) -> f64| of(numbers().map(|(left, right)| work(left, right)));
    match operator {
        Operator::Add => computed(|left, right| left + right),
        Operator::Subtract => computed(|left, right| left - right),
        Operator::Multiply => computed(|left, right| left * right),
        Operator::Divide => computed(|left, right| left / right),
        Operator::Power => computed(f64::powf),
        Operator::Join => Held::Text(text(&value(left, package)) + &text(&value(right, package))),
        Operator::Equal => Held::Bool(same(&value(left, package), &value(right, package))),
        Operator::Unequal => Held::Bool(!same(&value(left, package), &value(right, package))),
        Operator::Below | Operator::AtMost | Operator::Above | Operator::AtLeast => match numbers() {
            None => error(),
            Some((left, right)) => Held::Bool(match operator {
                Operator::Below => left < right,
                Operator::AtMost => left <= right,
                Operator::Above => left > right,
                _ => left >= right,
            }),
        },
    }
}

fn text(held: &Held) -> String {
    match held {
        Held::Number(number) => number.to_string(),
        Held::Text(text) | Held::Error(text) => text.clone(),
        Held::Bool(truth) => truth.to_string().to_uppercase(),
    }
}

/// Whether two values are the same: numbers, or texts in any case.
pub(super) fn same(one: &Held, other: &Held) -> bool {
    match (one, other) {
        (Held::Number(one), Held::Number(other)) => one == other,
        (Held::Text(one), Held::Text(other)) => one.to_lowercase() == other.to_lowercase(),
        (one, other) => one == other,
    }
}

fn call(function: Function, parts: &[Formula], package: &Package) -> Held {
    let numbers = || -> Vec<f64> { parts.iter().flat_map(|part| spread(part, package)).collect() };
    match (function, parts) {
        (Function::Sum, _) => of(Some(numbers().iter().sum())),
        (Function::Min, _) => of(Some(numbers().into_iter().fold(f64::INFINITY, f64::min))),
        (Function::Max, _) => of(Some(numbers().into_iter().fold(f64::NEG_INFINITY, f64::max))),
        (Function::Large, _) => match ranked(parts, package) {
            Some(at) => value(&Formula::Cell(at), package),
            None => error(),
        },
        (Function::SumIfs, _) => {
            let rows = matching(parts, package);
            of(rows.map(|rows| rows.iter().filter_map(|at| number_at(package, *at)).sum()))
        }
        (Function::SumProduct, _) => {
            let pairs = paired(parts, package);
            of(pairs.map(|pairs| pairs.iter().map(|(_, product)| product).sum()))
        }
        (Function::Index, _) => match indexed(parts, package) {
            Some((at, _)) => value(&Formula::Cell(at), package),
            None => error(),
        },
        (Function::Match, _) => of(matched(parts, package).map(|(_, position)| f64::from(position))),
        (Function::If, [test, then, rest @ ..]) => match (holds(test, package), rest) {
            (Some(true), _) => value(then, package),
            (Some(false), [otherwise]) => value(otherwise, package),
            _ => error(),
        },
        (Function::And, _) => {
            let all: Option<Vec<bool>> = parts.iter().map(|part| holds(part, package)).collect();
            all.map_or_else(error, |all| Held::Bool(all.into_iter().all(|holds| holds)))
        }
        (Function::Round, [what, decimals]) => of(number(decimals, package).and_then(|decimals| {
            // Half away from zero, as spreadsheets do.
            let scale = 10_f64.powf(decimals);
            Some((number(what, package)? * scale).round() / scale)
        })),
        (Function::Floor, [what, step]) => of(number(what, package)
            .zip(number(step, package))
            .map(|(what, step)| (what / step).floor() * step)),
        _ => error(),
    }
}

/// The numbers of a part: of a range all its cells that hold one.
fn spread(part: &Formula, package: &Package) -> Vec<f64> {
    match part {
        Formula::Range(area) => {
            filled(*area, package).into_iter().filter_map(|at| number_at(package, at)).collect()
        }
        part => number(part, package).into_iter().collect(),
    }
}

/// The cells of a range that hold something.
pub(super) fn filled(area: Area, package: &Package) -> Vec<At> {
    let At { sheet, cell: first } = area.first;
    let Some(found) = package.sheets.get(sheet) else { return Vec::new() };
    let within = found.cells.range(first..=area.last).map(|(cell, _)| *cell);
    let columns = first.column..=area.last.column;
    within.filter(|cell| columns.contains(&cell.column)).map(|cell| At { sheet, cell }).collect()
}

/// The cells that a conditional sum adds.
pub(super) fn matching(parts: &[Formula], package: &Package) -> Option<Vec<At>> {
    let (Formula::Range(values), conditions) = parts.split_first()? else { return None };
    let mut kept = Vec::new();
    'cells: for at in filled(*values, package) {
        let [row, column] =
            [at.cell.row - values.first.cell.row, u32::from(at.cell.column - values.first.cell.column)];
        for condition in conditions.chunks(2) {
            let [Formula::Range(keys), wanted] = condition else { return None };
            let key = shifted(keys.first, row, column)?;
            let key = held(package, key).cloned().unwrap_or(Held::Text(String::new()));
            if !same(&key, &value(wanted, package)) {
                continue 'cells;
            }
        }
        kept.push(at);
    }
    Some(kept)
}

/// The cells that are multiplied pair by pair, with what each pair comes to; an empty cell counts as 0.
pub(super) fn paired(parts: &[Formula], package: &Package) -> Option<Vec<([At; 2], f64)>> {
    let [Formula::Range(one), Formula::Range(other)] = parts else { return None };
    let number = |at| number_at(package, at).unwrap_or(0.0);
    let pair = |at: At| {
        let row = at.cell.row - one.first.cell.row;
        let column = u32::from(at.cell.column - one.first.cell.column);
        let beside = shifted(other.first, row, column)?;
        Some(([at, beside], number(at) * number(beside)))
    };
    (one.size() == other.size()).then(|| filled(*one, package).into_iter().filter_map(pair).collect())
}

fn shifted(at: At, rows: u32, columns: u32) -> Option<At> {
    let mut shifted = at;
    shifted.cell.row = at.cell.row.checked_add(rows)?;
    shifted.cell.column = at.cell.column.checked_add(u16::try_from(columns).ok()?)?;
    Some(shifted)
}

/// The cell that is looked up by its position, and the position.
pub(super) fn indexed(parts: &[Formula], package: &Package) -> Option<(At, u32)> {
    let [Formula::Range(area), position] = parts else { return None };
    let position = number(position, package).filter(|number| (1.0..=f64::from(u32::MAX)).contains(number))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the largest")]
    let position = position.floor() as u32;
    let at = match area.size() {
        (rows, 1) if position <= rows => shifted(area.first, position - 1, 0)?,
        (1, columns) if position <= columns => shifted(area.first, 0, position - 1)?,
        _ => return None,
    };
    Some((at, position))
}

/// The cell of a range that holds its greatest number but so many.
pub(super) fn ranked(parts: &[Formula], package: &Package) -> Option<At> {
    let [Formula::Range(area), place] = parts else { return None };
    let place = number(place, package).filter(|place| *place >= 1.0)?;
    let mut all: Vec<(f64, At)> =
        (filled(*area, package).into_iter()).filter_map(|at| Some((number_at(package, at)?, at))).collect();
    // Among equals the first.
    all.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 or more")]
    all.get(place as usize - 1).map(|(_, at)| *at)
}

/// The cell of a range that holds the wanted value, and its position.
pub(super) fn matched(parts: &[Formula], package: &Package) -> Option<(At, u32)> {
    let [wanted, Formula::Range(area), Formula::Number(0.0)] = parts else { return None };
    let wanted = value(wanted, package);
    let found = filled(*area, package);
    let at = found.into_iter().find(|at| held(package, *at).is_some_and(|held| same(held, &wanted)))?;
    let (rows, columns) = (at.cell.row - area.first.cell.row, at.cell.column - area.first.cell.column);
    Some((at, rows.max(u32::from(columns)) + 1))
}
