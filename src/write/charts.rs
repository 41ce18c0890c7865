//! Charts as an economist would draw them: units on the axes, nothing for show.

use super::formats::color;
use crate::report::sheet::{Area, Chart, ChartKind, ChartSeries};
use crate::theme::ChartColours;
use rust_xlsxwriter::{
    Chart as Drawing, ChartAxisCrossing, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartRange, ChartSeries as DrawnSeries, ChartSolidFill, ChartType, Color,
};

const GRID: Color = Color::RGB(0xD9D9D9);

pub(super) fn draw(chart: &Chart, titles: &[&str], colours: &ChartColours) -> Drawing {
    let palette = [colours.real, colours.production, colours.financial, colours.net].map(color);
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
        drawn.set_gap(60).set_format(&mut fill(palette[series.colour % palette.len()]));
        if chart.kind == ChartKind::Bars {
            drawn.set_invert_if_negative().set_invert_if_negative_color(color(colours.below));
        }
    }
    if let Some(series) = line {
        let mut over = Drawing::new(ChartType::Line);
        let mut stroke = ChartLine::new();
        stroke.set_color(palette[series.colour % palette.len()]).set_width(2.25);
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

fn fill(color: Color) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(color));
    format
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
    grid.set_color(GRID).set_width(0.75);
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
