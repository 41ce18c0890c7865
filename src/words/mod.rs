//! The words that users read. All of them come from the catalogues in `templates/`, one file a
//! language; the two have the same keys, or reading them fails and the tests with it.

#[macro_use]
mod groups;

mod cli;
mod counts;
mod decision;
mod diff;
mod export;
mod files;
mod findings;
pub mod hints;
mod lang;
mod many;
pub mod names;
pub mod persons;
mod report;
mod sign;
mod template;
mod together;
mod trace;
mod verify;

pub use cli::CliWords;
pub use counts::Counted;
pub use decision::{DecisionWords, SimulationWords};
pub use diff::DiffWords;
pub use export::ExportWords;
pub use files::{FileWords, KindWords};
pub use findings::{FindingText, FindingWords};
pub use lang::Lang;
pub use many::ManyWords;
pub use report::ReportWords;
pub use template::{BookWords, ColumnWords, FormWords, TemplateTexts, TemplateWords, WrongWords};
pub use together::TogetherWords;
pub use trace::TraceWords;
pub use verify::VerifyWords;

use serde::de::DeserializeOwned;
use std::sync::OnceLock;

/// Every word of one language.
#[derive(Debug)]
pub struct Words {
    /// Which language it is.
    pub lang: Lang,
    /// The texts of findings.
    pub findings: FindingWords,
    /// Words for files that cannot be read.
    pub files: FileWords,
    /// The words of the command line.
    pub cli: CliWords,
    /// The words of the report.
    pub report: ReportWords,
    /// The words of decision support.
    pub decision: DecisionWords,
    /// The words of the summary of all accounts.
    pub together: TogetherWords,
    /// The words of whoever verifies a report.
    pub verify: VerifyWords,
    /// The words of the difference between two reports.
    pub diff: DiffWords,
    /// The words of runs over many accounts.
    pub many: ManyWords,
    /// The words of the schema of exported tables.
    pub export: ExportWords,
    /// The words of the empty input workbooks.
    pub template: TemplateWords,
}

impl Words {
    /// The words of a language; read once.
    pub fn of(lang: Lang) -> &'static Words {
        static SV: OnceLock<Words> = OnceLock::new();
        static EN: OnceLock<Words> = OnceLock::new();
        match lang {
            Lang::Sv => SV.get_or_init(|| Words {
                lang,
                findings: read(include_str!("../../templates/findings.sv.toml")),
                files: read(include_str!("../../templates/files.sv.toml")),
                cli: read(include_str!("../../templates/cli.sv.toml")),
                report: read(include_str!("../../templates/report.sv.toml")),
                decision: read(include_str!("../../templates/decision.sv.toml")),
                together: read(include_str!("../../templates/together.sv.toml")),
                verify: read(include_str!("../../templates/verify.sv.toml")),
                diff: read(include_str!("../../templates/diff.sv.toml")),
                many: read(include_str!("../../templates/many.sv.toml")),
                export: read(include_str!("../../templates/export.sv.toml")),
                template: read(include_str!("../../templates/template.sv.toml")),
            }),
            Lang::En => EN.get_or_init(|| Words {
                lang,
                findings: read(include_str!("../../templates/findings.en.toml")),
                files: read(include_str!("../../templates/files.en.toml")),
                cli: read(include_str!("../../templates/cli.en.toml")),
                report: read(include_str!("../../templates/report.en.toml")),
                decision: read(include_str!("../../templates/decision.en.toml")),
                together: read(include_str!("../../templates/together.en.toml")),
                verify: read(include_str!("../../templates/verify.en.toml")),
                diff: read(include_str!("../../templates/diff.en.toml")),
                many: read(include_str!("../../templates/many.en.toml")),
                export: read(include_str!("../../templates/export.en.toml")),
                template: read(include_str!("../../templates/template.en.toml")),
            }),
        }
    }
}

/// The catalogues are part of the program and read whole by a test of every language, so a
/// mistake in one cannot reach a user.
///
/// By way of a JSON value, since the derived code is compiled once for it and three times for TOML.
fn read<T: DeserializeOwned>(catalogue: &str) -> T {
    let value: Result<serde_json::Value, String> =
        toml::from_str(catalogue).map_err(|fault| fault.to_string());
    value
        .and_then(|value| serde_json::from_value(value).map_err(|fault| fault.to_string()))
        .unwrap_or_else(|fault| panic!("a built-in catalogue is damaged: {fault}"))
}

/// Fills `{name}` in a text with the value of that name; a name without a value stays as it is.
/// Values are put in as they are: a cell that holds `{found}` is shown so, not filled again.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled += before;
        let named = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, after))
        });
        match named {
            Some((value, after)) => (filled += value, rest = after),
            None => (filled.push('{'), rest = after),
        };
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_catalogue_of_every_language_is_whole() {
        for lang in Lang::ALL {
            assert_eq!(Words::of(lang).lang, lang);
        }
    }

    #[test]
    fn values_fill_their_names_and_are_never_filled_themselves() {
        let values = [("found", "{suggestion}"), ("suggestion", "FORS")];
        assert_eq!(fill("”{found}”, menade du {suggestion}?", &values), "”{suggestion}”, menade du FORS?");
        assert_eq!(fill("{other} {found", &values), "{other} {found");
        assert_eq!(fill("{{found}", &values), "{{suggestion}");
    }
}
