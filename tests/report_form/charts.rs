//! The charts and the first sheet: what is drawn, from which cells, and that it stays on its page.

use crate::package::Package;
use crate::support_cases::{Make, actor, rich};
use crate::xml::Node;
use crate::{Written, reports};
use bokslut::model::{CostType, Side};
use bokslut::report::sheet::{Chart, ChartKind, Content};

/// The parts of charts, as XML.
fn charts(package: &Package) -> Vec<(&String, Node)> {
    let parts = package.parts.iter().filter(|(name, _)| name.starts_with("xl/charts/chart"));
    parts.map(|(name, part)| (name, Node::read(part))).collect()
}

fn texts(node: &Node, name: &str) -> Vec<String> {
    node.all(name).iter().map(|node| node.text.clone()).collect()
}

#[test]
fn every_chart_has_a_title_axes_with_words_and_a_legend_where_there_are_several_series() {
    for written in reports() {
        let drawn: usize = written.sheets.sheets.iter().map(|sheet| sheet.charts.len()).sum();
        let charts = charts(&written.package);
        assert_eq!(charts.len(), drawn);
        for (name, chart) in charts {
            assert!(chart.all("ser").len() < 2 || chart.all("legend").len() == 1, "{name} has no legend");
            // The title of the chart and of the values; years have one too, names speak for themselves.
            let bars = chart.all("barDir").iter().any(|node| node.attribute("val") == "bar");
            // Columns that stand on one another have names below them, too.
            let named = bars || chart.all("ser").len() == 6;
            assert_eq!(chart.all("title").len(), if named { 2 } else { 3 }, "{name}");
        }
    }
}

#[test]
fn every_chart_says_in_words_what_it_shows() {
    for written in reports() {
        let drawings =
            written.package.parts.iter().filter(|(name, _)| name.starts_with("xl/drawings/drawing"));
        let mut described = 0;
        for (name, part) in drawings {
            for frame in Node::read(part).all("cNvPr") {
                let description = frame.attribute("descr");
                assert!((60..=255).contains(&description.chars().count()), "{name}: {description}");
                assert!(!description.contains(['{', '}']), "{name}: {description}");
                described += 1;
            }
        }
        assert_eq!(described, charts(&written.package).len());
    }
}

/// The chart of the first sheet that shows who gains and who pays.
fn bars(written: &Written) -> &Chart {
    let mut charts = written.sheets.sheets[0].charts.iter();
    charts.find(|chart| chart.kind == ChartKind::Bars).expect("bars")
}

#[test]
fn gains_and_losses_are_two_series_in_one_line_of_which_losses_are_hatched() {
    let written = Written::rich();
    let charts = charts(&written.package);
    let is_bars = |chart: &Node| chart.all("barDir").iter().any(|node| node.attribute("val") == "bar");
    let found: Vec<&Node> = charts.iter().map(|(_, chart)| chart).filter(|chart| is_bars(chart)).collect();
    // On the first sheet, and twice where losers are compensated.
    assert_eq!(found.len(), 3);
    for chart in found {
        let series = chart.all("ser");
        assert_eq!(series.len(), 2);
        assert_eq!(chart.all("overlap").first().expect("an overlap").attribute("val"), "100");
        let hatched: Vec<bool> = series.iter().map(|node| !node.all("pattFill").is_empty()).collect();
        assert_eq!(hatched, [false, true], "gains are plain and losses hatched");
        assert!(chart.all("invertIfNegative").iter().all(|node| node.attribute("val") != "1"));
    }
    // Every gain is at least 0, every loss at most, and one of them is 0.
    let [gains, losses] = [0, 1].map(|index| bars(&written).series[index].values);
    let number = |row: u32, column: u16| {
        let cell = written.package.sheets[0].cells.iter();
        let mut cell = cell.filter(|cell| cell.row == row + 1 && cell.column == u32::from(column) + 1);
        cell.next().expect("a cell").value.parse::<f64>().expect("a number")
    };
    assert!(gains.first.row < gains.last.row);
    for row in gains.first.row..=gains.last.row {
        let (gain, loss) = (number(row, gains.first.column), number(row, losses.first.column));
        assert!(gain >= 0.0 && loss <= 0.0 && gain * loss == 0.0, "row {row}: {gain} and {loss}");
    }
}

#[test]
fn every_series_names_cells_that_hold_something() {
    for written in reports() {
        for (name, chart) in charts(&written.package) {
            for formula in texts(&chart, "f") {
                let (sheet, cells) = formula.rsplit_once('!').expect("a sheet and its cells");
                let sheet = sheet.trim_matches('\'').replace("''", "'");
                let sheet = written.package.sheets.iter().find(|found| found.name == sheet);
                let sheet = sheet.unwrap_or_else(|| panic!("{name} names {formula}"));
                let first = cells.split(':').next().expect("a cell").replace('$', "");
                assert!(sheet.cells.iter().any(|cell| cell.reference == first), "{name} names {formula}");
            }
        }
    }
}

#[test]
fn every_actor_of_the_first_sheet_has_its_years_as_a_sparkline() {
    for written in reports() {
        let expected = if written.worked.account.time.length() > 1 {
            written.worked.projection.told.shown.len() + 1
        } else {
            0
        };
        let sheet = &written.package.sheets[0];
        assert_eq!(sheet.xml.all("sparkline").len(), expected);
        for line in sheet.xml.all("sparkline") {
            let formula = texts(line, "f").concat();
            assert!(formula.contains('!') && formula.contains(':'), "{formula}");
        }
    }
}

#[test]
fn the_first_sheet_is_printed_on_one_page() {
    for written in reports() {
        let setup = written.package.sheets[0].xml.child("pageSetup").expect("a page set-up");
        assert!(matches!(setup.attribute("fitToHeight"), "" | "1"));
    }
}

#[test]
fn forty_actors_leave_the_first_sheet_and_its_chart_readable() {
    let mut make = Make::new().outcome("Arbete", "1", |_| ());
    for number in 3..=40 {
        make = make.part(&format!("Aktör {number}"), None);
    }
    for number in 0..40 {
        let amount = if number == 30 { "-5000000".to_string() } else { (1000 * number).to_string() };
        make = make.series(actor(number), CostType::Real, Side::Income, &[&amount]);
    }
    let written = Written::of(make.0);
    let sheet = &written.sheets.sheets[0];
    let last = sheet.cells.iter().map(|(cell, ..)| cell.row).max().expect("cells");
    assert!(last < 60, "{} rows", last + 1);
    assert!(sheet.charts.iter().all(|chart| (200..=600).contains(&chart.size.1)));
    let holds = |text: &str| {
        sheet.cells.iter().any(|(_, content, _)| match content {
            Content::Words(words) => words == text,
            _ => false,
        })
    };
    // Those who gain or lose most, and a line that says so: 40 actors, the operation, production value.
    assert!(holds("Aktör 31") && holds("Aktör 40") && !holds("Aktör 3"));
    assert!(holds(
        "Här står de 16 av 42 som vann eller förlorade mest när rapporten skrevs. Alla står i Resultaträkning."
    ));
}

#[test]
fn one_year_and_few_actors_leave_charts_of_a_size_to_look_at() {
    let mut inputs = rich();
    inputs.assumptions.horizon.value.value = 1;
    inputs.assumptions.report_years.value.value = vec![1];
    for sheet in &Written::of(inputs).sheets.sheets {
        for chart in &sheet.charts {
            assert!(chart.size.0 >= 300 && chart.size.1 >= 200, "{}: {:?}", sheet.name, chart.size);
        }
    }
}
