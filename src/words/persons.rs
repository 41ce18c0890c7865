//! What a sheet that tells of one person a row is called: there may be several, and they are numbered.

use super::names::{heading, sheet};

/// Whether a sheet's name is that of the participants, with or without a number: `Deltagare`,
/// `Deltagare 2`, `Deltagare (2)`.
pub fn sheet_of_persons(title: &str) -> bool {
    let name = heading(title).trim_end_matches(|c: char| c.is_ascii_digit());
    sheet::PARTICIPANTS.is(name)
}

#[cfg(test)]
mod tests {
    use super::sheet_of_persons;

    #[test]
    fn a_number_may_follow_the_name_and_nothing_else() {
        for title in
            ["Deltagare", "deltagare 2", "Deltagare (2)", "Deltagare12", "Participants 3", "Individer"]
        {
            assert!(sheet_of_persons(title), "{title}");
        }
        for title in ["Deltagare höst", "2 Deltagare", "Deltagarlista 2", "Utfall 2", "2"] {
            assert!(!sheet_of_persons(title), "{title}");
        }
    }
}
