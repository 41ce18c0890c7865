//! Random reports, random cells, random changes: none may pass as untouched.

use super::judge::every;
use super::support_book::Book;
use super::support_book::cells::{CellXml, escaped, plain};
use super::tries;
use bokslut::base::Cell;
use bokslut::read::{Limits, Package, PackageCell};
use bokslut::seal::pieces;
use bokslut::verify::{Report, Verdict, Verified, verify};
use bokslut::words::{Lang, Words};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, thread};

/// Changes in a usual run and in a long one; others when the variable holds a number to begin with.
const CHANGES: [u32; 2] = [80, 300];
const SEED: &str = "BOKSLUT_SEED";
/// Threads, of which each needs some hundred megabytes.
const THREADS: usize = 2;

/// Numbers that look random and are the same for the same seed (SplitMix64).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).expect("few")).expect("below the end")
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// A changed report, what was done to it, and whether a user may do that.
struct Mutant {
    bytes: Vec<u8>,
    told: String,
    allowed: bool,
}

/// A change of one cell; none where the draw fell on a cell that it does not fit.
fn mutant(name: &str, bytes: &[u8], package: &Package, draw: &mut Draw) -> Option<Mutant> {
    let mut book = Book::open(bytes);
    let index = draw.below(book.sheets.len());
    let sheet = book.sheets[index].clone();
    let all = book.cells(&sheet);
    let cell = draw.of(&all).clone();
    let place: Cell = cell.at.parse().expect("a cell");
    let held = package.cell(index, place)?;
    let sealed = !is_of_seal(package, index, place);
    let number = held.number().filter(|_| cell.formula.is_some());
    let (kind, changed): (&str, Option<CellXml>) = match draw.below(6) {
        0 => {
            let moved = beyond(number?, held, draw);
            ("stored value", Some(CellXml { value: Some(moved.to_string()), ..cell.clone() }))
        }
        1 => {
            cell.formula.as_ref()?;
            ("formula to value", Some(CellXml { formula: None, ..cell.clone() }))
        }
        2 => {
            let formula = shifted(&plain(cell.formula.as_ref()?), draw);
            ("formula", Some(CellXml { formula: Some(escaped(&formula)), ..cell.clone() }))
        }
        3 => {
            let mut changed = cell.clone();
            changed.text(&format!("{} ändrad", held.text().filter(|_| cell.formula.is_none())?));
            ("text", Some(changed))
        }
        4 => ("gone", None),
        _ => {
            // How the lines of the seal look is no part of it.
            let other = draw.of(&all).clone();
            let look = &package.cell(index, other.at.parse().expect("a cell"))?.look;
            (*look != held.look && sealed).then_some(())?;
            ("look", Some(CellXml { style: other.style, ..cell.clone() }))
        }
    };
    let told = format!("{kind} of {name} {sheet}!{}: {cell} => {}", cell.at, shown(changed.as_ref()));
    let allowed = held.is_input() && kind == "text";
    book.change(&sheet, &cell.at, |_| changed);
    Some(Mutant { bytes: book.bytes(), told, allowed })
}

fn shown(cell: Option<&CellXml>) -> String {
    cell.map_or_else(|| "nothing".to_string(), ToString::to_string)
}

fn is_of_seal(package: &Package, sheet: usize, cell: Cell) -> bool {
    let place = bokslut::verify::recorded::place(package);
    place.is_some_and(|(index, first)| index == sheet && cell.row >= first.row)
}

/// A number that is farther away than rounding goes: an öre for an amount, a hundred-thousandth part
/// for any other.
fn beyond(number: f64, held: &PackageCell, draw: &mut Draw) -> f64 {
    let least = match held.look.form.starts_with("#,##0") {
        true => 0.01,
        false => 1e-5 * number.abs().max(1.0),
    };
    let times = [1.0, -1.0, 100.0, -12_345.0];
    number + least * draw.of(&times)
}

/// A formula with one of its references moved by a row or a column; one without any, plus nothing.
fn shifted(formula: &str, draw: &mut Draw) -> String {
    let reference = |piece: &str, after: &str| {
        piece.parse::<Cell>().is_ok() && !after.starts_with(['(', '!']) && !piece.starts_with('\'')
    };
    let count = pieces(formula).filter(|(piece, after)| reference(piece, after)).count();
    if count == 0 {
        return format!("{formula}+0");
    }
    let (chosen, down) = (draw.below(count), draw.below(2) == 0);
    let mut written = String::new();
    let mut number = 0;
    for (piece, after) in pieces(formula) {
        if !reference(piece, after) {
            written += piece;
            continue;
        }
        let cell: Cell = piece.parse().expect("a cell");
        let letters = piece.trim_end_matches(|c: char| c.is_ascii_digit());
        let columns = Cell::letters(cell.column);
        written += &match number == chosen {
            true if down => format!("{letters}{}", cell.row + 2),
            true => piece.replacen(&columns, &Cell::letters(cell.column + 1), 1),
            false => piece.to_string(),
        };
        number += 1;
    }
    written
}

fn judged(bytes: &[u8], lang: Lang) -> Verified {
    let name = Arc::from("rapport.xlsx");
    let package = Package::open(bytes, Limits::default()).expect("a report");
    verify(Report { package: &package, name: &name, words: Words::of(lang) }, None)
}

#[test]
fn no_random_change_of_a_random_cell_passes_as_untouched() {
    let reports: Vec<_> = every()
        .into_iter()
        .map(|(name, bytes)| (name, bytes, Package::open(bytes, Limits::default()).expect("a report")))
        .collect();
    let first: u64 = env::var(SEED).ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let changes = u64::from(tries(CHANGES[0], CHANGES[1]));
    let (done, allowed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let one = |seed: u64| {
        let mut draw = Draw(seed.wrapping_mul(0x0001_0000_0001));
        let mutant = (0..200).find_map(|_| {
            let (name, bytes, package) = draw.of(&reports);
            mutant(name, bytes, package, &mut draw)
        });
        let mutant = mutant.unwrap_or_else(|| panic!("seed {seed} gives no change"));
        let verified = judged(&mutant.bytes, Lang::Sv);
        let told = format!("seed {seed}: {}\n{:?}: {:#?}", mutant.told, verified.verdict, verified.findings);
        match verified.verdict {
            Verdict::Unchanged | Verdict::NotOurs => panic!("{told}"),
            Verdict::Changed | Verdict::NotRecalculated => {
                assert!(mutant.allowed, "{told}");
                allowed.fetch_add(1, Ordering::Relaxed);
            }
            Verdict::Tampered | Verdict::Unproven => {}
        }
        done.fetch_add(1, Ordering::Relaxed);
    };
    let faults: Vec<String> = thread::scope(|scope| {
        let run = |thread: usize| {
            let seeds = (first..first + changes).skip(thread).step_by(THREADS);
            let each = seeds.filter_map(|seed| {
                let tried = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| one(seed)));
                tried.err().map(|said| said.downcast_ref::<String>().cloned().unwrap_or_default())
            });
            each.collect::<Vec<String>>()
        };
        let threads: Vec<_> = (0..THREADS).map(|thread| scope.spawn(move || run(thread))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a thread")).collect()
    });
    assert!(faults.is_empty(), "{} of {changes}:\n{}", faults.len(), faults.join("\n\n"));
    assert_eq!(done.into_inner(), usize::try_from(changes).expect("few"));
}
