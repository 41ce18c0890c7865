//! The words of the difference between two reports: `templates/diff.*.toml`, group by group.

groups! {
    /// The words of the difference between two reports.
    DiffWords:
    /// The help of the command.
    help: HelpWords { about usage after old_name old new_name new out_name out all missing }
    /// The name of the file.
    file: FileWords { name }
    /// The names of the sheets.
    sheets: SheetWords { difference charts inputs }
    /// Words of cells and lines.
    terms: Terms { society old new change not_there came gone changed }
    /// What is measured.
    measures: MeasureWords { result income cost accumulated return_rate payback lowest }
    /// Why a figure changed.
    parts: PartWords { own_books price volume effect persistence discounting removed added method }
    /// The same in a sentence.
    explained: ExplainedWords { own_books price volume effect persistence discounting removed added method }
    /// What figures are called.
    labels: LabelWords { old new change step verdict base total rise rise_below fall fall_below level }
    /// The heads of columns.
    heads: HeadWords {
        whose what part meaning check input kind cell_old cell_new source_old source_new key fact workbook
        sha_old sha_new name_old name_new calculated after_part without_added by_report stored
    }
    /// The headings of tables.
    sections: SectionWords {
        headlines figures not_split others order changed removed added actors sources reports steps cautions
        actors_added actors_removed
    }
    /// Charts: titles, descriptions.
    charts: ChartWords { result accumulated table description }
    /// What to bear in mind.
    cautions: CautionWords { operations editions programs stale touched }
    /// Why a report cannot be compared.
    unfit: UnfitWords { no_report no_register not_calculated same_file }
    /// Sentences.
    texts: TextWords {
        title document_subject lead charts_lead inputs_lead basis_lead amounts order_rule method_rule
        nothing heading file_of all_hint more unchanged_figures parts_of inputs_changed inputs_removed
        inputs_added actors_added actors_removed sources_changed written none_differ steps_rule
    }
}
