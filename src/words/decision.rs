//! The words of decision support: `templates/decision.*.toml`, group by group.

use crate::model::Distribution;
use std::sync::Arc;

groups! {
    /// The words of decision support.
    DecisionWords:
    /// The names of the sheets.
    sheets: SheetWords { sensitivity sensitivity_basis simulation }
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
    /// How the results fall when all that is uncertain falls at once.
    simulation: SimulationWords {
        lead section_how draws distribution pert triangular beta by_program not_varied pooled certain verdict again
        changed tolerance p5 p50 p95 mean gain error section_results error_of section_bins from to bin until
        chart_bins chart_bins_axis chart_bins_unit chart_bins_description chart_until chart_until_axis chart_until_unit
        chart_until_description section_ranks rank bar bar_up bar_down chart_ranks chart_ranks_unit
        chart_ranks_description section_sources source value low high then_value then_low then_high nobody flag
        now section_base then_base base_now section_words per_cent sentence sentence_changed log_changed
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
