//! Numbers as they were simulated, beside the same as they are now.

use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Label, Test};
use rust_decimal::Decimal;

/// As many digits of a number as every spreadsheet keeps when it saves: what is kept must not differ by that.
const DIGITS: u32 = 15;

/// A number that a simulation was made with.
#[derive(Debug)]
pub struct Kept {
    /// What it was.
    pub then: Id,
    /// What it is: a figure of the account.
    pub now: Id,
    /// 0 while they are the same, 1 when they are not.
    pub changed: Id,
}

impl Kept {
    /// Keeps what a figure is; it counts as changed when it differs by more than some part of itself, which
    /// is more than the binary numbers of a spreadsheet lose.
    pub(super) fn relative(
        book: &mut Book,
        labels: [impl Into<Label>; 2],
        now: Id,
        tolerance: Id,
    ) -> Result<Kept, Fault> {
        Kept::define(book, labels, now, |then| {
            let size = Expr::Of(then).or_greater(-Expr::from(then));
            Expr::from(tolerance) * (Expr::from(1) + size)
        })
    }

    /// The same, but by more than a fixed difference.
    pub(super) fn absolute(
        book: &mut Book,
        labels: [impl Into<Label>; 2],
        now: Id,
        tolerance: Id,
    ) -> Result<Kept, Fault> {
        Kept::define(book, labels, now, |_| Expr::from(tolerance))
    }

    fn define(
        book: &mut Book,
        [then, changed]: [impl Into<Label>; 2],
        now: Id,
        most: impl Fn(Id) -> Expr,
    ) -> Result<Kept, Fault> {
        let (unit, number) = (book.unit(now), book.number(now).unwrap_or(Decimal::ZERO));
        let then = book.fixed(then, unit, number.round_sf(DIGITS).unwrap_or(number));
        let same = Test::AtMost(now - then, most(then)).and(Test::AtMost(then - now, most(then)));
        let changed = book.define(changed, Unit::Flag, Expr::when(same, 0, 1))?;
        Ok(Kept { then, now, changed })
    }
}
