//! Links within a workbook and to others, as addresses that Excel takes.

use crate::base::Cell;
use crate::figure::Address;
use crate::report::sheet::Link;
use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};

/// Links beyond these Excel drops from a sheet.
pub const MOST_LINKS: usize = 65_530;
/// The longest address of a link that Excel takes, and the longest place in it, in UTF-16 units.
const LONGEST: usize = 2_080;

/// Makes a cell lead to another one, on the sheet of that title. What the cell holds is written
/// afterwards: the library has no way to link a formula but to write over the text of a link.
pub(super) fn to_place(
    page: &mut Worksheet,
    cell: Cell,
    to: Address,
    title: &str,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    // Links quote every name.
    let target = format!("internal:'{}'!{}", title.replace('\'', "''"), to.cell);
    page.write_url_with_format(cell.row, cell.column, Url::new(target).set_text(text), format)?;
    Ok(())
}

/// The address of a link as the library takes it; none where Excel or the library has no way to
/// write it.
pub(super) fn url(link: &Link) -> Option<Url> {
    let units = |text: &str| text.encode_utf16().count();
    let address = escaped(&link.path)?;
    let writable = |text: &str| {
        units(text) <= LONGEST
            && !text.contains(|c: char| c.is_control() || c == '\u{FFFE}' || c == '\u{FFFF}')
    };
    if !writable(&address) || !writable(&link.place) {
        return None;
    }
    let place = if link.place.is_empty() { String::new() } else { format!("#{}", link.place) };
    Some(Url::new(format!("file:///{address}{place}")))
}

/// A path with `%20` and its like for what may not stand in an address. The library escapes an
/// address itself unless it sees one of the escapes that it knows, and then leaves all of it
/// alone; `#` and `?` are not among those, so that a path with nothing else to escape has no way.
fn escaped(path: &str) -> Option<String> {
    let (mut known, mut unknown) = (false, false);
    let mut escaped = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '%' | '"' | ' ' | '<' | '>' | '[' | ']' | '^' | '`' | '{' | '}' => known = true,
            '#' | '?' => unknown = true,
            c => {
                escaped.push(c);
                continue;
            }
        }
        escaped += &format!("%{:02X}", u32::from(c));
    }
    (known || !unknown).then_some(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_stand_in_an_address_is_escaped_once() {
        assert_eq!(escaped("../underlag/åäö.xlsx").as_deref(), Some("../underlag/åäö.xlsx"));
        assert_eq!(escaped("a b/100 % [x].xlsx").as_deref(), Some("a%20b/100%20%25%20%5Bx%5D.xlsx"));
        assert_eq!(escaped("a%20b.xlsx").as_deref(), Some("a%2520b.xlsx"));
        assert_eq!(escaped("Kontor #2.xlsx").as_deref(), Some("Kontor%20%232.xlsx"));
        assert_eq!(escaped("kontor#2.xlsx"), None);
    }

    #[test]
    fn a_link_that_excel_would_not_take_is_none() {
        let to = |path: String, place: &str| url(&Link { path, place: place.to_string() });
        assert!(to("a.xlsx".to_string(), "'Effekter'!B7").is_some());
        assert!(to("å".repeat(LONGEST), "").is_some());
        assert!(to("å".repeat(LONGEST + 1), "").is_none());
        assert!(to("a\u{1}.xlsx".to_string(), "").is_none());
        assert!(to("a.xlsx".to_string(), "'\u{FFFF}'!B7").is_none());
    }
}
