//! Makes up expressions over the whole vocabulary. The same seed gives the same ones.

use super::cells::{Block, Cells};
use bokslut::figure::{Expr, Id, Range, Test, range};

/// A source of random expressions.
pub struct Generator {
    state: u64,
}

impl Generator {
    pub fn seeded(seed: u64) -> Generator {
        Generator { state: seed }
    }

    /// A number below a bound, by SplitMix64.
    pub fn below(&mut self, bound: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) >> 32).expect("32 bits") % bound
    }

    fn one<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.below(among.len())]
    }

    /// Any expression: mostly numbers, some words.
    pub fn any(&mut self, cells: &Cells, earlier: &[Id]) -> Expr {
        let depth = 1 + self.below(5);
        let mut maker = Maker { generator: self, cells, earlier };
        if maker.generator.below(10) == 0 { maker.word(depth) } else { maker.number(depth) }
    }
}

/// Makes one expression.
struct Maker<'a> {
    generator: &'a mut Generator,
    cells: &'a Cells,
    earlier: &'a [Id],
}

impl Maker<'_> {
    fn below(&mut self, bound: usize) -> usize {
        self.generator.below(bound)
    }

    fn block(&mut self) -> &'static str {
        if self.below(2) == 0 { "tall" } else { "wide" }
    }

    fn either(&mut self) -> &Block {
        if self.block() == "tall" { &self.cells.tall } else { &self.cells.wide }
    }

    fn whole(&mut self, from: i32, to: i32) -> Expr {
        let span = usize::try_from(to - from + 1).expect("a span");
        Expr::Whole(from + i32::try_from(self.below(span)).expect("a small number"))
    }

    fn amount(&mut self) -> Id {
        let (line, position) = (self.below(3), self.below(10));
        self.either().values[line][position]
    }

    fn key(&mut self) -> Id {
        let (line, position) = (self.below(2), self.below(10));
        self.either().keys[line][position]
    }

    /// Where a run of at least one begins and ends among ten.
    fn run(&mut self) -> (usize, usize) {
        let first = self.below(10);
        (first, first + 1 + self.below(10 - first))
    }

    fn values(&mut self) -> Range {
        let (line, (first, end)) = (self.below(3), self.run());
        range(self.either().values[line][first..end].iter().copied())
    }

    /// Mostly one run; sometimes scattered figures or two runs.
    fn any_values(&mut self) -> Range {
        match self.below(4) {
            0 => {
                let many = 1 + self.below(4);
                (0..many).map(|_| self.amount()).collect()
            }
            1 => {
                let (one, other) = (self.values(), self.values());
                one.iter().chain(other.iter()).copied().collect()
            }
            _ => self.values(),
        }
    }

    fn leaf(&mut self) -> Expr {
        match self.below(6) {
            0 => self.whole(-12, 20),
            1 => Expr::Of(self.generator.one(&self.cells.wholes)),
            2 if !self.earlier.is_empty() => Expr::Of(self.generator.one(self.earlier)),
            _ => Expr::Of(self.amount()),
        }
    }

    fn number(&mut self, depth: usize) -> Expr {
        if depth == 0 {
            return self.leaf();
        }
        let next = depth - 1;
        match self.below(24) {
            0 | 1 => -self.number(next),
            2 | 3 => self.number(next) + self.number(next),
            4 | 5 => self.number(next) - self.number(next),
            6 | 7 => self.number(next) * self.number(next),
            8 | 9 => self.number(next) / self.number(next),
            10 => self.number(next).to_the(self.exponent()),
            11 => match self.below(20) {
                0 => Expr::Sum(range([])),
                _ => Expr::Sum(self.any_values()),
            },
            12 => Expr::Min(self.any_values()),
            13 => Expr::Max(self.any_values()),
            14 => self.number(next).or_greater(self.number(next)),
            15 => self.number(next).or_lesser(self.number(next)),
            16 => self.sum_ifs(),
            17 => self.at(),
            18 => self.position(),
            19 => Expr::when(self.test(next), self.number(next), self.branch(next)),
            20 => Expr::Round(Box::new(self.number(next)), u32::try_from(self.below(5)).expect("below 5")),
            21 => self.sum_product(),
            22 => {
                let values = self.values();
                let place = i32::try_from(1 + self.below(values.len())).expect("at most ten");
                Expr::Large(values, Box::new(Expr::Whole(place)))
            }
            _ => self.floor(next),
        }
    }

    /// Now and then one that has no value, which does no harm where it is not chosen.
    fn branch(&mut self, depth: usize) -> Expr {
        if self.below(6) == 0 { self.number(depth) / self.cells.whole(0) } else { self.number(depth) }
    }

    /// Whole numbers and halves.
    fn exponent(&mut self) -> Expr {
        match self.below(4) {
            0 => Expr::Of(self.generator.one(&self.cells.wholes[..8])),
            1 => self.whole(-5, 5) / Expr::Whole(2),
            _ => self.whole(-3, 4),
        }
    }

    fn sum_ifs(&mut self) -> Expr {
        let (line, (first, end)) = (self.below(3), self.run());
        let many = 1 + self.below(3);
        let lines: Vec<usize> = (0..many).map(|_| self.below(2)).collect();
        let wanted: Vec<Id> = (0..many).map(|_| self.key()).collect();
        let block = self.either();
        let part = |ids: &[Id]| range(ids[first..end].iter().copied());
        let values = part(&block.values[line]);
        let keys: Vec<Range> = lines.into_iter().map(|line| part(&block.keys[line])).collect();
        Expr::SumIfs { values, conditions: keys.into_iter().zip(wanted).collect() }
    }

    fn sum_product(&mut self) -> Expr {
        let (lines, (first, end)) = ([self.below(3), self.below(3)], self.run());
        let block = self.either();
        let [one, other] = lines.map(|line| range(block.values[line][first..end].iter().copied()));
        Expr::SumProduct(one, other)
    }

    /// A position within a run, now and then half a position further, which counts as none.
    fn place_in(&mut self, length: usize) -> Expr {
        let position = i32::try_from(1 + self.below(length)).expect("at most ten");
        match self.below(3) {
            0 => Expr::Whole(2 * position + 1) / Expr::Whole(2),
            _ => Expr::Whole(position),
        }
    }

    fn at(&mut self) -> Expr {
        if self.below(2) == 0 {
            let values = self.values();
            let position = self.place_in(values.len());
            return Expr::at(&values, position);
        }
        let (line, keys) = (self.below(3), self.below(2));
        let block = self.either();
        let (values, keys) = (range(block.values[line].clone()), range(block.keys[keys].clone()));
        let wanted = self.key();
        Expr::lookup(&values, &keys, wanted)
    }

    fn position(&mut self) -> Expr {
        let (line, position) = (self.below(3), self.below(10));
        let block = self.either();
        let (range, wanted) = match line {
            2 => (range(block.values[0].clone()), block.values[0][position]),
            line => (range(block.keys[line].clone()), block.keys[line][position]),
        };
        Expr::Position(Box::new(Expr::Of(wanted)), range)
    }

    fn floor(&mut self, depth: usize) -> Expr {
        let amount = self.number(depth).or_greater(0);
        let lot = if self.below(2) == 0 { self.whole(1, 9) } else { Expr::Of(self.amount()) };
        Expr::Floor(Box::new(amount), Box::new(lot))
    }

    fn word(&mut self, depth: usize) -> Expr {
        const WORDS: [&str; 5] = ["OK", "FEL", "inte inom horisonten", "säger \"nej\"", "–"];
        if depth == 0 || self.below(3) == 0 {
            return if self.below(2) == 0 {
                Expr::word(self.generator.one(&WORDS))
            } else {
                self.key().into()
            };
        }
        if self.below(3) == 0 {
            return self.join(depth - 1);
        }
        if self.below(4) == 0 {
            let line = self.below(2);
            let keys = range(self.either().keys[line].clone());
            let position = self.place_in(10);
            return Expr::at(&keys, position);
        }
        Expr::when(self.test(depth - 1), self.word(depth - 1), self.word(depth - 1))
    }

    /// Words and whole numbers put together; now and then a single one.
    fn join(&mut self, depth: usize) -> Expr {
        let many = 1 + self.below(4);
        let mut piece = || match self.below(5) {
            0 => self.whole(0, 20),
            1 => Expr::Of(self.generator.one(&self.cells.wholes[3..])),
            2 => Expr::Round(Box::new(self.number(depth).or_greater(0)), 0),
            _ => self.word(depth),
        };
        Expr::Join((0..many).map(|_| piece()).collect())
    }

    fn test(&mut self, depth: usize) -> Test {
        let shallow = depth.min(2);
        match self.below(6) {
            0 => Test::Equal(Expr::Of(self.generator.one(&self.cells.wholes)), self.whole(-3, 4)),
            1 => Test::Equal(self.word(shallow), self.word(shallow)),
            2 => Test::Equal(self.word(0), self.number(shallow)),
            3 => Test::Below(self.number(shallow), self.number(shallow)),
            4 => Test::AtMost(self.number(shallow), self.number(shallow)),
            _ => self.test(shallow).and(self.test(shallow)),
        }
    }
}
