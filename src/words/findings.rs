//! The texts of findings: what `templates/findings.*.toml` says of every code.

use crate::base::Code;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a finding of one code says. Texts name values as `{found}`; the finding supplies them,
/// and `{suggestion}` where it has one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingText {
    /// The headline, after `fel[B204]:`.
    pub title: String,
    /// What stands under the carets; short.
    pub label: String,
    /// The remedy.
    pub help: String,
    /// The remedy when there is something near that would have been right.
    #[serde(default)]
    pub help_suggestion: Option<String>,
    /// What the code means. Names no values: `bokslut explain` has none.
    pub explanation: String,
    /// Why it is checked. Names no values.
    pub reason: String,
}

/// The texts of all codes; a catalogue that lacks one, or has one too many, cannot be read.
#[derive(Debug, Deserialize)]
#[serde(try_from = "BTreeMap<String, FindingText>")]
pub struct FindingWords(Vec<FindingText>);

impl FindingWords {
    /// What a finding of that code says.
    pub fn text(&self, code: Code) -> &FindingText {
        // One text a code, in the order of the enum: see `try_from`.
        &self.0[code as usize]
    }
}

impl TryFrom<BTreeMap<String, FindingText>> for FindingWords {
    type Error = String;

    fn try_from(mut tables: BTreeMap<String, FindingText>) -> Result<FindingWords, String> {
        let texts = Code::ALL
            .iter()
            .map(|code| tables.remove(code.number()).ok_or(format!("no text for {code}")))
            .collect::<Result<Vec<_>, _>>()?;
        match tables.keys().next() {
            Some(number) => Err(format!("a text for {number}, which no code has")),
            None => Ok(FindingWords(texts)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lang, Words};

    fn names(text: &str) -> Vec<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    #[test]
    fn every_code_has_every_text_in_every_language() {
        for (lang, code) in Lang::ALL.iter().flat_map(|lang| Code::ALL.iter().map(move |code| (*lang, *code)))
        {
            let text = Words::of(lang).findings.text(code);
            for part in [&text.title, &text.label, &text.help, &text.explanation, &text.reason] {
                assert!(!part.trim().is_empty(), "{code} {lang:?}");
            }
        }
    }

    #[test]
    fn the_languages_name_the_same_values_and_suggest_for_the_same_codes() {
        for code in Code::ALL {
            let [sv, en] = Lang::ALL.map(|lang| Words::of(lang).findings.text(*code));
            let of = |text: &FindingText| {
                let mut all: Vec<String> = [&text.title, &text.label, &text.help]
                    .into_iter()
                    .chain(&text.help_suggestion)
                    .flat_map(|text| names(text))
                    .map(String::from)
                    .collect();
                all.sort();
                all.dedup();
                all
            };
            assert_eq!(of(sv), of(en), "{code}");
            assert_eq!(sv.help_suggestion.is_some(), en.help_suggestion.is_some(), "{code}");
        }
    }

    #[test]
    fn explanations_and_reasons_name_no_values() {
        for (lang, code) in Lang::ALL.iter().flat_map(|lang| Code::ALL.iter().map(move |code| (*lang, *code)))
        {
            let text = Words::of(lang).findings.text(code);
            assert!(names(&text.explanation).is_empty() && names(&text.reason).is_empty(), "{code} {lang:?}");
        }
    }

    #[test]
    fn a_catalogue_without_a_code_cannot_be_read() {
        let fault = toml::from_str::<FindingWords>("").err().map(|fault| fault.to_string());
        assert!(fault.is_some_and(|fault| fault.contains("no text for B101")));
    }
}
