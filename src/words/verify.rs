//! The words of whoever verifies a report: `templates/verify.*.toml`, group by group.

groups! {
    /// The words of whoever verifies a report.
    VerifyWords:
    /// What a report is, in one line.
    verdict: VerdictWords { unchanged changed not_recalculated tampered unproven not_ours }
    /// What is wrong, in few words.
    terms: Terms {
        the_sheet rows columns merged no_condition not_told seal_lines seal_property seal_no_property
        seal_more sheet_gone sheet_new sheets_moved name_gone name_new name_moved no_mark formula_overlong
        formula_foreign formulas_too_many formula_nowhere unknown_program a_report no_report as_text look locked
        open no_ground unsigned valid no_signature other_key signature_not_valid precision_shown precision_full
        own_conditions small_text struck_text hidden_formula
    }
    /// What was checked.
    facts: FactWords {
        report sheets cells formulas inputs changed seal signature sources computed program saved_by
        sha256 outside outside_what not_checked
    }
    /// The audit protocol.
    protocol: ProtocolWords { file title lead }
}
