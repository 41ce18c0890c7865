//! What a cell of a closed choice means, and what it may have been meant to say.

use super::near;
use crate::form::Choice;
use crate::words::Lang;

/// The member that a word means.
pub(super) fn of<T: Choice>(text: &str) -> Option<T> {
    T::WORDS.iter().find(|(_, name)| name.is(text)).map(|(choice, _)| *choice)
}

/// The word that a text is most likely a slip for.
pub(super) fn nearest<T: Choice>(text: &str) -> Option<String> {
    near::nearest(text, T::WORDS.iter().flat_map(|(_, name)| name.spellings()))
}

/// All words of a choice in a language, between commas.
pub(super) fn listed<T: Choice>(lang: Lang) -> String {
    T::WORDS.iter().map(|(_, name)| name.of(lang)).collect::<Vec<_>>().join(", ")
}
