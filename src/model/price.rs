//! Prices and the indices that carry them between years.

use super::{CostType, Party};
use crate::base::{Cited, Kronor, Place, Share, Year};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A unit cost (*enhetskostnad*): a price with its year and source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitCost {
    /// Its code; unique within reach, ignoring case.
    pub code: Arc<str>,
    /// What it is the price of.
    pub name: String,
    /// Whose cost it is; `Party::Production` exactly when the cost type is production value.
    pub party: Party,
    /// What it consists of.
    pub cost_type: CostType,
    /// What it is the price of one of: month, day, visit, hour, year, piece ...
    pub unit: String,
    /// Kronor per unit at the price level of `price_year`, 0 or more.
    pub price: Cited<Kronor>,
    /// The year whose price level the price has (*prisår*).
    pub price_year: Cited<Year>,
    /// Where the price comes from, in words.
    pub source: String,
    /// Position of its index in `Inputs::indices`; absent: the price is used as it stands.
    pub index: Option<usize>,
    /// The last day the source holds (*Giltig till*), as written; empty if not given.
    pub valid_until: String,
    /// The lowest and the highest price that is likely, at the price level of `price_year` (*Lägst*, *Högst*).
    pub span: [Option<Cited<Kronor>>; 2],
    /// The smallest number of units that can really be freed (*Minsta enhet*), above 0.
    pub lot: Option<Cited<Decimal>>,
    /// The share of what can be freed that becomes money (*Realiseringsgrad*).
    pub realisation: Option<Cited<Share>>,
    /// A remark; empty if not given.
    pub remark: String,
    /// The cell of its code.
    pub place: Place,
}

/// A price index (*prisindex*): one column of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceIndex {
    /// Its name, such as KPI.
    pub name: Arc<str>,
    /// The value of each year, above 0.
    pub values: BTreeMap<Year, Cited<Decimal>>,
}
