//! Random numbers, by name: the same for the same seed, parameter and block, whoever asks and when.

use chacha20::ChaCha8Rng;
use chacha20::rand_core::{Rng, SeedableRng};

/// Whose numbers a stream holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Owner {
    Parameter(u32),
    Joint(u32),
}

/// One block's random numbers for one owner.
pub(super) struct Stream(ChaCha8Rng);

impl Stream {
    pub(super) fn new(seed: u64, owner: Owner, block: u32) -> Stream {
        let (kind, number) = match owner {
            Owner::Parameter(number) => (0, number),
            Owner::Joint(number) => (1, number),
        };
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8] = kind;
        let mut generator = ChaCha8Rng::from_seed(key);
        generator.set_stream(u64::from(number) << 32 | u64::from(block));
        Stream(generator)
    }

    /// A number between 0 and 1, neither of them: one of the 2^52 odd multiples of 2^-53, each as
    /// likely as the others.
    pub(super) fn uniform(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 52) as f64;
        ((self.0.next_u64() >> 12) as f64 + 0.5) * STEP
    }

    /// A whole number below a bound above 0, each as likely as the others: Lemire, *Fast random integer
    /// generation in an interval*, ACM TOMACS 29(1), 2019.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        loop {
            let product = u64::from(self.0.next_u32()) * u64::from(bound);
            // What is left of a bound that does not divide 2^32 is drawn again.
            let low = product as u32;
            if low >= bound || low >= bound.wrapping_neg() % bound {
                return (product >> 32) as u32;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a program of its own found them.
    #[test]
    fn the_numbers_of_a_seed_stay_what_they_are() {
        let mut stream = Stream::new(2026, Owner::Parameter(3), 7);
        assert_eq!(
            [(); 3].map(|()| stream.uniform().to_bits()),
            [0x3fc7_a507_e956_ade4, 0x3fe0_327e_6d5e_0bc5, 0x3fd5_7d54_69a2_aa8a]
        );
        let mut stream = Stream::new(2026, Owner::Joint(3), 7);
        assert_eq!([(); 5].map(|()| stream.below(459)), [448, 25, 69, 133, 93]);
    }
}
