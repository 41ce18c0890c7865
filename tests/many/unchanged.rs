//! A report that would be made the same again is left.

use super::*;
use bokslut::words::Lang;

const ALL: [&str; 6] = ["a16", "a17", "b16", "b17", "c17", "d17"];

#[test]
fn nothing_is_made_twice_and_the_files_about_the_whole_run_are_the_same() {
    let folder = six();
    let options = options(folder.path(), "ut");
    let first = expect(&options, &ALL);
    let written = workbooks(&folder.path().join("ut"));
    let again = expect(&options, &[]);
    assert_eq!(names(&again.skipped), ALL);
    assert_eq!(again.findings, first.findings, "what was found is told again: {:?}", first.findings);
    assert!(!first.findings.is_empty(), "the unused price is told of");
    assert_eq!(workbooks(&folder.path().join("ut")), written);
}

#[test]
fn all_is_made_anew_where_that_is_asked_for() {
    let folder = six();
    expect(&options(folder.path(), "ut"), &ALL);
    expect(&Options { force: true, ..options(folder.path(), "ut") }, &ALL);
}

#[test]
fn a_price_list_touches_every_account_below_it_and_no_other() {
    let folder = six();
    expect(&options(folder.path(), "ut"), &ALL);
    prices(&folder.path().join("underlag/söder/priser.xlsx"), &["ARBETE"]);
    expect(&options(folder.path(), "ut"), &["d17"]);
    // A price list that comes above all of them.
    prices(&folder.path().join("underlag/fler.xlsx"), &["ÖVRIGT"]);
    expect(&options(folder.path(), "ut"), &ALL);
}

#[test]
fn an_account_touches_its_own_report_and_those_of_the_years_after() {
    let folder = six();
    expect(&options(folder.path(), "ut"), &ALL);
    operation_in(&folder.path().join("underlag/norr/a16.xlsx"), "Kontoret", "ARBETE", 2016, 20.0, 11.0);
    expect(&options(folder.path(), "ut"), &["a16", "a17"]);
    fs::remove_file(folder.path().join("underlag/norr/b16.xlsx")).expect("removed");
    let outcome = expect(&options(folder.path(), "ut"), &["b17"]);
    assert_eq!(names(&outcome.reports), ["a16", "a17", "b17", "c17", "d17"]);
}

#[test]
fn a_report_that_somebody_edited_or_took_away_is_made_anew() {
    let folder = six();
    expect(&options(folder.path(), "ut"), &ALL);
    let written = workbooks(&folder.path().join("ut"));
    let report = |name: &str| folder.path().join(format!("ut/norr/{name}-bokslut.xlsx"));
    fs::remove_file(report("c17")).expect("removed");
    let mut bytes = fs::read(report("b17")).expect("there");
    bytes.push(0);
    fs::write(report("b17"), bytes).expect("written");
    expect(&options(folder.path(), "ut"), &["b17", "c17"]);
    assert_eq!(workbooks(&folder.path().join("ut")), written);
}

#[test]
fn what_is_kept_of_a_report_may_be_lost_or_damaged_and_the_report_is_made_anew() {
    let folder = six();
    expect(&options(folder.path(), "ut"), &ALL);
    let kept = folder.path().join("ut/.bokslut/accounts/norr");
    fs::remove_file(kept.join("a16-bokslut.kept")).expect("removed");
    let damaged = kept.join("c17-bokslut.kept");
    let bytes = fs::read(&damaged).expect("there");
    fs::write(&damaged, &bytes[..bytes.len() / 2]).expect("written");
    expect(&options(folder.path(), "ut"), &["a16", "c17"]);
}

#[test]
fn another_language_edition_theme_or_program_makes_all_anew() {
    let folder = six();
    let plain = options(folder.path(), "ut");
    expect(&plain, &ALL);
    expect(&Options { lang: Lang::En, ..plain.clone() }, &ALL);
    expect(&plain, &ALL);
    let outcome = run(&Options { edition: OUTER, ..plain.clone() }, &|_| ());
    assert_eq!((outcome.reports.len(), outcome.skipped.len()), (6, 0));
    let fewer = Edition { fewest: 4, ..OUTER };
    let outcome = run(&Options { edition: fewer, ..plain.clone() }, &|_| ());
    assert_eq!((outcome.reports.len(), outcome.skipped.len()), (6, 0));
    // The inner reports are still there as they were written.
    expect(&plain, &[]);
    expect(&Options { program: Some(env!("CARGO_BIN_EXE_bokslut").into()), ..plain.clone() }, &ALL);
    fs::write(folder.path().join("underlag/söder/bokslut.toml"), "tema = \"eget.toml\"\n").expect("written");
    fs::write(folder.path().join("underlag/söder/eget.toml"), "organisation = \"Söder\"\n").expect("written");
    // Another program made those before, so that all are made anew once.
    expect(&plain, &ALL);
    fs::write(folder.path().join("underlag/söder/eget.toml"), "organisation = \"Söderut\"\n")
        .expect("written");
    expect(&plain, &["d17"]);
}

#[test]
fn an_account_with_errors_keeps_its_old_report_and_is_made_when_they_are_mended() {
    let folder = six();
    expect(&options(folder.path(), "ut"), &ALL);
    let path = folder.path().join("underlag/norr/c17.xlsx");
    operation_in(&path, "Teamet", "FEL", 2017, 20.0, 10.0);
    let outcome = expect(&options(folder.path(), "ut"), &[]);
    assert_eq!((outcome.stale.len(), outcome.reports.len()), (1, 5));
    operation_in(&path, "Teamet", "ARBETE", 2017, 20.0, 10.0);
    let outcome = run(&options(folder.path(), "ut"), &|_| ());
    assert_eq!((outcome.stale.len(), outcome.reports.len()), (0, 6));
}

#[test]
fn workbooks_that_there_is_no_room_for_are_read_twice_and_give_the_same() {
    let folder = six();
    expect(&options(folder.path(), "ut"), &ALL);
    expect(&Options { room: 0, ..options(folder.path(), "snålt") }, &ALL);
    assert_same(&folder.path().join("ut"), &folder.path().join("snålt"));
}

#[test]
fn a_report_whose_workbook_is_gone_is_told_of() {
    let folder = six();
    let options = options(folder.path(), "ut");
    assert!(run(&options, &|_| ()).stale.is_empty());
    fs::remove_file(folder.path().join("underlag/norr/c17.xlsx")).expect("removed");
    let outer = Options { edition: OUTER, ..options.clone() };
    assert!(run(&outer, &|_| ()).stale.is_empty(), "it never had one for readers outside");
    assert_eq!(names(&run(&options, &|_| ()).stale), ["c17"]);
    fs::remove_file(folder.path().join("ut/norr/c17-bokslut.xlsx")).expect("removed");
    assert!(run(&options, &|_| ()).stale.is_empty());
}
