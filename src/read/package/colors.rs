//! The colours of a workbook: those of its theme, those that have a number, and their tints.

use super::xml::{attribute, damaged};
use crate::read::Fault;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

const WHITE: u32 = 0xFF_FFFF;

/// The colours of a theme in the order that cells name them; the theme itself has the first two and the
/// next two the other way round.
const THEME: [&str; 12] = [
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
    "folHlink",
];

/// What the numbers of colours stand for.
#[derive(Default)]
pub(super) struct Colors {
    theme: [Option<u32>; THEME.len()],
    numbered: Vec<Option<u32>>,
}

impl Colors {
    /// The colours of a theme, and those of the looks of cells that have a number.
    pub(super) fn read(theme: Option<&[u8]>, styles: &[u8]) -> Result<Colors, Fault> {
        let mut colors = Colors::default();
        if let Some(theme) = theme {
            colors.of_theme(theme)?;
        }
        colors.of_styles(styles)?;
        Ok(colors)
    }

    fn of_theme(&mut self, xml: &[u8]) -> Result<(), Fault> {
        let mut reader = Reader::from_reader(xml);
        let mut buffer = Vec::new();
        let mut open = None;
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
                Event::Start(start) | Event::Empty(start) => {
                    let name = start.local_name();
                    let value = match name.as_ref() {
                        "srgbClr" => attribute(&start, "val")?.and_then(|text| digits(&text)),
                        "sysClr" => match attribute(&start, "val")?.as_deref() {
                            Some("windowText") => Some(0),
                            Some("window") => Some(WHITE),
                            _ => attribute(&start, "lastClr")?.and_then(|text| digits(&text)),
                        },
                        name => {
                            open = THEME.iter().position(|of| *of == name).or(open);
                            None
                        }
                    };
                    if let (Some(index), Some(value)) = (open, value) {
                        self.theme[index].get_or_insert(value);
                    }
                }
                Event::End(end) if end.local_name().as_ref() == "clrScheme" => return Ok(()),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn of_styles(&mut self, xml: &[u8]) -> Result<(), Fault> {
        let mut reader = Reader::from_reader(xml);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
                Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "rgbColor" => {
                    self.numbered.push(attribute(&start, "rgb")?.and_then(|text| digits(&text)));
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// A colour as an element says it.
    pub(super) fn of(&self, start: &BytesStart<'_>) -> Result<Option<u32>, Fault> {
        let index = |name| Ok::<_, Fault>(attribute(start, name)?.and_then(|text| text.parse::<u32>().ok()));
        let color = if let Some(rgb) = attribute(start, "rgb")? {
            digits(&rgb)
        } else if let Some(theme) = index("theme")? {
            Some(self.themed(theme))
        } else {
            index("indexed")?.map(|index| self.with_number(index))
        };
        let tint = attribute(start, "tint")?.and_then(|text| text.parse::<f64>().ok());
        Ok(match (color, tint) {
            (Some(color @ ..=WHITE), Some(tint)) if tint != 0.0 => Some(tinted(color, tint)),
            (color, _) => color,
        })
    }

    fn themed(&self, index: u32) -> u32 {
        let own = usize::try_from(index).ok().and_then(|index| self.theme.get(index).copied()).flatten();
        own.unwrap_or(match index {
            0 => WHITE,
            1 => 0,
            other => 0x100_0000_u32.saturating_add(other),
        })
    }

    fn with_number(&self, index: u32) -> u32 {
        let own = usize::try_from(index).ok().and_then(|index| self.numbered.get(index).copied()).flatten();
        own.unwrap_or(match index {
            0 | 8 | 64 => 0,
            1 | 9 | 65 => WHITE,
            other => 0x200_0000_u32.saturating_add(other),
        })
    }
}

fn digits(rgb: &str) -> Option<u32> {
    let digits = rgb.get(rgb.len().saturating_sub(6)..).unwrap_or_default();
    u32::from_str_radix(digits, 16).ok()
}

/// A colour that is so much darker (down to -1, black) or lighter (up to 1, white).
fn tinted(color: u32, tint: f64) -> u32 {
    let tint = tint.clamp(-1.0, 1.0);
    let part = |shift: u32| {
        let part = f64::from((color >> shift) & 0xFF);
        let part = if tint < 0.0 { part * (1.0 + tint) } else { part + (255.0 - part) * tint };
        // The part that is nearest; there are no more of them.
        let found = (0..=0xFF_u32).find(|step| f64::from(*step) + 0.5 > part).unwrap_or(0xFF);
        found << shift
    };
    part(16) | part(8) | part(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tint_makes_a_colour_darker_or_lighter() {
        assert_eq!((tinted(0, 1.0), tinted(WHITE, -1.0), tinted(0x80_4020, 0.0)), (WHITE, 0, 0x80_4020));
        assert_eq!((tinted(0, 0.5), tinted(WHITE, -0.5)), (0x80_8080, 0x80_8080));
        assert_eq!(tinted(0x12_3456, f64::NAN), 0xFF_FFFF);
    }

    #[test]
    fn the_colours_of_a_theme_are_what_its_numbers_mean() {
        let theme = br#"<a:theme><a:clrScheme name="x"><a:dk1><a:srgbClr val="FFFFFF"/></a:dk1>
            <a:lt1><a:sysClr val="window" lastClr="000000"/></a:lt1></a:clrScheme></a:theme>"#;
        let colors = Colors::read(Some(theme), b"<x/>").expect("read");
        assert_eq!((colors.themed(0), colors.themed(1), colors.themed(4)), (WHITE, WHITE, 0x100_0004));
        assert_eq!(Colors::default().themed(1), 0);
    }
}
