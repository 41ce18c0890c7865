//! Colours, or none.

use super::Look;
use crate::base::Severity;

/// What a piece of text is.
#[derive(Clone, Copy)]
pub enum Tone {
    /// A severity and what it points at.
    Severity(Severity),
    /// Frame: arrows, bars, row numbers.
    Frame,
    /// The title.
    Title,
    /// The word before a remedy.
    Remedy,
}

impl Look {
    /// The text in its tone.
    pub(super) fn paint(self, tone: Tone, text: &str) -> String {
        if !self.color || text.is_empty() {
            return text.to_string();
        }
        let code = match tone {
            Tone::Severity(Severity::Error) => "1;31",
            Tone::Severity(Severity::Warning) => "1;33",
            Tone::Severity(Severity::Note) => "1;36",
            Tone::Frame => "34",
            Tone::Title => "1",
            Tone::Remedy => "1;32",
        };
        format!("\u{1B}[{code}m{text}\u{1B}[0m")
    }
}
