//! An explanation to be read: as a tree, as lines, as a list in Markdown.

use super::super::Look;
use super::super::paint::Tone;
use super::super::text::{clean, width, wrap};
use super::said::{name, sign, told, value};
use crate::explain::{Explained, Node};
use crate::words::Words;
use std::io::{self, Write};

/// A text narrower than this cannot be read.
const NARROWEST: usize = 40;

/// A tree with every formula and what it does.
pub(super) fn full(to: &mut dyn Write, explained: &Explained, words: &Words, look: Look) -> io::Result<()> {
    let mut frame = String::new();
    if let Some(name) = &explained.name {
        writeln!(to, "{}", look.paint(Tone::Remedy, &clean(name)))?;
    }
    branch(to, &explained.root, None, &mut frame, words, look)
}

fn branch(
    to: &mut dyn Write,
    node: &Node,
    last: Option<bool>,
    frame: &mut String,
    words: &Words,
    look: Look,
) -> io::Result<()> {
    let (turn, under) = match last {
        None => ("", ""),
        Some(false) => ("├─ ", "│  "),
        Some(true) => ("└─ ", "   "),
    };
    let title = look.paint(Tone::Title, &format!("{}{}", sign(node), titled(node, words)));
    writeln!(to, "{}{title}", look.paint(Tone::Frame, &format!("{frame}{turn}")))?;
    let above = frame.len();
    frame.push_str(under);
    let rail = if node.parts.is_empty() { "   " } else { "│  " };
    let around = format!("{frame}{rail}");
    let room = look.width.saturating_sub(width(&around)).max(NARROWEST);
    let mut texts = vec![stands(node)];
    texts.push(told(node, &words.cli.trace.cut, words).join("; "));
    for text in texts.iter().filter(|text| !text.is_empty()) {
        for line in wrap(text, room) {
            writeln!(to, "{}{line}", look.paint(Tone::Frame, &around))?;
        }
    }
    for (index, part) in node.parts.iter().enumerate() {
        branch(to, part, Some(index + 1 == node.parts.len()), frame, words, look)?;
    }
    frame.truncate(above);
    Ok(())
}

/// What a node is called, and its value; where it is called nothing, its value alone.
fn titled(node: &Node, words: &Words) -> String {
    match name(node) {
        name if name.is_empty() => value(node, words),
        name => format!("{name}: {}", value(node, words)),
    }
}

/// Where a node stands, with its formula.
fn stands(node: &Node) -> String {
    match (node.place(), &node.formula) {
        (Some(place), Some(formula)) => clean(&format!("{place} ={formula}")),
        // Its name may be its place.
        (Some(place), None) if clean(&place) == name(node) => String::new(),
        (Some(place), None) => clean(&place),
        // Its name is its formula.
        (None, _) => String::new(),
    }
}

/// A line a node, two blanks further in for each step down.
pub(super) fn lines(to: &mut dyn Write, explained: &Explained, words: &Words) -> io::Result<()> {
    line(to, &explained.root, 0, words)
}

fn line(to: &mut dyn Write, node: &Node, level: usize, words: &Words) -> io::Result<()> {
    let parts = [
        format!("{}{}", sign(node), titled(node, words)),
        stands(node),
        told(node, &words.cli.trace.cut, words).join("; "),
    ];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    writeln!(to, "{}{}", "  ".repeat(level), parts.join(" | "))?;
    node.parts.iter().try_for_each(|part| line(to, part, level + 1, words))
}

/// A nested list.
pub(super) fn markdown(to: &mut dyn Write, explained: &Explained, words: &Words) -> io::Result<()> {
    if let Some(name) = &explained.name {
        writeln!(to, "`{}`\n", code(name))?;
    }
    item(to, &explained.root, 0, words)
}

fn item(to: &mut dyn Write, node: &Node, level: usize, words: &Words) -> io::Result<()> {
    let mut text = match (&node.place, name(node)) {
        (_, name) if name.is_empty() => {
            format!("{}**{}**", escaped(sign(node)), escaped(&value(node, words)))
        }
        (Some(_), name) => {
            format!("{}{}: **{}**", escaped(sign(node)), escaped(&name), escaped(&value(node, words)))
        }
        (None, name) => {
            format!("{}`{}`: **{}**", escaped(sign(node)), code(&name), escaped(&value(node, words)))
        }
    };
    if let Some(place) = node.place() {
        text += &format!(" – `{}`", code(&place));
        if let Some(formula) = &node.formula {
            text += &format!(" `={}`", code(formula));
        }
    }
    // Who reads the list has no options.
    let told = told(node, "…", words).join("; ");
    if !told.is_empty() {
        text += &format!(" – {}", escaped(&told));
    }
    writeln!(to, "{}- {text}", "  ".repeat(level))?;
    node.parts.iter().try_for_each(|part| item(to, part, level + 1, words))
}

/// A text without what Markdown would take for marks.
fn escaped(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        let begins_list = at == 0 && matches!(c, '+' | '-');
        if begins_list || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&') {
            told.push('\\');
        }
        told.push(c);
    }
    told
}

/// A text to stand between backticks.
fn code(text: &str) -> String {
    clean(text).replace('`', "'")
}
