//! One file a sheet: which figure stands in which cell.

mod actors;
mod basis;
mod charts;
mod comparison;
mod overview;
mod ranking;
mod remarks;

pub(super) use actors::build as actors;
pub(super) use basis::build as basis;
pub(super) use charts::build as charts;
pub(super) use comparison::build as comparison;
pub(super) use overview::build as overview;
pub(super) use ranking::build as ranking;
pub(super) use remarks::build as remarks;
