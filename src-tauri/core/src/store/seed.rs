use rusqlite::Connection;

use super::Environment;
use super::tables::{Motion, Publication, Segment, Setting, Table, TierSetting};
use crate::Result;
use crate::model::{
    Assumptions, Currency, DEFAULT_MOTIONS, DEFAULT_SEGMENTS, FiscalCalendar, HealthWeights, Quarter, SMALL_BASE,
    STUCK_DAYS, TIER_ONE_A_MANAGER, TierRule,
};

/// What is known of a document before it exists.
#[derive(Clone, Debug, Default)]
pub struct Seed {
    /// The file's name when absent.
    pub name: Option<String>,
    pub company: String,
    /// The last closed quarter when absent.
    pub review_quarter: Option<Quarter>,
}

/// What a new document holds: the bands of the three tiers, five motions, four segments. The clock proposes the last
/// closed quarter for review.
pub fn plant(connection: &Connection, name: &str, seed: Seed, environment: &Environment) -> Result<()> {
    let calendar = FiscalCalendar::default();
    let token = environment.fresh_id().to_string();
    let publication = Publication {
        uuid: environment.fresh_id().to_string(),
        revision: 1,
        published_revision: 0,
        counter: 0,
        previous_token: token.clone(),
        token,
    };
    publication.write(connection, &environment.now().to_string())?;
    let last_closed = calendar.quarter_of(environment.today()).plus(-1);
    let review_quarter = seed.review_quarter.unwrap_or(last_closed);
    Setting {
        name: seed.name.unwrap_or_else(|| name.to_owned()),
        company: seed.company,
        currency: Currency::USD,
        calendar,
        review_quarter,
        small_base: SMALL_BASE,
        confidentiality: "Confidential, board only".to_owned(),
        fourth_tier: false,
        hidden_types: Vec::new(),
        tier_one_a_manager: TIER_ONE_A_MANAGER,
        program_sponsor: String::new(),
        review_step: None,
        review_step_since: None,
        stuck_days: STUCK_DAYS,
        led_target: None,
        health_weights: HealthWeights::default(),
        assumptions: Assumptions::default(),
        reviewer: String::new(),
    }
    .write(connection)?;
    for rule in TierRule::defaults() {
        TierSetting { tier: rule.tier, band: rule.band, exit_rule: rule.exit_rule.to_owned() }.write(connection)?;
    }
    for (id, name) in (1..).zip(DEFAULT_MOTIONS) {
        Motion { id, name: name.to_owned(), import_id: None }.write(connection)?;
    }
    for (id, name) in (1..).zip(DEFAULT_SEGMENTS) {
        Segment::named(id, name.to_owned(), id).write(connection)?;
    }
    Ok(())
}
