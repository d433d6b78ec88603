use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "30 June 2026".
#[must_use]
pub fn day_text(day: Date) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// "30 Jun 2026".
#[must_use]
pub fn short_day_text(day: Date) -> String {
    format!("{} {} {}", day.day(), &month(day)[..3], day.year())
}

/// "30 Jun", with the year where it is not that of `beside`.
#[must_use]
pub fn near_day_text(day: Date, beside: Date) -> String {
    if day.year() == beside.year() { format!("{} {}", day.day(), &month(day)[..3]) } else { short_day_text(day) }
}

/// "6 Jul 2026, 09:12 UTC".
#[must_use]
pub fn moment_text(at: Timestamp) -> String {
    let at = at.to_zoned(TimeZone::UTC);
    format!("{}, {} UTC", short_day_text(at.date()), at.strftime("%H:%M"))
}

/// "January" for 1 to "December" for 12; the nearest of them for any other number.
#[must_use]
pub fn month_text(number: i8) -> &'static str {
    let index = usize::try_from(number - 1).unwrap_or(0);
    MONTHS[index.min(11)]
}

fn month(day: Date) -> &'static str {
    month_text(day.month())
}
