//! Which rows of different accounts are added.

use crate::support_cases::*;
use crate::{digest, figures, figures_of, gain, loss, number, operation};
use bokslut::model::{Inputs, Side};
use bokslut::together::figures::Figures;
use bokslut::together::{Digest, Member, Whose};
use std::sync::Arc;

/// Every group's text and its result of year 1.
fn results(figures: &Figures) -> Vec<(&str, String)> {
    let sums = figures.actors[0].groups.iter();
    let shown = |id| number(figures, id).normalize().to_string();
    sums.map(|group| (&*figures.groups.all[group.group].text, shown(group.values[2]))).collect()
}

#[test]
fn an_actor_is_the_same_however_its_name_is_spaced_and_cased_and_in_both_languages() {
    let other = |name: &str| {
        let mut make = operation("B", 2020, "10");
        make.0.actors.0[0].name = Arc::from(name);
        gain(make, actor(0), &["7"]).0
    };
    let kommun = gain(operation("A", 2020, "10"), actor(0), &["5"]).0;
    // 5 + 7 + 7.
    let figures = figures(&[kommun, other(" KOMMUN "), other("Municipality")]);
    assert_eq!(results(&figures)[1], ("Kommun", "19".to_string()));
}

#[test]
fn a_part_is_shown_below_the_actor_that_counts_it_and_added_once() {
    let with_part = gain(operation("A", 2020, "10").part("Skola", Some(0)), actor(2), &["5"]).0;
    let alone = gain(operation("B", 2020, "10").part("Skola", None), actor(2), &["7"]).0;
    let figures = figures(&[with_part, alone]);
    let found = results(&figures);
    let expected = [
        ("Verksamheterna", "-20"),
        ("Kommun", "5"),
        ("Kommun · Skola", "5"),
        ("Region", "0"),
        ("Skola", "7"),
        ("Produktionsvärde", "0"),
    ];
    assert_eq!(found, expected.map(|(name, result)| (name, result.to_string())));
    // -20 + 5 + 7: the part's 5 are Kommun's.
    assert_eq!(number(&figures, figures.actors[0].gross[2]), d("-8"));
}

#[test]
fn actors_merged_from_others_under_the_same_name_are_rows_of_their_own() {
    let account =
        |name: &str, gained: &str| digest(&gain(operation(name, 2020, "10"), actor(0), &[gained]).0);
    let merged = |mut digest: Digest, keys: &[&str]| {
        digest.parties[1].whose = Whose::Actor(Arc::new([Member {
            keys: keys.iter().map(ToString::to_string).collect(),
            name: Arc::from("Kommun m.fl."),
        }]));
        digest
    };
    let digests = [
        merged(account("A", "5"), &["kommun", "region"]),
        merged(account("B", "7"), &["kommun", "övriga"]),
        merged(account("C", "1"), &["kommun", "region"]),
    ];
    let figures = figures_of(&digests);
    let found = results(&figures);
    assert!(found.contains(&("Kommun m.fl.", "6".to_string())), "{found:?}");
    assert!(found.contains(&("Kommun m.fl. (2)", "7".to_string())), "{found:?}");
}

#[test]
fn an_actor_called_as_the_operations_are_together_is_not_added_to_them() {
    let mut make = operation("A", 2020, "10");
    make.0.actors.0[0].name = Arc::from("verksamheterna");
    let figures = figures(&[gain(make, actor(0), &["5"]).0]);
    let found = results(&figures);
    assert_eq!(found[0], ("Verksamheterna", "-10".to_string()));
    assert_eq!(found[1], ("verksamheterna (2)", "5".to_string()));
}

#[test]
fn years_are_never_added_to_each_other() {
    let of = |year: u16, gained: &str| gain(operation("A", year, "10"), actor(0), &[gained]).0;
    let figures = figures(&[of(2021, "7"), of(2020, "5")]);
    let years: Vec<u16> = figures.totals.iter().map(|totals| totals.number).collect();
    assert_eq!(years, [2020, 2021]);
    let kommun = |year: usize| number(&figures, figures.actors[year].groups[1].values[2]);
    assert_eq!([kommun(0), kommun(1)], [d("5"), d("7")]);
}

#[test]
fn results_at_horizons_of_different_length_are_not_added() {
    let of = |name: &str, years: usize| -> Inputs {
        loss(operation(name, 2020, "10").horizon(years), actor(1), "3").entry(Side::Cost, "1", None, 1).0
    };
    let unequal = figures(&[of("A", 5), of("B", 6)]);
    let totals = &unequal.totals[0];
    assert!(totals.plain[6].is_none() && totals.returns[1].is_none());
    assert!(totals.plain[5].is_some() && totals.returns[0].is_some(), "both have the term of office");
    let equal = figures(&[of("A", 5), of("B", 5)]);
    assert!(equal.totals[0].plain[6].is_some());
}
