//! The effect lines that the measured pairs give: the mean before and after of the persons with an
//! outcome.

use super::super::notes::{Bad, Checked, Notes};
use super::super::prices::Prices;
use super::super::scope::Scope;
use super::Read;
use crate::base::{Cited, Code, Place};
use crate::model::{Basis, Cohort, CostType, EffectLine, Price, Quantity, Side};
use crate::words::names::key;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Which codes are measured for which outcomes, and where: an outcome's position and a code in
/// comparison form.
pub(in super::super) type Pairs = BTreeMap<(usize, String), Place>;

impl Read<'_> {
    /// What is measured for at least one person.
    pub fn measured(&self) -> Pairs {
        let mut found = Pairs::new();
        for (at, pair) in self.heads.pairs.iter().enumerate() {
            let [place, _] = pair.places(self.heads.table(pair));
            for (outcome, tally) in self.count.tallies.iter().enumerate() {
                if tally.measured.get(at).is_some_and(|sum| !sum.persons.is_zero()) {
                    found.insert((outcome, key(pair.code)), place.clone());
                }
            }
        }
        found
    }

    /// A line for each outcome and pair with persons behind it, in their order; and the persons.
    pub fn finish(
        self,
        prices: &mut Prices,
        scope: &Scope,
        notes: &mut Notes,
    ) -> Checked<(Vec<EffectLine>, Cohort)> {
        let mut used = Vec::new();
        let mut sound = self.sound;
        for pair in &self.heads.pairs {
            let code = pair.marked(self.heads.table(pair), notes);
            let found = prices.used(&code, scope, notes).and_then(|(at, cost)| {
                if cost.body.cost_type == CostType::Production {
                    let finding = code.mark.finding(Code::ProductionMeasured).also_at(cost.place().clone());
                    return notes.fail(finding);
                }
                Ok((at, cost.party?, cost.body))
            });
            sound = sound.and(found.as_ref().map(|_| ()).map_err(|Bad| Bad));
            used.push(found);
        }
        sound?;
        let used = used.into_iter().collect::<Checked<Vec<_>>>()?;
        let mut lines = Vec::new();
        for (outcome, tally) in self.count.tallies.iter().enumerate() {
            for ((pair, sum), (at, party, cost)) in self.heads.pairs.iter().zip(&tally.measured).zip(&used) {
                let mean = |total: Decimal| total.checked_div(sum.persons);
                let means = (mean(sum.before), mean(sum.after));
                // Nobody with the outcome was measured.
                let (Some(before), Some(after)) = means else { continue };
                let [first, second] = pair.places(self.heads.table(pair));
                lines.push(EffectLine {
                    label: cost.name.clone(),
                    outcome,
                    party: *party,
                    counterparty: *party,
                    cost_type: cost.cost_type,
                    side: Side::Income,
                    basis: Basis::Person,
                    price: Price::UnitCost(*at),
                    quantity: Quantity::Change {
                        before: Cited::from(before, first.clone()),
                        after: Cited::from(after, second),
                    },
                    measured: Some(sum.persons),
                    place: first,
                });
            }
        }
        let codes = used.iter().map(|(at, ..)| *at).collect();
        Ok((lines, Cohort { codes, ..self.count }))
    }
}
