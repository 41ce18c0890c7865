//! What is kept of an account when its report has been laid out.

use crate::account::Account;
use crate::account::ledger::Reason;
use crate::before::{
    BalanceDigest, Datum, Digest, Measure, Merged, OutcomeDigest, PartyDigest, Payment, Whose,
};
use crate::decision::Decision;
use crate::figure::{Book, Homes, Id};
use crate::model::{Inputs, Party};
use crate::project::Projection;
use crate::report::Layout;
use crate::report::sheet::Sheets;
use std::sync::Arc;

/// A report as it was laid out.
#[derive(Clone, Copy)]
pub struct Laid<'a> {
    /// Its figures.
    pub book: &'a Book,
    /// What the account was computed from.
    pub inputs: &'a Inputs,
    /// The account.
    pub account: &'a Account,
    /// Its projection.
    pub projection: &'a Projection,
    /// What it says about decisions.
    pub decision: &'a Decision,
    /// Its sheets.
    pub sheets: &'a Sheets,
    /// Where its figures stand.
    pub layout: &'a Layout,
    /// The actors that are shown as one, by the name they have together.
    pub merged: &'a Merged,
}

impl Digest {
    /// Of a report of an organisation, whose path below the output folder is `report`.
    pub fn of(laid: Laid, organisation: &str, report: &Arc<str>) -> Digest {
        let Laid { inputs, account, projection, .. } = laid;
        let datum = |id: Id| laid.datum(id);
        let term = laid.book.number(account.time.term).and_then(|term| usize::try_from(term).ok());
        let term = term.unwrap_or(1).clamp(1, account.time.length());
        let (figures, types) = (&account.key_figures, &projection.types);
        let [at_term, at_horizon] = &projection.returns.views;
        let to_date = &projection.returns.cost_to_date;
        let figure = |measure: &Measure| match measure {
            Measure::Year => account.time.account_year,
            Measure::Participants => figures.participants,
            Measure::Income => figures.income,
            Measure::Cost => figures.cost,
            Measure::Result => figures.result,
            Measure::Society => account.statement.total,
            Measure::SocietyTerm => at_term.society,
            Measure::SocietyHorizon => at_horizon.society,
            Measure::ReturnTerm => at_term.rate,
            Measure::ReturnHorizon => at_horizon.rate,
            Measure::Payback => projection.measures.payback,
            Measure::Master => projection.checks.master,
            Measure::SpentTerm => to_date[term - 1],
            Measure::SpentHorizon => to_date[account.time.length() - 1],
            Measure::Transfers => projection.checks.received[0],
            Measure::Real => types.rows[0].1.undiscounted[0],
            Measure::Production => types.rows[1].1.undiscounted[0],
            Measure::Financial => types.rows[2].1.undiscounted[0],
            Measure::RealTerm => types.rows[0].1.accumulated[term - 1],
            Measure::ProductionTerm => types.rows[1].1.accumulated[term - 1],
            Measure::FinancialTerm => types.rows[2].1.accumulated[term - 1],
            Measure::Rate => account.time.rate,
            Measure::Horizon => account.time.horizon,
            Measure::PriceYear => account.time.price_year,
        };
        let parties =
            account.statement.blocks.iter().zip(&projection.parties).map(|(block, party)| PartyDigest {
                whose: Whose::of(block.party, &inputs.actors, laid.merged),
                income: datum(block.sums[0]),
                cost: datum(block.sums[1]),
                result: datum(block.result),
                term: datum(party.total.accumulated[term - 1]),
            });
        let payments = account.ledger.rows.iter().filter_map(|row| {
            let (Reason::Payment(position), Party::Actor(payer)) = (row.reason, row.party) else {
                return None;
            };
            let year = inputs.entries.get(position)?.year;
            let index = year.checked_sub(1).filter(|index| *index < account.time.length());
            Some(Payment {
                payer: Arc::clone(&inputs.actors.get(payer).name),
                year_1: datum(row.year_1),
                falls: index.map(|index| [row.flows[index], row.discounted[index]].map(datum)),
                within_term: year <= term,
            })
        });
        let outcomes = inputs
            .outcomes
            .iter()
            .zip(&figures.outcomes)
            .map(|(outcome, row)| OutcomeDigest { name: Arc::clone(&outcome.name), figures: row.map(datum) });
        let balances = laid.decision.balance.rows.iter().filter_map(|row| {
            let [realised, closing] = row.all.each_ref().map(|ids| ids.iter().map(|id| datum(*id)).collect());
            let whose = row.party.map(|party| Whose::of(party, &inputs.actors, laid.merged));
            let whose = whose.or_else(|| row.gone.clone())?;
            Some(BalanceDigest { whose, name: Arc::clone(&row.name), realised, closing })
        });
        let operation = &inputs.operation;
        let no_deadweight = |outcome: &crate::model::Outcome| outcome.deadweight.value.0.is_zero();
        Digest {
            organisation: Arc::from(organisation),
            operation: Arc::clone(&operation.name.value),
            year: operation.year.value.0,
            status: operation.status,
            target_group: operation.target_group.clone(),
            timing: inputs.assumptions.timing.each_ref().map(|timing| timing.value.value),
            no_deadweight: !inputs.outcomes.is_empty() && inputs.outcomes.iter().all(no_deadweight),
            sources: inputs.sources.clone(),
            report: Arc::clone(report),
            sheets: laid.sheets.sheets.iter().map(|sheet| Arc::from(sheet.name.as_str())).collect(),
            principal: Whose::of(Party::Actor(operation.principal), &inputs.actors, laid.merged),
            cost_per_person: datum(figures.cost_per_person),
            outcomes: outcomes.collect(),
            measures: Measure::ALL.iter().map(|measure| datum(figure(measure))).collect(),
            parties: parties.collect(),
            payments: payments.collect(),
            balances: balances.collect(),
        }
    }
}

impl Laid<'_> {
    fn datum(&self, id: Id) -> Datum {
        let home = self.layout.home(id);
        let at = home.and_then(|home| Some((u16::try_from(home.sheet).ok()?, home.cell)));
        Datum { value: self.book.value(id), unit: self.book.unit(id), at }
    }
}
