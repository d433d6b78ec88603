use crate::api::listing::ListColumn;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum By {
    Name,
    Segment,
    Status,
    Opportunity,
    Owner,
    Partners,
    Warm,
    Plan,
    LastActivity,
    Employees,
    Country,
    Industry,
}

/// In the order they are shown, with their width at 1440 pixels in characters.
pub(super) const COLUMNS: [(By, &str, &str, u32); 12] = [
    (By::Name, "name", "Account", 28),
    (By::Segment, "segment", "Segment", 14),
    (By::Status, "status", "Our status", 15),
    (By::Opportunity, "opportunity", "Opportunity", 13),
    (By::Owner, "owner", "Owner", 14),
    (By::Partners, "partners", "Partners", 11),
    (By::Warm, "warm", "Warm", 6),
    (By::Plan, "plan", "Joint plan", 16),
    (By::LastActivity, "last_activity", "Last activity", 12),
    (By::Employees, "employees", "Employees", 12),
    (By::Country, "country", "Country", 12),
    (By::Industry, "industry", "Industry", 14),
];

pub(super) fn columns() -> Vec<ListColumn> {
    let column = |(by, id, label, width): (By, &str, &str, u32)| ListColumn {
        id: id.to_owned(),
        label: label.to_owned(),
        is_number: matches!(by, By::Partners | By::Warm | By::Employees),
        width,
    };
    COLUMNS.into_iter().map(column).collect()
}

pub(super) fn by_id(id: &str) -> Option<By> {
    COLUMNS.iter().find(|(_, known, ..)| *known == id).map(|(by, ..)| *by)
}
