//! What reading one file may cost.

use serde::{Deserialize, Serialize};

/// What reading one file may cost. Beyond it the file is turned away; the batch goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Size of the file, and of its content when unpacked, in MiB.
    pub size: u32,
    /// Memory of the process that reads it, in MiB.
    pub memory: u32,
    /// Time, in seconds.
    pub seconds: u32,
}

impl Limits {
    /// The size in bytes.
    pub(super) fn bytes(self) -> u64 {
        u64::from(self.size) << 20
    }
}

impl Default for Limits {
    /// A gibibyte and a minute. The largest real workbook we know of, a million rows, is a tenth of
    /// that in size and takes five seconds.
    fn default() -> Limits {
        Limits { size: 1024, memory: 1024, seconds: 60 }
    }
}

/// Which limit a file met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// The file itself is larger than [`Limits::size`].
    Size,
    /// Its content is, when unpacked.
    Unpacked,
    /// Reading took more than [`Limits::memory`].
    Memory,
    /// Reading took longer than [`Limits::seconds`].
    Time,
}
