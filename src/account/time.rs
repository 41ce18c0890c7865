//! Years and discount factors. Formula section 9 of the method: D_t = (1+r)^-(t-1+o).

use crate::base::{Unit, Year};
use crate::figure::{Book, Expr, Fault, Id, Label, Range, Test, range};
use crate::model::{CostType, Inputs, Timing};
use crate::words::ReportWords;
use rust_decimal::Decimal;

/// Years of a term of office in Swedish municipalities and regions (*mandatperiod*); ordinary
/// elections are held every fourth year (vallagen, 2005:837).
const TERM_OF_OFFICE: u8 = 4;

/// Years, discount rate and discount factors.
#[derive(Debug)]
pub struct Time {
    /// The account year, year 1.
    pub account_year: Id,
    /// The year whose price level the account has.
    pub price_year: Id,
    /// The discount rate, unless the chosen scenario has its own.
    pub rate: Id,
    /// Years that count; later ones are discounted to nothing.
    pub horizon: Id,
    /// Years of a term of office, cut to the horizon.
    pub term: Id,
    /// The words for when in the year a flow falls, and the exponent o of each.
    pub timings: (Range, Range),
    /// When each cost type's flows fall, in words; in the order of [`CostType::ALL`].
    pub timing: [Id; 3],
    /// The exponent o of each cost type.
    pub offset: [Id; 3],
    /// The years t = 1..H.
    pub years: Range,
    /// Their calendar years.
    pub calendar: Range,
    /// D_t of each cost type.
    pub factors: [Range; 3],
}

impl Time {
    /// `rate` is the account's, `rate_now` the chosen scenario's.
    pub(super) fn define(
        book: &mut Book,
        inputs: &Inputs,
        words: &ReportWords,
        [rate, rate_now]: [Id; 2],
    ) -> Result<Time, Fault> {
        let (labels, assumed) = (&words.labels, &inputs.assumptions);
        let whole_year = |year: Year| Decimal::from(year.0);
        let operation = &inputs.operation;
        let account_year = book.given(
            &labels.account_year,
            Unit::CalendarYear,
            crate::base::Cited {
                value: whole_year(operation.year.value),
                place: operation.year.place.clone(),
            },
        );
        let price_year = book.given(
            &labels.price_year,
            Unit::CalendarYear,
            cited(&assumed.price_year.value, |y| whole_year(*y)),
        );
        let horizon = book.given(
            &labels.horizon,
            Unit::Years,
            cited(&assumed.horizon.value, |years| Decimal::from(*years)),
        );
        let length = assumed.horizon.value.value;
        let term_years = Decimal::from(length.min(usize::from(TERM_OF_OFFICE)));
        let term = book.fixed(&labels.term, Unit::Years, term_years);

        let words_of = Timing::ALL.map(|timing| book.key(&labels.timing, words.terms.timing(timing), None));
        let halves = [Decimal::ZERO, Decimal::new(5, 1), Decimal::ONE];
        let exponents = halves.map(|o| book.fixed(&labels.offset, Unit::Factor, o));
        let timings = (range(words_of), range(exponents));

        let years = range(
            (1..=length)
                .map(|t| book.fixed(Label::in_year(&labels.year, t), Unit::YearNumber, Decimal::from(t))),
        );
        let mut calendar = Vec::with_capacity(length);
        for (index, year) in years.iter().enumerate() {
            let label = Label::in_year(&labels.calendar_year, index + 1);
            calendar.push(book.define(label, Unit::CalendarYear, account_year + *year - 1)?);
        }

        let mut timing = [rate; 3];
        let mut offset = [rate; 3];
        let mut factors: [Range; 3] = [range([]), range([]), range([])];
        for (slot, cost_type) in CostType::ALL.into_iter().enumerate() {
            let assumption = assumed.timing_of(cost_type);
            let word = words.terms.timing(assumption.value.value);
            timing[slot] = book.key(labels.timing_of(cost_type), word, assumption.value.place.clone());
            offset[slot] = book.define(
                &labels.offset,
                Unit::Factor,
                Expr::lookup(&timings.1, &timings.0, timing[slot]),
            )?;
            let mut row = Vec::with_capacity(length);
            for (index, year) in years.iter().enumerate() {
                let label = Label::in_year(labels.factor_of(cost_type), index + 1);
                let power = (Expr::from(1) + rate_now).to_the(*year - 1 + offset[slot]);
                let counts = Test::AtMost(Expr::from(*year), Expr::from(horizon));
                let factor = Expr::when(counts, Expr::from(1) / power, 0);
                row.push(book.define(label, Unit::Factor, factor)?);
            }
            factors[slot] = range(row);
        }
        let calendar = range(calendar);
        Ok(Time {
            account_year,
            price_year,
            rate,
            horizon,
            term,
            timings,
            timing,
            offset,
            years,
            calendar,
            factors,
        })
    }

    /// The discount factors of a cost type.
    pub fn factors_of(&self, cost_type: CostType) -> &Range {
        let slot = CostType::ALL.iter().position(|other| *other == cost_type).unwrap_or_default();
        &self.factors[slot]
    }

    /// The discounting exponent of a cost type.
    pub fn offset_of(&self, cost_type: CostType) -> Id {
        let slot = CostType::ALL.iter().position(|other| *other == cost_type).unwrap_or_default();
        self.offset[slot]
    }

    /// Number of years projected.
    pub fn length(&self) -> usize {
        self.years.len()
    }
}

/// A cited value carried over to a plain decimal.
pub(super) fn cited<T>(
    datum: &crate::base::Cited<T>,
    decimal: impl Fn(&T) -> Decimal,
) -> crate::base::Cited<Decimal> {
    crate::base::Cited { value: decimal(&datum.value), place: datum.place.clone() }
}
