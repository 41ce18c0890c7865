//! A finding with the cells around it.

use super::Look;
use super::line::how_many;
use super::paint::Tone;
use super::table::table;
use super::text::{clean, width, wrap};
use super::told::{Told, severity, tell};
use crate::base::{Around, Code, Finding, Place, Severity};
use crate::words::{Words, fill};

/// The frame's bar, under the arrow.
const BAR: &str = "   |";
/// Before what concerns the whole finding.
const EQUALS: &str = "   = ";
/// The narrowest screen that is reckoned with.
const NARROWEST: usize = 40;
/// So many further places are listed.
pub(super) const FURTHER: usize = 5;

/// A finding with the cells around it, in several lines, without a line break at the end.
pub fn full(finding: &Finding, words: &Words, look: Look) -> String {
    block(finding, &tell(finding, words), words, look)
}

/// The block for a finding whose words are known.
fn block(finding: &Finding, told: &Told, words: &Words, look: Look) -> String {
    let look = Look { width: look.width.max(NARROWEST), ..look };
    let severity = finding.severity();
    let mut lines = headline(severity, finding.code, &told.title, words, look);
    lines.push(format!("  {} {}", look.paint(Tone::Frame, "-->"), shown(&finding.place)));
    let room = look.width - width(BAR);
    let excerpt = finding.around.as_ref().and_then(Around::excerpt);
    let cells = match (&excerpt, finding.place.cell) {
        (Some(excerpt), Some(cell)) => table(excerpt, cell, &told.label, severity, room, look),
        _ => None,
    };
    match cells {
        Some(cells) => {
            lines.extend(cells.iter().map(|line| look.paint(Tone::Frame, BAR) + line));
        }
        None => lines.extend(remark("", &told.label, None, look)),
    }
    let around = &words.cli.finding;
    let mut further = finding.further.iter();
    let nearest = finding.suggestion.as_ref().and_then(|_| further.next());
    lines.extend(remark(&around.help, &told.help, nearest, look));
    if let Some(setting) = &told.setting {
        lines.extend(remark("", &format!("{}:", around.setting), None, look));
        lines.push(format!("{}{setting}", " ".repeat(width(EQUALS))));
    }
    for place in further.by_ref().take(FURTHER) {
        lines.extend(remark(&around.see, &shown(place), None, look));
    }
    let left = further.count();
    if left > 0 {
        let more = fill(&around.more_places, &[("count", &left.to_string())]);
        lines.extend(remark(&around.see, &more, None, look));
    }
    lines.join("\n")
}

/// The line `fel[B204]: title`; a title that is too long for it goes on below itself.
pub(super) fn headline(grade: Severity, code: Code, title: &str, words: &Words, look: Look) -> Vec<String> {
    let head = format!("{}[{code}]", severity(grade, words));
    let indent = width(&head) + width(": ");
    let parts = wrap(title, look.width.saturating_sub(indent));
    let lines = parts.iter().enumerate().map(|(number, part)| match number {
        0 => look.paint(Tone::Severity(grade), &head) + &look.paint(Tone::Title, &format!(": {part}")),
        _ => " ".repeat(indent) + &look.paint(Tone::Title, part),
    });
    lines.collect()
}

/// Findings of one kind that are not shown one by one.
pub(super) fn rest(rest: &[&Finding], words: &Words, look: Look) -> String {
    let Some(first) = rest.first() else { return String::new() };
    let (grade, code) = (severity(first.severity(), words), first.code);
    let head = look.paint(Tone::Severity(first.severity()), &format!("{grade}[{code}]"));
    let more = look.paint(Tone::Title, &format!(": {}", how_many(rest, words)));
    let Some(_) = first.place.cell else { return head + &more };
    format!("{head}{more}\n  {} {}", look.paint(Tone::Frame, "-->"), shown(&first.place))
}

/// A place as one harmless line.
pub(super) fn shown(place: &Place) -> String {
    clean(&place.to_string())
}

/// A remark on the whole finding, `= word: text`, wrapped; a place follows it on the same line,
/// or on the next where it does not fit. Nothing where there is nothing to say.
fn remark(word: &str, text: &str, place: Option<&Place>, look: Look) -> Vec<String> {
    let place = place.map(shown);
    if text.is_empty() && place.is_none() {
        return Vec::new();
    }
    let lead = if word.is_empty() { String::new() } else { format!("{word}: ") };
    let indent = " ".repeat(width(EQUALS) + width(&lead));
    let mut lines = wrap(text, look.width.saturating_sub(width(&indent)));
    if let Some(place) = place {
        match lines.last_mut() {
            Some(last) if width(&indent) + width(last) + 2 + width(&place) <= look.width => {
                *last += &format!("  {place}");
            }
            _ => lines.push(place),
        }
    }
    let equals = look.paint(Tone::Frame, EQUALS);
    let lead = look.paint(Tone::Remedy, &lead);
    lines
        .iter()
        .enumerate()
        .map(|(number, line)| match number {
            0 => format!("{equals}{lead}{line}"),
            _ => format!("{indent}{line}"),
        })
        .collect()
}

#[cfg(test)]
#[path = "full_tests.rs"]
mod tests;
