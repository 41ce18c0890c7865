//! Production value belongs to no actor, and an actor's flow is not production value.

use super::notes::{Bad, Checked, Marked, Notes};
use super::spot::Spot;
use crate::base::Code;
use crate::model::CostType;
use crate::words::names::actor;

/// The actor's name as the cells give it; `None` for production value. `spot` is the actor's cell.
pub(super) fn actor_of(
    name: Checked<Option<Marked>>,
    cost_type: Checked<CostType>,
    spot: Spot,
    notes: &mut Notes,
) -> Checked<Option<Marked>> {
    let (name, cost_type) = match (name, cost_type) {
        (Ok(name), Ok(cost_type)) => (name, cost_type),
        _ => return Err(Bad),
    };
    let production = cost_type == CostType::Production;
    match name {
        None if production => Ok(None),
        None => notes.fail(spot.finding(Code::MissingValue, notes)),
        Some(name) if actor::PRODUCTION.is(&name.text) == production => Ok((!production).then_some(name)),
        Some(name) => notes.fail(name.mark.finding(Code::ProductionWithActor)),
    }
}
