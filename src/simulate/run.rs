//! The simulation itself.

use super::draws::{Draws, HELD};
use super::lanes::LANES;
use super::plan::{Plan, Reach};
use super::rank::{correlation, doubled_ranks};
use super::rounded::{SHARE_DIGITS, binary, rounded};
use super::statistics::{Distribution, NoValue, describe};
use super::tape::{Tape, Workbench};
use crate::figure::Id;
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::num::NonZeroUsize;

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
    if threads == NonZeroUsize::MIN {
        // On the thread that asks: one made for each of thousands of reports would leave the memory that the
        // system's allocator keeps for every thread in pieces.
        return Simulation::new(plan, WHOLE).run();
    }
    let work = || Simulation::new(plan, 1).run();
    match rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build() {
        // A thread of rayon's that waits begins other work meanwhile, which then has to end first: of a run
        // of many reports, one report within another. A plain thread only waits.
        Ok(pool) => std::thread::scope(|scope| match scope.spawn(|| pool.install(work)).join() {
            Ok(outcome) => outcome,
            Err(panic) => std::panic::resume_unwind(panic),
        }),
        // The system gives no more threads: rayon's common ones must do.
        Err(_) => work(),
    }
}

/// What is not divided between threads.
const WHOLE: usize = usize::MAX;

struct Simulation<'a> {
    plan: &'a Plan<'a>,
    /// The fewest items that are worth a thread of their own.
    grain: usize,
    /// How many draws.
    count: usize,
    blocks: u32,
    draws: Draws,
    /// The figures that vary, each once, and where each gets its numbers.
    varied: Vec<(Id, Feed)>,
}

/// Where a varied figure gets its numbers: a figure of a source, times a number.
#[derive(Clone, Copy)]
struct Feed {
    source: usize,
    output: usize,
    times: f64,
}

impl<'a> Simulation<'a> {
    fn new(plan: &'a Plan<'a>, grain: usize) -> Simulation<'a> {
        let count = plan.draws.max(2);
        let blocks = count.div_ceil(LANES as u32);
        let draws = Draws::new(plan, blocks, grain);
        Simulation { plan, grain, count: count as usize, blocks, draws, varied: feeds(plan) }
    }

    fn run(&self) -> Outcome {
        let mut figures = Vec::new();
        let mut ranks = None;
        // Where more are wanted than can be held, everything is worked out again for the next ones.
        let at_once = (HELD / self.count).max(1);
        for (pass, wanted) in self.plan.wanted.chunks(at_once).enumerate() {
            let drawn = self.work_out(&wanted.iter().map(|wanted| wanted.figure).collect::<Vec<Id>>());
            let column = |index: usize| self.column(&drawn, wanted.len(), index);
            let described = wanted
                .par_iter()
                .enumerate()
                .with_min_len(self.grain)
                .map(|(index, wanted)| describe(&mut column(index), wanted.digits, wanted.histogram));
            figures.par_extend(described);
            let chosen = self.plan.correlated.and_then(|chosen| chosen.checked_sub(pass * at_once));
            if let Some(chosen) = chosen.filter(|chosen| *chosen < wanted.len()) {
                let valued = figures[pass * at_once + chosen].is_ok();
                ranks = valued.then(|| doubled_ranks(&column(chosen)));
            }
        }
        Outcome { figures, correlations: self.correlations(ranks.as_deref()) }
    }

    /// Some wanted figures in all draws: block by block, in each one figure after the other.
    fn work_out(&self, wanted: &[Id]) -> Vec<f64> {
        let ids: Vec<Id> = self.varied.iter().map(|(id, _)| *id).collect();
        let tape = Tape::compile(self.plan.book, &ids, wanted);
        let size = wanted.len() * LANES;
        let mut drawn = vec![0.0; self.blocks as usize * size];
        let blocks = drawn.par_chunks_mut(size).zip(0_u32..self.blocks).with_min_len(self.grain);
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

    /// Puts a block of draws on the workbench.
    fn fill(&self, workbench: &mut Workbench, block: u32) {
        let drawn: Vec<Cow<[f64]>> =
            (0..self.draws.sources()).map(|source| self.draws.block(source, block)).collect();
        for (index, (_, feed)) in self.varied.iter().enumerate() {
            let draws = &drawn[feed.source][feed.output * LANES..(feed.output + 1) * LANES];
            let out = workbench.varied(index);
            out.iter_mut().zip(draws).for_each(|(out, draw)| *out = feed.times * draw);
        }
    }

    /// One figure of several that stand block by block.
    fn column(&self, drawn: &[f64], figures: usize, index: usize) -> Vec<f64> {
        let mut column = Vec::with_capacity(self.blocks as usize * LANES);
        for block in drawn.chunks(figures * LANES) {
            column.extend_from_slice(&block[index * LANES..(index + 1) * LANES]);
        }
        column.truncate(self.count);
        column
    }

    /// One source at a time, so that draws which are made again are not kept.
    fn correlations(&self, with: Option<&[u32]>) -> Vec<Option<Decimal>> {
        let sources = (0..self.draws.sources()).into_par_iter().with_min_len(self.grain);
        let told = |source: usize| -> Vec<Option<Decimal>> {
            let outputs = self.draws.outputs(source);
            let Some(with) = with else { return vec![None; outputs] };
            let drawn = self.draws.all(source);
            let found = |output| {
                let ranks = doubled_ranks(&self.column(&drawn, outputs, output));
                Some(rounded(correlation(&ranks, with)?, SHARE_DIGITS))
            };
            (0..outputs).into_par_iter().with_min_len(self.grain).map(found).collect()
        };
        sources.map(told).collect::<Vec<_>>().concat()
    }
}

/// The figures that a plan varies, each once, and where each gets its numbers.
fn feeds(plan: &Plan) -> Vec<(Id, Feed)> {
    let mut feeds: Vec<(Id, Feed)> = Vec::new();
    let mut feed = |id: Id, source: usize, output: usize, times: f64| {
        let feed = Feed { source, output, times };
        match feeds.iter_mut().find(|(known, _)| *known == id) {
            Some((_, old)) => *old = feed,
            None => feeds.push((id, feed)),
        }
    };
    for (source, parameter) in plan.parameters.iter().enumerate() {
        match &parameter.reach {
            Reach::Becomes(id) => feed(*id, source, 0, 1.0),
            Reach::Scales(ids) => ids.iter().for_each(|id| {
                feed(*id, source, 0, plan.book.number(*id).map_or(f64::NAN, binary));
            }),
        }
    }
    for (source, joint) in (plan.parameters.len()..).zip(&plan.joints) {
        for (output, (id, _)) in joint.figures.iter().enumerate() {
            feed(*id, source, output, 1.0);
        }
    }
    feeds
}
