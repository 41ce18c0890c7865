//! Indataregister and the seal of the outer edition: what they name is what the edition shows anyway.

use crate::cells::{account, package::Package};
use crate::{edition, for_accounts, outer};
use bokslut::decision::{Decision, Support};
use bokslut::figure::Value;
use bokslut::model::*;
use bokslut::pipeline::{compute, report};
use bokslut::register::{Register, Whence};
use bokslut::words::{Lang, Words};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::cell::Cell;
use std::collections::BTreeSet;

/// The outcomes and actors that the keys of a register name, by their segments.
fn named(keys: &[String]) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let (mut outcomes, mut actors) = (BTreeSet::new(), BTreeSet::new());
    for key in keys {
        match key.split('/').collect::<Vec<_>>()[..] {
            ["outcome", outcome, _] => drop(outcomes.insert(outcome)),
            ["line", outcome, _, _, whose, _] => {
                outcomes.insert(outcome);
                actors.insert(whose);
            }
            ["entry", _, _, payer, _] if !payer.is_empty() => drop(actors.insert(payer)),
            _ => {}
        }
    }
    (outcomes, actors)
}

/// The program's own actors go by one word in every language.
fn in_key(name: &str) -> String {
    let own = bokslut::words::names::actor::DEFAULTS.into_iter().find(|own| own.is(name));
    own.map_or(name.to_string(), |own| own.of(Lang::En).to_lowercase().replace(' ', "-"))
}

#[test]
fn the_register_names_no_outcome_actor_or_place_that_is_not_shown() {
    let (pooled, merged) = (Cell::new(0), Cell::new(0));
    for_accounts(400, |inputs, fewest| {
        let Ok(outer) = outer(&inputs, fewest) else { return Ok(()) };
        pooled.set(pooled.get() + usize::from(!outer.inputs.pooled.is_empty()));
        merged.set(merged.get() + usize::from(outer.inputs.actors != inputs.actors));
        let words = Words::of(Lang::Sv);
        let (mut book, account, projection) = compute(&outer.inputs, &words.report).expect("an account");
        let support = Support::of(&outer.inputs, words, &account, &projection);
        let decision = Decision::define(&mut book, &support).expect("figures");
        let register = Register::define(&mut book, &outer.inputs, &account, &decision, words);
        let register = register.expect("figures");
        let keys: Vec<String> = register.entries.iter().map(|entry| entry.key.clone()).collect();
        let (outcomes, actors) = named(&keys);
        let shown: BTreeSet<&str> = outer.inputs.outcomes.iter().map(|outcome| &*outcome.name).collect();
        prop_assert!(outcomes.is_subset(&shown), "{outcomes:?} of {shown:?}");
        let others = outer.inputs.unit_costs.iter().map(|cost| &*cost.code);
        let others = others.chain(["operation", "production"]);
        let there: BTreeSet<String> = (outer.inputs.actors.0.iter())
            .map(|actor| in_key(&actor.name))
            .chain(others.map(str::to_string))
            .collect();
        prop_assert!(actors.iter().all(|actor| there.contains(*actor)), "{actors:?} of {there:?}");
        for entry in &register.entries {
            // A sum over persons who are not shown one by one comes from no cell that is named.
            if entry.key.starts_with("pooled/") {
                prop_assert_eq!(&entry.whence, &Whence::Many);
                prop_assert!(book.definition(entry.now).is_none() && book.place(entry.now).is_none());
            }
            if let (true, Value::Number(persons)) = (entry.key.ends_with("/persons"), &book.value(entry.now))
            {
                prop_assert!(persons.is_zero() || *persons >= Decimal::from(fewest), "{}", entry.key);
            }
        }
        Ok(())
    });
    let found = [pooled.get(), merged.get()];
    assert!(found[0] > 20 && found[1] > 10, "pooled, merged: {found:?}");
}

#[test]
fn whatever_the_register_of_an_outer_report_tells_stands_in_a_cell_that_may_be_changed() {
    let words = Words::of(Lang::Sv);
    let bytes = report(&account().0, &[], edition(5), words).expect("a report");
    let package = Package::read(&bytes);
    let register = package.sheets.iter().find(|sheet| sheet.name == *words.report.sheets.register);
    let register = register.expect("a register");
    let head = register.cells.iter().find(|cell| cell.value == *words.report.heads.key).expect("its head");
    let keys = register.cells.iter().filter(|cell| cell.column == head.column && cell.row > head.row);
    let rows: BTreeSet<u32> = keys.map(|cell| cell.row).collect();
    assert!(rows.len() > 10, "only {} inputs", rows.len());
    let mut pooled = 0;
    for row in rows {
        let at = |column| {
            let found = register.cells.iter().find(|cell| (cell.row, cell.column) == (row, column));
            found.map_or("", |cell| cell.value.as_str())
        };
        let (sheet, reference) = at(2).split_once('!').expect("a cell");
        let sheet = package.sheets.iter().find(|other| other.name == sheet).expect("a sheet");
        let input = sheet.cells.iter().find(|cell| cell.reference == reference).expect("a cell");
        assert!(!package.format(input).locked, "{}", at(2));
        assert_eq!((at(3), at(4)), (input.value.as_str(), input.value.as_str()), "{}", at(1));
        // 3 kept out of prison: neither they nor what is merged because of them is named.
        for told in [at(1), at(7)] {
            let told = told.replace("Region och Rättsväsendet", "");
            assert!(!told.contains("judicial-system"));
            assert!(
                !["Laglydnad", "Anstaltsplats", "ANSTALT", "Rättsväsendet"].iter().any(|n| told.contains(n))
            );
        }
        if at(7).starts_with("pooled/") {
            assert_eq!(at(6), "–");
            pooled += 1;
        }
    }
    assert!(pooled > 0, "nothing is pooled: a test of nothing");
}

#[test]
fn the_seal_of_an_outer_report_names_nothing_but_its_own_sheets_and_names() {
    let words = Words::of(Lang::Sv);
    let bytes = report(&account().0, &[], edition(5), words).expect("a report");
    let package = Package::read(&bytes);
    let last = package.sheets.last().expect("Proveniens");
    let seal = last.cells.iter().find(|cell| cell.value.starts_with(bokslut::seal::FORM)).expect("a seal");
    let below = last.cells.iter().filter(|cell| cell.row > seal.row);
    let own: BTreeSet<&str> = package.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let named: BTreeSet<&str> =
        below.clone().filter(|cell| cell.column == 1).map(|cell| cell.value.as_str()).collect();
    assert!(own.is_subset(&named));
    let labels = &words.report;
    let heads = [&labels.labels.signature, &labels.labels.defined_names, &labels.heads.sheet];
    let others: Vec<&&str> =
        named.difference(&own).filter(|text| heads.iter().all(|head| ***head != ***text)).collect();
    assert!(others.is_empty(), "{others:?}");
    let prints = below.filter(|cell| cell.column >= 5).map(|cell| cell.value.as_str());
    let defined: BTreeSet<&str> = package.names.iter().map(|(name, ..)| name.as_str()).collect();
    for run in prints.flat_map(|text| text.split(' ')).filter_map(|run| run.split_once(':')) {
        let is_cell = run.0.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse::<u32>().is_ok();
        assert!(is_cell || defined.contains(run.0), "{run:?}");
    }
}

/// What an inner report of the year before is made from is told by its workbooks alone.
#[test]
fn the_sources_of_the_year_before_are_workbooks_and_their_checksums() {
    let words = Words::of(Lang::Sv);
    let (inner, path) = (account().0, std::sync::Arc::from("2020/rapport.xlsx"));
    let make = |inputs: &Inputs, last: Option<&bokslut::before::Digest>| {
        let finish = bokslut::pipeline::Finish::plain();
        bokslut::pipeline::made(inputs, &[], edition(5), &path, last, finish, words).expect("a report")
    };
    let digest = make(&inner, None).digest;
    let mut next = inner;
    next.operation.year.value.0 += 1;
    let package = Package::read(&make(&next, Some(&digest)).report);
    let last = package.sheets.last().expect("Proveniens");
    let heading = last.cells.iter().find(|cell| cell.value == *words.report.sections.sources_before);
    let row = heading.expect("sources of the year before").row + 2;
    let told: Vec<&str> =
        last.cells.iter().filter(|cell| cell.row == row).map(|cell| cell.value.as_str()).collect();
    assert_eq!(told, ["fall.xlsx", "1\u{a0}234", &"0".repeat(64), "2021-03-01T12:00:00Z"]);
    assert!(!last.cells.iter().any(|cell| cell.row == row + 1));
}
