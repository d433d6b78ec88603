use std::path::Path;

use serde::Serialize;
use trellis_core::Result;
use trellis_core::api::matches::{MatchListing, match_listing};

use super::with_document;
use crate::output;

#[derive(Serialize)]
struct Matches {
    matches: Vec<MatchListing>,
}

pub fn run(path: &Path, partner: Option<&str>, json: bool) -> Result<()> {
    let matches = with_document(path, |document| match_listing(document, partner))?;
    if json {
        return output::json(&Matches { matches });
    }
    let header = ["Partner", "On its list", "Our account", "Probability", "State"].map(ToOwned::to_owned).to_vec();
    let lines = matches.into_iter().map(|found| {
        let probability = found.probability.map(|probability| format!("{:.0}%", probability * 100.0));
        vec![
            found.partner,
            found.theirs,
            found.ours.unwrap_or_default(),
            probability.unwrap_or_default(),
            found.state.to_owned(),
        ]
    });
    output::table(&std::iter::once(header).chain(lines).collect::<Vec<_>>())
}
