//! The words of decision support: `templates/decision.*.toml`, group by group.

groups! {
    /// The words of decision support.
    DecisionWords:
    /// The names of the sheets.
    sheets: SheetWords { redistribution plan }
    /// Budget against outcome.
    plan: PlanWords {
        lead rule_order rule_persons rule_absent rule_rest rule_books rule_prices
        planned plan own_books price volume effect persistence outcome difference sum year_1
        assumed chosen outcomes books prices worked_out as_outcome
        chart_title chart_table chart_description level whole carried rise rise_below fall fall_below
        by_year drivers ratio first_months as_planned came_persons came_months
        books_planned books_came effects_planned with_prices with_persons with_effect effects_came
    }
}
