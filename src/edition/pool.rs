//! Which outcomes are told only together, and who stands behind a figure.

use super::behind::Behind;
use super::merge::Actors;
use crate::account::ledger::{Ledger, Reason};
use crate::figure::Book;
use crate::model::{CostType, EffectLine, Inputs, Party, Side};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A cell of the income statement, told apart by cost type: the finest sums that a report shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub party: Party,
    pub counterparty: Party,
    pub cost_type: CostType,
    pub side: Side,
}

/// What a reader makes of a figure: its amount of a year, or by how much that differs from another year's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct View {
    year: usize,
    less: Option<usize>,
}

impl View {
    /// Every year by itself, then every two, counted from 0.
    pub fn all(years: usize) -> impl Iterator<Item = View> {
        let alone = (0..years).map(|year| View { year, less: None });
        let pairs = (0..years).flat_map(|year| (0..year).map(move |less| View { year, less: Some(less) }));
        alone.chain(pairs)
    }

    /// Whether there is anything of these yearly flows in it.
    fn has(self, flows: &[Decimal]) -> bool {
        flows[self.year] != self.less.map_or(Decimal::ZERO, |less| flows[less])
    }
}

/// Why an outcome is pooled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It has too few persons itself.
    Few,
    /// Something that was measured of its persons one by one tells of too few of them.
    FewMeasured,
    /// It keeps others from being found by subtraction.
    Cover,
}

/// The outcomes and actors of an account, pooled and merged so far.
pub(super) struct Pool<'a> {
    pub inputs: &'a Inputs,
    /// The yearly flows of each effect line, undiscounted, as in `Inputs::lines`.
    pub flows: Vec<Vec<Decimal>>,
    /// How many persons those flows tell of.
    tells_of: Vec<Decimal>,
    /// The fewest persons that a figure may stand for.
    pub fewest: Decimal,
    /// Whether and why each outcome is pooled, as in `Inputs::outcomes`.
    pub pooled: Vec<Option<Why>>,
    /// Which actors are shown as one.
    pub actors: Actors,
}

impl<'a> Pool<'a> {
    /// Pools the outcomes of too few persons. None when too few take part.
    pub fn new(inputs: &'a Inputs, book: &Book, ledger: &Ledger, fewest: u32) -> Option<Pool<'a>> {
        let fewest = Decimal::from(fewest);
        if inputs.operation.participants.value < fewest {
            return None;
        }
        let mut flows = vec![Vec::new(); inputs.lines.len()];
        for row in &ledger.rows {
            if let Reason::Effect(line) = row.reason {
                flows[line] = row.flows.iter().map(|id| book.number(*id).unwrap_or_default()).collect();
            }
        }
        let behind = Behind::of(inputs);
        let mut pool = Pool {
            inputs,
            flows,
            tells_of: inputs.lines.iter().map(|line| behind.line(inputs, line)).collect(),
            fewest,
            pooled: vec![None; inputs.outcomes.len()],
            actors: Actors::of(inputs),
        };
        for outcome in 0..inputs.outcomes.len() {
            if pool.is_small(outcome) {
                pool.pooled[outcome] = Some(Why::Few);
            } else if behind.tells_of_few(outcome, fewest) {
                pool.pooled[outcome] = Some(Why::FewMeasured);
            }
        }
        Some(pool)
    }

    /// An outcome that nobody reached tells of nobody, unless something is counted for it all the same.
    fn is_small(&self, outcome: usize) -> bool {
        let given = &self.inputs.outcomes[outcome];
        let counted = || {
            let months = given.months_year_1.as_ref().is_some_and(|months| !months.value.is_zero());
            months || self.lines_of(outcome).any(|line| self.flows[line].iter().any(|flow| !flow.is_zero()))
        };
        given.persons.value < self.fewest && (!given.persons.value.is_zero() || counted())
    }

    fn lines_of(&self, outcome: usize) -> impl Iterator<Item = usize> + '_ {
        let lines = self.inputs.lines.iter().enumerate();
        lines.filter(move |(_, line)| line.outcome == outcome).map(|(position, _)| position)
    }

    fn too_few(&self, persons: Decimal) -> bool {
        !persons.is_zero() && persons < self.fewest
    }

    /// Pools an outcome so that others cannot be found by subtraction.
    pub fn cover(&mut self, outcome: usize) {
        self.pooled[outcome] = Some(Why::Cover);
    }

    /// An outcome that must not be shown because the participants, less the persons of outcomes
    /// that are shown, are too few. Those of outcomes that do not overlap may be added up first.
    pub fn given_away(&self) -> Option<usize> {
        let participants = self.inputs.operation.participants.value;
        let persons = |outcome: &usize| self.inputs.outcomes[*outcome].persons.value;
        let shown = (0..self.pooled.len()).filter(|outcome| self.pooled[*outcome].is_none());
        let (overlapping, apart): (Vec<usize>, Vec<usize>) = shown
            .filter(|outcome| !persons(outcome).is_zero())
            .partition(|o| self.inputs.outcomes[*o].overlaps);
        let rest = participants - apart.iter().map(persons).sum::<Decimal>();
        if self.too_few(rest) {
            return apart.into_iter().min_by_key(persons);
        }
        overlapping.into_iter().find(|outcome| self.too_few(participants - persons(outcome)))
    }

    /// The cell of a line, with the actors as they are shown.
    pub fn cell(&self, line: &EffectLine) -> Cell {
        Cell {
            party: self.actors.shown(line.party),
            counterparty: self.actors.shown(line.counterparty),
            cost_type: line.cost_type,
            side: line.side,
        }
    }

    /// The first cell with a view of its pooled amount that too few persons stand behind.
    pub fn thin(&self) -> Option<(Cell, View)> {
        let mut cells: Vec<Cell> = Vec::new();
        for line in self.inputs.lines.iter().filter(|line| self.pooled[line.outcome].is_some()) {
            let cell = self.cell(line);
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        }
        cells.into_iter().find_map(|cell| {
            let mut parts = self.parts(&self.actors, cell);
            parts.retain(|outcome, _| self.pooled[*outcome].is_some());
            let thin = |view: &View| {
                let there = self.seen(&parts, *view);
                !there.is_empty() && self.persons(&there) < self.fewest
            };
            let view = View::all(self.inputs.assumptions.horizon.value.value).find(thin)?;
            Some((cell, view))
        })
    }

    /// Brings more persons behind a view of the pooled amount of a cell. None when nobody is left.
    pub fn thicken(&mut self, cell: Cell, view: View) -> Option<()> {
        let there = self.behind(&self.actors, cell, view);
        if self.persons(&there) < self.fewest {
            let merger = self.best_merger(cell, view)?;
            self.actors.merge(merger);
            return Some(());
        }
        let shown = there.into_iter().map(|(outcome, _)| outcome);
        let shown = shown.filter(|outcome| self.pooled[*outcome].is_none());
        self.cover(shown.min_by_key(|outcome| self.inputs.outcomes[*outcome].persons.value)?);
        Some(())
    }

    /// The outcomes that a view of a cell tells of, in order, and how many of their persons.
    pub fn behind(&self, actors: &Actors, cell: Cell, view: View) -> Vec<(usize, Decimal)> {
        self.seen(&self.parts(actors, cell), view)
    }

    /// What each outcome contributes to a cell.
    fn parts(&self, actors: &Actors, cell: Cell) -> BTreeMap<usize, Part> {
        let [party, counterparty] = [cell.party, cell.counterparty].map(|party| actors.shown(party));
        let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
        for (position, (line, flows)) in self.inputs.lines.iter().zip(&self.flows).enumerate() {
            let here = line.cost_type == cell.cost_type
                && line.side == cell.side
                && actors.shown(line.party) == party
                && actors.shown(line.counterparty) == counterparty;
            if here {
                let none = || Part { sums: vec![Decimal::ZERO; flows.len()], lines: Vec::new() };
                let part = parts.entry(line.outcome).or_insert_with(none);
                part.sums.iter_mut().zip(flows).for_each(|(sum, flow)| *sum += flow);
                part.lines.push(position);
            }
        }
        parts
    }

    /// The outcomes among these that a view tells of, in order, and how many of their persons: those
    /// of the line that tells of most, since the others may tell of the same.
    fn seen(&self, parts: &BTreeMap<usize, Part>, view: View) -> Vec<(usize, Decimal)> {
        let persons = |part: &Part| {
            let there = part.lines.iter().filter(|line| view.has(&self.flows[**line]));
            there.map(|line| self.tells_of[*line]).max().unwrap_or_default()
        };
        let there = parts.iter().filter(|(_, part)| view.has(&part.sums));
        there.map(|(outcome, part)| (*outcome, persons(part))).collect()
    }

    /// How many persons there are between some outcomes, at the least: those of outcomes that
    /// overlap may be persons of the others.
    pub fn persons(&self, outcomes: &[(usize, Decimal)]) -> Decimal {
        let (mut apart, mut overlapping) = (Decimal::ZERO, Decimal::ZERO);
        for (outcome, persons) in outcomes {
            if self.inputs.outcomes[*outcome].overlaps {
                overlapping = overlapping.max(*persons);
            } else {
                apart += persons;
            }
        }
        apart.max(overlapping)
    }
}

/// What an outcome contributes to a cell: the yearly sums, and the lines that they are the sums of.
struct Part {
    sums: Vec<Decimal>,
    lines: Vec<usize>,
}
