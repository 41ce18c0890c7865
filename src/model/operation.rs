//! The unit whose account it is.

use super::{ActorId, Status};
use crate::base::{Cited, Year};
use rust_decimal::Decimal;
use std::sync::Arc;

/// An operation (*verksamhet*) in its account year. Texts that were left blank are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its name; differs from every actor's, ignoring case.
    pub name: Cited<Arc<str>>,
    /// The account year (*bokslutsår*), year 1 of the projection.
    pub year: Cited<Year>,
    /// The actor who answers for it (*huvudman*).
    pub principal: ActorId,
    /// Number of participants, above 0, whole.
    pub participants: Cited<Decimal>,
    /// Whom it is for (*målgrupp*).
    pub target_group: String,
    /// Who drew it up.
    pub prepared_by: String,
    /// Who reviewed it.
    pub reviewed_by: String,
    /// Preliminary unless the workbook says otherwise.
    pub status: Status,
    /// A remark.
    pub remark: String,
}
