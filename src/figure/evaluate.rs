//! The exact value of an expression.

use super::power::power;
use super::{Book, Expr, Label, Test, Value};
use crate::base::round_half_away;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Whole numbers from here on have no place in a text.
const MOST_JOINED: u64 = 1_000_000_000_000_000;

/// Why a figure has no value, and which figure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Why.
    pub kind: FaultKind,
    /// What the figure is called.
    pub label: Label,
}

/// Why an expression has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Beyond the 28 digits of an exact decimal.
    Overflow,
    /// A division by zero, or a power that means one.
    DivisionByZero,
    /// A position that is not in its range, or a key that is not among its keys.
    NotFound,
    /// A text where a number is wanted, a number in a text that has decimals or is
    /// below 0, or keys and values of different length: a wrong definition.
    Malformed,
}

impl FaultKind {
    pub(super) fn of(self, label: &Label) -> Fault {
        Fault { kind: self, label: label.clone() }
    }
}

impl Book {
    /// What an expression over this book's figures amounts to.
    ///
    /// # Errors
    /// What the spreadsheet would show as an error.
    pub fn evaluate(&self, expr: &Expr) -> Result<Value, FaultKind> {
        Ok(match expr {
            Expr::Word(text) => Value::Text(text.clone()),
            Expr::Of(id) => self.value(*id),
            Expr::If(test, then, otherwise) => {
                return self.evaluate(if self.holds(test)? { then } else { otherwise });
            }
            Expr::At(range, position) => {
                let position = self.number_of(position)?;
                let index = usize::try_from(position.trunc()).ok().and_then(|p| p.checked_sub(1));
                let id = index.and_then(|i| range.get(i)).ok_or(FaultKind::NotFound)?;
                self.value(*id)
            }
            Expr::Join(pieces) => {
                let pieces: Result<Vec<String>, FaultKind> =
                    pieces.iter().map(|piece| self.piece(piece)).collect();
                Value::Text(pieces?.concat().into())
            }
            _ => Value::Number(self.compute(expr)?),
        })
    }

    fn piece(&self, expr: &Expr) -> Result<String, FaultKind> {
        match self.evaluate(expr)? {
            Value::Text(text) => Ok(text.to_string()),
            Value::Number(number) if number < Decimal::ZERO || !number.fract().is_zero() => {
                Err(FaultKind::Malformed)
            }
            // Longer ones a spreadsheet writes with an exponent.
            Value::Number(number) if number.abs() >= Decimal::from(MOST_JOINED) => Err(FaultKind::Overflow),
            Value::Number(number) if number.is_zero() => Ok("0".to_string()),
            Value::Number(number) => Ok(number.trunc().normalize().to_string()),
        }
    }

    fn number_of(&self, expr: &Expr) -> Result<Decimal, FaultKind> {
        match self.evaluate(expr)? {
            Value::Number(number) => Ok(number),
            Value::Text(_) => Err(FaultKind::Malformed),
        }
    }

    fn compute(&self, expr: &Expr) -> Result<Decimal, FaultKind> {
        use FaultKind::{DivisionByZero, Malformed, NotFound, Overflow};
        let number = |e: &Expr| self.number_of(e);
        match expr {
            Expr::Whole(whole) => Ok(Decimal::from(*whole)),
            Expr::Neg(a) => Ok(-number(a)?),
            Expr::Add(a, b) => number(a)?.checked_add(number(b)?).ok_or(Overflow),
            Expr::Sub(a, b) => number(a)?.checked_sub(number(b)?).ok_or(Overflow),
            Expr::Mul(a, b) => number(a)?.checked_mul(number(b)?).ok_or(Overflow),
            Expr::Div(a, b) => match (number(a)?, number(b)?) {
                (_, divisor) if divisor.is_zero() => Err(DivisionByZero),
                (dividend, divisor) => dividend.checked_div(divisor).ok_or(Overflow),
            },
            Expr::Pow(a, b) => power(number(a)?, number(b)?),
            Expr::Sum(ids) => self.add_up(ids.iter()),
            Expr::Min(ids) => self.extreme(ids, Ordering::Less),
            Expr::Max(ids) => self.extreme(ids, Ordering::Greater),
            Expr::Large(ids, place) => {
                let mut all: Vec<Decimal> =
                    ids.iter().map(|id| self.number(*id).ok_or(Malformed)).collect::<Result<_, _>>()?;
                all.sort_unstable();
                let place = usize::try_from(number(place)?.trunc()).ok().filter(|place| *place >= 1);
                place.and_then(|place| all.iter().rev().nth(place - 1)).copied().ok_or(NotFound)
            }
            Expr::Greater(a, b) => Ok(number(a)?.max(number(b)?)),
            Expr::Lesser(a, b) => Ok(number(a)?.min(number(b)?)),
            Expr::SumIfs { values, conditions } => {
                if conditions.iter().any(|(keys, _)| keys.len() != values.len()) {
                    return Err(Malformed);
                }
                self.add_up(values.iter().enumerate().filter_map(|(row, id)| {
                    let meets = conditions
                        .iter()
                        .all(|(keys, wanted)| alike(self.held(keys[row]), self.held(*wanted)));
                    meets.then_some(id)
                }))
            }
            Expr::SumProduct(one, other) => {
                if one.len() != other.len() {
                    return Err(Malformed);
                }
                one.iter().zip(other.iter()).try_fold(Decimal::ZERO, |sum, (a, b)| {
                    let (a, b) = (self.number(*a).ok_or(Malformed)?, self.number(*b).ok_or(Malformed)?);
                    sum.checked_add(a.checked_mul(b).ok_or(Overflow)?).ok_or(Overflow)
                })
            }
            Expr::Position(wanted, range) => {
                let wanted = self.evaluate(wanted)?;
                let found = range.iter().position(|id| alike(self.held(*id), Held::of(&wanted)));
                found.map(|index| Decimal::from(index + 1)).ok_or(NotFound)
            }
            Expr::Round(a, decimals) => Ok(round_half_away(number(a)?, *decimals)),
            Expr::Floor(a, lot) => match (number(a)?, number(lot)?) {
                (_, lot) if lot <= Decimal::ZERO => Err(DivisionByZero),
                (amount, _) if amount < Decimal::ZERO => Err(Malformed),
                (amount, lot) => {
                    amount.checked_div(lot).and_then(|lots| lots.floor().checked_mul(lot)).ok_or(Overflow)
                }
            },
            Expr::Word(_) | Expr::Join(_) | Expr::Of(_) | Expr::If(..) | Expr::At(..) => number(expr),
        }
    }

    fn add_up<'a>(&self, mut figures: impl Iterator<Item = &'a super::Id>) -> Result<Decimal, FaultKind> {
        figures.try_fold(Decimal::ZERO, |sum, id| {
            // Spreadsheets pass over texts in a sum; a definition that needs it is wrong.
            let number = self.number(*id).ok_or(FaultKind::Malformed)?;
            sum.checked_add(number).ok_or(FaultKind::Overflow)
        })
    }

    fn held(&self, id: super::Id) -> Held<'_> {
        match self.number(id) {
            Some(number) => Held::Number(number),
            None => Held::Text(self.text(id).map_or("", |text| text)),
        }
    }

    fn extreme(&self, ids: &[super::Id], wanted: Ordering) -> Result<Decimal, FaultKind> {
        let mut found: Option<Decimal> = None;
        for id in ids {
            let number = self.number(*id).ok_or(FaultKind::Malformed)?;
            if found.is_none_or(|so_far| number.cmp(&so_far) == wanted) {
                found = Some(number);
            }
        }
        found.ok_or(FaultKind::Malformed)
    }

    /// Whether a condition on this book's figures holds.
    ///
    /// # Errors
    /// What the spreadsheet would show as an error in either part.
    pub fn holds(&self, test: &Test) -> Result<bool, FaultKind> {
        Ok(match test {
            Test::Equal(a, b) => alike(Held::of(&self.evaluate(a)?), Held::of(&self.evaluate(b)?)),
            Test::Below(a, b) => self.number_of(a)? < self.number_of(b)?,
            Test::AtMost(a, b) => self.number_of(a)? <= self.number_of(b)?,
            Test::Both(a, b) => {
                // A spreadsheet's AND works out both, and fails if either does.
                let (a, b) = (self.holds(a)?, self.holds(b)?);
                a && b
            }
        })
    }
}

/// A part in 10^16: numbers that are nearer to one another are one binary number to a spreadsheet.
const SIXTEEN_DIGITS: Decimal = Decimal::from_parts(1, 0, 0, false, 16);

/// Whether a number is whole and below 2^32, as years and positions are: of those no two are near one another.
fn is_count(number: &Decimal) -> bool {
    number.scale() == 0 && number.mantissa().unsigned_abs() <= u128::from(u32::MAX)
}

/// A value as it is compared.
#[derive(Clone, Copy)]
enum Held<'a> {
    Number(Decimal),
    Text(&'a str),
}

impl<'a> Held<'a> {
    fn of(value: &'a Value) -> Held<'a> {
        match value {
            Value::Number(number) => Held::Number(*number),
            Value::Text(text) => Held::Text(text),
        }
    }
}

/// Equal as a spreadsheet sees it: numbers to sixteen digits, texts without regard to case, a number never
/// equal to a text.
fn alike(a: Held, b: Held) -> bool {
    match (a, b) {
        // Of years that differ by less, the first is the lowest to a spreadsheet; so it must be to us.
        (Held::Number(a), Held::Number(b)) => {
            a == b
                || !(is_count(&a) && is_count(&b)) && (a - b).abs() <= a.abs().max(b.abs()) * SIXTEEN_DIGITS
        }
        (Held::Text(a), Held::Text(b)) => {
            a == b || a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_same_to_sixteen_digits_as_in_a_spreadsheet() {
        let alike = |a: &str, b: &str| {
            let number = |text: &str| Held::Number(text.parse().expect("a decimal"));
            super::alike(number(a), number(b))
        };
        assert!(alike("698699.3951693005", "698699.3951693005000000001"));
        assert!(!alike("-9.951164245165014", "-9.951164245165016"));
        assert!(alike("0", "0.0") && alike("-2", "-2"));
        assert!(!alike("698699.395169", "698699.395170"));
        assert!(!alike("0", "0.0000001") && !alike("1", "-1"));
    }
}
