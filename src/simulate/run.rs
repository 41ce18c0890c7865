//! The simulation itself.

use super::lanes::LANES;
use super::plan::{Plan, Reach};
use super::rank::{correlation, doubled_ranks};
use super::resample::Resample;
use super::rounded::{SHARE_DIGITS, binary, rounded};
use super::statistics::{Distribution, NoValue, describe};
use super::stream::{Owner, Stream};
use super::tape::{Tape, Workbench};
use crate::figure::Id;
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::num::NonZeroUsize;

/// Draws of wanted figures that are held at a time, 128 MB: where more are wanted, everything is drawn
/// again for the next ones.
const HELD: usize = 1 << 24;

/// What a simulation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How each wanted figure falls.
    pub figures: Vec<Result<Distribution, NoValue>>,
    /// The rank correlation of each parameter, then of each figure of each joint, with the wanted figure
    /// that was chosen; none where either never varies, or where none was chosen.
    pub correlations: Vec<Option<Decimal>>,
}

/// Makes a simulation on so many threads; their number changes nothing but the time.
pub fn simulate(plan: &Plan, threads: NonZeroUsize) -> Outcome {
    let work = || Simulation::new(plan).run();
    match rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build() {
        Ok(pool) => pool.install(work),
        // The system gives no more threads: rayon's common ones must do.
        Err(_) => work(),
    }
}

struct Simulation<'a> {
    plan: &'a Plan<'a>,
    draws: usize,
    blocks: u32,
    resamples: Vec<Resample>,
    /// The figures that vary, each once, and where each gets its numbers.
    varied: Vec<(Id, Feed)>,
}

/// Where a varied figure gets its numbers.
#[derive(Clone, Copy)]
enum Feed {
    /// A parameter's draws times a number.
    Parameter(usize, f64),
    /// The draws of a joint's figure.
    Joint(usize, usize),
}

impl<'a> Simulation<'a> {
    fn new(plan: &'a Plan<'a>) -> Simulation<'a> {
        let draws = plan.draws.max(2);
        let mut varied: Vec<(Id, Feed)> = Vec::new();
        let mut feed = |id: Id, feed: Feed| match varied.iter_mut().find(|(known, _)| *known == id) {
            Some((_, old)) => *old = feed,
            None => varied.push((id, feed)),
        };
        for (index, parameter) in plan.parameters.iter().enumerate() {
            match &parameter.reach {
                Reach::Becomes(id) => feed(*id, Feed::Parameter(index, 1.0)),
                Reach::Scales(ids) => ids.iter().for_each(|id| {
                    let base = plan.book.number(*id).map_or(f64::NAN, binary);
                    feed(*id, Feed::Parameter(index, base));
                }),
            }
        }
        for (index, joint) in plan.joints.iter().enumerate() {
            let figures = joint.figures.iter().enumerate();
            figures.for_each(|(output, (id, _))| feed(*id, Feed::Joint(index, output)));
        }
        Simulation {
            plan,
            draws: draws as usize,
            blocks: draws.div_ceil(LANES as u32),
            resamples: plan.joints.iter().map(Resample::new).collect(),
            varied,
        }
    }

    fn run(&self) -> Outcome {
        let mut figures = Vec::new();
        let mut ranks = None;
        let at_once = (HELD / self.draws).max(1);
        for (pass, wanted) in self.plan.wanted.chunks(at_once).enumerate() {
            let drawn = self.draw(&wanted.iter().map(|wanted| wanted.figure).collect::<Vec<Id>>());
            let column = |index: usize| self.column(&drawn, wanted.len(), index);
            let described = wanted.par_iter().enumerate().map(|(index, wanted)| {
                describe(&mut column(index), wanted.digits, wanted.histogram)
            });
            figures.par_extend(described);
            let chosen = self.plan.correlated.and_then(|chosen| chosen.checked_sub(pass * at_once));
            if let Some(chosen) = chosen.filter(|chosen| *chosen < wanted.len()) {
                let valued = figures[pass * at_once + chosen].is_ok();
                ranks = valued.then(|| doubled_ranks(&column(chosen)));
            }
        }
        Outcome { figures, correlations: self.correlations(ranks.as_deref()) }
    }

    /// All draws of some wanted figures: block by block, in each one figure after the other.
    fn draw(&self, wanted: &[Id]) -> Vec<f64> {
        let ids: Vec<Id> = self.varied.iter().map(|(id, _)| *id).collect();
        let tape = Tape::compile(self.plan.book, &ids, wanted);
        let size = wanted.len() * LANES;
        let mut drawn = vec![0.0; self.blocks as usize * size];
        let blocks = drawn.par_chunks_mut(size).zip(0_u32..self.blocks);
        blocks.for_each_init(
            || tape.workbench(),
            |workbench, (out, block)| {
                self.fill(workbench, block);
                tape.run(workbench);
                for (index, out) in out.chunks_mut(LANES).enumerate() {
                    tape.copy_wanted(workbench, index, out);
                }
            },
        );
        drawn
    }

    fn column(&self, drawn: &[f64], wanted: usize, index: usize) -> Vec<f64> {
        let blocks = drawn.chunks(wanted * LANES);
        let lanes = blocks.flat_map(|block| &block[index * LANES..(index + 1) * LANES]);
        lanes.copied().take(self.draws).collect()
    }

    /// Puts a block of draws on the workbench.
    fn fill(&self, workbench: &mut Workbench, block: u32) {
        let mut lanes = [0.0; LANES];
        let joints: Vec<Vec<f64>> = (0..self.resamples.len()).map(|joint| self.joint(joint, block)).collect();
        let mut drawn = None;
        for (index, (_, feed)) in self.varied.iter().enumerate() {
            let out = workbench.varied(index);
            match *feed {
                Feed::Parameter(parameter, base) => {
                    // The figures of one parameter come one after the other.
                    if drawn != Some(parameter) {
                        self.parameter(parameter, block, &mut lanes);
                        drawn = Some(parameter);
                    }
                    out.iter_mut().zip(&lanes).for_each(|(out, draw)| *out = base * draw);
                }
                Feed::Joint(joint, output) => {
                    out.copy_from_slice(&joints[joint][output * LANES..(output + 1) * LANES]);
                }
            }
        }
    }

    fn parameter(&self, index: usize, block: u32, out: &mut [f64]) {
        let mut stream = Stream::new(self.plan.seed, Owner::Parameter(number(index)), block);
        self.plan.parameters[index].spread.fill(&mut stream, out);
    }

    /// A block of draws for each figure of a joint in turn.
    fn joint(&self, index: usize, block: u32) -> Vec<f64> {
        let mut stream = Stream::new(self.plan.seed, Owner::Joint(number(index)), block);
        let mut out = vec![0.0; self.plan.joints[index].figures.len() * LANES];
        self.resamples[index].fill(&mut stream, &mut out, LANES);
        out
    }

    /// Draws are made again, one parameter at a time, rather than kept.
    fn correlations(&self, with: Option<&[u32]>) -> Vec<Option<Decimal>> {
        let told = |draws: &[f64]| {
            let found = correlation(&doubled_ranks(&draws[..self.draws]), with?)?;
            Some(rounded(found, SHARE_DIGITS))
        };
        let parameters = (0..self.plan.parameters.len()).into_par_iter().map(|index| {
            with?;
            let mut draws = vec![0.0; self.blocks as usize * LANES];
            for (out, block) in draws.chunks_mut(LANES).zip(0..) {
                self.parameter(index, block, out);
            }
            told(&draws)
        });
        let mut all: Vec<Option<Decimal>> = parameters.collect();
        for (index, joint) in self.plan.joints.iter().enumerate() {
            let outputs = joint.figures.len();
            if with.is_none() {
                all.extend(vec![None; outputs]);
                continue;
            }
            let drawn: Vec<f64> =
                (0..self.blocks).into_par_iter().flat_map_iter(|block| self.joint(index, block)).collect();
            let columns = (0..outputs).into_par_iter();
            all.par_extend(columns.map(|output| told(&self.column(&drawn, outputs, output))));
        }
        all
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
