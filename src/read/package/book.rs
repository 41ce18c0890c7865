//! The workbook around its sheets: their order, names, shared texts, properties.

use super::colors::Colors;
use super::xml::{attribute, damaged, referred};
use super::{Package, PackageSheet, sheet, styles};
use crate::read::Fault;
use crate::read::archive::Archive;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Folders and files of a package that no report has.
const FOREIGN: [&str; 9] = [
    "xl/externallinks/",
    "xl/vbaproject",
    "xl/macrosheets/",
    "xl/connections",
    "xl/querytables/",
    "xl/embeddings/",
    "xl/activex/",
    "xl/pivottables/",
    "xl/model/",
];

/// A workbook from its archive.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Package, Fault> {
    let workbook = part(archive, "xl/workbook.xml")?;
    let relations = part(archive, "xl/_rels/workbook.xml.rels")?;
    let kinds = related(&relations, kind)?;
    let relations = targets(&relations)?;
    let of_kind =
        |kind: &str, usual: &str| kinds.get(kind).map_or_else(|| usual.to_string(), |target| member(target));
    let texts = match archive.content(&of_kind("sharedStrings", "xl/sharedStrings.xml"))? {
        Some(xml) => elements(&xml, "si", &["t"])?,
        None => Vec::new(),
    };
    let styles = match archive.content(&of_kind("styles", "xl/styles.xml"))? {
        Some(xml) => {
            let theme = archive.content(&of_kind("theme", "xl/theme/theme1.xml"))?;
            styles::read(&xml, Colors::read(theme.as_deref(), &xml)?)?
        }
        None => styles::Styles::default(),
    };
    let Listed { sheets, names, precision_as_shown } = listed(&workbook)?;
    let conditional_forms = styles.conditional_forms.clone();
    let mut package = Package { names, conditional_forms, precision_as_shown, ..Package::default() };
    for (name, hidden, relation) in sheets {
        let target = relations.get(&relation).ok_or_else(|| Fault::damaged(format!("sheet {name}")))?;
        let member = member(target);
        let (sheet, drawn) = sheet::read(&part(archive, &member)?, &name, &texts, &styles)?;
        package.foreign.extend(drawn.foreign(archive, &member, package.sheets.is_empty())?);
        package.sheets.push(PackageSheet { hidden, ..sheet });
    }
    if package.sheets.is_empty() {
        return Err(Fault::damaged("no worksheets"));
    }
    if let Some(xml) = archive.content("docProps/app.xml")? {
        package.application =
            elements(&xml, "Application", &["Application"])?.into_iter().next().unwrap_or_default();
    }
    if let Some(xml) = archive.content("docProps/custom.xml")? {
        package.properties = properties(&xml)?;
    }
    package.foreign.extend(archive.members().filter(|name| is_foreign(name)));
    package.foreign.sort();
    package.foreign.dedup();
    Ok(package)
}

/// The member that a target of the workbook is.
fn member(target: &str) -> String {
    target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_string)
}

fn is_foreign(member: &str) -> bool {
    let member = member.to_lowercase();
    FOREIGN.iter().any(|start| member.starts_with(start))
        || member.ends_with(".bin") && member.contains("vba")
}

fn part(archive: &mut Archive<'_>, name: &str) -> Result<Vec<u8>, Fault> {
    archive.content(name)?.ok_or_else(|| Fault::damaged(format!("{name} is missing")))
}

/// What the workbook says of itself.
#[derive(Default)]
struct Listed {
    /// Name, whether hidden, relation.
    sheets: Vec<(String, bool, String)>,
    names: BTreeMap<String, String>,
    precision_as_shown: bool,
}

/// The sheets and the defined names of a workbook, and how it calculates.
fn listed(xml: &[u8]) -> Result<Listed, Fault> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut listed = Listed::default();
    let mut open: Option<(String, String)> = None;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "sheet" => {
                let state = attribute(&start, "state")?;
                let name = attribute(&start, "name")?.unwrap_or_default();
                let hidden = state.is_some_and(|state| state != "visible");
                listed.sheets.push((name, hidden, attribute(&start, "id")?.unwrap_or_default()));
            }
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "calcPr" => {
                let full = attribute(&start, "fullPrecision")?;
                listed.precision_as_shown =
                    full.is_some_and(|full| matches!(full.as_str(), "0" | "false" | "off"));
            }
            Event::Start(start) if start.local_name().as_ref() == "definedName" => {
                let name = attribute(&start, "name")?.unwrap_or_default();
                let name = match attribute(&start, "localSheetId")? {
                    Some(sheet) => format!("{name}@{sheet}"),
                    None => name,
                };
                open = (!name.starts_with("_xlnm.")).then(|| (name, String::new()));
            }
            Event::Text(part) => {
                if let Some((_, target)) = &mut open {
                    target.push_str(&part.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                if let Some((_, target)) = &mut open {
                    target.push_str(&referred(&reference));
                }
            }
            Event::End(end) if end.local_name().as_ref() == "definedName" => listed.names.extend(open.take()),
            Event::Eof => return Ok(listed),
            _ => {}
        }
    }
}

/// Identifier and target of every relation.
pub(super) fn targets(xml: &[u8]) -> Result<BTreeMap<String, String>, Fault> {
    related(xml, |start| attribute(start, "Id"))
}

/// What a relation is to: `styles`, `theme`.
fn kind(start: &BytesStart<'_>) -> Result<Option<String>, Fault> {
    let kind = attribute(start, "Type")?;
    Ok(kind.and_then(|kind| kind.rsplit('/').next().map(str::to_string)))
}

/// The target of every relation by what is said of it.
fn related(
    xml: &[u8],
    key: impl Fn(&BytesStart<'_>) -> Result<Option<String>, Fault>,
) -> Result<BTreeMap<String, String>, Fault> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut found = BTreeMap::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "Relationship" => {
                if let (Some(key), Some(target)) = (key(&start)?, attribute(&start, "Target")?) {
                    found.insert(key, target);
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The text of every element of a name: what stands in the elements within it that count.
fn elements(xml: &[u8], name: &str, counting: &[&str]) -> Result<Vec<String>, Fault> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    // Readings of characters (`rPh`) beside a text are no part of it.
    let (mut counts, mut aside) = (false, false);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
            Event::Start(start) => {
                let local = start.local_name();
                if local.as_ref() == name {
                    open = Some(String::new());
                }
                aside |= local.as_ref() == "rPh";
                counts |= counting.contains(&local.as_ref());
            }
            Event::Empty(start) if start.local_name().as_ref() == name => found.push(String::new()),
            Event::Text(part) if counts && !aside => {
                if let Some(text) = &mut open {
                    text.push_str(&part.xml10_content());
                }
            }
            Event::GeneralRef(reference) if counts && !aside => {
                if let Some(text) = &mut open {
                    text.push_str(&referred(&reference));
                }
            }
            Event::End(end) => {
                let local = end.local_name();
                aside &= local.as_ref() != "rPh";
                counts &= !counting.contains(&local.as_ref());
                if local.as_ref() == name {
                    found.extend(open.take());
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The document's own properties by name.
fn properties(xml: &[u8]) -> Result<BTreeMap<String, String>, Fault> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut found = BTreeMap::new();
    let mut open: Option<(String, String)> = None;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
            Event::Start(start) if start.local_name().as_ref() == "property" => {
                open = attribute(&start, "name")?.map(|name| (name, String::new()));
            }
            Event::Text(part) => {
                if let Some((_, text)) = &mut open {
                    text.push_str(part.xml10_content().trim());
                }
            }
            Event::End(end) if end.local_name().as_ref() == "property" => found.extend(open.take()),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}
