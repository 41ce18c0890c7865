//! A formula's text taken apart.

use crate::package::position;

/// A piece of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// A word between quotation marks.
    Word(String),
    /// A sheet's name before `!`, with its quotes.
    Sheet(String),
    Function(String),
    /// A cell: its text with `$`.
    Cell(String),
    Number(String),
    Sign(char),
    /// Anything else: a defined name, a truth value.
    Other(String),
}

/// Takes a formula apart.
pub fn tokens(formula: &str) -> Vec<Token> {
    let all: Vec<char> = formula.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let start = at;
        match all[at] {
            quote @ ('"' | '\'') => {
                at = closing(&all, at, quote);
                let text: String = all[start..at].iter().collect();
                tokens.push(if quote == '"' { Token::Word(text) } else { Token::Sheet(text) });
            }
            digit if digit.is_ascii_digit() || digit == '.' => {
                while all.get(at).is_some_and(|c| c.is_ascii_digit() || *c == '.') {
                    at += 1;
                }
                tokens.push(Token::Number(all[start..at].iter().collect()));
            }
            letter if letter.is_alphabetic() || letter == '$' || letter == '_' => {
                while all.get(at).is_some_and(|c| c.is_alphanumeric() || "$_.".contains(*c)) {
                    at += 1;
                }
                let text: String = all[start..at].iter().collect();
                tokens.push(match all.get(at) {
                    Some('!') => Token::Sheet(text),
                    Some('(') => Token::Function(text),
                    _ if is_cell(&text) => Token::Cell(text),
                    _ => Token::Other(text),
                });
            }
            sign => {
                at += 1;
                tokens.push(Token::Sign(sign));
            }
        }
    }
    tokens
}

/// The position after the closing quote; a doubled one does not close.
fn closing(all: &[char], from: usize, quote: char) -> usize {
    let mut at = from + 1;
    loop {
        match (all.get(at), all.get(at + 1)) {
            (Some(c), Some(next)) if *c == quote && *next == quote => at += 2,
            (Some(c), _) if *c == quote => return at + 1,
            (Some(_), _) => at += 1,
            (None, _) => panic!("an open quote in {}", all.iter().collect::<String>()),
        }
    }
}

fn is_cell(text: &str) -> bool {
    let plain = text.replace('$', "");
    let letters = plain.chars().take_while(char::is_ascii_uppercase).count();
    let digits = plain.chars().skip(letters).filter(char::is_ascii_digit).count();
    (1..=3).contains(&letters) && digits > 0 && letters + digits == plain.chars().count()
}

/// A cell's name as seen from another, in R1C1 form.
fn seen(cell: &str, row: u32, column: u32) -> String {
    let part = |letter: char, fixed: bool, to: u32, from: u32| match (fixed, i64::from(to) - i64::from(from))
    {
        (true, _) => format!("{letter}{to}"),
        (false, 0) => letter.to_string(),
        (false, away) => format!("{letter}[{away}]"),
    };
    let (to_row, to_column) = position(&cell.replace('$', ""));
    part('R', cell[1..].contains('$'), to_row, row) + &part('C', cell.starts_with('$'), to_column, column)
}

/// The formula in R1C1 form as seen from a cell, both counted from 1: the same for every cell that
/// a formula was copied to.
pub fn relative(formula: &str, row: u32, column: u32) -> String {
    let pieces = tokens(formula).into_iter().map(|token| match token {
        Token::Cell(text) => seen(&text, row, column),
        Token::Word(text)
        | Token::Sheet(text)
        | Token::Function(text)
        | Token::Number(text)
        | Token::Other(text) => text,
        Token::Sign(sign) => sign.to_string(),
    });
    pieces.collect()
}

/// Whether two formulas of one row, in these columns, are the same in R1C1 form, or the first would
/// be if a column that the second fixes were fixed in the first too: `D5:D5` and `$D5:E5`.
pub fn same_but_for_marks(row: u32, first: (&str, u32), second: (&str, u32)) -> bool {
    let (of_first, of_second) = (tokens(first.0), tokens(second.0));
    of_first.len() == of_second.len()
        && of_first.iter().zip(&of_second).all(|pair| match pair {
            (Token::Cell(a), Token::Cell(b)) => {
                let fixed =
                    if b.starts_with('$') && !a.starts_with('$') { format!("${a}") } else { a.clone() };
                [a, &fixed].into_iter().any(|a| seen(a, row, first.1) == seen(b, row, second.1))
            }
            (a, b) => a == b,
        })
}

#[test]
fn a_formula_is_taken_apart_and_seen_from_its_cell() {
    let formula = "IF(E$4=1,\"a \"\"1\"\" B2\",SUMIFS('Jan''s 2'!$D5:E$9,Blad!A1)/2)";
    let found = tokens(formula);
    let numbers = found.iter().filter(|token| matches!(token, Token::Number(_))).count();
    assert_eq!(numbers, 2, "{found:?}");
    assert!(found.contains(&Token::Sheet("'Jan''s 2'".to_string())), "{found:?}");
    assert!(found.contains(&Token::Sheet("Blad".to_string())), "{found:?}");
    // From E6: row 4 fixed, same column; column 4 fixed, the row above; five rows and four columns back.
    let expected = "IF(R4C=1,\"a \"\"1\"\" B2\",SUMIFS('Jan''s 2'!R[-1]C4:R9C,Blad!R[-5]C[-4])/2)";
    assert_eq!(relative(formula, 6, 5), expected);
}

#[test]
fn a_first_year_may_lack_marks_but_may_not_name_other_cells() {
    assert!(same_but_for_marks(6, ("SUM(D5:D5)", 4), ("SUM($D5:E5)", 5)));
    assert!(same_but_for_marks(6, ("D5*C6", 4), ("E5*$C6", 5)));
    assert!(!same_but_for_marks(6, ("SUM(D5:D5)", 4), ("SUM($C5:E5)", 5)));
    assert!(!same_but_for_marks(6, ("D5*2", 4), ("E5*3", 5)));
    assert!(!same_but_for_marks(6, ("$D5", 4), ("E5", 5)));
}
