//! One line a figure, its fields apart by tabs, to paste into a spreadsheet.

use super::number::value;
use crate::diff::Difference;
use crate::diff::calculated::Shown;
use crate::diff::way::Part;
use crate::render::clean;
use crate::words::Words;

/// The difference as lines: a head, then one line a figure.
pub fn lines(difference: &Difference, words: &Words) -> String {
    let own = &words.diff;
    let mut head = vec![own.heads.whose.to_string(), own.heads.what.to_string(), own.terms.old.to_string()];
    head.extend(Part::ALL.map(|part| super::part(part, words).to_string()));
    head.extend([own.terms.new.to_string(), own.terms.change.to_string()]);
    let mut out = head.join("\t") + "\n";
    for figure in &difference.figures {
        let unit = figure.identity.measure.unit();
        let number = |number| value(&Shown::Number(number), unit, words);
        let mut fields: Vec<String> = difference.name_of(figure, words).into();
        fields.push(value(&figure.ends[0], unit, words));
        fields.extend(
            Part::ALL.map(|part| figure.way.as_ref().map_or_else(String::new, |way| number(way.part(part)))),
        );
        fields.push(value(&figure.ends[1], unit, words));
        fields.push(figure.way.as_ref().map_or_else(String::new, |way| number(way.change())));
        let fields: Vec<String> = fields.iter().map(|field| clean(field)).collect();
        out += &fields.join("\t");
        out.push('\n');
    }
    out
}
