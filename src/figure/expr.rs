//! The closed vocabulary of definitions.

use super::Id;
use std::ops::{Add, Div, Mul, Neg, Sub};
use std::sync::Arc;

/// Figures in the order they stand in their row or column.
pub type Range = Arc<[Id]>;

/// A range of figures.
pub fn range(ids: impl IntoIterator<Item = Id>) -> Range {
    ids.into_iter().collect()
}

/// How a figure follows from others.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A small whole number that belongs to the form of a rule (the 1 of 1 + r), never a datum.
    Whole(i32),
    /// A word to show, such as a verdict.
    Word(Arc<str>),
    /// An earlier figure.
    Of(Id),
    /// -a
    Neg(Box<Expr>),
    /// a + b
    Add(Box<Expr>, Box<Expr>),
    /// a - b
    Sub(Box<Expr>, Box<Expr>),
    /// a * b
    Mul(Box<Expr>, Box<Expr>),
    /// a / b
    Div(Box<Expr>, Box<Expr>),
    /// a to the power b
    Pow(Box<Expr>, Box<Expr>),
    /// The sum of a range.
    Sum(Range),
    /// The least of a range.
    Min(Range),
    /// The greatest of a range.
    Max(Range),
    /// The greatest but so many of a range, counted from 1: the second greatest for 2.
    Large(Range, Box<Expr>),
    /// The greater of two.
    Greater(Box<Expr>, Box<Expr>),
    /// The lesser of two.
    Lesser(Box<Expr>, Box<Expr>),
    /// The sum of those values whose keys all equal the wanted texts, ignoring case.
    SumIfs {
        /// What is added.
        values: Range,
        /// Each a range of texts as long as `values`, and the text it must hold.
        conditions: Vec<(Range, Id)>,
    },
    /// The sum of what two ranges of the same length come to, multiplied pair by pair.
    SumProduct(Range, Range),
    /// The figure at a position, counted from 1.
    At(Range, Box<Expr>),
    /// The position, counted from 1, of the first figure with exactly that value.
    Position(Box<Expr>, Range),
    /// Texts and whole numbers from 0 put together to one text. A number with decimals has no place
    /// in it, since every spreadsheet would write it in its reader's own way; nor has one below 0,
    /// since some write -0.
    Join(Vec<Expr>),
    /// One or the other; only the one that is chosen is worked out.
    If(Box<Test>, Box<Expr>, Box<Expr>),
    /// Rounded half away from zero to so many decimals.
    Round(Box<Expr>, u32),
    /// The greatest whole multiple of b not above a, for a >= 0 and b > 0.
    Floor(Box<Expr>, Box<Expr>),
}

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// a = b, numbers or texts (ignoring case).
    Equal(Expr, Expr),
    /// a < b
    Below(Expr, Expr),
    /// a <= b
    AtMost(Expr, Expr),
    /// Both.
    Both(Box<Test>, Box<Test>),
}

impl From<Id> for Expr {
    fn from(id: Id) -> Expr {
        Expr::Of(id)
    }
}

impl From<i32> for Expr {
    fn from(number: i32) -> Expr {
        Expr::Whole(number)
    }
}

impl Expr {
    /// A word to show.
    pub fn word(text: &str) -> Expr {
        Expr::Word(Arc::from(text))
    }

    /// A sentence: a text in whose `{name}` places these stand. A name that is not given stays.
    pub fn sentence(template: &str, given: &[(&str, Expr)]) -> Expr {
        let mut pieces = Vec::new();
        let mut rest = template;
        while let Some((before, name, after)) = next_place(rest) {
            let found = given.iter().find(|(wanted, _)| *wanted == name);
            let Some((_, expr)) = found else { break };
            if !before.is_empty() {
                pieces.push(Expr::word(before));
            }
            pieces.push(expr.clone());
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Expr::word(rest));
        }
        Expr::Join(pieces)
    }

    /// The sum of some figures: a single one is itself, none are 0. What grows along the years is
    /// an [`Expr::Sum`] from its first year on.
    pub fn total(ids: Range) -> Expr {
        match *ids {
            [] => Expr::Whole(0),
            [only] => Expr::Of(only),
            _ => Expr::Sum(ids),
        }
    }

    /// This to the power of another.
    pub fn to_the(self, exponent: impl Into<Expr>) -> Expr {
        Expr::Pow(Box::new(self), Box::new(exponent.into()))
    }

    /// The greater of this and another.
    pub fn or_greater(self, other: impl Into<Expr>) -> Expr {
        Expr::Greater(Box::new(self), Box::new(other.into()))
    }

    /// The lesser of this and another.
    pub fn or_lesser(self, other: impl Into<Expr>) -> Expr {
        Expr::Lesser(Box::new(self), Box::new(other.into()))
    }

    /// The figure of a range at a position, counted from 1.
    pub fn at(range: &Range, position: impl Into<Expr>) -> Expr {
        Expr::At(Arc::clone(range), Box::new(position.into()))
    }

    /// The value beside the key that equals `wanted`.
    pub fn lookup(values: &Range, keys: &Range, wanted: impl Into<Expr>) -> Expr {
        Expr::at(values, Expr::Position(Box::new(wanted.into()), Arc::clone(keys)))
    }

    /// One or the other.
    pub fn when(test: Test, then: impl Into<Expr>, otherwise: impl Into<Expr>) -> Expr {
        Expr::If(Box::new(test), Box::new(then.into()), Box::new(otherwise.into()))
    }

    /// Calls `visit` with every figure that the expression names, in order of writing.
    pub fn for_each_operand(&self, visit: &mut impl FnMut(Id)) {
        match self {
            Expr::Whole(_) | Expr::Word(_) => {}
            Expr::Of(id) => visit(*id),
            Expr::Neg(a) | Expr::Round(a, _) => a.for_each_operand(visit),
            Expr::Add(a, b)
            | Expr::Sub(a, b)
            | Expr::Mul(a, b)
            | Expr::Div(a, b)
            | Expr::Pow(a, b)
            | Expr::Greater(a, b)
            | Expr::Lesser(a, b)
            | Expr::Floor(a, b) => {
                a.for_each_operand(visit);
                b.for_each_operand(visit);
            }
            Expr::Join(pieces) => pieces.iter().for_each(|piece| piece.for_each_operand(visit)),
            Expr::Sum(ids) | Expr::Min(ids) | Expr::Max(ids) => ids.iter().for_each(|id| visit(*id)),
            Expr::SumIfs { values, conditions } => {
                values.iter().for_each(|id| visit(*id));
                for (keys, wanted) in conditions {
                    keys.iter().for_each(|id| visit(*id));
                    visit(*wanted);
                }
            }
            Expr::SumProduct(one, other) => one.iter().chain(other.iter()).for_each(|id| visit(*id)),
            Expr::Large(ids, a) | Expr::At(ids, a) | Expr::Position(a, ids) => {
                ids.iter().for_each(|id| visit(*id));
                a.for_each_operand(visit);
            }
            Expr::If(test, a, b) => {
                test.for_each_operand(visit);
                a.for_each_operand(visit);
                b.for_each_operand(visit);
            }
        }
    }
}

/// What stands before a text's first `{name}`, the name, and what stands after it.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

impl Test {
    /// Calls `visit` with every figure that the condition names, in order of writing.
    pub fn for_each_operand(&self, visit: &mut impl FnMut(Id)) {
        match self {
            Test::Equal(a, b) | Test::Below(a, b) | Test::AtMost(a, b) => {
                a.for_each_operand(visit);
                b.for_each_operand(visit);
            }
            Test::Both(a, b) => {
                a.for_each_operand(visit);
                b.for_each_operand(visit);
            }
        }
    }

    /// This and another.
    pub fn and(self, other: Test) -> Test {
        Test::Both(Box::new(self), Box::new(other))
    }
}

impl Neg for Expr {
    type Output = Expr;
    fn neg(self) -> Expr {
        Expr::Neg(Box::new(self))
    }
}

macro_rules! operators {
    ($($trait:ident $method:ident),*) => {$(
        impl<T: Into<Expr>> $trait<T> for Expr {
            type Output = Expr;
            fn $method(self, other: T) -> Expr {
                Expr::$trait(Box::new(self), Box::new(other.into()))
            }
        }

        impl<T: Into<Expr>> $trait<T> for Id {
            type Output = Expr;
            fn $method(self, other: T) -> Expr {
                Expr::Of(self).$method(other)
            }
        }
    )*};
}

operators!(Add add, Sub sub, Mul mul, Div div);
