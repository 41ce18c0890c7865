//! What lies behind a change: inputs, actors, sources.

use super::number::value;
use crate::diff::split::Figure;
use crate::diff::{Changed, Difference};
use crate::render::clean;
use crate::words::{Words, fill};

/// Inputs that are told before all of them are asked for.
const FIRST: usize = 12;

/// Figures that have no parts in kronor: before and after.
pub fn not_split(difference: &Difference, figures: &[&Figure], words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    for figure in figures {
        let [whose, what] = difference.name_of(figure, words);
        let [old, new] =
            figure.ends.each_ref().map(|shown| value(shown, figure.identity.measure.unit(), words));
        lines.push(clean(&format!("{whose}, {}: {old} → {new}", what.to_lowercase())));
    }
    if !lines.is_empty() {
        lines.insert(0, words.diff.sections.others.to_string());
        lines.push(String::new());
    }
    lines
}

/// Inputs, actors and source workbooks that differ.
pub fn causes(difference: &Difference, all: bool, words: &Words) -> Vec<String> {
    let texts = &words.diff.texts;
    let lists: [(&str, &[Changed]); 3] = [
        (&texts.inputs_changed, &difference.changed),
        (&texts.inputs_removed, &difference.removed),
        (&texts.inputs_added, &difference.added),
    ];
    let mut lines = Vec::new();
    for (heading, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        lines.push(fill(heading, &[("count", &list.len().to_string())]));
        let many = if all { list.len() } else { FIRST };
        lines.extend(list.iter().take(many).map(|changed| format!("  {}", told(changed, words))));
        if list.len() > many {
            lines.push(format!("  {}", fill(&texts.more, &[("count", &(list.len() - many).to_string())])));
        }
        lines.push(String::new());
    }
    let [added, removed] = &difference.actors;
    let terms = &words.diff.terms;
    let sources: Vec<String> = (difference.sources.iter())
        .map(|source| {
            let how = match &source.sha256 {
                [None, _] => &terms.came,
                [_, None] => &terms.gone,
                _ => &terms.changed,
            };
            format!("{} ({how})", source.workbook)
        })
        .collect();
    let names: [(&str, &[String]); 3] =
        [(&texts.actors_added, added), (&texts.actors_removed, removed), (&texts.sources_changed, &sources)];
    for (text, names) in names.into_iter().filter(|(_, names)| !names.is_empty()) {
        lines.push(clean(&fill(text, &[("names", &names.join(", "))])));
    }
    lines
}

fn told(changed: &Changed, words: &Words) -> String {
    let values: Vec<String> =
        changed.values.iter().flatten().map(|shown| value(shown, changed.unit, words)).collect();
    clean(&format!("{}: {}", changed.label, values.join(" → ")))
}
