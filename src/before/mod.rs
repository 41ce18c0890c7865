//! The account of the year before beside this year's: what is kept of a written account, and what
//! has changed since.

mod beside;
mod cautions;
mod change;
mod digest;
mod earlier;
mod measure;
mod whose;

pub use beside::{Before, Now, Row};
pub use change::Change;
pub use digest::{BalanceDigest, Datum, Digest, Known, OperationKey, OutcomeDigest, PartyDigest, Payment};
pub use earlier::Earlier;
pub use measure::Measure;
pub use whose::{Member, Merged, Whose};
