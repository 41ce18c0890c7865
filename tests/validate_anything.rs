//! Whatever stands in the cells, checking ends, and its answer holds together.

mod support;

use bokslut::base::Finding;
use bokslut::model::{Inputs, Party, Price, Quantity};
use bokslut::words::{Lang, Words};
use proptest::prelude::*;
use support::Case;
use support::check::check;

const SHEETS: &[(&str, &str)] = &[
    ("enhetskostnader.xlsx", "Enhetskostnader"),
    ("enhetskostnader.xlsx", "Prisindex"),
    ("enhetskostnader.xlsx", "Aktörer"),
    ("2016/kontoret.xlsx", "Verksamhet"),
    ("2016/kontoret.xlsx", "Ekonomi"),
    ("2016/kontoret.xlsx", "Utfall"),
    ("2016/kontoret.xlsx", "Effekter"),
    ("2016/kontoret.xlsx", "Varaktighet"),
    ("2016/kontoret.xlsx", "Antaganden"),
];

const VALUES: &[&str] = &[
    "",
    "0",
    "1",
    "-1",
    "0.5",
    "2016",
    "459",
    "1e5",
    "'1.234",
    "1,5",
    "4 %",
    "79228162514264337593543950335",
    "TRUE",
    "@2016-12-31",
    "#REF!",
    "=",
    "HANDL",
    "vard",
    "Kommun",
    "Landsting",
    "Verksamheten",
    "Produktionsvärde",
    "Summa*",
    "Arbete",
    "Intäkt",
    "Kostnad",
    "serie",
    "år",
    "Real",
    "KPI",
    "Avtagande",
    "År 4",
    "Aktör",
    "Ingår i",
    "Kod",
    "Pris (tkr)",
    "811218-9876",
    "Horisont",
    "1, 2, 3",
    "\u{a0}",
    "å\u{308}*()",
    "()",
    "*",
    "(",
    "{found}",
];

fn change() -> impl Strategy<Value = String> {
    let cell = (prop::sample::select(SHEETS), 0..16_u8, 1..8_u32, prop::sample::select(VALUES));
    cell.prop_map(|((book, sheet), column, row, value)| {
        format!("[{book}]\n{sheet} | {}{row} | {value}\n", char::from(b'A' + column))
    })
}

/// What the model promises of inputs, whichever they are.
fn holds_together(inputs: &Inputs) {
    assert!(!inputs.lines.is_empty() && !inputs.outcomes.is_empty());
    let horizon = inputs.assumptions.horizon.value.value;
    for line in &inputs.lines {
        assert!(line.outcome < inputs.outcomes.len());
        assert!(line.counterparty != Party::Production && !line.label.is_empty());
        if let Price::UnitCost(at) = line.price {
            let cost = &inputs.unit_costs[at];
            assert_eq!((cost.party, cost.cost_type), (line.party, line.cost_type));
        }
        if let Quantity::Series(years) = &line.quantity {
            assert!((1..=horizon).contains(&years.len()));
        }
    }
    for cost in &inputs.unit_costs {
        if let Some(index) = cost.index {
            let values = &inputs.indices[index].values;
            let target = inputs.assumptions.price_year.value.value;
            assert!(values.contains_key(&cost.price_year.value) && values.contains_key(&target));
        }
    }
    for outcome in &inputs.outcomes {
        assert!(outcome.profile.is_none_or(|profile| profile < inputs.profiles.len()));
        assert!(outcome.persons.value <= inputs.operation.participants.value);
    }
    for actor in inputs.actors.ids() {
        let chain = std::iter::successors(Some(actor), |actor| inputs.actors.get(*actor).parent);
        assert!(chain.take(inputs.actors.0.len() + 1).count() <= inputs.actors.0.len(), "a circle");
    }
    assert!(inputs.assumptions.report_years.value.value.iter().all(|year| (1..=horizon).contains(year)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn any_cells_give_inputs_or_errors_and_never_both(changes in prop::collection::vec(change(), 1..12)) {
        let case = Case::changed(&changes.concat());
        let checked = check(&case, Words::of(Lang::Sv));
        for (_, inputs, findings) in &checked.operations {
            prop_assert_eq!(inputs.is_some(), !findings.iter().any(Finding::is_error));
            if let Some(inputs) = inputs {
                holds_together(inputs);
            }
        }
        for finding in &checked.findings {
            prop_assert!(!format!("{finding:?}").contains("811218"), "{:?}", finding);
            prop_assert_eq!(finding.place.cell.is_some(), finding.around.is_some());
        }
        // The same cells give the same findings.
        prop_assert_eq!(check(&case, Words::of(Lang::Sv)).findings, checked.findings);
    }
}
