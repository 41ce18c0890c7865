//! Reading a theme file. Whatever is not understood, or not seen, is a finding with its line, and
//! then nothing of the file counts.

use super::{ChartColours, Colour, ENOUGH, Logo, Palette, Theme, contrast};
use crate::base::{Code, Finding, Place, personal};
use crate::model::Source;
use crate::read::{Fault, read_bytes_of, sha256};
use crate::words::names::{Name, theme};
use crate::words::{Lang, Words, fill};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Fonts that every office program has, or has the like of, and none much wider than the first: rows
/// and columns are measured in it.
const FONTS: [&str; 6] = ["Arial", "Calibri", "Helvetica", "Liberation Sans", "Times New Roman", "Segoe UI"];
/// The longest text of a page's head or foot, in characters.
const LONGEST: usize = 75;

/// Reads a theme file. `name` is what findings call it. What there is to say about it are warnings,
/// each with its line; the theme is there when there are none.
pub fn load(path: &Path, name: &Arc<str>, words: &Words) -> (Option<Theme>, Vec<Finding>) {
    let mut reader = Reader::of(Place::workbook(name), Some(words));
    let mut read = Theme::own().clone();
    let bytes = match read_bytes_of(path, 1) {
        Ok(bytes) => bytes,
        Err(fault) => return (None, vec![unreadable(&reader.place, &reason(&fault, words))]),
    };
    read.sources.push(source(name, &bytes));
    match String::from_utf8(bytes) {
        Ok(text) => reader.read(&text, &mut read),
        Err(_) => reader.findings.push(unreadable(&reader.place, &words.files.not_utf8)),
    }
    if let Some((file, line)) = reader.logo.take() {
        let named = beside(name, &file);
        let bytes = read_bytes_of(&path.with_file_name(&file), 1).map_err(|fault| reason(&fault, words));
        match bytes.map(|bytes| (source(&named, &bytes), Logo::of(bytes))) {
            Ok((source, Some(logo))) => {
                read.sources.push(source);
                read.logo = Some(logo);
            }
            Ok((_, None)) => reader.logo_is(&file, &line, &words.files.no_picture),
            Err(reason) => reader.logo_is(&file, &line, &reason),
        }
    }
    reader.seen(&read);
    (reader.findings.is_empty().then_some(read), reader.findings)
}

/// The program's own theme, which a test reads too.
pub(super) fn own(text: &str) -> Theme {
    let colour = Colour::BLACK;
    let [heading, head, head_text, lead, sum, input, line] = [colour; 7];
    let [real, production, financial, net, below] = [colour; 5];
    let mut theme = Theme {
        organisation: String::new(),
        footer: String::new(),
        font: String::new(),
        logo: None,
        palette: Palette { heading, head, head_text, lead, sum, input, line },
        charts: ChartColours { real, production, financial, net, below },
        sources: Vec::new(),
    };
    let mut reader = Reader::of(Place::workbook(&Arc::from("")), None);
    reader.read(text, &mut theme);
    theme
}

/// What a file is called in findings that lies beside another, or below its folder.
pub fn beside(name: &str, file: &str) -> Arc<str> {
    let folder = name.rfind('/').map_or("", |end| &name[..=end]);
    Arc::from(format!("{folder}{file}"))
}

fn source(name: &Arc<str>, bytes: &[u8]) -> Source {
    Source {
        workbook: Arc::clone(name),
        sha256: sha256(bytes).into(),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        modified: None,
    }
}

fn reason(fault: &Fault, words: &Words) -> String {
    match fault {
        Fault::OverLimit(..) => words.files.too_large.clone(),
        Fault::Unreadable(refusal) => words.files.told(refusal).to_string(),
        _ => words.files.reason.busy.clone(),
    }
}

fn unreadable(place: &Place, reason: &str) -> Finding {
    Finding::new(Code::UnreadableTheme, place.clone()).with("reason", reason)
}

struct Reader<'w> {
    place: Place,
    /// None for the program's own theme, of which there is nothing to say.
    words: Option<&'w Words>,
    /// The lines of colours, by what they are called.
    lines: BTreeMap<&'static str, usize>,
    logo: Option<(String, String)>,
    findings: Vec<Finding>,
}

type Entry<'t, 'i> = (&'t Spanned<Cow<'i, str>>, &'t Spanned<DeValue<'i>>);

impl<'w> Reader<'w> {
    fn of(place: Place, words: Option<&'w Words>) -> Reader<'w> {
        Reader { place, words, lines: BTreeMap::new(), logo: None, findings: Vec::new() }
    }

    fn read(&mut self, text: &str, theme: &mut Theme) {
        let table = match DeTable::parse(text) {
            Ok(table) => table.into_inner(),
            Err(error) => {
                let line = line(text, error.span().map_or(0, |span| span.start));
                let values = [("line", &*line), ("cause", error.message())];
                let reason = self.words.map_or(String::new(), |words| fill(&words.files.at_line, &values));
                return self.findings.push(unreadable(&self.place, &reason));
            }
        };
        for (key, value) in &table {
            let Some(name) = theme::EVERY.iter().find(|name| name.is(key.get_ref())) else {
                self.wrong(key.get_ref(), &line(text, key.span().start), theme::EVERY);
                continue;
            };
            if *name == theme::PALETTE || *name == theme::CHARTS {
                self.colours((key, value), text, *name == theme::PALETTE, theme);
                continue;
            }
            let at = line(text, value.span().start);
            let Some(given) = value.get_ref().as_str().map(|given| personal::masked(given.trim())) else {
                self.wrong(key.get_ref(), &at, &[]);
                continue;
            };
            match *name {
                _ if given.chars().count() > LONGEST => self.wrong(&given, &at, &[]),
                theme::ORGANISATION => theme.organisation = given.into_owned(),
                theme::FOOTER => theme.footer = given.into_owned(),
                theme::FONT => match FONTS.iter().find(|font| font.eq_ignore_ascii_case(&given)) {
                    Some(font) => theme.font = (*font).to_string(),
                    None => self.among(&given, &at, &FONTS),
                },
                _ if given.is_empty() => {}
                _ => self.logo = Some((given.into_owned(), at)),
            }
        }
    }

    fn colours(&mut self, (key, value): Entry, text: &str, palette: bool, theme: &mut Theme) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.wrong(key.get_ref(), &line(text, key.span().start), &[]);
        };
        let names = if palette { Palette::NAMES } else { ChartColours::NAMES };
        for (key, value) in table {
            let at = line(text, value.span().start);
            let Some(position) = names.iter().position(|name| name.is(key.get_ref())) else {
                self.wrong(key.get_ref(), &at, names);
                continue;
            };
            let slot = if palette { theme.palette.at(position) } else { theme.charts.at(position) };
            let given = value.get_ref().as_str().unwrap_or_default();
            match (colour(given), slot) {
                (Some(colour), Some(slot)) => *slot = colour,
                _ => self.among(given, &at, &["#RRGGBB"]),
            }
            if palette {
                self.lines.insert(names[position].sv, at.parse().unwrap_or(1));
            }
        }
    }

    /// Every text must be seen on its ground.
    fn seen(&mut self, theme: &Theme) {
        let Some(words) = self.words else { return };
        for (key, text, ground) in theme.pairs() {
            let found = contrast(text, ground);
            if found >= ENOUGH {
                continue;
            }
            let line = self.lines.get(key).or(self.lines.get(Palette::NAMES[1].sv)).copied().unwrap_or(1);
            let hex = |colour: Colour| format!("#{:06X}", colour.rgb());
            // Rounded down: 4.46 is not told as enough.
            let tenths = format!("{:.1}", (found * 10.0).floor() / 10.0);
            let tenths = if words.lang == Lang::Sv { tenths.replace('.', ",") } else { tenths };
            let finding = Finding::new(Code::LowContrast, self.place.clone())
                .with("found", tenths)
                .with("line", line.to_string())
                .with("key", name_of(key, words))
                .with("text", hex(text))
                .with("ground", hex(ground));
            self.findings.push(finding);
        }
    }

    fn wrong(&mut self, found: &str, at: &str, names: &[Name]) {
        let Some(words) = self.words else { return };
        let choices: Vec<&str> = names.iter().map(|name| name.of(words.lang)).collect();
        self.among(found, at, &choices);
    }

    fn among(&mut self, found: &str, at: &str, choices: &[&str]) {
        let Some(words) = self.words else { return };
        let choices = match choices {
            [] => fill(&words.files.a_text, &[("most", &LONGEST.to_string())]),
            choices => choices.join(", "),
        };
        let finding = Finding::new(Code::UnknownInTheme, self.place.clone()).with("found", found);
        self.findings.push(finding.with("line", at).with("choices", choices));
    }

    fn logo_is(&mut self, file: &str, at: &str, reason: &str) {
        let finding = Finding::new(Code::UnreadableLogo, self.place.clone()).with("found", file);
        self.findings.push(finding.with("line", at).with("reason", reason));
    }
}

fn name_of(key: &str, words: &Words) -> String {
    let name = Palette::NAMES.iter().find(|name| name.sv == key);
    name.map_or(key, |name| name.of(words.lang)).to_string()
}

/// The line of a position in bytes, from 1.
fn line(text: &str, at: usize) -> String {
    (text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1).to_string()
}

/// `#RRGGBB` as a colour.
fn colour(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    let hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if hex { Some(Colour([part(0)?, part(2)?, part(4)?])) } else { None }
}
