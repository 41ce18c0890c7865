//! Valid inputs, built step by step.

use bokslut::base::{Cell, Cited, Kronor, Place, Share, Sheet, Year};
use bokslut::model::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A decimal as it is written.
pub fn d(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

/// An actor by its position.
pub fn actor(position: usize) -> Party {
    Party::Actor(ActorId(position))
}

/// Some cell of the input.
pub fn place() -> Place {
    let sheet = Sheet { index: 0, name: Arc::from("Blad") };
    let cell = Some(Cell { row: 4, column: 1 });
    Place { workbook: Arc::from("fall.xlsx"), sheet: Some(sheet), cell }
}

/// A value that some cell of the input gave.
pub fn given<T>(value: T) -> Cited<T> {
    Cited::from(value, place())
}

/// A share that some cell of the input gave.
pub fn share(text: &str) -> Cited<Share> {
    given(Share(d(text)))
}

/// The years of table 4.3 as far as the horizon goes, and the horizon itself.
pub fn default_report_years(horizon: usize) -> Vec<usize> {
    let before = [1, 2, 3, 4, 5, 10, 20].into_iter().filter(|year| *year < horizon);
    before.chain([horizon]).collect()
}

/// Inputs in the making. Starts with an operation of 100 participants in 2020 whose principal is
/// the first actor, Kommun; no outcome, no line, no entry; 20 years at 4 % from the beginning.
pub struct Make(pub Inputs);

impl Make {
    pub fn new() -> Make {
        let operation = Operation {
            name: given(Arc::from("Verkstaden")),
            year: given(Year(2020)),
            principal: ActorId(0),
            participants: given(Decimal::ONE_HUNDRED),
            target_group: String::new(),
            prepared_by: String::new(),
            reviewed_by: String::new(),
            status: Status::Preliminary,
            remark: String::new(),
        };
        let timing = || Assumption::default_of(Timing::Beginning);
        let assumptions = Assumptions {
            rate: Assumption::default_of(Share(d("0.04"))),
            horizon: Assumption::default_of(20),
            timing: [timing(), timing(), timing()],
            price_year: Assumption::default_of(Year(2020)),
            report_years: Assumption::default_of(default_report_years(20)),
            // Few, since most cases are about other things.
            draws: Assumption::default_of(100),
            seed: Assumption::default_of(2016),
            distribution: Assumption::default_of(Distribution::Pert),
        };
        let inputs = Inputs {
            operation,
            actors: Actors(Vec::new()),
            unit_costs: Vec::new(),
            indices: Vec::new(),
            profiles: Vec::new(),
            outcomes: Vec::new(),
            cohort: None,
            entries: Vec::new(),
            lines: Vec::new(),
            pooled: Vec::new(),
            unpriced: Vec::new(),
            scenarios: vec![Scenario::of_method("Grundfall", Decimal::ONE)],
            plan: None,
            financing: Financing::default(),
            assumptions,
            sources: vec![Source {
                workbook: Arc::from("fall.xlsx"),
                sha256: "0".repeat(64).into(),
                bytes: 1_234,
                modified: Some("2021-03-01T12:00:00Z".to_string()),
            }],
        };
        Make(inputs).part("Kommun", None).part("Region", None)
    }

    /// Adds an actor that is part of the actor at a position, or of none.
    pub fn part(mut self, name: &str, parent: Option<usize>) -> Make {
        let parent = parent.map(ActorId);
        self.0.actors.0.push(Actor { name: Arc::from(name), short: Arc::from(name), parent, place: None });
        self
    }

    pub fn participants(mut self, number: &str) -> Make {
        self.0.operation.participants = given(d(number));
        self
    }

    /// The horizon, and the years shown that go with it.
    pub fn horizon(mut self, years: usize) -> Make {
        self.0.assumptions.horizon = Assumption::default_of(years);
        self.0.assumptions.report_years = Assumption::default_of(default_report_years(years));
        self
    }

    pub fn rate(mut self, rate: &str) -> Make {
        self.0.assumptions.rate = Assumption::default_of(Share(d(rate)));
        self
    }

    pub fn timing(mut self, cost_type: CostType, timing: Timing) -> Make {
        let slot = CostType::ALL.iter().position(|other| *other == cost_type).expect("one of the three");
        self.0.assumptions.timing[slot] = Assumption::default_of(timing);
        self
    }

    pub fn price_year(mut self, year: u16) -> Make {
        self.0.assumptions.price_year = Assumption::default_of(Year(year));
        self
    }

    /// Adds a profile with a share for each year.
    pub fn explicit(self, shares: &[&str]) -> Make {
        self.profile(Persistence::Explicit(shares.iter().map(|text| share(text)).collect()))
    }

    /// Adds a profile of fading, relapse and perhaps a floor.
    pub fn parametric(self, fading: &str, relapse: &str, floor: Option<&str>) -> Make {
        let (fading, relapse) = (share(fading), share(relapse));
        self.profile(Persistence::Parametric { fading, relapse, floor: floor.map(share) })
    }

    pub fn profile(mut self, persistence: Persistence) -> Make {
        let name = Arc::from(format!("Profil {}", self.0.profiles.len() + 1));
        self.0.profiles.push(Profile { name, persistence, place: place() });
        self
    }

    /// Adds an outcome of so many persons with the last profile added, if there is one.
    pub fn outcome(mut self, name: &str, persons: &str, change: impl FnOnce(&mut Outcome)) -> Make {
        let none = || Cited::default_of(Share(Decimal::ZERO));
        let mut outcome = Outcome {
            name: Arc::from(name),
            persons: given(d(persons)),
            months_year_1: None,
            months_per_person: Cited::default_of(Decimal::from(12)),
            profile: self.0.profiles.len().checked_sub(1),
            deadweight: none(),
            displacement: none(),
            attribution: none(),
            overlaps: false,
            place: place(),
        };
        change(&mut outcome);
        self.0.outcomes.push(outcome);
        self
    }

    /// Adds an entry of the operation's own books.
    pub fn entry(mut self, side: Side, amount: &str, paid_by: Option<usize>, year: usize) -> Make {
        let label = format!("Post {}", self.0.entries.len() + 1);
        let (amount, actor) = (given(Kronor(d(amount))), paid_by.map(ActorId));
        self.0.entries.push(Entry { label, side, amount, actor, year, place: place() });
        self
    }

    /// Adds an effect line of the last outcome added, one unit at a price of its own. Its
    /// counterparty is the party itself; production value arises in the operation.
    pub fn line(
        mut self,
        party: Party,
        cost_type: CostType,
        side: Side,
        basis: Basis,
        price: &str,
        change: impl FnOnce(&mut EffectLine),
    ) -> Make {
        let mut line = EffectLine {
            label: format!("Rad {}", self.0.lines.len() + 1),
            outcome: self.0.outcomes.len() - 1,
            party,
            counterparty: if party == Party::Production { Party::Operation } else { party },
            cost_type,
            side,
            basis,
            price: Price::Direct(given(Kronor(d(price)))),
            quantity: Quantity::Given(Cited::default_of(Decimal::ONE)),
            measured: None,
            place: place(),
        };
        change(&mut line);
        self.0.lines.push(line);
        self
    }

    /// Adds a series of so many kronor a year.
    pub fn series(self, party: Party, cost_type: CostType, side: Side, amounts: &[&str]) -> Make {
        let quantity = Quantity::Series(amounts.iter().map(|text| given(d(text))).collect());
        self.line(party, cost_type, side, Basis::Series, "1", |line| line.quantity = quantity)
    }

    /// Adds an effect without a price, with a description of its own.
    pub fn unpriced(mut self, effect: &str, party: Option<Party>, strength: Option<Strength>) -> Make {
        let direction = if effect.starts_with('-') { Direction::Loss } else { Direction::Gain };
        let description = format!("Så märks det: {effect}");
        let effect = effect.to_string();
        self.0.unpriced.push(Unpriced { effect, party, direction, strength, description, place: place() });
        self
    }

    /// Adds an index with its values by year.
    pub fn index(mut self, name: &str, values: &[(u16, &str)]) -> Make {
        let values: BTreeMap<Year, Cited<Decimal>> =
            values.iter().map(|(year, value)| (Year(*year), given(d(value)))).collect();
        self.0.indices.push(PriceIndex { name: Arc::from(name), values });
        self
    }

    /// Adds a unit cost of Kommun, uprated with the last index added if there is one.
    pub fn unit_cost(mut self, code: &str, price: &str, year: u16) -> Make {
        self.0.unit_costs.push(UnitCost {
            code: Arc::from(code),
            name: format!("Benämning {code}"),
            party: actor(0),
            cost_type: CostType::Real,
            unit: "styck".to_string(),
            price: given(Kronor(d(price))),
            price_year: given(Year(year)),
            source: "Källa".to_string(),
            index: self.0.indices.len().checked_sub(1),
            valid_until: String::new(),
            span: [None, None],
            lot: None,
            realisation: None,
            remark: String::new(),
            place: place(),
        });
        self
    }

    /// Gives the last unit cost a lot and a realisation rate.
    pub fn lot(mut self, lot: &str, rate: &str) -> Make {
        let cost = self.0.unit_costs.last_mut().expect("a unit cost");
        (cost.lot, cost.realisation) = (Some(given(d(lot))), Some(share(rate)));
        self
    }
}
