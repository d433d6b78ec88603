use crate::api::listing::ListColumn;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Name,
    Account,
    Stage,
    Amount,
    Attribution,
    Led,
    Partners,
    Kind,
    Created,
    Closed,
    Registration,
    Segment,
    Owner,
}

/// In the order they are shown, with their width at 1440 pixels in characters.
pub(super) const COLUMNS: [(By, &str, &str, u32); 13] = [
    (By::Name, "name", "Deal", 26),
    (By::Account, "account", "Account", 20),
    (By::Stage, "stage", "Stage", 13),
    (By::Amount, "amount", "Amount", 10),
    (By::Attribution, "attribution", "Attribution", 15),
    (By::Led, "led", "Axes", 11),
    (By::Partners, "partners", "Partners", 22),
    (By::Kind, "type", "Type", 13),
    (By::Created, "created", "Created", 13),
    (By::Closed, "closed", "Closed", 13),
    (By::Registration, "registration", "Registration", 16),
    (By::Segment, "segment", "Segment", 12),
    (By::Owner, "owner", "Owner", 14),
];

pub(super) fn columns() -> Vec<ListColumn> {
    let column = |(by, id, label, width): (By, &str, &str, u32)| ListColumn {
        id: id.to_owned(),
        label: label.to_owned(),
        is_number: by == By::Amount,
        width,
    };
    COLUMNS.into_iter().map(column).collect()
}

pub(super) fn by_id(id: &str) -> Option<By> {
    COLUMNS.iter().find(|(_, known, ..)| *known == id).map(|(by, ..)| *by)
}
