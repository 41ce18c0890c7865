//! The projection by cost type and in total.

use super::series::{Series, by_year, discount, total};
use crate::account::Account;
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id};
use crate::model::CostType;
use crate::words::ReportWords;

/// The projection by cost type.
#[derive(Debug)]
pub struct Types {
    /// In the order of [`CostType::ALL`]: the text by which sums find it, and its flows.
    pub rows: [(Id, Series); 3],
    /// All of them.
    pub total: Series,
}

impl Types {
    /// The flows of each cost type.
    pub(crate) fn by_type(&self) -> [(CostType, &Series); 3] {
        let [real, production, financial] = CostType::ALL;
        [(real, &self.rows[0].1), (production, &self.rows[1].1), (financial, &self.rows[2].1)]
    }

    pub(super) fn define(book: &mut Book, words: &ReportWords, account: &Account) -> Result<Types, Fault> {
        let [real, production, financial] = CostType::ALL;
        let rows = [
            define_type(book, words, account, real)?,
            define_type(book, words, account, production)?,
            define_type(book, words, account, financial)?,
        ];
        let total = total(book, &words.labels.total, &[&rows[0].1, &rows[1].1, &rows[2].1])?;
        Ok(Types { rows, total })
    }
}

fn define_type(
    book: &mut Book,
    words: &ReportWords,
    account: &Account,
    cost_type: CostType,
) -> Result<(Id, Series), Fault> {
    let name = words.terms.cost_type(cost_type);
    let key = book.key(&words.labels.cost_type, name, None);
    let ledger = &account.ledger;
    let undiscounted = by_year(book, name, Unit::Kronor, account.time.length(), |index| Expr::SumIfs {
        values: ledger.column(|row| row.flows[index]),
        conditions: vec![(ledger.column(|row| row.yearly_keys[1]), key)],
    })?;
    let series = discount(book, name, undiscounted, account.time.factors_of(cost_type))?;
    Ok((key, series))
}
