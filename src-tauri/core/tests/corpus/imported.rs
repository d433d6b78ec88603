//! An import in the form of the expectations.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use trellis_core::import::{
    CustomValue, OutsideReason, Recognized, Staged, StagedAccount, StagedDeal, StagedDensity, StagedMdf, StagedOverlap,
    StagedPartner, StagedPartnerAccount, StagedStatement, StatedDensity,
};

/// The quarter of the import, whose facts carry no quarter in the expectations.
const QUARTER: &str = "2026-04-01";

/// Every difference with its file, row and column, what was expected and what was got.
pub fn compare(file: &str, expected: &Value, recognized: &Recognized) -> Vec<String> {
    let got = json!({
        "kind": recognized.kind.code(),
        "sheet": recognized.sheet,
        "header_row": recognized.header_row,
        "columns": recognized.columns.iter().map(|column| json!([letter(column.column), column.field])).collect::<Value>(),
        "problems": problems(recognized),
        "outside": outside(recognized),
    });
    let mut differences: Vec<String> = ["kind", "sheet", "header_row"]
        .into_iter()
        .filter(|part| expected[part] != got[part])
        .map(|part| format!("{file}: {part}: expected {}, got {}", expected[part], got[part]))
        .collect();
    differences.extend(lists(file, "column", &expected["columns"], &got["columns"]));
    differences.extend(rows(file, &expected["rows"], &staged(&recognized.staged)));
    differences.extend(lists(file, "problem", &expected["problems"], &got["problems"]));
    differences.extend(lists(file, "row outside", &expected["outside"], &got["outside"]));
    differences
}

/// What only one of two lists has.
fn lists(file: &str, what: &str, expected: &Value, got: &Value) -> Vec<String> {
    let items = |list: &Value| list.as_array().cloned().unwrap_or_default();
    let (expected, got) = (items(expected), items(got));
    let missing = expected.iter().filter(|item| !got.contains(item));
    let missing = missing.map(|item| format!("{file}: {what}: expected {item}, which is not there"));
    let surplus = got.iter().filter(|item| !expected.contains(item));
    missing.chain(surplus.map(|item| format!("{file}: {what}: not expected: {item}"))).collect()
}

/// Rows by their number, value by value.
fn rows(file: &str, expected: &Value, got: &[Value]) -> Vec<String> {
    let by_row = |rows: &[Value]| -> BTreeMap<u64, Value> {
        rows.iter().map(|row| (row["row"].as_u64().unwrap_or(0), row.clone())).collect()
    };
    let expected = by_row(expected.as_array().map(Vec::as_slice).unwrap_or_default());
    let got = by_row(got);
    let mut differences = Vec::new();
    for row in expected.keys().chain(got.keys().filter(|row| !expected.contains_key(row))) {
        let fields =
            |rows: &BTreeMap<u64, Value>| rows.get(row).and_then(Value::as_object).cloned().unwrap_or_default();
        let (wanted, found) = (fields(&expected), fields(&got));
        for field in wanted.keys().chain(found.keys().filter(|field| !wanted.contains_key(*field))) {
            let value = |fields: &Map<String, Value>| fields.get(field).map_or("nothing".to_owned(), Value::to_string);
            if wanted.get(field) != found.get(field) {
                let (wanted, found) = (value(&wanted), value(&found));
                differences.push(format!("{file}: row {row}: {field}: expected {wanted}, got {found}"));
            }
        }
    }
    differences
}

fn problems(recognized: &Recognized) -> Value {
    let place = |column: Option<u32>| column.map(letter).unwrap_or_default();
    let problem = |problem: &trellis_core::import::Problem| json!([problem.row, place(problem.column), problem.reason]);
    recognized.problems.iter().map(problem).collect()
}

/// The rows outside the table, each by itself; empty ones hold nothing.
fn outside(recognized: &Recognized) -> Value {
    let filled = recognized.outside.iter().filter(|outside| outside.reason != OutsideReason::Empty);
    let rows = filled.flat_map(|outside| (outside.first..=outside.last).map(|row| json!([row, outside.reason.name()])));
    rows.collect()
}

fn letter(column: u32) -> String {
    char::from(b'A' + u8::try_from(column).expect("few columns")).to_string()
}

fn staged(staged: &Staged) -> Vec<Value> {
    match staged {
        Staged::Roster(rows) => rows.iter().map(partner).collect(),
        Staged::Accounts(rows) => rows.iter().map(account).collect(),
        Staged::Overlaps(rows) => rows.iter().map(overlap).collect(),
        Staged::PartnerAccounts(rows) => rows.iter().map(partner_account).collect(),
        Staged::Densities(rows) => rows.iter().map(statement).collect(),
        Staged::Deals(rows) => rows.iter().map(deal).collect(),
        Staged::Mdf(rows) => rows.iter().map(activity).collect(),
    }
}

/// A row without what it does not say.
fn row(number: u32, fields: Value) -> Value {
    let Value::Object(mut fields) = fields else { return fields };
    fields.retain(|_, value| !value.is_null() && *value != json!([]) && *value != json!({}));
    fields.insert("row".to_owned(), json!(number));
    Value::Object(fields)
}

fn partner(partner: &StagedPartner) -> Value {
    let mut fields = row(
        partner.row,
        json!({
            "name": partner.name,
            "external_id": partner.external_id,
            "domain": partner.domain,
            "tier": partner.tier.map(trellis_core::model::Tier::number),
            "partner_type": partner.partner_type.map(trellis_core::model::PartnerType::code),
            "secondary_types": partner.secondary_types.iter().map(|kind| kind.code()).collect::<Vec<_>>(),
            "motion": partner.motion,
            "manager": partner.manager,
            "region": partner.region,
            "partner_since": partner.partner_since.map(|day| day.to_string()),
            "as_of": partner.as_of.map(|day| day.to_string()),
            "densities": densities(&partner.densities),
            "custom": custom(&partner.custom),
        }),
    );
    for fact in &partner.facts {
        let quarter = fact.quarter.to_string();
        let code = fact.measure.code();
        let name = if quarter == QUARTER { code.to_owned() } else { format!("{code} {quarter}") };
        fields[name] = match fact.currency.filter(|currency| currency.code() != "USD") {
            Some(currency) => json!({"minor": fact.value, "currency": currency.code()}),
            None => json!(fact.value),
        };
    }
    fields
}

fn activity(activity: &StagedMdf) -> Value {
    let [requested, approved, spent, pipeline_goal, pipeline] = activity.amounts;
    row(
        activity.row,
        json!({
            "partner": activity.partner,
            "name": activity.name,
            "external_id": activity.external_id,
            "kind": activity.kind,
            "quarter": activity.quarter.map(|quarter| quarter.to_string()),
            "goal": activity.goal,
            "state": activity.state.map(trellis_core::model::MdfState::code),
            "requested": requested,
            "approved": approved,
            "spent": spent,
            "pipeline_goal": pipeline_goal,
            "pipeline": pipeline,
            "leads": activity.leads,
        }),
    )
}

fn densities(densities: &[StagedDensity]) -> Value {
    let stated = |density: &StagedDensity| match density.stated {
        StatedDensity::Counts { shared, base } => format!("{shared}/{base}"),
        StatedDensity::Percent { basis_points } => format!("{}.{:02}%", basis_points / 100, basis_points % 100),
        StatedDensity::NotShared => "not shared".to_owned(),
    };
    densities.iter().map(|density| (density.segment.clone(), json!(stated(density)))).collect::<Map<_, _>>().into()
}

fn custom(custom: &[CustomValue]) -> Value {
    custom.iter().map(|(header, text)| (header.to_string(), json!(text))).collect::<Map<_, _>>().into()
}

fn account(account: &StagedAccount) -> Value {
    row(
        account.row,
        json!({
            "name": account.name,
            "external_id": account.external_id,
            "domain": account.domain,
            "segment": account.segment,
            "status": account.status.map(trellis_core::model::Relationship::code),
            "owner": account.owner,
            "industry": account.industry,
            "country": account.country,
            "city": account.city,
            "stage": account.stage,
            "last_activity": account.last_activity.map(|day| day.to_string()),
            "employees": account.employees,
            "custom": custom(&account.custom),
        }),
    )
}

fn overlap(overlap: &StagedOverlap) -> Value {
    row(
        overlap.row,
        json!({
            "partner": overlap.partner,
            "account_id": overlap.account_id,
            "domain": overlap.domain,
            "account_name": overlap.account_name,
            "theirs": overlap.theirs.map(trellis_core::model::Relationship::code),
            "owner": overlap.owner,
            "stage": overlap.stage,
            "last_activity": overlap.last_activity.map(|day| day.to_string()),
        }),
    )
}

fn partner_account(account: &StagedPartnerAccount) -> Value {
    row(
        account.row,
        json!({
            "partner": account.partner,
            "name": account.name,
            "external_id": account.external_id,
            "domain": account.domain,
            "status": account.status.map(trellis_core::model::Relationship::code),
            "owner": account.owner,
            "industry": account.industry,
            "country": account.country,
            "city": account.city,
            "stage": account.stage,
            "last_activity": account.last_activity.map(|day| day.to_string()),
            "employees": account.employees,
        }),
    )
}

fn statement(statement: &StagedStatement) -> Value {
    row(
        statement.row,
        json!({
            "partner": statement.partner,
            "external_id": statement.external_id,
            "domain": statement.domain,
            "as_of": statement.as_of.map(|day| day.to_string()),
            "densities": densities(&statement.densities),
        }),
    )
}

fn deal(deal: &StagedDeal) -> Value {
    let partners = deal.partners.iter().map(|partner| json!({"name": partner.name, "role": partner.role.code()}));
    let amount = deal.amount.map(|amount| json!({"minor": amount.minor, "currency": amount.currency.code()}));
    row(
        deal.row,
        json!({
            "external_id": deal.external_id,
            "name": deal.name,
            "account_id": deal.account_id,
            "domain": deal.account_domain,
            "account_name": deal.account_name,
            "amount": amount,
            "stage": deal.stage.map(trellis_core::model::DealStage::code),
            "stage_text": deal.stage_text,
            "deal_type": deal.deal_type,
            "created_on": deal.created_on.map(|day| day.to_string()),
            "closed_on": deal.closed_on.map(|day| day.to_string()),
            "probability": deal.probability,
            "owner": deal.owner,
            "source": deal.source,
            "submitted_on": deal.submitted_on.map(|day| day.to_string()),
            "decided_on": deal.decided_on.map(|day| day.to_string()),
            "partners": partners.collect::<Value>(),
            "custom": custom(&deal.custom),
        }),
    )
}
