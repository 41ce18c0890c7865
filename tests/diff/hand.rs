//! A case worked by hand: Job Guide 2024 of the sample data, and a copy in which something of every
//! kind is changed at once.
//!
//! Before: net share 0.8; 10 persons, 60 effect months in year 1, 8 months a person and year;
//! persistence 1, 0.75 ...; 4 %, from the beginning of the year.
//!
//! | part          | what is changed                                                             |
//! |---------------|-----------------------------------------------------------------------------|
//! | own books     | the grant 900 000 -> 950 000, staff 1 200 000 -> 1 180 000                  |
//! | price         | AID 9 000 -> 9 500 a month                                                  |
//! | volume        | 10 -> 12 persons, and with them 60 -> 72 effect months in year 1            |
//! | effect        | 72 -> 84 of those, 8 -> 9 months a person; visits 6 to 2 -> 6 to 1: 4 -> 5  |
//! | persistence   | year 2: 0.75 -> 0.8                                                         |
//! | discounting   | 4 % -> 3 %                                                                  |
//! | removed       | start grants of 150 000, once, paid by the Public Employment Service        |
//! | added         | 50 000, once, gained by the Region                                          |

use crate::support_cases::d;
use crate::support_engine::samples::{Change, report};
use crate::{actor, between, figure, parts};
use bokslut::diff::{Difference, Measure, Whose};
use bokslut::words::Lang;

const INPUT: &str = "job-guide-2024.xlsx";

fn change(sheet: &'static str, from: &'static str, to: &'static str) -> Change {
    Change { workbook: INPUT, sheet, from, to }
}

fn changes() -> Vec<Change> {
    vec![
        change("Economy", "Income | 900000", "Income | 950000"),
        change("Economy", "Cost | 1200000", "Cost | 1180000"),
        change("Unit costs", "month | 9000 |", "month | 9500 |"),
        change("Outcomes", "Work | 10 | 60 | 8 |", "Work | 12 | 84 | 9 |"),
        change("Effects", "6 | 2", "6 | 1"),
        change("Persistence", "75%", "80%"),
        change("Assumptions", "rate | 4%", "rate | 3%"),
        change(
            "Effects",
            "Work | | Start grants to employers | Public Employment Service | Financial | Cost | once | 150000 | 1 | | | Others",
            "Work | | Fewer visits to emergency wards | Region | Real | Income | once | 50000 | 1",
        ),
    ]
}

fn difference() -> Difference {
    let old = report(Lang::En, "job-guide-2024", &[]).bytes;
    let new = report(Lang::En, "job-guide-2024", &changes()).bytes;
    between(&old, &new, Lang::En)
}

fn check(
    difference: &Difference,
    whose: &Whose,
    measure: Measure,
    year: Option<u16>,
    ends: [&str; 2],
    expected: [&str; 9],
) {
    let found = figure(difference, whose, measure, year);
    let way = found.way.as_ref().expect("a figure with parts");
    let near = |a: rust_decimal::Decimal, b: &str| (a - d(b)).abs() <= d("0.000002");
    let told = format!("{whose:?} {measure:?} {year:?}: {:?}", parts(found));
    for (found, expected) in parts(found).into_iter().zip(expected) {
        assert!(near(found, expected), "{told}, not {expected}");
    }
    assert!(
        near(way.earlier(), ends[0]) && near(way.later(), ends[1]),
        "{told}: {} {}",
        way.earlier(),
        way.later()
    );
    assert_eq!(parts(found).into_iter().sum::<rust_decimal::Decimal>(), way.change(), "{told}");
}

#[test]
fn every_part_of_a_change_comes_to_what_is_worked_out_by_hand() {
    let difference = difference();
    // The operation: (950 000 - 1 180 000) - (900 000 - 1 200 000). Nothing else is in its own books.
    let own = ["70000", "0", "0", "0", "0", "0", "0", "0", "0"];
    check(&difference, &Whose::Operation, Measure::Result, None, ["-300000", "-230000"], own);

    // Society, year 1. A month is worth AID 9 500 + PROG 4 000 x 0.75 + BENEFIT 5 000 x 0.4 + WORK 30 000 =
    // 44 500, of which 0.8 is 35 600. A person's visits are 1 800 x 4 x 0.8 = 5 760.
    //   own books: staff costs 20 000 less; the grant is paid and received
    //   price:     500 x 60 x 0.8 = 24 000
    //   volume:    12 months x 35 600 + 2 persons x 5 760 = 427 200 + 11 520
    //   effect:    12 months x 35 600 + one visit more of 12 persons, 1 800 x 12 x 0.8 = 427 200 + 17 280
    //   removed:   150 000 x 0.8; added: 50 000 x 0.8
    let society = ["20000", "24000", "438720", "444480", "0", "0", "120000", "40000", "0"];
    check(&difference, &Whose::Total, Measure::Result, None, ["849600", "1936800"], society);

    // The municipality to year 2: AID and the grant. Before: -900 000 + 9 000 x 60 x 0.8 = -468 000, and
    // in year 2 9 000 x (10 x 8 x 0.75 = 60) x 0.8 / 1.04 = 415 384.615385.
    //   price:       500 x 48 x (1 + 1/1.04)                                   = 24 000 + 23 076.923077
    //   volume:      9 500 x 0.8 x 12 months, and in year 2 72 - 60 months     = 91 200 + 87 692.307692
    //   effect:      9 500 x 0.8 x 12 months, and in year 2 81 - 72 months     = 91 200 + 65 769.230769
    //   persistence: 12 x 9 x 0.05 = 5.4 months: 7 600 x 5.4 / 1.04            = 39 461.538462
    //   discounting: 7 600 x 86.4 = 656 640: / 1.03 - / 1.04                   = 6 129.947722
    let municipality = [
        "-50000",
        "47076.923077",
        "178892.307692",
        "156969.230769",
        "39461.538462",
        "6129.947722",
        "0",
        "0",
        "0",
    ];
    // 500 x ... after: -950 000 + 9 500 x 84 x 0.8 + 656 640 / 1.03 = -950 000 + 638 400 + 637 514.563107.
    let ends = ["-52615.384615", "325914.563107"];
    check(&difference, &actor("Kommun"), Measure::Accumulated, Some(2), ends, municipality);

    // The region to year 2: visits. Before: 1 800 x 4 x 10 x 0.8 = 57 600, and 57 600 x 0.75 / 1.04 later.
    //   volume:      11 520 x (1 + 0.75/1.04)                                  = 11 520 + 8 307.692308
    //   effect:      17 280 x (1 + 0.75/1.04)                                  = 17 280 + 12 461.538462
    //   persistence: 1 800 x 5 x 12 x 0.8 = 86 400: x 0.05 / 1.04              = 4 153.846154
    //   discounting: 86 400 x 0.8 = 69 120: / 1.03 - / 1.04                    = 645.257655
    //   added:       50 000 x 0.8
    let region = ["0", "0", "19827.692308", "29741.538462", "4153.846154", "645.257655", "0", "40000", "0"];
    check(
        &difference,
        &actor("Region"),
        Measure::Accumulated,
        Some(2),
        ["99138.461538", "193506.796117"],
        region,
    );

    // The Public Employment Service, year 1: 4 000 x 0.75 x 60 x 0.8 - 120 000 = 24 000 before; 12 months
    // more of 2 400 twice, and no start grants.
    let service = ["0", "0", "28800", "28800", "0", "0", "120000", "0", "0"];
    check(&difference, &actor("Arbetsförmedlingen"), Measure::Result, None, ["24000", "201600"], service);
}

#[test]
fn the_inputs_behind_a_change_are_told_with_their_places() {
    let difference = difference();
    let price =
        difference.changed.iter().find(|changed| changed.key == "unit-cost/AID/price").expect("changed");
    let shown = price.values.clone().map(|value| value.and_then(|value| value.number()));
    assert_eq!(shown, [Some(d("9000")), Some(d("9500"))]);
    assert_eq!(price.cells, ["Unit costs!F6", "Unit costs!F6"]);
    assert_eq!(price.sources[0], "small/job-guide-2024.xlsx · Unit costs!F5");
    let keys = |list: &[bokslut::diff::Changed]| list.iter().map(|c| c.key.clone()).collect::<Vec<_>>();
    // Own books 2, price 1, outcome 3, visits 1, persistence 1, rate 1.
    assert_eq!(difference.changed.len(), 9, "{:?}", keys(&difference.changed));
    let gone = "line/Work/Start grants to employers/cost/public-employment-service";
    assert_eq!(keys(&difference.removed), [format!("{gone}/amount"), format!("{gone}/quantity")]);
    let new = "line/Work/Fewer visits to emergency wards/income/region";
    assert_eq!(keys(&difference.added), [format!("{new}/amount"), format!("{new}/quantity")]);
    let [source] = difference.sources.as_slice() else { panic!("{:?}", difference.sources) };
    assert_eq!(source.workbook, "small/job-guide-2024.xlsx");
    assert!(source.sha256.iter().all(Option::is_some) && source.sha256[0] != source.sha256[1]);
    assert!(difference.cautions.is_empty(), "{:?}", difference.cautions);
}
