//! All findings of a run as a list to be filtered in a spreadsheet, with links to their cells.

use super::explain::sentence;
use super::full::{FURTHER, shown};
use super::text::clean;
use super::told::{tell, verdict};
use crate::base::Finding;
use crate::edition::Edition;
use crate::theme::Theme;
use crate::words::names::sheet;
use crate::words::{Words, fill};
use crate::write::{Entry, Link, List, MOST_LINKS, MOST_ROWS, list_to_bytes};
use std::collections::BTreeMap;

/// The mark by which the program knows its own lists; the number is the form's version.
pub const LIST_MARK: &str = "bokslut-felrapport/1";
/// The date of a list when no workbook says when it was changed.
pub(super) const DATE: &str = "2000-01-01T00:00:00Z";
/// The longest text of a cell, in characters; a spreadsheet takes 32,767, and no reader that many.
const LONGEST: usize = 2_000;

/// The bytes of `felrapport.xlsx`: every finding, a row each, in the order they stand in.
///
/// `ways` has the paths of workbooks, named as in the findings, as seen from the list's folder;
/// a workbook that it lacks gets no link. `date` is the newest workbook's own, as `2017-03-01T12:00:00Z`.
/// Beside reports of the outer edition a row has what its code means, and no value of a workbook.
///
/// # Errors
/// What the writing library says; a fault of the program, never of the findings.
pub fn list_of_findings(
    findings: &[Finding],
    ways: &BTreeMap<String, String>,
    date: Option<String>,
    edition: Edition,
    theme: &Theme,
    words: &Words,
) -> Result<Vec<u8>, String> {
    let list = lay_out(findings, ways, date, edition, MOST_LINKS, words);
    list_to_bytes(&list, theme).map_err(|fault| fault.to_string())
}

fn lay_out(
    findings: &[Finding],
    ways: &BTreeMap<String, String>,
    date: Option<String>,
    edition: Edition,
    most_links: usize,
    words: &Words,
) -> List {
    let texts = &words.cli.list;
    let mut links = 0;
    let mut rows = Vec::new();
    for finding in findings.iter().take(MOST_ROWS) {
        let way = ways.get(&*finding.place.workbook);
        links += usize::from(way.is_some());
        rows.push(row(finding, way.filter(|_| links <= most_links), edition, words));
    }
    let mut leads = Vec::new();
    if !rows.is_empty() {
        leads.push(texts.lead.clone());
        leads.extend(edition.is_outer().then(|| texts.outer.clone()));
    }
    if links > most_links {
        leads.push(fill(&texts.links, &[("count", &most_links.to_string())]));
    }
    let left = findings.len() - rows.len();
    if left > 0 {
        leads.push(fill(&texts.more, &[("count", &left.to_string())]));
    }
    let program = format!("bokslut {}", env!("CARGO_PKG_VERSION"));
    let verdict = sentence(&verdict(findings, words));
    let page = words.report.texts.page_of.to_string();
    let margins = [texts.title.clone(), String::new(), verdict.clone(), program.clone(), page];
    List {
        sheet: sheet::FINDINGS.of(words.lang).to_string(),
        title: texts.title.clone(),
        verdict,
        leads,
        mark: LIST_MARK.to_string(),
        heads: heads(edition, words),
        rows,
        margins,
        author: program,
        date: date.unwrap_or_else(|| DATE.to_string()),
    }
}

/// The heads of the columns and their widths: at 100 % on a laptop, and legible on A4.
pub(super) fn heads(edition: Edition, words: &Words) -> Vec<(String, f64)> {
    let heads = &words.cli.list;
    let place = [
        (&heads.severity, 11.0),
        (&heads.code, 6.5),
        (&heads.workbook, 25.0),
        (&heads.sheet, 14.0),
        (&heads.cell, 8.0),
    ];
    let inner = [(&heads.finding, 31.0), (&heads.detail, 22.0), (&heads.help, 37.0), (&heads.see, 23.0)];
    let outer = [(&heads.detail, 113.0)];
    let told: &[(&String, f64)] = if edition.is_outer() { &outer } else { &inner };
    place.iter().chain(told).map(|(head, width)| ((*head).clone(), *width)).collect()
}

pub(super) fn row(finding: &Finding, way: Option<&String>, edition: Edition, words: &Words) -> Vec<Entry> {
    let (told, place) = (tell(finding, words), &finding.place);
    let remedy = told.remedy(words);
    let mut texts = vec![
        told.severity,
        finding.code.to_string(),
        clean(&place.workbook),
        place.sheet.as_ref().map_or(String::new(), |sheet| clean(&sheet.name)),
        place.cell.map_or(String::new(), |cell| cell.to_string()),
    ];
    if edition.is_outer() {
        texts.push(words.findings.text(finding.code).explanation.clone());
    } else {
        texts.extend([told.title, told.label, remedy, further(finding, words)]);
    }
    let mut row: Vec<Entry> =
        texts.into_iter().map(|text| Entry { text: cut(text), ..Entry::default() }).collect();
    row[0].severity = Some(finding.severity());
    // The link stands where the place is told most closely.
    let closest = 2 + usize::from(place.sheet.is_some()) + usize::from(place.cell.is_some());
    row[closest].link = way.map(|way| Link { path: way.clone(), place: place.anchor() });
    row
}

fn cut(text: String) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// The other places that belong to a finding, one a line.
fn further(finding: &Finding, words: &Words) -> String {
    let mut places: Vec<String> = finding.further.iter().take(FURTHER).map(shown).collect();
    let left = finding.further.len() - places.len();
    if left > 0 {
        places.push(fill(&words.cli.finding.more_places, &[("count", &left.to_string())]));
    }
    places.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Code, Place, Sheet};
    use crate::words::Lang;
    use std::sync::Arc;

    fn at(workbook: &str, sheet: &str, row: u32) -> Finding {
        let sheet = Sheet { index: 0, name: Arc::from(sheet) };
        let place = Place { workbook: Arc::from(workbook), sheet: Some(sheet), cell: None };
        Finding::new(Code::UnknownCode, place.at(row, 1))
    }

    fn laid_out(findings: &[Finding], most_links: usize) -> List {
        let ways = BTreeMap::from([("a.xlsx".to_string(), "../a.xlsx".to_string())]);
        lay_out(findings, &ways, None, Edition::INNER, most_links, Words::of(Lang::Sv))
    }

    fn links(list: &List) -> Vec<Option<Link>> {
        list.rows.iter().map(|row| row.iter().find_map(|entry| entry.link.clone())).collect()
    }

    #[test]
    fn links_beyond_what_a_sheet_takes_become_text_and_the_list_says_so() {
        let findings: Vec<Finding> = (0..4).map(|row| at("a.xlsx", "Effekter", row)).collect();
        let list = laid_out(&findings, 3);
        assert_eq!(links(&list).iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, true, false]);
        assert_eq!(list.rows[3][4].text, "B4");
        assert_eq!(list.leads.len(), 2);
        assert!(list.leads[1].contains("högst 3 länkar"), "{:?}", list.leads);
        assert_eq!(laid_out(&findings, 4).leads.len(), 1);
    }

    #[test]
    fn a_link_names_the_sheet_in_quotes_and_a_workbook_elsewhere_has_none() {
        let list = laid_out(&[at("a.xlsx", "Jan's blad", 6), at("b.xlsx", "Effekter", 6)], 9);
        let link = Link { path: "../a.xlsx".to_string(), place: "'Jan''s blad'!B7".to_string() };
        assert_eq!(links(&list), [Some(link), None]);
    }

    #[test]
    fn texts_are_harmless_and_short_and_further_places_are_counted() {
        let mut finding = at(&format!("a\n\u{1B}{}", "x".repeat(4_000)), "Effekter", 6);
        for row in 0..8 {
            finding = finding.also_at(at("a.xlsx", "Utfall", row).place);
        }
        let list = laid_out(&[finding], 9);
        let texts: Vec<&str> = list.rows[0].iter().map(|entry| entry.text.as_str()).collect();
        assert!(texts[2].starts_with("a \u{FFFD}xx") && texts[2].ends_with("x…"), "{}", texts[2]);
        assert_eq!(texts[2].chars().count(), LONGEST + 1);
        let places: Vec<&str> = texts[8].lines().collect();
        // Five of eight, and that there are three more.
        assert_eq!((places.len(), places[0]), (6, "a.xlsx · Utfall!B1"));
        assert_eq!(places[5], "… och 3 ställen till");
    }
}
