//! The words of decision support: `templates/decision.*.toml`, group by group.

groups! {
    /// The words of decision support.
    DecisionWords:
    /// The names of the sheets.
    sheets: SheetWords { redistribution realisable fund }
    /// What of the gains can become money.
    realisable: RealisableWords {
        lead rule rule_rest rule_whole rule_more
        margin lot rate freed lots realised capacity theoretical realisable withheld society
        unit chosen quantities quantities_head by_cost by_party undiscounted discounted accumulated
        which beside capacity_year_1 more_on of_which none_given none_outer
        lot_head rate_head
    }
    /// The fund and the payments for outcomes.
    fund: FundWords {
        lead fund fund_rule fund_budget fund_none payments payments_rule payments_public payments_persons
        inputs value unit
        outlay outlay_year share basis gains_realisable gains_theoretical last_year cap repaying
        paid gain asked asked_total repaid_to_date repaid granted repayment flow balance short whole
        without with nets total the_fund
        outcome price payment_cap payer payment_year investor_outlay investor_year
        share_of_persons persons earned due payments_row investor investor_to_date payer_net payer_to_date
        financed public public_with public_to_date public_with_to_date rate
        by_year gains_by_year repayments_by_year course contract_results results own_cost capped_by_outlay horizon_year
        gain_of asked_of repaid_of without_of with_of
        fund_chart fund_chart_description payments_chart payments_chart_description
    }
}
