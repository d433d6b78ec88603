use std::collections::HashMap;

use super::columns::{COLUMNS, Column, by_id, cell, value};
use super::trend::trend;
use super::{ScorecardCell, ScorecardColumn, ScorecardGroup, ScorecardRequest, ScorecardRow, ScorecardView};
use crate::api::facets::{choices, let_pass};
use crate::api::measures::{self, named_period, windows};
use crate::api::partner_facets::partner_facets;
use crate::api::partners::{ColumnName, PartnersSort};
use crate::api::{short_count, short_id};
use crate::measures::{Book, Network, Period, Scores, scores};
use crate::model::{PartnerType, Tier, name_key};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::{Error, Result};

/// The scorecard over a window.
///
/// # Errors
/// When it has no such column to show or to sort by.
pub fn scorecard(
    snapshot: &Snapshot,
    book: &Book,
    matrix: &Matrix,
    request: &ScorecardRequest,
) -> Result<ScorecardView> {
    let (period, window) = named_period(snapshot, request.quarters);
    let scores = scores(book, snapshot, matrix, period);
    let columns = chosen(&request.columns)?;
    let sort = request.sort.clone().unwrap_or_else(usual);
    let facets = partner_facets(snapshot);
    let everyone: Vec<&Partner> = snapshot.partners.iter().collect();
    let sought = name_key(&request.find);
    let mut shown: Vec<&Partner> = everyone
        .iter()
        .copied()
        .filter(|partner| let_pass(&facets, &request.filters, partner) && name_key(&partner.name).contains(&sought))
        .collect();
    put_in_order(&mut shown, &scores, &sort)?;
    let ranks = Ranks::of(snapshot, &scores, &columns);
    let row = |partner: &Partner| {
        let own = &scores[&partner.id];
        let cells = columns
            .iter()
            .enumerate()
            .map(|(at, column)| ScorecardCell { rank: ranks.text(partner, at), ..cell(snapshot, own, column.by) });
        ScorecardRow {
            id: short_id(partner.id),
            uuid: partner.uuid.clone(),
            name: partner.name.clone(),
            tier: partner.tier.map_or_else(|| "No tier".to_owned(), Tier::title),
            cells: cells.collect(),
            trend: trend(snapshot, own),
        }
    };
    let types = PartnerType::ALL.into_iter().map(Some).chain([None]);
    let groups = types.filter_map(|kind| {
        let rows: Vec<ScorecardRow> =
            shown.iter().filter(|partner| partner.partner_type == kind).map(|partner| row(partner)).collect();
        (!rows.is_empty()).then(|| ScorecardGroup {
            key: kind.map_or("none", PartnerType::code).to_owned(),
            title: kind.map_or("No type", PartnerType::short_name).to_owned(),
            rows,
        })
    });
    Ok(ScorecardView {
        revision: snapshot.revision,
        partner_count: short_count(everyone.len()),
        shown_count: short_count(shown.len()),
        groups: groups.collect(),
        window,
        windows: windows(snapshot),
        columns: columns.iter().map(|column| described(column)).collect(),
        all_columns: COLUMNS
            .iter()
            .map(|column| ColumnName { id: column.id.to_owned(), label: column.label.to_owned() })
            .collect(),
        filters: choices(&facets, &everyone),
        sort,
        notes: notes(snapshot, book, period),
    })
}

fn usual() -> PartnersSort {
    PartnersSort { column: "sourced_pipeline".to_owned(), is_descending: true }
}

/// The columns asked for; the usual ones where none is.
fn chosen(ids: &[String]) -> Result<Vec<&'static Column>> {
    if ids.is_empty() {
        return Ok(COLUMNS.iter().filter(|column| column.is_usual).collect());
    }
    ids.iter().map(|id| known(id)).collect()
}

fn known(id: &str) -> Result<&'static Column> {
    by_id(id).ok_or_else(|| Error::new(format!("the scorecard has no column `{id}`; choose another one")))
}

fn described(column: &Column) -> ScorecardColumn {
    ScorecardColumn {
        id: column.id.to_owned(),
        label: column.label.to_owned(),
        tip: column.tip.to_owned(),
        width: column.width,
    }
}

/// Partners stand by name; those without a value come last in either direction.
fn put_in_order(shown: &mut [&Partner], scores: &HashMap<i64, Scores>, sort: &PartnersSort) -> Result<()> {
    if sort.column == "name" {
        if sort.is_descending {
            shown.reverse();
        }
        return Ok(());
    }
    let by = known(&sort.column)?.by;
    shown.sort_by_key(|partner| {
        let value = value(&scores[&partner.id], by);
        (value.is_none(), value.map(|value| if sort.is_descending { -value } else { value }))
    });
    Ok(())
}

/// Where each partner stands among those of its type and tier, a column.
struct Ranks {
    ranks: Vec<HashMap<i64, (usize, usize)>>,
}

impl Ranks {
    /// Those of one value have one rank; who has none is no peer.
    fn of(snapshot: &Snapshot, scores: &HashMap<i64, Scores>, columns: &[&Column]) -> Self {
        let mut peers: HashMap<(PartnerType, Tier), Vec<i64>> = HashMap::new();
        for partner in &snapshot.partners {
            if let (Some(kind), Some(tier)) = (partner.partner_type, partner.tier) {
                peers.entry((kind, tier)).or_default().push(partner.id);
            }
        }
        let of_column = |column: &&Column| {
            let mut ranks = HashMap::new();
            for peers in peers.values() {
                let sign = if column.is_less_better { 1 } else { -1 };
                let mut values: Vec<(i64, i64)> =
                    peers.iter().filter_map(|id| Some((value(&scores[id], column.by)? * sign, *id))).collect();
                values.sort_unstable();
                for (one, id) in &values {
                    let better = values.partition_point(|(other, _)| other < one);
                    ranks.insert(*id, (better + 1, values.len()));
                }
            }
            ranks
        };
        Self { ranks: columns.iter().map(of_column).collect() }
    }

    /// "2 of 12"; empty of one without peers.
    fn text(&self, partner: &Partner, column: usize) -> String {
        match self.ranks[column].get(&partner.id) {
            Some((rank, peers)) if *peers > 1 => format!("{rank} of {peers}"),
            _ => String::new(),
        }
    }
}

fn notes(snapshot: &Snapshot, book: &Book, period: Period) -> Vec<String> {
    let mut notes = vec!["Ranks are among partners of one type and tier.".to_owned()];
    if snapshot.deals.is_empty() {
        notes.push("No deals are imported: pipeline and counts are those the rosters state.".to_owned());
        return notes;
    }
    notes.push("What rests on fewer than 10 deals is in italics.".to_owned());
    notes.extend(measures::notes(snapshot, &Network::of(book, period)).split_off(1));
    notes
}
