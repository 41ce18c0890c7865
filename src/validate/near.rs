//! The nearest thing that would have been right.

use crate::words::names::key;
use strsim::damerau_levenshtein;

/// The candidate that `found` is most likely a slip for, if any is near enough. Case, spaces and
/// diacritics count for nothing; one slip is allowed for every three letters, and a text of one
/// or two letters has no near miss but another spelling of itself.
/// Of equally near candidates the first.
pub(super) fn nearest<'a>(found: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let found = plain(found);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let plain = plain(candidate);
            let longest = found.chars().count().max(plain.chars().count());
            let slips = damerau_levenshtein(&found, &plain);
            (slips <= longest / 3).then_some((slips, candidate))
        })
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate.to_string())
}

/// The comparison form without diacritics.
fn plain(text: &str) -> String {
    key(text)
        .chars()
        .map(|letter| match letter {
            'å' | 'ä' | 'à' | 'á' | 'æ' => 'a',
            'ö' | 'ø' | 'ó' => 'o',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'ü' | 'ú' => 'u',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_found_and_a_different_word_is_not() {
        assert_eq!(
            nearest("FORS-1", ["AF-HANDL", "FORS"]),
            Some("FORS".into()),
            "two of six letters too many"
        );
        assert_eq!(nearest("Aktor", ["Aktör"]), Some("Aktör".into()));
        assert_eq!(nearest("Kosntad", ["Intäkt", "Kostnad"]), Some("Kostnad".into()), "two letters swapped");
        assert_eq!(nearest("Kommun", ["Region", "Övriga"]), None);
        assert_eq!(nearest("A1", ["B1", "A2"]), None, "short codes are all near each other");
    }

    #[test]
    fn of_equally_near_candidates_the_first_is_taken() {
        assert_eq!(nearest("VARD-3", ["VARD-1", "VARD-2"]), Some("VARD-1".into()));
    }
}
