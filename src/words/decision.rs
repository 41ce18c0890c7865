//! The words of decision support: `templates/decision.*.toml`, group by group.

use crate::model::Distribution;
use std::sync::Arc;

groups! {
    /// The words of decision support.
    DecisionWords:
    /// The names of the sheets.
    sheets: SheetWords { sensitivity sensitivity_basis simulation redistribution balance plan realisable fund }
    /// Every scenario beside the others.
    scenarios: ScenarioWords {
        section chart chart_description chart_axis basis_groups
        basis_weights discounting steady fading check discounted accumulated follows_nothing
        follows_steady follows_fading note head_follows
    }
    /// How sensitive the account is.
    sensitivity: SensitivityWords {
        span_axis part_of there_line lead lead_basis section_given section_ranked rest told_apart number apart position
        spread low high relative months_of_a_year named code later follows change swing swing_head
        turning not_enough not_needed there effects persons_needed share_needed section
        section_values section_lines section_rate section_follows parameter         at_low at_high base_row after_years total_of chart chart_description chart_low
        chart_high nobody rule turning_section turning_persons turning_values turning_rule all_outcomes
        chart_needed chart_needed_description needed_line persons value_now
                section_lines_keys months_of first_year but_first
    }
    /// How the results fall when all that is uncertain falls at once.
    simulation: SimulationWords {
        lead section_how draws distribution pert triangular beta persons by_program between beta_rule drawn_anew held_fixed pooled certain verdict again
        changed tolerance p5 p50 p95 mean gain error section_results error_of reading section_bins from to bin until
        chart_bins chart_bins_axis chart_bins_unit chart_bins_description chart_until chart_until_axis chart_until_unit
        chart_until_description section_ranks rank_rule rank bar bar_up bar_down chart_ranks chart_ranks_unit
        chart_ranks_description section_sources source value low high then_value then_low then_high flag
        now section_base then_base base_now section_words per_cent sentence sentence_always sentence_never sentence_changed log_changed
    }
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
    /// Budget against outcome.
    plan: PlanWords {
        lead rule_order rule_persons rule_absent rule_rest rule_books rule_prices
        planned plan own_books price volume effect persistence outcome difference sum year_1
        assumed chosen outcomes books prices worked_out as_outcome
        chart_title chart_table chart_description level whole carried rise rise_below fall fall_below
        by_year drivers ratio first_months as_planned came_persons came_months
        books_planned books_came effects_planned with_prices with_persons with_effect effects_came
    }
    /// What of the gains can become money.
    realisable: RealisableWords {
        lead rule rule_rest rule_whole rule_more rule_others
        margin lot rate freed lots realised capacity theoretical realisable withheld society
        unit chosen quantities quantities_head by_cost by_party undiscounted discounted accumulated
        which beside capacity_year_1 more_on of_which none_given none_outer
        lot_head rate_head
    }
    /// The fund and the payments for outcomes.
    fund: FundWords {
        lead in_scenarios in_scenarios_rule fund fund_rule fund_budget fund_none payments payments_rule payments_public payments_gains payments_persons
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

impl SimulationWords {
    /// What a distribution is called.
    pub fn of(&self, distribution: Distribution) -> &Arc<str> {
        match distribution {
            Distribution::Pert => &self.pert,
            Distribution::Triangular => &self.triangular,
        }
    }
}
