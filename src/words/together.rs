//! The words of the summary of all accounts: `templates/together.*.toml`, group by group.

groups! {
    /// The words of the summary of all accounts.
    TogetherWords:
    /// The names of the file, for each edition.
    file: FileWords { inner outer }
    /// The names of the sheets.
    sheets: SheetWords { overview charts actors ranking comparison remarks }
    /// Words of cells.
    terms: Terms { operations applies }
    /// What figures of an account are called.
    measures: MeasureWords {
        year participants income cost result society society_term society_horizon return_term
        return_horizon payback master spent_term spent_horizon transfers real production financial
        real_term production_term financial_term rate horizon price_year
    }
    /// What other figures are called.
    labels: LabelWords {
        group income cost result term rank gap in_order change change_share difference verdict
    }
    /// What one operation pays another, by span.
    transfers: TransferWords { year_1 term term_discounted horizon horizon_discounted }
    /// The heads of columns and rows.
    heads: HeadWords {
        operation status take_care source report place payer receiver actor cost_type measure unit
        severity code text workbook sum_of_year between net_of_year gross eliminated eliminated_between
        net types_sum difference actors_results
    }
    /// The headings of tables.
    sections: SectionWords {
        accounts terms actors_of_year ranking cautions pair made_by basis_accounts basis_parties transfers
    }
    /// Reasons to be careful, in a few words.
    cautions: CautionWords {
        twice master discounting horizon price_year target_group few no_deadweight one_year
        preliminary
    }
    /// The same in a sentence.
    reasons: ReasonWords {
        twice master discounting horizon price_year target_group few no_deadweight one_year
        preliminary
    }
    /// Charts: titles, descriptions.
    charts: ChartWords { results results_description actors actors_description first }
    /// Sentences.
    texts: TextWords {
        title document_subject overview_lead charts_lead actors_lead ranking_lead comparison_lead
        remarks_lead basis_lead amounts returns_rule added_rule eliminated_rule between_rule parts_rule
        mixed ranking_rule in_order no_cautions price_levels other_terms no_remarks more_remarks
        more_pairs outer_remarks
    }
}
