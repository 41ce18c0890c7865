//! Section 12 and the edges of the method: what happens where there is nothing to count.

use crate::support_cases::*;
use crate::{all, never};
use bokslut::model::{Basis, CostType, Side};

const REAL: CostType = CostType::Real;

#[test]
fn an_account_of_one_year_and_one_of_forty_hold() {
    for horizon in [1, 40] {
        let make = Make::new().horizon(horizon).outcome("Arbete", "10", |_| ());
        let make = make.entry(Side::Cost, "500", None, 1);
        let worked = Worked::of(make.line(actor(0), REAL, Side::Income, Basis::Person, "100", |_| ()).0);
        assert_eq!(worked.projection.types.total.accumulated.len(), horizon);
        assert_eq!(worked.number(worked.projection.types.total.accumulated[0]), d("500"));
        let [term, whole] = worked.projection.returns.views.each_ref().map(|view| worked.number(view.years));
        assert_eq!((term, whole), (horizon.min(4).into(), horizon.into()));
        assert_eq!(worked.master(), "OK");
    }
}

#[test]
fn nobody_with_the_outcome_gives_a_word_instead_of_a_cost_per_outcome() {
    let make = Make::new().participants("20").horizon(2).outcome("Arbete", "0", |_| ());
    let make = make.entry(Side::Cost, "500", None, 1);
    let worked = Worked::of(make.line(actor(0), REAL, Side::Income, Basis::Person, "100", |_| ()).0);
    let [persons, per_outcome, rate] = worked.account.key_figures.outcomes[0];
    assert_eq!(worked.number(persons), d("0"));
    assert_eq!(worked.word(per_outcome), "–");
    assert_eq!(worked.number(rate), d("0"));
    assert_eq!(worked.effect(0), all(&["0", "0"]));
    // Everything lost: -500 in year 1 and nothing to bring it back.
    assert_eq!(worked.word(worked.projection.measures.payback), never());
    assert_eq!(worked.number(worked.projection.returns.rates[0]), d("-1"));
    assert_eq!(worked.master(), "OK");
}

#[test]
fn an_operation_that_cost_nothing_has_no_return_but_a_word() {
    let make = Make::new().horizon(2).rate("0").outcome("Arbete", "1", |_| ());
    let worked = Worked::of(make.line(actor(0), REAL, Side::Income, Basis::Person, "100", |_| ()).0);
    let returns = &worked.projection.returns;
    assert!(returns.rates.iter().all(|id| worked.word(*id) == "–"));
    assert!(returns.views.iter().all(|view| worked.word(view.rate) == "–"));
    assert_eq!(worked.word(worked.projection.measures.ratio), "–");
    assert_eq!(worked.number(worked.account.key_figures.cost_per_person), d("0"));
    assert_eq!(worked.master(), "OK");
}

#[test]
fn a_cost_that_comes_later_gives_a_return_from_that_year_on() {
    let make = Make::new().horizon(2).rate("0").outcome("Arbete", "1", |_| ());
    let make = make.entry(Side::Cost, "400", None, 2);
    let worked = Worked::of(make.line(actor(0), REAL, Side::Income, Basis::Person, "100", |_| ()).0);
    let [first, second] = worked.projection.returns.rates.as_slice() else { panic!("two years") };
    assert_eq!(worked.word(*first), "–");
    // (100 + 100 - 400) / 400 = -0.5.
    assert_eq!(worked.number(*second), d("-0.5"));
}

#[test]
fn an_account_without_participants_gives_words_and_no_fault() {
    let make = Make::new().participants("0").horizon(1).outcome("Arbete", "0", |_| ());
    let make = make.entry(Side::Cost, "500", None, 1);
    let worked = Worked::of(make.line(actor(0), REAL, Side::Income, Basis::Person, "100", |_| ()).0);
    assert_eq!(worked.word(worked.account.key_figures.cost_per_person), "–");
    assert_eq!(worked.word(worked.account.key_figures.outcomes[0][2]), "–");
}

#[test]
fn more_persons_than_participants_fail_the_master_check() {
    let make = Make::new().participants("20").horizon(1).outcome("Arbete", "21", |_| ());
    let worked = Worked::of(make.line(actor(0), REAL, Side::Income, Basis::Person, "100", |_| ()).0);
    assert_eq!(worked.master(), "FEL");
    // Both the outcome's own bound and the sum of the outcomes are broken.
    assert_eq!(worked.number(worked.projection.checks.failed), d("2"));
    let failing: Vec<&str> = (worked.projection.checks.single.iter())
        .filter(|check| worked.number(check.fails) == d("1"))
        .map(|check| &*check.name)
        .collect();
    assert_eq!(failing.len(), 2, "{failing:?}");
}

#[test]
fn outcomes_that_share_persons_fail_the_check_unless_they_are_said_to_overlap() {
    let with = |overlaps: bool| {
        let make = Make::new().participants("20").horizon(1).outcome("Arbete", "15", |_| ());
        let make = make.outcome("Studier", "10", |outcome| outcome.overlaps = overlaps);
        Worked::of(make.line(actor(0), REAL, Side::Income, Basis::Person, "100", |_| ()).0)
    };
    // 15 + 10 = 25 > 20.
    assert_eq!(with(false).master(), "FEL");
    assert_eq!(with(true).master(), "OK");
}
