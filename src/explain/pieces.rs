//! What a formula does, and the pieces that decide what it comes to.

use super::evaluate::{filled, holds, indexed, matched, matching, number, number_at, paired, ranked};
use super::written::{area, written};
use super::{How, Role};
use crate::engine::{At, Formula, Function, Operator};
use crate::read::Package;

/// A part of a formula: another cell, or a formula within it.
pub(super) enum Piece {
    Cell(At),
    Inner(Formula),
}

impl Piece {
    fn of(formula: &Formula) -> Piece {
        match formula {
            Formula::Cell(at) => Piece::Cell(*at),
            other => Piece::Inner(other.clone()),
        }
    }
}

/// A formula taken apart.
pub(super) struct Pieces {
    pub(super) how: How,
    pub(super) parts: Vec<(Role, Piece)>,
    pub(super) zeros: usize,
    pub(super) others: usize,
}

impl Pieces {
    fn of(how: How, parts: Vec<(Role, Piece)>) -> Pieces {
        Pieces { how, parts, zeros: 0, others: 0 }
    }
}

/// Takes a formula that stands on this sheet apart.
pub(super) fn pieces(formula: &Formula, package: &Package, home: usize) -> Pieces {
    match formula {
        Formula::Number(_) | Formula::Text(_) | Formula::Bool(_) => Pieces::of(How::Fixed, Vec::new()),
        Formula::Cell(at) => Pieces::of(How::Reference, vec![(Role::Part, Piece::Cell(*at))]),
        Formula::Range(_) => Pieces::of(How::Foreign, Vec::new()),
        Formula::Negative(_) | Formula::Pair(Operator::Add | Operator::Subtract, ..) => sum(formula, package),
        Formula::Pair(Operator::Multiply | Operator::Divide, ..) => {
            let mut parts = Vec::new();
            factors(formula, Role::Factor, &mut parts);
            Pieces::of(How::Product, parts)
        }
        Formula::Pair(Operator::Power, base, exponent) => {
            Pieces::of(How::Power, vec![(Role::Part, Piece::of(base)), (Role::Part, Piece::of(exponent))])
        }
        Formula::Pair(Operator::Join, ..) => {
            let mut parts = Vec::new();
            joined(formula, &mut parts);
            Pieces::of(How::Joined, parts)
        }
        Formula::Pair(..) => Pieces::of(How::Tested, operands(formula)),
        Formula::Call(function, parts) => call(*function, parts, formula, package, home),
    }
}

fn call(function: Function, parts: &[Formula], whole: &Formula, package: &Package, home: usize) -> Pieces {
    match (function, parts) {
        (Function::Sum | Function::SumIfs | Function::SumProduct, _) => sum(whole, package),
        (Function::If, [test, branches @ ..]) => {
            let Some(holds) = holds(test, package) else { return everything(whole) };
            let mut found = operands(test);
            if let Some(taken) = branches.get(usize::from(!holds)) {
                found.push((Role::Chosen, Piece::of(taken)));
            }
            Pieces::of(How::Choice(written(test, package, home), holds), found)
        }
        (Function::Index, [Formula::Range(range), position]) => {
            let Some((at, index)) = indexed(parts, package) else { return everything(whole) };
            let mut found = vec![(Role::Chosen, Piece::Cell(at))];
            if !matches!(position, Formula::Number(_)) {
                found.push((Role::Wanted, Piece::of(position)));
            }
            Pieces::of(How::Lookup(index, area(*range, package, home)), found)
        }
        (Function::Match, [wanted, Formula::Range(range), ..]) => {
            let Some((at, _)) = matched(parts, package) else { return everything(whole) };
            let found = vec![(Role::Wanted, Piece::of(wanted)), (Role::Chosen, Piece::Cell(at))];
            Pieces::of(How::Position(area(*range, package, home)), found)
        }
        (Function::Large, [Formula::Range(range), place]) => match ranked(parts, package) {
            Some(at) => {
                let index = number(place, package).map_or(0, |place| {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 or more")]
                    let place = place as u32;
                    place
                });
                Pieces::of(
                    How::Lookup(index, area(*range, package, home)),
                    vec![(Role::Chosen, Piece::Cell(at))],
                )
            }
            None => everything(whole),
        },
        (Function::Min | Function::Max, _) => extreme(function, parts, package),
        (Function::Round | Function::Floor, [what, ..]) => {
            Pieces::of(How::Rounded, vec![(Role::Part, Piece::of(what))])
        }
        (Function::And, _) => Pieces::of(How::Tested, operands(whole)),
        _ => everything(whole),
    }
}

/// Terms with their signs; those of a range that are 0 are only counted.
fn sum(formula: &Formula, package: &Package) -> Pieces {
    let mut pieces = Pieces::of(How::Sum, Vec::new());
    terms(formula, false, package, &mut pieces);
    pieces
}

fn terms(formula: &Formula, minus: bool, package: &Package, to: &mut Pieces) {
    let role = if minus { Role::Minus } else { Role::Plus };
    match formula {
        Formula::Negative(part) => terms(part, !minus, package, to),
        Formula::Pair(Operator::Add, left, right) => {
            terms(left, minus, package, to);
            terms(right, minus, package, to);
        }
        Formula::Pair(Operator::Subtract, left, right) => {
            terms(left, minus, package, to);
            terms(right, !minus, package, to);
        }
        Formula::Call(Function::Sum, parts) => {
            for part in parts {
                match part {
                    Formula::Range(area) => counted(filled(*area, package), role, package, to),
                    part => terms(part, minus, package, to),
                }
            }
        }
        Formula::Call(Function::SumIfs, parts) => match matching(parts, package) {
            Some(rows) => counted(rows, role, package, to),
            None => to.parts.push((role, Piece::of(formula))),
        },
        Formula::Call(Function::SumProduct, parts) => match paired(parts, package) {
            Some(pairs) => products(pairs, role, to),
            None => to.parts.push((role, Piece::of(formula))),
        },
        other => to.parts.push((role, Piece::of(other))),
    }
}

fn products(pairs: Vec<([At; 2], f64)>, role: Role, to: &mut Pieces) {
    for ([one, other], product) in pairs {
        if product == 0.0 {
            to.zeros += 1;
        } else {
            let [one, other] = [one, other].map(|at| Box::new(Formula::Cell(at)));
            to.parts.push((role, Piece::Inner(Formula::Pair(Operator::Multiply, one, other))));
        }
    }
}

fn counted(cells: Vec<At>, role: Role, package: &Package, to: &mut Pieces) {
    for at in cells {
        match number_at(package, at) {
            Some(number) if number != 0.0 => to.parts.push((role, Piece::Cell(at))),
            _ => to.zeros += 1,
        }
    }
}

fn factors(formula: &Formula, role: Role, to: &mut Vec<(Role, Piece)>) {
    let turned = |role| if role == Role::Factor { Role::Divisor } else { Role::Factor };
    match formula {
        Formula::Pair(Operator::Multiply, left, right) => {
            factors(left, role, to);
            factors(right, role, to);
        }
        Formula::Pair(Operator::Divide, left, right) => {
            factors(left, role, to);
            factors(right, turned(role), to);
        }
        other => to.push((role, Piece::of(other))),
    }
}

fn joined(formula: &Formula, to: &mut Vec<(Role, Piece)>) {
    match formula {
        Formula::Pair(Operator::Join, left, right) => {
            joined(left, to);
            joined(right, to);
        }
        // The words between say themselves in the text.
        Formula::Text(_) | Formula::Number(_) => {}
        other => to.push((Role::Part, Piece::of(other))),
    }
}

/// What a condition compares, without the numbers and texts that stand in it.
fn operands(test: &Formula) -> Vec<(Role, Piece)> {
    match test {
        Formula::Number(_) | Formula::Text(_) | Formula::Bool(_) => Vec::new(),
        Formula::Pair(
            Operator::Equal
            | Operator::Unequal
            | Operator::Below
            | Operator::AtMost
            | Operator::Above
            | Operator::AtLeast,
            ..,
        )
        | Formula::Call(Function::And, _) => test.parts().into_iter().flat_map(operands).collect(),
        other => vec![(Role::Condition, Piece::of(other))],
    }
}

/// The one that is the least or the greatest; the others are only counted.
fn extreme(function: Function, parts: &[Formula], package: &Package) -> Pieces {
    let mut compared: Vec<(f64, Piece)> = Vec::new();
    for part in parts {
        match part {
            Formula::Range(area) => {
                let cells = filled(*area, package).into_iter();
                compared.extend(cells.filter_map(|at| Some((number_at(package, at)?, Piece::Cell(at)))));
            }
            part => compared.extend(number(part, package).map(|number| (number, Piece::of(part)))),
        }
    }
    let (how, sign) = if function == Function::Min { (How::Least, 1.0) } else { (How::Greatest, -1.0) };
    let others = compared.len().saturating_sub(1);
    let chosen =
        compared.into_iter().reduce(|one, other| if other.0 * sign < one.0 * sign { other } else { one });
    let parts = chosen.map(|(_, piece)| (Role::Chosen, piece)).into_iter().collect();
    Pieces { others, ..Pieces::of(how, parts) }
}

/// Every part as it is, where nothing can be told of it.
fn everything(formula: &Formula) -> Pieces {
    let parts = formula.parts().into_iter().filter(|part| !matches!(part, Formula::Range(_)));
    Pieces::of(How::Foreign, parts.map(|part| (Role::Part, Piece::of(part))).collect())
}
