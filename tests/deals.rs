//! What the command line says of deals and of what partners produced: the demo against its roster, and deals without measures.

use serde_json::Value;

use crate::desk::{Desk, expected};

/// The sum of the last two of six quarters.
fn window(values: &Value) -> i64 {
    values.as_array().unwrap()[4..].iter().filter_map(Value::as_i64).sum()
}

#[test]
fn the_scorecard_of_the_demo_is_what_its_roster_says_of_two_quarters() {
    let scorecard = Desk::with_demo().json(["scorecard", "demo.trellis"]);
    assert_eq!(scorecard["period"], "Q1 2026 to Q2 2026");
    let partners = scorecard["partners"].as_array().unwrap();
    let expected = expected();
    for truth in expected["partners"].as_array().unwrap() {
        let row = partners.iter().find(|row| row["name"] == truth["name"]).unwrap();
        let name = &truth["name"];
        assert_eq!(row["sourced_pipeline"]["minor"], window(&truth["sourced"]) * 100, "{name}");
        assert_eq!(row["co_sell_deals"], window(&truth["co_sell_deals"]), "{name}");
        assert_eq!(row["registered_deals"], window(&truth["registered_deals"]), "{name}");
    }
    let sum: i64 = partners.iter().map(|row| row["sourced_pipeline"]["minor"].as_i64().unwrap()).sum();
    assert_eq!(sum, 24_000_000 * 100);
    let trend: Vec<&str> =
        partners[0]["trend"].as_array().unwrap().iter().map(|point| point["quarter"].as_str().unwrap()).collect();
    assert_eq!((trend[0], trend[7]), ("Q3 2024", "Q2 2026"));
    assert_eq!(partners[0]["trend"][1]["sourced_pipeline"], Value::Null);
}

#[test]
fn a_window_of_one_quarter_is_the_review_quarter() {
    let scorecard = Desk::with_demo().json(["scorecard", "demo.trellis", "--quarters", "1"]);
    assert_eq!(scorecard["period"], "Q2 2026");
    let rows = scorecard["partners"].as_array().unwrap();
    let sum: i64 = rows.iter().map(|row| row["sourced_pipeline"]["minor"].as_i64().unwrap()).sum();
    assert_eq!(sum, 12_600_000 * 100);
}

#[test]
fn deals_are_told_with_who_did_what_on_them() {
    let desk = Desk::with_demo();
    let deals = desk.json(["deals", "demo.trellis"]);
    let deals = deals["deals"].as_array().unwrap();
    let expected = &expected()["deals"];
    let count = |is: &dyn Fn(&Value) -> bool| deals.iter().filter(|deal| is(deal)).count();
    assert_eq!(deals.len(), expected["rows"]);
    for stage in ["won", "lost", "open"] {
        assert_eq!(count(&|deal| deal["stage"] == stage), expected[stage], "{stage}");
    }
    assert_eq!(count(&|deal| deal["attribution"] == "Partner-sourced"), expected["sourced"]);
    assert_eq!(count(&|deal| deal["partners"] != serde_json::json!([])), expected["with_partner"]);
    let newest = deals[0]["created"].as_str().unwrap();
    assert!(deals.iter().all(|deal| deal["created"].as_str().unwrap() <= newest));
    assert!(desk.run(["deals", "demo.trellis"]).succeeded().out.contains("Partner-sourced"));
}

#[test]
fn what_partners_led_is_told_beside_what_they_were_involved_in() {
    let desk = Desk::with_demo();
    let expected = &expected()["deals"];
    let told = desk.json(["deals", "demo.trellis", "--led"]);
    let deals = told["deals"].as_array().unwrap();
    assert_eq!(deals.len(), expected["with_partner"]);
    // Of the two quarters; that of all is in `deals`, and is more.
    let led: Vec<&Value> = deals.iter().filter(|deal| deal["axes"]["is_led"] == true).collect();
    let recent = led.iter().filter(|deal| deal["created"].as_str().unwrap() >= "2026-01-01");
    let sum: i64 = recent.clone().filter_map(|deal| deal["amount"]["minor"].as_i64()).sum();
    assert_eq!(sum, expected["led_pipeline"].as_i64().unwrap() * 100);
    assert_eq!(recent.filter(|deal| deal["amount"] != Value::Null).count(), expected["led_deals"]);
    assert!(
        led.iter().all(|deal| deal["axes"]["met"] == serde_json::json!(["sourcing", "selection", "motion", "intent"]))
    );
    let cards = told["led"]["cards"].as_array().unwrap();
    let note = format!("{} deals, ", expected["led_deals"]);
    assert!(cards[1]["note"].as_str().unwrap().starts_with(&note), "{}", cards[1]);
    let out = desk.run(["deals", "demo.trellis", "--led", "--quarters", "1"]).succeeded().out;
    assert!(out.contains("Partners led") && out.contains("Q2 2026") && out.contains("No target is set."), "{out}");
}

#[test]
fn a_file_states_axes_with_yes_no_and_a_day_and_says_what_is_neither() {
    let desk = Desk::new();
    desk.write("roster.csv", "Partner,Type,Tier\nCorvane,SI,1\n");
    let deals = "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Created Date,Sourced By,Account Selection,Motion Axis,Partner Intent Date\n\
                 1,One,Halden,Negotiation,1000,2026-05-10,Corvane,Yes,x,2026-05-09\n\
                 2,Two,Halden,Negotiation,2000,2026-05-10,Corvane,no,maybe,2026-05-10\n";
    desk.write("deals.csv", deals);
    desk.run(["new", "map.trellis"]).succeeded();
    for file in ["roster.csv", "deals.csv"] {
        let run = desk.run(["import", file, "--into", "map.trellis", "--as-of", "2026-06-30"]).succeeded();
        assert_eq!(run.out.contains("Neither yes nor no"), file == "deals.csv", "{}", run.out);
    }
    let met = || {
        let told = desk.json(["deals", "map.trellis", "--led"]);
        let deals = told["deals"].as_array().unwrap().clone();
        deals.into_iter().map(|deal| (deal["name"].clone(), deal["axes"]["met"].clone())).collect::<Vec<_>>()
    };
    let first = met();
    let all = ("One".into(), serde_json::json!(["sourcing", "selection", "motion", "intent"]));
    assert!(first.contains(&all));
    // Stated on the day the deal was created: not by design.
    assert!(first.contains(&("Two".into(), serde_json::json!(["sourcing"]))));
    desk.write("deals.csv", deals.replace(",Yes,", ",,").replace("2026-05-10\n", "2026-04-01\n"));
    desk.run(["import", "deals.csv", "--into", "map.trellis", "--as-of", "2026-06-30"]).succeeded();
    // A blank takes nothing back; a day that changed holds.
    assert!(met().contains(&all));
    assert!(met().contains(&("Two".into(), serde_json::json!(["sourcing", "intent"]))));
    desk.run(["undo", "map.trellis"]).succeeded();
    assert_eq!(met(), first);
}

#[test]
fn a_file_says_what_became_of_registrations_and_who_is_in_whose_way() {
    let desk = Desk::new();
    desk.write("roster.csv", "Partner,Type,Tier\nCorvane,SI,1\nOrrin,ISV,1\n");
    desk.write("accounts.csv", "Account ID,Account Name,Segment\nA1,Halden,Enterprise\nA2,Ulmo,Enterprise\n");
    let deals = "Opportunity ID,Opportunity Name,Account ID,Account Name,Stage,Amount,Created Date,Registered By,Registration Status,Protected Until,Marketplace\n\
                 1,One,A1,Halden,Negotiation,1000,2026-05-10,Corvane,Approved,2099-12-31,Cloud Nine\n\
                 2,Two,A1,Halden,Negotiation,2000,2026-05-12,Orrin,Pending,2026-07-01,\n\
                 3,Three,A2,Ulmo,Negotiation,2000,2026-05-12,Corvane,Declined,,\n\
                 4,Four,A2,Ulmo,Negotiation,2000,2026-05-12,Orrin,perhaps,,\n";
    desk.write("deals.csv", deals);
    desk.run(["new", "map.trellis"]).succeeded();
    for file in ["roster.csv", "accounts.csv", "deals.csv"] {
        let run = desk.run(["import", file, "--into", "map.trellis", "--as-of", "2026-06-30"]).succeeded();
        assert_eq!(run.out.contains("Neither approved, rejected nor pending"), file == "deals.csv", "{}", run.out);
    }
    let told = || {
        let told = desk.json(["deals", "map.trellis", "--conflicts"]);
        let names = |list: &str, of: &str| {
            told[list].as_array().unwrap().iter().map(|one| one[of].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        (names("conflicts", "text"), told["conflicts"][0]["parties"][0]["says"].clone())
    };
    // On Ulmo one of the two was declined.
    let (texts, says) = told();
    assert_eq!(texts, ["Registered by Corvane and Orrin"]);
    assert_eq!(says, "Registered, protected until 31 December 2099");
    // A blank takes no protection back, and a day alone approves nothing that was declined.
    let blank = deals.replace("2099-12-31", "").replace("Declined,,", ",2099-12-31,").replace(",2000,", ",2500,");
    desk.write("deals.csv", blank);
    desk.run(["import", "deals.csv", "--into", "map.trellis", "--as-of", "2026-06-30"]).succeeded();
    assert_eq!(told(), (texts.clone(), says));
    desk.write("deals.csv", deals.replace("Pending", "Rejected"));
    desk.run(["import", "deals.csv", "--into", "map.trellis", "--as-of", "2026-06-30"]).succeeded();
    assert_eq!(told().0, Vec::<String>::new());
    desk.run(["undo", "map.trellis"]).succeeded();
    assert_eq!(told().0, texts);
    desk.run(["check", "map.trellis"]).succeeded();
}

#[test]
fn the_ledger_of_the_demo_is_what_its_generator_wrote() {
    let desk = Desk::new();
    desk.run(["new", "map.trellis", "--demo"]).succeeded();
    let told = desk.json(["mdf", "map.trellis"]);
    let expected = expected();
    let activities = told["activities"].as_array().unwrap();
    let sum = |field: &str| -> i64 { activities.iter().filter_map(|one| one[field]["minor"].as_i64()).sum() };
    for field in ["requested", "approved", "spent", "pipeline"] {
        assert_eq!(sum(field), expected["mdf"][field].as_i64().unwrap() * 100, "{field}");
    }
    // What was granted is what the rosters say was allocated: $2,400,000 a quarter.
    assert_eq!(sum("approved"), 2 * 240_000_000);
    let all = desk.json(["mdf", "map.trellis", "--quarters", "6"]);
    assert_eq!(all["activities"].as_array().unwrap().len() as u64, expected["mdf"]["rows"].as_u64().unwrap());
    let of = |field: &str| expected["mdf"][field].as_f64().unwrap();
    let headline = told["headline"].as_str().unwrap();
    assert!(headline.contains(&format!("${:.2} of pipeline", of("pipeline") / of("returned_on"))), "{headline}");
}

#[test]
fn a_ledger_is_imported_by_its_columns_again_without_doubles_and_taken_back() {
    let desk = Desk::new();
    desk.write("roster.csv", "Partner,Type,Tier\nCorvane,SI,1\nOrrin,ISV,1\n");
    let ledger = "Partner,Activity Name,Activity Type,Quarter,Amount Requested,Amount Approved,Amount Spent,Pipeline Generated,Status\n\
                  Corvane,Summit,Event,Q2 2026,\"$12,000\",\"$10,000\",\"$9,000\",\"$45,000\",Reimbursed\n\
                  Orrin,Webinar,Event,Q1 2026,\"$2,000\",,,,Pending\n\
                  Nobody,Dinner,Event,Q1 2026,\"$2,000\",,,,Pending\n\
                  Orrin,Webinar,Event,Q1 2026,\"$2,000\",,,,Pending\n\
                  Orrin,Booth,Event,soon,\"-$5\",,,,Maybe\n";
    desk.write("mdf.csv", ledger);
    desk.run(["new", "map.trellis"]).succeeded();
    desk.run(["import", "roster.csv", "--into", "map.trellis", "--as-of", "2026-06-30"]).succeeded();
    let run = desk.json(["import", "mdf.csv", "--into", "map.trellis", "--as-of", "2026-06-30"]);
    assert_eq!((run["kind"].clone(), run["added"].clone()), ("mdf".into(), 3.into()), "{run}");
    let reasons: Vec<&str> =
        run["problems"].as_array().unwrap().iter().map(|problem| problem["reason"].as_str().unwrap()).collect();
    for reason in
        ["Not a quarter", "Below zero", "Neither requested, approved, declined nor done", "Same activity as row 3"]
    {
        assert!(reasons.contains(&reason), "{reason} in {reasons:?}");
    }
    let states = || {
        let told = desk.json(["mdf", "map.trellis", "--quarters", "40"]);
        let activities = told["activities"].as_array().unwrap().clone();
        let mut states: Vec<String> = activities
            .iter()
            .map(|one| format!("{}: {}", one["name"].as_str().unwrap(), one["state"].as_str().unwrap()))
            .collect();
        states.sort();
        states
    };
    assert_eq!(states(), ["Booth: requested", "Summit: done", "Webinar: requested"]);
    desk.write("mdf.csv", ledger.replace("\"$2,000\",,,,Pending", "\"$2,000\",\"$1,500\",,,Approved"));
    let again = desk.json(["import", "mdf.csv", "--into", "map.trellis", "--as-of", "2026-06-30"]);
    assert_eq!((again["added"].clone(), again["updated"].clone()), (0.into(), 1.into()), "{again}");
    assert_eq!(states()[2], "Webinar: approved");
    // Without a quarter and a status it is the activity it was, further on; two rows of one id are one.
    desk.write(
        "more.csv",
        "Request ID,Partner,Activity Name,Amount Requested,Amount Spent\n\
         R1,Orrin,Webinar,\"$2,000\",\"$1,400\"\nR1,Orrin,Webinar,\"$2,000\",\"$1,400\"\n",
    );
    let more = desk.json(["import", "more.csv", "--into", "map.trellis", "--as-of", "2026-09-30"]);
    assert_eq!(
        (more["added"].clone(), more["updated"].clone(), more["skipped"].clone()),
        (0.into(), 1.into(), 1.into()),
        "{more}"
    );
    assert_eq!(states()[2], "Webinar: done");
    desk.run(["undo", "map.trellis"]).succeeded();
    desk.run(["undo", "map.trellis"]).succeeded();
    assert_eq!(states()[2], "Webinar: requested");
    desk.run(["undo", "map.trellis"]).succeeded();
    assert_eq!(states(), Vec::<String>::new());
    desk.run(["check", "map.trellis"]).succeeded();
}

#[test]
fn a_roster_and_a_list_of_deals_with_a_campaign_are_no_ledger() {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    desk.write(
        "roster.csv",
        "Partner,Tier,Type,MDF Allocated,MDF Spent,Event\nCorvane,1,SI,\"$5,000\",\"$4,000\",Summit\n",
    );
    let run = desk.json(["import", "roster.csv", "--into", "map.trellis", "--as-of", "2026-06-30"]);
    assert_eq!(run["kind"], "roster", "{run}");
    desk.write(
        "deals.csv",
        "Opportunity Name,Stage,Amount,Close Date,Partner,Campaign,Approved\nOne,Negotiation,1000,2026-05-10,Corvane,Spring,Yes\n",
    );
    let run = desk.json(["import", "deals.csv", "--into", "map.trellis", "--as-of", "2026-06-30"]);
    assert_eq!(run["kind"], "deals", "{run}");
}

#[test]
fn without_deals_pipeline_is_what_rosters_state() {
    let desk = Desk::new();
    desk.write(
        "roster.csv",
        "Partner,Type,Tier,Sourced Q2 2026,Joint Deals Q2 2026\nCorvane,SI,1,\"$1,200,000\",3\nHollin,ISV,2,,\n",
    );
    desk.run(["new", "map.trellis"]).succeeded();
    desk.run(["import", "roster.csv", "--into", "map.trellis", "--as-of", "2026-06-30"]).succeeded();
    let scorecard = desk.json(["scorecard", "map.trellis", "--quarters", "8"]);
    let rows = scorecard["partners"].as_array().unwrap();
    assert_eq!(rows[0]["sourced_pipeline"]["minor"], 120_000_000);
    assert_eq!((&rows[0]["co_sell_deals"], &rows[0]["won"]), (&3.into(), &0.into()));
    // What nobody wrote is not zero.
    assert_eq!((&rows[1]["sourced_pipeline"], &rows[1]["co_sell_deals"]), (&Value::Null, &Value::Null));
}
