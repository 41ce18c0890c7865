//! The words of a language: those of its catalogues, and the names of what the input holds.

use bokslut::form::{self, Form};
use bokslut::register::Kind;
use bokslut::words::Lang;
use bokslut::words::names::{Name, actor, assumption, sheet};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const FORMS: [Form; 14] = [
    form::OPERATION,
    form::ECONOMY,
    form::OUTCOMES,
    form::EFFECTS,
    form::PERSISTENCE,
    form::ASSUMPTIONS,
    form::UNIT_COSTS,
    form::ACTORS,
    form::PRICE_INDEX,
    form::SCENARIOS,
    form::UNPRICED,
    form::PLAN,
    form::FINANCING,
    form::PARTICIPANTS,
];

/// What is the same in every language: the program and its files.
const TECHNICAL: [&str; 3] = ["bokslut", "xlsx", "sha"];

/// The marks by which the program knows its own files, and the form of their seal.
const MARKS: [&str; 5] = [
    "bokslut-rapport",
    "bokslut-felrapport",
    "bokslut-sammanställning",
    "bokslut-skillnad",
    "bokslut-sigill",
];

/// What keys of inputs are made of besides names; they are of no language.
const KEYS: &str = "entry income cost amount year outcome persons months per person deadweight displacement \
    attribution profile fading relapse floor line operation production quantity before after pooled index \
    unit price participants rate horizon timing real financial municipality region public employment service \
    social insurance agency judicial system others plan scenario persistence prices sensitivity spread low high lot realisation \
    financing fund outlay share basis last cap payments";

/// Books that are called what they are called in every language.
const TITLES: &str = "Nilsson & Wadeskog, Handbok i socioekonomiska bokslut (2008); Nilsson, \
    Underlagsrapport nr 6 till Kommissionen för jämlik hälsa (2017)";

/// The words of a language, in small letters.
pub struct Vocabulary(BTreeSet<String>);

impl Vocabulary {
    pub fn of(lang: Lang) -> Vocabulary {
        let mut own = Vocabulary(BTreeSet::new());
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        for entry in fs::read_dir(folder).expect("the catalogues") {
            let path = entry.expect("an entry").path();
            if path.to_string_lossy().ends_with(&format!(".{}.toml", lang.code())) {
                let table: toml::Table =
                    fs::read_to_string(path).expect("a text").parse().expect("a catalogue");
                own.add_all(&toml::Value::Table(table));
            }
        }
        let columns = FORMS.iter().flat_map(|form| form.columns);
        let choices = columns.clone().filter_map(|column| column.holds.words()).flatten();
        let sheets = [sheet::PROVENANCE, sheet::FINDINGS, sheet::BASIS];
        let names: Vec<Name> = (FORMS.iter().map(|form| form.sheet))
            .chain(columns.map(|column| column.name))
            .chain(choices)
            .chain(sheets)
            .chain(assumption::ALL)
            .chain(actor::DEFAULTS)
            .chain(actor::RESERVED)
            .collect();
        names.iter().for_each(|name| own.add(name.of(lang)));
        own
    }

    fn add_all(&mut self, value: &toml::Value) {
        match value {
            toml::Value::Table(table) => table.values().for_each(|value| self.add_all(value)),
            toml::Value::String(text) => self.add(text),
            other => panic!("no text: {other:?}"),
        }
    }

    fn add(&mut self, text: &str) {
        let text = text.replace(TITLES, "");
        // What stands in braces is filled in.
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            self.0.extend(words(before));
            rest = after.split_once('}').map_or("", |(_, after)| after);
        }
        self.0.extend(words(rest));
    }

    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The words of a text that are none of the language, nor made up by the input.
    pub fn strange(&self, text: &str) -> Vec<String> {
        // A long title goes on in the row below.
        if TITLES.contains(text) {
            return Vec::new();
        }
        let text = MARKS.iter().fold(text.replace(TITLES, ""), |text, mark| text.replace(mark, ""));
        let text = without_prints(&text);
        let key: Vec<&str> = if Kind::of(&text).is_some() { KEYS.split(' ').collect() } else { Vec::new() };
        let technical = |word: &str| TECHNICAL.contains(&word) || key.contains(&word);
        let known = |word: &String| word.starts_with("qz") || technical(word) || self.has(word);
        words(&text).filter(|word| !known(word)).collect()
    }
}

/// A text without the fingerprints of a seal, six hexadecimal digits for each: `A5:d825f3`, `Ack_Totalt_4:0a1b2c`.
fn without_prints(text: &str) -> String {
    let whose = |run: &str| match run.rsplit_once(':') {
        Some((whose, prints)) if !prints.is_empty() && prints.len() % 6 == 0 && is_hex(prints) => {
            whose.to_string()
        }
        _ => run.to_string(),
    };
    text.split(' ').map(whose).collect::<Vec<_>>().join(" ")
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The words of a text in small letters. What has a digit in it is a place, a code or a checksum.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty() && word.chars().all(char::is_alphabetic)).map(str::to_lowercase)
}
