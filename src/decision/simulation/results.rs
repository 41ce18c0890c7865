//! What the draws came to, as figures: given by the program, not computed in the report.

use super::super::Support;
use super::super::spans::Spans;
use super::kept::Kept;
use super::sources::{Shape, Source};
use crate::base::Unit;
use crate::figure::{Book, Fault, Id, Label};
use crate::model::Party;
use crate::simulate::{Distribution, Histogram, Wanted};
use crate::words::SimulationWords;
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// How somebody's results fall.
#[derive(Debug)]
pub struct Fall {
    /// Whose; none: everybody's and production value.
    pub whose: Option<Party>,
    /// After each span.
    pub spans: Vec<Statistics>,
}

/// How a result falls.
#[derive(Debug)]
pub struct Statistics {
    /// P5, P50, P95, mean, the probability of a gain.
    pub values: [Id; 5],
    /// The standard error of each, from drawing no more than so many times.
    pub errors: [Id; 5],
    /// The result of the account itself.
    pub base: Kept,
}

/// A histogram.
#[derive(Debug, Default)]
pub struct Bins {
    /// By how many powers of thousand its edges are smaller than kronor.
    pub thousands: usize,
    /// Up to the last that holds anything.
    pub all: Vec<Bin>,
}

/// A bin of a histogram.
#[derive(Debug)]
pub struct Bin {
    /// From here, included; in kronor, thousands or millions.
    pub from: Id,
    /// To here, not included; the last one is.
    pub to: Id,
    /// Draws in it.
    pub draws: Id,
    /// Draws in it or below, in per cent.
    pub until: Id,
}

/// How closely something uncertain goes with a result.
#[derive(Debug)]
pub struct Correlation {
    /// Position among what is uncertain.
    pub source: usize,
    /// The rank correlation, -1 to 1.
    pub rank: Id,
    /// The same in hundredths, where it is above 0 and where it is below; 0 in the other.
    pub bars: [Id; 2],
}

/// A result that is asked for.
pub(super) struct Asked {
    whose: Option<Party>,
    pub(super) wanted: Wanted,
}

/// The results that are asked for: everybody's by span, then every actor's.
pub(super) fn asked(support: &Support, spans: &Spans) -> Vec<Asked> {
    let actors = support.projection.parties.iter().filter(|figures| matches!(figures.party, Party::Actor(_)));
    let actors = actors.map(|figures| (Some(figures.party), &figures.total.accumulated));
    let all = std::iter::once((None, &support.projection.types.total.accumulated)).chain(actors);
    all.flat_map(|(whose, accumulated)| {
        spans.numbers.iter().enumerate().map(move |(slot, years)| {
            let histogram = whose.is_none() && slot == spans.term;
            Asked { whose, wanted: Wanted { figure: accumulated[years - 1], digits: 0, histogram } }
        })
    })
    .collect()
}

/// What came of what was asked for.
pub(super) fn falls(
    book: &mut Book,
    support: &Support,
    spans: &Spans,
    asked: &[Asked],
    found: &[Distribution],
) -> Result<Vec<Fall>, Fault> {
    let told = &support.told.simulation;
    let mut falls = Vec::new();
    for (asked, found) in asked.chunks(spans.numbers.len()).zip(found.chunks(spans.numbers.len())) {
        let mut results = Vec::new();
        for ((asked, found), years) in asked.iter().zip(found).zip(&spans.numbers) {
            let statistics = [
                (&told.p5, found.p5),
                (&told.p50, found.p50),
                (&told.p95, found.p95),
                (&told.mean, found.mean),
                (&told.gain, found.above_zero),
            ];
            let unit = |at: usize| if at == 4 { Unit::Share } else { Unit::Kronor };
            let mut at = 0;
            let values = statistics.map(|(label, estimate)| {
                at += 1;
                book.fixed(Label::in_year(label, *years), unit(at - 1), estimate.value)
            });
            at = 0;
            let errors = statistics.map(|(_, estimate)| {
                at += 1;
                book.fixed(Label::in_year(&told.error, *years), unit(at - 1), estimate.error)
            });
            let labels = [&told.then_base, &told.flag].map(|label| Label::in_year(label, *years));
            let tolerance = support.projection.checks.tolerance;
            let base = Kept::absolute(book, labels, asked.wanted.figure, tolerance)?;
            results.push(Statistics { values, errors, base });
        }
        falls.push(Fall { whose: asked[0].whose, spans: results });
    }
    Ok(falls)
}

/// A histogram up to the last bin that holds anything.
pub(super) fn bins(book: &mut Book, told: &SimulationWords, histogram: &Histogram) -> Bins {
    let filled = histogram.counts.iter().rposition(|count| *count > 0).map_or(0, |last| last + 1);
    let edges = histogram.edges.windows(2).take(filled);
    let largest = histogram.edges.iter().map(|edge| edge.abs()).max().unwrap_or_default();
    let (thousands, whole) = match largest {
        largest if largest >= Decimal::from(10_000_000) => (2, Decimal::from(1_000_000)),
        largest if largest >= Decimal::from(20_000) => (1, Decimal::ONE_THOUSAND),
        _ => (0, Decimal::ONE),
    };
    let mut all = Vec::new();
    for ((edges, count), until) in edges.zip(&histogram.counts).zip(&histogram.cumulative) {
        all.push(Bin {
            from: book.fixed(&told.from, Unit::Quantity, edges[0] / whole),
            to: book.fixed(&told.to, Unit::Quantity, edges[1] / whole),
            draws: book.fixed(&told.bin, Unit::Quantity, Decimal::from(*count)),
            until: book.fixed(&told.until, Unit::Quantity, *until * Decimal::ONE_HUNDRED),
        });
    }
    Bins { thousands, all }
}

/// The correlations that there are of what can be told by itself, the closest first.
pub(super) fn correlations(
    book: &mut Book,
    told: &SimulationWords,
    sources: &[Source],
    found: &[Option<Decimal>],
) -> Vec<Correlation> {
    let alone = |source: &usize| sources[*source].shape != Shape::Means;
    let found = found.iter().enumerate().filter_map(|(source, rank)| Some((source, (*rank)?)));
    let mut found: Vec<(usize, Decimal)> = found.filter(|(source, _)| alone(source)).collect();
    // The sort keeps the order of those that are as close.
    found.sort_by_key(|(_, rank)| Reverse(rank.abs()));
    let mut all = Vec::new();
    for (source, rank) in found {
        let hundredths = rank * Decimal::ONE_HUNDRED;
        let sides = [hundredths.max(Decimal::ZERO), hundredths.min(Decimal::ZERO)];
        all.push(Correlation {
            source,
            rank: book.fixed(&told.rank, Unit::Factor, rank),
            bars: sides.map(|side| book.fixed(&told.bar, Unit::Quantity, side)),
        });
    }
    all
}
