//! A report whose XML was mangled at random: whoever verifies or explains it gets an answer, never a panic, and
//! never praise for cells that are not those that were written.

use super::judge::small;
use super::support_book::Book;
use super::tries;
use bokslut::explain::Explainer;
use bokslut::read::{Limits, Package};
use bokslut::verify::{Report, Verdict, verify};
use bokslut::words::{Lang, Words};
use proptest::prelude::*;
use std::sync::Arc;

/// One change of the text of a member, at a share of its length.
#[derive(Clone, Debug)]
enum Mangling {
    /// A character replaced.
    Byte(u16, u8),
    /// Some characters left out.
    Cut(u16, u8),
    /// Some characters twice.
    Twice(u16, u8),
    /// A digit replaced by a very large number.
    Huge(u16),
}

fn manglings() -> impl Strategy<Value = Vec<(usize, Mangling)>> {
    let one = prop_oneof![
        3 => (any::<u16>(), 32..127_u8).prop_map(|(at, byte)| Mangling::Byte(at, byte)),
        2 => (any::<u16>(), 1..60_u8).prop_map(|(at, length)| Mangling::Cut(at, length)),
        2 => (any::<u16>(), 1..60_u8).prop_map(|(at, length)| Mangling::Twice(at, length)),
        1 => any::<u16>().prop_map(Mangling::Huge),
    ];
    prop::collection::vec((0..100_usize, one), 1..3)
}

fn mangled(book: &mut Book, member: usize, mangling: &Mangling) {
    let count = book.members.len();
    let content = &mut book.members[member % count].1;
    let place = |share: u16| usize::from(share) * content.len().saturating_sub(1) / usize::from(u16::MAX);
    match *mangling {
        _ if content.is_empty() => {}
        Mangling::Byte(share, byte) => {
            let at = place(share);
            content[at] = byte;
        }
        Mangling::Cut(share, length) => {
            let at = place(share);
            content.drain(at..(at + usize::from(length)).min(content.len()));
        }
        Mangling::Twice(share, length) => {
            let at = place(share);
            let again = content[at..(at + usize::from(length)).min(content.len())].to_vec();
            content.splice(at..at, again);
        }
        Mangling::Huge(share) => {
            let from = place(share);
            if let Some(at) = content[from..].iter().position(u8::is_ascii_digit) {
                content.splice(from + at..=from + at, *b"99999999999");
            }
        }
    }
}

/// What was written into every cell: its formula or what stands there, and how it looks. What is stored with
/// a formula may be another by less than half an öre.
fn cells(package: &Package) -> Vec<String> {
    let cells = package.sheets.iter().flat_map(|sheet| {
        sheet.cells.iter().map(|(at, cell)| {
            let held =
                cell.formula.as_ref().map_or_else(|| cell.held.to_string(), |formula| format!("={formula}"));
            format!("{}!{at}: {held} {}", sheet.name, cell.look)
        })
    });
    cells.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: tries(40, 120), ..ProptestConfig::default() })]

    #[test]
    fn a_mangled_report_is_answered_and_never_praised_for_what_was_not_written(changes in manglings()) {
        let mut book = small();
        let written = cells(&book.package());
        for (member, mangling) in &changes {
            mangled(&mut book, *member, mangling);
        }
        let Ok(package) = Package::open(&book.bytes(), Limits::default()) else { return Ok(()) };
        let name = Arc::from("rapport.xlsx");
        let report = Report { package: &package, name: &name, words: Words::of(Lang::Sv) };
        let verified = verify(report, None);
        let explainer = Explainer::of(&package);
        for asked in ["Resultat_Kommun", "Prognos!G8", "Sammanfattning!B12"] {
            let _ = explainer.explain(asked, None);
        }
        if verified.verdict == Verdict::Unchanged {
            prop_assert_eq!(cells(&package), written);
        }
    }
}
