//! Parts of formulas as text.

use crate::base::Cell;
use crate::engine::{Area, At, Formula, Function, Operator};
use crate::read::Package;

/// A formula as it would stand in a cell of this sheet.
pub(super) fn written(formula: &Formula, package: &Package, home: usize) -> String {
    let bare = |part: &Formula| written(part, package, home);
    // What holds together less strongly than what it stands in needs parentheses.
    let within = |part: &Formula, least: u8| {
        if strength(part) < least { format!("({})", bare(part)) } else { bare(part) }
    };
    match formula {
        Formula::Number(number) => number.to_string(),
        Formula::Text(text) => format!("\"{}\"", text.replace('"', "\"\"")),
        Formula::Bool(truth) => truth.to_string().to_uppercase(),
        Formula::Cell(at) => cell(*at, package, home),
        Formula::Range(range) => area(*range, package, home),
        Formula::Negative(part) => format!("-{}", within(part, ATOM)),
        Formula::Pair(operator, left, right) => {
            let own = strength(formula);
            format!("{}{}{}", within(left, own), sign(*operator), within(right, own + 1))
        }
        Formula::Call(function, parts) => {
            let parts: Vec<String> = parts.iter().map(bare).collect();
            format!("{}({})", name(*function), parts.join(","))
        }
    }
}

/// How strongly a number, a cell or a function holds together.
const ATOM: u8 = 6;

/// How strongly a formula holds together. A minus sign binds more tightly than a power, and stands
/// bare only where nothing is around it.
fn strength(formula: &Formula) -> u8 {
    match formula {
        Formula::Negative(_) => 2,
        Formula::Pair(operator, ..) => match operator {
            Operator::Power => 5,
            Operator::Multiply | Operator::Divide => 4,
            Operator::Add | Operator::Subtract => 3,
            Operator::Join => 2,
            _ => 1,
        },
        _ => ATOM,
    }
}

fn name(function: Function) -> &'static str {
    Function::ALL.iter().find(|(_, known)| *known == function).map_or("", |(name, _)| name)
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => "+",
        Operator::Subtract => "-",
        Operator::Multiply => "*",
        Operator::Divide => "/",
        Operator::Power => "^",
        Operator::Join => "&",
        Operator::Equal => "=",
        Operator::Unequal => "<>",
        Operator::Below => "<",
        Operator::AtMost => "<=",
        Operator::Above => ">",
        Operator::AtLeast => ">=",
    }
}

/// A range as it would stand in a formula of this sheet.
pub(super) fn area(area: Area, package: &Package, home: usize) -> String {
    let first = cell(area.first, package, home);
    if area.first.cell == area.last { first } else { format!("{first}:{}", area.last) }
}

fn cell(at: At, package: &Package, home: usize) -> String {
    match package.sheets.get(at.sheet) {
        Some(sheet) if at.sheet != home => place(&sheet.name, at.cell),
        _ => at.cell.to_string(),
    }
}

/// Sheet and cell: `Prognos!G8`, `'Barn & unga'!B7`.
pub fn place(sheet: &str, cell: Cell) -> String {
    let plain = sheet.chars().all(|c| c.is_alphanumeric() || c == '_');
    if plain && !sheet.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("{sheet}!{cell}");
    }
    format!("'{}'!{cell}", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Formulas;
    use crate::read::PackageSheet;

    #[test]
    fn a_part_of_a_formula_is_written_as_it_was_read() {
        let sheet = |name: &str| PackageSheet { name: name.to_string(), ..PackageSheet::default() };
        let package = Package { sheets: vec![sheet("Blad"), sheet("Barn & unga")], ..Package::default() };
        let at = At { sheet: 0, cell: Cell { row: 8, column: 0 } };
        for text in [
            "A1-(B2-C3)-D4*(E5+1)/F6",
            "1/(1+'Barn & unga'!B7)^(D6-1+C8)",
            "-(A1+B2)",
            "(-A1)^2",
            "IF(AND(A1<=B2,C3<>\"en \"\"text\"\"\"),SUM(A1:A3,B4),-(A1*2))",
            "\"år \"&A1&(B2=C3)",
        ] {
            let read = Formulas::of(&package).read(at, text).expect("a formula");
            assert_eq!(written(&read, &package, 0), text);
        }
    }
}
