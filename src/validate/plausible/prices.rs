//! Prices that are far from what they are likely to be.

use super::super::notes::Notes;
use super::super::number;
use super::super::price_book::PriceBook;
use super::super::unit_costs::{Body, UnitCostRow};
use crate::base::{Code, Finding, personal, round_half_away};
use crate::words::names::key;
use crate::words::{Lang, Words};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// So many prices of a unit tell what is usual.
const ENOUGH: usize = 5;

/// So many times above or below the median is far. Prices of one unit in a list of welfare services
/// lie within some ten times of their median; öre for kronor is a hundred times wrong and kronor for
/// thousands a thousand times, so that between the two every slip is met and hardly any true price.
const FAR: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// The part of the smaller price by which two may differ for every year between them: a quarter.
/// Wages and indices rise by a few per cent a year, and rose by some ten in the worst of years.
const YEARLY: Decimal = Decimal::from_parts(25, 0, 0, false, 2);

/// Tells of prices far from the median of the prices above 0 of the same unit in one sheet.
pub(in super::super) fn neighbours(rows: &BTreeMap<String, UnitCostRow>, notes: &mut Notes) {
    let mut units: BTreeMap<String, Vec<&Body>> = BTreeMap::new();
    for body in rows.values().filter_map(|row| row.body.as_ref().ok()) {
        if !body.price.value.0.is_zero() {
            units.entry(key(&body.unit)).or_default().push(body);
        }
    }
    for mut bodies in units.into_values().filter(|bodies| bodies.len() >= ENOUGH) {
        bodies.sort_by_key(|body| body.price.value);
        let Some(median) = median(&bodies) else { continue };
        for body in bodies {
            let price = body.price.value.0;
            let factor = price.max(median).checked_div(price.min(median));
            if let Some(factor) = factor.filter(|factor| *factor > FAR) {
                let shown = |found| number::shown(found, notes.words.lang);
                let finding = body.price_mark.finding(Code::PriceFarFromNeighbours);
                let finding = finding.with("median", shown(median));
                notes.push(finding.with("factor", shown(round_half_away(factor, 0))));
            }
        }
    }
}

/// The middle price of some that are sorted, or the mean of the two in the middle.
fn median(bodies: &[&Body]) -> Option<Decimal> {
    let price = |at: usize| bodies.get(at).map(|body| body.price.value.0);
    let (lower, upper) = (price((bodies.len() - 1) / 2)?, price(bodies.len() / 2)?);
    lower.checked_add(upper)?.checked_div(Decimal::TWO)
}

/// Prices far from the same code's in another folder with an earlier price year, the nearest such
/// year. `levels`: the price workbooks of each folder. Two in one folder may not share a code at all.
pub fn price_changes(levels: &[Vec<&PriceBook>], words: &Words) -> Vec<Finding> {
    let mut codes: BTreeMap<&str, Vec<(usize, &UnitCostRow)>> = BTreeMap::new();
    for (level, books) in levels.iter().enumerate() {
        for (code, row) in books.iter().flat_map(|book| &book.unit_costs) {
            codes.entry(code).or_default().push((level, row));
        }
    }
    let mut findings = Vec::new();
    for rows in codes.values() {
        for (level, row) in rows {
            let others = rows.iter().filter(|(other, _)| other != level).map(|(_, row)| *row);
            findings.extend(change(row, others, words.lang).map(personal::hide));
        }
    }
    findings
}

/// The price of a row against the one of the nearest earlier year among others of the same unit.
pub(in super::super) fn change<'a>(
    row: &UnitCostRow,
    others: impl Iterator<Item = &'a UnitCostRow>,
    lang: Lang,
) -> Option<Finding> {
    let now = row.body.as_ref().ok()?;
    let earlier = others
        .filter_map(|other| other.body.as_ref().ok())
        .filter(|other| other.price_year.value < now.price_year.value && key(&other.unit) == key(&now.unit))
        // Of equal years the first, which `min_by_key` gives.
        .min_by_key(|other| now.price_year.value.0 - other.price_year.value.0)?;
    let years = Decimal::from(now.price_year.value.0 - earlier.price_year.value.0);
    let (old, new) = (earlier.price.value.0, now.price.value.0);
    let most = YEARLY.checked_mul(years)?.checked_add(Decimal::ONE)?.checked_mul(old.min(new))?;
    if old.is_zero() || new.is_zero() || old.max(new) <= most {
        return None;
    }
    let finding = now.price_mark.finding(Code::PriceFarFromLastYear);
    let finding = finding.with("code", row.code.text.as_str()).with("earlier", number::shown(old, lang));
    let finding = finding.with("year", earlier.price_year.value.0.to_string());
    Some(finding.also_at(earlier.price_mark.place.clone()))
}
