//! The operators of a tape, a block of draws at a time. No value is NaN, and stays so.

/// Draws in a block: whole cache lines, and a few hundred registers of them fit beside the processor.
pub const LANES: usize = 256;

/// Numbers that are nearer to one another, relative to their size, are the same: what binary numbers
/// miss where decimals are exact may not decide a condition or be divided by.
const NOISE: f64 = 1e-14;

/// Powers of ten from here on are no exact binary numbers, and no amount has so many decimals.
const MOST_DECIMALS: u32 = 22;

/// What one operand makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Unary {
    /// The square root.
    Root,
    /// Rounded half away from zero to so many decimals.
    Round(u32),
    /// Without its decimals.
    Whole,
}

/// What two operands make. Conditions are 1 or 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Binary {
    Add,
    Sub,
    Mul,
    Div,
    Pow,
    Greater,
    Lesser,
    Floor,
    Equal,
    Below,
    AtMost,
}

/// What an operator reads: a number for each draw, or the same for all.
#[derive(Clone, Copy)]
pub(super) enum In<'a> {
    Each(&'a [f64]),
    Same(f64),
}

impl Unary {
    /// Works the operator out for as many draws as `out` has.
    pub(super) fn apply(self, out: &mut [f64], a: In) {
        match self {
            Unary::Root => one(out, a, f64::sqrt),
            Unary::Whole => one(out, a, |a| (a + a * NOISE).trunc()),
            Unary::Round(decimals) if decimals > MOST_DECIMALS => one(out, a, |a| a),
            Unary::Round(decimals) => {
                let tens = (0..decimals).fold(1.0, |tens, _| tens * 10.0);
                one(out, a, |a| {
                    let size = a.abs() * tens;
                    ((size + size * NOISE + 0.5).floor() / tens).copysign(a)
                });
            }
        }
    }
}

impl Binary {
    /// Works the operator out for as many draws as `out` has.
    pub(super) fn apply(self, out: &mut [f64], a: In, b: In) {
        match self {
            Binary::Add => two(out, a, b, |a, b| settled(a, b, a + b)),
            Binary::Sub => two(out, a, b, |a, b| settled(a, b, a - b)),
            Binary::Mul => two(out, a, b, |a, b| a * b),
            Binary::Div => two(out, a, b, |a, b| if b == 0.0 { f64::NAN } else { a / b }),
            Binary::Pow => two(out, a, b, power),
            Binary::Greater => two(out, a, b, |a, b| pick(a >= b, b >= a, a, b)),
            Binary::Lesser => two(out, a, b, |a, b| pick(a <= b, b <= a, a, b)),
            Binary::Floor => two(out, a, b, |a, lot| {
                let lots = a / lot;
                if lot > 0.0 && a >= 0.0 { (lots + lots * NOISE).floor() * lot } else { f64::NAN }
            }),
            Binary::Equal => two(out, a, b, |a, b| condition(a, b, alike(a, b))),
            Binary::Below => two(out, a, b, |a, b| condition(a, b, a < b && !alike(a, b))),
            Binary::AtMost => two(out, a, b, |a, b| condition(a, b, a <= b || alike(a, b))),
        }
    }
}

/// One or the other, by a condition that is 1, 0 or without value.
pub(super) fn choose(out: &mut [f64], test: &[f64], a: In, b: In) {
    let choice = |test: f64, a: f64, b: f64| pick(test == 1.0, test == 0.0, a, b);
    let tested = out.iter_mut().zip(test);
    match (a, b) {
        (In::Each(a), In::Each(b)) => {
            tested.zip(a).zip(b).for_each(|(((out, test), a), b)| *out = choice(*test, *a, *b));
        }
        (In::Each(a), In::Same(b)) => tested.zip(a).for_each(|((out, test), a)| *out = choice(*test, *a, b)),
        (In::Same(a), In::Each(b)) => tested.zip(b).for_each(|((out, test), b)| *out = choice(*test, a, *b)),
        (In::Same(a), In::Same(b)) => tested.for_each(|(out, test)| *out = choice(*test, a, b)),
    }
}

fn one(out: &mut [f64], a: In, f: impl Fn(f64) -> f64) {
    match a {
        In::Each(a) => out.iter_mut().zip(a).for_each(|(out, a)| *out = f(*a)),
        In::Same(a) => out.fill(f(a)),
    }
}

fn two(out: &mut [f64], a: In, b: In, f: impl Fn(f64, f64) -> f64) {
    match (a, b) {
        (In::Each(a), In::Each(b)) => {
            out.iter_mut().zip(a).zip(b).for_each(|((out, a), b)| *out = f(*a, *b));
        }
        (In::Each(a), In::Same(b)) => out.iter_mut().zip(a).for_each(|(out, a)| *out = f(*a, b)),
        (In::Same(a), In::Each(b)) => out.iter_mut().zip(b).for_each(|(out, b)| *out = f(a, *b)),
        (In::Same(a), In::Same(b)) => out.fill(f(a, b)),
    }
}

/// What is left of two numbers of which one took the other away is nothing, not their last bits.
fn settled(a: f64, b: f64, result: f64) -> f64 {
    if result.abs() <= NOISE * (a.abs() + b.abs()) { 0.0 } else { result }
}

fn alike(a: f64, b: f64) -> bool {
    a == b || (a - b).abs() <= NOISE * (a.abs() + b.abs())
}

fn pick(first: bool, second: bool, a: f64, b: f64) -> f64 {
    if first {
        a
    } else if second {
        b
    } else {
        f64::NAN
    }
}

fn condition(a: f64, b: f64, holds: bool) -> f64 {
    pick(holds, !a.is_nan() && !b.is_nan(), 1.0, 0.0)
}

/// `base` to a whole or half exponent, as the book has it; others are no value.
fn power(base: f64, exponent: f64) -> f64 {
    let doubled = exponent * 2.0;
    let halves = doubled.round();
    if !alike(doubled, halves) || halves.abs() > f64::from(u32::MAX) || (base == 0.0 && halves <= 0.0) {
        return f64::NAN;
    }
    let (mut result, mut square, mut rest) = (1.0, base, (halves.abs() / 2.0).floor());
    while rest >= 1.0 {
        let half = (rest / 2.0).floor();
        if rest != half * 2.0 {
            result *= square;
        }
        square *= square;
        rest = half;
    }
    if halves % 2.0 != 0.0 {
        result *= base.sqrt();
    }
    if halves < 0.0 { 1.0 / result } else { result }
}
