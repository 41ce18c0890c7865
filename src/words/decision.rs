//! The words of decision support: `templates/decision.*.toml`, group by group.

groups! {
    /// The words of decision support.
    DecisionWords:
    /// The names of the sheets.
    sheets: SheetWords { sensitivity sensitivity_basis }
    /// Every scenario beside the others.
    scenarios: ScenarioWords {
        section head_scenario head_accumulated total chart chart_description chart_axis basis_groups
        basis_weights discounting steady fading check discounted accumulated follows_nothing
        follows_steady follows_fading note head_follows
    }
    /// How sensitive the account is.
    sensitivity: SensitivityWords {
        lead lead_basis spread low high relative months_of_a_year named code later follows change swing
        gap in_order other_order turning there effects persons_needed share_needed section
        section_values section_parameters section_lines section_rate section_follows parameter value
        at_low at_high base_row after_years total_of party_of chart chart_description chart_low
        chart_high nobody rule turning_section turning_persons turning_values turning_rule all_outcomes
        chart_needed chart_needed_description needed_line persons value_now
        order_rule
        section_lines_keys months_of first_year but_first
    }
}
