//! Sections 1 and 8: key figures and income statement.

use crate::support_cases::*;
use crate::{all, near};
use bokslut::model::{Basis, CostType, Party, Side};

const REAL: CostType = CostType::Real;

#[test]
fn key_figures_come_from_the_own_books_of_year_one() {
    let make = Make::new().participants("20").horizon(2).outcome("Arbete", "8", |_| ());
    let make = make.entry(Side::Income, "600", Some(0), 1).entry(Side::Income, "400", Some(1), 1);
    let make = make.entry(Side::Cost, "1500", None, 1).entry(Side::Cost, "9999", None, 2);
    let make = make.line(actor(0), REAL, Side::Income, Basis::Person, "100", |_| ());
    let worked = Worked::of(make.0);
    let key = &worked.account.key_figures;
    assert_eq!(worked.number(key.income), d("1000"));
    assert_eq!(worked.number(key.cost), d("1500"));
    assert_eq!(worked.number(key.result), d("-500"));
    // 1,500 / 20 = 75; 1,500 / 8 = 187.50; 8 / 20 = 0.4. The cost of year 2 is not among them.
    assert_eq!(worked.number(key.cost_per_person), d("75"));
    assert_eq!(worked.numbers(&key.outcomes[0]), all(&["8", "187.5", "0.4"]));
}

/// Kommun > Socialtjänst > Placeringar, and Region beside; income, cost and production value.
fn three_levels() -> Worked {
    let make = Make::new().horizon(2).rate("0").outcome("Arbete", "10", |_| ());
    let make = make.part("Socialtjänst", Some(0)).part("Placeringar", Some(2));
    let (kommun, region, social, placed) = (actor(0), actor(1), actor(2), actor(3));
    let make = make.entry(Side::Cost, "5000", None, 1).entry(Side::Income, "3000", Some(2), 1);
    let make = make.line(kommun, REAL, Side::Income, Basis::Once, "100", |_| ());
    let make = make.line(social, REAL, Side::Income, Basis::Once, "20", |line| line.counterparty = region);
    let make = make.line(placed, REAL, Side::Income, Basis::Once, "7", |_| ());
    let make = make.line(placed, CostType::Financial, Side::Cost, Basis::Once, "3", |_| ());
    let make = make.line(region, REAL, Side::Income, Basis::Once, "1000", |_| ());
    let production = CostType::Production;
    Worked::of(make.line(Party::Production, production, Side::Income, Basis::Once, "400", |_| ()).0)
}

#[test]
fn a_part_counts_in_every_actor_above_it_and_once_in_the_total() {
    let worked = three_levels();
    let sums = |party: Party| {
        let block = worked.block(party);
        [block.sums[0], block.sums[1], block.result].map(|id| worked.number(id)).to_vec()
    };
    assert_eq!(sums(Party::Operation), all(&["3000", "5000", "-2000"]));
    // Placeringar: 7 - 3 = 4.
    assert_eq!(sums(actor(3)), all(&["7", "3", "4"]));
    // Socialtjänst: own 20, pays the operation 3,000; with Placeringar 27 - 3,003.
    assert_eq!(sums(actor(2)), all(&["27", "3003", "-2976"]));
    // Kommun: own 100; with both 127 - 3,003.
    assert_eq!(sums(actor(0)), all(&["127", "3003", "-2876"]));
    assert_eq!(sums(actor(1)), all(&["1000", "0", "1000"]));
    assert_eq!(sums(Party::Production), all(&["400", "0", "400"]));
    // -2,000 - 2,876 + 1,000 + 400 = -3,476: the tops only. The same from the lines:
    // -5,000 + 100 + 20 + 7 - 3 + 1,000 + 400 = -3,476; the 3,000 cancel.
    assert_eq!(worked.number(worked.account.statement.total), d("-3476"));
    assert_eq!(worked.master(), "OK");
}

#[test]
fn a_cell_is_the_sum_of_the_lines_of_its_actor_side_and_counterparty() {
    let worked = three_levels();
    let statement = &worked.account.statement;
    let column =
        |party: Party| statement.counterparties.iter().position(|other| *other == party).expect("a column");
    let cell = |party: Party, slot: usize, counterparty: Party| {
        worked.number(worked.block(party).cells[slot][column(counterparty)])
    };
    // Socialtjänst gains 20 in the area of Region, its part 7 in its own; it pays the operation.
    assert_eq!(cell(actor(2), 0, actor(1)), d("20"));
    assert_eq!(cell(actor(2), 0, actor(3)), d("7"));
    assert_eq!(cell(actor(2), 1, Party::Operation), d("3000"));
    assert_eq!(cell(actor(2), 1, actor(3)), d("3"));
    assert_eq!(cell(actor(2), 0, actor(2)), d("0"));
    // The operation's income has the payer as its counterparty, its cost itself.
    assert_eq!(cell(Party::Operation, 0, actor(2)), d("3000"));
    assert_eq!(cell(Party::Operation, 1, Party::Operation), d("5000"));
    // The last row by counterparty: operation -5,000 - 3,000 + 400; Kommun 100; Region 1,020;
    // Socialtjänst +3,000; Placeringar 7 - 3.
    let total = |party: Party| worked.number(statement.totals[column(party)]);
    assert_eq!(total(Party::Operation), d("-7600"));
    assert_eq!(
        [actor(0), actor(1), actor(2), actor(3)].map(total).to_vec(),
        all(&["100", "1020", "3000", "4"])
    );
}

#[test]
fn every_party_has_its_row_in_order_with_its_parts_below_it() {
    let worked = three_levels();
    let rows: Vec<(Party, usize)> =
        worked.account.statement.blocks.iter().map(|block| (block.party, block.depth)).collect();
    let expected = [
        (Party::Operation, 0),
        (actor(0), 0),
        (actor(2), 1),
        (actor(3), 2),
        (actor(1), 0),
        (Party::Production, 0),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn a_part_counts_in_the_projection_of_every_actor_above_it() {
    let worked = three_levels();
    let at_end = |party: Party| *worked.party(party).total.accumulated.last().expect("a year");
    // At 0 % and with nothing in year 2, what has accumulated is the result of year 1.
    for (party, expected) in [(actor(3), "4"), (actor(2), "-2976"), (actor(0), "-2876"), (actor(1), "1000")] {
        near(worked.number(at_end(party)), expected);
    }
    // Kommun's present values: income 127, cost 3,003, both positive; 127 / 3,003 = 0.0423.
    let measures = &worked.party(actor(0)).measures;
    assert_eq!(worked.numbers(&measures.present), all(&["127", "3003"]));
    near(worked.number(measures.ratio), "0.042291042291042");
}
