//! Discount factors at both ends of the rate: it alone multiplies every year by something else.

use super::super::Support;
use super::parameters::{Parameters, Which};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Range, Test};
use crate::model::CostType;
use crate::project::series::by_year;

/// Discount factors at the lowest and at the highest rate, of each cost type that there is.
#[derive(Debug)]
pub struct RateEnds {
    /// Cost type, then the factors at both ends.
    pub factors: Vec<(CostType, [Range; 2])>,
}

impl RateEnds {
    pub(super) fn define(
        book: &mut Book,
        support: &Support,
        parameters: &Parameters,
    ) -> Result<RateEnds, Fault> {
        let time = &support.account.time;
        let mut factors = Vec::new();
        let rate = parameters.all.iter().find(|parameter| parameter.which == Which::Rate);
        let Some(rate) = rate else { return Ok(RateEnds { factors }) };
        for cost_type in CostType::ALL {
            let mut at = |end| {
                by_year(
                    book,
                    support.words.labels.factor_of(cost_type),
                    Unit::Factor,
                    time.length(),
                    |index| {
                        let year = Expr::from(time.years[index]);
                        let power =
                            (Expr::from(1) + end).to_the(year.clone() - 1 + time.offset_of(cost_type));
                        let counts = Test::AtMost(year, Expr::from(time.horizon));
                        Expr::when(counts, Expr::from(1) / power, 0)
                    },
                )
            };
            factors.push((cost_type, [at(rate.ends[0])?, at(rate.ends[1])?]));
        }
        Ok(RateEnds { factors })
    }

    pub(super) fn of(&self, cost_type: CostType, end: usize) -> Option<&Range> {
        self.factors.iter().find(|(other, _)| *other == cost_type).map(|(_, ends)| &ends[end])
    }
}
