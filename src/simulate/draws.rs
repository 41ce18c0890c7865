//! Everything that is drawn, by source and block.

use super::lanes::LANES;
use super::plan::Plan;
use super::resample::Resample;
use super::spread::Sampler;
use super::stream::{Owner, Stream};
use rayon::prelude::*;
use std::borrow::Cow;

/// Numbers that are held at a time, 128 MB.
pub(super) const HELD: usize = 1 << 24;

/// What draws: the parameters of a plan, then its joints.
pub(super) struct Draws {
    seed: u64,
    blocks: u32,
    /// The fewest blocks that are worth a thread of their own.
    grain: usize,
    sources: Vec<Source>,
    /// All draws of every source, where they are few enough; otherwise they are made again when they
    /// are wanted again.
    held: Option<Vec<Vec<f64>>>,
}

struct Source {
    owner: Owner,
    outputs: usize,
    kind: Kind,
}

enum Kind {
    Spread(Sampler),
    Resample(Resample),
}

impl Draws {
    pub(super) fn new(plan: &Plan, blocks: u32, grain: usize) -> Draws {
        let parameters = (0..).zip(&plan.parameters).map(|(number, parameter)| Source {
            owner: Owner::Parameter(number),
            outputs: 1,
            kind: Kind::Spread(parameter.spread.sampler()),
        });
        let joints = (0..).zip(&plan.joints).map(|(number, joint)| Source {
            owner: Owner::Joint(number),
            outputs: joint.figures.len(),
            kind: Kind::Resample(Resample::new(joint)),
        });
        let sources = parameters.chain(joints).collect();
        let mut draws = Draws { seed: plan.seed, blocks, grain, sources, held: None };
        let outputs: usize = draws.sources.iter().map(|source| source.outputs).sum();
        if outputs.saturating_mul(blocks as usize * LANES) <= HELD {
            draws.held = Some((0..draws.sources.len()).map(|source| draws.make(source)).collect());
        }
        draws
    }

    pub(super) fn sources(&self) -> usize {
        self.sources.len()
    }

    /// How many figures a source has.
    pub(super) fn outputs(&self, source: usize) -> usize {
        self.sources[source].outputs
    }

    /// A block of a source: a block of draws for each of its figures in turn.
    pub(super) fn block(&self, source: usize, block: u32) -> Cow<'_, [f64]> {
        let size = self.outputs(source) * LANES;
        if let Some(held) = &self.held {
            let first = block as usize * size;
            return Cow::Borrowed(&held[source][first..first + size]);
        }
        let mut out = vec![0.0; size];
        self.fill(source, block, &mut out);
        Cow::Owned(out)
    }

    /// All blocks of a source.
    pub(super) fn all(&self, source: usize) -> Cow<'_, [f64]> {
        match &self.held {
            Some(held) => Cow::Borrowed(&held[source]),
            None => Cow::Owned(self.make(source)),
        }
    }

    fn make(&self, source: usize) -> Vec<f64> {
        let size = self.outputs(source) * LANES;
        let mut out = vec![0.0; size * self.blocks as usize];
        let blocks = out.par_chunks_mut(size.max(1)).zip(0..self.blocks).with_min_len(self.grain);
        blocks.for_each(|(out, block)| self.fill(source, block, out));
        out
    }

    fn fill(&self, source: usize, block: u32, out: &mut [f64]) {
        let Source { owner, kind, .. } = &self.sources[source];
        let mut stream = Stream::new(self.seed, *owner, block);
        match kind {
            Kind::Spread(sampler) => sampler.fill(&mut stream, out),
            Kind::Resample(resample) => resample.fill(&mut stream, out, LANES),
        }
    }
}
