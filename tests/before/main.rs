//! The account of the year before beside this year's: which it is, what stands there, what is said
//! where there is none.

#[path = "../cli_workbooks/mod.rs"]
mod cli_workbooks;
#[path = "../support_cases/mod.rs"]
mod support_cases;
#[path = "../support_engine/mod.rs"]
mod support_engine;

mod balance;
mod hand;
mod runs;
mod samples;
