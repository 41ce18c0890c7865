//! Reading in processes of our own.
//!
//! Some files make the library abort its process, or keep it busy for ever; a panic can be caught,
//! these cannot. So the program starts itself again as a reader: it gets one path after another on
//! standard input, answers each on standard output, guards its own memory and time, and ends when
//! it meets a limit. A reader that ended is replaced; all that is lost is the file that ended it.

mod guard;
mod pool;
mod serve;

pub use pool::Readers;
pub use serve::serve;

use super::Workbook;
use super::fault::Fault;
use super::limits::Limits;
use super::open::Stamp;
use super::rows::Persons;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::sync::Arc;

/// The first argument that makes the program a reader.
pub const READER: &str = "--reader";

/// How a reader ends that met a limit of memory or time. Chosen outside of what Rust (101), the
/// command line (0 to 2) and shells (126 and above) use.
const OUT_OF_MEMORY: u8 = 80;
const OUT_OF_TIME: u8 = 81;

/// What a reader is asked.
#[derive(Serialize, Deserialize)]
struct Job {
    path: OsString,
    limits: Limits,
    asked: Asked,
}

/// What of a file.
#[derive(Serialize, Deserialize)]
enum Asked {
    /// The workbook, by the name that users see; of long sheets that tell of persons the beginning.
    Workbook(Arc<str>, Persons),
    /// The rows of a sheet after one, of the file that was read before. They come before the answer, in
    /// pieces of bytes, each with their number before it; after the last a piece of nothing.
    Rows { sheet: String, after: u32, stamp: Option<Stamp> },
}

/// What it answers.
#[derive(Serialize, Deserialize)]
struct Answer {
    read: Result<Option<Workbook>, Fault>,
    /// Whether it ends now, for it has kept more memory than a new reader should begin with.
    last: bool,
}
