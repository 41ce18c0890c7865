//! An expression as a spreadsheet formula: English function names, commas, decimal points, which
//! every spreadsheet shows in its reader's own way.

use super::reference::{LayoutFault, Naming};
use super::{Address, Book, Expr, Homes, Id, Range, Test};

/// How strongly an expression holds together; an operand that holds less needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Loosest,
    Join,
    Sum,
    Product,
    Power,
    Atom,
}

impl Book {
    /// The formula of a computed figure as written in its home cell, without the leading `=`;
    /// none for a given figure.
    ///
    /// # Errors
    /// When a figure that the formula names has no cell, or a range is scattered.
    pub fn formula(&self, id: Id, homes: &dyn Homes) -> Result<Option<String>, LayoutFault> {
        let Some(expr) = self.definition(id) else { return Ok(None) };
        let from = homes.home(id).ok_or(LayoutFault::Homeless(id))?;
        let mut text = String::new();
        let naming = Naming { homes, from, book: self, year: self.year(id) };
        write(expr, &naming, Strength::Loosest, &mut text)?;
        Ok(Some(text))
    }

    /// The formula of another cell that shows the figure: a reference to its home.
    ///
    /// # Errors
    /// When the figure has no cell.
    pub fn link(&self, id: Id, from: Address, homes: &dyn Homes) -> Result<String, LayoutFault> {
        let mut text = String::new();
        Naming { homes, from, book: self, year: self.year(id) }.single(id, &mut text)?;
        Ok(text)
    }
}

/// How strongly an expression's formula holds together.
fn strength(expr: &Expr) -> Strength {
    match expr {
        Expr::Whole(whole) if *whole < 0 => Strength::Loosest,
        // A spreadsheet's minus sign binds more tightly than its power, so it never stands bare
        // inside another operation.
        Expr::Neg(_) => Strength::Loosest,
        Expr::Join(_) => Strength::Join,
        Expr::Add(..) | Expr::Sub(..) => Strength::Sum,
        Expr::Mul(..) | Expr::Div(..) => Strength::Product,
        Expr::Pow(..) => Strength::Power,
        _ => Strength::Atom,
    }
}

/// Puts an expression's formula behind a text, in parentheses where it holds together less than wanted.
fn write(expr: &Expr, naming: &Naming, least: Strength, text: &mut String) -> Result<(), LayoutFault> {
    let weak = strength(expr) < least;
    if weak {
        text.push('(');
    }
    write_bare(expr, naming, text)?;
    if weak {
        text.push(')');
    }
    Ok(())
}

fn write_bare(expr: &Expr, naming: &Naming, text: &mut String) -> Result<(), LayoutFault> {
    use Strength::{Atom, Power, Product, Sum};
    let call =
        |function: &str, arguments: &[Argument], text: &mut String| call(function, arguments, naming, text);
    match expr {
        Expr::Large(ids, place) => call("LARGE", &[Argument::Range(ids), Argument::Bare(place)], text),
        Expr::Greater(a, b) => call("MAX", &[Argument::Bare(a), Argument::Bare(b)], text),
        Expr::Lesser(a, b) => call("MIN", &[Argument::Bare(a), Argument::Bare(b)], text),
        Expr::SumIfs { values, conditions } => {
            let conditions = conditions.iter();
            let conditions =
                conditions.flat_map(|(keys, wanted)| [Argument::Range(keys), Argument::One(*wanted)]);
            call(
                "SUMIFS",
                &std::iter::once(Argument::Range(values)).chain(conditions).collect::<Vec<_>>(),
                text,
            )
        }
        Expr::SumProduct(one, other) => {
            call("SUMPRODUCT", &[Argument::Range(one), Argument::Range(other)], text)
        }
        Expr::At(ids, position) => call("INDEX", &[Argument::Range(ids), Argument::Bare(position)], text),
        Expr::Position(wanted, ids) => {
            call("MATCH", &[Argument::Bare(wanted), Argument::Range(ids), Argument::Number(0)], text)
        }
        Expr::If(test, a, b) => {
            call("IF", &[Argument::Test(test), Argument::Bare(a), Argument::Bare(b)], text)
        }
        Expr::Round(a, decimals) => call("ROUND", &[Argument::Bare(a), Argument::Number(*decimals)], text),
        Expr::Floor(a, lot) => call("FLOOR", &[Argument::Bare(a), Argument::Bare(lot)], text),
        Expr::Sum(ids) => over("SUM", ids, naming, text),
        Expr::Min(ids) => over("MIN", ids, naming, text),
        Expr::Max(ids) => over("MAX", ids, naming, text),
        Expr::Of(id) => naming.single(*id, text),
        Expr::Add(a, b) => infix([(a, Sum), (b, Product)], '+', naming, text),
        Expr::Sub(a, b) => infix([(a, Sum), (b, Product)], '-', naming, text),
        Expr::Mul(a, b) => infix([(a, Product), (b, Power)], '*', naming, text),
        Expr::Div(a, b) => infix([(a, Product), (b, Power)], '/', naming, text),
        Expr::Pow(a, b) => infix([(a, Atom), (b, Atom)], '^', naming, text),
        Expr::Neg(a) => {
            text.push('-');
            write(a, naming, Atom, text)
        }
        Expr::Whole(whole) => {
            text.push_str(&whole.to_string());
            Ok(())
        }
        Expr::Word(word) => {
            text.push('"');
            text.push_str(&word.replace('"', "\"\""));
            text.push('"');
            Ok(())
        }
        Expr::Join(pieces) => {
            // A single number would stay a number.
            if pieces.len() < 2 {
                text.push_str("\"\"");
            }
            for (at, piece) in pieces.iter().enumerate() {
                if at > 0 || pieces.len() < 2 {
                    text.push('&');
                }
                write(piece, naming, Sum, text)?;
            }
            Ok(())
        }
    }
}

/// What stands between the parentheses and commas of a function.
enum Argument<'a> {
    Bare(&'a Expr),
    One(Id),
    Range(&'a Range),
    Test(&'a Test),
    Number(u32),
}

fn call(
    function: &str,
    arguments: &[Argument],
    naming: &Naming,
    text: &mut String,
) -> Result<(), LayoutFault> {
    text.push_str(function);
    for (at, argument) in arguments.iter().enumerate() {
        text.push(if at == 0 { '(' } else { ',' });
        match argument {
            Argument::Bare(expr) => write(expr, naming, Strength::Loosest, text)?,
            Argument::One(id) => naming.single(*id, text)?,
            Argument::Range(ids) => naming.unbroken(ids, text)?,
            Argument::Test(test) => write_test(test, naming, text)?,
            Argument::Number(number) => text.push_str(&number.to_string()),
        }
    }
    text.push(')');
    Ok(())
}

/// Each operand with the least strength that it needs to stand without parentheses; the right one needs
/// more, since a-(b-c) is not a-b-c.
fn infix(
    [(a, left), (b, right)]: [(&Expr, Strength); 2],
    operator: char,
    naming: &Naming,
    text: &mut String,
) -> Result<(), LayoutFault> {
    write(a, naming, left, text)?;
    text.push(operator);
    write(b, naming, right, text)
}

fn over(function: &str, ids: &Range, naming: &Naming, text: &mut String) -> Result<(), LayoutFault> {
    let runs = naming.runs(ids)?;
    let alone = runs.len() == 1;
    text.push_str(function);
    text.push('(');
    // SUM of nothing is not a formula; its value is 0.
    if runs.is_empty() {
        text.push('0');
    }
    for (at, run) in runs.into_iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        // Among others a cell stands as itself; alone it is the first of a range that grows.
        naming.run(run, alone, text);
    }
    text.push(')');
    Ok(())
}

fn write_test(test: &Test, naming: &Naming, text: &mut String) -> Result<(), LayoutFault> {
    let (a, operator, b) = match test {
        Test::Equal(a, b) => (a, "=", b),
        Test::Below(a, b) => (a, "<", b),
        Test::AtMost(a, b) => (a, "<=", b),
        Test::Both(a, b) => {
            text.push_str("AND(");
            write_test(a, naming, text)?;
            text.push(',');
            write_test(b, naming, text)?;
            text.push(')');
            return Ok(());
        }
    };
    write(a, naming, Strength::Sum, text)?;
    text.push_str(operator);
    write(b, naming, Strength::Sum, text)
}
