//! Accounts made in code: small cases worked by hand, and random ones.
#![allow(dead_code, unused_imports, reason = "every test uses its own share of the helpers")]

mod make;
pub mod random;
mod rich;
mod worked;

pub use make::{Make, actor, d, default_report_years, given, place, share};
pub use rich::rich;
pub use worked::Worked;
