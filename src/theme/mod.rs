//! How reports look: the organisation's name, logo, font and colours, from a theme file that a
//! `bokslut.toml` names. What the program itself looks like stands in `templates/theme.toml`.

mod contrast;
mod logo;
mod parse;

pub use contrast::{ENOUGH, contrast};
pub use logo::Logo;
pub use parse::{beside, load};

use crate::model::Source;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// A colour: red, green and blue, from 0 to 255 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// White, the ground of everything that has none of its own.
    pub const WHITE: Colour = Colour([255; 3]);
    /// Black, the text of figures.
    pub const BLACK: Colour = Colour([0; 3]);
    /// Dark red, the text of figures below zero.
    pub const BELOW_ZERO: Colour = Colour([0x9c, 0, 6]);

    /// As a number, `0xRRGGBB`.
    pub fn rgb(self) -> u32 {
        self.0.iter().fold(0, |number, part| number * 256 + u32::from(*part))
    }
}

/// How reports look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// The organisation's name; perhaps empty.
    pub organisation: String,
    /// What stands below every printed page; perhaps empty.
    pub footer: String,
    /// The font.
    pub font: String,
    /// The logo.
    pub logo: Option<Logo>,
    /// Colours of texts and grounds.
    pub palette: Palette,
    /// Colours of charts.
    pub charts: ChartColours,
    /// The files that it was read from; none for the program's own.
    pub sources: Vec<Source>,
}

macro_rules! colours {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident = $sv:literal, $en:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name { $($(#[$field_doc])* pub $field: Colour,)* }

        impl $name {
            /// What each is called in a theme file.
            const NAMES: &'static [crate::words::names::Name] =
                &[$(crate::words::names::Name { sv: $sv, en: $en, also: &[] },)*];

            /// The colour of a name, by its position.
            fn at(&mut self, position: usize) -> Option<&mut Colour> {
                [$(&mut self.$field,)*].into_iter().nth(position)
            }
        }
    };
}

colours! {
    /// Colours of texts and of what they stand on.
    Palette {
        /// Titles and headings, on white.
        heading = "rubrik", "heading";
        /// Ground of table heads.
        head = "tabellhuvud", "table-head";
        /// Text of table heads.
        head_text = "huvudtext", "head-text";
        /// Leads and notes, on white.
        lead = "ingress", "lead";
        /// Ground of sums.
        sum = "summa", "sum";
        /// Ground of cells that may be changed.
        input = "inmatning", "input";
        /// Lines of tables.
        line = "linje", "line";
    }
}

colours! {
    /// Colours of charts.
    ChartColours {
        /// Real.
        real = "real", "real";
        /// Production value.
        production = "produktion", "production";
        /// Financial.
        financial = "finansiell", "financial";
        /// Sums and net lines.
        net = "summa", "sum";
        /// Below zero.
        below = "minus", "minus";
    }
}

impl Theme {
    /// How the program looks when nothing else is said.
    pub fn own() -> &'static Theme {
        static OWN: OnceLock<Theme> = OnceLock::new();
        OWN.get_or_init(|| parse::own(include_str!("../../templates/theme.toml")))
    }

    /// Texts and the grounds that they stand on, each with the name of the key that sets it, if any.
    fn pairs(&self) -> [(&'static str, Colour, Colour); 7] {
        let palette = &self.palette;
        [
            (Palette::NAMES[0].sv, palette.heading, Colour::WHITE),
            (Palette::NAMES[2].sv, palette.head_text, palette.head),
            (Palette::NAMES[3].sv, palette.lead, Colour::WHITE),
            (Palette::NAMES[4].sv, Colour::BLACK, palette.sum),
            (Palette::NAMES[4].sv, Colour::BELOW_ZERO, palette.sum),
            (Palette::NAMES[5].sv, Colour::BLACK, palette.input),
            (Palette::NAMES[5].sv, Colour::BELOW_ZERO, palette.input),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_look_is_the_documented_one_and_every_text_is_seen() {
        let own = Theme::own();
        assert_eq!(own.palette.heading, Colour([0x1f, 0x38, 0x64]));
        assert_eq!(own.charts.production.rgb(), 0xbd_d7_ee);
        for (name, text, ground) in own.pairs() {
            assert!(contrast(text, ground) >= ENOUGH, "{name}");
        }
    }
}
