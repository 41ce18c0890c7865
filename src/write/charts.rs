//! Charts as an economist would draw them: units on the axes, nothing for show.

use super::formats::color;
use crate::report::sheet::{Area, Chart, ChartKind, ChartSeries, Ink};
use crate::theme::{ChartColours, Colour, Theme};
use rust_xlsxwriter::{
    Chart as Drawing, ChartAxisCrossing, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartLineDashType, ChartPatternFill, ChartPatternFillType, ChartRange,
    ChartSeries as DrawnSeries, ChartSolidFill, ChartType, Color, Sparkline, SparklineType,
};

const GRID: Color = Color::RGB(0xD9D9D9);

pub(super) fn draw(chart: &Chart, titles: &[&str], theme: &Theme) -> Drawing {
    let colours = &theme.charts;
    let mut drawing = match chart.kind {
        ChartKind::Bars => Drawing::new(ChartType::Bar),
        ChartKind::Stacked | ChartKind::Waterfall => Drawing::new(ChartType::ColumnStacked),
        ChartKind::Columns => Drawing::new(ChartType::Column),
        ChartKind::Lines | ChartKind::PerCent => Drawing::new(ChartType::Line),
    };
    let (columns, line) = match (chart.kind, chart.series.split_last()) {
        (ChartKind::Stacked | ChartKind::Columns, Some((line, columns))) if !columns.is_empty() => {
            (columns, Some(line))
        }
        _ => (chart.series.as_slice(), None),
    };
    let columns = match chart.kind {
        ChartKind::Lines | ChartKind::PerCent => lines(&mut drawing, chart, titles, colours),
        _ => columns,
    };
    for series in columns {
        let drawn = add(drawing.add_series(), chart, series, titles);
        let mut format = fill(series.ink, colours);
        let gap = if matches!(chart.kind, ChartKind::Bars | ChartKind::Waterfall) { 40 } else { 60 };
        drawn.set_gap(gap).set_format(&mut format);
        if chart.kind != ChartKind::Columns {
            // A bar has a gain or a loss, never both: they stand in one line.
            drawn.set_overlap(100);
        }
    }
    if let Some(series) = line {
        let mut over = Drawing::new(ChartType::Line);
        let mut stroke = ChartLine::new();
        stroke.set_color(color(of(series.ink, colours))).set_width(2.25);
        add(over.add_series(), chart, series, titles).set_format(ChartFormat::new().set_line(&stroke));
        drawing.combine(&over);
    }
    dress(&mut drawing, chart, &theme.font);
    drawing
}

/// How lines are told apart in grey.
const DASHES: [ChartLineDashType; 4] = [
    ChartLineDashType::Solid,
    ChartLineDashType::Dash,
    ChartLineDashType::RoundDot,
    ChartLineDashType::DashDot,
];

/// Draws every series as a line of its own colour and dash; leaves no columns to draw.
fn lines<'c>(
    drawing: &mut Drawing,
    chart: &'c Chart,
    titles: &[&str],
    colours: &ChartColours,
) -> &'c [ChartSeries] {
    for (series, dash) in chart.series.iter().zip(DASHES.into_iter().cycle()) {
        let mut stroke = ChartLine::new();
        stroke.set_color(color(of(series.ink, colours))).set_width(2.25).set_dash_type(dash);
        add(drawing.add_series(), chart, series, titles).set_format(ChartFormat::new().set_line(&stroke));
    }
    &[]
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

/// The theme's colour of an ink.
fn of(ink: Ink, colours: &ChartColours) -> Colour {
    match ink {
        Ink::Real => colours.real,
        Ink::Production => colours.production,
        Ink::Financial => colours.financial,
        Ink::Loss => colours.below,
        Ink::Net | Ink::Unseen => colours.net,
    }
}

/// A colour with three quarters of white: between the stripes of what is hatched.
fn pale(Colour(parts): Colour) -> Colour {
    Colour(parts.map(|part| part / 4 + 191))
}

/// Financial cost types and losses are hatched too, so that nothing hangs on the colour alone.
fn fill(ink: Ink, colours: &ChartColours) -> ChartFormat {
    let mut format = ChartFormat::new();
    if ink == Ink::Unseen {
        format.set_no_fill().set_no_border();
        return format;
    }
    let color = color(of(ink, colours));
    let hatching = match ink {
        Ink::Loss => Some(ChartPatternFillType::DiagonalStripesWideUpwards),
        Ink::Financial => Some(ChartPatternFillType::DiagonalStripesWideDownwards),
        Ink::Real | Ink::Production | Ink::Net | Ink::Unseen => None,
    };
    match hatching {
        Some(hatching) => {
            let mut pattern = ChartPatternFill::new();
            let pale = self::color(pale(of(ink, colours)));
            pattern.set_pattern(hatching).set_foreground_color(color).set_background_color(pale);
            format.set_pattern_fill(&pattern)
        }
        None => format.set_solid_fill(ChartSolidFill::new().set_color(color)),
    };
    // Light columns have an edge against the white ground; a bar of nothing has none.
    if ink == Ink::Production {
        let mut edge = ChartLine::new();
        edge.set_color(self::color(colours.real)).set_width(0.75);
        format.set_border(&edge);
    }
    format
}

/// A row of values as columns within a cell: above its axis, or below it in the colour of losses.
pub(super) fn sparkline(values: Area, titles: &[&str], colours: &ChartColours) -> Sparkline {
    let (first, last) = (values.first, values.last);
    Sparkline::new()
        .set_range((titles[values.sheet], first.row, first.column, last.row, last.column))
        .set_type(SparklineType::Column)
        .set_sparkline_color(color(colours.real))
        .show_negative_points(true)
        .set_negative_points_color(color(colours.below))
        .show_axis(true)
}

fn dress(drawing: &mut Drawing, chart: &Chart, family: &str) {
    let small = || {
        let mut font = ChartFont::new();
        font.set_size(9).set_name(family);
        font
    };
    let mut title = ChartFont::new();
    title.set_size(11).set_bold().set_name(family);
    let mut plain = small();
    plain.unset_bold();
    drawing.title().set_name(chart.title.as_str()).set_font(&title);
    let number_form = format!("#,##0{}", ",".repeat(chart.thousands));
    let mut grid = ChartLine::new();
    grid.set_color(GRID).set_width(0.75);
    // Where values go below zero the labels stay at the edge, out of the bars.
    let bars = chart.kind == ChartKind::Bars;
    let categories = if bars { drawing.y_axis() } else { drawing.x_axis() };
    categories.set_label_position(ChartAxisLabelPosition::Low).set_font(&plain);
    categories.set_major_gridlines(false);
    if bars {
        // The first row of the table is the topmost bar.
        categories.set_reverse().set_crossing(ChartAxisCrossing::Max);
        // Every bar has its name.
        categories.set_label_interval(1);
    } else {
        categories.set_name(chart.category_axis.as_str()).set_name_font(&plain);
    }
    let values = if bars { drawing.x_axis() } else { drawing.y_axis() };
    values.set_name(chart.value_axis.as_str()).set_name_font(&plain).set_font(&plain);
    values.set_num_format(number_form).set_major_gridlines_line(&grid);
    if chart.kind == ChartKind::PerCent {
        values.set_min(0).set_max(100);
    }
    if chart.series.len() > 1 {
        drawing.legend().set_position(ChartLegendPosition::Bottom).set_font(&plain);
        if chart.kind == ChartKind::Waterfall {
            // What carries is nothing to explain, and what lies below zero is explained above it.
            drawing.legend().delete_entries(&[0, 3, 5]);
        }
    } else {
        drawing.legend().set_hidden();
    }
    drawing.set_width(chart.size.0).set_height(chart.size.1).set_alt_text(chart.description.as_str());
}
