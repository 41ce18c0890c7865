//! The income statement (*resultaträkning*, table 4.2): actor by side by counterparty.
//! Formula section 8 of the method. A part's flows count in the actor it is part of.

use super::Names;
use super::ledger::Ledger;
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Range, range};
use crate::model::{Party, Side};

/// The income statement of year 1.
#[derive(Debug)]
pub struct Statement {
    /// The counterparties that occur, the columns.
    pub counterparties: Vec<Party>,
    /// Their names, the texts by which sums find them.
    pub headers: Vec<Id>,
    /// The operation, every actor followed by its parts, production value.
    pub blocks: Vec<Block>,
    /// The sum of all results, by counterparty.
    pub totals: Vec<Id>,
    /// The sum of all results.
    pub total: Id,
}

/// Income, cost and result of one party, its parts included.
#[derive(Debug)]
pub struct Block {
    /// Whose.
    pub party: Party,
    /// How far below the top: 0, or 1 for a part of an actor, and so on.
    pub depth: usize,
    /// Name and side of the two rows, the texts by which sums find them.
    pub keys: [[Id; 2]; 2],
    /// Income and cost by counterparty, both positive.
    pub cells: [Vec<Id>; 2],
    /// Income and cost in all.
    pub sums: [Id; 2],
    /// Result by counterparty.
    pub results: Vec<Id>,
    /// Result in all.
    pub result: Id,
}

impl Statement {
    pub(super) fn define(book: &mut Book, names: &Names, ledger: &Ledger) -> Result<Statement, Fault> {
        let order = names.rows();
        let counterparties: Vec<Party> = (order.iter())
            .map(|(party, _)| *party)
            .filter(|party| ledger.rows.iter().any(|row| row.counterparty == *party))
            .collect();
        let headers: Vec<Id> = (counterparties.iter())
            .map(|party| book.key(&names.words.labels.counterparty, &names.of(*party), None))
            .collect();
        // Parts stand after the actor they roll up into, so they are defined from the bottom.
        let mut blocks: Vec<Block> = Vec::new();
        for (party, depth) in order.iter().rev() {
            let parts: Vec<&Block> =
                names.parts_of(*party).into_iter().filter_map(|part| find(&blocks, part)).collect();
            let block = define_block(book, names, ledger, &headers, (*party, *depth), &parts)?;
            blocks.push(block);
        }
        blocks.reverse();
        let tops = || blocks.iter().filter(|block| block.depth == 0);
        let mut totals = Vec::new();
        for column in 0..headers.len() {
            let results: Range = tops().map(|block| block.results[column]).collect();
            totals.push(book.define(&names.words.labels.total_result, Unit::Kronor, Expr::Sum(results))?);
        }
        let results: Range = tops().map(|block| block.result).collect();
        let total = book.define(&names.words.labels.total_result, Unit::Kronor, Expr::Sum(results))?;
        Ok(Statement { counterparties, headers, blocks, totals, total })
    }

    /// The block of a party.
    pub fn block(&self, party: Party) -> Option<&Block> {
        find(&self.blocks, party)
    }
}

fn find(blocks: &[Block], party: Party) -> Option<&Block> {
    blocks.iter().find(|block| block.party == party)
}

fn define_block(
    book: &mut Book,
    names: &Names,
    ledger: &Ledger,
    headers: &[Id],
    (party, depth): (Party, usize),
    parts: &[&Block],
) -> Result<Block, Fault> {
    let (labels, terms) = (&names.words.labels, &names.words.terms);
    let name = names.of(party);
    let keys = Side::ALL
        .map(|side| [book.key(&labels.actor, &name, None), book.key(&labels.side, terms.side(side), None)]);
    let mut cells: [Vec<Id>; 2] = [Vec::new(), Vec::new()];
    let mut sums = Vec::new();
    for (slot, side) in Side::ALL.into_iter().enumerate() {
        for (column, header) in headers.iter().enumerate() {
            let own = Expr::SumIfs {
                values: ledger.column(|row| row.year_1),
                conditions: vec![
                    (ledger.column(|row| row.keys[0]), keys[slot][0]),
                    (ledger.column(|row| row.keys[2]), keys[slot][1]),
                    (ledger.column(|row| row.keys[3]), *header),
                ],
            };
            // Both sides stand positive in their own rows.
            let own = if side == Side::Income { own } else { -own };
            let with_parts = parts.iter().fold(own, |sum, part| sum + part.cells[slot][column]);
            cells[slot].push(book.define(terms.side(side), Unit::Kronor, with_parts)?);
        }
        let row = range(cells[slot].iter().copied());
        sums.push(book.define(terms.side(side), Unit::Kronor, Expr::Sum(row))?);
    }
    let mut results = Vec::new();
    for (income, cost) in cells[0].iter().zip(&cells[1]) {
        results.push(book.define(&labels.result, Unit::Kronor, *income - *cost)?);
    }
    let result = book.define(&labels.result, Unit::Kronor, sums[0] - sums[1])?;
    Ok(Block { party, depth, keys, cells, sums: [sums[0], sums[1]], results, result })
}

/// A whole column of texts or figures of the ledger found by party and side, its parts included.
pub(crate) fn rolled_up(values: Range, ledger: &Ledger, block: &Block, slot: usize, parts: &[Id]) -> Expr {
    let own = Expr::SumIfs {
        values,
        conditions: vec![
            (ledger.column(|row| row.keys[0]), block.keys[slot][0]),
            (ledger.column(|row| row.keys[2]), block.keys[slot][1]),
        ],
    };
    parts.iter().fold(own, |sum, part| sum + *part)
}
