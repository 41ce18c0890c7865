//! From definitions to steps.

use super::lanes::{Binary, In, Unary};
use super::rounded::binary;
use super::tape::{Op, Operand};
use crate::figure::{Book, Expr, Id, Range, Test, Value};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Exponents up to here, in halves, are spelled out as multiplications.
const MOST_HALVES: f64 = 256.0;

/// The steps between the varied figures (values 0, 1, ...) and the wanted ones, and where those are.
pub(super) fn compile(book: &Book, varied: &[Id], wanted: &[Id]) -> (Vec<Op>, Vec<Operand>) {
    let ids: Vec<Id> = book.ids().collect();
    let mut compiler = Compiler {
        book,
        depends: vec![false; ids.len()],
        values: vec![None; ids.len()],
        first_op: u32::try_from(varied.len()).unwrap_or(u32::MAX),
        ops: Vec::new(),
        known: HashMap::new(),
    };
    for (value, id) in (0..).zip(varied) {
        compiler.depends[id.index()] = true;
        compiler.values[id.index()] = Some(Operand::Value(value));
    }
    for id in &ids {
        if let Some(expr) = book.definition(*id) {
            compiler.depends[id.index()] |= compiler.is_varied(expr);
        }
    }
    let mut needed = vec![false; ids.len()];
    wanted.iter().for_each(|id| needed[id.index()] = true);
    for id in ids.iter().rev().filter(|id| compiler.values[id.index()].is_none()) {
        if needed[id.index()] && compiler.depends[id.index()] {
            let expr = book.definition(*id);
            expr.into_iter().for_each(|expr| expr.for_each_operand(&mut |of| needed[of.index()] = true));
        }
    }
    for id in &ids {
        let index = id.index();
        if needed[index] && compiler.depends[index] && compiler.values[index].is_none() {
            let value = book.definition(*id).map(|expr| compiler.number(expr));
            compiler.values[index] = value;
        }
    }
    let wanted = wanted.iter().map(|id| compiler.figure(*id)).collect();
    (compiler.ops, wanted)
}

struct Compiler<'a> {
    book: &'a Book,
    /// Whether each figure depends on a varied one, by its position in the book.
    depends: Vec<bool>,
    /// Where each figure is that has been compiled.
    values: Vec<Option<Operand>>,
    first_op: u32,
    ops: Vec<Op>,
    /// Steps that were taken already, and their values.
    known: HashMap<Op, Operand>,
}

impl Compiler<'_> {
    fn is_varied(&self, expr: &Expr) -> bool {
        let mut found = false;
        expr.for_each_operand(&mut |id| found |= self.depends[id.index()]);
        found
    }

    fn figure(&self, id: Id) -> Operand {
        if self.depends[id.index()] {
            return self.values[id.index()].unwrap_or(Operand::NONE);
        }
        self.book.number(id).map_or(Operand::NONE, decimal)
    }

    /// A step's value: a constant of constants, or the value of the same step before.
    fn emit(&mut self, op: Op) -> Operand {
        if op.operands().all(|operand| matches!(operand, Operand::Constant(_))) {
            let mut out = [0.0];
            op.apply(&mut out, |operand| match operand {
                Operand::Constant(bits) => In::Same(f64::from_bits(bits)),
                Operand::Value(_) => In::Same(f64::NAN),
            });
            return Operand::constant(out[0]);
        }
        let value = Operand::Value(self.first_op + u32::try_from(self.ops.len()).unwrap_or(u32::MAX));
        let known = *self.known.entry(op).or_insert(value);
        if known == value {
            self.ops.push(op);
        }
        known
    }

    fn two(&mut self, op: Binary, a: Operand, b: Operand) -> Operand {
        self.emit(Op::Two(op, a, b))
    }

    fn both(&mut self, op: Binary, a: &Expr, b: &Expr) -> Operand {
        let (a, b) = (self.number(a), self.number(b));
        self.two(op, a, b)
    }

    /// The number that an expression comes to.
    fn number(&mut self, expr: &Expr) -> Operand {
        if !self.is_varied(expr) {
            return match self.book.evaluate(expr) {
                Ok(Value::Number(number)) => decimal(number),
                _ => Operand::NONE,
            };
        }
        match expr {
            Expr::Whole(whole) => Operand::constant(f64::from(*whole)),
            Expr::Word(_) | Expr::Join(_) => Operand::NONE,
            Expr::Of(id) => self.figure(*id),
            Expr::Neg(a) => {
                let a = self.number(a);
                self.two(Binary::Sub, Operand::constant(0.0), a)
            }
            Expr::Add(a, b) => self.both(Binary::Add, a, b),
            Expr::Sub(a, b) => self.both(Binary::Sub, a, b),
            Expr::Mul(a, b) => self.both(Binary::Mul, a, b),
            Expr::Div(a, b) => self.both(Binary::Div, a, b),
            Expr::Greater(a, b) => self.both(Binary::Greater, a, b),
            Expr::Lesser(a, b) => self.both(Binary::Lesser, a, b),
            Expr::Floor(a, b) => self.both(Binary::Floor, a, b),
            Expr::Pow(a, b) => {
                let (a, b) = (self.number(a), self.number(b));
                self.power(a, b)
            }
            Expr::Round(a, decimals) => {
                let a = self.number(a);
                self.emit(Op::One(Unary::Round(*decimals), a))
            }
            Expr::Sum(ids) => self.sum(ids.iter().copied()),
            Expr::Min(ids) => self.fold(Binary::Lesser, ids),
            Expr::Max(ids) => self.fold(Binary::Greater, ids),
            // What stands in an order is told, never simulated.
            Expr::Large(..) => Operand::NONE,
            Expr::SumIfs { values, conditions } => self.sum_ifs(values, conditions),
            Expr::SumProduct(one, other) => self.sum_product(one, other),
            Expr::At(ids, position) => self.at(ids, position),
            Expr::Position(wanted, ids) => self.position(wanted, ids),
            Expr::If(test, a, b) => {
                let test = self.test(test);
                let (a, b) = (self.number(a), self.number(b));
                self.chosen(test, a, b)
            }
        }
    }

    /// Constants first, exactly; then the others, one by one.
    fn sum(&mut self, ids: impl Iterator<Item = Id>) -> Operand {
        let (varied, fixed): (Vec<Id>, Vec<Id>) = ids.partition(|id| self.depends[id.index()]);
        let constant = self.number(&Expr::Sum(fixed.iter().copied().collect()));
        let mut terms = varied.into_iter().map(|id| self.figure(id)).collect::<Vec<_>>().into_iter();
        let first = if fixed.is_empty() { terms.next().unwrap_or(constant) } else { constant };
        terms.fold(first, |sum, term| self.two(Binary::Add, sum, term))
    }

    fn fold(&mut self, op: Binary, ids: &[Id]) -> Operand {
        let all: Vec<Operand> = ids.iter().map(|id| self.figure(*id)).collect();
        all.into_iter().reduce(|so_far, next| self.two(op, so_far, next)).unwrap_or(Operand::NONE)
    }

    /// A plain sum of the values whose keys match, since no key varies.
    fn sum_ifs(&mut self, values: &[Id], conditions: &[(Range, Id)]) -> Operand {
        let mut meets = vec![true; values.len()];
        for (keys, wanted) in conditions {
            let varied = keys.iter().chain([wanted]).any(|id| self.depends[id.index()]);
            if varied || keys.len() != values.len() {
                return Operand::NONE;
            }
            for (meets, key) in meets.iter_mut().zip(keys.iter()) {
                *meets &= self.book.holds_now(&Test::Equal(Expr::Of(*key), Expr::Of(*wanted)));
            }
        }
        self.sum(values.iter().zip(meets).filter_map(|(id, meets)| meets.then_some(*id)))
    }

    fn sum_product(&mut self, one: &[Id], other: &[Id]) -> Operand {
        if one.len() != other.len() {
            return Operand::NONE;
        }
        let mut sum = Operand::constant(0.0);
        for (a, b) in one.iter().zip(other) {
            let (a, b) = (self.figure(*a), self.figure(*b));
            let product = self.two(Binary::Mul, a, b);
            sum = match sum {
                Operand::Constant(0) => product,
                sum => self.two(Binary::Add, sum, product),
            };
        }
        sum
    }

    fn at(&mut self, ids: &[Id], position: &Expr) -> Operand {
        let position = self.number(position);
        let position = self.emit(Op::One(Unary::Whole, position));
        // A constant position chooses at once.
        (1..).zip(ids).fold(Operand::NONE, |found, (number, id)| {
            let here = self.two(Binary::Equal, position, Operand::constant(f64::from(number)));
            let value = self.figure(*id);
            self.chosen(here, value, found)
        })
    }

    fn position(&mut self, wanted: &Expr, ids: &[Id]) -> Operand {
        let numbered = (1..).zip(ids).collect::<Vec<(i32, &Id)>>();
        // The first that matches wins, so it comes last.
        numbered.into_iter().rev().fold(Operand::NONE, |found, (number, id)| {
            let here = self.equal(wanted, &Expr::Of(*id));
            self.chosen(here, Operand::constant(f64::from(number)), found)
        })
    }

    fn chosen(&mut self, test: Operand, a: Operand, b: Operand) -> Operand {
        match test {
            Operand::Constant(bits) if f64::from_bits(bits) == 1.0 => a,
            Operand::Constant(bits) if f64::from_bits(bits) == 0.0 => b,
            Operand::Constant(_) => Operand::NONE,
            Operand::Value(_) => self.emit(Op::Choose(test, a, b)),
        }
    }

    /// 1 where a condition holds, 0 where it does not.
    fn test(&mut self, test: &Test) -> Operand {
        let mut varied = false;
        test.for_each_operand(&mut |id| varied |= self.depends[id.index()]);
        if !varied {
            return self.book.holds(test).map_or(Operand::NONE, flag);
        }
        match test {
            Test::Equal(a, b) => self.equal(a, b),
            Test::Below(a, b) => self.both(Binary::Below, a, b),
            Test::AtMost(a, b) => self.both(Binary::AtMost, a, b),
            Test::Both(a, b) => {
                let (a, b) = (self.test(a), self.test(b));
                self.two(Binary::Mul, a, b)
            }
        }
    }

    /// A text that does not vary is equal to no number.
    fn equal(&mut self, a: &Expr, b: &Expr) -> Operand {
        let number = match (self.is_varied(a), self.is_varied(b)) {
            (false, false) => {
                let equal = self.book.holds(&Test::Equal(a.clone(), b.clone()));
                return equal.map_or(Operand::NONE, flag);
            }
            (true, false) if self.is_text(b) => a,
            (false, true) if self.is_text(a) => b,
            _ => return self.both(Binary::Equal, a, b),
        };
        let number = self.number(number);
        self.two(Binary::Mul, number, Operand::constant(0.0))
    }

    fn is_text(&self, expr: &Expr) -> bool {
        matches!(self.book.evaluate(expr), Ok(Value::Text(_)))
    }

    /// A constant exponent as multiplications, which the powers of other years share.
    fn power(&mut self, base: Operand, exponent: Operand) -> Operand {
        let halves = match exponent {
            Operand::Constant(bits) => f64::from_bits(bits) * 2.0,
            Operand::Value(_) => f64::NAN,
        };
        let one = Operand::constant(1.0);
        if halves == 0.0 {
            // 1, but 0 to the power 0 is no value.
            return self.two(Binary::Div, base, base);
        }
        if halves.fract() != 0.0 || halves.is_nan() || halves.abs() > MOST_HALVES {
            return self.two(Binary::Pow, base, exponent);
        }
        // At most 256.
        let size = halves.abs() as u32;
        let mut result = (size % 2 == 1).then(|| self.emit(Op::One(Unary::Root, base)));
        let (mut square, mut rest) = (base, size / 2);
        while rest > 0 {
            if rest % 2 == 1 {
                result = Some(result.map_or(square, |result| self.two(Binary::Mul, result, square)));
            }
            rest /= 2;
            if rest > 0 {
                square = self.two(Binary::Mul, square, square);
            }
        }
        let result = result.unwrap_or(one);
        if halves < 0.0 { self.two(Binary::Div, one, result) } else { result }
    }
}

fn flag(holds: bool) -> Operand {
    Operand::constant(f64::from(u8::from(holds)))
}

fn decimal(number: Decimal) -> Operand {
    Operand::constant(binary(number))
}
