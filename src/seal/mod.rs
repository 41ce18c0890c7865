//! The seal of a written report: what every cell holds, brought into a form that does not depend on
//! which program saved the file, and hashed. The writer seals what it writes; whoever verifies a
//! report seals what stands in it and compares. Knows no file format.
//!
//! What is hashed for a cell is in two parts. Its *structure*: the formula, or the text or number of a
//! cell that nobody may change, and how it looks. Its *value*: what a formula came to, and what
//! stands in a cell that may be changed. A report whose assumptions are changed and that is
//! calculated again keeps its structure; only values move.
//!
//! Besides a SHA-256 of each sheet the seal holds a short fingerprint of every cell's structure, so
//! that what was changed can be named. The fingerprints are short; the sheet's hash is what holds.
//!
//! # For whoever wants to check a seal by other means
//!
//! All that is hashed is UTF-8. US is the character 1F, RS 1E, LF 0A, TAB 09; hashes are written as 64 small
//! hexadecimal digits.
//!
//! **Cells.** Every cell of a sheet that holds a formula, a number, a truth value, an error or a text of at
//! least one character, row by row and from the left; blank cells that only have looks are none. Of the last sheet
//! only the rows above the one whose cell begins with [`FORM`].
//!
//! **The structure of a sheet** is the SHA-256 of `cell US structure RS` for every cell, where `cell` is `B7`
//! and `structure` is
//!
//! - `=formula US look` of a formula in a locked cell;
//! - `held US look` of anything else in a locked cell;
//! - `i US look` of a cell that is not locked (an input), whatever it holds.
//!
//! **Its values** are the SHA-256 of `cell US held RS` for every cell with a formula or not locked.
//!
//! **held** is `t` and the text; `n` and the number to 15 significant digits as `n2.50000000000000e0`, `n-1.20000000000000e-3`
//! (0 without a sign); `btrue` or `bfalse`; `e` and the error, `e#DIV/0!`. Of a formula it is what is stored with it.
//!
//! **look** is `form;lock;ink;ground`. `form` is the number form's code as the file has it, `#,##0`; those that
//! have no code in the file (identifiers below 164) have that of ECMA-376, 18.8.30, and `General` where there is none.
//! `lock` is `locked` or `open`. `ink` is the font's colour as `RRGGBB`, `000000` where none is given, and `ground` that of a
//! filled pattern's foreground, empty where there is none. Colours of a theme: 0 is `FFFFFF`, 1 is `000000`.
//! The cell's own format (`cellXfs`) counts; conditions and the sheet's columns do not.
//!
//! **formula** is that of the file without `=`, brought to one form. From left to right: what is in double
//! quotes stays as it is, and so does what is in single quotes (two of them stand for one within); of the rest, a run of letters,
//! digits and `_ . $ \` is set in single quotes where `!` follows, and put in capitals where not; white space goes; any
//! other character stays. A formula that the file shares between cells is first written out for each.
//!
//! **The fingerprint** of a cell is the first six digits of the SHA-256 of its `structure`. They are listed in
//! runs, with a blank between: `A5:` and the prints of A5, B5, C5 ... as far as the row has no gap. A list of more than 30,000
//! characters goes on in the cell to the right, cut at a blank.
//!
//! **The defined names** but those of print settings (`_xlnm.`), in order of their code points: the SHA-256 of
//! `name US formula RS` for each, where `formula` is what it points at, in the one form. A fingerprint is the first six
//! digits of the SHA-256 of one such `name US formula RS`, listed as `name:print`. A name that only one sheet knows is `name@` and the sheet's
//! position from 0.
//!
//! **The seal** is [`FORM`], ` sha256:` and the SHA-256 of the lines: [`FORM`] `LF`; for every sheet in order `name TAB
//! cells TAB structure TAB values TAB fingerprints LF`, where `cells` is how many are sealed; and `TAB names TAB hash TAB TAB
//! fingerprints LF` for the defined names. It stands in Proveniens and as the document's own property `bokslut-sigill`.

mod canonical;
mod lines;
mod shift;

pub use canonical::{formula as canonical_formula, is_word, pieces};
pub use lines::{Lines, MOST_LETTERS, Names, Prints, Sheet, parts};
pub use shift::shifted;

use crate::base::Cell;
use sha2::{Digest, Sha256};
use std::fmt::{self, Write};

/// The form of the seal, which its text begins with.
pub const FORM: &str = "bokslut-sigill/1";

/// The name of the document property that holds the seal.
pub const PROPERTY: &str = "bokslut-sigill";

/// How a cell looks, as far as looks can mislead: a form or a colour can hide a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Look {
    /// The number form as the file has it, `#,##0`; `General` where there is none.
    pub form: String,
    /// Whether the cell is locked; what is not locked may be changed.
    pub locked: bool,
    /// Colour of the text, `0xRRGGBB`.
    pub ink: u32,
    /// Colour of the ground, `0xRRGGBB`; none where the sheet shows through.
    pub ground: Option<u32>,
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.push(&mut text);
        f.write_str(&text)
    }
}

impl Look {
    /// Puts the look behind a text, as it is hashed.
    fn push(&self, text: &mut String) {
        let Look { form, locked, ink, ground } = self;
        text.push_str(form);
        text.push_str(if *locked { ";locked;" } else { ";open;" });
        let colour = |text: &mut String, colour: u32| {
            text.extend(
                (0..6).rev().map(|place| char::from(DIGITS[1][(colour >> (4 * place) & 15) as usize])),
            );
        };
        colour(text, *ink);
        text.push(';');
        if let Some(ground) = ground {
            colour(text, *ground);
        }
    }
}

/// What a cell holds, apart from a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A truth value.
    Bool(bool),
    /// An error value.
    Error(String),
}

impl fmt::Display for Held {
    /// The same digits for the same number, whoever wrote it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // To 15 significant digits, which is what some programs save; 0 and -0 are the same.
            Held::Number(number) => write!(f, "n{:.14e}", number + 0.0),
            Held::Text(text) => write!(f, "t{text}"),
            Held::Bool(truth) => write!(f, "b{truth}"),
            Held::Error(error) => write!(f, "e{error}"),
        }
    }
}

/// The structure of a cell, as text: what is hashed of it besides its value.
pub fn structure(formula: Option<&str>, held: &Held, look: &Look) -> String {
    let mut text = String::new();
    push_structure(formula, held, look, &mut text);
    text
}

fn push_structure(formula: Option<&str>, held: &Held, look: &Look, text: &mut String) {
    match formula {
        // Whoever may change a cell may calculate in it.
        _ if !look.locked => text.push('i'),
        Some(formula) => {
            text.push('=');
            canonical::push(formula, text);
        }
        // Writing to a String cannot fail.
        None => _ = write!(text, "{held}"),
    }
    text.push('\u{1f}');
    look.push(text);
}

/// The short fingerprint of a cell's structure: 24 bits as six hexadecimal digits.
pub fn fingerprint(structure: &str) -> String {
    let mut print = String::with_capacity(6);
    push_fingerprint(structure, &mut print);
    print
}

fn push_fingerprint(structure: &str, text: &mut String) {
    push_hex(&Sha256::digest(structure.as_bytes())[..3], text);
}

/// Seals one sheet, cell after cell.
#[derive(Clone)]
pub struct Sealer {
    structure: Sha256,
    values: Sha256,
    prints: Prints,
    cells: usize,
    /// What is being hashed.
    text: String,
}

impl Default for Sealer {
    fn default() -> Sealer {
        Sealer::new()
    }
}

impl Sealer {
    /// Nothing sealed yet.
    pub fn new() -> Sealer {
        let (structure, values) = (Sha256::new(), Sha256::new());
        Sealer { structure, values, prints: Prints::default(), cells: 0, text: String::new() }
    }

    /// Seals the next cell; cells come in order of rows, then columns.
    pub fn cell(&mut self, cell: Cell, formula: Option<&str>, held: &Held, look: &Look) {
        let text = &mut self.text;
        text.clear();
        cell.push(text);
        text.push('\u{1f}');
        let head = text.len();
        push_structure(formula, held, look, text);
        self.prints.push(cell, &text[head..]);
        text.push('\u{1e}');
        self.structure.update(&*text);
        if formula.is_some() || !look.locked {
            text.truncate(head);
            // Writing to a String cannot fail.
            let _ = write!(text, "{held}\u{1e}");
            self.values.update(&*text);
        }
        self.cells += 1;
    }

    /// The seal of a sheet of that name.
    pub fn sheet(self, name: &str) -> Sheet {
        Sheet {
            name: name.to_string(),
            cells: self.cells,
            structure: hex(&self.structure.finalize()),
            values: hex(&self.values.finalize()),
            prints: self.prints,
        }
    }
}

/// Hexadecimal digits, small and capital.
const DIGITS: [&[u8; 16]; 2] = [b"0123456789abcdef", b"0123456789ABCDEF"];

/// Bytes as lower-case hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    push_hex(bytes, &mut text);
    text
}

fn push_hex(bytes: &[u8], text: &mut String) {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    text.extend(digits.map(|digit| char::from(DIGITS[0][usize::from(digit)])));
}

/// SHA-256 of a text, in hexadecimal digits.
pub fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(locked: bool) -> Look {
        Look { form: "#,##0".to_string(), locked, ink: 0, ground: None }
    }

    #[test]
    fn a_value_that_may_be_changed_is_no_part_of_the_structure_and_any_other_is() {
        let of = |held: f64, locked| structure(None, &Held::Number(held), &look(locked));
        assert_eq!(of(1.0, false), of(2.0, false));
        assert_ne!(of(1.0, true), of(2.0, true));
        let formula = |value: f64| structure(Some("A1+1"), &Held::Number(value), &look(true));
        assert_eq!(formula(1.0), formula(2.0));
    }

    #[test]
    fn a_look_that_hides_is_another_structure() {
        let with = |look: Look| structure(Some("A1"), &Held::Number(1.0), &look);
        assert_ne!(with(look(true)), with(Look { form: ";;;".to_string(), ..look(true) }));
        assert_ne!(with(look(true)), with(Look { ink: 0xFF_FFFF, ..look(true) }));
        assert_ne!(with(look(true)), with(look(false)));
    }

    #[test]
    fn the_hashes_are_those_of_the_standard_over_the_text_that_the_documentation_gives() {
        let mut sealer = Sealer::new();
        let at = |row, column| Cell { row, column };
        sealer.cell(at(0, 0), None, &Held::Text("Kommun".to_string()), &look(true));
        sealer.cell(at(0, 1), Some("A2 + 1"), &Held::Number(2.5), &look(true));
        let sheet = sealer.sheet("Blad");
        // printf 'A1\037tKommun\037#,##0;locked;000000;\036B1\037=A2+1\037#,##0;locked;000000;\036' | sha256sum
        assert_eq!(sheet.structure, "7d7e73c6eab1dd4218ff33e0c9d510f43740364b45174335da1f3d81e63fd224");
        // printf 'B1\037n2.50000000000000e0\036' | sha256sum
        assert_eq!(sheet.values, "80df137bbf470a354d164c75f24ff2b136acebb74043a42796d705717443813f");
        // printf 'tKommun\037#,##0;locked;000000;' | sha256sum, and for the other cell; six digits of each
        assert_eq!(sheet.prints.text(), "A1:056bfc9495c9");
    }
}
