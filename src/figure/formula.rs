//! An expression as a spreadsheet formula: English function names, commas, decimal points, which
//! every spreadsheet shows in its reader's own way.

use super::reference::{LayoutFault, Naming};
use super::{Address, Book, Expr, Homes, Id, Origin, Range, Test};

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
        match &self.get(id).origin {
            Origin::Given(_) => Ok(None),
            Origin::Computed(expr) => {
                let from = homes.home(id).ok_or(LayoutFault::Homeless(id))?;
                let year = self.get(id).label.year;
                write(expr, &Naming { homes, from, book: self, year }, Strength::Loosest).map(Some)
            }
        }
    }

    /// The formula of another cell that shows the figure: a reference to its home.
    ///
    /// # Errors
    /// When the figure has no cell.
    pub fn link(&self, id: Id, from: Address, homes: &dyn Homes) -> Result<String, LayoutFault> {
        Naming { homes, from, book: self, year: self.get(id).label.year }.single(id)
    }
}

fn write(expr: &Expr, naming: &Naming, least: Strength) -> Result<String, LayoutFault> {
    use Strength::{Atom, Join, Loosest, Power, Product, Sum};
    let bare = |e: &Expr| write(e, naming, Loosest);
    let (text, strength) = match expr {
        Expr::Whole(whole) => (whole.to_string(), if *whole < 0 { Loosest } else { Atom }),
        Expr::Word(word) => (format!("\"{}\"", word.replace('"', "\"\"")), Atom),
        Expr::Join(pieces) => {
            let mut written = Vec::with_capacity(pieces.len());
            for piece in pieces {
                written.push(write(piece, naming, Sum)?);
            }
            // A single number would stay a number.
            if written.len() < 2 {
                written.insert(0, "\"\"".to_string());
            }
            (written.join("&"), Join)
        }
        Expr::Of(id) => (naming.single(*id)?, Atom),
        // A spreadsheet's minus sign binds more tightly than its power, so it never stands bare
        // inside another operation.
        Expr::Neg(a) => (format!("-{}", write(a, naming, Atom)?), Loosest),
        Expr::Add(a, b) => (infix(a, '+', b, naming, Sum, Product)?, Sum),
        Expr::Sub(a, b) => (infix(a, '-', b, naming, Sum, Product)?, Sum),
        Expr::Mul(a, b) => (infix(a, '*', b, naming, Product, Power)?, Product),
        Expr::Div(a, b) => (infix(a, '/', b, naming, Product, Power)?, Product),
        Expr::Pow(a, b) => (infix(a, '^', b, naming, Atom, Atom)?, Power),
        Expr::Sum(ids) => (over("SUM", ids, naming)?, Atom),
        Expr::Min(ids) => (over("MIN", ids, naming)?, Atom),
        Expr::Max(ids) => (over("MAX", ids, naming)?, Atom),
        Expr::Large(ids, place) => (format!("LARGE({},{})", naming.unbroken(ids)?, bare(place)?), Atom),
        Expr::Greater(a, b) => (format!("MAX({},{})", bare(a)?, bare(b)?), Atom),
        Expr::Lesser(a, b) => (format!("MIN({},{})", bare(a)?, bare(b)?), Atom),
        Expr::SumIfs { values, conditions } => {
            let mut text = format!("SUMIFS({}", naming.unbroken(values)?);
            for (keys, wanted) in conditions {
                text += &format!(",{},{}", naming.unbroken(keys)?, naming.single(*wanted)?);
            }
            (text + ")", Atom)
        }
        Expr::SumProduct(one, other) => {
            (format!("SUMPRODUCT({},{})", naming.unbroken(one)?, naming.unbroken(other)?), Atom)
        }
        Expr::At(ids, position) => (format!("INDEX({},{})", naming.unbroken(ids)?, bare(position)?), Atom),
        Expr::Position(wanted, ids) => {
            (format!("MATCH({},{},0)", bare(wanted)?, naming.unbroken(ids)?), Atom)
        }
        Expr::If(test, a, b) => {
            (format!("IF({},{},{})", write_test(test, naming)?, bare(a)?, bare(b)?), Atom)
        }
        Expr::Round(a, decimals) => (format!("ROUND({},{decimals})", bare(a)?), Atom),
        Expr::Floor(a, lot) => (format!("FLOOR({},{})", bare(a)?, bare(lot)?), Atom),
    };
    Ok(if strength < least { format!("({text})") } else { text })
}

/// `left` and `right` are the least strengths that the operands need to stand without
/// parentheses; the right one needs more, since a-(b-c) is not a-b-c.
fn infix(
    a: &Expr,
    operator: char,
    b: &Expr,
    naming: &Naming,
    left: Strength,
    right: Strength,
) -> Result<String, LayoutFault> {
    Ok(format!("{}{operator}{}", write(a, naming, left)?, write(b, naming, right)?))
}

fn over(function: &str, ids: &Range, naming: &Naming) -> Result<String, LayoutFault> {
    let runs = naming.runs(ids)?;
    let alone = runs.len() == 1;
    // Among others a cell stands as itself; alone it is the first of a range that grows.
    let runs: Vec<String> = runs.into_iter().map(|run| naming.run(run, alone)).collect();
    // SUM of nothing is not a formula; its value is 0.
    Ok(if runs.is_empty() { format!("{function}(0)") } else { format!("{function}({})", runs.join(",")) })
}

fn write_test(test: &Test, naming: &Naming) -> Result<String, LayoutFault> {
    let bare = |e: &Expr| write(e, naming, Strength::Sum);
    Ok(match test {
        Test::Equal(a, b) => format!("{}={}", bare(a)?, bare(b)?),
        Test::Below(a, b) => format!("{}<{}", bare(a)?, bare(b)?),
        Test::AtMost(a, b) => format!("{}<={}", bare(a)?, bare(b)?),
        Test::Both(a, b) => format!("AND({},{})", write_test(a, naming)?, write_test(b, naming)?),
    })
}
