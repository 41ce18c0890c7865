//! The words of decision support: `templates/decision.*.toml`, group by group.

groups! {
    /// The words of decision support.
    DecisionWords:
    /// The names of the sheets.
    sheets: SheetWords { redistribution balance }
    /// Redistribution.
    redistribution: RedistributionWords {
        lead gain loss gains losses total_money paid covered compensation after compensations difference
        loses nobody somebody flow below minus plus total_society
        enough society money before_section gains_section losses_section compensation_section
        after_section compensation_money after_money cash_section below_section accumulated_section
        hump_section check rule share_rule production_rule cash_rule hump_rule compensation_name
        chart_year chart_description chart_cash chart_cash_description actor lowest_year payback lowest
    }
    /// The social balance sheet.
    balance: BalanceWords {
        lead growth opening new interest realised closing difference apart actors society
        year_1 own_section earlier_section closing_section closing_earlier closing_all realised_section
        realised_earlier realised_all interest_section check rule asset_rule no_year_before year_before
        written_down of_own name chart chart_description per_actor chart_actors start
    }
}
