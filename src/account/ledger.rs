//! The ledger: one row for each flow. Formula sections 5 and 7 of the method:
//! F_t = sign * price * quantity * driver_t * net share, and every transfer from one entry.

use super::Names;
use super::givens::{Givens, QuantityFigures};
use super::outcomes::Outcomes;
use super::prices::Prices;
use super::time::Time;
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Label, Range, Test};
use crate::model::{CostType, EffectLine, Entry, Party, Pooled, Price, Side};
use std::sync::Arc;

/// Why a row is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A cost in the operation's own books: position in `Inputs::entries`.
    OwnCost(usize),
    /// An income in the operation's own books.
    OwnIncome(usize),
    /// The same income, seen by the actor who pays it.
    Payment(usize),
    /// An effect: position in `Inputs::lines`.
    Effect(usize),
    /// Effects that are told only together: position in `Inputs::pooled`.
    Pooled(usize),
}

/// One flow over the years.
#[derive(Debug)]
pub struct Row {
    /// Why it is there.
    pub reason: Reason,
    /// Whose it is.
    pub party: Party,
    /// With whom it arises.
    pub counterparty: Party,
    /// What it consists of.
    pub cost_type: CostType,
    /// Gain or cost.
    pub side: Side,
    /// What it is called.
    pub label: Arc<str>,
    /// The texts by which sums find the row: party, cost type, side, counterparty.
    pub keys: [Id; 4],
    /// The party and the cost type again, beside the yearly flows: party, cost type.
    pub yearly_keys: [Id; 2],
    /// Kronor per unit; none for what is pooled.
    pub price: Option<Id>,
    /// Units per unit of the driver; none for entries, series and what is pooled.
    pub quantity: Option<Id>,
    /// The net share; none for entries and what is pooled.
    pub net: Option<Id>,
    /// F_t as the workbook gives it, before the chosen scenario; none for the operation's own books, which no
    /// scenario touches.
    pub given: Option<GivenFlows>,
    /// F_t, undiscounted, + for a gain and - for a cost.
    pub flows: Range,
    /// F_1 again, beside the keys.
    pub year_1: Id,
    /// D_t * F_t.
    pub discounted: Range,
    /// The sum of D_t * F_t.
    pub present: Id,
}

/// The flows of an effect as the workbook gives them: the account if nothing is multiplied by a scenario.
#[derive(Debug)]
pub struct GivenFlows {
    /// F_t.
    pub flows: Range,
    /// The party and the cost type again, beside them.
    pub keys: [Id; 2],
    /// Whether they follow a persistence profile.
    pub fades: bool,
}

/// All rows: own costs, own incomes, their payments, then effects in the order of the workbook,
/// then what is pooled.
#[derive(Debug)]
pub struct Ledger {
    /// The rows.
    pub rows: Vec<Row>,
}

/// What the ledger is made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'a> {
    pub time: &'a Time,
    pub prices: &'a Prices,
    pub outcomes: &'a Outcomes,
    pub givens: &'a Givens,
}

/// A row in the making: everything but the figures that every row has.
struct Draft {
    reason: Reason,
    party: Party,
    counterparty: Party,
    cost_type: CostType,
    side: Side,
    label: Arc<str>,
    price: Option<Id>,
    quantity: Option<Id>,
    net: Option<Id>,
    given: Option<(Range, bool)>,
}

impl Ledger {
    pub(super) fn define(book: &mut Book, names: &Names, parts: &Parts) -> Result<Ledger, Fault> {
        let mut rows: Vec<Row> = Vec::new();
        let entries = || names.inputs.entries.iter().enumerate();
        for (position, entry) in entries().filter(|(_, entry)| entry.side == Side::Cost) {
            rows.push(own_cost(book, names, parts, position, entry)?);
        }
        let first_income = rows.len();
        for (position, entry) in entries().filter(|(_, entry)| entry.side == Side::Income) {
            rows.push(own_income(book, names, parts, position, entry)?);
        }
        for income in first_income..rows.len() {
            let payment = payment(book, names, parts, &rows[income])?;
            rows.push(payment);
        }
        for (position, line) in names.inputs.lines.iter().enumerate() {
            rows.push(effect(book, names, parts, position, line)?);
        }
        for (position, line) in names.inputs.pooled.iter().enumerate() {
            rows.push(pooled(book, names, parts, position, line)?);
        }
        Ok(Ledger { rows })
    }

    /// A column of the ledger: one figure of each row.
    pub fn column(&self, figure: impl Fn(&Row) -> Id) -> Range {
        self.rows.iter().map(figure).collect()
    }

    /// One figure of each row that is there for a reason.
    pub fn where_reason(&self, wanted: impl Fn(Reason) -> bool, figure: impl Fn(&Row) -> Id) -> Range {
        self.rows.iter().filter(|row| wanted(row.reason)).map(figure).collect()
    }
}

fn own_cost(
    book: &mut Book,
    names: &Names,
    parts: &Parts,
    position: usize,
    entry: &Entry,
) -> Result<Row, Fault> {
    let (draft, price, year) = own(book, names, parts, position, entry, CostType::Real)?;
    finish(book, names, parts, draft, |_, t| Expr::when(falls(t, year), -Expr::from(price), 0))
}

fn own_income(
    book: &mut Book,
    names: &Names,
    parts: &Parts,
    position: usize,
    entry: &Entry,
) -> Result<Row, Fault> {
    let (draft, price, year) = own(book, names, parts, position, entry, CostType::Financial)?;
    finish(book, names, parts, draft, |_, t| Expr::when(falls(t, year), price, 0))
}

fn falls(year: Id, entry_year: Id) -> Test {
    Test::Equal(Expr::from(year), Expr::from(entry_year))
}

fn own(
    book: &mut Book,
    names: &Names,
    parts: &Parts,
    position: usize,
    entry: &Entry,
    cost_type: CostType,
) -> Result<(Draft, Id, Id), Fault> {
    let (amount, year) = parts.givens.entries[position];
    let price = book.define(&names.words.labels.amount, Unit::Price, amount)?;
    let reason = match entry.side {
        Side::Income => Reason::OwnIncome(position),
        Side::Cost => Reason::OwnCost(position),
    };
    let draft = Draft {
        reason,
        party: Party::Operation,
        counterparty: entry.actor.map_or(Party::Operation, Party::Actor),
        cost_type,
        side: entry.side,
        label: Arc::from(entry.label.as_str()),
        price: Some(price),
        quantity: None,
        net: None,
        given: None,
    };
    Ok((draft, price, year))
}

/// The payer's side of an income: the same flow with the other sign, so the two cannot differ.
fn payment(book: &mut Book, names: &Names, parts: &Parts, income: &Row) -> Result<Row, Fault> {
    let Reason::OwnIncome(position) = income.reason else { unreachable!("only incomes are paid") };
    let price = book.define(&names.words.labels.amount, Unit::Price, parts.givens.entries[position].0)?;
    let draft = Draft {
        reason: Reason::Payment(position),
        party: income.counterparty,
        counterparty: Party::Operation,
        cost_type: CostType::Financial,
        side: Side::Cost,
        label: Arc::clone(&income.label),
        price: Some(price),
        quantity: None,
        net: None,
        given: None,
    };
    let flows = Arc::clone(&income.flows);
    finish(book, names, parts, draft, |index, _| -Expr::from(flows[index]))
}

fn effect(
    book: &mut Book,
    names: &Names,
    parts: &Parts,
    position: usize,
    line: &EffectLine,
) -> Result<Row, Fault> {
    let labels = &names.words.labels;
    let given = &parts.givens.lines[position];
    let source = match (&line.price, given.amount) {
        (Price::UnitCost(cost), _) => parts.prices.unit_costs[*cost].uprated,
        (Price::Direct(_), Some(amount)) => amount,
        (Price::Direct(_), None) => unreachable!("a direct price is entered with its line"),
    };
    let price = book.define(&labels.price, Unit::Price, source)?;
    let quantity = match &given.quantity {
        QuantityFigures::Given(number) => Some(book.define(&labels.quantity, Unit::Quantity, *number)?),
        QuantityFigures::Change(before, after) => {
            Some(book.define(&labels.quantity, Unit::Quantity, *before - *after)?)
        }
        QuantityFigures::Series(..) => None,
    };
    let net = book.define(&labels.net_share, Unit::Share, parts.outcomes.outcomes[line.outcome].net)?;
    let driver = parts.outcomes.driver(line.outcome, line.basis);
    let base = by_year(book, parts, line.label.as_str(), |index, _| {
        let units = match (&given.quantity, quantity, driver) {
            (QuantityFigures::Series(values, _), ..) => Expr::from(values[index]),
            (_, Some(quantity), Some(driver)) => quantity * driver[index],
            _ => unreachable!("only a series has no driver"),
        };
        signed(line.side, price * net * units)
    })?;
    let scale = parts.outcomes.scaled_by(line.outcome, line.basis);
    let draft = Draft {
        reason: Reason::Effect(position),
        party: line.party,
        counterparty: line.counterparty,
        cost_type: line.cost_type,
        side: line.side,
        label: Arc::from(line.label.as_str()),
        price: Some(price),
        quantity,
        net: Some(net),
        given: Some((Arc::clone(&base), line.basis.fades())),
    };
    finish(book, names, parts, draft, |index, _| base[index] * scale[index])
}

fn pooled(
    book: &mut Book,
    names: &Names,
    parts: &Parts,
    position: usize,
    line: &Pooled,
) -> Result<Row, Fault> {
    let amounts = &parts.givens.pooled[position];
    let base = by_year(book, parts, &names.words.labels.pooled, |index, _| {
        signed(line.side, Expr::from(amounts[index]))
    })?;
    let draft = Draft {
        reason: Reason::Pooled(position),
        party: line.party,
        counterparty: line.counterparty,
        cost_type: line.cost_type,
        side: line.side,
        label: Arc::clone(&names.words.labels.pooled),
        price: None,
        quantity: None,
        net: None,
        given: Some((Arc::clone(&base), false)),
    };
    let scale = parts.outcomes.pooled.map_or(Expr::from(1), Expr::from);
    finish(book, names, parts, draft, |index, _| base[index] * scale.clone())
}

/// A row of kronor; `flow` gets the year's position from 0 and its number's figure.
fn by_year(
    book: &mut Book,
    parts: &Parts,
    label: &str,
    flow: impl Fn(usize, Id) -> Expr,
) -> Result<Range, Fault> {
    let label: Arc<str> = Arc::from(label);
    let years = parts.time.years.iter().enumerate();
    let row = years.map(|(index, year)| {
        book.define(Label::in_year(&label, index + 1), Unit::Kronor, flow(index, *year))
    });
    row.collect()
}

/// + for a gain, - for a cost.
fn signed(side: Side, amount: Expr) -> Expr {
    if side == Side::Income { amount } else { -amount }
}

/// Gives a row the figures that every row has.
fn finish(
    book: &mut Book,
    names: &Names,
    parts: &Parts,
    draft: Draft,
    flow: impl Fn(usize, Id) -> Expr,
) -> Result<Row, Fault> {
    let (labels, terms) = (&names.words.labels, &names.words.terms);
    let texts = [
        (&labels.actor, names.of(draft.party)),
        (&labels.cost_type, Arc::clone(terms.cost_type(draft.cost_type))),
        (&labels.side, Arc::clone(terms.side(draft.side))),
        (&labels.counterparty, names.of(draft.counterparty)),
    ];
    let keys = texts.map(|(label, text)| book.key(label, &text, None));
    let again = |book: &mut Book| -> Result<[Id; 2], Fault> {
        Ok([
            book.define(&labels.actor, Unit::Text, keys[0])?,
            book.define(&labels.cost_type, Unit::Text, keys[1])?,
        ])
    };
    let yearly_keys = again(book)?;
    let given = match draft.given {
        Some((flows, fades)) => Some(GivenFlows { flows, keys: again(book)?, fades }),
        None => None,
    };
    let factors = parts.time.factors_of(draft.cost_type);
    let flows = by_year(book, parts, &draft.label, flow)?;
    let discounted = by_year(book, parts, &draft.label, |index, _| flows[index] * factors[index])?;
    let year_1 = book.define(Label::in_year(&draft.label, 1), Unit::Kronor, flows[0])?;
    let present = book.define(&labels.present_value, Unit::Kronor, Expr::Sum(Arc::clone(&discounted)))?;
    let Draft { reason, party, counterparty, cost_type, side, label, price, quantity, net, .. } = draft;
    Ok(Row {
        reason,
        party,
        counterparty,
        cost_type,
        side,
        label,
        keys,
        yearly_keys,
        price,
        quantity,
        net,
        given,
        flows,
        year_1,
        discounted,
        present,
    })
}
