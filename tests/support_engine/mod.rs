//! What the tests with foreign engines share: sample runs, reports read as a stranger would read
//! them, changes in the XML, comparison. Nothing here knows where a figure stands: cells are found
//! by defined names, or by the words a reader goes by.
#![allow(dead_code, reason = "every test takes what it needs")]

pub mod changes;
pub mod compare;
pub mod find;
pub mod horizon;
pub mod ironcalc;
pub mod package;
pub mod report;
pub mod samples;
pub mod scenarios;

pub mod soffice;
