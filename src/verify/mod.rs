//! The auditor's side.
pub mod recorded;
pub mod shift;
