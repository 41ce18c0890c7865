//! Formula cells as the program stored them against formula cells as an engine computed them.

use super::report::{At, Report, Shown};
use std::collections::BTreeMap;
use std::fmt;

/// What an engine shows in the cells.
pub type Computed = BTreeMap<At, Shown>;

/// A formula cell on which program and engine do not agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub at: At,
    pub formula: String,
    pub stored: Shown,
    /// None where the engine shows nothing.
    pub computed: Option<Shown>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Difference { at, formula, stored, computed } = self;
        write!(f, "{at}: stored {stored:?}, computed {computed:?} from ={formula}")
    }
}

/// How many formula cells were compared, and which differ.
#[derive(Debug, Default)]
pub struct Comparison {
    pub numbers: usize,
    pub texts: usize,
    pub differences: Vec<Difference>,
}

impl Comparison {
    /// Fails unless all of a whole report agreed.
    pub fn assert_agreed(&self, report: &str) {
        self.assert_agreed_on(report, 1000, 10);
    }

    /// Fails unless all agreed, and there were more than so many numbers and texts.
    pub fn assert_agreed_on(&self, report: &str, numbers: usize, texts: usize) {
        let shown: Vec<String> = self.differences.iter().take(20).map(ToString::to_string).collect();
        assert!(shown.is_empty(), "{report}: {} cells differ:\n{}", self.differences.len(), shown.join("\n"));
        assert!(self.numbers > numbers, "{report}: only {} numbers were compared", self.numbers);
        assert!(self.texts > texts, "{report}: only {} texts were compared", self.texts);
    }
}

/// Compares every formula cell of a report.
pub fn compare(report: &Report, computed: &Computed) -> Comparison {
    let mut comparison = Comparison::default();
    for (at, cell) in &report.cells {
        let Some(formula) = &cell.formula else { continue };
        match cell.shown {
            Shown::Text(_) => comparison.texts += 1,
            _ => comparison.numbers += 1,
        }
        let found = computed.get(at);
        if !found.is_some_and(|found| alike(&cell.shown, found)) {
            comparison.differences.push(Difference {
                at: at.clone(),
                formula: formula.clone(),
                stored: cell.shown.clone(),
                computed: found.cloned(),
            });
        }
    }
    comparison
}

/// Numbers within half an öre (shares, factors and ratios, which are small, within a millionth);
/// texts to the letter. An error is like nothing, not even another error.
pub fn alike(a: &Shown, b: &Shown) -> bool {
    match (a, b) {
        (Shown::Number(a), Shown::Number(b)) => {
            let nearest = if a.abs() < 100.0 { 1e-6 } else { 0.005 };
            (a - b).abs() < nearest
        }
        (Shown::Text(a), Shown::Text(b)) => a == b && !a.starts_with('#'),
        (Shown::Bool(a), Shown::Bool(b)) => a == b,
        _ => false,
    }
}

/// Every cell of a workbook that an engine has recalculated.
pub fn shown(recalculated: &Report) -> Computed {
    recalculated.cells.iter().map(|(at, cell)| (at.clone(), cell.shown.clone())).collect()
}
