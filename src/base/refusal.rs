//! Why the system would not let us have a file.

use serde::{Deserialize, Serialize};
use std::io::{self, ErrorKind};

/// Why the system does not give us a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// It is not there, or not any more.
    Missing,
    /// We have no right to read it.
    Permission,
    /// Another program holds it.
    Busy,
    /// A folder, a pipe or a device.
    NotRegular,
    /// The path is longer than the system allows.
    TooLong,
    /// Links that point at each other.
    Loop,
    /// The system's own words.
    Other(String),
}

impl Refusal {
    /// What an error of the system means.
    pub fn of(error: &io::Error) -> Refusal {
        match (error.kind(), error.raw_os_error()) {
            (ErrorKind::NotFound, _) => Refusal::Missing,
            (ErrorKind::PermissionDenied, _) => Refusal::Permission,
            (ErrorKind::ResourceBusy | ErrorKind::WouldBlock, _) => Refusal::Busy,
            // Windows' sharing and lock violations have no kind of their own.
            (_, Some(32 | 33)) if cfg!(windows) => Refusal::Busy,
            (ErrorKind::IsADirectory, _) => Refusal::NotRegular,
            (ErrorKind::InvalidFilename, _) => Refusal::TooLong,
            // ELOOP has a kind that is not stable yet.
            (_, Some(40)) if cfg!(target_os = "linux") => Refusal::Loop,
            (_, Some(62)) if cfg!(target_os = "macos") => Refusal::Loop,
            _ => Refusal::Other(error.to_string()),
        }
    }
}
