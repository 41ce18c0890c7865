//! What can keep a file from being read, before it is a finding.

use super::foreign::Foreign;
use super::limits::{Limit, Limits};
use crate::base::Refusal;
use calamine::{OdsError, XlsError, XlsbError, XlsxError};
use serde::{Deserialize, Serialize};
use std::io;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// The system does not give us its bytes.
    Unreadable(Refusal),
    /// It became another file while it was read.
    Changing,
    /// It is protected by a password.
    Encrypted,
    /// It is a file of another kind.
    Foreign(Foreign),
    /// It met one of these limits.
    OverLimit(Limit, Limits),
    /// It begins as a workbook and ends too early.
    CutShort,
    /// It is damaged, or in a form that is not read; the technical cause.
    Damaged(String),
    /// Text that is not UTF-8, in this line.
    NotUtf8(u32),
    /// Text with more fields in this line than there are heads; how many those are.
    TooManyFields(u32, usize),
    /// Packed in a way that is not read; its name.
    Compression(String),
    /// One of its sheets is of a kind that is not read (a macro sheet of Excel 4); its part's name.
    SheetKind(String),
    /// The process that read it ended without an answer; how, as the system says it.
    Crashed(String),
}

impl Fault {
    pub(super) fn damaged(reason: impl Into<String>) -> Fault {
        Fault::Damaged(reason.into())
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        Fault::Unreadable(Refusal::of(&error))
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

from_library! { XlsError OdsError }

macro_rules! from_library_with_kinds {
    ($($error:ident)*) => {$(
        impl From<$error> for Fault {
            fn from(error: $error) -> Fault {
                match error {
                    $error::Password => Fault::Encrypted,
                    $error::Unrecognized { typ: "sheet:type", val } => Fault::SheetKind(val),
                    other => Fault::Damaged(other.to_string()),
                }
            }
        }
    )*};
}

from_library_with_kinds! { XlsxError XlsbError }
