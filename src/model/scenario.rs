//! What the account would come to if things went otherwise.

use crate::base::{Cited, Place, Share};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A scenario (*scenario*). Formula section 13 of the method. The operation's own books are never scaled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its name; unique within the workbook.
    pub name: Arc<str>,
    /// What the persons with an outcome, and with them every effect, are multiplied by; 0 to 2.
    pub persons: Cited<Decimal>,
    /// What the share of full effect left from year 2 on is multiplied by.
    pub persistence: Cited<Share>,
    /// What the prices of effects are multiplied by; 0 to 2.
    pub prices: Cited<Decimal>,
    /// Its own discount rate; absent: the account's.
    pub rate: Option<Cited<Share>>,
    /// Its row's first cell; absent for the method's own.
    pub place: Option<Place>,
}

impl Scenario {
    /// A scenario in which only the persons differ, as the method has them.
    pub fn of_method(name: &str, persons: Decimal) -> Scenario {
        let one = Decimal::ONE;
        Scenario {
            name: Arc::from(name),
            persons: Cited::default_of(persons),
            persistence: Cited::default_of(Share(one)),
            prices: Cited::default_of(one),
            rate: None,
            place: None,
        }
    }

    /// Whether it is the account as it was given.
    pub fn is_neutral(&self) -> bool {
        let one = Decimal::ONE;
        self.persons.value == one
            && self.persistence.value.0 == one
            && self.prices.value == one
            && self.rate.is_none()
    }
}
