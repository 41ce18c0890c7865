//! Every text of a workbook that somebody may come to see.

use crate::xml::Node;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Cell,
    Formula,
    SheetName,
    DefinedName,
    Comment,
    Chart,
    Picture,
    Message,
    PageHead,
    Property,
}

impl Kind {
    pub const ALL: [Kind; 10] = [
        Kind::Cell,
        Kind::Formula,
        Kind::SheetName,
        Kind::DefinedName,
        Kind::Comment,
        Kind::Chart,
        Kind::Picture,
        Kind::Message,
        Kind::PageHead,
        Kind::Property,
    ];
}

/// A text, and where.
pub struct Text {
    pub kind: Kind,
    /// The workbook and the part.
    pub file: String,
    pub text: String,
}

/// The texts of a workbook.
pub fn of(path: &Path) -> Vec<Text> {
    let mut package = zip::ZipArchive::new(File::open(path).expect("a workbook")).expect("a package");
    let mut all = Vec::new();
    for at in 0..package.len() {
        let mut member = package.by_index(at).expect("a member");
        let name = member.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).expect("a whole member");
        let file = format!("{} {name}", path.file_name().expect("a name").to_string_lossy());
        let texts = if name.ends_with(".xml") { of_part(&name, &Node::read(&bytes)) } else { Vec::new() };
        all.extend(texts.into_iter().map(|(kind, text)| Text { kind, file: file.clone(), text }));
    }
    all
}

fn of_part(name: &str, part: &Node) -> Vec<(Kind, String)> {
    let inside = |kind: Kind, names: &[&str]| -> Vec<(Kind, String)> {
        let nodes = names.iter().flat_map(|name| part.all(name));
        nodes.map(|node| (kind, node.text.clone())).collect()
    };
    let attributes = |kind: Kind, node: &str, names: &[&str]| -> Vec<(Kind, String)> {
        let nodes = part.all(node);
        let values = nodes.iter().flat_map(|node| names.iter().map(|name| node.attribute(name).to_string()));
        values.map(|value| (kind, value)).collect()
    };
    let quoted = |kind: Kind, names: &[&str]| -> Vec<(Kind, String)> {
        inside(kind, names).into_iter().map(|(kind, text)| (kind, in_quotes(&text))).collect()
    };
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    match (folder, name) {
        ("xl/worksheets", _) => [
            inside(Kind::Cell, &["v", "t"]),
            quoted(Kind::Formula, &["f", "formula"]),
            quoted(Kind::Message, &["formula1", "formula2"]),
            attributes(Kind::Message, "dataValidation", &["error", "errorTitle", "prompt", "promptTitle"]),
            attributes(Kind::Cell, "hyperlink", &["display", "tooltip"]),
            inside(Kind::PageHead, &["oddHeader", "oddFooter"])
                .into_iter()
                .map(|(kind, text)| (kind, without_commands(&text)))
                .collect(),
        ]
        .concat(),
        ("xl/charts", _) => inside(Kind::Chart, &["t", "v"]),
        ("xl/drawings", _) => attributes(Kind::Picture, "cNvPr", &["descr", "title"]),
        ("xl/tables", _) => attributes(Kind::Cell, "tableColumn", &["name"]),
        ("docProps", "docProps/app.xml") => Vec::new(),
        ("docProps", _) => inside(
            Kind::Property,
            &["title", "subject", "creator", "keywords", "description", "lastModifiedBy", "lpwstr"],
        ),
        (_, "xl/workbook.xml") => {
            [
                attributes(Kind::SheetName, "sheet", &["name"]),
                attributes(Kind::DefinedName, "definedName", &["name"]),
            ]
            .concat()
            .into_iter()
            // What Excel itself calls print titles.
            .filter(|(_, text)| !text.starts_with("_xlnm."))
            .collect()
        }
        (_, "xl/sharedStrings.xml") => inside(Kind::Cell, &["t"]),
        (_, "xl/styles.xml") => attributes(Kind::Cell, "numFmt", &["formatCode"])
            .into_iter()
            .map(|(kind, text)| (kind, in_quotes(&text)))
            .collect(),
        _ if name.starts_with("xl/comments") => inside(Kind::Comment, &["t", "author"]),
        _ => Vec::new(),
    }
}

/// What stands between quotation marks: the words of a formula or of a number's form.
fn in_quotes(formula: &str) -> String {
    formula.split('"').skip(1).step_by(2).collect::<Vec<_>>().join(" ")
}

/// A page head without its commands: `&L`, `&8`, `&"-,Bold"`.
fn without_commands(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '&' {
            plain.push(letter);
            continue;
        }
        match letters.next() {
            Some('"') => letters.by_ref().take_while(|letter| *letter != '"').for_each(drop),
            Some(digit) if digit.is_ascii_digit() => while letters.next_if(char::is_ascii_digit).is_some() {},
            Some('&') => plain.push('&'),
            // The commands of a place in the head part the texts.
            _ => plain.push(' '),
        }
    }
    plain
}
