use std::path::Path;

use serde::Serialize;
use trellis_core::Result;
use trellis_core::api::co_presence::{ListedPartner, PartnerPair};

use super::with_views;
use crate::output;

#[derive(Serialize)]
struct CoPresence {
    measure: &'static str,
    partners: Vec<ListedPartner>,
    pairs: Vec<PartnerPair>,
}

/// Partners by partners, those that meet on most accounts first.
pub fn run(path: &Path, json: bool) -> Result<()> {
    let (partners, pairs) = with_views(path, |views| Ok((views.listed_partners(), views.partner_pairs())))?;
    if json {
        return output::json(&CoPresence { measure: "co-presence", partners, pairs });
    }
    let header = ["Partner", "Partner", "Accounts both have"].map(ToOwned::to_owned).to_vec();
    let lines = pairs.into_iter().map(|pair| vec![pair.a, pair.b, pair.shared.to_string()]);
    output::table(&std::iter::once(header).chain(lines).collect::<Vec<_>>())
}
