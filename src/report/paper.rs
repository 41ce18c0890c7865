//! The printed page: how much smaller a sheet is printed so that it is one page wide, and where its
//! pages end: before a table, never below its heading.

use super::fit::{ROW, UNSAID};
use super::page::FIRST_YEAR;
use super::seen::Seen;
use super::sheet::{Print, Sheet};
use std::collections::{BTreeMap, BTreeSet};

/// What a page holds at full size: A4 landscape within its margins, in pixels and in points; a
/// little less, for programs that round every row and column up.
const WIDTH: f64 = 1074.0 * 0.985;
const HEIGHT: f64 = 516.0 * 0.97;
/// The most years on one page, and how many each page has where there are more.
const MOST_YEARS: u16 = 25;
const YEARS_A_PAGE: u16 = 20;
/// The largest scale of a sheet with years, in per cent: few years are printed about as large as many, and
/// a table with its chart on one page.
const LARGEST: u16 = 75;
/// The smallest scale of a sheet without years that is one page wide, in per cent; and the width of its
/// pages where it is several, in pixels: 10 points are printed as 6.5.
const SMALLEST: u16 = 50;
const WIDE: f64 = WIDTH * 100.0 / 65.0;
/// The smallest scale that saving a page is worth, in per cent: 10 points are printed as 6.2.
const WORTH: u16 = 62;
/// A digit of the workbook's font and what is around a column, in pixels. Excel rounds the digit to
/// 7 of them, LibreOffice does not.
const DIGIT: f64 = 7.42;
const AROUND: f64 = 5.3;
/// The height of a row in pixels, by which charts are placed.
const ROW_PIXELS: f64 = ROW * 96.0 / 72.0;

/// Cuts a sheet whose cells were seen, and that reaches so many pixels to the right.
pub fn cut(sheet: &Sheet, seen: &Seen, right: f64) -> Print {
    let charts = sheet.charts.iter().map(|chart| left(sheet, chart.at.column) + f64::from(chart.size.0));
    let right = charts.fold(right * DIGIT / 7.0, f64::max);
    let crowded = sheet.years == 0 && sheet.lead > 0 && share(WIDTH, right) < SMALLEST;
    let column_breaks = if crowded { breaks_across(sheet) } else { year_breaks(sheet.years) };
    let wide = match column_breaks.first() {
        _ if crowded => WIDE,
        // Wherever a page begins, the first columns are repeated.
        Some(first) => left(sheet, *first),
        None => right,
    };
    let rows = Rows::of(sheet, seen);
    let at = |scale: u16| rows.breaks(HEIGHT * 100.0 / f64::from(scale));
    let scale = share(WIDTH, wide).min(if sheet.years > 0 { LARGEST } else { 100 });
    let mut best = (scale, at(scale));
    for smaller in ((scale * 9 / 10).max(scale.min(WORTH))..scale).rev() {
        let breaks = at(smaller);
        if breaks.len() < best.1.len() {
            best = (smaller, breaks);
        }
    }
    let (last, clipped) = (seen.last, seen.clipped);
    Print { scale: best.0, row_breaks: best.1, column_breaks, last, clipped }
}

/// The columns that begin a page, where a page is as wide as it may be.
fn breaks_across(sheet: &Sheet) -> Vec<u16> {
    let repeated = left(sheet, sheet.lead);
    let last = u16::try_from(sheet.widths.len()).unwrap_or(u16::MAX);
    let mut breaks = Vec::new();
    let mut from = 0.0;
    for column in sheet.lead + 1..last {
        if left(sheet, column + 1) - from > WIDE {
            from = left(sheet, column) - repeated;
            breaks.push(column);
        }
    }
    breaks
}

/// Whole per cent of a room that something takes, at most all of it.
fn share(room: f64, needed: f64) -> u16 {
    (10..=100).rev().find(|scale| needed * f64::from(*scale) <= room * 100.0).unwrap_or(10)
}

fn left(sheet: &Sheet, column: u16) -> f64 {
    let width = |column: u16| sheet.widths.get(usize::from(column)).copied().unwrap_or(UNSAID);
    (0..column).map(|column| width(column) * DIGIT + AROUND).sum()
}

/// The columns that begin a page, where years are too many for one.
fn year_breaks(years: u16) -> Vec<u16> {
    if years <= MOST_YEARS {
        return Vec::new();
    }
    (1..years.div_ceil(YEARS_A_PAGE)).map(|page| FIRST_YEAR + page * YEARS_A_PAGE).collect()
}

/// What matters of a sheet's rows for where its pages end.
struct Rows {
    /// The upper edge of every row and the lower edge of the last, in points.
    edges: Vec<f64>,
    /// Rows of headings, on which a page may begin.
    starts: BTreeSet<usize>,
    /// Rows of heads, and of somebody's name over rows that are set in or have no name: where a long table goes
    /// on best.
    blocks: BTreeSet<usize>,
    /// Rows beside a chart that began above them.
    held: BTreeSet<usize>,
    /// The first row below those repeated on every page, and their height.
    repeated: (usize, f64),
}

impl Rows {
    fn of(sheet: &Sheet, seen: &Seen) -> Rows {
        let reach = |at: u32, pixels: u32| {
            (0..)
                .take_while(move |row| f64::from(*row) * ROW_PIXELS < f64::from(pixels))
                .map(move |row| at + row)
        };
        let held: BTreeSet<u32> =
            sheet.charts.iter().flat_map(|chart| reach(chart.at.row, chart.size.1).skip(1)).collect();
        let last = seen.last.row.max(held.last().copied().unwrap_or(0));
        let own: BTreeMap<u32, f64> = sheet.heights.iter().copied().collect();
        let heights = (0..=last).map(|row| own.get(&row).copied().unwrap_or(ROW));
        let edges: Vec<f64> = std::iter::once(0.0)
            .chain(heights.scan(0.0, |edge, height| {
                *edge += height;
                Some(*edge)
            }))
            .collect();
        let index = |row: u32| usize::try_from(row).unwrap_or(usize::MAX);
        let below = if sheet.repeat.1 > 0 { index(sheet.repeat.1) + 1 } else { 0 };
        Rows {
            starts: seen.sections.iter().copied().map(index).collect(),
            blocks: seen.blocks().map(index).collect(),
            held: held.into_iter().map(index).collect(),
            repeated: (below, edges.get(below).copied().unwrap_or(0.0)),
            edges,
        }
    }

    fn height(&self, from: usize, to: usize) -> f64 {
        self.edges[to] - self.edges[from]
    }

    /// The rows that begin a page of so many points.
    fn breaks(&self, page: f64) -> Vec<u32> {
        let end = self.edges.len() - 1;
        let mut breaks = Vec::new();
        let mut from = 0;
        loop {
            let room = if from >= self.repeated.0 && from > 0 { page - self.repeated.1 } else { page };
            let full =
                (from + 1..=end).take_while(|to| self.height(from, *to) <= room).last().unwrap_or(from + 1);
            if full >= end {
                return breaks;
            }
            from = self.place(from, full, end, page - self.repeated.1);
            breaks.extend(u32::try_from(from));
        }
    }

    /// Where a page that begins at `from` and has room until `full` ends best.
    fn place(&self, from: usize, full: usize, end: usize, page: f64) -> usize {
        let start = self.starts.range(from + 1..=full).next_back().copied();
        let next = self.starts.range(full + 1..).next().copied().unwrap_or(end);
        if let Some(start) = start.filter(|start| *start > self.repeated.0) {
            let whole = self.height(start, next) <= page;
            if whole || self.height(start, full) < page / 4.0 {
                return start;
            }
        }
        let block = self.blocks.range(from + 1..=full).rev().find(|row| !self.held.contains(row));
        if let Some(block) = block.filter(|block| self.height(from, **block) >= page / 2.0) {
            // With its heading, where that is all that stands between.
            let heading = self.starts.range(from + 1..*block).next_back();
            let heading = heading.filter(|heading| self.height(**heading, *block) < page / 4.0);
            return *heading.unwrap_or(block);
        }
        // A long table goes on; what goes over is more than its last two rows.
        let mut at = if next - full < 3 { full.saturating_sub(3) } else { full };
        while at > from && self.held.contains(&at) {
            at -= 1;
        }
        if at > from + 2 { at } else { full }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of 10 points with headings at some of them; the first two are repeated.
    fn rows(many: u32, starts: &[usize]) -> Rows {
        Rows {
            edges: (0..=many).map(|row| f64::from(row) * 10.0).collect(),
            starts: starts.iter().copied().collect(),
            blocks: BTreeSet::new(),
            held: BTreeSet::new(),
            repeated: (2, 20.0),
        }
    }

    #[test]
    fn a_table_that_does_not_fit_below_another_begins_a_page() {
        // A page has 20 rows; the second table, rows 12 to 24, would end on the next.
        assert_eq!(rows(25, &[3, 12]).breaks(200.0), [12]);
        assert_eq!(rows(20, &[3, 12]).breaks(200.0), Vec::<u32>::new());
    }

    #[test]
    fn a_table_longer_than_a_page_goes_on_and_leaves_more_than_two_rows_for_the_next() {
        // Rows 0 to 19, then 18 a page below the two repeated ones: 20 to 37, then 38 and 39 would be
        // alone, so the page ends three rows earlier.
        assert_eq!(rows(40, &[3]).breaks(200.0), [20, 35]);
        assert_eq!(rows(50, &[3]).breaks(200.0), [20, 38]);
    }

    #[test]
    fn a_long_table_begins_a_page_rather_than_be_cut_below_its_heading() {
        // Its heading is row 17 of 20: three rows of it would stand at the page's end.
        assert_eq!(rows(60, &[3, 17]).breaks(200.0)[0], 17);
    }

    #[test]
    fn a_long_table_goes_on_with_a_block_of_it() {
        let with = |blocks: &[usize]| Rows { blocks: blocks.iter().copied().collect(), ..rows(40, &[3]) };
        assert_eq!(with(&[5, 11, 17, 23]).breaks(200.0), [17, 35]);
        // A heading goes with the block that it stands above.
        let headed = Rows { starts: [3, 14].into(), ..with(&[5, 17]) };
        assert_eq!(headed.breaks(200.0), [14, 32]);
        // A block that would leave half the page empty does not begin another.
        assert_eq!(with(&[5, 8]).breaks(200.0), [20, 35]);
    }

    #[test]
    fn forty_years_are_two_pages_wide_and_twenty_five_are_one() {
        assert_eq!(year_breaks(25), Vec::<u16>::new());
        // Year 1 stands in column 3, year 21 in column 23.
        assert_eq!(year_breaks(40), [23]);
        assert_eq!(year_breaks(60), [23, 43]);
    }
}
