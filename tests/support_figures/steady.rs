//! Whether a comparison of an exact number with a binary one means anything: both stand on the
//! same side of every jump (rounding, a condition, a whole number of lots), nothing is what is
//! left of two almost equal numbers, and nothing is so large or small that digits are missing.

use super::cells::Cells;
use bokslut::base::Unit;
use bokslut::figure::{Book, Expr, Id, Test, Value};
use rust_decimal::Decimal;

/// Whether the value stays what it is when everything inexact within it is moved a little,
/// either way.
pub fn steady(book: &mut Book, cells: &Cells, expr: &Expr) -> bool {
    let Some(value) = evaluate(book, expr.clone()) else { return false };
    if !moderate(book, expr) {
        return false;
    }
    [Decimal::new(1, 13), -Decimal::new(1, 13)].into_iter().all(|step| {
        let by = book.fixed("knuff", Unit::Factor, Decimal::ONE + step);
        let nudge = Nudge { cells, by };
        match (&value, evaluate(book, nudge.within(expr))) {
            (Value::Number(number), Some(Value::Number(moved))) => {
                (number - moved).abs() <= number.abs() * Decimal::new(1, 10)
            }
            (Value::Text(text), Some(Value::Text(moved))) => *text == moved,
            _ => false,
        }
    })
}

fn evaluate(book: &mut Book, expr: Expr) -> Option<Value> {
    let id = book.define("prov", Unit::Factor, expr).ok()?;
    Some(book.value(id))
}

/// Whether every number on the way keeps its digits, both as a decimal and as a binary number.
fn moderate(book: &mut Book, expr: &Expr) -> bool {
    let here = match evaluate(book, expr.clone()) {
        Some(Value::Number(number)) => {
            let size = number.abs();
            size.is_zero() || (size > Decimal::new(1, 9) && size < Decimal::from(10_u64.pow(15)))
        }
        // What has no value is in a branch that is not chosen: the whole has one.
        Some(Value::Text(_)) | None => true,
    };
    here && parts(expr).into_iter().all(|part| moderate(book, part))
}

/// What an expression is made of, conditions aside.
fn parts(expr: &Expr) -> Vec<&Expr> {
    match expr {
        Expr::Neg(a) | Expr::Round(a, _) | Expr::At(_, a) | Expr::Position(a, _) => vec![&**a],
        Expr::Add(a, b)
        | Expr::Sub(a, b)
        | Expr::Mul(a, b)
        | Expr::Div(a, b)
        | Expr::Pow(a, b)
        | Expr::Greater(a, b)
        | Expr::Lesser(a, b)
        | Expr::Floor(a, b) => vec![&**a, &**b],
        Expr::Join(pieces) => pieces.iter().collect(),
        Expr::If(test, a, b) => [&**a, &**b].into_iter().chain(operands(test)).collect(),
        _ => Vec::new(),
    }
}

fn operands(test: &Test) -> Vec<&Expr> {
    match test {
        Test::Equal(a, b) | Test::Below(a, b) | Test::AtMost(a, b) => vec![a, b],
        Test::Both(a, b) => operands(a).into_iter().chain(operands(b)).collect(),
    }
}

/// Moves what is inexact by a factor close to 1, where it meets a jump or a difference.
struct Nudge<'a> {
    cells: &'a Cells,
    by: Id,
}

impl Nudge<'_> {
    /// Given figures and whole numbers are the same in both engines.
    fn exact(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Whole(_) | Expr::Word(_) | Expr::At(..) | Expr::Position(..) => true,
            Expr::Of(id) => self.cells.is_given(*id),
            Expr::Neg(a) => self.exact(a),
            Expr::Min(_) | Expr::Max(_) => true,
            Expr::Greater(a, b) | Expr::Lesser(a, b) | Expr::If(_, a, b) => self.exact(a) && self.exact(b),
            _ => false,
        }
    }

    fn moved(&self, expr: &Expr) -> Expr {
        if self.exact(expr) { self.within(expr) } else { self.within(expr) * self.by }
    }

    fn boxed(&self, expr: &Expr) -> Box<Expr> {
        Box::new(self.within(expr))
    }

    fn within(&self, expr: &Expr) -> Expr {
        match expr {
            Expr::Neg(a) => -self.within(a),
            Expr::Add(a, b) if self.exact(a) => self.within(a) + self.moved(b),
            Expr::Add(a, b) => self.moved(a) + self.within(b),
            Expr::Sub(a, b) if self.exact(a) => self.within(a) - self.moved(b),
            Expr::Sub(a, b) => self.moved(a) - self.within(b),
            Expr::Mul(a, b) => self.within(a) * self.within(b),
            Expr::Div(a, b) => self.within(a) / self.within(b),
            Expr::Pow(a, b) => Expr::Pow(self.boxed(a), b.clone()),
            Expr::Greater(a, b) => Expr::Greater(self.boxed(a), self.boxed(b)),
            Expr::Lesser(a, b) => Expr::Lesser(self.boxed(a), self.boxed(b)),
            Expr::If(test, a, b) => Expr::If(Box::new(self.test(test)), self.boxed(a), self.boxed(b)),
            Expr::Join(pieces) => Expr::Join(pieces.iter().map(|piece| self.within(piece)).collect()),
            Expr::Round(a, decimals) => Expr::Round(Box::new(self.moved(a)), *decimals),
            // A quotient of two given numbers can be just below a whole number in binary.
            Expr::Floor(a, b) => Expr::Floor(Box::new(self.within(a) * self.by), self.boxed(b)),
            other => other.clone(),
        }
    }

    fn test(&self, test: &Test) -> Test {
        let pair = |a: &Expr, b: &Expr| {
            if self.exact(a) { (self.within(a), self.moved(b)) } else { (self.moved(a), self.within(b)) }
        };
        match test {
            Test::Equal(a, b) => {
                let (a, b) = pair(a, b);
                Test::Equal(a, b)
            }
            Test::Below(a, b) => {
                let (a, b) = pair(a, b);
                Test::Below(a, b)
            }
            Test::AtMost(a, b) => {
                let (a, b) = pair(a, b);
                Test::AtMost(a, b)
            }
            Test::Both(a, b) => Test::Both(Box::new(self.test(a)), Box::new(self.test(b))),
        }
    }
}
