//! Results that the cohort reached, and how long they last.

use crate::base::{Cited, Place, Share};
use rust_decimal::Decimal;
use std::sync::Arc;

/// An outcome (*utfall*) and its causal shares. Formula sections 2 and 4 of the method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its name, such as Arbete; unique within the workbook.
    pub name: Arc<str>,
    /// Persons with the outcome, whole, at most the participants.
    pub persons: Cited<Decimal>,
    /// Effect months observed in year 1; absent: persons times months per person.
    pub months_year_1: Option<Cited<Decimal>>,
    /// Effect months per person in a full year; 12 unless given.
    pub months_per_person: Cited<Decimal>,
    /// Position of its persistence profile in `Inputs::profiles`; absent: full effect every year.
    pub profile: Option<usize>,
    /// Share that would have happened anyway (*dödvikt*).
    pub deadweight: Cited<Share>,
    /// Share that displaced others (*undanträngning*).
    pub displacement: Cited<Share>,
    /// Share that others brought about (*andras bidrag*).
    pub attribution: Cited<Share>,
    /// Whether its persons may be counted in other outcomes too (*överlappar*).
    pub overlaps: bool,
    /// Its row's first cell.
    pub place: Place,
}

/// A named persistence profile (*varaktighet*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its name; unique within the workbook.
    pub name: Arc<str>,
    /// The share of full effect left in each year.
    pub persistence: Persistence,
    /// Its row's first cell.
    pub place: Place,
}

/// The share of full effect left in year t. Formula section 3 of the method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// A share for each year from year 1, at least one; the last holds to the horizon.
    Explicit(Vec<Cited<Share>>),
    /// ((1 - fading)(1 - relapse))^(t-1), never below the floor.
    Parametric {
        /// Share of the effect that fades each year (*avklingning*), 0 unless given.
        fading: Cited<Share>,
        /// Share of the persons who relapse each year (*återfall*), 0 unless given.
        relapse: Cited<Share>,
        /// The lowest share (*lägst*), where one is given.
        floor: Option<Cited<Share>>,
    },
}
