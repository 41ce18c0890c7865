//! One account with something of everything, in the size of a real one.

use super::make::{Make, actor, d, given, place, share};
use bokslut::base::Kronor;
use bokslut::model::*;

/// Two outcomes, parts of parts, every basis and cost type, a unit cost with its index, before and
/// after, series, observed months, both kinds of profile, entries in later years, 20 years.
pub fn rich() -> Inputs {
    let (income, cost) = (Side::Income, Side::Cost);
    let (real, financial) = (CostType::Real, CostType::Financial);
    let make = Make::new().part("Socialtjänst", Some(0)).part("Placeringar", Some(2));
    let make = make.part("Arbetsförmedlingen", None).part("Barn & unga", Some(0)).participants("459");
    let make = make.timing(CostType::Production, Timing::End).timing(financial, Timing::Middle);
    let make = make.index("KPI", &[(2015, "313.35"), (2016, "316.43"), (2020, "336.98"), (2023, "403.70")]);
    let make = make.unit_cost("VÅRD", "30561", 2015).lot("10", "0.8").unit_cost("LÖN", "4800.50", 2020);
    let make = make.explicit(&["1", "0.7", "0.5", "0.4", "0.3", "0.2"]);
    let make = make.outcome("Arbete", "218", |outcome| {
        outcome.months_year_1 = Some(given(d("1021")));
        outcome.months_per_person = given(d("5"));
    });
    let make = make.entry(income, "18823000", Some(0), 1).entry(cost, "22743000", None, 1);
    let make = make.entry(cost, "125000.50", None, 3).entry(income, "400000", Some(3), 2);
    let make = make.line(actor(3), real, income, Basis::EffectMonth, "3000", |_| ());
    let make = make.line(actor(0), real, income, Basis::EffectMonth, "22900", |_| ());
    let make = make.line(actor(0), financial, income, Basis::Year, "18880963.50", |_| ());
    let make = make.line(actor(0), real, income, Basis::Person, "0", |line| {
        line.price = Price::UnitCost(0);
        line.quantity = Quantity::Change { before: given(d("0.75")), after: given(d("0.5")) };
    });
    let make = make.line(actor(0), real, income, Basis::Person, "0", |line| {
        line.price = Price::UnitCost(1);
        line.counterparty = actor(1);
    });
    let make = make.line(actor(2), real, cost, Basis::Once, "75000", |_| ());
    let make = make.series(actor(3), financial, cost, &["16023000", "13493592", "4255944", "0"]);
    let production = ["16023000", "31485048", "38303496", "33731040", "33602567", "24423382.05"];
    let make = make.series(Party::Production, CostType::Production, income, &production);
    let make = make.parametric("0.1", "0.05", Some("0.2")).outcome("Studier", "40", |outcome| {
        outcome.deadweight = share("0.2");
        outcome.displacement = share("0.25");
        outcome.attribution = share("0.1");
    });
    let make = make.line(actor(4), real, income, Basis::Person, "1250.25", |line| {
        line.quantity = Quantity::Given(given(d("3.5")));
    });
    let make = make.line(actor(3), real, income, Basis::EffectMonth, "800", |_| ());
    let make = make.line(actor(1), financial, cost, Basis::Year, "99000", |_| ());
    let make = make.unpriced("Lugnare vardag", None, Some(Strength::Moderate));
    let make = make.unpriced("-Mer att göra för skolan", Some(actor(5)), None);
    let kronor = |amount: &str| given(Kronor(d(amount)));
    let mut inputs = make.0;
    inputs.financing = Financing {
        fund: Some(Fund {
            outlay: Outlay::Given(kronor("22743000"), given(d("1"))),
            share: share("0.25"),
            gains: given(Gains::Realisable),
            last_year: Some(given(d("8"))),
            cap: Some(kronor("20000000")),
            repaying: None,
        }),
        payments: Some(OutcomePayments {
            outcome: 0,
            price: kronor("130000"),
            // Less than was put in, so that no change of an input brings about a rate and its rows.
            cap: Some(kronor("15000000")),
            payer: ActorId(2),
            year: given(d("3")),
            outlay: Outlay::OwnCost,
        }),
    };
    inputs.plan = Some(plan(&inputs));
    inputs
}

/// Something of everything in the plan too: more persons with other months, net shares and persistence, an
/// entry that stood in it, one that did not, one that came to nothing, a price at its own price level.
fn plan(inputs: &Inputs) -> Plan {
    let as_it_came = |persons: &str| PlannedOutcome {
        persons: given(d(persons)),
        months_year_1: None,
        months_per_person: None,
        profile: None,
        shares: [None, None, None],
        place: place(),
    };
    let work = PlannedOutcome {
        months_year_1: Some(given(d("1200"))),
        months_per_person: Some(given(d("5.5"))),
        profile: Some(1),
        shares: [Some(share("0.1")), None, Some(share("0.05"))],
        ..as_it_came("250")
    };
    let income = Entry { amount: given(Kronor(d("20000000"))), ..inputs.entries[0].clone() };
    let unspent = Entry { label: "Utbildning".to_string(), ..inputs.entries[2].clone() };
    let prices = vec![(0, given(Kronor(d("29000"))))];
    Plan { outcomes: vec![work, as_it_came("30")], entries: vec![income, unspent], prices }
}
