//! A figure can be followed down to the source cells that it was made from.

use bokslut::figure::{Trace, Value};
use bokslut::model::{Party, Source};
use bokslut::pipeline::compute;
use bokslut::read::read_workbook;
use bokslut::validate;
use bokslut::words::{Lang, Words};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

fn leaves(trace: &Trace, found: &mut BTreeSet<String>) {
    if let Some(place) = &trace.place {
        found.insert(place.to_string());
    }
    for part in &trace.parts {
        leaves(part, found);
    }
}

#[test]
fn kommuns_result_of_year_one_leads_to_its_source_cells() {
    let words = Words::of(Lang::Sv);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/arbetsmarknadskontoret");
    let read = |name: &str| read_workbook(&folder.join(name), &Arc::from(name)).expect("a sample workbook");
    let prices = validate::price_book(&read("enhetskostnader.xlsx"), words).0;
    let book = read("arbetsmarknadskontoret-2016.xlsx");
    let Source { sha256, .. } = &book.source;
    assert_eq!(sha256.len(), 64);
    let inputs = validate::operation(&book, &[vec![&prices]], words).0.expect("valid inputs");
    let (figures, account, _) = compute(&inputs, &words.report).expect("an account");

    let kommun = inputs.actors.ids().find(|id| &*inputs.actors.get(*id).name == "Kommun").expect("Kommun");
    let block = account.statement.block(Party::Actor(kommun)).expect("Kommun's block");
    let trace = figures.trace(block.result, 20);

    // 1,021 x 22,900 + 18,880,963.50 - 18,823,000 = 23,380,900 + 57,963.50
    let expected = "23438863.50".parse().expect("a decimal");
    assert_eq!(trace.value, Value::Number(expected));
    let mut found = BTreeSet::new();
    leaves(&trace, &mut found);
    let at = |sheet: &str| found.iter().filter(|place| place.contains(sheet)).count();
    assert!(at("enhetskostnader.xlsx · Enhetskostnader!") >= 2, "both of Kommun's prices: {found:?}");
    assert!(at("· Ekonomi!") >= 1, "what Kommun pays: {found:?}");
    assert!(at("· Utfall!") >= 2, "months of year 1 and shares: {found:?}");

    // Cut at the first level, the tree holds the figures that the definition itself names.
    let shallow = figures.trace(block.result, 1);
    let parts: Vec<_> = shallow.parts.iter().map(|part| part.id).collect();
    assert_eq!(parts, block.sums);
    assert!(shallow.parts.iter().all(|part| part.parts.is_empty()));
}
