//! Sheets with more rows than are kept: a person a row can be a million of them. Such a sheet is read
//! twice. The first time its beginning is read, which tells its heads; the second time its other rows
//! are handed on, a piece at a time, to whoever adds them up.

mod coded;
mod head;
mod persons;
mod stream;

pub(super) use coded::{Cells, Coded, decode};
pub(super) use head::Head;
pub use persons::Persons;
pub(super) use stream::stream;

use super::fault::Fault;
use super::limits::Limits;
use super::open::Stamp;
use super::worker::Readers;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Where the rows of a sheet are that are not kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Rest {
    /// The file.
    pub path: PathBuf,
    /// As what it was read.
    pub stamp: Option<Stamp>,
    /// The last row that is kept.
    pub after: u32,
    /// Who reads them.
    #[serde(skip)]
    pub readers: Option<Readers>,
}

impl Rest {
    /// The rows after one; the rest is known when the file has been read.
    pub fn after(row: u32) -> Rest {
        Rest { path: PathBuf::new(), stamp: None, after: row, readers: None }
    }

    /// Hands on the rows.
    pub fn read(&self, sheet: &str, take: Taker) -> Result<(), Fault> {
        let readers = self.readers.clone().unwrap_or_else(|| Readers::new(None, Limits::default()));
        readers.rows(self, sheet, take)
    }
}

impl PartialEq for Rest {
    fn eq(&self, other: &Rest) -> bool {
        (&self.path, self.stamp, self.after) == (&other.path, other.stamp, other.after)
    }
}

/// What stops the reading of a sheet before its end.
#[derive(Debug)]
pub(super) enum Halt {
    /// It cannot be read.
    Fault(Fault),
    /// No more is wanted.
    Enough,
}

impl<T: Into<Fault>> From<T> for Halt {
    fn from(fault: T) -> Halt {
        Halt::Fault(fault.into())
    }
}

/// Takes some coded rows; breaks when it wants no more.
pub(super) type Taker<'t> = &'t mut dyn FnMut(&[u8]) -> ControlFlow<()>;
