//! Sums, elimination, ranking and comparison, worked out by hand.
//!
//! Verkstaden (2020) costs 1 000 and is paid 600 by Kommun, who gains 300 in year 1 and 100 in year 2.
//! Kaféet (2020) costs 500 and is paid 200 by Kommun and 150 by Verkstaden, which is one of its
//! actors; Region gains 80 and 20. No discount rate, a horizon of two years.
//!
//! |                | year 1                              | both years        |
//! |----------------|-------------------------------------|-------------------|
//! | Verkstaden     | 600 - 1000 + (300 - 600) = -700     | -700 + 100 = -600 |
//! | Kaféet         | 350 - 500 - 200 - 150 + 80 = -420   | -420 + 20 = -400  |
//! | both           | -1 120                              | -1 000            |
//!
//! Verkstaden's 150 are a cost of the actor Verkstaden in Kaféet's account, and they are among the
//! 1 000 that Verkstaden's own books have. Counted once: -1 120 + 150 = -970, -1 000 + 150 = -850.

use crate::support_cases::*;
use crate::{digest, figures, figures_of, gain, number, operation, word};
use bokslut::model::{Inputs, Side};
use bokslut::together::figures::{ADDED, Figures};
use bokslut::together::{Digest, Measure};
use rust_decimal::Decimal;
use std::sync::Arc;

fn workshop() -> Inputs {
    gain(operation("Verkstaden", 2020, "1000"), actor(0), &["300", "100"])
        .entry(Side::Income, "600", Some(0), 1)
        .0
}

fn cafe() -> Inputs {
    let make = operation("Kaféet", 2020, "500").part("Verkstaden", None);
    let make = gain(make, actor(1), &["80", "20"]);
    make.entry(Side::Income, "200", Some(0), 1).entry(Side::Income, "150", Some(2), 1).0
}

fn sums(figures: &Figures, ids: &[Option<bokslut::figure::Id>]) -> Vec<Option<Decimal>> {
    ids.iter().map(|id| id.map(|id| number(figures, id))).collect()
}

fn of(numbers: &[i64]) -> Vec<Option<Decimal>> {
    numbers.iter().map(|number| Some(Decimal::from(*number))).collect()
}

#[test]
fn the_totals_count_what_one_operation_pays_another_once() {
    let figures = figures(&[workshop(), cafe()]);
    let totals = &figures.totals[0];
    assert_eq!((figures.totals.len(), totals.number), (1, 2020));
    assert_eq!(ADDED[0].0, Measure::Participants);
    // Participants 100 + 100; income 600 + 350; cost 1000 + 500; their difference; society.
    assert_eq!(sums(&figures, &totals.plain), of(&[200, 950, 1500, -550, -1120, -1000, -1000]));
    let between = totals.between.as_ref().expect("Verkstaden pays Kaféet");
    let expected = [vec![None], of(&[-150, -150]), vec![None], of(&[150, 150, 150])].concat();
    assert_eq!(sums(&figures, between), expected);
    let net = totals.net.as_ref().expect("what is left");
    assert_eq!(sums(&figures, net), of(&[200, 800, 1350, -550, -970, -850, -850]));
    // 850 lost for every 1 350 that the operations cost together; never the mean of -0.6 and -0.8.
    let rate = totals.returns[0].expect("a return");
    assert_eq!(number(&figures, rate), d("-850") / d("1350"));
}

#[test]
fn transfers_are_taken_out_of_the_actors_sums_and_cost_types_come_to_the_same() {
    let figures = figures(&[workshop(), cafe()]);
    let sums = &figures.actors[0];
    let row = |ids: &[bokslut::figure::Id]| ids.iter().map(|id| number(&figures, *id)).collect::<Vec<_>>();
    let whole = |numbers: &[i64]| numbers.iter().map(|number| Decimal::from(*number)).collect::<Vec<_>>();
    let named: Vec<(&str, Vec<Decimal>)> = (sums.groups.iter())
        .map(|group| (&*figures.groups.all[group.group].text, row(&group.values)))
        .collect();
    assert_eq!(
        named,
        [
            // 600 + 350 in, 1000 + 500 out.
            ("Verksamheterna", whole(&[950, 1500, -550, -550])),
            // Gains 300, then 100; pays 600 and 200.
            ("Kommun", whole(&[300, 800, -500, -400])),
            ("Region", whole(&[80, 0, 80, 100])),
            ("Verkstaden", whole(&[0, 150, -150, -150])),
            ("Produktionsvärde", whole(&[0, 0, 0, 0])),
        ]
    );
    assert_eq!(row(&sums.gross), whole(&[1330, 2450, -1120, -1000]));
    // The operations are paid 600 + 200 + 150.
    assert_eq!(row(&sums.eliminated), whole(&[-950, -950, 0]));
    assert_eq!(row(&sums.between.expect("Verkstaden pays Kaféet")), whole(&[-150, 150, 150]));
    // 300 + 80 gained; 1000 + 500 - 150 of resources used.
    assert_eq!(row(&sums.net), whole(&[380, 1350, -970, -850]));
    // Real: -1000 + 300 - 500 + 80, later + 100 + 20. Every payment has two sides, so financial is 0.
    assert_eq!(row(&sums.types.types[0]), whole(&[-1120, -1000]));
    assert_eq!(row(&sums.types.types[2]), whole(&[0, 0]));
    assert_eq!(row(&sums.types.sum), whole(&[-970, -850]));
    assert_eq!(row(&sums.types.difference), whole(&[0, 0]));
    assert_eq!(word(&figures, sums.types.verdict), "OK");
}

#[test]
fn what_is_paid_to_an_operation_of_another_year_is_no_payment_between_accounts_of_the_run() {
    let mut later = workshop();
    later.operation.year.value.0 = 2021;
    let figures = figures(&[later, cafe()]);
    assert!(figures.transfers.is_empty());
    assert!(figures.totals.iter().all(|totals| totals.between.is_none() && totals.net.is_none()));
    // Kaféet alone in 2020, Verkstaden alone in 2021.
    assert_eq!(sums(&figures, &figures.totals[0].plain[4..5]), of(&[-420]));
    assert_eq!(sums(&figures, &figures.totals[1].plain[4..5]), of(&[-700]));
}

#[test]
fn a_payment_after_the_term_of_office_is_counted_within_the_horizon_only() {
    let long = |make: Make| make.horizon(6);
    let payer = long(operation("Verkstaden", 2020, "1000"));
    let payer = gain(payer, actor(0), &["300"]).0;
    let make = long(operation("Kaféet", 2020, "500")).part("Verkstaden", None);
    let receiver = gain(make, actor(1), &["80"]).entry(Side::Income, "150", Some(2), 5).0;
    let figures = figures(&[payer, receiver]);
    let values: Vec<Decimal> = figures.transfers[0].values.iter().map(|id| number(&figures, *id)).collect();
    // Nothing in year 1 nor in the four years of the term; 150 in year 5, undiscounted and at no rate.
    assert_eq!(values, [d("0"), d("0"), d("0"), d("-150"), d("-150")]);
}

#[test]
fn what_an_operation_of_another_organisation_is_called_makes_no_transfer_of_a_payment() {
    let payer = gain(operation("Verkstaden", 2020, "1000"), actor(0), &["300"]).0;
    let make = operation("Kaféet", 2020, "500").part("Verkstaden", None);
    let receiver = gain(make, actor(1), &["80"]).entry(Side::Income, "150", Some(2), 1).0;
    let accounts = |organisations: [&str; 2]| -> Vec<Digest> {
        let both = [&payer, &receiver].map(digest).into_iter().zip(organisations);
        both.map(|(account, whose)| Digest { organisation: Arc::from(whose), ..account }).collect()
    };
    let between = |organisations| figures_of(&accounts(organisations)).transfers.len();
    assert_eq!(between(["Norr", "Norr"]), 1);
    assert_eq!(between(["Norr", "Söder"]), 0);
}

#[test]
fn the_ranking_goes_by_return_and_the_same_return_shares_a_place() {
    let twin = |name: &str| {
        gain(operation(name, 2020, "1000"), actor(0), &["300", "100"])
            .entry(Side::Income, "600", Some(0), 1)
            .0
    };
    let none = gain(operation("Gratis", 2020, "0"), actor(0), &["5", "5"]).0;
    let figures = figures(&[none, cafe(), twin("A"), twin("B")]);
    let order: Vec<&str> =
        figures.ranking.rows.iter().map(|row| &*figures.listed[row.account].operation).collect();
    // Kaféet alone: -400 / 500 = -0.8. A and B: -600 / 1000 = -0.6. Gratis has no cost to divide by.
    assert_eq!(order, ["A", "B", "Kaféet", "Gratis"]);
    let ranks: Vec<Option<Decimal>> =
        figures.ranking.rows.iter().map(|row| row.rank.map(|id| number(&figures, id))).collect();
    assert_eq!(ranks, [Some(d("1")), Some(d("1")), Some(d("2")), None]);
    let gaps: Vec<Option<Decimal>> =
        figures.ranking.rows.iter().map(|row| row.gap.map(|id| number(&figures, id))).collect();
    assert_eq!(gaps, [None, Some(d("0")), Some(d("-0.2")), None]);
    assert_eq!(word(&figures, figures.ranking.verdict.expect("an order")), "OK");
}

#[test]
fn two_years_of_an_operation_are_compared_in_kronor_and_per_cent() {
    // 2019: costs 800, Kommun gains 300 and 100, nobody pays: -800 + 300 = -500, both years -400.
    let before = gain(operation("verkstaden", 2019, "800"), actor(0), &["300", "100"]).0;
    let figures = figures(&[workshop(), before]);
    let [comparison] = figures.comparisons.as_slice() else { panic!("one pair") };
    assert_eq!(comparison.accounts.map(|account| figures.listed[account].year), [2019, 2020]);
    let change = |label: &str| {
        let all = comparison.measures.iter().chain(&comparison.actors);
        let change = all.into_iter().find(|change| &*change.label == label).expect("a row");
        let ids = change.values.into_iter().flatten().chain(change.change.into_iter().flatten());
        ids.map(|id| figures.book.number(id)).collect::<Vec<_>>()
    };
    let is = |texts: [&str; 4]| texts.map(|text| Some(d(text))).to_vec();
    // 1000 - 800 = 200, a quarter of 800.
    assert_eq!(change("Kostnader, egna böcker"), is(["800", "1000", "200", "0.25"]));
    // -700 - -500 = -200, which is 40 per cent of 500 to the worse.
    assert_eq!(change("Samhället, år 1"), is(["-500", "-700", "-200", "-0.4"]));
    // -400 / 800 = -0.5; -600 / 1000 = -0.6.
    assert_eq!(change("Avkastning, mandatperioden (gånger kostnaden)"), is(["-0.5", "-0.6", "-0.1", "-0.2"]));
    // From nothing there is no per cent.
    assert_eq!(change("Intäkter, egna böcker"), [Some(d("0")), Some(d("600")), Some(d("600")), None]);
    // Kommun: 300, then 300 - 600 = -300.
    assert_eq!(change("Kommun"), is(["300", "-300", "-600", "-2"]));
}

#[test]
fn the_bars_of_the_charts_are_gains_or_losses() {
    let figures = figures(&[workshop(), cafe()]);
    let halves = |bars: &[[bokslut::figure::Id; 2]]| -> Vec<[Decimal; 2]> {
        bars.iter().map(|half| half.map(|id| number(&figures, id))).collect()
    };
    // Society over both years, in the order of the summary.
    let mut accounts = halves(&figures.bars.accounts);
    accounts.sort();
    assert_eq!(accounts, [[d("0"), d("-600")], [d("0"), d("-400")]]);
    // Region gains 80. Kommun: 300 - 600 in one account, -200 in the other.
    let [(year, bars)] = figures.bars.actors.as_slice() else { panic!("one account year") };
    let groups = &figures.actors[*year].groups;
    let of = |name: &str| groups.iter().position(|group| word(&figures, group.key) == name).expect("a group");
    let bars = halves(bars);
    assert_eq!(bars[of("Region")], [d("80"), d("0")]);
    assert_eq!(bars[of("Kommun")], [d("0"), d("-500")]);
}
