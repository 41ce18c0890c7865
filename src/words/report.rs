//! The words of the report: `templates/report.*.toml`, group by group.

use crate::model::{Basis, CostType, Direction, Reliability, Side, Strength, Timing};
use std::sync::Arc;

groups! {
    /// The words of the report.
    ReportWords:
    /// The names of the sheets.
    sheets: SheetWords {
        summary statement projection before unpriced assumptions assumptions_log unit_costs calculation
        checks register provenance
    }
    /// The parts of defined names.
    names: NameWords {
        income cost result total accumulated return_rate payback lowest rate horizon
    }
    /// The words of the method and of cells.
    terms: Terms {
        real production financial income cost effect_month person year once series beginning middle
        end preliminary adopted none never run_again above_highest holds fails computed see_series
        own_books payment amounts_by_year high medium low see_rows gain loss small moderate large
    }
    /// Units.
    units: UnitWords {
        kronor thousands millions undiscounted share_last_year times per_year years years_horizon year
        of_the_year price_level persons months share per_cent ratio year_number
    }
    /// Charts: titles, axes, descriptions.
    charts: ChartWords {
        year_axis results results_description gains losses nobody above_zero
        below_zero at_zero hump hump_description accumulated
        accumulated_description actor actor_description
    }
    /// The headings of tables.
    sections: SectionWords {
        own_books perspectives actors key_figures chosen undiscounted discounted accumulated halving
        behind measures lines_year_1 general timings entries outcomes persistence lines series
        price_index drivers rows flows discounted_flows master single_checks yearly_checks made_by
        sources findings pooled outer_edition unpriced before_books before_society before_parties
        before_differs sure sentences seal sources_before scenarios scenario_factors given_fading
        given_steady
    }
    /// The heads of columns.
    heads: HeadWords {
        measure value unit perspective society return_rate actor side counterparty sum payback
        lowest accumulated_to year calendar_year cost_type all_actors all_types assumption source
        decided_by valid_until place timing offset entry amount entry_year paid_by outcome persons
        months_per_person months_year_1 deadweight displacement attribution net_share profile
        share_by_year units_by_year line quantity_or_before after basis code name price price_year
        price_index index_value index_at_source index_at_target uprated_price quantity amount_year_1
        present_value driver driver_year_1 rate rate_low rate_high discounting identity verdict
        fails workbook bytes sha256 modified finding actor_and_counterparty what within why if_changed
        reliability decided_on effect direction strength description change change_share place_before
        input cell value_written value_now changed key sheet cells structure values prints
        operation principal gains_year_1 pays_year_1 course cost_per_outcome success_rate
        scenario factor_persons factor_persistence factor_prices multiplied measured
    }
    /// What figures are called.
    labels: LabelWords {
        account_year price_year rate horizon term timing offset timing_real timing_production
        timing_financial factor_real factor_production factor_financial year calendar_year
        source_price_year uprated_price index_at_source index_at_target profile fading relapse floor
        full_effect full_effect_share once outcome persons months_year_1 months_per_person
        deadweight displacement attribution net_share effect_months persons_by_year entry_year
        quantity before after amount price actor cost_type side counterparty present_value
        present_income present_cost income cost result total_result participants cost_per_person
        persons_with cost_per_outcome success_rate total undiscounted discounted accumulated
        own_cost cost_to_date chosen_year return_rate operation_view principal_view society_view
        unpaid payback lowest lowest_year ratio internal_rate rate_low rate_high step tolerance
        failed master fails stake verdict difference sum_of_actors sum_of_types received paid
        check_undiscounted check_discounted check_accumulated check_transfers check_year_one
        check_present check_persons check_persons_sum margin side_projection side_statement side_lines
        side_persons side_participants means_types means_transfers means_year_one means_present
        means_persons means_persons_sum form program language seed method operation principal status
        target_group prepared_by reviewed_by remark pooled edition year_before per_thousand per_million
        per_billion tenths_per_whole size tenths in_words as_gain_or_loss sentence paid_year gains pays
        changed changed_count seal signature commit defined_names
        told_operation told_principal told_society told_term told_horizon
        scenario chosen_scenario scenario_position persons_factor persistence_factor price_factor rate_now
        steady fading_factor scenario_now neutral_factor measured
    }
    /// The rules of the method, as comments on cells; each with where it is explained.
    comments: CommentWords {
        reference net_share discounting accumulated transfers production payback lowest ratio
        internal_rate return_rate own_cost cost_types once series uprated parts effect_months measured
    }
    /// What changes with an assumption, for the log of assumptions.
    changed: ChangedWords {
        rate horizon timing price_year net_share persons persistence price
    }
    /// Sentences.
    texts: TextWords {
        document_title document_subject summary_title summary_lead statement_lead projection_lead
        actor_lead operation_lead assumptions_lead unit_costs_lead calculation_lead checks_lead
        provenance_lead amounts_in_kronor amounts_by_year figures_from default_value page_of in_year_1 over_term over_horizon
        of_actor term_source net_share_rule statement_rule parts_rule no_unit_costs no_lines
        no_findings limits language_name no_seed method input_title choose_word choose_whole
        choose_share inner_edition inner_mark outer_edition outer_rule nothing_suppressed pooled_rule
        actors_joined actor_and_others suppressed_outcome suppressed_actor suppressed_few
        suppressed_cover suppressed_few_of_actor suppressed_plan suppressed_plan_why
        suppressed_few_measured assumptions_log_lead stake_rule log_rule passed
        not_told not_judged unpriced_lead unpriced_rule unpriced_outer unpriced_none unpriced_more
        before_lead before_rule before_only before_statement before_link in_year_before other_principal
        per_cent_points kronor thousands millions billions a_gain a_loss neither told_cost
        told_cost_alone told_surplus told_even told_year_1 told_spans told_horizon_alone told_never
        told_relapse told_nothing told_paid largest_only sure_preliminary sure_adopted sure_no_warning
        sure_one_warning sure_warnings sure_net_none sure_net_some sure_net_all sure_price_year
        sure_price_years sure_no_span register_lead register_rule seal_lead not_signed scenario_rule
    }
}

impl Terms {
    /// What a judgement of reliability is called.
    pub fn reliability(&self, reliability: Reliability) -> &Arc<str> {
        match reliability {
            Reliability::High => &self.high,
            Reliability::Medium => &self.medium,
            Reliability::Low => &self.low,
        }
    }

    /// What a cost type is called.
    pub fn cost_type(&self, cost_type: CostType) -> &Arc<str> {
        match cost_type {
            CostType::Real => &self.real,
            CostType::Production => &self.production,
            CostType::Financial => &self.financial,
        }
    }

    /// What a side is called.
    pub fn side(&self, side: Side) -> &Arc<str> {
        match side {
            Side::Income => &self.income,
            Side::Cost => &self.cost,
        }
    }

    /// What a basis is called.
    pub fn basis(&self, basis: Basis) -> &Arc<str> {
        match basis {
            Basis::EffectMonth => &self.effect_month,
            Basis::Person => &self.person,
            Basis::Year => &self.year,
            Basis::Once => &self.once,
            Basis::Series => &self.series,
        }
    }

    /// What a direction is called, its sign first.
    pub fn direction(&self, direction: Direction) -> &Arc<str> {
        match direction {
            Direction::Gain => &self.gain,
            Direction::Loss => &self.loss,
        }
    }

    /// What a strength is called.
    pub fn strength(&self, strength: Strength) -> &Arc<str> {
        match strength {
            Strength::Small => &self.small,
            Strength::Moderate => &self.moderate,
            Strength::Large => &self.large,
        }
    }

    /// What a time of the year is called.
    pub fn timing(&self, timing: Timing) -> &Arc<str> {
        match timing {
            Timing::Beginning => &self.beginning,
            Timing::Middle => &self.middle,
            Timing::End => &self.end,
        }
    }
}

impl LabelWords {
    /// What the timing of a cost type is called.
    pub fn timing_of(&self, cost_type: CostType) -> &Arc<str> {
        match cost_type {
            CostType::Real => &self.timing_real,
            CostType::Production => &self.timing_production,
            CostType::Financial => &self.timing_financial,
        }
    }

    /// What the discount factors of a cost type are called.
    pub fn factor_of(&self, cost_type: CostType) -> &Arc<str> {
        match cost_type {
            CostType::Real => &self.factor_real,
            CostType::Production => &self.factor_production,
            CostType::Financial => &self.factor_financial,
        }
    }

    /// What the present value of a side is called.
    pub fn present_value_of(&self, side: Side) -> &Arc<str> {
        match side {
            Side::Income => &self.present_income,
            Side::Cost => &self.present_cost,
        }
    }
}
