//! How large the municipalities are: a few huge, many small.

use crate::workbooks::cells::Numbers;

/// Municipalities in one round of the country; those beyond begin again.
pub const ROUND: usize = 290;

/// Inhabitants of the municipality of a rank (1 is the largest), made up to look like Sweden: a
/// Zipf-like curve from a million down, tapered so that it ends at about 2,400. The 290 have about
/// ten million inhabitants together, and half of them fewer than 15,000.
pub fn inhabitants(rank: usize) -> u64 {
    let down = rank as f64 / ROUND as f64;
    (1_000_000.0 * (rank as f64).powf(-0.8) * (1.0 - 0.78 * down * down)).round() as u64
}

/// The ranks in the order in which municipalities are made: shuffled, so that any number of them is
/// a fair sample.
pub fn ranks(seed: u64) -> Vec<usize> {
    let mut numbers = Numbers::at(seed, &[]);
    let mut ranks: Vec<usize> = (1..=ROUND).collect();
    for last in (1..ROUND).rev() {
        ranks.swap(last, numbers.within(0, last as u64) as usize);
    }
    ranks
}

/// The kinds of operations: a name, whose it is, and participants in 10,000 inhabitants.
const KINDS: [(&str, &str, u64); 10] = [
    ("Arbetscentrum", "Kommun", 60),
    ("Familjehemsteamet", "Socialtjänst", 4),
    ("Närvarolyftet", "Skola", 15),
    ("Egen nyckel", "Socialtjänst", 3),
    ("Vägen åter", "Kommun", 10),
    ("Hemmasittarstödet", "Skola", 20),
    ("Första lönen", "Kommun", 30),
    ("Hälsolotsen", "Region", 8),
    ("Språksteget", "Kommun", 25),
    ("Föräldrakraft", "Socialtjänst", 12),
];

/// Fewer participants than this no operation has.
const FEWEST: u64 = 8;

/// An operation of a municipality, before its year.
pub struct Size {
    pub name: String,
    pub principal: &'static str,
    pub participants: u64,
    pub outcomes: usize,
    pub lines: (u64, u64),
}

/// The size of the operation of a number in a municipality: participants go with the inhabitants,
/// half to double; outcomes and lines with the doublings of the participants.
pub fn size(inhabitants: u64, operation: usize, numbers: &mut Numbers) -> Size {
    let (kind, principal, share) = KINDS[operation % KINDS.len()];
    let round = operation / KINDS.len();
    let name = if round == 0 { kind.to_string() } else { format!("{kind} {}", round + 1) };
    let participants = (inhabitants * share * numbers.within(50, 200) / 1_000_000).max(FEWEST);
    let outcomes = match participants {
        ..20 => 1,
        20..100 => 2,
        _ => 3,
    };
    let lines = 4 * u64::from(participants.ilog2());
    Size { name, principal, participants, outcomes, lines: (lines * 3 / 4, lines * 5 / 4) }
}
