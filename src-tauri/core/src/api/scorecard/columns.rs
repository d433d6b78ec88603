use super::ScorecardCell;
use super::health::health_text;
use super::ropi::{ropi_text, signed_percent};
use crate::api::partners::CellTone;
use crate::measures::{FEW_DEALS, OwnKpi, Scores, Tally};
use crate::model::{Currency, Hundredths, Money, percent_text, rounded, thousands};
use crate::store::Snapshot;
use crate::text::count_of;

/// A measure of the scorecard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Health,
    SourcedPipeline,
    SourcedRevenue,
    InfluencedRevenue,
    CoSell,
    Registered,
    WinRate,
    Cycle,
    Velocity,
    OpenDeals,
    FirstValue,
    InTime,
    Mdf,
    PipelinePerMdf,
    Ropi,
    Certifications,
    Engagement,
    Psat,
    Csat,
    OwnKpi,
    Referrals,
    AttachRate,
    IntegrationUsers,
    Churn,
}

/// A column: its id, what it is called, how it is counted, its width in characters, whether it is shown unless the user
/// chooses, and whether less is better.
pub(super) struct Column {
    pub by: By,
    pub id: &'static str,
    pub label: &'static str,
    pub tip: &'static str,
    pub width: u32,
    pub is_usual: bool,
    pub is_less_better: bool,
}

macro_rules! columns {
    ($($by:ident $id:literal $label:literal $width:literal $usual:literal $less:literal $tip:literal;)+) => {
        pub(super) const COLUMNS: &[Column] = &[$(Column {
            by: By::$by, id: $id, label: $label, tip: $tip, width: $width, is_usual: $usual, is_less_better: $less,
        }),+];
    };
}

columns! {
    Health "health" "Health" 11 true false
        "Of 100: production trend, overlap, engagement and satisfaction, weighed as the settings say; what is missing is spread over the rest";
    SourcedPipeline "sourced_pipeline" "Sourced pipeline" 17 true false
        "What the deals it brought are worth, by the day of creation";
    InfluencedRevenue "influenced_revenue" "Influenced revenue" 18 true false
        "What was won of the deals it had any hand in, by the day of closing; the sums of partners add up to more than the whole";
    SourcedRevenue "sourced_revenue" "Sourced revenue" 16 false false
        "What was won of the deals it brought, by the day of closing";
    CoSell "co_sell_deals" "Co-sell" 12 true false "Deals created with it in the co-sell role";
    Registered "registered_deals" "Registered" 12 false false "Deals created that it registered";
    WinRate "win_rate" "Win rate" 13 true false "Deals won, of those won or lost with a hand of it in them";
    Cycle "cycle" "Cycle" 16 true true "Median days from creation to closing, of the deals won";
    Velocity "velocity" "Velocity a day" 15 true false
        "Open deals x win rate x mean size of a won deal / median cycle";
    OpenDeals "open_deals" "Open" 10 false false "Deals with a hand of it that are open";
    FirstValue "first_value" "First value" 16 false true
        "Days from the start of the partnership to the first deal it referred, sourced or co-sold, where the deals reach back so far";
    InTime "in_time" "Decided in 24 h" 15 true false
        "Registrations decided by the day after they were handed in, of those decided";
    Mdf "mdf_spent" "MDF spent" 13 false false "MDF spent in the window";
    PipelinePerMdf "pipeline_per_mdf" "Pipeline per MDF" 16 false false
        "Sourced pipeline for each unit of MDF spent in the window";
    Ropi "ropi" "ROPI" 12 false false
        "Return on partner investment: (return - cost) / cost. Return is revenue of the deals it brought and acquisition avoided; cost is its share of a manager, MDF and other, as the settings assume";
    Certifications "certifications" "Certifications" 14 false false "People certified, newest quarter";
    Engagement "engagement" "Engagement" 12 false false "How engaged the partner is, as it is recorded, newest quarter";
    Psat "psat" "PSAT" 10 false false "How satisfied the partner is, newest quarter";
    Csat "csat" "CSAT" 10 false false "How satisfied its customers are, newest quarter";
    OwnKpi "own_kpi" "Own measure" 20 true false
        "What partners of its type are there for: co-sell deals of an SI or alliance, integration users (else the attach rate) of an ISV, booked revenue of a reseller or marketplace, referrals of an agency";
    Referrals "referrals" "Referrals" 12 false false "Deals created that it brought: referrals and leads that were taken up";
    AttachRate "attach_rate" "Attach rate" 13 false false "Deals won with a hand of it, of all deals won";
    IntegrationUsers "integration_users" "Integration users" 17 false false
        "Monthly users of the joint integration, newest quarter, beside the one known before";
    Churn "churn" "Churn" 10 false true "The share of the integration's customers that left, newest quarter";
}

pub(super) fn by_id(id: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.id == id)
}

/// The value a partner is ranked by; `None` where nothing is known.
pub(super) fn value(scores: &Scores, by: By) -> Option<i64> {
    let share = |tally: Tally| (tally.base > 0).then(|| i64::from(tally.count) * 1_000_000 / i64::from(tally.base));
    match by {
        By::Health => scores.health.as_ref().map(|health| i64::from(health.score)),
        By::SourcedPipeline => scores.sourced_pipeline,
        By::SourcedRevenue => scores.sourced_revenue,
        By::InfluencedRevenue => scores.influenced_revenue,
        By::CoSell => scores.co_sell_deals.map(i64::from),
        By::Registered => scores.registered_deals.map(i64::from),
        By::WinRate => share(scores.win_rate),
        By::Cycle => scores.cycle.map(|cycle| cycle.median),
        By::Velocity => scores.velocity,
        By::OpenDeals => scores.open_deals.map(i64::from),
        By::FirstValue => scores.first_value_days,
        By::InTime => share(scores.decided_in_time),
        By::Mdf => scores.mdf_spent,
        By::PipelinePerMdf => scores.pipeline_per_mdf,
        By::Ropi => scores.ropi.and_then(|ropi| ropi.percent()),
        By::Certifications => scores.certifications,
        By::Engagement => scores.engagement,
        By::Psat => scores.psat,
        By::Csat => scores.csat,
        By::OwnKpi => scores.own_kpi.map(OwnKpi::value),
        By::Referrals => scores.referrals.map(i64::from),
        By::AttachRate => scores.attach_rate,
        By::IntegrationUsers => scores.integration_users,
        By::Churn => scores.churn,
    }
}

/// What a cell says, without its rank.
pub(super) fn cell(snapshot: &Snapshot, scores: &Scores, by: By) -> ScorecardCell {
    let currency = snapshot.setting.currency;
    let money = |minor: i64| Money { minor, currency };
    let Some(value) = value(scores, by) else {
        return ScorecardCell { tip: missing(by).to_owned(), ..ScorecardCell::default() };
    };
    let plain = |text: String| ScorecardCell { text, ..ScorecardCell::default() };
    let text = match by {
        By::Health => {
            let tip = scores.health.as_ref().map(|health| health_text(snapshot, health)).unwrap_or_default();
            return ScorecardCell { tip, ..plain(value.to_string()) };
        }
        By::Velocity => {
            let count = scores.cycle.map_or(0, |cycle| cycle.count);
            let tip = format!("{}, of {}", money(value).full_text(), count_of(count as usize, "deal won", "deals won"));
            return few(plain(money(value).short_text()), count, &tip);
        }
        By::SourcedPipeline | By::SourcedRevenue | By::InfluencedRevenue | By::Mdf => {
            return ScorecardCell { tip: money(value).full_text(), ..plain(money(value).short_text()) };
        }
        By::Ropi => {
            let tip = scores.ropi.map(|ropi| ropi_text(snapshot, ropi)).unwrap_or_default();
            return ScorecardCell { tip, ..plain(signed_percent(value)) };
        }
        By::WinRate => return shared(scores.win_rate, "deals decided"),
        By::InTime => return shared(scores.decided_in_time, "registrations decided"),
        By::Cycle => {
            let count = scores.cycle.map_or(0, |cycle| cycle.count);
            return few(
                plain(days(value)),
                count,
                &format!("of {}", count_of(count as usize, "deal won", "deals won")),
            );
        }
        By::FirstValue => days(value),
        By::PipelinePerMdf => format!("{}{}", currency.symbol(), hundredths(value)),
        By::Psat | By::Csat => hundredths(value),
        By::OwnKpi => scores.own_kpi.map(|kpi| own_kpi(currency, kpi)).unwrap_or_default(),
        By::AttachRate => percent_text(u32::try_from(value).unwrap_or(0), 1_000_000),
        By::Engagement | By::Churn => format!("{}%", hundredths(value)),
        By::IntegrationUsers => {
            return ScorecardCell { tip: adoption(scores), ..plain(thousands(u64::try_from(value).unwrap_or(0))) };
        }
        By::CoSell | By::Registered | By::OpenDeals | By::Certifications | By::Referrals => {
            thousands(u64::try_from(value).unwrap_or(0))
        }
    };
    if value == 0 { ScorecardCell { tone: CellTone::Muted, ..plain(text) } } else { plain(text) }
}

/// Why a cell is empty.
fn missing(by: By) -> &'static str {
    match by {
        By::Health => "Nothing is known that health rests on",
        By::SourcedPipeline | By::SourcedRevenue | By::InfluencedRevenue => "No amount is known of its deals",
        By::CoSell | By::Registered | By::OpenDeals | By::Referrals => "No deals are known",
        By::WinRate => "No deal was won or lost",
        By::Cycle => "No deal was won of which both days are known",
        By::Velocity => "No deal was won of which days and amount are known",
        By::FirstValue => "The partnership is older than the deals that are known, or nothing came of it yet",
        By::InTime => "No registration was decided",
        By::Mdf => "No MDF spent is recorded",
        By::PipelinePerMdf => "No MDF spent is recorded, or no pipeline of the same quarters",
        By::Ropi => {
            "Needs the deals and the partner's FTE of a quarter, and in the settings under Measures what a manager costs, in a currency with a rate"
        }
        By::Certifications | By::Engagement | By::Psat | By::Csat | By::IntegrationUsers | By::Churn => "Not recorded",
        By::OwnKpi => "Its type is not known, or nothing of what its type is measured by",
        By::AttachRate => "No deal was won",
    }
}

/// "9 co-sell deals", "$1.2M booked", "1,200 users".
fn own_kpi(currency: Currency, kpi: OwnKpi) -> String {
    let number = |value: i64| usize::try_from(value).unwrap_or(0);
    match kpi {
        OwnKpi::CoSellDeals(deals) => count_of(number(deals), "co-sell deal", "co-sell deals"),
        OwnKpi::Referrals(referrals) => count_of(number(referrals), "referral", "referrals"),
        OwnKpi::Booked(minor) => format!("{} booked", Money { minor, currency }.short_text()),
        OwnKpi::IntegrationUsers(users) => count_of(number(users), "user", "users"),
        OwnKpi::AttachRate(share) => format!("{} attached", percent_text(u32::try_from(share).unwrap_or(0), 1_000_000)),
    }
}

/// "1,000 the quarter before: +20%; churn 2.40%".
fn adoption(scores: &Scores) -> String {
    let before = scores.integration_users.zip(scores.integration_users_before).map(|(now, before)| {
        let grown = (before > 0).then(|| signed_percent(rounded((now - before) * 100, before)));
        let sign = if now > before { "+" } else { "" };
        let grown = grown.map(|grown| format!(": {sign}{grown}")).unwrap_or_default();
        format!("{} before{grown}", thousands(u64::try_from(before).unwrap_or(0)))
    });
    let churn = scores.churn.map(|churn| format!("churn {}%", hundredths(churn)));
    before.into_iter().chain(churn).collect::<Vec<_>>().join("; ")
}

fn hundredths(value: i64) -> String {
    Hundredths(i32::try_from(value).unwrap_or(i32::MAX)).text()
}

fn shared(tally: Tally, of: &str) -> ScorecardCell {
    let cell = ScorecardCell { text: percent_text(tally.count, tally.base), ..ScorecardCell::default() };
    few(cell, tally.base, &format!("{} of {} {of}", tally.count, tally.base))
}

/// Marks what rests on fewer than ten deals.
fn few(cell: ScorecardCell, count: u32, tip: &str) -> ScorecardCell {
    if count >= FEW_DEALS {
        return ScorecardCell { tip: tip.to_owned(), ..cell };
    }
    ScorecardCell { tone: CellTone::Stale, tip: format!("{tip}: fewer than 10"), ..cell }
}

fn days(days: i64) -> String {
    count_of(usize::try_from(days).unwrap_or(0), "day", "days")
}
