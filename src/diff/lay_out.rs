//! The sheets of the difference in order.

use super::figures::Figures;
use super::{Difference, MARK, sheets};
use crate::edition::Edition;
use crate::report::Layout;
use crate::report::sheet::{Part, Properties, Sheet, Sheets};
use crate::report::{Page, Places, amount_width, fit, mark, page_margins, program, resolve};
use crate::theme::Theme;
use crate::words::{Words, fill, names};
use crate::write::to_bytes;

/// The date of the document when no source says when it was changed.
const DATE: &str = "2000-01-01T00:00:00Z";

/// What the sheets are laid out from.
pub struct Work<'a> {
    /// What changed.
    pub difference: &'a Difference,
    /// The figures.
    pub figures: &'a Figures,
    /// The words.
    pub words: &'a Words,
}

type Build = fn(&mut Page, &Work);

/// The bytes of the workbook of a difference.
///
/// # Errors
/// What keeps it from being laid out: a sum beyond an exact decimal, or a fault of the program.
pub fn workbook(difference: &Difference, theme: &Theme, words: &Words) -> Result<Vec<u8>, String> {
    let figures = Figures::define(difference, words).map_err(|fault| format!("{fault:?}"))?;
    let work = Work { difference, figures: &figures, words };
    let own = &words.diff.sheets;
    let in_order: [(&str, Build); 4] = [
        (&own.difference, sheets::difference),
        (&own.charts, sheets::charts),
        (&own.inputs, sheets::inputs),
        (names::sheet::BASIS.of(words.lang), sheets::basis),
    ];
    let places = Places::of(&figures.book);
    let mut built: Vec<(usize, Sheet)> = Vec::new();
    // The last sheet has what the others refer to.
    for index in [3, 0, 1, 2] {
        let (name, build) = in_order[index];
        let mut page = Page {
            book: &figures.book,
            words: &words.report,
            places: &places,
            rows: None,
            sheet: work.blank(name),
            index,
            row: 0,
            more: 0,
            thousands: 0,
        };
        build(&mut page, &work);
        fit(&mut page.sheet, &figures.book);
        built.push((index, page.sheet));
    }
    built.sort_by_key(|(index, _)| *index);
    let dates = difference.sides.iter().flat_map(|side| &side.facts.sources);
    let newest = dates.filter_map(|source| source.modified.clone()).max();
    let mut sheets = Sheets {
        sheets: built.into_iter().map(|(_, sheet)| sheet).collect(),
        names: Vec::new(),
        properties: Properties {
            title: words.diff.texts.title.to_string(),
            subject: words.diff.texts.document_subject.to_string(),
            author: program(),
            date: newest.unwrap_or_else(|| DATE.to_string()),
            mark: MARK.to_string(),
            stamp: String::new(),
        },
    };
    let layout = Layout::new(places, &sheets.sheets);
    let ready = resolve(&figures.book, &mut sheets, &layout).map_err(|fault| format!("{fault:?}"))?;
    to_bytes(&sheets, ready, theme, None, &words.report).map_err(|fault| fault.to_string())
}

impl Work<'_> {
    /// The mark of what is for readers inside, where one of the reports is.
    fn mark(&self) -> Option<(&str, String)> {
        let inner = self.difference.sides.iter().any(|side| side.facts.inner);
        mark(Edition::INNER, &self.words.report).filter(|_| inner)
    }

    fn blank(&self, name: &str) -> Sheet {
        let inner = self.mark().map_or_else(String::new, |(_, whole)| whole);
        let margins = [self.words.diff.texts.title.to_string(), inner, name.to_string(), program()];
        Sheet::blank(name, page_margins(&margins, &self.words.report))
    }

    /// The head of a sheet: title, what it shows, the unit, the way to the first sheet and the last.
    pub fn open(&self, page: &mut Page, title: &str, lead: &str, unit: &str) {
        let own = &self.words.diff;
        let [old, new] = self.difference.sides.each_ref().map(super::Side::account);
        page.words(0, title, Part::Title);
        page.sheet.heights.push((page.row, 26.0));
        page.next();
        page.words(0, &fill(lead, &[("old", &old), ("new", &new)]), Part::Lead);
        page.next();
        page.words(0, unit, Part::Note);
        let basis = names::sheet::BASIS.of(self.words.lang).to_string();
        let links = [
            (own.sheets.difference.to_string(), 0),
            (own.sheets.charts.to_string(), 1),
            (own.sheets.inputs.to_string(), 2),
            (basis, 3),
        ];
        let links: Vec<_> = links.into_iter().filter(|(_, sheet)| *sheet != page.index).collect();
        let column = page.jumps(1, &links);
        if let Some((mark, _)) = self.mark() {
            page.words(column, mark, Part::Mark);
        }
        page.sheet.freeze = (3, 0);
        page.sheet.repeat = (0, 2);
        page.next();
    }

    /// The column width that amounts need, in characters.
    pub fn amount(&self) -> f64 {
        (amount_width(&self.figures.book) + 0.5).max(11.5)
    }

    /// What a row is called: whose, and what.
    pub fn name(&self, row: usize) -> [String; 2] {
        let figure = &self.difference.figures[row];
        self.difference.name_of(figure, self.words)
    }
}
