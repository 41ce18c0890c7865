//! How cells look, from `xl/styles.xml`.

use super::Faint;
use super::colors::Colors;
use super::xml::{attribute, damaged, flag};
use crate::read::Fault;
use crate::seal::Look;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Forms that have a number instead of a text of their own (ECMA-376, 18.8.30).
const BUILT_IN: [(u32, &str); 12] = [
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (11, "0.00E+00"),
    (14, "m/d/yyyy"),
    (37, "#,##0 ;(#,##0)"),
    (38, "#,##0 ;[Red](#,##0)"),
    (39, "#,##0.00;(#,##0.00)"),
    (49, "@"),
];

/// Points of a font below which nothing can be read.
const SMALLEST: f64 = 6.0;

/// The looks of a workbook's cells, and the forms of numbers that conditions set.
#[derive(Default)]
pub(super) struct Styles {
    looks: Vec<Arc<Look>>,
    /// What makes a number hard to read, of each look.
    faint: Vec<Option<Faint>>,
    usual: Arc<Look>,
    pub(super) conditional_forms: Vec<String>,
}

impl Styles {
    /// The look with that position.
    pub(super) fn look(&self, index: usize) -> Arc<Look> {
        Arc::clone(self.looks.get(index).unwrap_or(&self.usual))
    }

    /// What makes a number hard to read in the look with that position.
    pub(super) fn faint(&self, index: usize) -> Option<Faint> {
        self.faint.get(index).copied().flatten()
    }
}

impl Default for Look {
    /// A cell that says nothing of its looks.
    fn default() -> Look {
        Look { form: "General".to_string(), locked: true, ink: 0, ground: None }
    }
}

/// What has been read so far.
#[derive(Default)]
struct Parts {
    colors: Colors,
    forms: BTreeMap<u32, String>,
    inks: Vec<u32>,
    /// What makes the text of each font hard to read.
    fonts: Vec<Option<Faint>>,
    grounds: Vec<Option<u32>>,
    styles: Styles,
    /// The group that is open: fonts, fills, cellXfs, dxfs.
    group: String,
    solid: bool,
    current: Option<(Look, Option<Faint>)>,
    /// Colours of text and ground that a condition sets.
    condition: (Option<u32>, Option<u32>),
    in_font: bool,
}

/// The looks of a workbook with these colours.
pub(super) fn read(xml: &[u8], colors: Colors) -> Result<Styles, Fault> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut parts = Parts { colors, ..Parts::default() };
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
            Event::Start(start) => parts.begin(&start)?,
            Event::Empty(start) => {
                parts.begin(&start)?;
                parts.end(start.local_name().as_ref());
            }
            Event::End(end) => parts.end(end.local_name().as_ref()),
            Event::Eof => return Ok(parts.styles),
            _ => {}
        }
    }
}

impl Parts {
    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        let name = start.local_name();
        let name = name.as_ref();
        match (self.group.as_str(), name) {
            (_, "fonts" | "fills" | "cellXfs" | "dxfs" | "cellStyleXfs") => self.group = name.to_string(),
            ("dxfs", "numFmt") => {
                self.styles.conditional_forms.extend(attribute(start, "formatCode")?);
            }
            ("dxfs", "font") => self.in_font = true,
            ("dxfs", "color") if self.in_font => self.condition.0 = self.colors.of(start)?,
            ("dxfs", "bgColor") => self.condition.1 = self.colors.of(start)?,
            (_, "numFmt") => {
                let (id, code) = (number(start, "numFmtId")?, attribute(start, "formatCode")?);
                if let (Some(id), Some(code)) = (id, code) {
                    self.forms.insert(id, code);
                }
            }
            ("fonts", "font") => {
                self.inks.push(0);
                self.fonts.push(None);
            }
            ("fonts", "strike") if attribute(start, "val")?.is_none() || flag(start, "val")? => {
                self.set_faint(Faint::Struck);
            }
            ("fonts", "sz") => {
                let size = attribute(start, "val")?.and_then(|text| text.parse::<f64>().ok());
                if size.is_some_and(|size| size < SMALLEST) {
                    self.set_faint(Faint::Small);
                }
            }
            ("fonts", "color") => {
                if let (Some(color), Some(ink)) = (self.colors.of(start)?, self.inks.last_mut()) {
                    *ink = color;
                }
            }
            ("fills", "fill") => self.grounds.push(None),
            ("fills", "patternFill") => {
                self.solid =
                    attribute(start, "patternType")?.is_some_and(|kind| kind != "none" && kind != "gray125");
            }
            ("fills", "fgColor") if self.solid => {
                if let (Some(color), Some(ground)) = (self.colors.of(start)?, self.grounds.last_mut()) {
                    *ground = Some(color);
                }
            }
            ("cellXfs", "xf") => self.current = Some(self.look(start)?),
            ("cellXfs", "protection") => {
                let (locked, hidden) = (attribute(start, "locked")?, flag(start, "hidden")?);
                if let Some((look, faint)) = &mut self.current {
                    look.locked = locked.is_none_or(|locked| !matches!(&*locked, "0" | "false" | "off"));
                    *faint = faint.or(hidden.then_some(Faint::FormulaHidden));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "xf" => {
                if let Some((look, faint)) = self.current.take() {
                    self.styles.looks.push(Arc::new(look));
                    self.styles.faint.push(faint);
                }
            }
            "font" => self.in_font = false,
            "dxf" => {
                let (ink, ground) = std::mem::take(&mut self.condition);
                // Without a ground of its own it is the sheet's, or one of the light ones of a report.
                if let Some(ink) = ink.filter(|ink| is_near(*ink, ground.unwrap_or(0xFF_FFFF))) {
                    self.styles.conditional_forms.push(format!("{ink:06X}"));
                }
            }
            "fonts" | "fills" | "cellXfs" | "dxfs" | "cellStyleXfs" => self.group.clear(),
            _ => {}
        }
    }

    fn set_faint(&mut self, faint: Faint) {
        if let Some(font) = self.fonts.last_mut() {
            font.get_or_insert(faint);
        }
    }

    fn look(&self, start: &BytesStart<'_>) -> Result<(Look, Option<Faint>), Fault> {
        let form = match number(start, "numFmtId")? {
            None | Some(0) => "General".to_string(),
            Some(id) => match self.forms.get(&id) {
                Some(code) => code.clone(),
                None => BUILT_IN
                    .iter()
                    .find(|(built_in, _)| *built_in == id)
                    .map_or_else(|| format!("#{id}"), |(_, code)| (*code).to_string()),
            },
        };
        let at = |name| Ok::<_, Fault>(number(start, name)?.and_then(|index| usize::try_from(index).ok()));
        let font = at("fontId")?;
        let faint = font.and_then(|index| self.fonts.get(index).copied()).flatten();
        let ink = font.and_then(|index| self.inks.get(index).copied()).unwrap_or(0);
        let ground = at("fillId")?.and_then(|index| self.grounds.get(index).copied()).flatten();
        let form = if form == "GENERAL" { "General".to_string() } else { form };
        Ok((Look { form, locked: true, ink, ground }, faint))
    }
}

fn number(start: &BytesStart<'_>, name: &str) -> Result<Option<u32>, Fault> {
    Ok(attribute(start, name)?.and_then(|text| text.parse().ok()))
}

/// Whether two colours can hardly be told apart: less than this between all their parts together.
fn is_near(one: u32, other: u32) -> bool {
    const NEAR: u32 = 120;
    let part = |color: u32, shift: u32| (color >> shift) & 0xFF;
    [0, 8, 16].into_iter().map(|shift| part(one, shift).abs_diff(part(other, shift))).sum::<u32>() < NEAR
}
