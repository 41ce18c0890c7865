//! Rules of the input workbooks that no single finding shows.

mod cohort;
mod financing;
mod plan;
mod plausible;
#[path = "../support/mod.rs"]
mod support;
mod unpriced;
mod values;

use bokslut::base::{Code, Finding, Kronor, Year};
use bokslut::model::{Inputs, Party, Persistence, Price, Quantity, Reliability, Side};
use bokslut::validate::{Kind, PriceBook, kind, operation};
use bokslut::words::{Lang, Words};
use rust_decimal::Decimal;
use support::Case;
use support::check::{Checked, check};

fn checked(changes: &str) -> Checked {
    check(&Case::changed(changes), Words::of(Lang::Sv))
}

fn codes(findings: &[Finding]) -> Vec<(Code, String)> {
    findings.iter().map(|finding| (finding.code, finding.place.within())).collect()
}

/// The inputs of the base case with changes that are all right.
fn inputs(changes: &str) -> Inputs {
    let Checked { findings, mut operations } = checked(changes);
    assert_eq!(codes(&findings), []);
    operations.remove(0).1.expect("inputs")
}

/// The only finding of the base case with a change.
fn finding(changes: &str) -> Finding {
    let mut findings = checked(changes).findings;
    assert_eq!(findings.len(), 1, "{:?}", codes(&findings));
    findings.remove(0)
}

#[test]
fn an_english_workbook_is_read_like_a_swedish_one() {
    let english = "
        [en/office.xlsx]
        Operation | A1 | Operation | The Office
        Operation | A2 | Account year | 2016
        Operation | A3 | Principal | Municipality
        Operation | A4 | Number of participants | 459
        Economy | A1 | Entry | Side | Amount (kr) | Actor
        Economy | A2 | Grant | Income | 18823000 | Municipality
        Outcomes | A1 | Outcome | Number of persons | Overlaps | Source
        Outcomes | A2 | Work | 218 | yes | Register
        Effects | A1 | Outcome | Side | Basis | Actor | Cost type | Amount | Counterparty | Year 1 | Year 2
        Effects | A2 | Work | Income | effect month | Region | Real | 4800 | The operation
        Effects | A3 | Work | Cost | series | Public Employment Service | Financial | 1 | the office | 10 | 20
        Persistence | A1 | Profile | Fading
        Persistence | A2 | Slow | 10 %
        Assumptions | A1 | Assumption | Value
        Assumptions | A2 | Discounting production value | end
        Assumptions | A3 | Report years | 1; 4 20";
    let mut operations = checked(english).operations;
    assert_eq!(operations.len(), 2);
    let (_, inputs, findings) = operations.remove(1);
    assert_eq!(codes(&findings), []);
    let inputs = inputs.expect("inputs");
    assert_eq!(inputs.assumptions.report_years.value.value, [1, 4, 20]);
    assert!(inputs.outcomes[0].overlaps);
    let parties: Vec<Party> = inputs.lines.iter().map(|line| line.counterparty).collect();
    assert_eq!(parties, [Party::Operation, Party::Operation], "by the general word and by its own name");
}

#[test]
fn headings_may_stand_below_titles_in_any_order_with_columns_of_ones_own() {
    let moved = inputs(
        "[2016/kontoret.xlsx]
        remove | Ekonomi
        Ekonomi | A1 | Ekonomi 2016
        Ekonomi | A2 | utdrag ur huvudboken
        Ekonomi | B30 | KONTO | aktör | Belopp* (kr) | sida\u{a0} * | Post
        Ekonomi | B32 | 3010 | Kommun | 18823000 | intäkt | Anslag
        Ekonomi | B40 | 3010 | | | |",
    );
    assert_eq!(moved.entries.len(), 1, "a row with nothing in the table's own columns is no row");
    assert_eq!(moved.entries[0].amount.value, Kronor(Decimal::from(18_823_000)));
    assert_eq!(moved.entries[0].place.within(), "Ekonomi!C32");
}

#[test]
fn a_header_below_the_thirtieth_row_is_not_found() {
    let changes = "[2016/kontoret.xlsx]
        remove | Ekonomi
        Ekonomi | A31 | Post | Sida | Belopp";
    let findings = codes(&checked(changes).findings);
    assert_eq!(findings, vec![(Code::MissingColumn, "Ekonomi".to_string()); 3]);
}

#[test]
fn the_nearest_definition_of_a_code_wins() {
    let header = "Kod | Benämning | Aktör | Kostnadsslag | Enhet | Pris | Prisår | Källa";
    let row = |price: u32| {
        format!("handl | Handläggning | Arbetsförmedlingen | Real | månad | {price} | 2016 | egen")
    };
    let price = |changes: String| {
        let inputs = inputs(&changes);
        let Price::UnitCost(at) = inputs.lines[0].price else { panic!("a unit cost") };
        (inputs.unit_costs[at].price.value.0, inputs.unit_costs[at].place.to_string(), inputs.sources.len())
    };
    let folder = format!(
        "[2016/priser.xlsx]\nEnhetskostnader | A1 | {header}\nEnhetskostnader | A2 | {}\n",
        row(3100)
    );
    assert_eq!(
        price(folder.clone()),
        (Decimal::from(3100), "2016/priser.xlsx · Enhetskostnader!A2".into(), 3)
    );
    let own = format!(
        "{folder}[2016/kontoret.xlsx]\nEnhetskostnader | A1 | {header}\nEnhetskostnader | A2 | {}\n",
        row(3200)
    );
    assert_eq!(price(own), (Decimal::from(3200), "2016/kontoret.xlsx · Enhetskostnader!A2".into(), 3));
    // A price list in another branch is out of reach.
    let other = format!(
        "[2017/priser.xlsx]\nEnhetskostnader | A1 | {header}\nEnhetskostnader | A2 | {}\n",
        row(3300)
    );
    assert_eq!(price(other), (Decimal::from(3000), "enhetskostnader.xlsx · Enhetskostnader!A4".into(), 2));
}

#[test]
fn the_nearest_value_of_each_index_year_wins() {
    let inputs = inputs(
        "[2016/kontoret.xlsx]
        Prisindex | A1 | År | kpi
        Prisindex | A2 | 2016 | 316.5",
    );
    let values: Vec<(Year, String)> =
        inputs.indices[0].values.iter().map(|(year, value)| (*year, value.value.to_string())).collect();
    assert_eq!(values, [(Year(2015), "313.35".into()), (Year(2016), "316.5".into())]);
}

#[test]
fn actors_of_several_levels_are_merged_and_the_nearest_wins() {
    let inputs = inputs(
        "[enhetskostnader.xlsx]
        Aktörer | A1 | Aktör | Ingår i | Kortnamn
        Aktörer | A2 | Region
        Aktörer | A3 | Kommun | | Kn
        Aktörer | A4 | Arbetsförmedlingen
        [2016/kontoret.xlsx]
        Aktörer | A1 | Aktör | Ingår i | Kortnamn
        Aktörer | A2 | Socialtjänst | kommun
        Aktörer | A3 | KOMMUN",
    );
    let actors: Vec<_> = inputs
        .actors
        .0
        .iter()
        .map(|actor| (&*actor.name, &*actor.short, actor.parent.map(|id| id.0)))
        .collect();
    assert_eq!(
        actors,
        [
            ("Region", "Region", None),
            ("KOMMUN", "KOMMUN", None),
            ("Arbetsförmedlingen", "Arbetsförmedlingen", None),
            ("Socialtjänst", "Socialtjänst", Some(1)),
        ]
    );
}

#[test]
fn an_unknown_code_suggests_the_nearest_and_says_where_it_stands() {
    let finding = finding("[2016/kontoret.xlsx]\nEffekter | D4 | FORS-1");
    assert_eq!(finding.suggestion.as_deref(), Some("FORS"));
    assert_eq!(finding.further[0].to_string(), "enhetskostnader.xlsx · Enhetskostnader!A6");
    let excerpt = finding.around.and_then(|around| around.excerpt()).expect("an excerpt");
    assert_eq!(excerpt.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn codes_are_not_called_unknown_when_the_price_list_could_not_be_read_whole() {
    // Row 4 has lost its code: HANDL, which a line uses, may have been it.
    let Checked { findings, .. } = checked("[enhetskostnader.xlsx]\nEnhetskostnader | A4 |");
    assert_eq!(
        codes(&findings),
        [(Code::FaultyPriceWorkbook, String::new()), (Code::MissingValue, "Enhetskostnader!A4".into())]
    );
    assert_eq!(findings[0].further[0].to_string(), "enhetskostnader.xlsx");
}

#[test]
fn a_price_workbook_that_cannot_be_read_may_hold_anything() {
    let case = Case::changed("[enhetskostnader.xlsx]\nremove");
    let book = &case.workbooks()[0];
    let unreadable = PriceBook::unreadable(&"enhetskostnader.xlsx".into());
    let (inputs, findings) = operation(book, &[vec![], vec![&unreadable]], Words::of(Lang::Sv));
    assert_eq!(inputs, None);
    assert_eq!(codes(&findings), [(Code::FaultyPriceWorkbook, String::new())]);
    // Without it, every code is unknown.
    let (_, findings) = operation(book, &[], Words::of(Lang::Sv));
    assert_eq!(findings.iter().filter(|finding| finding.code == Code::UnknownCode).count(), 4);
}

#[test]
fn one_mistake_is_one_finding() {
    // The outcome's row is wrong, so that lines which name it are in doubt; they are not wrong themselves.
    assert_eq!(finding("[2016/kontoret.xlsx]\nUtfall | B2 | många").code, Code::NotANumber);
    assert_eq!(finding("[2016/kontoret.xlsx]\nAntaganden | B3 | 41").code, Code::YearOutOfRange);
    assert_eq!(finding("[2016/kontoret.xlsx]\nVaraktighet | C3 | 70").code, Code::NotAShare);
    assert_eq!(finding("[2016/kontoret.xlsx]\nVerksamhet | B4 |").code, Code::MissingValue);
}

#[test]
fn every_sheet_of_a_workbook_full_of_faults_is_heard() {
    let Checked { findings, operations } = checked(
        "[2016/kontoret.xlsx]
        Verksamhet | B6 | #VALUE!
        Ekonomi | B2 | Inkomst
        Utfall | F2 | 20
        Effekter | D2 | HANDLE
        Varaktighet | B3 | 110 %
        Antaganden | A3 | Horizont
        [enhetskostnader.xlsx]
        Enhetskostnader | F6 | dyrt",
    );
    assert!(operations[0].1.is_none());
    assert_eq!(
        codes(&findings),
        [
            (Code::FaultyPriceWorkbook, String::new()),
            (Code::ErrorValue, "Verksamhet!B6".into()),
            (Code::UnknownChoice, "Ekonomi!B2".into()),
            (Code::NotAShare, "Utfall!F2".into()),
            (Code::UnknownCode, "Effekter!D2".into()),
            (Code::NotAShare, "Varaktighet!B3".into()),
            (Code::UnknownAssumption, "Antaganden!A3".into()),
            (Code::NotANumber, "Enhetskostnader!F6".into()),
        ]
    );
}

#[test]
fn an_operation_called_like_an_actor_is_told_of_once() {
    // The base case names Kommun as principal, payer and counterparty too.
    let finding = finding("[2016/kontoret.xlsx]\nVerksamhet | B3 | kommun");
    assert_eq!((finding.code, finding.place.within()), (Code::UnusableName, "Verksamhet!B3".into()));
}

#[test]
fn a_price_list_that_is_faulty_and_contradicts_another_is_named_once() {
    let header = "Kod | Benämning | Aktör | Kostnadsslag | Enhet | Pris | Prisår | Källa";
    let row = "Handläggning | Arbetsförmedlingen | Real | månad";
    let changes = format!(
        "[enhetskostnader.xlsx]
        Enhetskostnader | A8 | TVA | {row} | fel | 2016 | egen
        [priser.xlsx]
        Enhetskostnader | A1 | {header}
        Enhetskostnader | A2 | HANDL | {row} | 3100 | 2016 | egen
        Enhetskostnader | A3 | TRE | {row} | fel | 2016 | egen"
    );
    let findings = checked(&changes).findings;
    let waits = findings.iter().find(|finding| finding.code == Code::FaultyPriceWorkbook).expect("it waits");
    assert_eq!(waits.values, [("prices".into(), "enhetskostnader.xlsx, priser.xlsx".to_string())]);
    let further: Vec<String> = waits.further.iter().map(ToString::to_string).collect();
    assert_eq!(further, ["enhetskostnader.xlsx", "priser.xlsx"]);
}
