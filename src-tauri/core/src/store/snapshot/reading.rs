use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;

use jiff::civil::Date;
use rusqlite::Connection;

use super::{PlacedByRule, ReviewRows, Snapshot};
use crate::Result;
use crate::api::document::Topic;
use crate::model::{Measure, Quarter, name_key};
use crate::store::overlaps::Overlaps;
use crate::store::tables::{
    Account, AccountAlias, AttributionRule, Deal, DealCustom, DealPartner, DeckLogo, DeckLook, DeckSlide, ExchangeRate,
    Fact, Import, JointTarget, KnownSource, Manager, MdfActivity, Motion, Partner, PartnerAccount, PartnerAlias,
    PartnerCustom, PartnerList, PartnerMotion, PartnerOrigin, PartnerRole, Publication, RegistrationRow, Ruling,
    Segment, Setting, StatedAxis, StatedDensityRow, Table, TierSetting, ToldApart,
};
use crate::store::touched::Touched;

/// The later half of the host accounts by id, as they stand at a revision.
pub struct LaterAccounts {
    revision: i64,
    accounts: Vec<Account>,
}

impl LaterAccounts {
    pub fn read(connection: &Connection) -> Result<Self> {
        let transaction = connection.unchecked_transaction()?;
        let revision = revision_of(&transaction)?;
        let later = Account::middle(&transaction)? + 1..=i64::MAX;
        Ok(Self { revision, accounts: Account::of_ids(&transaction, later)? })
    }
}

impl Snapshot {
    /// Reads the document. What no change since `kept` concerns is taken from there: accounts, overlap and facts are
    /// long, and most edits leave them alone. `touched` says what was touched since a snapshot; it is asked once the
    /// revision to read is fixed, for whoever commits says what he touches before he does. `beside` reads half of
    /// the accounts through a connection of its own, in a thread beside the rest, where there is one.
    pub fn read(
        connection: &Connection,
        today: Date,
        kept: Option<&Self>,
        touched: impl Fn(&Self) -> Touched,
        beside: Option<impl FnOnce() -> Result<LaterAccounts> + Send>,
    ) -> Result<Self> {
        let transaction = connection.unchecked_transaction()?;
        let revision = revision_of(&transaction)?;
        let touched = kept.map(touched).unwrap_or_default();
        if kept.is_some_and(|_| !touched.topics.contains(&Topic::Accounts)) {
            return Self::read_at(&transaction, revision, today, kept, &touched, || Ok(Vec::new()));
        }
        thread::scope(|scope| {
            let beside = beside.map(|beside| scope.spawn(beside));
            let accounts = || {
                let Some(beside) = beside else { return Account::all(&transaction) };
                let mut accounts = Account::of_ids(&transaction, i64::MIN..=Account::middle(&transaction)?)?;
                match beside.join() {
                    Ok(Ok(later)) if later.revision == revision => accounts.extend(later.accounts),
                    // What was committed in between is read at the next revision.
                    _ => accounts = Account::all(&transaction)?,
                }
                Ok(accounts)
            };
            Self::read_at(&transaction, revision, today, kept, &touched, accounts)
        })
    }

    fn read_at(
        transaction: &Connection,
        revision: i64,
        today: Date,
        kept: Option<&Self>,
        touched: &Touched,
        accounts: impl FnOnce() -> Result<Vec<Account>>,
    ) -> Result<Self> {
        let same = |topic| kept.filter(|_| !touched.topics.contains(&topic));
        let mut segments = Segment::all(transaction)?;
        segments.sort_by_key(|segment| (segment.position, segment.id));
        let mut partners = Partner::all(transaction)?;
        partners.sort_by_cached_key(|partner| (name_key(&partner.name), partner.id));
        let mut roles = PartnerRole::all(transaction)?;
        roles.sort_by_key(|role| (role.partner_id, role.partner_type));
        let overlaps = match same(Topic::Overlap) {
            Some(kept) => Arc::clone(&kept.overlaps),
            None => Arc::new(overlaps(transaction, kept, touched)?),
        };
        // Late, for they may come from a thread beside.
        let accounts = match same(Topic::Accounts) {
            Some(kept) => Arc::clone(&kept.accounts),
            None => Arc::new(accounts()?),
        };
        Ok(Self {
            today,
            revision,
            setting: Setting::read(transaction)?,
            rates: ExchangeRate::all(transaction)?,
            tiers: TierSetting::all(transaction)?,
            motions: Motion::all(transaction)?.into_iter().map(|motion| (motion.id, motion)).collect(),
            managers: Manager::all(transaction)?.into_iter().map(|manager| (manager.id, manager)).collect(),
            partners,
            roles,
            partner_motions: PartnerMotion::all(transaction)?,
            custom: PartnerCustom::all(transaction)?,
            aliases: PartnerAlias::all(transaction)?,
            origins: PartnerOrigin::all(transaction)?
                .into_iter()
                .map(|origin| ((origin.partner_id, origin.field.clone()), origin))
                .collect(),
            joint_targets: JointTarget::all(transaction)?,
            facts: match same(Topic::Facts) {
                Some(kept) => Arc::clone(&kept.facts),
                None => Arc::new(facts(transaction)?),
            },
            mdf_activities: match same(Topic::Facts) {
                Some(kept) => Arc::clone(&kept.mdf_activities),
                None => Arc::new(MdfActivity::all(transaction)?),
            },
            lists: PartnerList::all(transaction)?.into_iter().map(|list| (list.partner_id, list)).collect(),
            by_rule: PlacedByRule::of(&segments, &accounts, kept),
            accounts,
            segments,
            overlaps,
            stated: match same(Topic::Overlap) {
                Some(kept) => Arc::clone(&kept.stated),
                None => Arc::new(StatedDensityRow::all(transaction)?),
            },
            listed: match kept.filter(|_| !touched.listed) {
                Some(kept) => kept.listed.clone(),
                None => PartnerAccount::counts(transaction)?,
            },
            aliases_of_accounts: match same(Topic::Accounts) {
                Some(kept) => Arc::clone(&kept.aliases_of_accounts),
                None => Arc::new(AccountAlias::all(transaction)?),
            },
            told_apart: match same(Topic::Overlap) {
                Some(kept) => Arc::clone(&kept.told_apart),
                None => Arc::new(ToldApart::all(transaction)?),
            },
            deals: match same(Topic::Deals) {
                Some(kept) => Arc::clone(&kept.deals),
                None => Arc::new(Deal::all(transaction)?),
            },
            deal_partners: match same(Topic::Deals) {
                Some(kept) => Arc::clone(&kept.deal_partners),
                None => Arc::new(DealPartner::all(transaction)?),
            },
            deal_custom: match same(Topic::Deals) {
                Some(kept) => Arc::clone(&kept.deal_custom),
                None => Arc::new(DealCustom::all(transaction)?),
            },
            deal_axes: match same(Topic::Deals) {
                Some(kept) => Arc::clone(&kept.deal_axes),
                None => Arc::new(StatedAxis::all(transaction)?),
            },
            registrations: match same(Topic::Deals) {
                Some(kept) => Arc::clone(&kept.registrations),
                None => Arc::new(RegistrationRow::all(transaction)?),
            },
            rulings: match same(Topic::Deals) {
                Some(kept) => Arc::clone(&kept.rulings),
                None => Arc::new(Ruling::all(transaction)?),
            },
            review: match same(Topic::Review) {
                Some(kept) => Arc::clone(&kept.review),
                None => Arc::new(ReviewRows::read(transaction, kept.map(|kept| kept.review.as_ref()))?),
            },
            attribution_rules: AttributionRule::all(transaction)?,
            deck: DeckSlide::all(transaction)?,
            look: DeckLook::all(transaction)?.pop().unwrap_or_default(),
            logo: DeckLogo::all(transaction)?.pop(),
            imports: Import::all(transaction)?,
            sources: KnownSource::all(transaction)?,
        })
    }
}

fn revision_of(connection: &Connection) -> Result<i64> {
    Ok(Publication::read(connection)?.map_or(0, |now| now.revision))
}

fn facts(connection: &Connection) -> Result<BTreeMap<(i64, Quarter, Measure), Fact>> {
    let facts = Fact::all(connection)?;
    Ok(facts.into_iter().map(|fact| ((fact.partner_id, fact.quarter, fact.measure), fact)).collect())
}

/// The overlaps, of which those of partners that were not touched are taken from `kept`.
fn overlaps(connection: &Connection, kept: Option<&Snapshot>, touched: &Touched) -> Result<Overlaps> {
    let kept = kept.map(|kept| kept.overlaps.as_ref());
    let by_partner = kept.filter(|_| !touched.all_partners).map(|kept| (kept, &touched.partners));
    let read = Overlaps::read(connection, by_partner)?;
    Ok(match kept {
        Some(kept) => read.sharing(kept),
        None => read,
    })
}
