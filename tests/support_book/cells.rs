//! Cells in the XML of a sheet that the program wrote, to be changed one by one.

use std::fmt;

/// A cell as the XML has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellXml {
    /// `B12`; empty where the XML does not say.
    pub at: String,
    /// Position of its look.
    pub style: String,
    /// `s`, `str`, `b` ...; empty for a number.
    pub kind: String,
    /// The attributes of its formula, with a space before each.
    pub how: String,
    /// Its formula, as XML.
    pub formula: Option<String>,
    /// What is stored, as XML.
    pub value: Option<String>,
    /// A text of its own, as XML.
    pub inline: Option<String>,
}

impl CellXml {
    fn read(xml: &str) -> CellXml {
        let (head, body) = xml.split_once('>').expect("a start tag");
        let attribute = |name: &str| {
            let found = head.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
            found.map_or_else(String::new, |(value, _)| value.to_string())
        };
        let formula = body.split_once("<f").and_then(|(_, rest)| rest.split_once("</f>"));
        let (how, formula) = match formula.and_then(|(formula, _)| formula.split_once('>')) {
            Some((how, formula)) => (how.to_string(), Some(formula.to_string())),
            None => (String::new(), None),
        };
        let between = |from: &str, to: &str| {
            body.split_once(from)
                .and_then(|(_, rest)| rest.split_once(to))
                .map(|(found, _)| found.to_string())
        };
        let (value, inline) = (between("<v>", "</v>"), between("<is>", "</is>"));
        CellXml {
            at: attribute("r"),
            style: attribute("s"),
            kind: attribute("t"),
            how,
            formula,
            value,
            inline,
        }
    }

    /// A number, in place of whatever the cell held; how it looks stays.
    pub fn number(&mut self, number: &str) {
        let (at, style) = (self.at.clone(), self.style.clone());
        *self = CellXml { at, style, value: Some(number.to_string()), ..CellXml::default() };
    }

    /// A text, in place of whatever the cell held; how it looks stays.
    pub fn text(&mut self, text: &str) {
        let (at, style) = (self.at.clone(), self.style.clone());
        let inline = Some(format!("<t xml:space=\"preserve\">{}</t>", escaped(text)));
        *self = CellXml { at, style, kind: "inlineStr".to_string(), inline, ..CellXml::default() };
    }

    /// The row that it stands in, from 1.
    pub fn row(&self) -> u32 {
        self.at.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse().expect("a row")
    }
}

impl fmt::Display for CellXml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let CellXml { at, style, kind, how, formula, value, inline } = self;
        write!(f, "<c")?;
        for (name, value) in [("r", at), ("s", style), ("t", kind)] {
            if !value.is_empty() {
                write!(f, " {name}=\"{value}\"")?;
            }
        }
        write!(f, ">")?;
        if let Some(formula) = formula {
            write!(f, "<f{how}>{formula}</f>")?;
        }
        if let Some(value) = value {
            write!(f, "<v>{value}</v>")?;
        }
        if let Some(inline) = inline {
            write!(f, "<is>{inline}</is>")?;
        }
        write!(f, "</c>")
    }
}

/// Text as XML has it.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// XML as the text that it stands for.
pub fn plain(xml: &str) -> String {
    let known = xml.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    known.replace("&amp;", "&")
}

/// Every cell of a sheet's XML.
pub fn cells(xml: &str) -> Vec<CellXml> {
    let mut found = Vec::new();
    let _ = map(xml, |cell| {
        found.push(cell.clone());
        Some(cell)
    });
    found
}

/// A sheet's XML with every cell changed, or gone.
pub fn map(xml: &str, mut change: impl FnMut(CellXml) -> Option<CellXml>) -> String {
    let mut written = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(start) = rest.find("<c r=\"") {
        let (before, from) = rest.split_at(start);
        written.push_str(before);
        let head = from.find('>').expect("the tag's end");
        let length = if from[..head].ends_with('/') {
            head + 1
        } else {
            from.find("</c>").expect("the cell's end") + "</c>".len()
        };
        let (cell, after) = from.split_at(length);
        let read = CellXml::read(cell);
        match change(read.clone()) {
            // As it was written, to the byte.
            Some(changed) if changed == read => written.push_str(cell),
            Some(changed) => written.push_str(&changed.to_string()),
            None => {}
        }
        rest = after;
    }
    written + rest
}
