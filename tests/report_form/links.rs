//! The way of an auditor: from a line on an actor's sheet to its row, from there to the price and
//! to what was assumed, and to the cell of the workbook that said so. Only by links of the file.

use crate::package::{Package, position};
use crate::support_cases::{Make, actor, place, rich};
use crate::{pooled, random_inputs};
use bokslut::edition::Edition;
use bokslut::model::{Basis, CostType, Inputs, Price, Side};
use bokslut::pipeline;
use bokslut::words::{DecisionWords, Lang, ReportWords, Words};
use std::collections::{BTreeMap, BTreeSet};

/// A cell by the position of its sheet, row and column, both from 1.
type At = (usize, u32, u32);

/// A written report as one walks through it.
struct Walk<'a> {
    words: &'a ReportWords,
    decided: &'a DecisionWords,
    package: Package,
    texts: BTreeMap<At, String>,
    links: BTreeMap<At, At>,
}

impl Walk<'_> {
    fn through(inputs: &Inputs, lang: Lang) -> Walk<'static> {
        let words = Words::of(lang);
        let bytes = pipeline::report(inputs, &[], Edition::INNER, words).expect("a report");
        let package = Package::read(&bytes);
        let sheet_named = |name: &str| {
            let found = package.sheets.iter().position(|sheet| sheet.name == name);
            found.unwrap_or_else(|| panic!("no sheet {name}"))
        };
        let (mut texts, mut links) = (BTreeMap::new(), BTreeMap::new());
        for (index, sheet) in package.sheets.iter().enumerate() {
            for cell in &sheet.cells {
                texts.insert((index, cell.row, cell.column), cell.value.clone());
            }
            for node in sheet.xml.list("hyperlinks", "hyperlink") {
                let (name, cell) = node.attribute("location").rsplit_once('!').expect("a place");
                let name = name.trim_matches('\'').replace("''", "'");
                let (row, column) = position(cell);
                let (from_row, from_column) = position(node.attribute("ref"));
                links.insert((index, from_row, from_column), (sheet_named(&name), row, column));
            }
        }
        Walk { words: &words.report, decided: &words.decision, package, texts, links }
    }

    fn text(&self, at: At) -> &str {
        self.texts.get(&at).map_or("", String::as_str)
    }

    fn name(&self, sheet: usize) -> &str {
        &self.package.sheets[sheet].name
    }

    /// The lines of year 1 on the sheets of actors: the cells of their names.
    fn lines(&self) -> Vec<At> {
        let heading = &*self.words.sections.lines_year_1;
        let headings = self.texts.iter().filter(|(_, text)| *text == heading).map(|(at, _)| *at);
        let lines = headings.flat_map(|(sheet, row, column)| {
            // The head stands below the heading; a blank row ends the table.
            (row + 2..).map(move |row| (sheet, row, column)).take_while(|at| !self.text(*at).is_empty())
        });
        lines.filter(|at| self.text(*at) != &*self.words.texts.no_lines).collect()
    }

    /// Where the links of a row lead.
    fn links_of_row(&self, (sheet, row, _): At) -> Vec<At> {
        self.links.range((sheet, row, 0)..(sheet, row + 1, 0)).map(|(_, to)| *to).collect()
    }

    /// Every place of a source workbook that one comes to from a row, by any way of links.
    fn sources(&self, from: At) -> BTreeSet<String> {
        let (mut seen, mut open, mut found) = (BTreeSet::new(), vec![from], BTreeSet::new());
        while let Some(at) = open.pop() {
            let named = self.texts.range((at.0, at.1, 0)..(at.0, at.1 + 1, 0)).map(|(_, text)| text);
            found.extend(named.filter(|text| text.starts_with("fall.xlsx · ")).cloned());
            let onward = self.links_of_row(at).into_iter().filter(|to| to.0 != 0);
            open.extend(onward.filter(|to| seen.insert((to.0, to.1))));
        }
        found
    }
}

/// Names that are awkward in links.
fn awkward() -> Inputs {
    let make = Make::new().part("Jan's [A1] & co: 1/2", None).part("'", Some(0)).part("AB1", None);
    let make = make.part("Kommunens arbetsmarknads- och integrationsförvaltning", Some(0));
    let make = make.outcome("Arbete", "10", |_| ()).entry(Side::Cost, "1000", None, 1);
    let make = make.entry(Side::Income, "10", Some(2), 1);
    (2..6)
        .fold(make, |make, position| {
            make.line(actor(position), CostType::Real, Side::Income, Basis::Person, "100", |_| ())
        })
        .0
}

fn walks() -> Vec<(Inputs, Walk<'static>)> {
    let inputs = [rich(), pooled(), awkward()].into_iter().chain(random_inputs(3));
    let both = inputs.flat_map(|inputs| [(inputs.clone(), Lang::Sv), (inputs, Lang::En)]);
    both.map(|(inputs, lang)| (inputs.clone(), Walk::through(&inputs, lang))).collect()
}

#[test]
fn every_line_of_an_actor_leads_to_its_row_and_on_to_the_cell_of_the_source() {
    let source = place().to_string();
    for (inputs, walk) in walks() {
        let lines = walk.lines();
        assert!(lines.len() >= inputs.entries.len() + inputs.lines.len() + inputs.pooled.len());
        for line in lines {
            let name = format!("{} row {} {}", walk.name(line.0), line.1, walk.text(line));
            // The amount leads on, from the column beside.
            let row = *walk.links.get(&(line.0, line.1, 2)).unwrap_or_else(|| panic!("{name} leads nowhere"));
            assert_eq!(walk.name(row.0), &*walk.words.sheets.calculation, "{name}");
            let there = walk.text((row.0, row.1, 1));
            assert!(walk.text(line).ends_with(there), "{name} leads to {there}");
            let onward: BTreeSet<&str> = walk.links_of_row(row).iter().map(|to| walk.name(to.0)).collect();
            let (prices, assumed) = (&*walk.words.sheets.unit_costs, &*walk.words.sheets.assumptions);
            assert!(onward.contains(prices) || onward.contains(assumed), "{name}: {onward:?}");
            // What is pooled was given by no one cell.
            if there != &*walk.words.labels.pooled {
                assert_eq!(walk.sources(row), BTreeSet::from([source.clone()]), "{name}");
            }
        }
    }
}

#[test]
fn a_row_with_a_unit_cost_leads_to_its_price_and_one_with_its_own_to_the_assumptions() {
    let walk = Walk::through(&rich(), Lang::Sv);
    let price = |label: &str| {
        let row = *walk
            .texts
            .iter()
            .find(|((sheet, ..), text)| walk.name(*sheet) == "Beräkning" && text.as_str() == label)?
            .0;
        walk.links.get(&(row.0, row.1, 5)).map(|to| (walk.name(to.0), walk.text((to.0, to.1, 1))))
    };
    let lines = rich().lines;
    let priced = lines.iter().find(|line| line.price == Price::UnitCost(0)).expect("a line with a unit cost");
    assert_eq!(price(&priced.label), Some(("Enhetskostnader", "VÅRD")));
    let own = lines.iter().find(|line| matches!(line.price, Price::Direct(_))).expect("a line with its own");
    assert_eq!(price(&own.label), Some(("Antaganden", own.label.as_str())));
}

#[test]
fn every_link_leads_to_a_cell_that_holds_something() {
    for (_, walk) in walks() {
        assert!(walk.links.len() > 20, "only {} links", walk.links.len());
        for (from, to) in &walk.links {
            assert!(!walk.text(*from).is_empty(), "{}: {from:?} is an empty link", walk.name(from.0));
            assert!(!walk.text(*to).is_empty(), "{}: {from:?} leads to an empty cell", walk.name(from.0));
        }
    }
}

#[test]
fn every_party_of_the_statement_and_the_projection_leads_to_its_sheet() {
    for (_, walk) in walks() {
        let sheets = &walk.words.sheets;
        for sheet in [&sheets.statement, &sheets.projection] {
            let index = walk.package.sheets.iter().position(|found| found.name == **sheet).expect("a sheet");
            let reached: BTreeSet<usize> = (walk.links.range((index, 0, 0)..(index + 1, 0, 0)))
                .filter(|(from, _)| from.2 == 1)
                .map(|(_, to)| to.0)
                .collect();
            // Between Prognos and Antaganden stand the sheets of parties, and a few others.
            let decided = &walk.decided.sheets;
            let others = [
                &sheets.before,
                &sheets.unpriced,
                &decided.redistribution,
                &decided.sensitivity,
                &decided.sensitivity_basis,
                &decided.balance,
                &decided.plan,
                &decided.realisable,
                &decided.fund,
                &decided.simulation,
            ];
            let parties = (3..).zip(&walk.package.sheets[3..]);
            let parties = parties.take_while(|(_, found)| found.name != *sheets.assumptions);
            let parties = parties.filter(|(_, found)| others.iter().all(|other| found.name != ***other));
            assert_eq!(reached, parties.map(|(index, _)| index).collect(), "{sheet}");
        }
    }
}

#[test]
fn both_sides_of_every_check_lead_to_what_they_compare() {
    for (_, walk) in walks() {
        let checks = walk.package.sheets.iter().position(|found| found.name == *walk.words.sheets.checks);
        let checks = checks.expect("a sheet");
        let verdicts = [&*walk.words.terms.holds, &*walk.words.terms.fails];
        let rows: Vec<u32> = (walk.texts.range((checks, 6, 0)..(checks + 1, 0, 0)))
            .filter(|((_, _, column), text)| *column == 2 && verdicts.contains(&text.as_str()))
            .map(|((_, row, _), _)| *row)
            .filter(|row| walk.text((checks, *row, 1)) != &*walk.words.labels.master)
            .collect();
        assert!(rows.len() > 5, "only {} checks", rows.len());
        for row in rows {
            // One row with both sides, or a row for each below.
            let beside =
                [(row, 4), (row, 5)].map(|(row, column)| walk.links.contains_key(&(checks, row, column)));
            let below = [(row + 1, 1), (row + 2, 1)]
                .map(|(row, column)| walk.links.contains_key(&(checks, row, column)));
            let name = walk.text((checks, row, 1));
            // Where nobody pays the operation there is nothing to compare.
            let nothing =
                name == &*walk.words.labels.check_transfers && walk.text((checks, row + 1, 4)) == "0";
            assert!(beside == [true; 2] || below == [true; 2] || nothing, "{name}");
        }
    }
}
