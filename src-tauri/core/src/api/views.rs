use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::account::{AccountView, account};
use super::accounts::{AccountsOrder, AccountsView, accounts, accounts_page};
use super::co_presence::{
    CoPresenceRequest, CoPresenceView, ListedPartner, PairAccount, PairRequest, PairView, PartnerPair,
    accounts_of_pair, co_presence, co_presence_cells, co_presence_pair, listed_partners, partner_pairs,
};
use super::conflicts::{ConflictsView, conflicts_view};
use super::deals::{DealView, DealsOrder, DealsView, deal, deals, deals_page};
use super::duplicates::{Duplicates, DuplicatesView, duplicates};
use super::edit::{
    EditLists, FieldKey, MergePreview, MergeRequest, MovePreview, MoveRequest, copy_cells, edit_lists, preview_merge,
    preview_move,
};
use super::joint_plan::{JointPlanRequest, JointPlanView, joint_plan};
use super::led::{LedView, led};
use super::listing::{ListPageRequest, ListRequest, ListRow};
use super::map::{MapView, map};
use super::mdf::{MdfView, mdf};
use super::measures::{MeasuresRequest, MeasuresView, measures};
use super::overlap::{
    CellAccount, CellRequest, OverlapCellView, OverlapRequest, OverlapView, accounts_of_cell, overlap, overlap_cell,
};
use super::partner::{PartnerView, partner};
use super::partners::{PartnersRequest, PartnersView, partners};
use super::readout::{Contents, Names, Readout, Redaction, without_names};
use super::review::{
    CriteriaEdit, CriteriaView, InvestmentView, ProposalView, ReviewView, RulePreview, ScenariosView, SuggestionView,
    criteria_view, investment, preview_criteria, proposal_views, review, scenarios, suggestion,
};
use super::scorecard::{ScorecardRequest, ScorecardView, scorecard};
use super::search::{SearchHit, SearchKeys, search};
use super::settings::{SettingsView, settings};
use super::target_list::{TargetListRequest, TargetListView, target_list};
use crate::measures::Book;
use crate::overlap::Matrix;
use crate::store::tables::Deal;
use crate::store::{Document, Snapshot};
use crate::{Job, Result};

/// Every view of a document at its newest revision; what several screens need is computed once a revision.
pub struct Views {
    snapshot: Arc<Snapshot>,
    matrix: Arc<Matrix>,
    /// Made when something is first searched for.
    search_keys: OnceLock<SearchKeys>,
    accounts_order: AccountsOrder,
    /// The deals as they are measured; made when they are first asked for.
    book: OnceLock<Book>,
    deals_order: DealsOrder,
    /// What there is to say on slides; kept from one revision to the next while only the deck changes.
    contents: OnceLock<Arc<Contents>>,
    /// Composed when it is first asked for.
    readout: OnceLock<Arc<Readout>>,
    /// Names and amounts masked, names alone, amounts alone.
    masked_readouts: [OnceLock<Arc<Readout>>; 3],
    /// What is masked in them.
    redaction: Redaction,
    /// The document as it is and the names in it, where they are masked.
    masked: Option<(Arc<Snapshot>, Names)>,
    /// Looked for when they are first asked for; kept from one revision to the next while the accounts are the same.
    duplicates: Arc<Duplicates>,
}

impl Views {
    /// The views of `document` as it is now; `kept` gives those of the same revision again.
    pub fn of(document: &Document, kept: &Mutex<Option<Arc<Self>>>) -> Result<Arc<Self>> {
        let snapshot = document.snapshot()?;
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(views) = kept.as_ref().filter(|views| Arc::ptr_eq(&views.snapshot, &snapshot)) {
            return Ok(Arc::clone(views));
        }
        let matrix = match kept.as_ref() {
            None => Arc::new(Matrix::of(&snapshot)),
            Some(views) if views.snapshot.has_densities_of(&snapshot) => Arc::clone(&views.matrix),
            Some(views) => Arc::new(Matrix::after(&snapshot, &views.snapshot, &views.matrix)),
        };
        let duplicates = kept.as_ref().map_or_else(Arc::default, |views| Arc::clone(&views.duplicates));
        let contents = kept.as_ref().filter(|views| views.snapshot.differs_in_deck_alone(&snapshot));
        let contents = contents.map(|views| views.contents.clone()).unwrap_or_default();
        let views = Arc::new(Self { contents, ..Self::new(snapshot, matrix, duplicates) });
        *kept = Some(Arc::clone(&views));
        Ok(views)
    }

    /// The same with some of it masked, for slides that are given away.
    #[must_use]
    pub fn redacted(&self, redaction: Redaction) -> Self {
        let (snapshot, masked) = if redaction.partners {
            let (snapshot, names) = without_names(&self.snapshot);
            (Arc::new(snapshot), Some((Arc::clone(&self.snapshot), names)))
        } else {
            (Arc::clone(&self.snapshot), None)
        };
        Self { redaction, masked, ..Self::new(snapshot, Arc::clone(&self.matrix), Arc::clone(&self.duplicates)) }
    }

    fn new(snapshot: Arc<Snapshot>, matrix: Arc<Matrix>, duplicates: Arc<Duplicates>) -> Self {
        Self {
            snapshot,
            matrix,
            search_keys: OnceLock::new(),
            accounts_order: AccountsOrder::default(),
            book: OnceLock::new(),
            deals_order: DealsOrder::default(),
            contents: OnceLock::new(),
            readout: OnceLock::new(),
            masked_readouts: <[_; 3]>::default(),
            redaction: Redaction::default(),
            masked: None,
            duplicates,
        }
    }

    /// The document as it is and the names in it, where they are masked.
    pub(crate) fn masked(&self) -> Option<(&Snapshot, &Names)> {
        self.masked.as_ref().map(|(snapshot, names)| (&**snapshot, names))
    }

    #[must_use]
    pub fn redaction(&self) -> Redaction {
        self.redaction
    }

    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    #[must_use]
    pub fn map(&self) -> MapView {
        map(&self.snapshot)
    }

    #[must_use]
    pub fn overlap(&self, request: &OverlapRequest) -> OverlapView {
        overlap(&self.snapshot, &self.matrix, request)
    }

    #[must_use]
    pub fn co_presence(&self, request: &CoPresenceRequest) -> CoPresenceView {
        co_presence(&self.snapshot, &self.matrix, request)
    }

    #[must_use]
    pub fn co_presence_cells(&self, request: &CoPresenceRequest) -> Vec<u8> {
        co_presence_cells(&self.snapshot, &self.matrix, request)
    }

    #[must_use]
    pub fn listed_partners(&self) -> Vec<ListedPartner> {
        listed_partners(&self.snapshot, &self.matrix)
    }

    #[must_use]
    pub fn partner_pairs(&self) -> Vec<PartnerPair> {
        partner_pairs(&self.snapshot, &self.matrix)
    }

    pub fn co_presence_pair(&self, request: PairRequest) -> Result<PairView> {
        co_presence_pair(&self.snapshot, &self.matrix, request)
    }

    pub fn accounts_of_pair(&self, request: PairRequest) -> Result<Vec<PairAccount>> {
        accounts_of_pair(&self.snapshot, &self.matrix, request)
    }

    pub fn accounts(&self, request: &ListRequest) -> Result<AccountsView> {
        accounts(&self.snapshot, &self.matrix, request, &self.accounts_order)
    }

    pub fn accounts_page(&self, request: &ListPageRequest) -> Result<Vec<ListRow>> {
        accounts_page(&self.snapshot, &self.matrix, request, &self.accounts_order)
    }

    /// The deals as they are measured.
    #[must_use]
    pub fn book(&self) -> &Book {
        self.book.get_or_init(|| Book::of(&self.snapshot))
    }

    pub fn deals(&self, request: &ListRequest) -> Result<DealsView> {
        deals(&self.snapshot, self.book(), request, &self.deals_order)
    }

    pub fn deals_page(&self, request: &ListPageRequest) -> Result<Vec<ListRow>> {
        deals_page(&self.snapshot, self.book(), request, &self.deals_order)
    }

    pub fn deal(&self, id: u32) -> Result<DealView> {
        deal(&self.snapshot, self.book(), id)
    }

    #[must_use]
    pub fn measures(&self, request: MeasuresRequest) -> MeasuresView {
        measures(&self.snapshot, self.book(), request)
    }

    /// What partners led of what they were involved in, over so many quarters up to the review quarter.
    #[must_use]
    pub fn led(&self, quarters: u32) -> LedView {
        led(&self.snapshot, self.book(), quarters)
    }

    /// The ledger of marketing money over so many quarters up to the review quarter.
    #[must_use]
    pub fn mdf(&self, quarters: u32) -> MdfView {
        mdf(&self.snapshot, quarters)
    }

    /// Who is in whose way on an account, and the registrations nobody has decided.
    #[must_use]
    pub fn conflicts(&self) -> ConflictsView {
        conflicts_view(&self.snapshot, self.book())
    }

    /// The deals a table shows, in its order.
    pub fn deals_shown(&self, request: &ListRequest) -> Result<Vec<&Deal>> {
        let places = self.deals_order.places(&self.snapshot, self.book(), request)?;
        Ok(places.iter().map(|place| &self.snapshot.deals[*place as usize]).collect())
    }

    pub fn scorecard(&self, request: &ScorecardRequest) -> Result<ScorecardView> {
        scorecard(&self.snapshot, self.book(), &self.matrix, request)
    }

    /// The review of the review quarter by a scenario, or by the plan.
    pub fn review(&self, scenario: Option<u32>) -> Result<ReviewView> {
        review(&self.snapshot, self.book(), &self.matrix, scenario)
    }

    pub fn investment(&self, scenario: Option<u32>) -> Result<InvestmentView> {
        investment(&self.snapshot, self.book(), &self.matrix, scenario)
    }

    pub fn suggestion(&self, scenario: Option<u32>) -> Result<SuggestionView> {
        suggestion(&self.snapshot, self.book(), scenario)
    }

    #[must_use]
    pub fn scenarios(&self) -> ScenariosView {
        scenarios(&self.snapshot, self.book(), &self.matrix)
    }

    #[must_use]
    pub fn criteria(&self) -> CriteriaView {
        criteria_view(&self.snapshot, self.book(), &self.matrix)
    }

    #[must_use]
    pub fn preview_criteria(&self, edit: &CriteriaEdit) -> Vec<RulePreview> {
        preview_criteria(&self.snapshot, self.book(), &self.matrix, edit)
    }

    /// What the criteria propose for the review quarter, with the version they are of.
    #[must_use]
    pub fn proposals(&self) -> (u32, Vec<ProposalView>) {
        let criteria = self.snapshot.review.standing_criteria();
        let found = proposal_views(&self.snapshot, self.book(), &self.matrix, &criteria.rules);
        (criteria.version, found.into_iter().map(|(_, view)| view).collect())
    }

    #[must_use]
    pub fn joint_plan(&self, request: &JointPlanRequest) -> JointPlanView {
        joint_plan(&self.snapshot, &self.matrix, request)
    }

    pub fn target_list(&self, request: TargetListRequest) -> Result<TargetListView> {
        target_list(&self.snapshot, &self.matrix, request)
    }

    pub fn duplicates(&self, offset: u32, job: &Job) -> Result<DuplicatesView> {
        duplicates(&self.snapshot, &self.matrix, &self.duplicates, offset, job)
    }

    pub fn overlap_cell(&self, request: CellRequest) -> Result<OverlapCellView> {
        overlap_cell(&self.snapshot, &self.matrix, request)
    }

    pub fn accounts_of_cell(&self, request: CellRequest) -> Result<Vec<CellAccount>> {
        accounts_of_cell(&self.snapshot, &self.matrix, request)
    }

    pub fn partner(&self, id: u32) -> Result<PartnerView> {
        partner(&self.snapshot, &self.matrix, id)
    }

    /// The counts that densities, co-presence and reach are taken from.
    #[must_use]
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    #[must_use]
    pub fn edit_lists(&self) -> EditLists {
        edit_lists(&self.snapshot)
    }

    pub fn preview_move(&self, request: MoveRequest) -> Result<MovePreview> {
        preview_move(&self.snapshot, request)
    }

    pub fn preview_merge(&self, document: &Document, request: MergeRequest) -> Result<MergePreview> {
        preview_merge(&self.snapshot, document, request)
    }

    /// Cells as tab-separated text, a row a partner.
    #[must_use]
    pub fn copy_cells(&self, partners: &[u32], fields: &[FieldKey]) -> String {
        copy_cells(&self.snapshot, partners, fields)
    }

    pub fn partners(&self, request: &PartnersRequest) -> Result<PartnersView> {
        partners(&self.snapshot, &self.matrix, request)
    }

    pub fn settings(&self) -> Result<SettingsView> {
        settings(&self.snapshot)
    }

    #[must_use]
    pub fn search(&self, text: &str) -> Vec<SearchHit> {
        let keys = self.search_keys.get_or_init(|| SearchKeys::of(&self.snapshot));
        search(&self.snapshot, &self.matrix, keys, text)
    }

    pub fn account(&self, document: &Document, id: u32) -> Result<AccountView> {
        account(&self.snapshot, &self.matrix, document, id)
    }

    /// What there is to say on slides.
    pub(crate) fn contents(&self) -> Result<Arc<Contents>> {
        if let Some(contents) = self.contents.get() {
            return Ok(Arc::clone(contents));
        }
        let contents = Arc::new(Contents::of(self)?);
        Ok(Arc::clone(self.contents.get_or_init(|| contents)))
    }

    /// The slides of the read-out.
    ///
    /// # Errors
    /// When a frozen quarter is not as it was frozen.
    pub fn readout(&self) -> Result<Arc<Readout>> {
        if let Some(readout) = self.readout.get() {
            return Ok(Arc::clone(readout));
        }
        let readout = Arc::new(Readout::of(self)?);
        Ok(Arc::clone(self.readout.get_or_init(|| readout)))
    }

    /// The read-out with some of it masked; composed when it is first asked for.
    ///
    /// # Errors
    /// When a frozen quarter is not as it was frozen.
    pub fn masked_readout(&self, redaction: Redaction) -> Result<Arc<Readout>> {
        if !redaction.masks_anything() {
            return self.readout();
        }
        let kept = match (redaction.partners, redaction.amounts) {
            (true, true) => &self.masked_readouts[0],
            (true, false) => &self.masked_readouts[1],
            (false, _) => &self.masked_readouts[2],
        };
        if let Some(readout) = kept.get() {
            return Ok(Arc::clone(readout));
        }
        let readout = self.redacted(redaction).readout()?;
        Ok(Arc::clone(kept.get_or_init(|| readout)))
    }
}
