//! Enhetskostnader: the unit costs that the account uses.

use super::layout::{Case, Order};
use super::page::Page;
use super::sheet::Part;

/// The columns of the smallest number of units that can be freed and of the realisation rate, where
/// decision support uses them.
const LOT: u16 = 14;
const RATE: u16 = 15;
/// The column of the price at the account's price level, which all flows are worked out from.
pub const UPRATED: u16 = 10;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    page.sheet.widths = vec![14.0, 26.0, 18.5, 16.0, 9.0, 13.0, 7.0, 8.0, 9.0, 10.5, 13.0, 10.0, 25.0, 26.0];
    let (words, heads) = (case.words, &case.words.heads);
    page.open(&words.sheets.unit_costs, &words.texts.unit_costs_lead, case, order);
    page.next();
    let texts: [&str; 14] = [
        &heads.code,
        &heads.name,
        &heads.actor,
        &heads.cost_type,
        &heads.unit,
        &heads.price,
        &heads.price_year,
        &heads.price_index,
        &heads.index_at_source,
        &heads.index_at_target,
        &heads.uprated_price,
        &heads.valid_until,
        &heads.source,
        &heads.place,
    ];
    for (column, text) in (0..).zip(texts) {
        let number = matches!(column, 5 | 6 | 8 | 9 | UPRATED);
        page.words(column, text, if number { Part::HeadRight } else { Part::Head });
        if column == UPRATED {
            page.comment(&words.comments.uprated);
        }
    }
    let realisable = case.decision.realisable.as_ref();
    if realisable.is_some() {
        page.sheet.widths.extend([9.0, 10.0]);
        page.words(LOT, &case.told.realisable.lot_head, Part::HeadRight);
        page.words(RATE, &case.told.realisable.rate_head, Part::HeadRight);
    }
    page.sheet.heights.push((page.row, 30.0));
    let head = page.row;
    page.next();
    let all = case.inputs.unit_costs.iter().zip(&case.account.prices.unit_costs);
    for (position, (cost, figures)) in all.enumerate() {
        page.words(0, &cost.code, Part::Label);
        page.words(1, &cost.name, Part::Text);
        page.words(2, &case.names().of(cost.party), Part::Text);
        page.words(3, words.terms.cost_type(cost.cost_type), Part::Text);
        page.words(4, &cost.unit, Part::Text);
        page.input(5, figures.price);
        page.input(6, figures.price_year);
        if let (Some((from, to)), Some(index)) = (figures.index_values, cost.index) {
            page.words(7, &case.inputs.indices[index].name, Part::Text);
            for (column, value) in [(8, from), (9, to)] {
                page.figure(column, value, Part::Figure);
                page.link_behind(value);
            }
        }
        page.figure(UPRATED, figures.uprated, Part::Figure);
        page.words(11, &cost.valid_until, Part::Text);
        page.words(12, &cost.source, Part::Text);
        page.source(13, figures.price);
        let freed = realisable.and_then(|all| all.costs.iter().find(|freed| freed.cost == position));
        if let Some(freed) = freed {
            if let Some(lot) = freed.lot {
                page.input(LOT, lot);
            }
            page.input(RATE, freed.rate);
        }
        page.next();
        if !cost.remark.is_empty() {
            page.words(1, &cost.remark, Part::Note);
            page.next();
        }
    }
    if case.inputs.unit_costs.is_empty() {
        page.words(0, &words.texts.no_unit_costs, Part::Text);
    }
    page.sheet.freeze = (head + 1, 1);
    page.sheet.repeat = (0, head);
}
