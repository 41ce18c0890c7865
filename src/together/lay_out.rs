//! The sheets of the summary in order, and what they are built from.

use super::cautions::Caution;
use super::figures::Figures;
use super::{MARK, sheets};
use crate::before::Digest;
use crate::edition::Edition;
use crate::report::sheet::{Part, Properties, Sheet, Sheets};
use crate::report::{Layout, Page, Places, amount_width, fit, mark, page_margins, program};
use crate::words::{Words, names};

/// A finding of the run, already in words.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The workbook.
    pub workbook: String,
    /// How grave it is.
    pub severity: String,
    /// Code.
    pub code: String,
    /// Where in the workbook.
    pub place: String,
    /// What.
    pub text: String,
}

/// Everything the summary is laid out from.
pub struct Run<'a> {
    /// The accounts, in the order of the summary.
    pub accounts: &'a [Digest],
    /// What each of them is called among the others.
    pub labels: &'a [String],
    /// Reasons to be careful with each of them.
    pub cautions: &'a [Vec<Caution>],
    /// The figures.
    pub figures: &'a Figures,
    /// What there is to remark.
    pub remarks: &'a [Remark],
    /// Whom it is for.
    pub edition: Edition,
    /// The document's date, `2017-03-01T12:00:00Z`.
    pub date: &'a str,
    /// The words.
    pub words: &'a Words,
}

/// Lays out the summary.
pub fn lay_out(run: &Run) -> (Sheets, Layout) {
    type Build<'b> = (&'b str, fn(&mut Page, &Run));
    let words = &run.words.together;
    let names = &words.sheets;
    let comparison: Option<Build> =
        (!run.figures.comparisons.is_empty()).then_some((&names.comparison, sheets::comparison));
    let first: [Build; 4] = [
        (&names.overview, sheets::overview),
        (&names.charts, sheets::charts),
        (&names.actors, sheets::actors),
        (&names.ranking, sheets::ranking),
    ];
    let basis = names::sheet::BASIS.of(run.words.lang);
    let last: [Build; 2] = [(&names.remarks, sheets::remarks), (basis, sheets::basis)];
    let in_order: Vec<Build> = first.into_iter().chain(comparison).chain(last).collect();
    let mut places = Places::of(&run.figures.book);
    let mut built: Vec<(usize, Sheet)> = Vec::new();
    // Figures settle where they are first written: on the first sheet and the last.
    let defining = [0, in_order.len() - 1];
    let showing = (2..in_order.len() - 1).chain([1]);
    for index in defining.into_iter().chain(showing) {
        let (name, build) = in_order[index];
        let mut page = Page {
            book: &run.figures.book,
            words: &run.words.report,
            places: &mut places,
            sheet: blank(run, name),
            index,
            row: 0,
            more: 0,
            thousands: 0,
        };
        build(&mut page, run);
        fit(&mut page.sheet, &run.figures.book);
        built.push((index, page.sheet));
    }
    built.sort_by_key(|(index, _)| *index);
    let sheets = Sheets {
        sheets: built.into_iter().map(|(_, sheet)| sheet).collect(),
        names: Vec::new(),
        properties: Properties {
            title: words.texts.title.to_string(),
            subject: words.texts.document_subject.to_string(),
            author: program(),
            date: run.date.to_string(),
            mark: MARK.to_string(),
            stamp: String::new(),
        },
    };
    let layout = Layout::new(places, &sheets.sheets);
    (sheets, layout)
}

fn blank(run: &Run, name: &str) -> Sheet {
    let inner = mark(run.edition, &run.words.report).map_or_else(String::new, |(_, whole)| whole);
    let margins = [run.words.together.texts.title.to_string(), inner, name.to_string(), program()];
    Sheet::blank(name, page_margins(&margins, &run.words.report))
}

impl Run<'_> {
    /// The head of a sheet: title, what it shows, the unit where there are amounts, the way back to the first sheet. Leaves
    /// the next row free.
    pub(super) fn open(&self, page: &mut Page, title: &str, lead: &str, unit: &str) {
        let words = &self.words.together;
        page.words(0, title, Part::Title);
        page.sheet.heights.push((page.row, 26.0));
        page.next();
        page.words(0, lead, Part::Lead);
        page.next();
        page.words(0, unit, Part::Note);
        // What every sum is made from stands on the last sheet.
        let last = 5 + usize::from(!self.figures.comparisons.is_empty());
        let basis = names::sheet::BASIS.of(self.words.lang).to_string();
        let links = [(words.sheets.overview.to_string(), 0), (basis, last)];
        let links: Vec<_> = links.into_iter().filter(|(_, sheet)| *sheet != page.index).collect();
        let column = page.jumps(1, &links);
        if let Some((mark, _)) = mark(self.edition, &self.words.report) {
            page.words(column, mark, Part::Mark);
        }
        page.sheet.freeze = (3, 0);
        page.sheet.repeat = (0, 2);
        page.next();
    }

    /// The column width that amounts need, in characters.
    pub(super) fn amount(&self) -> f64 {
        (amount_width(&self.figures.book) + 1.0).max(13.0)
    }
}
