//! Random figures over the whole vocabulary of definitions, and whether a binary number can say the same
//! as an exact one.
#![allow(dead_code, reason = "every test takes what it needs")]

pub mod cells;
pub mod generate;
pub mod steady;
