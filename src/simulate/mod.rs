//! Monte Carlo: the figures of a book under thousands of draws of what is uncertain. Formula section
//! 16 of the method. Knows nothing of the field and nothing of reports.
//!
//! A [`Tape`] is the book's own definitions, worked out in binary numbers, a block of draws at a time.
//! [`simulate`] fills it from a [`Plan`] and tells of each wanted figure how it falls. The same plan
//! gives the same figures on every machine and for any number of threads: every block of every
//! parameter has random numbers of its own, sums are taken in a fixed order, and logarithms come from
//! a library that is the same everywhere (the standard library's are the system's).

mod beta;
mod bounded;
mod compile;
mod draws;
mod histogram;
mod lanes;
mod plan;
mod rank;
mod resample;
mod rounded;
mod run;
mod slots;
mod sorting;
mod spread;
mod statistics;
mod stream;
mod tape;

pub use histogram::Histogram;
pub use lanes::LANES;
pub use plan::{Joint, Parameter, Plan, Reach, Statistic, Wanted};
pub use rounded::SHARE_DIGITS;
pub use run::{Outcome, simulate};
pub use spread::Spread;
pub use statistics::{Distribution, Estimate, NoValue};
pub use tape::{Tape, Workbench};
