//! The words that every room uses: amounts, places, codes, findings. No input or output.

mod amount;
mod code;
mod excerpt;
mod finding;
pub mod personal;
mod place;
mod refusal;
mod secret;
mod unit;
mod until;

pub use amount::{Kronor, Share, Year, round_half_away};
pub use code::{Code, Severity};
pub use excerpt::{Around, Excerpt, ExcerptRow};
pub use finding::Finding;
pub use place::{Cell, Cited, Place, Sheet};
pub use refusal::Refusal;
pub use secret::{SIGN_PASSWORD, Secret};
pub use unit::Unit;
pub use until::passed_before_end;
