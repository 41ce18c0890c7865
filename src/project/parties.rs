//! The projection by party: every actor by cost type, its parts included.

use super::measures::Measures;
use super::series::{Series, by_year, discount, total};
use crate::account::statement::Block;
use crate::account::{Account, Names};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id};
use crate::model::{CostType, Party};

/// The projection of one party.
#[derive(Debug)]
pub struct PartyFigures {
    /// Whose.
    pub party: Party,
    /// How far below the top.
    pub depth: usize,
    /// The text by which sums find it.
    pub key: Id,
    /// Its cost types, each with the text by which sums find it; one for production value.
    pub types: Vec<(CostType, Id, Series)>,
    /// All of them.
    pub total: Series,
    /// What it comes to.
    pub measures: Measures,
}

pub(super) fn define(book: &mut Book, names: &Names, account: &Account) -> Result<Vec<PartyFigures>, Fault> {
    let mut parties: Vec<PartyFigures> = Vec::new();
    // Parts stand after the actor they roll up into, so they are defined from the bottom.
    for block in account.statement.blocks.iter().rev() {
        let parts: Vec<&PartyFigures> = (names.parts_of(block.party).into_iter())
            .filter_map(|part| parties.iter().find(|figures| figures.party == part))
            .collect();
        let figures = define_party(book, names, account, block, &parts)?;
        parties.push(figures);
    }
    parties.reverse();
    Ok(parties)
}

fn define_party(
    book: &mut Book,
    names: &Names,
    account: &Account,
    block: &Block,
    parts: &[&PartyFigures],
) -> Result<PartyFigures, Fault> {
    let words = names.words;
    let name = names.of(block.party);
    let key = book.key(&words.labels.actor, &name, None);
    let cost_types: &[CostType] = match block.party {
        Party::Production => &[CostType::Production],
        Party::Operation | Party::Actor(_) => &[CostType::Real, CostType::Financial],
    };
    let ledger = &account.ledger;
    let mut types = Vec::new();
    for (slot, cost_type) in cost_types.iter().enumerate() {
        let type_name = words.terms.cost_type(*cost_type);
        let type_key = book.key(&words.labels.cost_type, type_name, None);
        let undiscounted = by_year(book, type_name, Unit::Kronor, account.time.length(), |index| {
            let own = Expr::SumIfs {
                values: ledger.column(|row| row.flows[index]),
                conditions: vec![
                    (ledger.column(|row| row.yearly_keys[0]), key),
                    (ledger.column(|row| row.yearly_keys[1]), type_key),
                ],
            };
            parts.iter().fold(own, |sum, part| sum + part.types[slot].2.undiscounted[index])
        })?;
        let factors = account.time.factors_of(*cost_type);
        types.push((*cost_type, type_key, discount(book, type_name, undiscounted, factors)?));
    }
    let total = match types.as_slice() {
        [(_, _, only)] => only.clone(),
        several => total(book, &name, &several.iter().map(|(_, _, series)| series).collect::<Vec<_>>())?,
    };
    let parts: Vec<&Measures> = parts.iter().map(|part| &part.measures).collect();
    let by_type: Vec<(CostType, &Series)> = types.iter().map(|(kind, _, series)| (*kind, series)).collect();
    let measures = Measures::of_party(book, words, account, block, (&by_type, &total), &parts)?;
    Ok(PartyFigures { party: block.party, depth: block.depth, key, types, total, measures })
}
