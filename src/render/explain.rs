//! What a code means, without any finding at hand.

use super::full::headline;
use super::paint::Tone;
use super::text::{clean, pad, shorten, width, wrap};
use super::told::{severity, severity_key};
use super::{Format, Look};
use crate::base::{Code, Severity};
use crate::words::Words;
use serde::Serialize;
use std::io::{self, Write};

/// Lines wider than this are hard to read.
const WIDEST: usize = 100;
/// Before what stands below a heading.
const INDENT: &str = "  ";
/// Where a finding would fill in what it found.
const BLANK: &str = "…";

/// Writes what a code means, why it is checked and what to do.
///
/// # Errors
///
/// When `to` cannot be written.
pub fn explain(to: &mut dyn Write, code: Code, format: Format, words: &Words, look: Look) -> io::Result<()> {
    let look = Look { width: look.width.min(WIDEST), ..look };
    match format {
        Format::Full => writeln!(to, "{}", full(code, words, look)),
        Format::Line => writeln!(to, "{}", line(code, words, look)),
        Format::Json => writeln!(to, "{}", json(code, words)),
    }
}

/// Writes all codes, one a line; in the full form below the heading of their band.
///
/// # Errors
///
/// When `to` cannot be written.
pub fn list(to: &mut dyn Write, format: Format, words: &Words, look: Look) -> io::Result<()> {
    let look = Look { width: look.width.min(WIDEST), ..look };
    let mut band = "";
    for code in Code::ALL {
        if format == Format::Full && band != code.band() {
            let gap = if band.is_empty() { "" } else { "\n" };
            band = code.band();
            writeln!(to, "{gap}{}", look.paint(Tone::Title, &format!("{band}  {}", heading(band, words))))?;
        }
        match format {
            Format::Json => writeln!(to, "{}", json(*code, words))?,
            _ => writeln!(to, "{}", line(*code, words, look))?,
        }
    }
    Ok(())
}

/// The title of a code with blanks for what a finding would name.
pub fn title(code: Code, words: &Words) -> String {
    blanked(&words.findings.text(code).title)
}

/// The remedy with blanks for what a finding would name.
pub fn help(code: Code, words: &Words) -> String {
    blanked(&words.findings.text(code).help)
}

/// What the codes of a band concern.
pub fn heading<'w>(band: &'w str, words: &'w Words) -> &'w str {
    words.cli.band.get(band).map_or(band, String::as_str)
}

fn full(code: Code, words: &Words, look: Look) -> String {
    let (text, around) = (words.findings.text(code), &words.cli.explain);
    let mut lines = headline(code.severity(), code, &title(code, words), words, look);
    let parts = [
        (&around.meaning, text.explanation.clone()),
        (&around.reason, text.reason.clone()),
        (&around.help, sentence(&help(code, words))),
    ];
    for (heading, text) in parts {
        lines.push(String::new());
        lines.push(look.paint(Tone::Remedy, heading));
        let wrapped = wrap(&clean(&text), look.width.saturating_sub(width(INDENT)));
        lines.extend(wrapped.iter().map(|line| format!("{INDENT}{line}")));
    }
    lines.join("\n")
}

fn line(code: Code, words: &Words, look: Look) -> String {
    let grades = [Severity::Error, Severity::Warning, Severity::Note].map(|grade| severity(grade, words));
    let columns = grades.iter().map(|grade| width(grade)).max().unwrap_or_default();
    let grade = pad(severity(code.severity(), words), columns);
    let room = look.width.saturating_sub(code.number().len() + columns + 2 * width(INDENT));
    let grade = look.paint(Tone::Severity(code.severity()), &grade);
    format!("{code}{INDENT}{grade}{INDENT}{}", shorten(&title(code, words), room))
}

#[derive(Serialize)]
struct Object<'w> {
    code: &'static str,
    severity: &'static str,
    band: &'static str,
    title: String,
    explanation: &'w str,
    reason: &'w str,
    help: String,
}

fn json(code: Code, words: &Words) -> String {
    let text = words.findings.text(code);
    let object = Object {
        code: code.number(),
        severity: severity_key(code.severity()),
        band: code.band(),
        title: title(code, words),
        explanation: &text.explanation,
        reason: &text.reason,
        help: help(code, words),
    };
    // Strings always have a JSON form.
    serde_json::to_string(&object).unwrap_or_default()
}

/// A remedy as a sentence, to stand among sentences.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase).collect::<String>();
    let end = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    first + letters.as_str() + end
}

/// A text with a blank for every `{name}`.
fn blanked(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |text, part| text + BLANK + part.split_once('}').map_or("", |(_, after)| after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn text(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut bytes = Vec::new();
        write(&mut bytes).expect("memory can be written");
        String::from_utf8(bytes).expect("UTF-8")
    }

    const PLAIN: Look = Look { color: false, width: 80 };

    #[test]
    fn a_blank_stands_where_a_finding_would_say_what_it_found() {
        assert_eq!(blanked("okänd kod ”{found}”"), "okänd kod ”…”");
        assert_eq!(blanked("{found}: {limit}"), "…: …");
        assert_eq!(blanked("utan namn"), "utan namn");
        for (lang, code) in Lang::ALL.into_iter().flat_map(|lang| Code::ALL.iter().map(move |c| (lang, *c))) {
            let words = Words::of(lang);
            for told in [title(code, words), help(code, words)] {
                assert!(!told.contains(['{', '}']), "{code}: {told}");
            }
        }
    }

    #[test]
    fn a_remedy_becomes_a_sentence() {
        assert_eq!(sentence("ändra i (kr)"), "Ändra i (kr).");
        assert_eq!(sentence("menade du 4 %?"), "Menade du 4 %?");
    }

    #[test]
    fn every_band_has_a_heading_in_every_language() {
        for (lang, code) in Lang::ALL.into_iter().flat_map(|lang| Code::ALL.iter().map(move |c| (lang, *c))) {
            assert!(Words::of(lang).cli.band.contains_key(code.band()), "{code} {lang:?}");
        }
    }

    #[test]
    fn no_line_is_wider_than_the_screen_and_none_is_lost() {
        for (lang, columns) in Lang::ALL.into_iter().flat_map(|lang| [60, 80].map(|columns| (lang, columns)))
        {
            let (words, look) = (Words::of(lang), Look { width: columns, ..PLAIN });
            let all = text(|to| list(to, Format::Full, words, look));
            assert!(all.lines().all(|line| width(line) <= columns), "{all}");
            let told = |code: &&Code| all.lines().any(|line| line.starts_with(code.number()));
            assert_eq!(Code::ALL.iter().filter(told).count(), Code::ALL.len());
            for code in Code::ALL {
                let one = text(|to| explain(to, *code, Format::Full, words, look));
                assert!(one.lines().all(|line| width(line) <= columns), "{one}");
                let words_of = |text: &str| text.split_whitespace().map(String::from).collect::<Vec<_>>();
                let told = words_of(&words.findings.text(*code).reason).join(" ");
                assert!(words_of(&one).join(" ").contains(&told), "{one}");
            }
        }
    }

    #[test]
    fn a_screen_of_any_width_is_borne() {
        for columns in [0, 1, 5] {
            let look = Look { width: columns, color: true };
            assert!(!text(|to| list(to, Format::Full, Words::of(Lang::Sv), look)).is_empty());
            let one = text(|to| explain(to, Code::UnknownCode, Format::Full, Words::of(Lang::Sv), look));
            assert!(one.contains("Vad"), "{one}");
        }
    }

    #[test]
    fn json_is_one_object_a_line_with_english_keys() {
        for lang in Lang::ALL {
            let all = text(|to| list(to, Format::Json, Words::of(lang), PLAIN));
            assert_eq!(all.lines().count(), Code::ALL.len());
            for line in all.lines() {
                let object: serde_json::Value = serde_json::from_str(line).expect("JSON");
                let object = object.as_object().expect("an object");
                let mut keys: Vec<&str> = object.keys().map(String::as_str).collect();
                keys.sort_unstable();
                assert_eq!(keys, ["band", "code", "explanation", "help", "reason", "severity", "title"]);
                assert!(["error", "warning", "note"].contains(&object["severity"].as_str().expect("text")));
            }
        }
    }
}
