//! Beta variates whose density is low and wide, exactly, by rejection from the box around it. What a point of
//! the box is can nearly always be told from the ends of its cell, without a logarithm.

use super::stream::Stream;
use libm::{exp, log};

/// Parts that the range is cut into.
const CELLS: usize = 256;

/// A beta distribution on 0 to 1, with both shapes at least 1 and their sum such that its density is nowhere
/// far above its mean: of a box as high as its mode it fills a part worth having.
#[derive(Clone, Debug)]
pub(super) struct Bounded {
    density: Density,
    /// For each cell what the density is everywhere at least, and at most.
    bounds: Box<[[f64; 2]; CELLS]>,
}

/// The density as a share of its highest.
#[derive(Clone, Copy, Debug)]
struct Density {
    /// The shapes - 1.
    powers: [f64; 2],
    /// Where it is highest.
    mode: f64,
    /// Its logarithm there, before it is divided.
    top: f64,
}

impl Bounded {
    /// Whether shapes are such. Those of PERT are: each is 1 to 5, and their sum 6.
    pub(super) fn suits(alpha: f64, beta: f64) -> bool {
        alpha >= 1.0 && beta >= 1.0 && alpha + beta < 7.0
    }

    /// From its two shapes.
    pub(super) fn new(alpha: f64, beta: f64) -> Bounded {
        let density = Density::new([alpha - 1.0, beta - 1.0]);
        let edge = |index: usize| index as f64 / CELLS as f64;
        let mut left = density.at(0.0);
        let bounds = std::array::from_fn(|index| {
            let right = density.at(edge(index + 1));
            // It rises to its mode and falls after it.
            let highest = edge(index) <= density.mode && density.mode <= edge(index + 1);
            let bounds = [left.min(right), if highest { 1.0 } else { left.max(right) }];
            left = right;
            bounds
        });
        Bounded { density, bounds: Box::new(bounds) }
    }

    /// One draw.
    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        loop {
            let (x, height) = (stream.uniform(), stream.uniform());
            let [least, most] = self.bounds[(x * CELLS as f64) as usize];
            if height <= least || (height <= most && height <= self.density.at(x)) {
                return x;
            }
        }
    }
}

impl Density {
    fn new(powers: [f64; 2]) -> Density {
        let sum = powers[0] + powers[1];
        // The uniform distribution is as high everywhere.
        let mode = if sum > 0.0 { powers[0] / sum } else { 0.5 };
        Density { powers, mode, top: logarithm(powers, mode) }
    }

    fn at(&self, x: f64) -> f64 {
        exp(logarithm(self.powers, x) - self.top)
    }
}

fn logarithm([left, right]: [f64; 2], x: f64) -> f64 {
    // To the power of nothing everything is 1, nothing too.
    let power = |of: f64, power: f64| if power > 0.0 { power * log(of) } else { 0.0 };
    power(x, left) + power(1.0 - x, right)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cell's bounds that the density left would bend the distribution, too little for its moments to tell.
    #[test]
    fn no_density_leaves_the_bounds_of_its_cell() {
        for (alpha, beta) in [(1.0, 1.0), (1.0, 5.0), (5.0, 1.0), (3.0, 3.0), (1.8, 4.2), (1.2, 2.0)] {
            let bounded = Bounded::new(alpha, beta);
            let weight = |x: f64| x.powf(alpha - 1.0) * (1.0_f64 - x).powf(beta - 1.0);
            let points = || (0..=25_600).map(|point| f64::from(point) / 25_600.0);
            let top = points().map(weight).fold(0.0, f64::max);
            let (mut surely, mut perhaps) = (0.0, 0.0);
            for (point, x) in points().enumerate().take(25_600) {
                let [least, most] = bounded.bounds[point / 100];
                let density = weight(x) / top;
                assert!(least - 1e-5 <= density && density <= most + 1e-5, "{alpha} {beta} at {x}");
                (surely, perhaps) = (surely + least, perhaps + most);
            }
            // They are near enough to be worth having.
            assert!(surely / perhaps > 0.95, "{alpha} {beta}: {surely} of {perhaps}");
        }
    }
}
