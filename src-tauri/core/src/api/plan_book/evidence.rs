use crate::api::Views;
use crate::model::Destination;
use crate::readout::book::{Cell, Column, Sheet};

/// What the criteria propose for the review quarter, down to the deals that count.
pub fn sheet(views: &Views) -> Sheet {
    let (_, proposals) = views.proposals();
    let mut rows = Vec::new();
    for proposal in &proposals {
        let to = Destination::from_code(&proposal.to).map(Destination::title).unwrap_or_default();
        let own = [
            Cell::text(&proposal.partner),
            Cell::text(format!("Tier {}", proposal.from)),
            Cell::text(to),
            Cell::text(&proposal.rule),
            Cell::text(proposal.evidence.join("; ")),
            Cell::text(&proposal.lacks),
        ];
        let deal = |texts: [&str; 4]| texts.map(Cell::text);
        if proposal.deals.is_empty() {
            rows.push(own.iter().cloned().chain(deal([""; 4])).collect());
        }
        rows.extend(proposal.deals.iter().map(|one| {
            let of_deal = deal([&one.name, &one.created, &one.stage, &one.amount]);
            own.iter().cloned().chain(of_deal).collect::<Vec<_>>()
        }));
    }
    Sheet {
        name: "Evidence",
        title: "Evidence of the proposals".to_owned(),
        note: "A row a deal that counts; insufficient history is no proposal.".to_owned(),
        columns: vec![
            Column::new("Partner", 26),
            Column::new("From", 9),
            Column::new("To", 9),
            Column::new("Rule", 50).wrapped(),
            Column::new("Evidence", 50).wrapped(),
            Column::new("Insufficient history", 34).wrapped(),
            Column::new("Deal", 36),
            Column::new("Created", 13),
            Column::new("Stage", 9),
            Column::new("Amount", 14),
        ],
        above: Vec::new(),
        rows,
        frozen_columns: 1,
    }
}
