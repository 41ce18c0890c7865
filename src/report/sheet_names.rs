//! Sheet names: what a spreadsheet allows, each once.

use std::collections::HashSet;

/// The longest name a spreadsheet allows, in UTF-16 units.
const LONGEST: usize = 31;

/// Gives out sheet names.
#[derive(Debug, Default)]
pub struct SheetNames {
    taken: HashSet<String>,
}

impl SheetNames {
    /// The wanted name, made valid and unique: what may not stand in it becomes `_`, what is too
    /// long is cut, what is taken gets a number.
    pub fn give(&mut self, wanted: &str) -> String {
        let valid: String =
            wanted.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { '_' } else { c }).collect();
        let valid = valid.trim().trim_matches('\'');
        let valid = if valid.is_empty() { "_" } else { valid };
        let mut name = cut(valid, LONGEST);
        let mut number = 2;
        // "History" is reserved in Excel.
        while name.eq_ignore_ascii_case("history") || !self.taken.insert(name.to_lowercase()) {
            let ending = format!(" ({number})");
            name = cut(valid, LONGEST - ending.len()) + &ending;
            number += 1;
        }
        name
    }
}

fn cut(text: &str, longest: usize) -> String {
    let mut length = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            length += c.len_utf16();
            length <= longest
        })
        .collect();
    kept.trim_end().to_string()
}

/// A sheet name as a formula writes it: bare where it is nothing but letters and too long for a
/// cell's name, quoted otherwise.
pub fn quoted(name: &str) -> String {
    if name.chars().count() > 3 && name.chars().all(char::is_alphabetic) {
        name.to_string()
    } else {
        format!("'{}'", name.replace('\'', "''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_valid_unique_and_at_most_31_characters() {
        let mut names = SheetNames::default();
        assert_eq!(names.give("Kommun"), "Kommun");
        assert_eq!(names.give("kommun"), "kommun (2)");
        assert_eq!(names.give("Vård/omsorg [65+]"), "Vård_omsorg _65+_");
        let long = "Arbetsmarknads- och integrationsförvaltningen";
        assert_eq!(names.give(long), "Arbetsmarknads- och integration");
        assert_eq!(names.give(long), "Arbetsmarknads- och integra (2)");
        assert_eq!(names.give("History"), "History (2)");
        assert_eq!(names.give("''"), "_");
    }

    #[test]
    fn a_name_that_could_be_a_cell_or_holds_a_blank_is_quoted() {
        assert_eq!(quoted("Beräkning"), "Beräkning");
        assert_eq!(quoted("AB1"), "'AB1'");
        assert_eq!(quoted("ABC"), "'ABC'");
        assert_eq!(quoted("Barn & unga"), "'Barn & unga'");
        assert_eq!(quoted("Jan's"), "'Jan''s'");
    }
}
