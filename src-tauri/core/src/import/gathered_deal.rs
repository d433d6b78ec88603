use super::plan::Tally;
use super::{Problem, StagedAxis, StagedDeal, StagedDealPartner};
use crate::model::{DealAxis, Money};

/// Rows of one deal that are put together: each is compared with all of them.
const MOST_ROWS: usize = 300;

/// A deal of a file, of which each partner may have a row of its own.
pub struct GatheredDeal<'a> {
    /// Its first row, with what that leaves open from the later ones.
    pub deal: StagedDeal,
    /// Every partner, with the row it stands in.
    pub partners: Vec<(u32, StagedDealPartner)>,
    rows: Vec<&'a StagedDeal>,
}

impl<'a> GatheredDeal<'a> {
    #[must_use]
    pub fn new(row: &'a StagedDeal) -> Self {
        let partners = row.partners.iter().map(|partner| (row.row, partner.clone())).collect();
        Self { deal: row.clone(), partners, rows: vec![row] }
    }

    /// Adds a later row of the deal. An exact repetition is left out; where the rows contradict each other the first
    /// holds, and that is told.
    pub fn add(&mut self, row: &'a StagedDeal, tally: &mut Tally) {
        let may_be_same = |other: &&&StagedDeal| other.partners == row.partners && other.custom == row.custom;
        let is_same = |other: &&StagedDeal| StagedDeal { row: row.row, ..(**other).clone() } == *row;
        if let Some(same) = self.rows.iter().filter(may_be_same).copied().find(is_same) {
            tally.skip(row.row, &row.name, format!("Same deal as row {}", same.row));
            return;
        }
        if self.rows.len() == MOST_ROWS {
            tally.skip(row.row, &row.name, format!("More than {MOST_ROWS} rows of one deal"));
            return;
        }
        for (label, here, there) in self.differences(row) {
            let first = self.deal.row;
            tally.problems.push(Problem {
                row: row.row,
                column: None,
                value: here,
                reason: format!("{label} of one deal differs: {there} in row {first}"),
                consequence: format!("Row {first} holds"),
                skips_row: false,
            });
        }
        self.fill(row);
        self.partners.extend(row.partners.iter().map(|partner| (row.row, partner.clone())));
        self.rows.push(row);
    }

    /// What both rows say, and differently: label, this row's text, the first one's.
    fn differences(&self, row: &StagedDeal) -> Vec<(&'static str, String, String)> {
        let first = &self.deal;
        let money = |amount: Option<Money>| amount.map(|amount| amount.full_text());
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        let points = |points: Option<u32>| points.map(|points| format!("{}.{:02}%", points / 100, points % 100));
        let pairs = [
            ("Name", Some(row.name.clone()), Some(first.name.clone())),
            ("Account", row.account_name.clone(), first.account_name.clone()),
            ("Amount", money(row.amount), money(first.amount)),
            ("Stage", row.stage_text.clone(), first.stage_text.clone()),
            ("Type", row.deal_type.clone(), first.deal_type.clone()),
            ("Created", day(row.created_on), day(first.created_on)),
            ("Closed", day(row.closed_on), day(first.closed_on)),
            ("Probability", points(row.probability), points(first.probability)),
            ("Owner", row.owner.clone(), first.owner.clone()),
            ("Source", row.source.clone(), first.source.clone()),
            ("Registration submitted", day(row.submitted_on), day(first.submitted_on)),
            ("Registration decided", day(row.decided_on), day(first.decided_on)),
            ("Marketplace", row.marketplace.clone(), first.marketplace.clone()),
        ];
        let axis = |row: &StagedDeal, axis| row.axes.iter().find(|stated| stated.axis == axis).map(StagedAxis::text);
        let axes = DealAxis::ALL.iter().map(|at| (at.name(), axis(row, *at), axis(first, *at)));
        let pairs = pairs.into_iter().chain(axes);
        let differs = pairs.filter_map(|(label, here, there)| Some((label, here?, there?)));
        differs.filter(|(_, here, there)| here != there).collect()
    }

    /// Takes from a later row what is still open. Of a custom field every value is kept.
    fn fill(&mut self, row: &StagedDeal) {
        let deal = &mut self.deal;
        let text = |own: &mut Option<String>, other: &Option<String>| {
            if own.is_none() {
                own.clone_from(other);
            }
        };
        if deal.stage_text.is_none() {
            deal.stage = row.stage;
        }
        text(&mut deal.stage_text, &row.stage_text);
        text(&mut deal.account_id, &row.account_id);
        text(&mut deal.account_domain, &row.account_domain);
        text(&mut deal.account_name, &row.account_name);
        text(&mut deal.deal_type, &row.deal_type);
        text(&mut deal.owner, &row.owner);
        text(&mut deal.source, &row.source);
        deal.amount = deal.amount.or(row.amount);
        deal.created_on = deal.created_on.or(row.created_on);
        deal.closed_on = deal.closed_on.or(row.closed_on);
        deal.probability = deal.probability.or(row.probability);
        deal.submitted_on = deal.submitted_on.or(row.submitted_on);
        deal.decided_on = deal.decided_on.or(row.decided_on);
        deal.registration = deal.registration.or(row.registration);
        text(&mut deal.marketplace, &row.marketplace);
        for stated in &row.axes {
            if !deal.axes.iter().any(|known| known.axis == stated.axis) {
                deal.axes.push(*stated);
            }
        }
        for (field, value) in &row.custom {
            match deal.custom.iter_mut().find(|(known, _)| known == field) {
                None => deal.custom.push((field.clone(), value.clone())),
                Some((_, known)) if known.split("; ").any(|part| part == value) => {}
                Some((_, known)) => *known = format!("{known}; {value}"),
            }
        }
    }
}
