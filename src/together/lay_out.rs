//! The sheets of the summary in order, and what they are built from.

use super::figures::Figures;
use super::{Listed, MARK, sheets};
use crate::base::Finding;
use crate::edition::Edition;
use crate::figure::LayoutFault;
use crate::report::sheet::{At, Part, Properties, Sheet, Sheets};
use crate::report::{
    Cells, Layout, Page, Places, Ready, ReadyAt, Texts, Widths, amount_width, join, mark, page_margins,
    program, ready,
};
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
    pub accounts: &'a [Listed],
    /// The figures.
    pub figures: &'a Figures,
    /// What there is to remark on.
    pub findings: &'a [&'a Finding],
    /// Puts a finding into words.
    pub remark: &'a dyn Fn(&Finding) -> Remark,
    /// Whom it is for.
    pub edition: Edition,
    /// The document's date, `2017-03-01T12:00:00Z`.
    pub date: &'a str,
    /// The words.
    pub words: &'a Words,
}

/// A sheet: its name, and what builds it. It is built more than once, always the same.
type Build<'a> = (&'a str, fn(&mut Page, &Run));

/// The summary, laid out: where everything stands, and how its rows are made when they are asked for. Thousands of
/// accounts have no room for all of them at once.
pub struct Summary<'a> {
    run: &'a Run<'a>,
    builds: Vec<Build<'a>>,
    /// The sheets, without their cells.
    pub sheets: Sheets,
    counts: Vec<usize>,
    layout: Layout,
}

/// Lays out the summary.
pub fn lay_out<'a>(run: &'a Run<'a>) -> Summary<'a> {
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
    let builds: Vec<Build> = first.into_iter().chain(comparison).chain(last).collect();
    let places = Places::of(&run.figures.book);
    let mut fitted: Vec<(usize, Sheet, usize)> = Vec::new();
    // Figures settle where they are first written: on the first sheet and the last.
    let defining = [0, builds.len() - 1];
    let showing = (2..builds.len() - 1).chain([1]);
    for index in defining.into_iter().chain(showing) {
        let (sheet, count) = run.fitted(builds[index], index, &places);
        fitted.push((index, sheet, count));
    }
    fitted.sort_by_key(|(index, ..)| *index);
    let counts = fitted.iter().map(|(.., count)| *count).collect();
    let sheets = Sheets {
        sheets: fitted.into_iter().map(|(_, sheet, _)| sheet).collect(),
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
    Summary { run, builds, sheets, counts, layout }
}

impl Summary<'_> {
    /// The sheets with formulas and values, whose rows are made as they are written.
    ///
    /// # Errors
    /// When a figure has no cell: a fault of the layout, never of the input.
    pub fn ready(&self) -> Result<Ready<'_>, LayoutFault> {
        let cells = self.counts.iter().enumerate();
        let cells =
            cells.map(|(index, count)| Cells::Made(*count, Box::new(move |take| self.rows(index, take))));
        ready(&self.run.figures.book, &self.sheets, &self.layout, cells.collect())
    }

    fn rows(&self, index: usize, take: &mut dyn FnMut(&[ReadyAt])) -> Result<(), LayoutFault> {
        let book = &self.run.figures.book;
        let mut texts = Texts::of(&self.sheets.sheets[index]);
        let mut made = Ok(());
        self.run.built(self.builds[index], index, self.layout.places(), &mut |cells| {
            texts.see(cells, book);
            // A text that takes several rows is written before what stands beside its first.
            cells.sort_by_key(|(cell, ..)| cell.row);
            match join(book, &self.layout, index, cells.drain(..)) {
                Ok(cells) => take(&cells),
                Err(fault) => made = Err(fault),
            }
        });
        made
    }
}

fn blank(run: &Run, name: &str) -> Sheet {
    let inner = mark(run.edition, &run.words.report).map_or_else(String::new, |(_, whole)| whole);
    let margins = [run.words.together.texts.title.to_string(), inner, name.to_string(), program()];
    Sheet::blank(name, page_margins(&margins, &run.words.report))
}

impl Run<'_> {
    /// Builds a sheet and hands over its cells row by row; the rest of the sheet stays.
    fn built(
        &self,
        (name, build): Build,
        index: usize,
        places: &Places,
        rows: &mut dyn FnMut(&mut Vec<At>),
    ) -> Sheet {
        let mut page = Page {
            book: &self.figures.book,
            words: &self.words.report,
            places,
            rows: Some(rows),
            sheet: blank(self, name),
            index,
            row: 0,
            more: 0,
            thousands: 0,
        };
        build(&mut page, self);
        page.next();
        page.sheet
    }

    /// A sheet fitted to its cells, and how many those are.
    fn fitted(&self, build: Build, index: usize, places: &Places) -> (Sheet, usize) {
        let book = &self.figures.book;
        let (mut widths, mut count) = (Widths::default(), 0);
        let mut sheet = self.built(build, index, places, &mut |cells| {
            widths.see(cells, book);
            count += cells.len();
        });
        widths.give(&mut sheet);
        let mut texts = Texts::of(&sheet);
        self.built(build, index, places, &mut |cells| texts.see(cells, book));
        texts.give(&mut sheet);
        (sheet, count)
    }

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
