//! Changes of one input cell: typed into a written report and recalculated by an engine, they must
//! give what the program writes when the same change is made in its input.

use super::compare::{alike, compare, shown};
use super::find::Head;
use super::package::{with_number, with_text};
use super::report::{At, Cell, Report, Shown};
use super::samples::{Change, Written, report, words};
use bokslut::words::{Lang, Words};
use std::collections::BTreeSet;

/// Something typed into an input cell of the report.
pub enum Typed {
    Number(&'static str),
    Text(&'static str),
}

/// A change, told twice: of a cell of the report, and of a cell of the input.
pub struct Case {
    /// What the report's name begins with.
    pub report: &'static str,
    pub find: fn(&Report) -> At,
    pub typed: Typed,
    pub input: Change,
}

/// A case worked out but for the engine's part.
pub struct Prepared {
    /// What was changed, for messages.
    pub input: &'static str,
    /// The report with the changed input cell, everything else as it was stored.
    pub changed: Vec<u8>,
    /// The report that the program writes for the changed input.
    pub fresh: Report,
}

impl Case {
    pub fn prepare(self) -> Prepared {
        let Written { bytes, report: before, .. } = report(Lang::Sv, self.report, &[]);
        let at = (self.find)(&before);
        let changed = match self.typed {
            Typed::Number(number) => with_number(&bytes, &before, &at, number),
            Typed::Text(text) => with_text(&bytes, &before, &at, text),
        };
        let input = self.input.to;
        let fresh = report(Lang::Sv, self.report, &[self.input]).report;
        let moved = compare(&before, &shown(&fresh)).differences.len();
        assert!(moved >= 5, "“{input}” moves only {moved} cells: a change that tests nothing");
        Prepared { input, changed, fresh }
    }
}

impl Prepared {
    /// Every cell of every sheet agrees, but what Proveniens says of the source files and the seal, and
    /// what Indataregister says of the change.
    pub fn assert_same(&self, live: &Report) {
        let (fresh, provenance) = (&self.fresh, &words(Lang::Sv).sheets.provenance);
        let of_files = |at: &At, cell: &Cell| at.sheet == **provenance && cell.formula.is_none();
        // What was simulated stays what it was, and the first sheet says that it no longer holds.
        let decision = &Words::of(Lang::Sv).decision;
        let drawn = |at: &&At| {
            let changed = &*decision.simulation.sentence_changed;
            at.sheet == *decision.sheets.simulation || live.text(at) == Some(changed)
        };
        let cells =
            fresh.cells.iter().chain(&live.cells).filter(|(at, cell)| !of_files(at, cell) && !drawn(at));
        let places: BTreeSet<&At> = cells.map(|(at, _)| at).collect();
        let (mut differences, mut told) = (Vec::new(), Vec::new());
        for at in &places {
            let pair = [live, fresh].map(|report| report.cells.get(*at).map(|cell| &cell.shown));
            if !matches!(pair, [Some(live), Some(fresh)] if alike(live, fresh)) {
                if at.sheet == *words(Lang::Sv).sheets.register {
                    told.push((*at, pair));
                    continue;
                }
                differences.push(format!("{at}: recalculated {:?}, by the program {:?}", pair[0], pair[1]));
            }
        }
        let first = &differences[..differences.len().min(20)];
        assert!(first.is_empty(), "“{}”: {} differ:\n{}", self.input, differences.len(), first.join("\n"));
        assert!(places.len() > 2000, "only {} cells", places.len());
        self.assert_told(&told);
        let computed = fresh.cells.values().filter(|cell| cell.formula.is_some());
        assert!(computed.filter(|cell| matches!(cell.shown, Shown::Number(_))).count() > 1000);
    }
}

impl Prepared {
    /// Indataregister counts one changed input and marks its row, where it keeps what was written; the
    /// report of the changed input was written so.
    fn assert_told(&self, told: &[(&At, [Option<&Shown>; 2])]) {
        let number = |number: f64| Shown::Number(number);
        let [(count, counted), (written, _), (flag, flagged)] = told else {
            panic!("“{}”: Indataregister differs otherwise: {told:?}", self.input)
        };
        for marked in [counted, flagged] {
            assert_eq!(*marked, [Some(&number(1.0)), Some(&number(0.0))], "“{}”", self.input);
        }
        assert!(count.row < flag.row && written.row == flag.row, "“{}”: {told:?}", self.input);
        let columns = [count, written, flag].map(|at| at.column);
        assert_eq!(columns, [2, 2, 4], "“{}”: {told:?}", self.input);
    }
}

const OFFICE: &str = "arbetsmarknadskontoret";
const OFFICE_INPUT: &str = "arbetsmarknadskontoret-2016.xlsx";
const SCHOOL: &str = "närvaroteamet";
const SCHOOL_INPUT: &str = "närvaroteamet-2023.xlsx";

macro_rules! case {
    ($report:expr, $workbook:expr, $sheet:literal: $from:literal => $to:literal; $typed:expr, $find:expr) => {
        Case {
            report: $report,
            find: $find,
            typed: $typed,
            input: Change { workbook: $workbook, sheet: $sheet, from: $from, to: $to },
        }
    };
}

/// A cell of Antaganden.
fn assumption(report: &Report, section: &str, row: &str, head: &Head) -> At {
    report.table(&words(Lang::Sv).sheets.assumptions, section).cell(&[row], head)
}

/// A general assumption, by its label.
fn general(report: &Report, label: &str) -> At {
    let words = words(Lang::Sv);
    assumption(report, &words.sections.general, label, &Head::Word(&words.heads.value))
}

fn unit_cost(report: &Report, code: &str, head: &str) -> At {
    let sheet = &words(Lang::Sv).sheets.unit_costs;
    report.table(sheet, sheet).cell(&[code], &Head::Word(head))
}

fn outcome(report: &Report, outcome: &str, head: &str) -> At {
    assumption(report, &words(Lang::Sv).sections.outcomes, outcome, &Head::Word(head))
}

fn persistence(report: &Report, profile: &str, year: f64) -> At {
    assumption(report, &words(Lang::Sv).sections.persistence, profile, &Head::Year(year))
}

/// One change of every kind of input cell.
pub fn cases() -> Vec<Case> {
    use Typed::{Number, Text};
    vec![
        case!(OFFICE, OFFICE_INPUT, "Antaganden": "Diskonteringsränta | 4%" => "Diskonteringsränta | 3%";
            Number("0.03"), |report| report.named("Diskonteringsränta").clone()),
        case!(OFFICE, OFFICE_INPUT, "Antaganden": "Diskontering real | början" => "Diskontering real | slutet";
            Text("slutet"), |report| general(report, &words(Lang::Sv).labels.timing_real)),
        case!(SCHOOL, SCHOOL_INPUT, "Antaganden": "produktionsvärde | slutet" => "produktionsvärde | mitten";
            Text("mitten"), |report| general(report, &words(Lang::Sv).labels.timing_production)),
        case!(SCHOOL, SCHOOL_INPUT, "Antaganden": "Prisår | 2023" => "Prisår | 2020";
            Number("2020"), |report| general(report, &words(Lang::Sv).labels.price_year)),
        case!(OFFICE, OFFICE_INPUT, "Verksamhet": "Antal deltagare* | 459" => "Antal deltagare* | 500";
            Number("500"), |report| general(report, &words(Lang::Sv).labels.participants)),
        case!(OFFICE, "arbetsmarknadskontoret/enhetskostnader.xlsx", "Enhetskostnader":
            "| månad | 22900 |" => "| månad | 21500.50 |";
            Number("21500.5"), |report| unit_cost(report, "KOM-INSATS", &words(Lang::Sv).heads.price)),
        case!(SCHOOL, "skola/enhetskostnader.ods", "Enhetskostnader": "| 30561 | 2015 |" => "| 30561 | 2019 |";
            Number("2019"), |report| unit_cost(report, "SOC-BBIC", &words(Lang::Sv).heads.price_year)),
        case!(OFFICE, OFFICE_INPUT, "Utfall": "Arbete | 218 |" => "Arbete | 150 |";
            Number("150"), |report| outcome(report, "Arbete", &words(Lang::Sv).heads.persons)),
        case!(SCHOOL, SCHOOL_INPUT, "Utfall": "| 112 | 10 |" => "| 96.5 | 10 |";
            Number("96.5"), |report| outcome(report, "Åter i skolan", &words(Lang::Sv).heads.months_year_1)),
        case!(SCHOOL, SCHOOL_INPUT, "Utfall": "Skolnärvaro | 20%" => "Skolnärvaro | 35%";
            Number("0.35"), |report| outcome(report, "Åter i skolan", &words(Lang::Sv).heads.deadweight)),
        case!(OFFICE, OFFICE_INPUT, "Varaktighet": "100% | 70% |" => "100% | 55% |";
            Number("0.55"), |report| persistence(report, "Arbete", 2.0)),
        // The last year that is given holds to the horizon.
        case!(OFFICE, OFFICE_INPUT, "Varaktighet": "| 30% | 20%" => "| 30% | 25%";
            Number("0.25"), |report| persistence(report, "Arbete", 6.0)),
        case!(SCHOOL, SCHOOL_INPUT, "Varaktighet": "| 3% | 5% | 50%" => "| 10% | 5% | 50%";
        Number("0.1"), |report| {
            let words = words(Lang::Sv);
            let head = Head::Word(&words.heads.share_by_year);
            assumption(report, &words.sections.persistence, &words.labels.fading, &head)
        }),
        case!(SCHOOL, SCHOOL_INPUT, "Effekter": "Besök hos BUP | | | Intäkt | effektmånad | | | 0.8 | 0.3"
        => "Besök hos BUP | | | Intäkt | effektmånad | | | 1.25 | 0.3";
        Number("1.25"), |report| {
            let words = words(Lang::Sv);
            let head = Head::Word(&words.heads.quantity_or_before);
            assumption(report, &words.sections.lines, "Besök hos BUP", &head)
        }),
        case!(OFFICE, OFFICE_INPUT, "Effekter": "| 13493592 | 4255944 |" => "| 13493592 | 5000000 |";
        Number("5000000"), |report| {
            assumption(report, &words(Lang::Sv).sections.series, "Lönesubvention", &Head::Year(3.0))
        }),
        case!(SCHOOL, SCHOOL_INPUT, "Ekonomi": "| 180000 | | 2" => "| 180000 | | 3";
        Number("3"), |report| {
            let words = words(Lang::Sv);
            let head = Head::Word(&words.heads.entry_year);
            assumption(report, &words.sections.entries, "Uppföljning av eleverna året efter", &head)
        }),
    ]
}

/// A horizon of 10 years instead of 20.
pub fn shorter_horizon() -> Case {
    case!(OFFICE, OFFICE_INPUT, "Antaganden": "Horisont | 20" => "Horisont | 10";
        Typed::Number("10"), |report| report.named("Horisont").clone())
}
