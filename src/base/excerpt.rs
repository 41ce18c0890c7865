//! The cells around a cell that there is something to say about.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A row of cells around a finding, as text, captured when the finding is made so that nobody
/// needs the file again to show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExcerptRow {
    /// Row, from 0.
    pub row: u32,
    /// The cells' texts, from the excerpt's first column on.
    pub cells: Vec<String>,
}

/// The cells around a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// The column of each row's first cell, from 0.
    pub first_column: u16,
    /// The finding's own row last, one row before it where there is one.
    pub rows: Vec<ExcerptRow>,
}

/// An excerpt as it is kept: one piece of memory instead of a dozen, which copies share. A run over a country has tens of
/// thousands, of which few are ever shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Around(Arc<[u8]>);

impl Around {
    /// Keeps an excerpt.
    pub fn of(excerpt: &Excerpt) -> Around {
        // Texts and numbers can always be written; without them a finding would only show less.
        Around(rmp_serde::to_vec(excerpt).unwrap_or_default().into())
    }

    /// The excerpt; none where what is kept was not written by [`Around::of`].
    pub fn excerpt(&self) -> Option<Excerpt> {
        rmp_serde::from_slice(&self.0).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_comes_back_as_it_was_kept() {
        let row =
            |row, cells: &[&str]| ExcerptRow { row, cells: cells.iter().map(ToString::to_string).collect() };
        let rows = vec![row(6, &["Kod", "", "a\u{1f}b\0\n"]), row(1_048_575, &["å", "🙂", ""])];
        for excerpt in [Excerpt { first_column: 16_383, rows }, Excerpt { first_column: 0, rows: Vec::new() }]
        {
            assert_eq!(Around::of(&excerpt).excerpt(), Some(excerpt));
        }
    }
}
