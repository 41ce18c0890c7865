//! Sources and assumptions that ceased to hold before the account year was over.

use super::super::notes::{Marked, Notes};
use crate::base::{Code, Year};

/// Tells of a last day that lies before the end of the account year. It is read as a date,
/// `2016-12-31`, or a year, which counts to its end; any other text is left alone.
pub(in super::super) fn sunset(until: &Marked, account_year: Year, notes: &mut Notes) {
    if last_day(&until.text).is_some_and(|last| last < (account_year.0, 12, 31)) {
        let finding = until.mark.finding(Code::SourcePassed);
        notes.push(finding.with("year", account_year.0.to_string()));
    }
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
