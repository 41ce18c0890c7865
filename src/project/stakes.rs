//! What is at stake with an assumption: the present value of the flows that are proportional to
//! it. A tenth more of the assumption changes the account by a tenth of that, exactly.

use crate::account::ledger::Reason;
use crate::account::{Account, Names};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id};
use crate::model::{EffectLine, Price};

/// In so many places of the ledger the rows of one sum may stand: a formula over more is one that
/// nobody reads, and a spreadsheet takes 255.
const MOST_RUNS: usize = 30;

/// Present values in kronor; none where the rows stand in too many places to be summed by a formula.
#[derive(Debug)]
pub struct Stakes {
    /// With the net share of each outcome, as in `Inputs::outcomes`.
    pub outcomes: Vec<Option<Id>>,
    /// With each unit cost, as in `Inputs::unit_costs`.
    pub unit_costs: Vec<Option<Id>>,
}

impl Stakes {
    pub(super) fn define(book: &mut Book, names: &Names, account: &Account) -> Result<Stakes, Fault> {
        let inputs = names.inputs;
        let mut of = |wanted: &dyn Fn(&EffectLine) -> bool| {
            let follows = |reason| matches!(reason, Reason::Effect(line) if wanted(&inputs.lines[line]));
            let rows: Vec<(usize, Id)> = (account.ledger.rows.iter().enumerate())
                .filter(|(_, row)| follows(row.reason))
                .map(|(position, row)| (position, row.present))
                .collect();
            if rows.chunk_by(|(one, _), (next, _)| one + 1 == *next).count() > MOST_RUNS {
                return Ok(None);
            }
            let sum = Expr::total(rows.into_iter().map(|(_, present)| present).collect());
            book.define(&names.words.labels.stake, Unit::Kronor, sum).map(Some)
        };
        let outcomes = (0..inputs.outcomes.len()).map(|outcome| of(&|line| line.outcome == outcome));
        let outcomes = outcomes.collect::<Result<_, _>>()?;
        let costs = (0..inputs.unit_costs.len()).map(|cost| of(&|line| line.price == Price::UnitCost(cost)));
        Ok(Stakes { outcomes, unit_costs: costs.collect::<Result<_, _>>()? })
    }
}
