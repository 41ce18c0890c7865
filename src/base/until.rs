//! Until when something holds: what a user wrote, as a day where it is one.

use super::Year;

/// Whether a last day lies before the end of a year. It is read as a date, `2016-12-31`, or a
/// year, which counts to its end; any other text never passes.
pub fn passed_before_end(until: &str, year: Year) -> bool {
    last_day(until).is_some_and(|last| last < (year.0, 12, 31))
}

/// Year, month and day.
fn last_day(text: &str) -> Option<(u16, u8, u8)> {
    // A time of day may follow the date.
    let date = text.split('T').next()?.trim();
    let mut parts = date.split('-');
    let [year, month, day] = [parts.next()?, parts.next().unwrap_or("12"), parts.next().unwrap_or("31")];
    let whole = [10, 4].contains(&date.len()) && parts.next().is_none();
    let digits = date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    (whole && digits && year.len() == 4).then_some(())?;
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::last_day;

    #[test]
    fn a_date_is_its_day_and_a_year_its_last_day() {
        assert_eq!(last_day("2016-06-30"), Some((2016, 6, 30)));
        assert_eq!(last_day("2016-06-30T12:00:00"), Some((2016, 6, 30)));
        assert_eq!(last_day("2016"), Some((2016, 12, 31)));
    }

    #[test]
    fn any_other_text_is_no_day() {
        for text in ["tills vidare", "2016-06", "30/6 2016", "16-06-30", "201", "2016-06-30-1", "2016,5", ""]
        {
            assert_eq!(last_day(text), None, "{text}");
        }
    }
}
