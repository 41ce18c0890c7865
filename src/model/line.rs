//! The lines that the account is made of.

use super::{ActorId, Basis, CostType, Party, Side};
use crate::base::{Cited, Kronor, Place};
use rust_decimal::Decimal;

/// One flow that an outcome brings about (*effektrad*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectLine {
    /// What it is, in the workbook's words, or its unit cost's name.
    pub label: String,
    /// Position of its outcome in `Inputs::outcomes`.
    pub outcome: usize,
    /// Whose row it belongs to; `Party::Production` exactly when the cost type is production value.
    pub party: Party,
    /// With whom, or in whose area, it arises: the party itself unless given
    /// (the operation for production value). Never `Party::Production`.
    pub counterparty: Party,
    /// What it consists of.
    pub cost_type: CostType,
    /// Gain or cost.
    pub side: Side,
    /// What drives it over the years.
    pub basis: Basis,
    /// Kronor per unit.
    pub price: Price,
    /// How many units per unit of the driver; `Quantity::Series` exactly when the basis is a series.
    pub quantity: Quantity,
    /// How many persons its quantities are the means of; none where they are not such means.
    pub measured: Option<Decimal>,
    /// Its row's first cell, or the head of the column whose mean it is.
    pub place: Place,
}

/// Where a line's price comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Price {
    /// Position in `Inputs::unit_costs`.
    UnitCost(usize),
    /// An amount on the line itself, at the target year's price level.
    Direct(Cited<Kronor>),
}

/// How many units a line counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// A number, 0 or more; 1 unless given.
    Given(Cited<Decimal>),
    /// What went away: before - after.
    Change {
        /// Units before.
        before: Cited<Decimal>,
        /// Units after.
        after: Cited<Decimal>,
    },
    /// A number for each year from year 1, at least one; the last holds to the horizon.
    Series(Vec<Cited<Decimal>>),
}

/// What several outcomes come to together in one cell of the income statement, where they must
/// not be told apart (the outer edition). No unit costs, no drivers: amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pooled {
    /// Whose row it belongs to, as for an [`EffectLine`].
    pub party: Party,
    /// With whom it arises, as for an [`EffectLine`].
    pub counterparty: Party,
    /// What it consists of.
    pub cost_type: CostType,
    /// Gain or cost.
    pub side: Side,
    /// Kronor in each year from year 1 to the horizon, net shares drawn; below zero where
    /// something grew that should have gone.
    pub amounts: Vec<Kronor>,
}

/// One entry of the operation's own books (sheet Ekonomi). An income is at the same time the
/// cost of the actor who pays it: one entry, two lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub label: String,
    /// Income or cost of the operation.
    pub side: Side,
    /// Kronor, 0 or more.
    pub amount: Cited<Kronor>,
    /// Who pays an income (always there), or with whom a cost arises (where given).
    pub actor: Option<ActorId>,
    /// The year of the projection it falls in, from 1.
    pub year: usize,
    /// Its row's first cell.
    pub place: Place,
}
