//! The words of decision support: `templates/decision.*.toml`, group by group.

groups! {
    /// The words of decision support.
    DecisionWords:
    /// The names of the sheets.
    sheets: SheetWords { redistribution }
}
