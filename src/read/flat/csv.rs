//! Text with separators: UTF-8, a record a line, the separator the one that parts its heads. With commas
//! between its fields a file writes its numbers with a point, else with a comma.

use super::number::number;
use super::split::{OPEN, Records, fields};
use crate::base::Cell;
use crate::read::Value;
use crate::read::fault::Fault;
use crate::read::rows::{Cells, Halt};
use crate::words::names::column;
use std::io::BufRead;

/// The separators that are known; a file in Swedish has the first.
const SEPARATORS: [u8; 3] = *b";\t,";
/// Records among which the heads are looked for.
const FIRST: usize = 30;

/// Goes through the records; each is in the row of its first line.
pub(super) fn walk(content: impl BufRead, cells: &mut impl Cells) -> Result<(), Halt> {
    let mut records = Records::of(content);
    let mut first = Vec::new();
    while first.len() < FIRST
        && let Some((line, record)) = records.next()?
    {
        first.push((line, record.to_vec()));
    }
    let separator = separator(first.iter().map(|(_, record)| record.as_slice()));
    // How far the heads reach, from their line on.
    let mut heads = None;
    let mut put = |line: u32, record: &[u8]| -> Result<(), Halt> {
        // Other encodings, such as UTF-16, have bytes of nothing between their letters.
        let text = std::str::from_utf8(record).ok().filter(|text| !text.contains('\0'));
        let text = text.ok_or(Fault::NotUtf8(line))?;
        if heads.is_none() && is_head(text, separator) {
            let named = fields(text, separator).enumerate().filter(|(_, field)| !field.trim().is_empty());
            heads = named.last().map(|(at, _)| at + 1);
        }
        for (at, field) in fields(text, separator).enumerate() {
            // What stands under no head has been parted from the field before it: 2,5 with commas between fields.
            if let Some(heads) = heads.filter(|heads| at >= *heads && !field.trim().is_empty()) {
                return Err(Fault::TooManyFields(line, heads).into());
            }
            let column = u32::try_from(at).unwrap_or(u32::MAX);
            if column >= Cell::COLUMNS.into() {
                return Err(Fault::damaged(format!("line {line}: more than {} fields", Cell::COLUMNS)).into());
            }
            match number(&field, separator == b',') {
                Some(number) => cells.put(line - 1, column, Value::Number(number))?,
                None => cells.text(line - 1, column, &field)?,
            }
        }
        Ok(())
    };
    for (line, record) in &first {
        put(*line, record)?;
    }
    while let Some((line, record)) = records.next()? {
        put(line, record)?;
    }
    Ok(())
}

/// The separator that parts the heads: the first that gives any of the first records a field with the head
/// of the participants, and others; else the one that is there most often.
fn separator<'r>(records: impl Iterator<Item = &'r [u8]> + Clone) -> u8 {
    let has_head = |separator: u8| {
        let mut texts = records.clone().filter_map(|record| std::str::from_utf8(record).ok());
        texts.any(|text| is_head(text, separator))
    };
    let often = |separator: &u8| records.clone().flatten().filter(|byte| *byte == separator).count();
    let most = || SEPARATORS.into_iter().rev().max_by_key(often);
    SEPARATORS.into_iter().find(|separator| has_head(*separator)).or_else(most).unwrap_or(OPEN)
}

/// Whether a record has the head of the participants, and others.
fn is_head(text: &str, separator: u8) -> bool {
    let heads: Vec<_> = fields(text, separator).collect();
    heads.len() > 1 && heads.iter().any(|head| column::PARTICIPANT.heads(head))
}
