use super::cells::cell;
use super::columns::Column;
use super::filters::{Filters, choices};
use super::groups::{Group, grouped};
use super::index::Index;
use super::sorting::Sorting;
use super::sums::{sum_text, totals};
use super::{PartnersGroup, PartnersGrouping, PartnersRequest, PartnersRow, PartnersView};
use crate::Result;
use crate::api::map::mark;
use crate::api::{short_count, short_id};
use crate::model::name_key;
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::Partner;

/// The partners as a table, in the order, groups and selection that were asked for. A column or a sort the document no
/// longer has, because the file that brought it was undone, is left out.
///
/// # Errors
/// When it is to be filtered by something the document does not have: fewer restrictions would show more than asked.
pub fn partners(snapshot: &Snapshot, matrix: &Matrix, request: &PartnersRequest) -> Result<PartnersView> {
    let index = Index::of(snapshot, matrix);
    let filters = Filters::of(&index, &request.filters)?;
    let columns = columns(&index, request);
    let sorting = Sorting::of(&index, request);
    let sought = name_key(&request.find);
    let is_found = |partner: &&Partner| sought.is_empty() || name_key(&partner.name).contains(&sought);
    let passing = snapshot.partners.iter().filter(is_found).filter(|partner| filters.let_pass(&index, partner));
    let shown = sorting.sort(&index, passing);
    Ok(PartnersView {
        revision: snapshot.revision,
        partner_count: short_count(snapshot.partners.len()),
        shown_count: short_count(shown.len()),
        columns: columns.iter().map(|column| column.heading(&index)).collect(),
        all_columns: Column::all(&index).into_iter().map(|column| column.named(&index)).collect(),
        filters: choices(&index),
        sort: sorting.told(),
        totals: totals(&index, &shown),
        groups: grouped(&index, request.group, shown).into_iter().map(|own| group(&index, &columns, own)).collect(),
    })
}

/// The columns asked for, each once and the name first; the usual ones when none is.
fn columns<'a>(index: &Index<'a>, request: &PartnersRequest) -> Vec<Column<'a>> {
    if request.columns.is_empty() {
        return Column::usual(request.group == PartnersGrouping::Tier);
    }
    let all = Column::all(index);
    let mut columns = vec![Column::Name];
    for column in request.columns.iter().filter_map(|id| Column::of_id(index, id)) {
        if all.contains(&column) && !columns.contains(&column) {
            columns.push(column);
        }
    }
    columns
}

fn group(index: &Index<'_>, columns: &[Column<'_>], group: Group<'_>) -> PartnersGroup {
    PartnersGroup {
        sums: columns.iter().map(|column| sum_text(index, &group.rows, *column)).collect(),
        rows: group.rows.iter().map(|partner| row(index, columns, partner)).collect(),
        key: group.key,
        title: group.title,
        name: group.name,
    }
}

fn row(index: &Index<'_>, columns: &[Column<'_>], partner: &Partner) -> PartnersRow {
    PartnersRow {
        id: short_id(partner.id),
        uuid: partner.uuid.clone(),
        name: partner.name.clone(),
        mark: mark(index.findings(partner).iter().copied()),
        cells: columns.iter().map(|column| cell(index, partner, *column)).collect(),
    }
}
