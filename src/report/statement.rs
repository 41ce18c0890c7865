//! Resultaträkning: table 4.2, actor by side by counterparty.

use super::layout::{Case, Order};
use super::page::{Page, head_width};
use super::sheet::{Part, Target};
use crate::account::statement::Block;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    let statement = &case.account.statement;
    let words = case.words;
    page.sheet.lead = 2;
    page.sheet.widths = vec![34.0, 11.0];
    let amount = case.amount_width();
    for header in &statement.headers {
        let width = head_width(&page.text_of(*header)).max(amount + 1.0);
        page.sheet.widths.push(width);
    }
    let beside = if case.before.is_some() { 3 } else { 1 };
    page.sheet.widths.extend(vec![amount + 2.0; beside]);
    page.open(&words.sheets.statement, &words.texts.statement_lead, case, order);
    page.next();
    page.words(2, &words.heads.counterparty, Part::Note);
    page.next();
    page.words(0, &words.heads.actor, Part::Head);
    page.words(1, &words.heads.side, Part::Head);
    let sum = u16::try_from(statement.headers.len()).unwrap_or(u16::MAX - 2) + 2;
    for (column, header) in (2..).zip(&statement.headers) {
        page.key(column, *header, Part::HeadRight, 0);
    }
    page.words(sum, &words.heads.sum, Part::HeadRight);
    page.head_before(case, sum + 1);
    page.sheet.heights.push((page.row, 30.0));
    page.sheet.freeze = (page.row + 1, 2);
    page.sheet.repeat = (0, page.row);
    page.next();
    for block in &statement.blocks {
        rows(page, case, order, block, sum);
    }
    page.words(0, &words.heads.sum, Part::SumLabel);
    page.comment(&words.comments.transfers);
    page.words(1, &words.labels.result, Part::SumLabel);
    for (column, total) in (2..).zip(&statement.totals) {
        page.figure(column, *total, Part::Sum);
    }
    page.figure(sum, statement.total, Part::Sum);
    page.beside(case, sum + 1, statement.total, Part::Sum);
    page.next();
    page.next();
    page.words(0, &words.texts.statement_rule, Part::Note);
    page.next();
    if statement.blocks.iter().any(|block| block.depth > 0) {
        page.words(0, &words.texts.parts_rule, Part::Note);
        page.next();
    }
    if let Some(sheet) = order.before {
        page.words(0, &words.texts.before_statement, Part::Note);
        page.next();
        page.jump(0, &words.sheets.before, sheet);
    }
}

fn rows(page: &mut Page, case: &Case, order: &Order, block: &Block, sum: u16) {
    let indent = u8::try_from(block.depth).unwrap_or(u8::MAX);
    for (slot, cells) in block.cells.iter().enumerate() {
        page.key(0, block.keys[slot][0], Part::Label, indent);
        page.key(1, block.keys[slot][1], Part::Text, 0);
        for (column, cell) in (2..).zip(cells) {
            page.figure(column, *cell, Part::Figure);
        }
        page.figure(sum, block.sums[slot], Part::Figure);
        page.beside(case, sum + 1, block.sums[slot], Part::Figure);
        page.next();
    }
    let name = case.names().of(block.party);
    page.indented(0, &name, Part::SumLabel, indent);
    match order.sheet_of(block.party) {
        Some(sheet) => page.link(Target::Sheet(sheet)),
        None => page.comment(&case.words.comments.production),
    }
    page.words(1, &case.words.labels.result, Part::SumLabel);
    for (column, result) in (2..).zip(&block.results) {
        page.figure(column, *result, Part::Sum);
    }
    page.figure(sum, block.result, Part::Sum);
    page.beside(case, sum + 1, block.result, Part::Sum);
    page.next();
}
