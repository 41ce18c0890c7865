//! `bokslut` computes the socio-economic closing account of an operation.
//!
//! The rooms, in the order the data walks through them: [`discover`] and [`read`] (files to cells),
//! [`form`] (which columns the sheets have), [`settings`] (what the user calls them), [`validate`]
//! (cells to [`model`]), [`account`] and [`project`] (the model to [`figure`]s), [`simulate`]
//! (ten thousand draws of them), [`before`] (the year
//! before beside this year), [`edition`] (what
//! readers outside may see), [`report`] (figures to sheets), [`together`] (all accounts side by
//! side), [`export`] (tables for other programs), [`template`] (empty workbooks), [`write`] (sheets to
//! bytes). [`engine`] calculates a written report anew, as a stranger. [`explain`] follows a figure
//! of one down to its inputs. [`sign`] makes and
//! checks signatures. [`pipeline`] takes one workbook through them all, [`batch`] takes many. [`watch`] does so whenever a folder changes. [`base`] has the words that every room uses,
//! [`words`] those that users read, [`render`] shows findings. [`template`] lays out empty workbooks
//! to be filled in.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod account;
pub mod base;
pub mod batch;
pub mod before;
pub mod cli;
pub mod decision;
pub mod diff;
pub mod discover;
pub mod edition;
pub mod engine;
pub mod explain;
pub mod export;
pub mod figure;
pub mod form;
pub mod model;
pub mod pipeline;
pub mod project;
pub mod read;
pub mod register;
pub mod render;
pub mod report;
pub mod seal;
pub mod settings;
pub mod sign;
pub mod simulate;
pub mod template;
pub mod theme;
pub mod together;
pub mod validate;
pub mod verify;
pub mod watch;
pub mod words;
pub mod write;
