//! Co-presence: partners that meet on the same accounts more than others do.

use super::{Built, Source};
use crate::api::co_presence::meetings;
use crate::readout::{Content, Grid, GridCell, GridColumn, GridRow, TableSlide};
use crate::text::{count_of, names, number_word};

/// Partners a cluster names before it counts.
const MOST_NAMES: usize = 14;
/// Clusters that are listed.
const MOST: usize = 12;

pub(super) fn slide(source: &Source<'_>) -> Built {
    let (clusters, loose) = meetings(source.snapshot, source.views.matrix());
    if clusters.is_empty() {
        return Err("No three partners with account lists meet on the same accounts more than others do.".to_owned());
    }
    let rows = clusters.iter().take(MOST).map(|cluster| {
        let all: Vec<&str> = cluster.partners.iter().map(|partner| partner.name.as_str()).collect();
        GridRow::plain(vec![
            GridCell::strong(&cluster.title),
            GridCell::plain(cluster.partners.len().to_string()),
            GridCell::plain(names(&all, MOST_NAMES)),
            GridCell::plain(cluster.accounts.to_string()),
            GridCell::plain(cluster.open.to_string()),
        ])
    });
    let rows: Vec<GridRow> = rows.collect();
    let inside: usize = clusters.iter().map(|cluster| cluster.partners.len()).sum();
    let first = &clusters[0];
    let groups = count_of(clusters.len(), "group", "groups");
    let slide = TableSlide {
        title: format!(
            "{} of {} partners with account lists meet in {groups}; the largest shares {}",
            inside,
            inside + loose,
            count_of(first.accounts, "account", "accounts"),
        ),
        continued: "Co-presence".to_owned(),
        note: "Shared accounts: accounts of ours that three or more partners of the group have. Partners that meet the others most \
               come first."
            .to_owned(),
        grid: Grid {
            columns: vec![
                GridColumn::left("Group", 22),
                GridColumn::right("Partners", 9),
                GridColumn::left("Who", 49),
                GridColumn::right("Shared accounts", 10),
                GridColumn::right("Open opportunities", 10),
            ],
            rows,
            alt: format!("{} of partners that meet on the same accounts", number_word(clusters.len())),
        },
        blocks: Vec::new(),
    };
    let notes = clusters.iter().map(|cluster| {
        let all: Vec<&str> = cluster.partners.iter().map(|partner| partner.name.as_str()).collect();
        format!("{}: {}", cluster.title, all.join(", "))
    });
    Ok((Content::Table(Box::new(slide)), notes.collect()))
}
