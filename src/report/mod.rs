//! Which figure stands in which cell: the account laid out as neutral sheets.

mod actor;
mod assumptions;
mod assumptions_log;
mod assumptions_tables;
mod before;
mod calculation;
mod charts;
mod checks;
mod fit;
mod halving;
mod head;
mod layout;
mod measure;
mod names;
mod numbers;
mod page;
mod paper;
mod projection;
mod provenance;
mod register;
mod resolve;
mod room;
pub mod sheet;
mod sheet_names;
mod statement;
mod summary;
mod unit_costs;
mod unpriced;

pub use charts::{bars_height, scale};
pub use fit::{ROW, fit};
pub use layout::{Case, Layout, Notice, lay_out, mark, page_margins, shortened};
pub use numbers::NumberForm;
pub use page::{FIRST_YEAR, Page, Places, amount_width};
pub use provenance::{MARK, program};
pub use resolve::{Ready, ReadyCell, ReadySheet, resolve};
pub use sheet_names::quoted;
