//! Dates and times, from a spreadsheet's serial numbers and ISO texts to one ISO form.

use super::Value;
use calamine::{ExcelDateTime, ExcelDateTimeType};

/// A date cell: `2026-12-31`, or `2026-12-31T12:30:00` when it is not midnight. A time of day
/// without a date, or a length of time, is the text that stands in the cell: `12:30:00`.
/// What no calendar has (below day 0, after year 9999) is the error value `#NUM!`.
pub(super) fn from_serial(serial: ExcelDateTime) -> Value {
    let days = serial.as_f64();
    // Excel itself shows #### for these, and refuses to compute with them.
    if !(0.0..2_958_466.0).contains(&days) {
        return Value::Error("#NUM!".into());
    }
    if serial.is_duration() {
        let seconds = (days * 86_400.0).round() as u64; // at most 2.6e11
        return Value::Text(clock(seconds / 3600, seconds / 60 % 60, seconds % 60));
    }
    let (year, month, day, hour, minute, second, _) = serial.to_ymd_hms_milli();
    if days < 1.0 {
        return Value::Text(clock(hour.into(), minute.into(), second.into()));
    }
    Stamp { year, month, day, hour, minute, second }.value()
}

/// The date of so many seconds after the beginning of 1970.
pub(super) fn of_seconds(seconds: f64) -> Value {
    /// 1970-01-01 as a spreadsheet counts days.
    const FIRST: f64 = 25_569.0;
    from_serial(ExcelDateTime::new(FIRST + seconds / 86_400.0, ExcelDateTimeType::DateTime, false))
}

/// A date in ISO form, as `.ods` and some `.xlsx` store it; other text stays text.
pub(super) fn from_iso(text: &str) -> Value {
    Stamp::parse(text).map_or_else(|| Value::text(text), Stamp::value)
}

/// A length of time in ISO form, `PT12H30M00S`, as the text that stands in the cell.
pub(super) fn from_iso_duration(text: &str) -> Value {
    let clock = || {
        let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
        Some(clock(hours.parse().ok()?, minutes.parse().ok()?, seconds.parse().ok()?))
    };
    clock().map_or_else(|| Value::text(text), Value::Text)
}

/// When a document says it was changed, as `2017-03-01T12:00:00Z`; `None` unless it is a date and
/// a time that exist. Fractions of seconds are dropped. A time without a zone is taken as it
/// stands (`.ods` stores none).
pub(super) fn stamp(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.contains('T') {
        return None;
    }
    let Stamp { year, month, day, hour, minute, second } = Stamp::parse(text)?;
    Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
}

fn clock(hours: u64, minutes: u64, seconds: u64) -> String {
    format!("{hours:02}:{minutes:02}:{seconds:02}")
}

struct Stamp {
    year: u16,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
}

impl Stamp {
    /// `2026-12-31`, perhaps with `T12:30:00`, a fraction and a `Z` after it.
    fn parse(text: &str) -> Option<Stamp> {
        let (date, time) = text.split_once('T').unwrap_or((text, "00:00:00"));
        let time = time.strip_suffix('Z').unwrap_or(time);
        let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
        if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let [year, month, day] = parts(date, '-', [4, 2, 2])?;
        let [hour, minute, second] = parts(time, ':', [2, 2, 2])?;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let exists = (1..=days).contains(&day) && hour < 24 && minute < 60 && second < 60;
        let small = |part: u16| u8::try_from(part).ok();
        exists.then_some(Stamp {
            year,
            month: small(month)?,
            day: small(day)?,
            hour: small(hour)?,
            minute: small(minute)?,
            second: small(second)?,
        })
    }

    fn value(self) -> Value {
        let Stamp { year, month, day, hour, minute, second } = self;
        let date = format!("{year:04}-{month:02}-{day:02}");
        if (hour, minute, second) == (0, 0, 0) {
            return Value::Date(date);
        }
        Value::Date(format!("{date}T{hour:02}:{minute:02}:{second:02}"))
    }
}

/// Exactly three groups of digits, of those widths.
fn parts(text: &str, between: char, widths: [usize; 3]) -> Option<[u16; 3]> {
    let mut found = [0; 3];
    let mut groups = text.split(between);
    for (slot, width) in found.iter_mut().zip(widths) {
        let group = groups.next()?;
        if group.len() != width || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *slot = group.parse().ok()?;
    }
    groups.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    fn serial(days: f64, kind: ExcelDateTimeType) -> Value {
        from_serial(ExcelDateTime::new(days, kind, false))
    }

    #[test]
    fn a_serial_number_is_its_calendar_day() {
        // 2026-12-31: 46,022 is 2025-12-31 (Excel's own DATE), and 2026 has 365 days.
        assert_eq!(serial(46_387.0, DateTime), Value::Date("2026-12-31".into()));
        assert_eq!(serial(46_387.5, DateTime), Value::Date("2026-12-31T12:00:00".into()));
        assert_eq!(serial(0.75, DateTime), Value::Text("18:00:00".into()));
        assert_eq!(serial(1.5, TimeDelta), Value::Text("36:00:00".into()));
        // The 1904 calendar starts 1,462 days later.
        let mac = ExcelDateTime::new(46_387.0 - 1462.0, DateTime, true);
        assert_eq!(from_serial(mac), Value::Date("2026-12-31".into()));
    }

    #[test]
    fn seconds_are_counted_from_the_beginning_of_1970() {
        // `date -u -d "2026-12-31 12:30:00" +%s` says 1798720200.
        assert_eq!(of_seconds(1_798_720_200.0), Value::Date("2026-12-31T12:30:00".into()));
        assert_eq!(of_seconds(0.0), Value::Date("1970-01-01".into()));
        assert_eq!(of_seconds(1e18), Value::Error("#NUM!".into()));
    }

    #[test]
    fn a_day_that_no_calendar_has_is_an_error_value() {
        for days in [-1.0, -1.1e11, f64::NAN, f64::INFINITY, 2_958_466.0, 1e300] {
            assert_eq!(serial(days, DateTime), Value::Error("#NUM!".into()), "{days}");
            assert_eq!(serial(days, TimeDelta), Value::Error("#NUM!".into()), "{days}");
        }
    }

    #[test]
    fn iso_dates_lose_midnight_and_fractions_and_other_text_stays() {
        let date = |text: &str| Value::Date(text.into());
        assert_eq!(from_iso("2026-12-31"), date("2026-12-31"));
        assert_eq!(from_iso("2026-12-31T00:00:00.000Z"), date("2026-12-31"));
        assert_eq!(from_iso("2026-12-31T12:30:00.25"), date("2026-12-31T12:30:00"));
        for odd in ["2026-02-30", "26-12-31", "-2026-12-31", "2026-12", "å", "", "2026-12-31T25:00:00"] {
            assert_eq!(from_iso(odd), Value::text(odd), "{odd}");
        }
        assert_eq!(from_iso_duration("PT36H05M00S"), Value::Text("36:05:00".into()));
        assert_eq!(from_iso_duration("PT"), Value::Text("PT".into()));
    }

    #[test]
    fn a_document_date_is_utc_to_the_second_or_nothing() {
        let expected = Some("2017-03-01T12:00:00Z".to_string());
        assert_eq!(stamp("2017-03-01T12:00:00Z"), expected);
        assert_eq!(stamp(" 2017-03-01T12:00:00.123456789 "), expected);
        for odd in ["2017-03-01", "2017-03-01T12:00:00+02:00", "2017-13-01T12:00:00Z", "yesterday", ""] {
            assert_eq!(stamp(odd), None, "{odd}");
        }
        assert_eq!(stamp("2016-02-29T00:00:00Z").as_deref(), Some("2016-02-29T00:00:00Z"));
        assert_eq!(stamp("1900-02-29T00:00:00Z"), None);
    }
}
