//! A part of a book, compiled: what some figures become when others change.

use super::compile::compile;
use super::lanes::{Binary, In, LANES, Unary, choose};
use super::slots::allot;
use crate::figure::{Book, Id};

/// What a step reads: an earlier value, or a constant by its bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Operand {
    Value(u32),
    Constant(u64),
}

impl Operand {
    pub(super) const NONE: Operand = Operand::Constant(f64::NAN.to_bits());

    pub(super) fn constant(number: f64) -> Operand {
        Operand::Constant(number.to_bits())
    }
}

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Op {
    One(Unary, Operand),
    Two(Binary, Operand, Operand),
    /// By a condition, one or the other.
    Choose(Operand, Operand, Operand),
}

impl Op {
    pub(super) fn operands(self) -> impl Iterator<Item = Operand> {
        let [a, b, c] = match self {
            Op::One(_, a) => [Some(a), None, None],
            Op::Two(_, a, b) => [Some(a), Some(b), None],
            Op::Choose(a, b, c) => [Some(a), Some(b), Some(c)],
        };
        [a, b, c].into_iter().flatten()
    }

    /// The same with other operands.
    pub(super) fn with(self, other: impl Fn(Operand) -> Operand) -> Op {
        match self {
            Op::One(op, a) => Op::One(op, other(a)),
            Op::Two(op, a, b) => Op::Two(op, other(a), other(b)),
            Op::Choose(a, b, c) => Op::Choose(other(a), other(b), other(c)),
        }
    }

    /// Works the step out into `out`.
    pub(super) fn apply<'a>(self, out: &mut [f64], read: impl Fn(Operand) -> In<'a>) {
        match self {
            Op::One(op, a) => op.apply(out, read(a)),
            Op::Two(op, a, b) => op.apply(out, read(a), read(b)),
            Op::Choose(test, a, b) => match read(test) {
                In::Each(test) => choose(out, test, read(a), read(b)),
                In::Same(test) => choose(out, &vec![test; out.len()], read(a), read(b)),
            },
        }
    }
}

/// What some figures of a book become when others change: their definitions in binary numbers. It
/// holds what lies between the two and nothing else; all other figures are constants.
#[derive(Debug)]
pub struct Tape {
    /// Each step with the register that it writes; operands are registers.
    pub(super) steps: Vec<(u32, Op)>,
    pub(super) wanted: Vec<Operand>,
    pub(super) registers: usize,
}

impl Tape {
    /// Compiles what lies between the `varied` figures, each given or computed (then what it was
    /// computed from no longer counts), and the `wanted`. What cannot be said in numbers alone (a text
    /// or a key that depends on a varied figure) has no value wherever it is used.
    pub fn compile(book: &Book, varied: &[Id], wanted: &[Id]) -> Tape {
        let (ops, wanted) = compile(book, varied, wanted);
        allot(varied.len(), &ops, &wanted)
    }

    /// How many steps it takes for a block of draws.
    pub fn steps(&self) -> usize {
        self.steps.len()
    }

    /// How many registers of [`LANES`] numbers it uses.
    pub fn registers(&self) -> usize {
        self.registers
    }

    /// A place to work: one for each thread.
    pub fn workbench(&self) -> Workbench {
        let lanes = || vec![0.0; LANES];
        Workbench { registers: (0..self.registers).map(|_| lanes()).collect(), spare: lanes() }
    }

    /// Works out a block of draws, whose varied figures have been put on the workbench.
    pub fn run(&self, workbench: &mut Workbench) {
        let Workbench { registers, spare } = workbench;
        for (to, op) in &self.steps {
            op.apply(spare.as_mut_slice(), |operand| read(registers, operand));
            // The two change places; no number is moved.
            std::mem::swap(spare, &mut registers[*to as usize]);
        }
    }

    /// Copies a wanted figure, by its position among the wanted, from the workbench; NaN in a draw in
    /// which it has no value.
    pub fn copy_wanted(&self, workbench: &Workbench, index: usize, out: &mut [f64]) {
        match read(&workbench.registers, self.wanted[index]) {
            In::Each(lanes) => out.iter_mut().zip(lanes).for_each(|(out, lane)| *out = *lane),
            In::Same(number) => out.fill(number),
        }
    }
}

/// Where a [`Tape`] works.
#[derive(Debug)]
pub struct Workbench {
    registers: Vec<Vec<f64>>,
    spare: Vec<f64>,
}

impl Workbench {
    /// A varied figure in every draw of the block, by its position among the varied.
    pub fn varied(&mut self, index: usize) -> &mut [f64] {
        self.registers[index].as_mut_slice()
    }
}

fn read(registers: &[Vec<f64>], operand: Operand) -> In<'_> {
    match operand {
        Operand::Value(register) => In::Each(registers[register as usize].as_slice()),
        Operand::Constant(bits) => In::Same(f64::from_bits(bits)),
    }
}
