//! Effects that never fade.

use super::super::notes::Notes;
use super::super::outcomes::{Outcomes, Profiles};
use crate::base::Code;
use crate::model::{Basis, EffectLine, Persistence};
use rust_decimal::Decimal;

/// From this horizon on (years) a full effect needs a reason: over a term of office most effects
/// can be followed up, over two decades hardly any has been.
const LONG: usize = 20;

/// Tells of outcomes whose effect is as large at a long horizon as in year 1, if neither the
/// outcome nor its profile says why. Only of those that some line follows over the years: what
/// is given year by year, or counted once, has no profile.
pub(in super::super) fn fading(
    outcomes: &Outcomes,
    profiles: &Profiles,
    lines: &[EffectLine],
    horizon: usize,
    notes: &mut Notes,
) {
    if horizon < LONG {
        return;
    }
    for (at, mark) in &outcomes.unexplained {
        let driven = |line: &&EffectLine| !matches!(line.basis, Basis::Once | Basis::Series);
        let Some((_, Ok(outcome))) = outcomes.all.get(*at) else { continue };
        let profile = outcome.profile.and_then(|profile| profiles.all.get(profile));
        let fades = profile.is_some_and(|named| {
            named.explained || named.profile.as_ref().map_or(true, |known| falls(&known.persistence, horizon))
        });
        if !fades && lines.iter().filter(driven).any(|line| line.outcome == *at) {
            notes.push(mark.finding(Code::EffectWithoutFading).with("horizon", horizon.to_string()));
        }
    }
}

/// Whether the share falls below that of year 1 within the horizon.
fn falls(persistence: &Persistence, horizon: usize) -> bool {
    match persistence {
        Persistence::Explicit(shares) => {
            let first = shares.first().map(|share| share.value);
            shares.iter().take(horizon).any(|share| Some(share.value) < first)
        }
        Persistence::Parametric { fading, relapse, floor } => {
            let none = fading.value.0.is_zero() && relapse.value.0.is_zero();
            !none && floor.as_ref().is_none_or(|floor| floor.value.0 < Decimal::ONE)
        }
    }
}
