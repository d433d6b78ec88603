use std::collections::BTreeMap;

use super::{JointPlanGroup, JointPlanGrouping, JointPlanRequest, JointPlanRow, JointPlanView};
use crate::api::account::{meeting, segment_name};
use crate::api::facets::{Facet, Held, choices, let_pass};
use crate::api::partners::CellTone;
use crate::api::{short_count, short_id};
use crate::model::{JointStage, Relationship, WORKING_SET, WorkingSetState, name_key};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::{Account, JointTarget, Partner};
use crate::text::count_of;

/// An account pursued with a partner.
struct Pursued<'a> {
    partner: &'a Partner,
    account: &'a Account,
    target: &'a JointTarget,
}

/// The joint target account lists of the review quarter, by partner, stage or owner.
#[must_use]
pub fn joint_plan(snapshot: &Snapshot, matrix: &Matrix, request: &JointPlanRequest) -> JointPlanView {
    let review = snapshot.setting.review_quarter;
    let mut pursued: Vec<Pursued<'_>> = snapshot
        .targets()
        .filter_map(|target| {
            let (partner, account) = (snapshot.partner(target.partner_id)?, snapshot.account(target.account_id)?);
            Some(Pursued { partner, account, target })
        })
        .collect();
    pursued.sort_by_cached_key(|row| {
        (name_key(&row.partner.name), row.partner.id, name_key(&row.account.name), row.account.id)
    });
    let facets = facets(snapshot);
    let sought = name_key(&request.find);
    let is_sought = |row: &Pursued<'_>| {
        sought.is_empty()
            || name_key(&row.account.name).contains(&sought)
            || name_key(&row.partner.name).contains(&sought)
    };
    let shown: Vec<&Pursued<'_>> =
        pursued.iter().filter(|row| is_sought(row) && let_pass(&facets, &request.filters, row)).collect();
    JointPlanView {
        revision: snapshot.revision,
        quarter: snapshot.setting.calendar.label(review),
        target_count: short_count(pursued.len()),
        shown_count: short_count(shown.len()),
        groups: groups(snapshot, matrix, request.group, &shown),
        filters: choices(&facets, &pursued),
        totals: totals(snapshot, &shown),
    }
}

fn facets(snapshot: &Snapshot) -> Vec<Facet<'_, Pursued<'_>>> {
    vec![
        Facet::new("partner", "Partner", |row: &Pursued<'_>| {
            Held::named(row.partner.id.to_string(), &row.partner.name)
        }),
        Facet::new("stage", "Stage", |row: &Pursued<'_>| {
            let stage = row.target.stage;
            Held::numbered(stage as i64, stage.code().to_owned(), stage.name().to_owned())
        }),
        Facet::new("owner", "Owner", |row: &Pursued<'_>| {
            row.target.owner.as_deref().map_or_else(Held::none, Held::written)
        }),
        Facet::new("segment", "Segment", |row: &Pursued<'_>| Held::written(segment_name(snapshot, row.account))),
        Facet::new("status", "Our status", |row: &Pursued<'_>| {
            let numbered = |status: Relationship| {
                Held::numbered(status as i64, status.code().to_owned(), status.name().to_owned())
            };
            row.account.status.map_or_else(Held::none, numbered)
        }),
    ]
}

fn groups(snapshot: &Snapshot, matrix: &Matrix, by: JointPlanGrouping, shown: &[&Pursued<'_>]) -> Vec<JointPlanGroup> {
    let mut groups: BTreeMap<(String, String), Vec<&Pursued<'_>>> = BTreeMap::new();
    for row in shown {
        groups.entry(place(by, row)).or_default().push(row);
    }
    let group = |((_, key), rows): ((String, String), Vec<&Pursued<'_>>)| {
        let (title, note, tone) = heading(snapshot, by, &rows);
        let rows = rows.into_iter().map(|row| plan_row(snapshot, matrix, row)).collect();
        JointPlanGroup { key, title, note, tone, rows }
    };
    groups.into_iter().map(group).collect()
}

/// Where a row's group stands among the others, and what tells it apart.
fn place(by: JointPlanGrouping, row: &Pursued<'_>) -> (String, String) {
    match by {
        JointPlanGrouping::Partner => (name_key(&row.partner.name), row.partner.id.to_string()),
        JointPlanGrouping::Stage => ((row.target.stage as u8).to_string(), row.target.stage.code().to_owned()),
        JointPlanGrouping::Owner => match &row.target.owner {
            Some(owner) => (format!("0{}", name_key(owner)), owner.clone()),
            None => ("1".to_owned(), String::new()),
        },
    }
}

fn heading(snapshot: &Snapshot, by: JointPlanGrouping, rows: &[&Pursued<'_>]) -> (String, String, CellTone) {
    let accounts = count_of(rows.len(), "account", "accounts");
    let Some(first) = rows.first() else { return (String::new(), accounts, CellTone::Plain) };
    match by {
        JointPlanGrouping::Partner => {
            // The test counts the whole list, whatever is filtered.
            let all = snapshot.targets_of(first.partner.id).count();
            (first.partner.name.clone(), working_set_note(all), tone(all))
        }
        JointPlanGrouping::Stage => (first.target.stage.name().to_owned(), accounts, CellTone::Plain),
        JointPlanGrouping::Owner => match &first.target.owner {
            Some(owner) => (owner.clone(), accounts, CellTone::Plain),
            None => ("No owner".to_owned(), accounts, CellTone::Attention),
        },
    }
}

/// "12 joint targets, in the working set"; "5 joint targets, 3 short of the working set".
#[must_use]
pub fn working_set_note(accounts: usize) -> String {
    let count = count_of(accounts, "joint target", "joint targets");
    match WorkingSetState::of(accounts) {
        WorkingSetState::Fails => format!("{count}, {} short of the working set", WORKING_SET.start() - accounts),
        WorkingSetState::Passes => format!("{count}, in the working set"),
        WorkingSetState::Unfocused => {
            format!("{count}, in the working set but unfocused: more than {}", WORKING_SET.end())
        }
    }
}

fn tone(accounts: usize) -> CellTone {
    match WorkingSetState::of(accounts) {
        WorkingSetState::Fails => CellTone::Muted,
        WorkingSetState::Passes => CellTone::Good,
        WorkingSetState::Unfocused => CellTone::Attention,
    }
}

fn plan_row(snapshot: &Snapshot, matrix: &Matrix, row: &Pursued<'_>) -> JointPlanRow {
    let Pursued { partner, account, target } = row;
    let has = matrix.partners.get(&partner.id).is_some_and(|row| row.has(account.id));
    let shared = snapshot.overlaps.get(partner.id, account.id).filter(|_| has);
    let theirs = shared.map(|shared| shared.theirs);
    JointPlanRow {
        partner: short_id(partner.id),
        partner_name: partner.name.clone(),
        account: short_id(account.id),
        account_name: account.name.clone(),
        segment: segment_name(snapshot, account).to_owned(),
        relationship: theirs.map_or_else(|| "not on its list".to_owned(), |theirs| meeting(theirs, account.status)),
        is_warm: Relationship::is_warm(theirs.flatten(), account.status),
        stage: target.stage,
        stage_name: target.stage.name().to_owned(),
        owner: target.owner.clone().unwrap_or_default(),
        next_step: target.next_step.clone().unwrap_or_default(),
        opportunity: account.stage.clone().unwrap_or_default(),
        partners: matrix.present(account.id),
    }
}

fn totals(snapshot: &Snapshot, shown: &[&Pursued<'_>]) -> Vec<String> {
    let partners: std::collections::BTreeSet<i64> = shown.iter().map(|row| row.partner.id).collect();
    let pass = partners.iter().filter(|id| WorkingSetState::of(snapshot.targets_of(**id).count()).passes()).count();
    let ownerless = shown.iter().filter(|row| row.target.owner.is_none()).count();
    let idle = shown.iter().filter(|row| row.target.next_step.is_none() && row.target.stage != JointStage::Reviewed);
    let idle = idle.count();
    let mut totals = vec![
        count_of(shown.len(), "joint target", "joint targets"),
        count_of(pass, "partner passes the working-set test", "partners pass the working-set test"),
    ];
    totals.extend((ownerless > 0).then(|| format!("{ownerless} without an owner")));
    totals.extend((idle > 0).then(|| format!("{idle} without a next step")));
    totals
}
