//! What is drawn over the cells of a sheet, and what of it no report has: a report has charts, the logo of
//! a theme on its first sheet, and comments that are shown when they are pointed at.

use super::book::targets;
use super::xml::{attribute, damaged};
use crate::read::Fault;
use crate::read::archive::Archive;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements by which a comment's drawing draws, other than the shape that each comment has.
const OTHER_SHAPES: [&str; 10] =
    ["rect", "roundrect", "oval", "line", "polyline", "curve", "arc", "group", "image", "imagedata"];

/// What a sheet says is drawn on it: relations by kind.
#[derive(Default)]
pub(super) struct Drawn {
    /// Of charts, pictures and shapes.
    pub(super) drawings: Vec<String>,
    /// Of comments.
    pub(super) comments: Vec<String>,
    /// Of pictures behind the cells, controls and objects of other programs.
    pub(super) others: Vec<String>,
}

impl Drawn {
    /// Takes up an element of a sheet that refers to something that is drawn.
    pub(super) fn take(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        let kind = match start.local_name().as_ref() {
            "drawing" => &mut self.drawings,
            "legacyDrawing" => &mut self.comments,
            "picture" | "control" | "oleObject" => &mut self.others,
            _ => return Ok(()),
        };
        kind.push(relation(start)?.unwrap_or_default());
        Ok(())
    }

    /// The members of the file that hold what no report has drawn on the sheet that is this member.
    pub(super) fn foreign(
        &self,
        archive: &mut Archive<'_>,
        sheet: &str,
        first: bool,
    ) -> Result<Vec<String>, Fault> {
        let (folder, name) = sheet.rsplit_once('/').unwrap_or(("", sheet));
        let relations = match archive.content(&format!("{folder}/_rels/{name}.rels"))? {
            Some(xml) => targets(&xml)?,
            None => return Ok(Vec::new()),
        };
        let member = |id: &String| relations.get(id).map(|target| resolved(folder, target));
        let mut found: Vec<String> =
            self.others.iter().map(|id| member(id).unwrap_or_else(|| sheet.to_string())).collect();
        for drawing in self.drawings.iter().filter_map(member) {
            let pictures = usize::from(first);
            if archive.content(&drawing)?.map_or(Ok(false), |xml| holds_more(&xml, pictures))? {
                found.push(drawing);
            }
        }
        for drawing in self.comments.iter().filter_map(member) {
            if archive.content(&drawing)?.is_some_and(|xml| !only_comments(&xml).unwrap_or(false)) {
                found.push(drawing);
            }
        }
        Ok(found)
    }
}

/// The relation that an element names: `r:id`, never an identifier of its own.
fn relation(start: &BytesStart<'_>) -> Result<Option<String>, Fault> {
    for found in start.attributes() {
        let found = found.map_err(|error| damaged(&error))?;
        let key: &str = found.key.as_ref();
        if key.ends_with(":id") {
            return attribute(start, "id");
        }
    }
    Ok(None)
}

/// A target as the member of the file that it is.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_string();
    }
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether a drawing holds anything but charts, and so many pictures.
fn holds_more(xml: &[u8], pictures: usize) -> Result<bool, Fault> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut found = 0;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
            Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                "sp" | "cxnSp" | "grpSp" | "contentPart" => return Ok(true),
                "graphicData" if !attribute(&start, "uri")?.is_some_and(|uri| uri.ends_with("/chart")) => {
                    return Ok(true);
                }
                "pic" => found += 1,
                _ => {}
            },
            Event::Eof => return Ok(found > pictures),
            _ => {}
        }
    }
}

/// Whether the drawing of comments holds one shape for each of them, none of which is always shown.
fn only_comments(xml: &[u8]) -> Result<bool, Fault> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let (mut shapes, mut comments) = (0, 0);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
            Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                "shape" => shapes += 1,
                "ClientData" if attribute(&start, "ObjectType")?.as_deref() == Some("Note") => comments += 1,
                "ClientData" | "Visible" => return Ok(false),
                other if OTHER_SHAPES.contains(&other) => return Ok(false),
                _ => {}
            },
            Event::Eof => return Ok(shapes == comments),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_found_from_the_folder_of_its_sheet() {
        assert_eq!(resolved("xl/worksheets", "../drawings/drawing1.xml"), "xl/drawings/drawing1.xml");
        assert_eq!(resolved("xl/worksheets", "/xl/drawings/drawing1.xml"), "xl/drawings/drawing1.xml");
        assert_eq!(resolved("xl/worksheets", "./a.xml"), "xl/worksheets/a.xml");
    }
}
