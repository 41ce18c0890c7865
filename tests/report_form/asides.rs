//! What stands beside the cells: comments on the method's rules, and rows that fold away.

use crate::package::Package;
use crate::support_cases::rich;
use crate::xml::Node;
use crate::{Written, reports};
use bokslut::edition::Edition;
use bokslut::pipeline;
use bokslut::words::{Lang, Words};
use std::collections::BTreeSet;

/// The texts of all comments.
fn comments(package: &Package) -> Vec<String> {
    let parts = package.parts.iter().filter(|(name, _)| name.starts_with("xl/comments"));
    let read = parts.flat_map(|(_, part)| {
        let read = Node::read(part);
        let text = |comment: &&Node| comment.all("t").iter().map(|t| t.text.as_str()).collect::<String>();
        read.all("comment").iter().map(text).collect::<Vec<_>>()
    });
    read.collect()
}

#[test]
fn comments_say_short_rules_of_the_catalogue_and_where_they_are_explained() {
    for lang in [Lang::Sv, Lang::En] {
        let words = Words::of(lang);
        let bytes = pipeline::report(&rich(), &[], Edition::INNER, words).expect("a report");
        let found: BTreeSet<String> = comments(&Package::read(&bytes)).into_iter().collect();
        let rules = &words.report.comments;
        // Every rule that the full account has to do with: all but the row of parts says one each.
        let all = [
            &rules.net_share,
            &rules.discounting,
            &rules.accumulated,
            &rules.transfers,
            &rules.production,
            &rules.payback,
            &rules.lowest,
            &rules.ratio,
            &rules.internal_rate,
            &rules.return_rate,
            &rules.own_cost,
            &rules.cost_types,
            &rules.once,
            &rules.series,
            &rules.uprated,
            &rules.parts,
            &rules.effect_months,
        ];
        let expected: BTreeSet<String> =
            all.iter().map(|rule| format!("{rule} {}", rules.reference)).collect();
        assert_eq!(found, expected);
        for text in found {
            assert!(text.chars().count() <= 200, "{} letters: {text}", text.chars().count());
        }
    }
}

#[test]
fn comments_show_on_hover_only_and_are_nobodys_in_person() {
    let package = Written::rich().package;
    let text = |prefix: &str| -> Vec<String> {
        let parts = package.parts.iter().filter(|(name, _)| name.starts_with(prefix));
        parts.map(|(_, part)| String::from_utf8_lossy(part).into_owned()).collect()
    };
    let (notes, drawings) = (text("xl/comments"), text("xl/drawings/vmlDrawing"));
    assert!(!notes.is_empty() && notes.len() <= drawings.len());
    for note in notes {
        let author = format!("<authors><author>bokslut {}</author></authors>", env!("CARGO_PKG_VERSION"));
        assert!(note.contains(&author), "{}", &note[..200]);
    }
    for drawing in drawings {
        assert!(drawing.contains("visibility:hidden") && !drawing.contains("<x:Visible/>"), "{drawing}");
    }
}

#[test]
fn yearly_tables_fold_away_under_their_headings_and_are_open() {
    for written in reports() {
        let mut folded = 0;
        for (neutral, sheet) in written.sheets.sheets.iter().zip(&written.package.sheets) {
            for node in sheet.xml.list("sheetData", "row") {
                assert_eq!(node.attribute("collapsed"), "", "{}", sheet.name);
                let row: u32 = node.attribute("r").parse().expect("a row");
                let inside = neutral.groups.iter().any(|(first, last)| (*first..=*last).contains(&(row - 1)));
                assert_eq!(
                    node.attribute("outlineLevel"),
                    if inside { "1" } else { "" },
                    "{} {row}",
                    sheet.name
                );
            }
            for (first, last) in &neutral.groups {
                let stays = sheet.cells.iter().any(|cell| cell.row == *first && cell.column == 1);
                assert!(first <= last && stays, "{} has no heading above row {}", sheet.name, first + 1);
                // The head of the years is the first row that folds away with them.
                let years = sheet.cells.iter().filter(|cell| cell.row == first + 1).count();
                assert!(years > 1 || written.worked.account.time.length() == 1, "{}", sheet.name);
                folded += 1;
            }
            if !neutral.groups.is_empty() {
                let above =
                    sheet.xml.all("outlinePr").iter().any(|node| node.attribute("summaryBelow") == "0");
                assert!(above, "{} folds towards the row below", sheet.name);
            }
        }
        // Prognos, each actor and the operation: three tables; Beräkning: two; Kontroller: one.
        let parties = written.worked.projection.parties.len() - 1;
        assert!(folded >= 3 * (1 + parties) + 3, "only {folded} tables fold");
    }
}
