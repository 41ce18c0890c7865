//! How well a text is seen on its ground, by the formula of WCAG 2 (success criterion 1.4.3).

use super::Colour;

/// The least contrast of ordinary text.
pub const ENOUGH: f64 = 4.5;

/// The contrast of two colours, from 1 (the same) to 21 (black on white).
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The light of a colour as the eye weighs it, from 0 to 1.
fn luminance(Colour(parts): Colour) -> f64 {
    let light = |part: u8| {
        let share = f64::from(part) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * light(parts[0]) + 0.7152 * light(parts[1]) + 0.0722 * light(parts[2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_formula_worked_by_hand() {
        let near = |found: f64, expected: f64| assert!((found - expected).abs() < 0.005, "{found}");
        // (1 + 0.05) / (0 + 0.05)
        near(contrast(Colour::WHITE, Colour::BLACK), 21.0);
        // Pure red weighs 0.2126: 1.05 / 0.2626.
        near(contrast(Colour([255, 0, 0]), Colour::WHITE), 4.0);
        // 128/255 = 0.50196; (0.55696 / 1.055)^2.4 = 0.52792^2.4 = 0.21586; × 0.2126 = 0.04589; 1.05 / 0.09589.
        near(contrast(Colour::WHITE, Colour([128, 0, 0])), 10.95);
        // 118/255 = 0.46275; (0.51775 / 1.055)^2.4 = 0.49075^2.4 = 0.18116; 1.05 / 0.23116: the last grey that is enough.
        near(contrast(Colour([118; 3]), Colour::WHITE), 4.54);
        assert!(contrast(Colour([119; 3]), Colour::WHITE) < ENOUGH);
    }
    #[test]
    fn what_stands_together_in_a_chart_keeps_apart_in_grey() {
        let charts = &crate::theme::Theme::own().charts;
        let (real, pale) = (charts.real, charts.production);
        let together = [(real, pale), (pale, charts.financial), (pale, charts.net), (real, charts.net)];
        for (one, other) in together {
            assert!(contrast(one, other) >= 2.0, "{one:?} {other:?}: {}", contrast(one, other));
        }
        // Losses are hatched besides. Against the white ground all but the pale one, which has an edge of
        // the dark one, reach the 3:1 that graphics need.
        for ink in [real, charts.financial, charts.below, charts.net] {
            assert!(contrast(ink, Colour::WHITE) >= 3.0, "{ink:?}");
        }
    }
}
