//! Random expressions over the whole vocabulary: what the book says they amount to is what an
//! engine that is not ours makes of the formulas that the book prints.

mod engine;
#[path = "../support_figures/mod.rs"]
mod support_figures;

use bokslut::base::Unit;
use bokslut::figure::{Book, Expr, Id, Test, Value, range};
use engine::{Answer, answers};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use support_figures::cells::Cells;
use support_figures::generate::Generator;
use support_figures::steady::steady;

/// Expressions that are made up.
const CANDIDATES: usize = 6_000;
/// Those that must at least have been compared.
const COMPARED: usize = 4_500;

/// A formula at its home, and what the book says it amounts to.
struct Posed {
    id: Id,
    formula: String,
    value: Value,
}

/// Defines an expression in a cell of its own and prints it; none where it has no value.
fn pose(book: &mut Book, cells: &mut Cells, expr: Expr) -> Option<Posed> {
    let id = book.define("uttryck", Unit::Factor, expr).ok()?;
    cells.settle(id);
    let formula = book.formula(id, cells).expect("every figure has a cell").expect("a computed figure");
    Some(Posed { id, formula, value: book.value(id) })
}

/// Whether the engine found what the book says: numbers to nine digits, words exactly.
fn agree(value: &Value, answer: &Answer) -> bool {
    match (value, answer) {
        (Value::Number(number), Answer::Number(found)) => {
            let expected = number.to_f64().expect("a decimal is within a float's range");
            (found - expected).abs() <= 1e-9 * expected.abs() + 1e-12
        }
        (Value::Text(text), Answer::Text(found)) => **text == *found,
        _ => false,
    }
}

#[test]
fn an_engine_that_is_not_ours_agrees_with_every_random_expression() {
    let mut book = Book::new();
    let mut cells = Cells::fill(&mut book);
    let mut generator = Generator::seeded(0x5EED_B0C5);
    let mut posed: Vec<Posed> = Vec::new();
    let mut earlier: Vec<Id> = Vec::new();
    for _ in 0..CANDIDATES {
        let expr = generator.any(&cells, &earlier);
        if !steady(&mut book, &cells, &expr) {
            continue;
        }
        let Some(found) = pose(&mut book, &mut cells, expr) else { continue };
        if book.number(found.id).is_some() {
            earlier.push(found.id);
        }
        posed.push(found);
    }
    assert!(posed.len() >= COMPARED, "only {} expressions had a value", posed.len());
    let answers = answers(&book, &cells, &posed.iter().map(|p| (p.id, &*p.formula)).collect::<Vec<_>>());
    let apart: Vec<String> = posed
        .iter()
        .zip(&answers)
        .filter(|(posed, answer)| !agree(&posed.value, answer))
        .map(|(posed, answer)| format!("={}\n  book {:?}, engine {answer:?}", posed.formula, posed.value))
        .collect();
    assert!(apart.is_empty(), "{} of {} differ:\n{}", apart.len(), posed.len(), shortest(apart));
    for word in [
        "SUM(",
        "MIN(",
        "MAX(",
        "SUMIFS(",
        "SUMPRODUCT(",
        "INDEX(",
        "MATCH(",
        "IF(",
        "AND(",
        "ROUND(",
        "FLOOR(",
        "LARGE(",
        "^",
        "/",
        "&",
        "\"",
    ] {
        let uses = posed.iter().filter(|posed| posed.formula.contains(word)).count();
        assert!(uses >= 100, "only {uses} expressions use {word}");
    }
}

/// The five shortest of some complaints.
fn shortest(mut complaints: Vec<String>) -> String {
    complaints.sort_by_key(String::len);
    complaints.truncate(5);
    complaints.join("\n")
}

/// The engine's answer to one formula text in a cell of its own.
fn ask(book: &mut Book, cells: &mut Cells, expr: Expr, change: impl Fn(&str) -> String) -> (Posed, Answer) {
    let posed = pose(book, cells, expr).expect("a value");
    let text = change(&posed.formula);
    let answer = answers(book, cells, &[(posed.id, &*text)]).remove(0);
    (posed, answer)
}

#[test]
fn a_formula_that_lost_its_parentheses_is_found() {
    let mut book = Book::new();
    let mut cells = Cells::fill(&mut book);
    let [a, b, c] = [cells.tall.values[0][0], cells.tall.values[0][1], cells.tall.values[0][2]];
    let bare = |text: &str| text.replace(['(', ')'], "");
    let cases: [Expr; 5] = [
        a / (b * c),
        a - (b - c),
        (-Expr::from(a)).to_the(2),
        (a + b) * c,
        Expr::from(a).to_the(Expr::from(2).to_the(3)),
    ];
    for expr in cases {
        let (posed, answer) = ask(&mut book, &mut cells, expr.clone(), str::to_string);
        assert!(agree(&posed.value, &answer), "{} as printed: {answer:?}", posed.formula);
        let (posed, answer) = ask(&mut book, &mut cells, expr, bare);
        // A minus binds more tightly than a power, so -a^2 is what (-a)^2 is: nothing to find there.
        if posed.formula.starts_with("(-") {
            continue;
        }
        assert!(!agree(&posed.value, &answer), "{} without parentheses passed", posed.formula);
    }
}

#[test]
fn a_text_takes_whole_numbers_from_0_and_no_others() {
    let mut book = Book::new();
    let given = |book: &mut Book, text: &str| {
        let number: Decimal = text.parse().expect("a number");
        let id = book.fixed("tal", Unit::Quantity, number);
        book.define("mening", Unit::Text, Expr::sentence("{a} av {b}", &[("a", 7.into()), ("b", id.into())]))
            .map(|id| book.text(id).expect("a text").to_string())
    };
    assert_eq!(given(&mut book, "12"), Ok("7 av 12".to_string()));
    assert_eq!(given(&mut book, "12.00"), Ok("7 av 12".to_string()));
    assert_eq!(given(&mut book, "-0.0"), Ok("7 av 0".to_string()));
    // Sweden writes 1,5 and England 1.5; a spreadsheet writes 1E+15, and some -0.
    for refused in ["1.5", "-1", "1000000000000000"] {
        assert!(given(&mut book, refused).is_err(), "{refused}");
    }
}

#[test]
fn a_wrong_cell_is_found() {
    let mut book = Book::new();
    let mut cells = Cells::fill(&mut book);
    let ids: Vec<Id> = cells.tall.values[0][..3].to_vec();
    let shorter = |text: &str| text.replace("$3)", "$2)");
    let (posed, answer) = ask(&mut book, &mut cells, Expr::Sum(range(ids)), shorter);
    assert!(posed.formula.ends_with("$3)"), "{}", posed.formula);
    assert!(!agree(&posed.value, &answer));
}

#[test]
fn a_zero_beside_a_number_and_a_word_beside_a_number_are_not_the_same() {
    assert!(!agree(&Value::Number(Decimal::ONE), &Answer::Number(0.0)));
    assert!(!agree(&Value::Number(Decimal::ONE), &Answer::Text("1".to_string())));
    assert!(!agree(&Value::Text("OK".into()), &Answer::Text("FEL".to_string())));
}

#[test]
fn a_condition_that_has_no_value_has_none_beside_one_that_is_false() {
    // AND(1<0,1/0<1) is #DIV/0! in Excel and in LibreOffice: both conditions are worked out. So the
    // book may not give it a value. (The engine of this test stops at the first and cannot tell.)
    let mut book = Book::new();
    let cells = Cells::fill(&mut book);
    let no = Test::Below(Expr::from(1), Expr::from(0));
    let fault = Test::Below(Expr::from(1) / cells.whole(0), Expr::from(1));
    let found = book.define("uttryck", Unit::Factor, Expr::when(no.and(fault), 1, 2));
    assert!(found.is_err(), "the book says {:?}", found.map(|id| book.value(id)));
}
