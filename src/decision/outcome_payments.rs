//! Payments for outcomes (social impact bond). Formula section 19 of the method. An investor puts in what
//! the operation costs and is paid for each person with the outcome, up to a cap. Persons count as they
//! are, not net of what would have happened anyway: a contract pays for what can be counted.
//!
//! The investor's money finances the operation, so the public side has it; the public side is every
//! actor and the operation, but not production value. Its net = its result + outlay - payments.

use super::fund::{OutlayFigures, falls};
use super::gains::{ActorGains, Ground};
use super::scenarios::{Compared, Scenario};
use super::spans::Spans;
use crate::base::{Cited, Unit};
use crate::figure::{Book, Expr, Fault, Id, Range, Test};
use crate::model::{ActorId, CostType, OutcomePayments, Party};
use crate::project::internal_rate::InternalRate;
use crate::project::series::{Series, accumulate, by_year, discount, total};
use rust_decimal::Decimal;

/// The contract, and what comes of it.
#[derive(Debug)]
pub struct PaymentFigures {
    /// What the investor puts in.
    pub outlay: OutlayFigures,
    /// Kronor for each person.
    pub price: Id,
    /// The most that is paid, where there is a limit.
    pub cap: Option<Id>,
    /// The year of payment.
    pub year: Id,
    /// Position of the outcome in `Inputs::outcomes`.
    pub outcome: usize,
    /// Who pays.
    pub payer: ActorId,
    /// What the payer gains.
    pub gains: ActorGains,
    /// The public side as the account has it: realisable results where those can be told.
    pub public: Series,
    /// What comes of it with the persons that there were.
    pub base: Course,
    /// What comes of it in each scenario, whichever is chosen.
    pub scenarios: Vec<InScenario>,
}

/// What comes of a contract in a scenario.
#[derive(Debug)]
pub struct InScenario {
    /// The scenario's name.
    pub name: Id,
    /// Persons with the outcome.
    pub persons: Id,
    /// What is paid: no more than the cap.
    pub due: Id,
    /// What the investor gets less what was put in, undiscounted.
    pub investor: Id,
    /// The public side after each span, discounted, with the investor's money and the payments.
    pub public: Vec<Id>,
}

/// What comes of a contract when a share of the persons reach the outcome.
#[derive(Debug)]
pub struct Course {
    /// The share of the persons.
    pub share_of_persons: Id,
    /// Persons times price.
    pub earned: Id,
    /// What is paid: no more than the cap.
    pub due: Id,
    /// The same in its year.
    pub payments: Range,
    /// The investor: payments less outlay.
    pub investor: Series,
    /// What the investor has got less what was put in by each year, undiscounted.
    pub investor_to_date: Range,
    /// The investor's internal rate of return.
    pub internal: InternalRate,
    /// The payer's gains less the payments, undiscounted, and accumulated.
    pub payer: [Range; 2],
    /// The investor's money less the payments.
    pub financed: Series,
    /// The public side with the investor's money and the payments.
    pub public: Series,
}

impl PaymentFigures {
    pub(super) fn define(
        book: &mut Book,
        support: &Ground,
        terms: &OutcomePayments,
        (compared, spans): (&Compared, &Spans),
    ) -> Result<PaymentFigures, Fault> {
        let told = &support.told.fund;
        let outlay = OutlayFigures::define(book, support, &terms.outlay)?;
        let price = Cited { value: terms.price.value.0, place: terms.price.place.clone() };
        let price = book.given(&told.price, Unit::Price, price);
        let cap = terms.cap.as_ref().map(|cap| {
            let cap = Cited { value: cap.value.0, place: cap.place.clone() };
            book.given(&told.payment_cap, Unit::Kronor, cap)
        });
        let year = book.given(&told.payment_year, Unit::YearNumber, terms.year.clone());
        let gains = ActorGains::define(book, support, None, &[terms.payer])?;
        let public = public(book, support)?;
        let whole = book.fixed(&told.share_of_persons, Unit::Share, Decimal::ONE);
        let contract = Contract {
            outlay: &outlay,
            price,
            cap,
            year,
            persons: support.account.key_figures.outcomes[terms.outcome][0],
            gain: gains.of(terms.payer),
        };
        let base = Course::define(book, support, &contract, whole, &public)?;
        let given = support.account.outcomes.outcomes[terms.outcome].persons;
        let mut scenarios = Vec::new();
        for (position, scenario) in compared.scenarios.iter().enumerate() {
            let persons = given * support.account.scenarios.persons[position];
            let persons = book.define(&told.persons, Unit::Persons, persons)?;
            let contract = Contract { persons, ..contract };
            scenarios.push(contract.in_scenario(book, support, scenario, spans)?);
        }
        let (outcome, payer) = (terms.outcome, terms.payer);
        Ok(PaymentFigures { outlay, price, cap, year, outcome, payer, gains, public, base, scenarios })
    }
}

/// The figures of a contract that its course follows from.
#[derive(Clone, Copy)]
struct Contract<'a> {
    outlay: &'a OutlayFigures,
    price: Id,
    cap: Option<Id>,
    year: Id,
    persons: Id,
    gain: Option<&'a Range>,
}

impl Contract<'_> {
    fn in_scenario(
        &self,
        book: &mut Book,
        support: &Ground,
        scenario: &Scenario,
        spans: &Spans,
    ) -> Result<InScenario, Fault> {
        let (told, time) = (&support.told.fund, &support.account.time);
        let earned = self.persons * self.price;
        let due = self.cap.map_or(earned.clone(), |cap| earned.or_lesser(cap));
        let due = book.define(&told.due, Unit::Kronor, due)?;
        let falls = Test::AtMost(self.year.into(), time.horizon.into());
        let got = Expr::when(falls, due, 0) - Expr::Sum(Range::clone(&self.outlay.years));
        let investor = book.define(&told.investor_to_date, Unit::Kronor, got)?;
        // Discounted at the scenario's own rate.
        let factors =
            scenario.discounting(CostType::Financial).unwrap_or(time.factors_of(CostType::Financial));
        let production = scenario.parties.iter().find(|(party, _)| *party == Party::Production);
        let mut public = Vec::new();
        for (slot, years) in spans.numbers.iter().enumerate() {
            let first = |range: &Range| range[..*years].iter().copied().collect::<Range>();
            let all = match production {
                Some((_, row)) => scenario.total[slot] - row[slot],
                None => scenario.total[slot].into(),
            };
            let paid =
                Expr::SumIfs { values: first(factors), conditions: vec![(first(&time.years), self.year)] };
            let put_in = Expr::SumProduct(first(&self.outlay.years), first(factors));
            public.push(book.define(&told.public_with, Unit::Kronor, all + put_in - due * paid)?);
        }
        Ok(InScenario { name: scenario.name, persons: self.persons, due, investor, public })
    }
}

impl Course {
    /// The course with a share of the persons. A scenario has its own share and its own public side.
    fn define(
        book: &mut Book,
        support: &Ground,
        contract: &Contract,
        share_of_persons: Id,
        public: &Series,
    ) -> Result<Course, Fault> {
        let (told, time) = (&support.told.fund, &support.account.time);
        let length = time.length();
        let earned = contract.persons * share_of_persons * contract.price;
        let earned = book.define(&told.earned, Unit::Kronor, earned)?;
        let due = contract.cap.map_or(Expr::from(earned), |cap| Expr::from(earned).or_lesser(cap));
        let due = book.define(&told.due, Unit::Kronor, due)?;
        let payments = by_year(book, &told.payments_row, Unit::Kronor, length, |index| {
            Expr::when(falls(time, index, contract.year), due, 0)
        })?;
        let outlay = &contract.outlay.years;
        let factors = time.factors_of(CostType::Financial);
        let flows =
            by_year(book, &told.investor, Unit::Kronor, length, |index| payments[index] - outlay[index])?;
        let investor = discount(book, &told.investor, flows, factors)?;
        // The outlay may fall in a later year than the first: a loss is what has been lost at the most.
        let investor_to_date = accumulate(book, &told.investor_to_date, &investor.undiscounted)?;
        let lost = Test::Below(Expr::Min(investor_to_date.clone()), 0.into());
        let internal = InternalRate::of_flows(book, support.words, support.account, &investor, &lost)?;
        let payer = by_year(book, &told.payer_net, Unit::Kronor, length, |index| match contract.gain {
            Some(gain) => gain[index] - payments[index],
            None => -Expr::from(payments[index]),
        })?;
        let payer_to_date = accumulate(book, &told.payer_to_date, &payer)?;
        let financed =
            by_year(book, &told.financed, Unit::Kronor, length, |index| outlay[index] - payments[index])?;
        let financed = discount(book, &told.financed, financed, factors)?;
        let public = total(book, &told.public_with, &[public, &financed])?;
        Ok(Course {
            share_of_persons,
            earned,
            due,
            payments,
            investor,
            investor_to_date,
            internal,
            payer: [payer, payer_to_date],
            financed,
            public,
        })
    }
}

/// Every actor and the operation: society without production value.
fn public(book: &mut Book, support: &Ground) -> Result<Series, Fault> {
    let name = &support.told.fund.public;
    let society = support.realisable.map_or(&support.projection.types.total, |all| &all.society.series);
    let production = support.projection.parties.iter().find(|figures| figures.party == Party::Production);
    let production = production.map(|figures| {
        support
            .realisable
            .and_then(|all| all.of(Party::Production))
            .map_or(&figures.total, |party| &party.total)
    });
    let Some(production) = production else { return Ok(society.clone()) };
    let length = support.account.time.length();
    let mut less = |form: fn(&Series) -> &Range| {
        by_year(book, name, Unit::Kronor, length, |index| form(society)[index] - form(production)[index])
    };
    let undiscounted = less(|series| &series.undiscounted)?;
    let discounted = less(|series| &series.discounted)?;
    let accumulated = accumulate(book, name, &discounted)?;
    Ok(Series { undiscounted, discounted, accumulated })
}
