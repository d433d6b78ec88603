use super::comparison::comparison;
use super::ecosystem::ecosystem;
use super::network::network;
use super::window::{named_period, windows};
use super::{MeasuresRequest, MeasuresView};
use crate::api::attribution::{rule_sentence, signed_by};
use crate::api::short_count;
use crate::measures::{Book, Comparison, Ecosystem, Network, Selection};
use crate::store::Snapshot;
use crate::store::tables::Deal;
use crate::text::count_of;

/// What partners had a hand in over a window, and how their deals do beside the others.
#[must_use]
pub fn measures(snapshot: &Snapshot, book: &Book, request: MeasuresRequest) -> MeasuresView {
    let (period, window) = named_period(snapshot, request.quarters);
    let counted = Network::of(book, period);
    let segment = request.segment.map(|id| (id != 0).then_some(i64::from(id)));
    let selection = Selection { segment, partner_type: request.partner_type };
    let compared = Comparison::of(book, snapshot, period, selection);
    MeasuresView {
        revision: snapshot.revision,
        deal_count: short_count(snapshot.deals.len()),
        network: network(snapshot, &counted, &window),
        ecosystem: ecosystem(snapshot, &Ecosystem::of(book, snapshot)),
        comparison: comparison(snapshot, &compared, selection),
        notes: notes(snapshot, &counted),
        windows: windows(snapshot),
        window,
    }
}

/// What has to be known to read the numbers.
pub(crate) fn notes(snapshot: &Snapshot, counted: &Network) -> Vec<String> {
    let rule = snapshot.attribution();
    let mut notes = vec![format!(
        "Attribution is that of the imported deals, any role a touch. {} ({}).",
        rule_sentence(rule).trim_end_matches('.'),
        signed_by(rule)
    )];
    let currency = snapshot.setting.currency;
    let others = snapshot.deals.iter().filter_map(Deal::money).any(|money| money.currency != currency);
    if others {
        notes.push(format!(
            "Amounts in other currencies are converted to {} at the rate of the quarter the deal was decided in, else \
             created in.",
            currency.code()
        ));
    }
    let Network { unpriced, undated, .. } = *counted;
    if unpriced > 0 {
        let deals = count_of(unpriced as usize, "deal has", "deals have");
        notes.push(format!(
            "{deals} no amount, or no rate for it, and {} in no sum.",
            if unpriced == 1 { "is" } else { "are" }
        ));
    }
    if undated > 0 {
        let deals = count_of(undated as usize, "deal lacks", "deals lack");
        notes.push(format!(
            "{deals} a day of creation, or of closing though decided: what lacks its day is in no window."
        ));
    }
    notes
}
