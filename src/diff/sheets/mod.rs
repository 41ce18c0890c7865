//! One file a sheet: which figure stands in which cell.

mod basis;
mod charts;
mod difference;
mod inputs;

pub(super) use basis::build as basis;
pub(super) use charts::build as charts;
pub(super) use difference::build as difference;
pub(super) use inputs::build as inputs;
