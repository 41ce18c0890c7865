//! How a parameter may fall.

use super::beta::Beta;
use super::bounded::Bounded;
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
    Beta { shapes: [f64; 2], low: f64, span: f64 },
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
        Some(Spread(Kind::Beta { shapes: [shape(mode - low), shape(high - mode)], low, span }))
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
        Spread::beta_up_to(alpha, beta, Decimal::ONE)
    }

    /// The same share of a whole of that size.
    pub fn beta_up_to(alpha: Decimal, beta: Decimal, whole: Decimal) -> Option<Spread> {
        let above = alpha > Decimal::ZERO && beta > Decimal::ZERO;
        let shapes = [binary(alpha), binary(beta)];
        above.then_some(Spread(Kind::Beta { shapes, low: 0.0, span: binary(whole) }))
    }

    /// Made ready to draw from.
    pub(super) fn sampler(&self) -> Sampler {
        match self.0 {
            Kind::Beta { shapes: [alpha, beta], low, span } if Bounded::suits(alpha, beta) => {
                Sampler::Bounded { bounded: Bounded::new(alpha, beta), low, span }
            }
            Kind::Beta { shapes: [alpha, beta], low, span } => {
                Sampler::Beta { beta: Beta::new(alpha, beta), low, span }
            }
            Kind::Triangular { low, high, left, right } => Sampler::Triangular { low, high, left, right },
            Kind::Constant(number) => Sampler::Constant(number),
        }
    }
}

/// A spread made ready to draw from.
#[derive(Debug)]
pub(super) enum Sampler {
    Bounded { bounded: Bounded, low: f64, span: f64 },
    Beta { beta: Beta, low: f64, span: f64 },
    Triangular { low: f64, high: f64, left: f64, right: f64 },
    Constant(f64),
}

impl Sampler {
    /// Fills a block with draws.
    pub(super) fn fill(&self, stream: &mut Stream, out: &mut [f64]) {
        match *self {
            Sampler::Constant(number) => out.fill(number),
            Sampler::Bounded { ref bounded, low, span } => {
                out.iter_mut().for_each(|out| *out = low + span * bounded.draw(stream));
            }
            Sampler::Beta { ref beta, low, span } => {
                out.iter_mut().for_each(|out| *out = low + span * beta.draw(stream));
            }
            Sampler::Triangular { low, high, left, right } => {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::stream::Owner;

    fn bits(spread: Option<Spread>) -> [u64; 3] {
        let mut out = [0.0; 3];
        let mut stream = Stream::new(2026, Owner::Parameter(3), 7);
        spread.expect("a spread").sampler().fill(&mut stream, &mut out);
        out.map(f64::to_bits)
    }

    /// To the last bit, as a program of its own found them: ChaCha with 8 rounds, the inverse of the
    /// triangular distribution function, points of the box below x^(a - 1) (1 - x)^(b - 1) as a share of its
    /// highest, Cheng's accepting condition without its quick ones.
    #[test]
    fn the_draws_of_a_seed_a_parameter_and_a_block_stay_what_they_are() {
        let d = |text: &str| text.parse::<Decimal>().expect("a decimal");
        assert_eq!(
            bits(Spread::triangular(d("10"), d("20"), d("60"))),
            [0x4033_9c4a_72fb_9ff4, 0x403c_929f_5f7e_6740, 0x4037_8d55_0943_a988]
        );
        assert_eq!(
            bits(Spread::pert(d("10"), d("20"), d("60"))),
            [0x4033_3c77_1725_dbed, 0x403a_c9e9_f287_153c, 0x402d_8d13_9ae1_a1e5]
        );
        assert_eq!(
            bits(Spread::pert(d("-2"), d("-2"), d("4"))),
            [0xbff6_d4b9_faac_834d, 0xbff0_a259_444f_373d, 0xbfe5_98fd_2f4d_da46]
        );
        assert_eq!(
            bits(Spread::beta(d("0.5"), d("3"))),
            [0x3fd9_438e_9372_185d, 0x3fa2_d1ef_6728_80c3, 0x3f94_34aa_f664_fad6]
        );
    }
}
