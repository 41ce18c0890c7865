//! The head of every sheet: what it is, what it shows, in which units, whether the checks hold, and
//! where one goes from there.

use super::decision::Kind;
use super::layout::{Case, Order, PROJECTION, STATEMENT};
use super::page::Page;
use super::sheet::Part;
use crate::words::fill;

/// Where one goes from the head of a sheet: to the first sheet, and to where its figures come from.
fn links(index: usize, case: &Case, order: &Order) -> Vec<(String, usize)> {
    let (sheets, texts) = (&case.words.sheets, &case.words.texts);
    let to = |sheet: usize| {
        let all = [
            (STATEMENT, &sheets.statement),
            (PROJECTION, &sheets.projection),
            (order.assumptions, &sheets.assumptions),
            (order.unit_costs, &sheets.unit_costs),
            (order.calculation, &sheets.calculation),
            (order.checks, &sheets.checks),
            (order.register, &sheets.register),
            (order.provenance, &sheets.provenance),
        ];
        let name = all.into_iter().find(|(at, _)| *at == sheet).map_or("", |(_, name)| name);
        (name.to_string(), sheet)
    };
    if index == 0 {
        return vec![to(order.checks)];
    }
    // From the projection to what follows from it, and back.
    let basis = order.decision_sheet(Kind::SensitivityBasis);
    let decided = order.decision.iter().filter(|(_, sheet)| Some(*sheet) != basis);
    let decided: Vec<(String, usize)> =
        decided.map(|(kind, sheet)| (kind.name(case.told).to_string(), *sheet)).collect();
    let from: &[usize] = match index {
        index if index == order.calculation => &[order.unit_costs, order.assumptions],
        index if index == order.assumptions || index == order.unit_costs => {
            &[order.register, order.provenance]
        }
        index if index == order.checks => &[STATEMENT, PROJECTION],
        index if index == order.assumptions_log => &[order.assumptions],
        index if Some(index) == order.unpriced => &[order.provenance],
        index if index == order.register => &[order.assumptions, order.unit_costs],
        index if index == order.provenance || Some(index) == order.before => &[],
        index if Some(index) == basis => &[order.assumptions],
        index if decided.iter().any(|(_, sheet)| *sheet == index) => &[PROJECTION],
        _ => &[order.calculation],
    };
    let back = (sheets.summary.to_string(), 0);
    let from = from.iter().map(|sheet| {
        let (name, sheet) = to(*sheet);
        (fill(&texts.figures_from, &[("sheet", &name)]), sheet)
    });
    let on = if index == PROJECTION { decided.as_slice() } else { &[] };
    std::iter::once(back).chain(from).chain(on.iter().cloned()).collect()
}

impl Page<'_> {
    /// The head of a sheet: title, what it shows, links, the master check. Leaves the next row free.
    pub fn open(&mut self, title: &str, lead: &str, case: &Case, order: &Order) {
        self.words(0, title, Part::Title);
        self.sheet.heights.push((self.row, 26.0));
        self.next();
        self.words(0, lead, Part::Lead);
        self.next();
        let texts = &self.words.texts;
        let unit = match self.thousands > 0 && self.sheet.years > 0 {
            true => fill(&texts.amounts_by_year, &[("unit", &self.yearly_unit())]),
            false => texts.amounts_in_kronor.to_string(),
        };
        self.words(0, &unit, Part::Note);
        self.shown(1, case.projection.checks.master, Part::Verdict);
        let column = self.jumps(2, &links(self.index, case, order));
        if let Some((mark, _)) = case.mark() {
            self.words(column, mark, Part::Mark);
        }
        self.next();
    }
}
