//! The worked case as a test tells it: what the two who sign do, one after the other.

use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use trellis_core::Job;
use trellis_core::api::Views;
use trellis_core::api::attribution::{SignAttribution, sign_attribution};
use trellis_core::api::review::{
    DecisionRequest, ReallocationRequest, Resolution, ReviewView, SignRequest, decide, freeze, reallocate, review,
    sign_criteria, sign_plan,
};
use trellis_core::demo::create_demo;
use trellis_core::model::{Signatory, Subject, Tier};
use trellis_core::review::Resource;
use trellis_core::store::{Document, Environment};
use uuid::Uuid;

/// A clock that a test turns on.
#[derive(Clone)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    pub fn at(moment: &str) -> Self {
        Self(Arc::new(AtomicI64::new(seconds(moment))))
    }

    pub fn turn_to(&self, moment: &str) {
        self.0.store(seconds(moment), Ordering::Relaxed);
    }
}

fn seconds(moment: &str) -> i64 {
    moment.parse::<Timestamp>().unwrap().as_second()
}

/// The example in a folder, at a clock's time.
pub fn example(folder: &Path, clock: &Clock) -> Document {
    let Clock(seconds) = clock.clone();
    let now = move || Timestamp::from_second(seconds.load(Ordering::Relaxed)).unwrap();
    let environment = Environment::new(folder.join("data"), now, Uuid::new_v4, TimeZone::UTC);
    create_demo(&folder.join("demo.trellis"), environment, &Job::unwatched()).unwrap()
}

pub fn shown(document: &Document) -> ReviewView {
    let views = Views::of(document, &Mutex::default()).unwrap();
    review(views.snapshot(), views.book(), views.matrix(), None).unwrap()
}

pub fn said(document: &Document, request: &DecisionRequest) -> trellis_core::Result<()> {
    let views = Views::of(document, &Mutex::default()).unwrap();
    decide(document, (views.book(), views.matrix()), request).map(|_| ())
}

pub fn accept(document: &Document, partners: Vec<u32>) {
    let request = DecisionRequest {
        scenario: None,
        partners,
        subject: Subject::Tier,
        resolution: Resolution::Accept,
        owner: "Ines Arden".to_owned(),
        approver: String::new(),
        due: "2026-09-30".to_owned(),
    };
    said(document, &request).unwrap();
}

pub fn change(document: &Document, request: &ReallocationRequest) {
    let views = Views::of(document, &Mutex::default()).unwrap();
    reallocate(document, (views.book(), views.matrix()), None, request).unwrap();
}

pub fn sign(document: &Document, role: Signatory, name: &str) -> Result<(), String> {
    let request = SignRequest { role, name: name.to_owned() };
    sign_plan(document, &request).map(|_| ()).map_err(|error| error.to_string())
}

/// The partners of a group of proposals, without those that lack history.
pub fn open(view: &ReviewView, place: usize) -> Vec<u32> {
    let rows = view.groups[place].rows.iter().filter(|row| row.proposal.lacks.is_empty());
    rows.map(|row| row.partner).collect()
}

/// What every proposal says is accepted.
pub fn accept_all(document: &Document) {
    let view = shown(document);
    (0..view.groups.len()).for_each(|place| accept(document, open(&view, place)));
}

/// Eleven sunsets pay for the doubled MDF; three managers move to Tier 1.
pub fn reinvest(document: &Document) {
    let resource = Resource::Mdf;
    change(document, &ReallocationRequest::Double { resource, tier: Tier::STRATEGIC, first: 5 });
    let (from, to) = (Tier::TRANSACTIONAL, Tier::STRATEGIC);
    change(document, &ReallocationRequest::Shift { resource: Resource::Fte, from, to, amount: "3".to_owned() });
}

/// Freezes the quarter, and both sign the criteria; one the attribution rule.
pub fn freeze_and_sign_rules(document: &Document) {
    freeze(document).unwrap();
    for (role, name) in [(Signatory::HeadOfPartnerships, "Ana Ruiz"), (Signatory::Cro, "Ben Okoro")] {
        sign_criteria(document, &SignRequest { role, name: name.to_owned() }).unwrap();
    }
    sign_attribution(document, &SignAttribution { name: "Ana Ruiz".to_owned(), role: String::new() }).unwrap();
}
