//! How a parameter may fall.

use super::beta::Beta;
use super::rounded::binary;
use super::stream::Stream;
use rust_decimal::Decimal;

/// How much more the likeliest value of a PERT distribution weighs than each of its ends.
const WEIGHT: f64 = 4.0;

/// How a parameter may fall.
#[derive(Clone, Copy, Debug)]
pub struct Spread(Kind);

#[derive(Clone, Copy, Debug)]
enum Kind {
    Constant(f64),
    Beta { beta: Beta, low: f64, span: f64 },
    Triangular { low: f64, high: f64, left: f64, right: f64 },
}

impl Spread {
    /// Always the same.
    pub fn constant(number: Decimal) -> Spread {
        Spread(Kind::Constant(binary(number)))
    }

    /// PERT: between `low` and `high` and likeliest `mode`, with the mean (low + 4 mode + high) / 6; a
    /// beta distribution with shapes 1 + 4 (mode - low) / (high - low) and 1 + 4 (high - mode) /
    /// (high - low). None unless low <= mode <= high; the same three are a constant.
    pub fn pert(low: Decimal, mode: Decimal, high: Decimal) -> Option<Spread> {
        let [low, mode, high] = ordered(low, mode, high)?;
        let span = high - low;
        if span == 0.0 {
            return Some(Spread(Kind::Constant(low)));
        }
        let shape = |side: f64| 1.0 + WEIGHT * side / span;
        let beta = Beta::new(shape(mode - low), shape(high - mode));
        Some(Spread(Kind::Beta { beta, low, span }))
    }

    /// Between `low` and `high`, likeliest `mode`, falling in straight lines to both sides. None unless
    /// low <= mode <= high; the same three are a constant.
    pub fn triangular(low: Decimal, mode: Decimal, high: Decimal) -> Option<Spread> {
        let [low, mode, high] = ordered(low, mode, high)?;
        if high == low {
            return Some(Spread(Kind::Constant(low)));
        }
        Some(Spread(Kind::Triangular { low, high, left: mode - low, right: high - mode }))
    }

    /// A share between 0 and 1, as uncertain as after `alpha - 1` that succeeded and `beta - 1` that did
    /// not. None unless both are above 0.
    pub fn beta(alpha: Decimal, beta: Decimal) -> Option<Spread> {
        let above = alpha > Decimal::ZERO && beta > Decimal::ZERO;
        let shapes = Beta::new(binary(alpha), binary(beta));
        above.then_some(Spread(Kind::Beta { beta: shapes, low: 0.0, span: 1.0 }))
    }

    /// Fills a block with draws.
    pub(super) fn fill(&self, stream: &mut Stream, out: &mut [f64]) {
        match self.0 {
            Kind::Constant(number) => out.fill(number),
            Kind::Beta { beta, low, span } => {
                out.iter_mut().for_each(|out| *out = low + span * beta.draw(stream));
            }
            Kind::Triangular { low, high, left, right } => {
                // The inverse of its distribution function, from whichever end is on that side.
                let span = left + right;
                for out in out {
                    let area = stream.uniform() * span;
                    *out = if area < left {
                        low + (area * left).sqrt()
                    } else {
                        high - ((span - area) * right).sqrt()
                    };
                }
            }
        }
    }
}

fn ordered(low: Decimal, mode: Decimal, high: Decimal) -> Option<[f64; 3]> {
    (low <= mode && mode <= high).then(|| [low, mode, high].map(binary))
}
