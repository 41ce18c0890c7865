//! What a careful controller would ask though nothing is wrong as such. These findings never stop
//! a report, and keep quiet where a value is wrong already: one mistake, one finding.

mod books;
mod effects;
mod lasting;
mod months;
mod prices;
mod rows;
mod sunset;
mod unused;

pub(super) use books::economy;
pub(super) use effects::effects;
pub(super) use lasting::fading;
pub(super) use months::months;
pub use prices::price_changes;
pub(super) use prices::{change, neighbours};
pub(super) use rows::repeated;
pub(super) use sunset::sunset;
pub use unused::{Unused, tell_unused, unused};
