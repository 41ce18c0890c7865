//! The words of runs over many accounts: `templates/many.*.toml`, group by group.

groups! {
    /// The words of runs over many accounts.
    ManyWords:
    /// Options of a run, and what it skipped.
    run: RunWords { force shard bad_shard part unchanged more_unchanged }
    /// The help of `summarise`.
    summarise: SummariseWords { about usage export_name exports out missing after }
    /// Why parts cannot be put together.
    parts: PartsWords { other_run missing twice }
}
