//! Random books over the whole vocabulary, with inputs changed: a tape of the book as it was says what
//! the book would be, defined anew from the changed inputs in exact numbers.

use crate::support_figures::cells::Cells;
use crate::support_figures::generate::Generator;
use crate::support_figures::steady::steady;
use crate::{decimal, float};
use bokslut::base::Unit;
use bokslut::figure::{Book, Expr, FaultKind, Id, Test, Value};
use bokslut::simulate::Tape;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

const BOOKS: u64 = 4;
const EXPRESSIONS: usize = 700;
/// Sets of changed inputs for each book.
const CHANGES: usize = 3;

/// What an input may become: with decimals, whole, nothing, below 0, large.
const AMOUNTS: [&str; 10] = ["17.35", "0", "-3.75", "2", "1899.5", "0.04", "1", "-120", "44000000", "0.125"];

/// Every word of the language but those of texts.
const WORDS: [&str; 22] = [
    "Neg(",
    "Add(",
    "Sub(",
    "Mul(",
    "Div(",
    "Pow(",
    "Sum(",
    "Min(",
    "Max(",
    "Greater(",
    "Lesser(",
    "SumIfs {",
    "SumProduct(",
    "At(",
    "Position(",
    "If(",
    "Round(",
    "Floor(",
    "Equal(",
    "Below(",
    "AtMost(",
    "Both(",
];

/// A random book.
fn random(seed: u64) -> (Book, Cells, Vec<Id>) {
    let (mut book, mut generator) = (Book::new(), Generator::seeded(seed));
    let cells = Cells::fill(&mut book);
    let (mut all, mut numbers) = (Vec::new(), Vec::new());
    for _ in 0..EXPRESSIONS {
        let expr = generator.any(&cells, &numbers);
        let Ok(id) = book.define("uttryck", Unit::Factor, expr) else { continue };
        all.push(id);
        if book.number(id).is_some() {
            numbers.push(id);
        }
    }
    (book, cells, all)
}

/// The book defined anew with other inputs, and why a figure in it has no value, where it has none.
fn anew(book: &Book, changed: &BTreeMap<Id, Decimal>) -> (Book, BTreeMap<Id, FaultKind>) {
    let (mut other, mut faults) = (Book::new(), BTreeMap::new());
    for id in book.ids() {
        let unit = book.unit(id);
        let new = match (changed.get(&id), book.value(id), book.definition(id)) {
            (Some(number), ..) => other.fixed("ändrat", unit, *number),
            (None, Value::Number(number), None) => other.fixed("givet", unit, number),
            (None, Value::Text(text), None) => other.key("nyckel", &text, None),
            (None, _, Some(expr)) => other.define("uttryck", unit, expr.clone()).unwrap_or_else(|fault| {
                faults.insert(id, fault.kind);
                // A number in its place, so that those after it keep theirs.
                other.fixed("saknas", unit, 0)
            }),
        };
        assert_eq!(new, id);
    }
    (other, faults)
}

/// Whether an expression makes a text of what varies, or finds by it: then it may have no value.
fn by_text(book: &Book, expr: &Expr, texts: &BTreeMap<Id, bool>) -> bool {
    let mut found = false;
    expr.for_each_operand(&mut |id| found |= texts.get(&id).copied().unwrap_or(false));
    found || holds_words(expr, book)
}

fn holds_words(expr: &Expr, book: &Book) -> bool {
    let both = |a: &Expr, b: &Expr| holds_words(a, book) || holds_words(b, book);
    match expr {
        Expr::Word(_) | Expr::Join(_) => true,
        Expr::Of(id) => book.text(*id).is_some(),
        Expr::Neg(a) | Expr::Round(a, _) => holds_words(a, book),
        Expr::Add(a, b)
        | Expr::Sub(a, b)
        | Expr::Mul(a, b)
        | Expr::Div(a, b)
        | Expr::Pow(a, b)
        | Expr::Greater(a, b)
        | Expr::Lesser(a, b)
        | Expr::Floor(a, b) => both(a, b),
        Expr::At(ids, a) | Expr::Position(a, ids) => {
            ids.iter().any(|id| book.text(*id).is_some()) || holds_words(a, book)
        }
        Expr::If(test, a, b) => both(a, b) || tests_words(test, book),
        _ => false,
    }
}

fn tests_words(test: &Test, book: &Book) -> bool {
    match test {
        Test::Equal(a, b) | Test::Below(a, b) | Test::AtMost(a, b) => {
            holds_words(a, book) || holds_words(b, book)
        }
        Test::Both(a, b) => tests_words(a, book) || tests_words(b, book),
    }
}

#[derive(Default)]
struct Tally {
    compared: usize,
    moved: Vec<String>,
    faults: usize,
    texts: usize,
    refused: usize,
    /// Refused since they follow from an order of what varies.
    ordered: usize,
}

#[test]
fn a_tape_says_what_the_book_would_be_from_changed_inputs() {
    let mut tally = Tally::default();
    for seed in 1..=BOOKS {
        let (book, cells, all) = random(seed);
        let mut dice = Generator::seeded(seed + 1_000);
        // Half of the amounts, some of the whole numbers, and a few figures that are computed.
        let mut varied: Vec<Id> = Vec::new();
        for block in [&cells.tall, &cells.wide] {
            varied.extend(block.values.iter().flatten().filter(|_| dice.below(2) == 0));
        }
        varied.extend(cells.wholes.iter().filter(|_| dice.below(3) == 0));
        varied.extend(all.iter().filter(|id| book.number(**id).is_some() && dice.below(60) == 0));
        let tape = Tape::compile(&book, &varied, &all);
        let mut workbench = tape.workbench();
        let mut changes = Vec::new();
        for lane in 0..CHANGES {
            let mut changed = BTreeMap::new();
            for (index, id) in varied.iter().enumerate() {
                let whole = cells.wholes.contains(id);
                let number = match dice.below(2) {
                    0 if whole => Decimal::from(dice.below(6)) - decimal("1"),
                    0 => decimal(AMOUNTS[dice.below(AMOUNTS.len())]),
                    _ => book.number(*id).expect("a number"),
                };
                workbench.varied(index)[lane] = number.to_string().parse().expect("a float");
                changed.insert(*id, number);
            }
            changes.push(changed);
        }
        tape.run(&mut workbench);
        for (lane, changed) in changes.iter().enumerate() {
            compare(&book, &cells, &all, changed, &mut tally, |index| {
                let mut lanes = [0.0; CHANGES];
                tape.copy_wanted(&workbench, index, &mut lanes);
                lanes[lane]
            });
        }
    }
    let Tally { compared, moved, faults, texts, refused, ordered } = tally;
    let told = format!("{compared} {} {faults} {texts} {refused}", moved.len());
    assert!(compared > 3_000 && moved.len() > 1_000 && faults > 50 && texts > 300, "{told}");
    // What has a value is refused only where a text is in the way, or an order of what varies.
    assert!(refused * 50 < compared, "{told}");
    assert!(ordered * 5 < compared, "{told} {ordered}");
    for word in WORDS {
        let uses = moved.iter().filter(|expr| expr.contains(word)).count();
        assert!(uses >= 20, "only {uses} figures that moved use {word}");
    }
}

fn compare(
    book: &Book,
    cells: &Cells,
    all: &[Id],
    changed: &BTreeMap<Id, Decimal>,
    tally: &mut Tally,
    said: impl Fn(usize) -> f64,
) {
    let (mut other, faults) = anew(book, changed);
    // What rests on a figure without value, or on one whose last bits decide, says nothing.
    let mut shaky: BTreeMap<Id, bool> = BTreeMap::new();
    let mut texts: BTreeMap<Id, bool> = BTreeMap::new();
    let mut orders: BTreeSet<Id> = BTreeSet::new();
    for (index, id) in all.iter().enumerate() {
        if changed.contains_key(id) {
            continue;
        }
        let expr = book.definition(*id).expect("a computed figure");
        let mut rests = false;
        expr.for_each_operand(&mut |of| rests |= shaky.get(&of).copied().unwrap_or(false));
        // An order of what varies is no part of a simulation, nor is what follows from one.
        let mut ordered = format!("{expr:?}").contains("Large(");
        expr.for_each_operand(&mut |of| ordered |= orders.contains(&of));
        if ordered {
            orders.insert(*id);
        }
        let worded = by_text(book, expr, &texts);
        texts.insert(*id, worded);
        let found = said(index);
        match (faults.get(id), other.number(*id)) {
            (Some(FaultKind::Overflow), _) => _ = shaky.insert(*id, true),
            (Some(_), _) => {
                if !rests {
                    assert!(found.is_nan(), "{expr:?} has no value, not {found}");
                    tally.faults += 1;
                }
                shaky.insert(*id, true);
            }
            (None, None) => {
                assert!(found.is_nan(), "{expr:?} is a text, not {found}");
                tally.texts += 1;
            }
            (None, Some(_)) if rests || !steady(&mut other, cells, expr) => _ = shaky.insert(*id, true),
            (None, Some(_)) if found.is_nan() => {
                assert!(worded || ordered, "{expr:?} has a value");
                if ordered {
                    tally.ordered += 1;
                } else {
                    tally.refused += 1;
                }
            }
            (None, Some(number)) => {
                let expected = float(number);
                let near = (found - expected).abs() <= 1e-9 * expected.abs() + 1e-12;
                assert!(near, "{expr:?}: {found}, not {expected}");
                tally.compared += 1;
                if book.number(*id) != Some(number) {
                    tally.moved.push(format!("{expr:?}"));
                }
            }
        }
    }
}
