//! A finding: what is wrong, where, and what to do. Plain data; how it looks is `render`'s.

use super::{Around, Code, Place, Severity};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cmp::Ordering;

/// One thing that somebody should know about one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What kind it is.
    pub code: Code,
    /// Where it is.
    pub place: Place,
    /// The values that the catalogue's texts name: `("found", "FORS-1")` fills `{found}`.
    pub values: Vec<(Cow<'static, str>, String)>,
    /// The nearest thing that would have been right, where there is one.
    pub suggestion: Option<String>,
    /// Other places that belong to it, such as the first of two duplicates.
    pub further: Vec<Place>,
    /// The cells around it.
    pub around: Option<Around>,
}

impl Finding {
    /// A finding at a place, without values yet.
    pub fn new(code: Code, place: Place) -> Finding {
        Finding { code, place, values: Vec::new(), suggestion: None, further: Vec::new(), around: None }
    }

    /// Adds a value that the texts name.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Finding {
        self.values.push((Cow::Borrowed(name), value.into()));
        self
    }

    /// Adds the nearest thing that would have been right.
    pub fn suggesting(mut self, suggestion: Option<String>) -> Finding {
        self.suggestion = suggestion;
        self
    }

    /// Adds another place that belongs to it.
    pub fn also_at(mut self, place: Place) -> Finding {
        self.further.push(place);
        self
    }

    /// The same for readers outside: what it is and where, and nothing that a workbook holds.
    pub fn outside(self) -> Finding {
        Finding::new(self.code, self.place)
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Whether it keeps its workbook from getting a report.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    fn key(&self) -> impl Ord + '_ {
        (&self.place, self.severity(), self.code, &self.values, &self.further)
    }
}

impl Ord for Finding {
    /// Workbook, sheet in workbook order, row, column, severity, code.
    fn cmp(&self, other: &Finding) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Finding {
    fn partial_cmp(&self, other: &Finding) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
