use jiff::civil::Date;

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

fn month(day: Date) -> &'static str {
    let index = usize::try_from(day.month() - 1).unwrap_or(0);
    MONTHS[index.min(11)]
}
