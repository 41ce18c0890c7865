//! What would be too long to read is told of and left out.

use super::{bokslut, nodes, stdout, written};
use serde_json::Value;

fn explained(cell: &str, more: &[&str]) -> String {
    let report = written("sv", "small/job-guide-2025-bokslut.xlsx");
    stdout(&bokslut(&[&["explain", &report, cell], more].concat()))
}

#[test]
fn the_steps_of_the_search_for_a_rate_are_told_of_in_one_line_and_not_walked() {
    let told = explained("Kommun!B15", &[]);
    assert!(told.contains("en sökning i steg, blad Beräkning rad 73–109\n"), "{told}");
    assert!(told.lines().count() < 100, "{told}");
    let step: Value = serde_json::from_str(&explained("Beräkning!B77", &["--format", "json"])).expect("JSON");
    let beside = nodes(&step).into_iter().filter(|node| node["parts_are"] == "search").count();
    assert!(beside > 0 && nodes(&step).len() < 50, "{step}");
    // What is asked for is walked.
    let flow = explained("Beräkning!D73", &[]);
    assert!(flow.lines().count() > 40 && !flow.contains("en sökning i steg"), "{flow}");
}

#[test]
fn a_tree_has_at_most_two_thousand_nodes_and_says_what_is_left_out() {
    let report = written("sv", "arbetsmarknadskontoret/arbetsmarknadskontoret-2016-bokslut.xlsx");
    let lines = stdout(&bokslut(&["explain", &report, "Kontroller!B7", "--format", "line"]));
    let left = "resten utelämnas, eftersom förklaringen annars blir för lång; förklara cellen för sig";
    let count = lines.lines().count();
    assert!(count < 2_100 && lines.contains(left), "{count} lines");
}
