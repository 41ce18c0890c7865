//! Reading XML piece by piece.

use crate::read::Fault;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart};
use std::fmt::Display;

pub(super) fn damaged(error: &dyn Display) -> Fault {
    Fault::damaged(error.to_string())
}

/// An attribute's value by its name without prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Fault> {
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| damaged(&error))?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            return Ok(Some(value.map_err(|error| damaged(&error))?.into_owned()));
        }
    }
    Ok(None)
}

/// Whether an attribute says yes.
pub(super) fn flag(start: &BytesStart<'_>, name: &str) -> Result<bool, Fault> {
    Ok(attribute(start, name)?.is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on")))
}

/// The character that a reference such as `&amp;` or `&#10;` stands for; nothing for one that is not known.
pub(super) fn referred(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => resolve_predefined_entity(reference).unwrap_or_default().to_string(),
    }
}
