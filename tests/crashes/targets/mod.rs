//! What the fuzz targets do with the bytes they are given. Written once: `fuzz/` feeds them with
//! whatever it comes upon, `tests/crashes` with every file that was kept.

mod numbers;
mod personal;
mod read_bytes;
mod read_grid;

pub use numbers::target as numbers;
pub use personal::target as personal;
pub use read_bytes::target as read_bytes;
pub use read_grid::target as read_grid;

/// A target by the name of its folders.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 4] =
    [("numbers", numbers), ("personal", personal), ("read_bytes", read_bytes), ("read_grid", read_grid)];
