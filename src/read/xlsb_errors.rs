//! Formulas in an `.xlsb` whose stored value is an error. Without this they would read as blank,
//! and a blank is not an error. Cells in a short form, which some programs write though Excel does
//! not, are passed over by the library too; they make the file one that we cannot read.
//!
//! Source: [MS-XLSB], the records BrtBundleSh, BrtRowHdr and BrtFmlaError, and the values of BErr.

use super::{archive::Archive, fault::Fault};
use quick_xml::Reader;
use quick_xml::events::Event;

const ROW_HEADER: u16 = 0x0000;
const FORMULA_ERROR: u16 = 0x000B;
/// Number, error, truth value, real, text and shared text without their column.
const SHORT: std::ops::RangeInclusive<u16> = 0x000D..=0x0012;
const SHEET: u16 = 0x009C;

/// Every sheet's name and the archive member that holds it, in workbook order.
pub(super) fn parts(archive: &mut Archive<'_>) -> Result<Vec<(String, String)>, Fault> {
    let needed = |content: Option<Vec<u8>>| content.ok_or_else(cut_short);
    let relations = needed(archive.content("xl/_rels/workbook.bin.rels")?)?;
    let targets = targets(&relations)?;
    let workbook = needed(archive.content("xl/workbook.bin")?)?;
    let mut parts = Vec::new();
    for record in Records(&workbook) {
        let (kind, body) = record?;
        if kind != SHEET {
            continue;
        }
        let (relation, rest) = wide_text(body.get(8..).ok_or_else(cut_short)?)?;
        let (name, _) = wide_text(rest)?;
        // A sheet of a kind that lies elsewhere has no part here; only worksheets are asked for.
        if let Some((_, target)) = targets.iter().find(|(id, _)| *id == relation) {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_string);
            parts.push((name, part));
        }
    }
    Ok(parts)
}

/// Row, column (both from 0) and error value of every formula in a sheet that ended in an error.
pub(super) fn formula_errors(sheet: &[u8]) -> Result<Vec<(u32, u32, &'static str)>, Fault> {
    let mut row = 0;
    let mut found = Vec::new();
    for record in Records(sheet) {
        let (kind, body) = record?;
        match kind {
            // The library stops without a word at a row that no sheet has; the row is kept here,
            // so that at least a cell in it is turned away.
            ROW_HEADER => row = number(body)?,
            FORMULA_ERROR => {
                let code = *body.get(8).ok_or_else(cut_short)?;
                found.push((row, number(body)?, error(code)?));
            }
            short if SHORT.contains(&short) => {
                return Err(Fault::damaged(format!("cells in the short form {short:#06x}")));
            }
            _ => {}
        }
        if row >= 1_048_576 {
            return Err(Fault::damaged(format!("row {}", u64::from(row) + 1)));
        }
    }
    Ok(found)
}

fn error(code: u8) -> Result<&'static str, Fault> {
    Ok(match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        other => return Err(Fault::damaged(format!("error value {other:#04x}"))),
    })
}

fn cut_short() -> Fault {
    Fault::damaged("a record is cut short")
}

/// A whole number of four bytes, the least first, at the start of `bytes`.
fn number(bytes: &[u8]) -> Result<u32, Fault> {
    bytes.first_chunk().map(|first| u32::from_le_bytes(*first)).ok_or_else(cut_short)
}

/// A text: its length in units of two bytes, then the units. Gives also what follows it.
fn wide_text(bytes: &[u8]) -> Result<(String, &[u8]), Fault> {
    let units = usize::try_from(number(bytes)?).map_err(|_| cut_short())?;
    let end = units.checked_mul(2).and_then(|size| size.checked_add(4)).ok_or_else(cut_short)?;
    let text = bytes.get(4..end).ok_or_else(cut_short)?;
    let units = text.chunks_exact(2).map(|pair| u16::from(pair[0]) | u16::from(pair[1]) << 8);
    let text = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Ok((text, bytes.get(end..).unwrap_or_default()))
}

/// The records of a binary part: kind (one or two bytes of seven bits), size (one to four bytes of
/// seven bits), body.
struct Records<'a>(&'a [u8]);

impl<'a> Records<'a> {
    fn seven_bits(&mut self, most: u32) -> Result<usize, Fault> {
        let mut value = 0;
        for place in 0..most {
            let (byte, rest) = self.0.split_first().ok_or_else(cut_short)?;
            self.0 = rest;
            value |= usize::from(byte & 0x7F) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(value)
    }

    fn record(&mut self) -> Result<(u16, &'a [u8]), Fault> {
        let kind = u16::try_from(self.seven_bits(2)?).map_err(|_| cut_short())?;
        let size = self.seven_bits(4)?;
        let (body, rest) = self.0.split_at_checked(size).ok_or_else(cut_short)?;
        self.0 = rest;
        Ok((kind, body))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<(u16, &'a [u8]), Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let record = self.record();
        if record.is_err() {
            self.0 = &[]; // after damage nothing can be trusted
        }
        Some(record)
    }
}

/// Identifier and target of every relation.
fn targets(xml: &[u8]) -> Result<Vec<(String, String)>, Fault> {
    let damaged = |error: &dyn std::fmt::Display| Fault::damaged(error.to_string());
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut found = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|e| damaged(&e))? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "Relationship" => {
                let (mut id, mut target) = (String::new(), String::new());
                for attribute in start.attributes() {
                    let attribute = attribute.map_err(|e| damaged(&e))?;
                    let value = || attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                    match attribute.key.as_ref() {
                        "Id" => id = value().map_err(|e| damaged(&e))?.into_owned(),
                        "Target" => target = value().map_err(|e| damaged(&e))?.into_owned(),
                        _ => {}
                    }
                }
                found.push((id, target));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_that_ended_in_an_error_is_found_in_its_cell() {
        // Row header of row 6 (0x00, 4 bytes here), then BrtFmlaError (0x0B, 9 bytes): column 1, style 0,
        // error 7 (#DIV/0!).
        let sheet = [0x00, 4, 6, 0, 0, 0, 0x0B, 9, 1, 0, 0, 0, 0, 0, 0, 0, 7];
        assert_eq!(formula_errors(&sheet), Ok(vec![(6, 1, "#DIV/0!")]));
    }

    #[test]
    fn kinds_and_sizes_of_two_bytes_are_read_whole() {
        // 0x9C 0x01 is kind 0x9C (28 + 128); size 0x81 0x01 is 129.
        let mut bytes = vec![0x9C, 0x01, 0x81, 0x01];
        bytes.extend([5; 129]);
        let records: Vec<_> = Records(&bytes).collect();
        assert_eq!(records, [Ok((0x9C, &[5_u8; 129][..]))]);
    }

    #[test]
    fn a_record_that_is_cut_short_or_a_row_that_no_sheet_has_is_damage() {
        assert!(formula_errors(&[0x00, 4, 6, 0]).is_err());
        assert!(formula_errors(&[0x0B, 9, 1, 0, 0, 0]).is_err());
        assert!(formula_errors(&[0x10, 2, 0, 0]).is_err(), "a cell in the short form");
        assert!(formula_errors(&[0x00, 4, 0, 0, 0x10, 0]).is_err(), "0x100000 is row 1,048,577");
    }
}
