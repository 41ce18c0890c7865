//! What a reader who also knows the inner account makes of an outer one: which of its figures stand
//! for whom. Goes by names and by what Kontroller says, never by the code that pooled.

use crate::support_cases::Worked;
use bokslut::edition::Outer;
use bokslut::model::*;
use rust_decimal::Decimal;

/// An inner account beside its outer one.
pub struct Reader<'a> {
    pub inner: &'a Inputs,
    pub outer: &'a Outer,
    /// The yearly flows of the inner effect lines, as the inner report shows them.
    pub flows: Vec<Vec<Decimal>>,
    pub fewest: Decimal,
    /// How many persons those flows tell of.
    tells_of: Vec<Decimal>,
}

/// What an outcome gives of a figure: the yearly sums, and the lines that are added up in them.
pub type Part<'a> = (&'a Outcome, Vec<Decimal>, Vec<usize>);

/// A figure of the outer report in a year: what it is, and the inner effect lines it is the sum of.
pub type Figure = (String, Vec<usize>);

/// A year of a figure, or what is left of it when another year is taken away.
#[derive(Clone, Copy, Debug)]
pub struct View {
    pub year: usize,
    pub less: Option<usize>,
}

impl<'a> Reader<'a> {
    pub fn new(inner: &'a Inputs, outer: &'a Outer, fewest: u32) -> Reader<'a> {
        let worked = Worked::of(inner.clone());
        let flows = (0..inner.lines.len()).map(|line| worked.effect(line)).collect();
        let tells_of = inner.lines.iter().map(|line| tells_of(inner, line)).collect();
        Reader { inner, outer, flows, fewest: Decimal::from(fewest), tells_of }
    }

    pub fn is_shown(&self, outcome: usize) -> bool {
        let name = &self.inner.outcomes[outcome].name;
        self.outer.inputs.outcomes.iter().any(|outcome| outcome.name == *name)
    }

    /// The party of the outer account that an inner one is, or is told within.
    pub fn party(&self, party: Party) -> Party {
        let Party::Actor(id) = party else { return party };
        let name = &self.inner.actors.get(id).name;
        let told = self.outer.suppressed.iter().find(|told| told.what == format!("Aktör: {name}"));
        let within = told.map_or(&**name, |told| told.within.as_str());
        let actors = &self.outer.inputs.actors.0;
        let at = actors.iter().position(|actor| &*actor.name == within);
        Party::Actor(ActorId(at.unwrap_or_else(|| panic!("{within} is not in the outer account"))))
    }

    /// Every year, and every year less another.
    pub fn views(&self) -> Vec<View> {
        let years = 0..self.inner.assumptions.horizon.value.value;
        let others = |year| [None].into_iter().chain((0..year).map(Some));
        years.flat_map(|year| others(year).map(move |less| View { year, less })).collect()
    }

    /// The yearly flows of each outcome in a figure, and the outcome.
    pub fn parts(&self, lines: &[usize]) -> Vec<Part<'_>> {
        let part = |(position, outcome)| {
            let of = |line: &usize| self.inner.lines[*line].outcome == position;
            let of: Vec<usize> = lines.iter().copied().filter(of).collect();
            let years = 0..self.inner.assumptions.horizon.value.value;
            (outcome, years.map(|year| self.sum(&of, year)).collect(), of)
        };
        self.inner.outcomes.iter().enumerate().map(part).collect()
    }

    /// Persons behind what is seen of a figure, counted as carefully as can be: those of outcomes
    /// that overlap may all be persons of the others. None when there is nothing to see.
    pub fn behind(&self, parts: &[Part], view: View) -> Option<Decimal> {
        let seen =
            |flows: &[Decimal]| flows[view.year] != view.less.map_or(Decimal::ZERO, |less| flows[less]);
        let most_of = |lines: &[usize]| {
            let seen = lines.iter().filter(|line| seen(&self.flows[**line]));
            seen.map(|line| self.tells_of[*line]).max().unwrap_or_default()
        };
        let there: Vec<(&Outcome, Decimal)> = (parts.iter().filter(|(_, flows, _)| seen(flows)))
            .map(|(outcome, _, lines)| (*outcome, most_of(lines)))
            .collect();
        let apart: Decimal = there.iter().filter(|(o, _)| !o.overlaps).map(|(_, persons)| persons).sum();
        let most = there.iter().filter(|(o, _)| o.overlaps).map(|(_, persons)| *persons).max();
        (!there.is_empty()).then(|| apart.max(most.unwrap_or_default()))
    }

    fn lines(&self, wanted: impl Fn(&EffectLine) -> bool) -> Vec<usize> {
        (0..self.inner.lines.len()).filter(|line| wanted(&self.inner.lines[*line])).collect()
    }

    fn is_within(&self, line: &EffectLine, whole: Party) -> bool {
        within(&self.outer.inputs, self.party(line.party), whole)
    }

    /// The inner lines of each pooled line.
    pub fn pooled(&self) -> Vec<Vec<usize>> {
        let cell = |pooled: &Pooled| {
            self.lines(|line| {
                !self.is_shown(line.outcome)
                    && (line.cost_type, line.side) == (pooled.cost_type, pooled.side)
                    && self.party(line.party) == pooled.party
                    && self.party(line.counterparty) == pooled.counterparty
            })
        };
        self.outer.inputs.pooled.iter().map(cell).collect()
    }

    /// Every figure of a year that the report shows and persons stand behind: lines, the cells, rows
    /// and columns of the income statement, actors by cost type, side and in all, cost types, the total.
    pub fn figures(&self) -> Vec<Figure> {
        let mut all: Vec<Figure> = vec![("the total".to_string(), self.lines(|_| true))];
        let mut add = |what: String, lines: Vec<usize>| all.push((what, lines));
        for line in self.lines(|line| self.is_shown(line.outcome)) {
            add(format!("line {line}"), vec![line]);
        }
        for (position, lines) in self.pooled().into_iter().enumerate() {
            add(format!("pooled line {position}"), lines);
        }
        let actors = self.outer.inputs.actors.ids().map(Party::Actor);
        let parties: Vec<Party> = actors.chain([Party::Operation, Party::Production]).collect();
        for cost_type in CostType::ALL {
            add(format!("{cost_type:?}"), self.lines(|line| line.cost_type == cost_type));
        }
        for column in &parties {
            let of = |line: &EffectLine| self.party(line.counterparty) == *column;
            add(format!("column {column:?}"), self.lines(of));
        }
        for party in &parties {
            add(format!("{party:?}"), self.lines(|line| self.is_within(line, *party)));
            for cost_type in CostType::ALL {
                let of = |line: &EffectLine| line.cost_type == cost_type && self.is_within(line, *party);
                add(format!("{party:?} {cost_type:?}"), self.lines(of));
            }
            for side in Side::ALL {
                let row = |line: &EffectLine| line.side == side && self.is_within(line, *party);
                add(format!("{party:?} {side:?}"), self.lines(row));
                for column in &parties {
                    let of = |line: &EffectLine| row(line) && self.party(line.counterparty) == *column;
                    add(format!("{party:?} {side:?} {column:?}"), self.lines(of));
                }
            }
        }
        all.retain(|(_, lines)| !lines.is_empty());
        all
    }

    /// The sum of some inner lines in a year.
    pub fn sum(&self, lines: &[usize], year: usize) -> Decimal {
        lines.iter().map(|line| self.flows[*line][year]).sum()
    }

    /// The amount of a pooled line in a year, with its sign.
    pub fn amount(&self, position: usize, year: usize) -> Decimal {
        let line = &self.outer.inputs.pooled[position];
        if line.side == Side::Income { line.amounts[year].0 } else { -line.amounts[year].0 }
    }
}

/// Whether a party is another or part of it.
pub fn within(inputs: &Inputs, party: Party, whole: Party) -> bool {
    let parent = |id: ActorId| inputs.actors.get(id).parent.map(Party::Actor);
    match party {
        _ if party == whole => true,
        Party::Actor(id) => parent(id).is_some_and(|parent| within(inputs, parent, whole)),
        Party::Operation | Party::Production => false,
    }
}

/// How many persons a line's amounts tell of: those in whom it is not nothing, where that is known.
fn tells_of(inner: &Inputs, line: &EffectLine) -> Decimal {
    let everyone = inner.outcomes[line.outcome].persons.value;
    let Some(cohort) = &inner.cohort else { return everyone };
    let all = crate::people::everyone(cohort);
    let those = || all.iter().filter(|person| person.outcome == Some(line.outcome));
    let code = |cost| cohort.codes.iter().position(|code| *code == cost).expect("a code that is measured");
    match (line.measured, &line.price) {
        (Some(_), Price::UnitCost(cost)) => {
            let taken = those().filter_map(|person| person.measured[code(*cost)]);
            taken.filter(|taken| taken.before != taken.after).count().into()
        }
        _ if line.basis == Basis::EffectMonth => {
            match those().filter(|person| person.months.is_some_and(|months| !months.is_zero())).count() {
                0 => everyone,
                some => some.into(),
            }
        }
        _ => everyone,
    }
}
