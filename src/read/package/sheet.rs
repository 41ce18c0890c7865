//! One sheet's cells, from its XML.

use super::drawn::Drawn;
use super::styles::Styles;
use super::view::{Condition, View};
use super::xml::{attribute, damaged, flag, referred};
use super::{MOST_CELLS, PackageCell, PackageSheet};
use crate::base::Cell;
use crate::read::Fault;
use crate::read::limits::{Limit, Limits};
use crate::seal::{Held, shifted};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// Points and characters of a row and a column in which nothing can be read.
const LOWEST: f64 = 4.0;
const NARROWEST: f64 = 0.5;

/// The cell that is open.
#[derive(Default)]
struct Open {
    cell: Cell,
    kind: String,
    style: usize,
    formula: Option<String>,
    /// The number of the formula that it shares with other cells.
    shared: Option<String>,
    value: Option<String>,
    inline: String,
}

struct Walk<'a> {
    texts: &'a [String],
    styles: &'a Styles,
    sheet: PackageSheet,
    /// Formulas that cells share, by number: as the first of the cells has them, and where that is.
    shared: HashMap<String, (Cell, String)>,
    next: Cell,
    open: Option<Open>,
    /// The element whose text is being read: `f`, `v` or `t`.
    within: Option<char>,
    /// Whether rows that do not say how high they are cannot be seen.
    low: bool,
    drawn: Drawn,
    view: View,
    condition: Condition,
}

/// The cells of a sheet and what is drawn over them; `texts` are the workbook's shared ones.
pub(super) fn read(
    xml: &[u8],
    name: &str,
    texts: &[String],
    styles: &Styles,
) -> Result<(PackageSheet, Drawn), Fault> {
    let sheet = PackageSheet { name: name.to_string(), ..PackageSheet::default() };
    let mut walk = Walk {
        texts,
        styles,
        sheet,
        shared: HashMap::new(),
        next: Cell::default(),
        open: None,
        within: None,
        low: false,
        drawn: Drawn::default(),
        view: View::default(),
        condition: Condition::default(),
    };
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
            Event::Start(start) => walk.begin(&start, false)?,
            Event::Empty(start) => walk.begin(&start, true)?,
            Event::End(end) => walk.end(end.local_name().as_ref())?,
            Event::Text(part) => walk.text(&part.xml10_content()),
            Event::CData(part) => walk.text(&part.xml10_content()),
            Event::GeneralRef(reference) => walk.text(&referred(&reference)),
            Event::Eof => return Ok((walk.sheet, walk.drawn)),
            _ => {}
        }
    }
}

/// A height or a width.
fn measure(start: &BytesStart<'_>, name: &str) -> Result<Option<f64>, Fault> {
    Ok(attribute(start, name)?.and_then(|text| text.parse().ok()))
}

impl Walk<'_> {
    fn begin(&mut self, start: &BytesStart<'_>, empty: bool) -> Result<(), Fault> {
        let name = start.local_name();
        match (name.as_ref(), &mut self.open) {
            ("row", None) => self.row(start)?,
            ("col", None) => self.column(start)?,
            ("sheetView" | "pane", None) => self.view.take(start, &mut self.sheet)?,
            ("cfRule" | "formula" | "ext", None) => {
                self.condition.begin(start, empty, &mut self.sheet.conditions)?;
            }
            ("drawing" | "legacyDrawing" | "picture" | "control" | "oleObject", None) => {
                self.drawn.take(start)?;
            }
            ("sheetFormatPr", None) => self.usual(start)?,
            ("mergeCell", None) => self.sheet.merged.extend(attribute(start, "ref")?),
            ("sheetProtection", None) => self.sheet.protected = flag(start, "sheet")?,
            ("c", None) => {
                self.cell(start)?;
                if empty {
                    self.end("c")?;
                }
            }
            ("f", Some(open)) => {
                if attribute(start, "t")?.as_deref() == Some("shared") {
                    open.shared = attribute(start, "si")?;
                }
                open.formula = Some(String::new());
                self.within = (!empty).then_some('f');
            }
            ("v", Some(open)) => {
                open.value = Some(String::new());
                self.within = (!empty).then_some('v');
            }
            ("t", Some(_)) => self.within = (!empty).then_some('t'),
            _ => {}
        }
        Ok(())
    }

    fn row(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        if let Some(row) = attribute(start, "r")? {
            let row: u32 = row.parse().map_err(|error| damaged(&error))?;
            if row == 0 || row > Cell::ROWS {
                return Err(Fault::damaged(format!("row {row}")));
            }
            self.next.row = row - 1;
        }
        self.next.column = 0;
        let low = measure(start, "ht")?.map_or(self.low, |height| height < LOWEST);
        if low || flag(start, "hidden")? {
            self.sheet.hidden_rows.push(self.next.row);
        }
        Ok(())
    }

    /// What holds for rows and columns that do not say it themselves.
    fn usual(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        self.low = measure(start, "defaultRowHeight")?.is_some_and(|height| height < LOWEST);
        if measure(start, "defaultColWidth")?.is_some_and(|width| width < NARROWEST) {
            self.sheet.hidden_columns.push((0, Cell::COLUMNS - 1));
        }
        Ok(())
    }

    fn column(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        let width = measure(start, "width")?;
        if !flag(start, "hidden")? && width.is_none_or(|width| width >= NARROWEST) {
            return Ok(());
        }
        let bound = |name| Ok::<_, Fault>(attribute(start, name)?.and_then(|text| text.parse::<u16>().ok()));
        if let (Some(first), Some(last)) = (bound("min")?, bound("max")?) {
            self.sheet.hidden_columns.push((first.saturating_sub(1), last.saturating_sub(1)));
        }
        Ok(())
    }

    fn cell(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        let cell = match attribute(start, "r")? {
            Some(name) => name.parse().map_err(|()| Fault::damaged(format!("cell {name}")))?,
            None => self.next,
        };
        let style = attribute(start, "s")?.and_then(|style| style.parse().ok()).unwrap_or(0);
        let kind = attribute(start, "t")?.unwrap_or_default();
        self.open = Some(Open { cell, kind, style, ..Open::default() });
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let Some(open) = &mut self.open else { return self.condition.text(text) };
        match self.within {
            Some('f') => open.formula.get_or_insert_default().push_str(text),
            Some('v') => open.value.get_or_insert_default().push_str(text),
            Some(_) => open.inline.push_str(text),
            None => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Fault> {
        match name {
            "f" | "v" | "t" => self.within = None,
            "cfRule" | "formula" | "ext" => self.condition.end(name, &mut self.sheet.conditions),
            "row" => {
                // The last row of a sheet has none after it.
                self.next = Cell { row: self.next.row.saturating_add(1).min(Cell::ROWS - 1), column: 0 };
            }
            "c" => {
                let Some(open) = self.open.take() else { return Ok(()) };
                self.next = Cell { column: open.cell.column.saturating_add(1), ..open.cell };
                self.next.column = self.next.column.min(Cell::COLUMNS - 1);
                self.put(open)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, open: Open) -> Result<(), Fault> {
        let value = open.value.unwrap_or_default();
        let held = match open.kind.as_str() {
            "s" => {
                let text = value.trim().parse().ok().and_then(|index: usize| self.texts.get(index));
                Held::Text(text.ok_or_else(|| Fault::damaged(format!("shared text {value}")))?.clone())
            }
            "inlineStr" => Held::Text(open.inline),
            "str" | "d" => Held::Text(value),
            "b" => Held::Bool(matches!(value.trim(), "1" | "true")),
            "e" => Held::Error(value),
            _ if value.trim().is_empty() => Held::Text(String::new()),
            _ => match value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => Held::Number(number),
                _ => Held::Error("#NUM!".to_string()),
            },
        };
        let formula = match open.shared {
            Some(number) => Some(self.spelt_out(open.cell, number, open.formula.unwrap_or_default())?),
            None => open.formula,
        };
        // Looks alone say nothing.
        if formula.is_none() && held == Held::Text(String::new()) {
            return Ok(());
        }
        if self.sheet.cells.len() >= MOST_CELLS {
            return Err(Fault::OverLimit(Limit::Memory, Limits::default()));
        }
        let (look, faint) = (self.styles.look(open.style), self.styles.faint(open.style));
        self.sheet.cells.insert(open.cell, PackageCell { formula, held, look, faint });
        Ok(())
    }

    /// A formula that cells share, as it reads in one of them. The first of them has its text.
    fn spelt_out(&mut self, cell: Cell, number: String, text: String) -> Result<String, Fault> {
        if !text.is_empty() {
            self.shared.insert(number, (cell, text.clone()));
            return Ok(text);
        }
        let (first, text) =
            self.shared.get(&number).ok_or_else(|| Fault::damaged(format!("shared formula {number}")))?;
        let rows = i64::from(cell.row) - i64::from(first.row);
        let columns = i64::from(cell.column) - i64::from(first.column);
        // A reference that leaves the sheet is an error in every spreadsheet.
        Ok(shifted(text, rows, columns).unwrap_or_else(|| "#REF!".to_string()))
    }
}
