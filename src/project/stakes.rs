//! What is at stake with an assumption: the present value of the flows that are proportional to
//! it. A tenth more of the assumption changes the account by a tenth of that, exactly.

use crate::account::ledger::{Reason, Row};
use crate::account::{Account, Names};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id};
use crate::model::{EffectLine, Price};

/// Present values in kronor.
#[derive(Debug)]
pub struct Stakes {
    /// With the net share of each outcome, as in `Inputs::outcomes`.
    pub outcomes: Vec<Id>,
    /// With each unit cost, as in `Inputs::unit_costs`.
    pub unit_costs: Vec<Id>,
}

impl Stakes {
    pub(super) fn define(book: &mut Book, names: &Names, account: &Account) -> Result<Stakes, Fault> {
        let inputs = names.inputs;
        let mut of = |wanted: &dyn Fn(&EffectLine) -> bool| {
            let effect = |reason| matches!(reason, Reason::Effect(line) if wanted(&inputs.lines[line]));
            let rows = account.ledger.where_reason(effect, |row: &Row| row.present);
            book.define(&names.words.labels.stake, Unit::Kronor, Expr::total(rows))
        };
        let outcomes = (0..inputs.outcomes.len()).map(|outcome| of(&|line| line.outcome == outcome));
        let outcomes = outcomes.collect::<Result<_, _>>()?;
        let costs = (0..inputs.unit_costs.len()).map(|cost| of(&|line| line.price == Price::UnitCost(cost)));
        Ok(Stakes { outcomes, unit_costs: costs.collect::<Result<_, _>>()? })
    }
}
