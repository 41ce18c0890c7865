//! Defined names: every key figure can be pointed at from other workbooks.

use super::layout::Case;
use crate::figure::Id;
use crate::model::{CostType, Party};
use std::collections::HashSet;

/// Names in the making; no two are alike, ignoring case.
#[derive(Default)]
struct Defined {
    names: Vec<(String, Id)>,
    taken: HashSet<String>,
}

impl Defined {
    fn add(&mut self, parts: &[&str], id: Id) {
        let wanted = parts.iter().map(|part| usable(part)).collect::<Vec<_>>().join("_");
        let mut name = wanted.clone();
        let mut number = 2;
        while !self.taken.insert(name.to_lowercase()) {
            name = format!("{wanted}_{number}");
            number += 1;
        }
        self.names.push((name, id));
    }
}

/// A text as a part of a defined name: what may not stand in one becomes `_`.
pub fn usable(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '_' }).collect()
}

/// The defined names of a report.
pub fn define(case: &Case) -> Vec<(String, Id)> {
    let words = &case.words.names;
    let terms = &case.words.terms;
    let (account, projection) = (case.account, case.projection);
    let mut defined = Defined::default();
    for block in &account.statement.blocks {
        let name = case.names().of(block.party);
        defined.add(&[&words.income, &name], block.sums[0]);
        defined.add(&[&words.cost, &name], block.sums[1]);
        defined.add(&[&words.result, &name], block.result);
    }
    defined.add(&[&words.result, &words.total], account.statement.total);

    let years = &case.inputs.assumptions.report_years.value.value;
    let returns = &projection.returns;
    for (index, year) in years.iter().enumerate() {
        let year = year.to_string();
        for (cost_type, row) in CostType::ALL.into_iter().zip(&returns.types) {
            defined.add(&[&words.accumulated, terms.cost_type(cost_type), &year], row[index]);
        }
        for (party, row) in &returns.parties {
            // Production value is named once, as the cost type that it alone holds.
            if *party != Party::Production {
                defined.add(&[&words.accumulated, &case.names().of(*party), &year], row[index]);
            }
        }
        defined.add(&[&words.accumulated, &words.total, &year], returns.total[index]);
        defined.add(&[&words.return_rate, &year], returns.rates[index]);
    }

    for party in projection.parties.iter().filter(|party| party.party != Party::Production) {
        let name = case.names().of(party.party);
        defined.add(&[&words.payback, &name], party.measures.payback);
        defined.add(&[&words.lowest, &name], party.measures.lowest);
    }
    defined.add(&[&words.payback, &words.total], projection.measures.payback);
    defined.add(&[&words.lowest, &words.total], projection.measures.lowest);
    let told = case.told;
    let redistribution = &case.decision.redistribution;
    for (stake, row) in redistribution.stakes.iter().zip(&redistribution.society.compensation) {
        for (year, id) in years.iter().zip(row) {
            let name = case.names().of(stake.party);
            defined.add(&[&told.redistribution.compensation_name, &name, &year.to_string()], *id);
        }
    }
    let balance = &case.decision.balance;
    for row in balance.rows.iter().filter(|row| row.party.is_some()) {
        defined.add(&[&told.balance.name, &row.name], row.all[1][0]);
    }
    defined.add(&[&told.balance.name, &words.total], balance.closing[0]);
    defined.add(&[&words.rate], account.time.rate);
    defined.add(&[&words.horizon], account.time.horizon);
    defined.names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_stand_in_a_name_becomes_an_underscore() {
        assert_eq!(usable("Barn & unga (0-18)"), "Barn___unga__0_18_");
        assert_eq!(usable("Försäkringskassan"), "Försäkringskassan");
    }
}
