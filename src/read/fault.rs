//! What can keep a file from being read, before it is a finding.

use calamine::{OdsError, XlsError, XlsbError, XlsxError};

/// Why a file could not be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The system does not give us its bytes; the system's own reason.
    Unreadable(String),
    /// It is protected by a password.
    Encrypted,
    /// It is no spreadsheet, or a damaged one; the technical cause.
    Damaged(String),
}

impl Fault {
    pub(super) fn damaged(reason: impl Into<String>) -> Fault {
        Fault::Damaged(reason.into())
    }
}

macro_rules! from_library {
    ($($error:ident)*) => {$(
        impl From<$error> for Fault {
            fn from(error: $error) -> Fault {
                match error {
                    $error::Password => Fault::Encrypted,
                    other => Fault::Damaged(other.to_string()),
                }
            }
        }
    )*};
}

from_library! { XlsxError XlsbError XlsError OdsError }
