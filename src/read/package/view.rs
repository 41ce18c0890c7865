//! How a sheet is shown: panes that keep rows from ever being seen, and conditions that change how cells
//! look.

use super::PackageSheet;
use super::xml::attribute;
use crate::base::Cell;
use crate::read::Fault;
use quick_xml::events::BytesStart;
use std::collections::BTreeSet;

/// The view of a sheet that is open.
#[derive(Default)]
pub(super) struct View {
    /// The cell at its upper left corner.
    top_left: Cell,
}

impl View {
    /// Takes up a view or its panes: what lies before the corner of a frozen pane is never seen.
    pub(super) fn take(&mut self, start: &BytesStart<'_>, sheet: &mut PackageSheet) -> Result<(), Fault> {
        if start.local_name().as_ref() == "sheetView" {
            let corner = attribute(start, "topLeftCell")?;
            self.top_left = match corner {
                Some(corner) => corner.parse().map_err(|()| Fault::damaged(format!("cell {corner}")))?,
                None => Cell::default(),
            };
            return Ok(());
        }
        let frozen = attribute(start, "state")?.is_some_and(|state| state.starts_with("frozen"));
        let is_split = |name| {
            attribute(start, name).map(|at| at.is_some_and(|at| at.parse().is_ok_and(|at: f64| at > 0.0)))
        };
        if frozen && is_split("ySplit")? {
            sheet.hidden_rows.extend(0..self.top_left.row);
        }
        if let Some(last) = self.top_left.column.checked_sub(1)
            && frozen
            && is_split("xSplit")?
        {
            sheet.hidden_columns.push((0, last));
        }
        Ok(())
    }
}

/// The rule of a condition that is open.
#[derive(Default)]
pub(super) struct Condition {
    rule: Option<String>,
    /// Whether the text of its formula is being read.
    in_formula: bool,
    /// Whether it stands among what later versions have added; no report has any there.
    added: bool,
}

impl Condition {
    pub(super) fn begin(
        &mut self,
        start: &BytesStart<'_>,
        empty: bool,
        rules: &mut BTreeSet<String>,
    ) -> Result<(), Fault> {
        match start.local_name().as_ref() {
            "ext" => self.added = !empty,
            "formula" => {
                if let Some(rule) = self.rule.as_mut().filter(|_| !empty) {
                    rule.push(' ');
                    self.in_formula = true;
                }
            }
            name => {
                let kind = attribute(start, "type")?.unwrap_or_default();
                let operator = attribute(start, "operator")?;
                let mut rule = if self.added { format!("x14:{kind}") } else { kind };
                if let Some(operator) = operator.filter(|_| rule == "cellIs") {
                    rule = format!("{rule} {operator}");
                }
                self.rule = Some(rule);
                if empty {
                    self.end(name, rules);
                }
            }
        }
        Ok(())
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some(rule) = self.rule.as_mut().filter(|_| self.in_formula) {
            rule.push_str(text);
        }
    }

    pub(super) fn end(&mut self, name: &str, rules: &mut BTreeSet<String>) {
        match name {
            "ext" => self.added = false,
            "formula" => self.in_formula = false,
            _ => rules.extend(self.rule.take()),
        }
    }
}
