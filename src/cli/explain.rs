//! `bokslut explain`: which code is meant, and what it means.

use super::meant::Meant;
use super::misuse;
use crate::base::Code;
use crate::render;
use crate::words::fill;
use std::io::{self, Write};
use std::path::Path;
use strsim::damerau_levenshtein;

/// Explains a code, or lists them all. None when no code is meant by what was typed, which has
/// then been said on standard error.
pub fn explain(
    typed: Option<&str>,
    meant: &Meant,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Option<io::Result<()>> {
    let Some(typed) = typed else {
        return Some(render::list(stdout, meant.format, meant.words, meant.look));
    };
    match code(typed) {
        Some(code) => Some(render::explain(stdout, code, meant.format, meant.words, meant.look)),
        None if Path::new(typed).is_file() => {
            let told = fill(&meant.words.cli.usage.which_cell, &[("path", typed)]);
            misuse::unexplained(told, None, meant.words, stderr);
            None
        }
        None => {
            misuse::unknown_code(typed, nearest(typed), meant.words, stderr);
            None
        }
    }
}

/// The code that is meant by `B204`, `b204` or a whole `fel[B204]:` as a finding begins.
fn code(typed: &str) -> Option<Code> {
    Code::from_number(number(typed))
}

fn number(typed: &str) -> &str {
    let after = typed.split_once('[').map_or(typed, |(_, after)| after);
    after.split_once(']').map_or(after, |(number, _)| number)
}

/// The first code that is one slip away.
fn nearest(typed: &str) -> Option<Code> {
    let number = number(typed).trim().to_uppercase();
    Code::ALL.iter().copied().find(|code| damerau_levenshtein(&number, code.number()) == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_taken_as_it_is_typed_or_copied() {
        for typed in ["B204", "b204", " B204 ", "fel[B204]", "error[b204]:", "[B204]", "B204]"] {
            assert_eq!(code(typed), Some(Code::UnknownCode), "{typed}");
        }
        for typed in ["", "204", "B2044", "[]", "fel"] {
            assert_eq!(code(typed), None, "{typed}");
        }
    }

    #[test]
    fn one_slip_is_near_and_two_are_not() {
        // A digit too many, one missing, two swapped, another letter.
        for (typed, near) in [("B2044", "B204"), ("b40", "B401"), ("B024", "B204"), ("fel[E204]", "B204")] {
            assert_eq!(nearest(typed).map(Code::number), Some(near), "{typed}");
        }
        for typed in ["", "X99", "hjälp"] {
            assert_eq!(nearest(typed), None, "{typed}");
        }
    }
}
