//! The fuzz targets, from where `cargo test` has them too.

#[path = "../../tests/crashes/targets/mod.rs"]
pub mod targets;
