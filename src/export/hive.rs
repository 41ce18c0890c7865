//! Where the tables of an account lie: partitions as Hive names them, `year=2024/principal=Kommun`.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Bytes of a file's name that every disk takes, with room for an ending and for what is put beside it
/// while it is written.
const LONGEST: usize = 200;

/// What Hive and Spark write otherwise in a name, and what Windows does not take or programs read as
/// something else (`+` as a space, `&` as another value).
const UNSAFE: &str = "\"#%&'*+/:<=>?\\[]^{|}";

/// The path of a table of an account without its ending. `report` is the report's path below the
/// output folder; the table goes by it, for two reports in different folders may have the same name.
pub fn path(table: &str, year: u16, principal: &str, report: &str) -> String {
    let report = report.strip_suffix(".xlsx").unwrap_or(report);
    format!("{table}/year={year}/principal={}/{}", escaped(principal), short(escaped(report)))
}

/// A value or a name as a part of a path: readers take `%2F` for `/` again.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let last = text.chars().count().saturating_sub(1);
    for (at, letter) in text.chars().enumerate() {
        // Windows lets no name end with a point or a space; a point at the start hides a file, from
        // Spark a low line too.
        let at_end = (at == last && matches!(letter, '.' | ' ')) || (at == 0 && matches!(letter, '.' | '_'));
        if at_end || letter.is_control() || UNSAFE.contains(letter) {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                let _ = write!(escaped, "%{byte:02X}");
            }
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

/// A name that is too long, cut and told from others by its hash.
fn short(name: String) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let hash = Sha256::digest(name.as_bytes());
    let hash: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let kept = name.floor_char_boundary(LONGEST - hash.len() - 1);
    format!("{}~{hash}", &name[..kept])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_lies_in_its_partition_and_goes_by_the_path_of_its_report() {
        let flows = path("flows", 2024, "Älvsby kommun", "nord/kontoret-bokslut.xlsx");
        assert_eq!(flows, "flows/year=2024/principal=Älvsby kommun/nord%2Fkontoret-bokslut");
    }

    #[test]
    fn what_means_something_in_a_path_is_written_by_its_number() {
        // The numbers are those of the ASCII table: / 2F, = 3D, % 25, : 3A, . 2E, space 20, low line 5F, line
        // feed 0A.
        assert_eq!(escaped("a/b=c%2F:d"), "a%2Fb%3Dc%252F%3Ad");
        assert_eq!(escaped("Kommun & Co."), "Kommun %26 Co%2E");
        assert_eq!(escaped(".."), "%2E%2E");
        assert_eq!(escaped("_a_b"), "%5Fa_b");
        assert_eq!(escaped("två  ord "), "två  ord%20");
        assert_eq!(escaped("rad\nbyte"), "rad%0Abyte");
    }

    #[test]
    fn long_names_are_cut_between_letters_and_still_differ() {
        let long = |end: &str| short(format!("{}{end}", "å".repeat(150)));
        // 2 bytes a letter: of 200 bytes 17 are the mark and the hash, and 183 hold 91 whole letters.
        assert_eq!(long("x").chars().filter(|letter| *letter == 'å').count(), 91);
        assert!(long("x").len() <= LONGEST);
        assert_ne!(long("x"), long("y"));
        assert_eq!(short("kort".to_string()), "kort");
    }
}
