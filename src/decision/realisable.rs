//! What of the computed gains can become money (*realiserbart*). Formula section 18 of the method.
//! A ward is closed as a whole, not a bed-day at a time: of what a unit cost's lines free together, whole
//! lots count, times a realisation rate; the rest is freed capacity. All of a use of more resources counts.

use super::Support;
use crate::account::givens::QuantityFigures;
use crate::account::ledger::{Reason, Row};
use crate::base::{Cited, Share, Unit};
use crate::figure::{Book, Expr, Fault, Id, Label, Range, Test};
use crate::model::{CostType, Party, Price, Side};
use crate::project::parties::PartyFigures;
use crate::project::series::{Series, by_year, discount, total};
use rust_decimal::Decimal;
use std::sync::Arc;

/// What of the gains can become money.
#[derive(Debug)]
pub struct Realisable {
    /// The part of a lot that binary numbers of a spreadsheet may lose: what lacks less fills the lot.
    pub margin: Id,
    /// The unit costs with a lot or a rate, in the order of `Inputs::unit_costs`.
    pub costs: Vec<Freed>,
    /// By party, in the order of the income statement.
    pub parties: Vec<PartyRealisable>,
    /// Society: every party and production value.
    pub society: Beside,
    /// Society's, accumulated at the end of the term of office and of the horizon.
    pub society_spans: [Id; 2],
}

/// Results as they are computed and what of them can become money, side by side.
#[derive(Debug)]
pub struct Beside {
    /// What can become money.
    pub series: Series,
    /// Accumulated at the chosen years: as computed, and what can become money.
    pub chosen: [Vec<Id>; 2],
}

/// What the lines of a unit cost free together.
#[derive(Debug)]
pub struct Freed {
    /// Position in `Inputs::unit_costs`.
    pub cost: usize,
    /// The smallest number of units that can be freed.
    pub lot: Option<Id>,
    /// The share of what can be freed that becomes money.
    pub rate: Id,
    /// Units that each line frees, with the position of its row in the ledger.
    pub lines: Vec<(usize, Range)>,
    /// Units that they free together, below 0 where more is used.
    pub freed: Range,
    /// Whole lots in it; none without a lot.
    pub lots: Option<Range>,
    /// Units that become money.
    pub realised: Range,
    /// Units that are freed and do not: freed - realised.
    pub capacity: Range,
    /// The texts by which sums find the row: party, cost type.
    pub keys: [Id; 2],
    /// freed * price.
    pub theoretical: Range,
    /// realised * price.
    pub realisable: Range,
    /// theoretical - realisable, never below 0.
    pub withheld: Range,
}

/// What of a party's result can become money.
#[derive(Debug)]
pub struct PartyRealisable {
    /// Whose.
    pub party: Party,
    /// Each cost type as in [`PartyFigures::types`].
    pub types: Vec<TypeRealisable>,
    /// All of them, and what of them can become money.
    pub total: Series,
    /// Both side by side; none where all of it can.
    pub beside: Option<Beside>,
    /// Accumulated at the end of the term of office and of the horizon, as `Beside::chosen`; none where all
    /// of it can, and for production value, which has no sheet of its own.
    pub spans: Option<[[Id; 2]; 2]>,
}

/// One cost type of a party.
#[derive(Debug)]
pub struct TypeRealisable {
    /// Which.
    pub cost_type: CostType,
    /// What cannot become money, parts included; none where all of it can.
    pub withheld: Option<Range>,
    /// The rest.
    pub series: Series,
    /// Accumulated at the chosen years: as computed, and what can become money; none but for
    /// parties of which not all can.
    pub chosen: Option<[Vec<Id>; 2]>,
}

impl Beside {
    fn define(
        book: &mut Book,
        support: &Support,
        computed: &Series,
        series: Series,
    ) -> Result<Beside, Fault> {
        let chosen = chosen(book, support, computed, &series)?;
        Ok(Beside { series, chosen })
    }
}

/// What a series has come to at the end of the term of office and of the horizon.
fn spans(book: &mut Book, support: &Support, name: &Arc<str>, series: &Series) -> Result<[Id; 2], Fault> {
    let time = &support.account.time;
    let mut at = |span: Id| book.define(name, Unit::Kronor, Expr::at(&series.accumulated, span));
    Ok([at(time.term)?, at(time.horizon)?])
}

/// Accumulated at the chosen years: as computed, and what can become money.
fn chosen(
    book: &mut Book,
    support: &Support,
    computed: &Series,
    realisable: &Series,
) -> Result<[Vec<Id>; 2], Fault> {
    let numbers = &support.inputs.assumptions.report_years.value.value;
    let years = &support.projection.returns.years;
    let mut row = |name: &Arc<str>, series: &Series| {
        let at = |(year, number): (&Id, &usize)| {
            let label = Label::in_year(name, *number);
            book.define(label, Unit::Kronor, Expr::at(&series.accumulated, *year))
        };
        years.iter().zip(numbers).map(at).collect::<Result<Vec<Id>, Fault>>()
    };
    let told = &support.told.realisable;
    Ok([row(&told.theoretical, computed)?, row(&told.realisable, realisable)?])
}

impl Realisable {
    /// Defines the figures; none where no unit cost has a lot or a rate.
    pub(super) fn define(book: &mut Book, support: &Support) -> Result<Option<Realisable>, Fault> {
        let told = &support.told.realisable;
        let known: Vec<usize> = (support.inputs.unit_costs.iter().enumerate())
            .filter(|(_, cost)| cost.lot.is_some() || cost.realisation.is_some())
            .map(|(position, _)| position)
            .collect();
        if known.is_empty() {
            return Ok(None);
        }
        let margin = book.fixed(&told.margin, Unit::Factor, Decimal::new(1, 4));
        let mut costs = Vec::with_capacity(known.len());
        for cost in known {
            costs.push(Freed::define(book, support, margin, cost)?);
        }
        // Parts stand after the actor they roll up into, so they are defined from the bottom.
        let mut parties: Vec<PartyRealisable> = Vec::new();
        for figures in support.projection.parties.iter().rev() {
            let parts: Vec<&PartyRealisable> = (support.names().parts_of(figures.party).into_iter())
                .filter_map(|part| parties.iter().find(|other| other.party == part))
                .collect();
            let party = define_party(book, support, &costs, figures, &parts)?;
            parties.push(party);
        }
        parties.reverse();
        let tops: Vec<&Series> = (parties.iter().zip(&support.projection.parties))
            .filter(|(_, figures)| figures.depth == 0)
            .map(|(party, _)| &party.total)
            .collect();
        let society = total(book, &told.society, &tops)?;
        let society = Beside::define(book, support, &support.projection.types.total, society)?;
        let society_spans = spans(book, support, &told.realisable, &society.series)?;
        Ok(Some(Realisable { margin, costs, parties, society, society_spans }))
    }

    /// What of a party's result can become money.
    pub fn of(&self, party: Party) -> Option<&PartyRealisable> {
        self.parties.iter().find(|other| other.party == party)
    }
}

impl Freed {
    fn define(book: &mut Book, support: &Support, margin: Id, cost: usize) -> Result<Freed, Fault> {
        let told = &support.told.realisable;
        let given = &support.inputs.unit_costs[cost];
        let length = support.account.time.length();
        let lot = (given.lot.clone()).map(|lot| book.given(&told.lot, Unit::Quantity, lot));
        let rate = given.realisation.clone().unwrap_or(Cited::default_of(Share(Decimal::ONE)));
        let rate = book.given(&told.rate, Unit::Share, Cited { value: rate.value.0, place: rate.place });
        let mut lines = Vec::new();
        for (position, row) in support.account.ledger.rows.iter().enumerate() {
            let Reason::Effect(line) = row.reason else { continue };
            if support.inputs.lines[line].price == Price::UnitCost(cost) {
                let units = by_year(book, &row.label, Unit::Quantity, length, |index| {
                    units_freed(support, line, row, index)
                })?;
                lines.push((position, units));
            }
        }
        let quantity = |book: &mut Book, name: &Arc<str>, expr: &dyn Fn(usize) -> Expr| {
            by_year(book, name, Unit::Quantity, length, expr)
        };
        let freed = quantity(book, &told.freed, &|index| {
            Expr::Sum(lines.iter().map(|(_, units)| units[index]).collect())
        })?;
        let lots = lot.map(|lot| {
            quantity(book, &told.lots, &|index| {
                // A lot that was emptied is none.
                let some = Test::Below(0.into(), lot.into()).and(Test::Below(0.into(), freed[index].into()));
                let whole = Expr::Floor(Box::new(freed[index] / lot + margin), Box::new(1.into()));
                Expr::when(some, whole, 0)
            })
        });
        let lots = lots.transpose()?;
        let realised = quantity(book, &told.realised, &|index| {
            let can = match (lot, &lots) {
                (Some(lot), Some(lots)) => {
                    let whole = (lots[index] * lot).or_lesser(freed[index]);
                    Expr::when(Test::AtMost(lot.into(), 0.into()), freed[index], whole)
                }
                _ => freed[index].into(),
            };
            Expr::when(Test::AtMost(freed[index].into(), 0.into()), freed[index], can * rate)
        })?;
        let capacity = quantity(book, &told.capacity, &|index| freed[index] - realised[index])?;
        let (terms, labels) = (&support.words.terms, &support.words.labels);
        let keys = [
            book.key(&labels.actor, &support.names().of(given.party), None),
            book.key(&labels.cost_type, terms.cost_type(given.cost_type), None),
        ];
        let price = support.account.prices.unit_costs[cost].uprated;
        let factor = support.account.scenarios.now.prices;
        let mut money = |name, of: &dyn Fn(usize) -> Expr| by_year(book, name, Unit::Kronor, length, of);
        let theoretical = money(&told.theoretical, &|index| freed[index] * price * factor)?;
        let realisable = money(&told.realisable, &|index| realised[index] * price * factor)?;
        let withheld = money(&told.withheld, &|index| theoretical[index] - realisable[index])?;
        Ok(Freed {
            cost,
            lot,
            rate,
            lines,
            freed,
            lots,
            realised,
            capacity,
            keys,
            theoretical,
            realisable,
            withheld,
        })
    }
}

/// Units that a line frees in a year, below 0 for a cost: its flow without the price. The one place
/// that says so.
fn units_freed(support: &Support, line: usize, row: &Row, index: usize) -> Expr {
    let given = &support.inputs.lines[line];
    let driver = support.account.outcomes.driver(given.outcome, given.basis);
    let units = match (&support.account.givens.lines[line].quantity, row.quantity, driver) {
        (QuantityFigures::Series(values, _), ..) => Expr::from(values[index]),
        (_, Some(quantity), Some(driver)) => quantity * driver[index],
        _ => unreachable!("only a series has no driver"),
    };
    let net = row.net.map_or(Expr::from(1), Expr::from);
    let outcomes = &support.account.outcomes;
    let outcome = &outcomes.outcomes[given.outcome];
    // What the chosen scenario multiplies persons by, and persistence from year 2 on.
    let scale = if given.basis.fades() {
        let first = Test::Equal(support.account.time.years[index].into(), 1.into());
        Expr::when(first, outcome.factor, outcome.factor * outcomes.profiles[outcome.profile].factor)
    } else {
        outcome.factor.into()
    };
    let units = net * units * scale;
    if given.side == Side::Income { units } else { -units }
}

fn define_party(
    book: &mut Book,
    support: &Support,
    costs: &[Freed],
    figures: &PartyFigures,
    parts: &[&PartyRealisable],
) -> Result<PartyRealisable, Fault> {
    let (told, terms) = (&support.told.realisable, &support.words.terms);
    let length = support.account.time.length();
    let mut types = Vec::with_capacity(figures.types.len());
    for (slot, (cost_type, type_key, series)) in figures.types.iter().enumerate() {
        let of_cost = |freed: &Freed| &support.inputs.unit_costs[freed.cost];
        let own = costs
            .iter()
            .any(|freed| (of_cost(freed).party, of_cost(freed).cost_type) == (figures.party, *cost_type));
        let inner: Vec<&Range> =
            parts.iter().filter_map(|part| part.types.get(slot)?.withheld.as_ref()).collect();
        if !own && inner.is_empty() {
            let (cost_type, series) = (*cost_type, series.clone());
            types.push(TypeRealisable { cost_type, withheld: None, series, chosen: None });
            continue;
        }
        let withheld = by_year(book, &told.withheld, Unit::Kronor, length, |index| {
            let found = Expr::SumIfs {
                values: costs.iter().map(|freed| freed.withheld[index]).collect(),
                conditions: vec![
                    (costs.iter().map(|freed| freed.keys[0]).collect(), figures.key),
                    (costs.iter().map(|freed| freed.keys[1]).collect(), *type_key),
                ],
            };
            inner.iter().fold(found, |sum, part| sum + part[index])
        })?;
        let undiscounted = by_year(book, terms.cost_type(*cost_type), Unit::Kronor, length, |index| {
            series.undiscounted[index] - withheld[index]
        })?;
        let factors = support.account.time.factors_of(*cost_type);
        let series = discount(book, terms.cost_type(*cost_type), undiscounted, factors)?;
        types.push(TypeRealisable { cost_type: *cost_type, withheld: Some(withheld), series, chosen: None });
    }
    let name = support.names().of(figures.party);
    let touched = types.iter().any(|kind| kind.withheld.is_some());
    let total = match types.as_slice() {
        _ if !touched => figures.total.clone(),
        [only] => only.series.clone(),
        several => total(book, &name, &several.iter().map(|kind| &kind.series).collect::<Vec<_>>())?,
    };
    let mut beside = None;
    if touched {
        for (kind, (_, _, computed)) in types.iter_mut().zip(&figures.types) {
            kind.chosen = Some(chosen(book, support, computed, &kind.series)?);
        }
        beside = Some(Beside::define(book, support, &figures.total, total.clone())?);
    }
    let mut at_spans = None;
    if touched && figures.party != Party::Production {
        let computed = spans(book, support, &told.theoretical, &figures.total)?;
        at_spans = Some([computed, spans(book, support, &told.realisable, &total)?]);
    }
    Ok(PartyRealisable { party: figures.party, types, total, beside, spans: at_spans })
}
