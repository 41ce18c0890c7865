//! How the results fall when all that is uncertain falls at once (*Monte Carlo*). Formula section 16 of the
//! method. What comes of it is no formula of a spreadsheet: the program works it out, and the report says so
//! and tells when its assumptions are no longer those that were simulated.

pub mod kept;
mod persons;
pub mod results;
pub mod sources;

use super::Support;
use super::sensitivity::Sensitivity;
use super::spans::Spans;
use crate::base::{Unit, round_half_away};
use crate::figure::{Book, Expr, Fault, Id, Test};
use crate::project::told::Amount;
use crate::simulate::{Plan, simulate};
use kept::Kept;
use results::{Bins, Correlation, Fall, asked, bins, correlations, falls};
use rust_decimal::Decimal;
use sources::{Source, sources};

/// The figures of a simulation.
#[derive(Debug)]
pub struct Simulation {
    /// How often everything was drawn.
    pub draws: Id,
    /// Where the random numbers began.
    pub seed: Id,
    /// How what has ends falls between them, in a word.
    pub distribution: Id,
    /// What is uncertain: first what falls by itself, then what comes of the persons that are drawn.
    pub sources: Vec<Source>,
    /// By what part of itself a number may differ from the simulated one and count as the same.
    pub tolerance: Id,
    /// Everybody's results first, then every actor's.
    pub falls: Vec<Fall>,
    /// Everybody's result over a term of office: how many draws fall where.
    pub bins: Bins,
    /// What goes with everybody's result over a term of office, the closest first.
    pub correlations: Vec<Correlation>,
    /// How many numbers are no longer the simulated ones.
    pub changed: Id,
    /// Whether the simulation is of the account as it is.
    pub verdict: Id,
    /// A twentieth of everybody's results over a term of office are below the first, a twentieth above the
    /// second: in words.
    pub amounts: Vec<Amount>,
    /// In how many draws of a hundred it is a gain.
    pub per_cent: Id,
    /// What the first sheet says of it.
    pub sentence: Id,
}

impl Simulation {
    /// Simulates the account as it was written; none where nothing is uncertain or a result has no value in
    /// some draw.
    pub(super) fn define(
        book: &mut Book,
        support: &Support,
        spans: &Spans,
        sensitivity: &Sensitivity,
    ) -> Result<Option<Simulation>, Fault> {
        let Some((parameters, mut varied)) = sources(book, support, sensitivity) else { return Ok(None) };
        let (joints, counted) = persons::persons(support, sensitivity).unzip();
        varied.extend(counted.unwrap_or_default());
        if varied.is_empty() {
            return Ok(None);
        }
        let assumed = &support.inputs.assumptions;
        let asked = asked(support, spans);
        let plan = Plan {
            book,
            seed: u64::try_from(assumed.seed.value.value).unwrap_or(0),
            draws: u32::try_from(assumed.draws.value.value).unwrap_or(u32::MAX),
            parameters,
            joints: joints.into_iter().collect(),
            wanted: asked.iter().map(|asked| asked.wanted).collect(),
            correlated: Some(spans.term),
        };
        let outcome = simulate(&plan, support.threads);
        let found: Result<Vec<_>, _> = outcome.figures.into_iter().collect();
        let Ok(found) = found else { return Ok(None) };

        let told = &support.told.simulation;
        let whole = |number: usize| Decimal::from(number);
        let draws = book.fixed(&told.draws, Unit::Quantity, whole(assumed.draws.value.value));
        let seed = book.fixed(&support.words.labels.seed, Unit::YearNumber, whole(assumed.seed.value.value));
        let distribution = book.key(&told.distribution, told.of(assumed.distribution.value.value), None);
        let tolerance = book.fixed(&told.tolerance, Unit::Rate, Decimal::new(1, 6));
        let mut sources = Vec::new();
        for varied in varied {
            sources.push(Source::define(book, support, varied, tolerance)?);
        }
        let bins = found[spans.term].histogram.as_ref().map(|histogram| bins(book, told, histogram));
        let bins = bins.unwrap_or_default();
        let falls = falls(book, support, spans, &asked, &found)?;
        let correlations = correlations(book, told, &sources, &outcome.correlations);

        let kept = sources.iter().flat_map(|source| source.kept.iter().flatten());
        let kept = kept.chain(falls.iter().flat_map(|fall| fall.spans.iter().map(|span| &span.base)));
        let changed = Expr::total(kept.map(|kept: &Kept| kept.changed).collect());
        let changed = book.define(&told.changed, Unit::Quantity, changed)?;
        let none = || Test::Equal(Expr::from(changed), Expr::from(0));
        let verdict = Expr::when(none(), Expr::word(&support.words.terms.holds), Expr::word(&told.again));
        let verdict = book.define(&told.verdict, Unit::Text, verdict)?;

        let term = &falls[0].spans[spans.term];
        let mut amounts = Vec::new();
        for (what, of) in [(&told.p5, term.values[0]), (&told.p95, term.values[2])] {
            amounts.push(Amount::define(book, support.words, support.projection.told.steps, what, of)?);
        }
        let share = book.number(term.values[4]).unwrap_or_default();
        let per_cent = book.fixed(&told.per_cent, Unit::Quantity, per_cent(share));
        let given = [
            ("years", spans.years[spans.term].into()),
            ("low", amounts[0].phrase.into()),
            ("high", amounts[1].phrase.into()),
            ("share", per_cent.into()),
        ];
        // Never and always are said of nothing less.
        let sentence = match share {
            share if share == Decimal::ONE => &told.sentence_always,
            share if share.is_zero() => &told.sentence_never,
            _ => &told.sentence,
        };
        let said = Expr::sentence(sentence, &given);
        let sentence = Expr::when(none(), said, Expr::word(&told.sentence_changed));
        let sentence = book.define(&support.words.labels.sentence, Unit::Text, sentence)?;
        Ok(Some(Simulation {
            draws,
            seed,
            distribution,
            sources,
            tolerance,
            falls,
            bins,
            correlations,
            changed,
            verdict,
            amounts,
            per_cent,
            sentence,
        }))
    }
}

/// A share in whole per cent; never and always are said of nothing less.
fn per_cent(share: Decimal) -> Decimal {
    let whole = round_half_away(share * Decimal::ONE_HUNDRED, 0);
    if share.is_zero() || share == Decimal::ONE {
        return whole;
    }
    whole.clamp(Decimal::ONE, Decimal::ONE_HUNDRED - Decimal::ONE)
}
