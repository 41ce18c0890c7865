//! The parts of some figures as a table of fixed-width columns, in as many blocks as the screen needs.

use super::number::{number, signed};
use crate::diff::Difference;
use crate::diff::split::Figure;
use crate::diff::way::{Part, Way};
use crate::render::{clean, pad, shorten, width, wrap};
use crate::words::Words;

/// Between columns.
const GAP: usize = 2;
/// The widest lines of a head, whose and what, and how many lines it has.
const WHOSE: usize = 18;
const WHAT: usize = 14;
const HEADS: usize = 3;

/// The lines of the table.
pub fn table(difference: &Difference, figures: &[&Figure], screen: usize, words: &Words) -> Vec<String> {
    let own = &words.diff;
    let names: Vec<&str> = [&*own.terms.old]
        .into_iter()
        .chain(Part::ALL.map(|part| super::part(part, words)))
        .chain([&*own.terms.new, &*own.terms.change])
        .collect();
    let label = names.iter().map(|name| width(name)).max().unwrap_or(0).max(width(&own.texts.parts_of));
    let columns: Vec<Vec<String>> = (figures.iter())
        .filter_map(|figure| Some(column(difference, figure, figure.way.as_ref()?, words)))
        .collect();
    let widths: Vec<usize> =
        columns.iter().map(|column| column.iter().map(|text| width(text)).max().unwrap_or(0)).collect();
    let mut lines = Vec::new();
    let mut from = 0;
    while from < columns.len() {
        let mut room = label;
        let fits = widths[from..].iter().take_while(|width| {
            room += **width + GAP;
            room <= screen
        });
        let many = fits.count().max(1);
        let block = from..from + many;
        let row = |first: &str, at: usize| {
            let cells = block.clone().map(|c| {
                let text = &columns[c][at];
                format!("{}{text}", " ".repeat(GAP + widths[c] - width(text)))
            });
            format!("{}{}", pad(first, label), cells.collect::<String>()).trim_end().to_string()
        };
        lines.extend((0..HEADS).map(|at| row(if at == 0 { &own.texts.parts_of } else { "" }, at)));
        for (at, name) in (HEADS..).zip(&names) {
            // A part that nothing came of says nothing.
            let silent = block.clone().all(|c| columns[c][at] == "0");
            if !silent || at == HEADS || at > HEADS + Part::ALL.len() {
                lines.push(row(name, at));
            }
        }
        lines.push(String::new());
        from += many;
    }
    lines
}

/// A column: whose and what, before, the parts, after, the change.
fn column(difference: &Difference, figure: &Figure, way: &Way, words: &Words) -> Vec<String> {
    let lang = words.lang;
    let [whose, what] = difference.name_of(figure, words).map(|head| clean(&head));
    let below = wrap(&what, WHAT);
    let mut heads = vec![shorten(&whose, WHOSE)];
    // Heads stand on their columns.
    heads.splice(0..0, (below.len()..HEADS - 1).map(|_| String::new()));
    heads.extend(below.into_iter().take(HEADS - 1));
    let parts = Part::ALL.map(|part| signed(way.part(part), 0, lang));
    let ends = [number(way.later(), 0, lang), signed(way.change(), 0, lang)];
    heads.into_iter().chain([number(way.earlier(), 0, lang)]).chain(parts).chain(ends).collect()
}
