//! Whether Ekonomi is the operation's books, each krona once.

use super::super::notes::{Checked, Mark, Notes};
use super::super::number;
use super::super::table::Row;
use super::rows::repeated;
use crate::base::Code;
use crate::model::{Entry, Side};
use crate::words::hints;
use crate::words::names::column;
use rust_decimal::Decimal;

/// The books are kept in öre and their result often given in whole kronor: half a krona.
const ROUNDING: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

type Read<'t, 'a> = (Row<'t, 'a>, Checked<Entry>);

/// Looks through the rows of Ekonomi. `result` is what the books are said to give, and its cell.
pub(in super::super) fn economy(rows: &[Read], result: Option<&(Decimal, Mark)>, notes: &mut Notes) {
    let repeated = repeated(rows, notes).contains(&true);
    let totals = totals(rows, notes);
    // Rows that are counted twice are the reason why the books do not tie, and told already.
    if let Some((result, mark)) = result.filter(|_| !repeated && !totals) {
        tie(rows, *result, mark, notes);
    }
}

/// Tells of totals among the entries: named as one, and the sum of the rows above on the same side,
/// all of them or those since the total before. Whether there was any.
fn totals(rows: &[Read], notes: &mut Notes) -> bool {
    let mut any = false;
    for side in Side::ALL {
        let (mut all, mut since) = (Decimal::ZERO, Decimal::ZERO);
        for (row, entry) in rows {
            // Below a row that could not be read no sum is known.
            let Ok(entry) = entry else { break };
            if entry.side != side {
                continue;
            }
            let amount = entry.amount.value.0;
            let sum = !amount.is_zero() && (amount == all || amount == since);
            if sum && hints::TOTALS.are_in(&entry.label) {
                notes.push(row.at(&column::AMOUNT, notes).finding(Code::TotalRowCounted, notes));
                any = true;
                since = Decimal::ZERO;
            } else {
                all = all.saturating_add(amount);
                since = since.saturating_add(amount);
            }
        }
    }
    any
}

/// Incomes less costs of year 1 against the result that the books are said to have.
fn tie(rows: &[Read], result: Decimal, mark: &Mark, notes: &mut Notes) {
    let mut sum = Decimal::ZERO;
    for (_, entry) in rows {
        let Ok(entry) = entry else { return };
        let amount = entry.amount.value.0;
        sum = match entry.side {
            _ if entry.year != 1 => sum,
            Side::Income => sum.saturating_add(amount),
            Side::Cost => sum.saturating_sub(amount),
        };
    }
    let difference = sum.saturating_sub(result);
    if difference.abs() > ROUNDING {
        let shown = |found| number::shown(found, notes.words.lang);
        let finding = mark.finding(Code::BooksDoNotTie).with("sum", shown(sum));
        notes.push(finding.with("difference", shown(difference)));
    }
}
