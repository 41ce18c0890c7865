//! The words of runs over many accounts: `templates/many.*.toml`, group by group.

groups! {
    /// The words of runs over many accounts.
    ManyWords:
    /// Options of a run, and what it skipped.
    run: RunWords { force shard bad_shard part unchanged more }
    /// The help of `summarise`.
    summarise: SummariseWords { about usage export_name exports out missing after }
    /// The help of `watch`, and what it tells.
    watch: WatchWords {
        about usage folder_name folder every log after begins blind lost emptied found left made ends no_log
        no_folder no_signal
    }
    /// The help of what a package brings besides, and the headings of the manual page.
    shell: ShellWords {
        completions usage_completions shell_name shell after_completions man usage_man after_man
        name synopsis description options commands extra version
    }
    /// Why parts cannot be put together.
    parts: PartsWords { other_run missing twice }
}
