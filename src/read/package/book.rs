//! The workbook around its sheets: their order, names, shared texts, properties.

use super::xml::{attribute, damaged, referred};
use super::{Package, PackageSheet, sheet, styles};
use crate::read::Fault;
use crate::read::archive::Archive;
use quick_xml::Reader;
use quick_xml::events::Event;
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
    let relations = targets(&part(archive, "xl/_rels/workbook.xml.rels")?)?;
    let texts = match archive.content("xl/sharedStrings.xml")? {
        Some(xml) => elements(&xml, "si", &["t"])?,
        None => Vec::new(),
    };
    let styles = match archive.content("xl/styles.xml")? {
        Some(xml) => styles::read(&xml)?,
        None => styles::Styles::default(),
    };
    let (listed, names) = listed(&workbook)?;
    let mut package =
        Package { names, conditional_forms: styles.conditional_forms.clone(), ..Package::default() };
    for (name, hidden, relation) in listed {
        let target = relations.get(&relation).ok_or_else(|| Fault::damaged(format!("sheet {name}")))?;
        let member = match target.strip_prefix('/') {
            Some(whole) => whole.to_string(),
            None => format!("xl/{target}"),
        };
        let sheet = sheet::read(&part(archive, &member)?, &name, &texts, &styles)?;
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
    package.foreign = archive.members().filter(|name| is_foreign(name)).collect();
    Ok(package)
}

fn is_foreign(member: &str) -> bool {
    let member = member.to_lowercase();
    FOREIGN.iter().any(|start| member.starts_with(start))
        || member.ends_with(".bin") && member.contains("vba")
}

fn part(archive: &mut Archive<'_>, name: &str) -> Result<Vec<u8>, Fault> {
    archive.content(name)?.ok_or_else(|| Fault::damaged(format!("{name} is missing")))
}

type Listed = (Vec<(String, bool, String)>, BTreeMap<String, String>);

/// The sheets (name, whether hidden, relation) and the defined names of a workbook.
fn listed(xml: &[u8]) -> Result<Listed, Fault> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let (mut sheets, mut names) = (Vec::new(), BTreeMap::new());
    let mut open: Option<(String, String)> = None;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "sheet" => {
                let state = attribute(&start, "state")?;
                let name = attribute(&start, "name")?.unwrap_or_default();
                let hidden = state.is_some_and(|state| state != "visible");
                sheets.push((name, hidden, attribute(&start, "id")?.unwrap_or_default()));
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
            Event::End(end) if end.local_name().as_ref() == "definedName" => names.extend(open.take()),
            Event::Eof => return Ok((sheets, names)),
            _ => {}
        }
    }
}

/// Identifier and target of every relation.
fn targets(xml: &[u8]) -> Result<BTreeMap<String, String>, Fault> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut found = BTreeMap::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "Relationship" => {
                if let (Some(id), Some(target)) = (attribute(&start, "Id")?, attribute(&start, "Target")?) {
                    found.insert(id, target);
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
