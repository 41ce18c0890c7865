//! `bokslut template`: empty workbooks that are filled in and run.

#[path = "../support_engine/mod.rs"]
mod support_engine;

#[path = "../support_template/mod.rs"]
mod support_template;

mod filled;
mod kept;
mod locked;
mod words;
mod written;
