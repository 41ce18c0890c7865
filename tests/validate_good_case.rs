//! The good base case (`tests/errors/base.txt`) gives no findings and exactly these inputs.

mod support;

use bokslut::base::{Cell, Cited, Kronor, Place, Share, Sheet, Year};
use bokslut::model::*;
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use support::Case;
use support::check::check;

const OPERATION: &str = "2016/kontoret.xlsx";
const PRICES: &str = "enhetskostnader.xlsx";

/// Sheets by their position in the workbook, as `base.txt` first mentions them.
fn place(workbook: &str, sheet: (u16, &str), column: char, row: u32) -> Place {
    Place {
        workbook: workbook.into(),
        sheet: Some(Sheet { index: sheet.0, name: sheet.1.into() }),
        cell: Some(Cell { row: row - 1, column: u16::from(column as u8 - b'A') }),
    }
}

fn head(column: char, row: u32) -> Place {
    place(OPERATION, (0, "Verksamhet"), column, row)
}
fn book(column: char, row: u32) -> Place {
    place(OPERATION, (1, "Ekonomi"), column, row)
}
fn outcome(column: char, row: u32) -> Place {
    place(OPERATION, (2, "Utfall"), column, row)
}
fn effect(column: char, row: u32) -> Place {
    place(OPERATION, (3, "Effekter"), column, row)
}
fn fade(column: char, row: u32) -> Place {
    place(OPERATION, (4, "Varaktighet"), column, row)
}
fn assumed(column: char, row: u32) -> Place {
    place(OPERATION, (5, "Antaganden"), column, row)
}
fn cost(column: char, row: u32) -> Place {
    place(PRICES, (0, "Enhetskostnader"), column, row)
}
fn index(column: char, row: u32) -> Place {
    place(PRICES, (1, "Prisindex"), column, row)
}

fn dec(text: &str) -> Decimal {
    Decimal::from_str_exact(text).expect("a number")
}
fn number(text: &str, place: Place) -> Cited<Decimal> {
    Cited::from(dec(text), place)
}
fn kronor(text: &str, place: Place) -> Cited<Kronor> {
    Cited::from(Kronor(dec(text)), place)
}
fn share(text: &str, place: Place) -> Cited<Share> {
    Cited::from(Share(dec(text)), place)
}
fn no_share() -> Cited<Share> {
    Cited::default_of(Share(Decimal::ZERO))
}

const KOMMUN: ActorId = ActorId(0);
const REGION: ActorId = ActorId(1);
const ARBETSFORMEDLINGEN: ActorId = ActorId(2);

fn actors() -> Actors {
    let names = ["Kommun", "Region", "Arbetsförmedlingen", "Försäkringskassan", "Rättsväsendet", "Övriga"];
    Actors(
        names.map(|name| Actor { name: name.into(), short: name.into(), parent: None, place: None }).into(),
    )
}

fn unit_costs() -> Vec<UnitCost> {
    let unit_cost =
        |row, code: &str, name: &str, party, cost_type, unit: &str, price, year, source: &str| UnitCost {
            code: code.into(),
            name: name.into(),
            party,
            cost_type,
            unit: unit.into(),
            price: kronor(price, cost('F', row)),
            price_year: Cited::from(Year(year), cost('G', row)),
            source: source.into(),
            index: None,
            valid_until: String::new(),
            span: [None, None],
            lot: None,
            realisation: None,
            remark: String::new(),
            place: cost('A', row),
        };
    let agency = Party::Actor(ARBETSFORMEDLINGEN);
    let handling = unit_cost(
        4,
        "HANDL",
        "Handläggning",
        agency,
        CostType::Real,
        "månad",
        "3000",
        2016,
        "Verksamhetsstatistik",
    );
    let care = unit_cost(
        5,
        "VARD",
        "Sjukvård",
        Party::Actor(REGION),
        CostType::Real,
        "besök",
        "2400.5",
        2015,
        "KPP",
    );
    let support = unit_cost(
        6,
        "FORS",
        "Försörjningsstöd",
        Party::Actor(KOMMUN),
        CostType::Financial,
        "månad",
        "9000",
        2016,
        "Riksnormen",
    );
    let work = unit_cost(
        7,
        "PROD",
        "Värde av utfört arbete",
        Party::Production,
        CostType::Production,
        "månad",
        "21000",
        2016,
        "SCB",
    );
    vec![handling, UnitCost { index: Some(0), ..care }, support, work]
}

fn lines() -> Vec<EffectLine> {
    let one = || Quantity::Given(Cited::default_of(Decimal::ONE));
    let line = |row, label: &str, party, cost_type, basis, price, quantity| EffectLine {
        label: label.into(),
        outcome: 0,
        party,
        counterparty: party,
        cost_type,
        side: Side::Income,
        basis,
        price,
        quantity,
        measured: None,
        place: effect('A', row),
    };
    let agency = Party::Actor(ARBETSFORMEDLINGEN);
    let visits = Quantity::Change { before: number("3", effect('J', 3)), after: number("1", effect('K', 3)) };
    let half = Quantity::Given(number("0.5", effect('I', 4)));
    let years = Quantity::Series(vec![
        number("16023", effect('M', 5)),
        number("13493", effect('N', 5)),
        number("0", effect('O', 5)),
    ]);
    let months = Basis::EffectMonth;
    vec![
        line(2, "Handläggning", agency, CostType::Real, months, Price::UnitCost(0), one()),
        line(
            3,
            "Färre besök",
            Party::Actor(REGION),
            CostType::Real,
            Basis::Person,
            Price::UnitCost(1),
            visits,
        ),
        line(
            4,
            "Försörjningsstöd",
            Party::Actor(KOMMUN),
            CostType::Financial,
            months,
            Price::UnitCost(2),
            half,
        ),
        EffectLine {
            outcome: 1,
            side: Side::Cost,
            counterparty: Party::Actor(KOMMUN),
            ..line(
                5,
                "Studiestöd",
                agency,
                CostType::Financial,
                Basis::Series,
                Price::Direct(kronor("1", effect('G', 5))),
                years,
            )
        },
        EffectLine {
            counterparty: Party::Operation,
            ..line(
                6,
                "Värde av utfört arbete",
                Party::Production,
                CostType::Production,
                months,
                Price::UnitCost(3),
                one(),
            )
        },
    ]
}

fn outcomes() -> Vec<Outcome> {
    vec![
        Outcome {
            name: "Arbete".into(),
            persons: number("218", outcome('B', 2)),
            months_year_1: Some(number("1021", outcome('C', 2))),
            months_per_person: number("5", outcome('D', 2)),
            profile: Some(0),
            deadweight: share("0.2", outcome('F', 2)),
            displacement: no_share(),
            attribution: no_share(),
            overlaps: false,
            place: outcome('A', 2),
        },
        Outcome {
            name: "Studier".into(),
            persons: number("40", outcome('B', 3)),
            months_year_1: None,
            months_per_person: Cited::default_of(dec("12")),
            profile: None,
            deadweight: no_share(),
            displacement: no_share(),
            attribution: no_share(),
            overlaps: false,
            place: outcome('A', 3),
        },
    ]
}

fn assumptions() -> Assumptions {
    Assumptions {
        rate: Assumption {
            value: share("0.04", assumed('B', 2)),
            source: "Handboken".into(),
            decided_by: "Kommunstyrelsen".into(),
            valid_until: "2020-12-31".into(),
            ..Assumption::default_of(Share(Decimal::ZERO))
        },
        horizon: Assumption { value: Cited::from(10, assumed('B', 3)), ..Assumption::default_of(10) },
        timing: [
            Assumption::default_of(Timing::Beginning),
            Assumption {
                value: Cited::from(Timing::End, assumed('B', 4)),
                ..Assumption::default_of(Timing::End)
            },
            Assumption::default_of(Timing::Beginning),
        ],
        // The account year; no cell of its own.
        price_year: Assumption::default_of(Year(2016)),
        report_years: Assumption::default_of(vec![1, 2, 3, 4, 5, 10]),
        draws: Assumption::default_of(10_000),
        seed: Assumption::default_of(2016),
        distribution: Assumption::default_of(Distribution::Pert),
    }
}

fn expected() -> Inputs {
    Inputs {
        operation: Operation {
            name: Cited::from("Arbetsmarknadskontoret".into(), head('B', 3)),
            year: Cited::from(Year(2016), head('B', 4)),
            principal: KOMMUN,
            participants: number("459", head('B', 6)),
            target_group: "Långtidsarbetslösa".into(),
            prepared_by: String::new(),
            reviewed_by: String::new(),
            status: Status::Adopted,
            remark: String::new(),
        },
        actors: actors(),
        unit_costs: unit_costs(),
        // PKV stands in the sheet too, but no unit cost in use names it.
        indices: vec![PriceIndex {
            name: "KPI".into(),
            values: BTreeMap::from([
                (Year(2015), number("313.35", index('B', 2))),
                (Year(2016), number("316.43", index('B', 3))),
            ]),
        }],
        // Reserv stands first in the sheet, but no outcome has it.
        profiles: vec![Profile {
            name: "Avtagande".into(),
            persistence: Persistence::Explicit(vec![
                share("1", fade('B', 3)),
                share("0.7", fade('C', 3)),
                share("0.5", fade('D', 3)),
            ]),
            place: fade('A', 3),
        }],
        outcomes: outcomes(),
        cohort: None,
        entries: vec![
            Entry {
                label: "Anslag".into(),
                side: Side::Income,
                amount: kronor("18823000", book('C', 2)),
                actor: Some(KOMMUN),
                year: 1,
                place: book('A', 2),
            },
            Entry {
                label: "Verksamhetens kostnad".into(),
                side: Side::Cost,
                amount: kronor("22743000", book('C', 3)),
                actor: None,
                year: 1,
                place: book('A', 3),
            },
        ],
        lines: lines(),
        pooled: Vec::new(),
        unpriced: Vec::new(),
        scenarios: [("Bra", "1"), ("Halvbra", "0.75"), ("Dåligt", "0.5"), ("Riktigt dåligt", "0.25")]
            .map(|(name, persons)| Scenario::of_method(name, persons.parse().expect("a factor")))
            .to_vec(),
        plan: None,
        financing: Financing::default(),
        assumptions: assumptions(),
        sources: vec![support::source(OPERATION), support::source(PRICES)],
    }
}

#[test]
fn the_good_case_gives_no_findings_and_exactly_its_inputs() {
    let checked = check(&Case::base(), Words::of(Lang::Sv));
    assert_eq!(checked.findings, []);
    let [(name, Some(inputs), _)] = checked.operations.as_slice() else { panic!("{:?}", checked.operations) };
    assert_eq!(name, OPERATION);
    // Part by part first, so that a difference is short.
    let expected = expected();
    assert_eq!(inputs.operation, expected.operation);
    assert_eq!(inputs.unit_costs, expected.unit_costs);
    assert_eq!(inputs.outcomes, expected.outcomes);
    assert_eq!(inputs.lines, expected.lines);
    assert_eq!(inputs.assumptions, expected.assumptions);
    assert_eq!(*inputs, expected);
}

#[test]
fn the_language_of_the_run_changes_only_the_names_of_the_methods_own_actors_and_scenarios() {
    let checked = check(&Case::base(), Words::of(Lang::En));
    assert_eq!(checked.findings, []);
    let [(_, Some(inputs), _)] = checked.operations.as_slice() else { panic!("{:?}", checked.operations) };
    let names: Vec<&str> = inputs.actors.0.iter().map(|actor| &*actor.name).collect();
    let english = [
        "Municipality",
        "Region",
        "Public Employment Service",
        "Social Insurance Agency",
        "Judicial system",
        "Others",
    ];
    assert_eq!(names, english);
    let scenarios: Vec<&str> = inputs.scenarios.iter().map(|scenario| &*scenario.name).collect();
    assert_eq!(scenarios, ["Good", "Half as good", "Poor", "Very poor"]);
    let expected = expected();
    let scenarios = expected.scenarios.clone();
    assert_eq!(Inputs { actors: actors(), scenarios, ..inputs.clone() }, expected);
}
