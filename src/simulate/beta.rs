//! Beta variates of any shapes, exactly, by rejection: R. C. H. Cheng, *Generating beta variates with nonintegral
//! shape parameters*, Communications of the ACM 21(4), 1978, algorithms BB (both shapes above 1) and BC.

use super::stream::Stream;
use libm::{exp, log};
use std::f64::consts::LN_2;

/// A beta distribution on 0 to 1, made ready to draw from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beta {
    /// Whether the first shape is what the algorithm calls a.
    straight: bool,
    a: f64,
    b: f64,
    sum: f64,
    slope: f64,
    method: Method,
}

#[derive(Clone, Copy, Debug)]
enum Method {
    /// Both shapes are above 1.
    Above { gamma: f64 },
    /// One is not.
    NotAbove { lower: f64, upper: f64 },
}

impl Beta {
    /// From its two shapes, both above 0.
    pub(super) fn new(alpha: f64, beta: f64) -> Beta {
        let (least, most) = (alpha.min(beta), alpha.max(beta));
        let sum = alpha + beta;
        if least > 1.0 {
            let slope = ((sum - 2.0) / (2.0 * alpha * beta - sum)).sqrt();
            let method = Method::Above { gamma: least + 1.0 / slope };
            return Beta { straight: alpha == least, a: least, b: most, sum, slope, method };
        }
        let (slope, delta) = (1.0 / least, 1.0 + most - least);
        let lower = delta * (1.0 / 72.0 + least / 24.0) / (most * slope - 7.0 / 9.0);
        let upper = 0.25 + (0.5 + 0.25 / delta) * least;
        let method = Method::NotAbove { lower, upper };
        Beta { straight: alpha == most, a: most, b: least, sum, slope, method }
    }

    /// One draw.
    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        loop {
            let (first, second) = (stream.uniform(), stream.uniform());
            let odds = self.slope * log(first / (1.0 - first));
            // Beyond this a share is 1 to all its digits.
            let w = if odds < 700.0 { self.a * exp(odds) } else { f64::MAX };
            let accepted = match self.method {
                Method::Above { gamma } => self.above(gamma, first, second, odds, w),
                Method::NotAbove { lower, upper } => self.not_above([lower, upper], first, second, odds, w),
            };
            if accepted {
                return if self.straight { w / (self.b + w) } else { self.b / (self.b + w) };
            }
        }
    }

    fn above(&self, gamma: f64, first: f64, second: f64, odds: f64, w: f64) -> bool {
        // 1 + ln 5.
        const QUICK: f64 = 2.609_437_912_434_100_3;
        let z = first * first * second;
        let r = gamma * odds - 2.0 * LN_2;
        let s = self.a + r - w;
        if s + QUICK >= 5.0 * z {
            return true;
        }
        let t = log(z);
        s >= t || r + self.sum * log(self.sum / (self.b + w)) >= t
    }

    fn not_above(&self, [lower, upper]: [f64; 2], first: f64, second: f64, odds: f64, w: f64) -> bool {
        let y = first * second;
        let z = first * y;
        if first < 0.5 {
            if 0.25 * second + z - y >= lower {
                return false;
            }
        } else if z <= 0.25 {
            return true;
        } else if z >= upper {
            return false;
        }
        self.sum * (log(self.sum / (self.b + w)) + odds) - 2.0 * LN_2 >= log(z)
    }
}
