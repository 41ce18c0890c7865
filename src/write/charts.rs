//! Charts as an economist would draw them: units on the axes, nothing for show.

use crate::report::sheet::{Area, Chart, ChartKind, ChartSeries, Ink};
use rust_xlsxwriter::{
    Chart as Drawing, ChartAxisCrossing, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartPatternFill, ChartPatternFillType, ChartRange, ChartSeries as DrawnSeries,
    ChartSolidFill, ChartType, Color, Sparkline, SparklineType,
};

/// Dark blue, light blue, orange and black: what stands together keeps apart in grey print too.
const REAL: u32 = 0x2F5597;
const PRODUCTION: u32 = 0xBDD7EE;
const FINANCIAL: u32 = 0xC55A11;
const LOSS: u32 = 0xC55A11;
/// Between the stripes of what is hatched.
const PALE: u32 = 0xF6D5BD;
const NET: u32 = 0x1B1B1B;
const GRID: u32 = 0xD9D9D9;

pub(super) fn draw(chart: &Chart, titles: &[&str]) -> Drawing {
    let mut drawing = match chart.kind {
        ChartKind::Bars => Drawing::new(ChartType::Bar),
        ChartKind::Stacked => Drawing::new(ChartType::ColumnStacked),
        ChartKind::Columns => Drawing::new(ChartType::Column),
    };
    let (columns, line) = match (chart.kind, chart.series.split_last()) {
        (ChartKind::Stacked | ChartKind::Columns, Some((line, columns))) => (columns, Some(line)),
        _ => (chart.series.as_slice(), None),
    };
    for series in columns {
        let drawn = add(drawing.add_series(), chart, series, titles);
        drawn.set_gap(if chart.kind == ChartKind::Bars { 40 } else { 60 }).set_format(&mut fill(series.ink));
        if chart.kind != ChartKind::Columns {
            // A bar has a gain or a loss, never both: they stand in one line.
            drawn.set_overlap(100);
        }
    }
    if let Some(series) = line {
        let mut over = Drawing::new(ChartType::Line);
        let mut stroke = ChartLine::new();
        stroke.set_color(Color::RGB(color(series.ink))).set_width(2.25);
        add(over.add_series(), chart, series, titles).set_format(ChartFormat::new().set_line(&stroke));
        drawing.combine(&over);
    }
    dress(&mut drawing, chart);
    drawing
}

fn add<'a>(
    drawn: &'a mut DrawnSeries,
    chart: &Chart,
    series: &ChartSeries,
    titles: &[&str],
) -> &'a mut DrawnSeries {
    drawn
        .set_categories(&range(chart.categories, titles))
        .set_values(&range(series.values, titles))
        .set_name(series.name.as_str())
}

fn range(area: Area, titles: &[&str]) -> ChartRange {
    let (first, last) = (area.first, area.last);
    ChartRange::new_from_range(titles[area.sheet], first.row, first.column, last.row, last.column)
}

fn color(ink: Ink) -> u32 {
    match ink {
        Ink::Real => REAL,
        Ink::Production => PRODUCTION,
        Ink::Financial => FINANCIAL,
        Ink::Loss => LOSS,
        Ink::Net => NET,
    }
}

/// Financial cost types and losses are hatched too, so that nothing hangs on the colour alone.
fn fill(ink: Ink) -> ChartFormat {
    let mut format = ChartFormat::new();
    let color = Color::RGB(color(ink));
    let hatching = match ink {
        Ink::Loss => Some(ChartPatternFillType::DiagonalStripesWideUpwards),
        Ink::Financial => Some(ChartPatternFillType::DiagonalStripesWideDownwards),
        Ink::Real | Ink::Production | Ink::Net => None,
    };
    match hatching {
        Some(hatching) => {
            let mut pattern = ChartPatternFill::new();
            pattern.set_pattern(hatching).set_foreground_color(color).set_background_color(Color::RGB(PALE));
            format.set_pattern_fill(&pattern)
        }
        None => format.set_solid_fill(ChartSolidFill::new().set_color(color)),
    };
    // Light columns have an edge against the white ground; a bar of nothing has none.
    if ink == Ink::Production {
        let mut edge = ChartLine::new();
        edge.set_color(Color::RGB(REAL)).set_width(0.75);
        format.set_border(&edge);
    }
    format
}

/// A row of values as columns within a cell: above its axis, or below it in the colour of losses.
pub(super) fn sparkline(values: Area, titles: &[&str]) -> Sparkline {
    let (first, last) = (values.first, values.last);
    Sparkline::new()
        .set_range((titles[values.sheet], first.row, first.column, last.row, last.column))
        .set_type(SparklineType::Column)
        .set_sparkline_color(Color::RGB(REAL))
        .show_negative_points(true)
        .set_negative_points_color(Color::RGB(LOSS))
        .show_axis(true)
}

fn dress(drawing: &mut Drawing, chart: &Chart) {
    let small = || {
        let mut font = ChartFont::new();
        font.set_size(9).set_name("Arial");
        font
    };
    let mut title = ChartFont::new();
    title.set_size(11).set_bold().set_name("Arial");
    let mut plain = small();
    plain.unset_bold();
    drawing.title().set_name(chart.title.as_str()).set_font(&title);
    let number_form = format!("#,##0{}", ",".repeat(chart.thousands));
    let mut grid = ChartLine::new();
    grid.set_color(Color::RGB(GRID)).set_width(0.75);
    // Where values go below zero the labels stay at the edge, out of the bars.
    let bars = chart.kind == ChartKind::Bars;
    let categories = if bars { drawing.y_axis() } else { drawing.x_axis() };
    categories.set_label_position(ChartAxisLabelPosition::Low).set_font(&plain);
    categories.set_major_gridlines(false);
    if bars {
        // The first row of the table is the topmost bar.
        categories.set_reverse().set_crossing(ChartAxisCrossing::Max);
    } else {
        categories.set_name(chart.category_axis.as_str()).set_name_font(&plain);
    }
    let values = if bars { drawing.x_axis() } else { drawing.y_axis() };
    values.set_name(chart.value_axis.as_str()).set_name_font(&plain).set_font(&plain);
    values.set_num_format(number_form).set_major_gridlines_line(&grid);
    if chart.series.len() > 1 {
        drawing.legend().set_position(ChartLegendPosition::Bottom).set_font(&plain);
    } else {
        drawing.legend().set_hidden();
    }
    drawing.set_width(chart.size.0).set_height(chart.size.1).set_alt_text(chart.description.as_str());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of a colour, by the WCAG.
    fn luminance(rgb: u32) -> f64 {
        let part = |shift: u32| {
            let value = f64::from((rgb >> shift) & 0xFF) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        if one > other { one / other } else { other / one }
    }

    #[test]
    fn what_stands_together_in_a_chart_keeps_apart_in_grey() {
        // White against black is 21:1 and against itself 1:1.
        assert!((contrast(0xFF_FFFF, 0) - 21.0).abs() < 1e-9 && contrast(GRID, GRID) == 1.0);
        for (one, other) in [(REAL, PRODUCTION), (PRODUCTION, FINANCIAL), (PRODUCTION, NET), (REAL, NET)] {
            assert!(contrast(one, other) >= 2.0, "{one:X} {other:X}: {}", contrast(one, other));
        }
        // Orange is hatched besides, and against the white ground all but the light blue, which has
        // an edge of the dark one, reach the 3:1 that graphics need.
        for ink in [REAL, FINANCIAL, LOSS, NET] {
            assert!(contrast(ink, 0xFF_FFFF) >= 3.0, "{ink:X}");
        }
    }
}
