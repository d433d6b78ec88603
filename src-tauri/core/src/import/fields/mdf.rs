use super::{Content, Field};

/// A column of a ledger of marketing money.
const fn field(code: &'static str, name: &'static str, content: Content, weight: u32) -> Field {
    Field { code, name, content, weight, exact: "", usual: "", contained: "", asked: None }
}

pub const FIELDS: &[Field] = &[
    Field {
        exact: "partner|partner name|partner account|partner organization|partner organisation|partner company|\
                partner account name|requesting partner|requested by partner|alliance partner",
        usual: "company|company name|account|account name|vendor|organization|organisation",
        contained: "partner name",
        ..field("partner", "Partner", Content::Name, 3)
    },
    Field {
        exact: "activity|activity name|mdf activity|campaign|campaign name|event|event name|program name|request name|\
                fund request name|fund request title|fund request|mdf request|activity title|initiative",
        usual: "name|title|description|subject",
        contained: "activity name|campaign name|request name",
        ..field("name", "Activity", Content::Name, 3)
    },
    Field {
        exact: "request id|fund request id|claim id|activity id|mdf id|mdf request id|request number|claim number|po number",
        usual: "id|record id",
        ..field("external_id", "Activity ID", Content::Id, 1)
    },
    Field {
        exact: "activity type|campaign type|type of activity|event type|fund request type|activity category|tactic",
        usual: "type|category|kind",
        ..field("kind", "Kind of activity", Content::Text, 1)
    },
    Field {
        exact: "quarter|fiscal quarter|qtr|period|fiscal period|budget quarter|fund quarter",
        ..field("quarter", "Quarter", Content::Quarter, 1)
    },
    Field {
        exact: "goal|objective|objectives|target|expected result|expected outcome|desired outcome|business objective",
        ..field("goal", "Goal", Content::Text, 1)
    },
    Field {
        exact: "pipeline goal|pipeline target|target pipeline|expected pipeline|goal pipeline|estimated pipeline|\
                expected opportunity value",
        ..field("pipeline_goal", "Pipeline goal", Content::Money, 1)
    },
    Field {
        exact: "requested|amount requested|requested amount|mdf requested|fund request amount|total requested",
        contained: "requested amount|amount requested",
        ..field("requested", "Requested", Content::Money, 2)
    },
    Field {
        exact: "approved|amount approved|approved amount|mdf approved|total approved|funded|amount funded",
        contained: "approved amount|amount approved",
        ..field("approved", "Approved", Content::Money, 2)
    },
    Field {
        exact: "spent|amount spent|mdf spent|actual spend|actual cost|claimed|amount claimed|claim amount|paid|amount paid|\
                reimbursed|spend|actual spent",
        contained: "amount spent|amount claimed",
        ..field("spent", "Spent", Content::Money, 2)
    },
    Field {
        exact: "pipeline|pipeline generated|pipeline created|result pipeline|resulting pipeline|sourced pipeline|\
                pipeline result|opportunity value|pipeline influenced|generated pipeline",
        contained: "pipeline generated|pipeline created",
        ..field("pipeline", "Pipeline", Content::Money, 1)
    },
    Field {
        exact: "leads|leads generated|number of leads|lead count|mqls|meetings|registrations|attendees|qualified meetings",
        ..field("leads", "Leads", Content::Count, 1)
    },
    Field {
        exact: "status|state|request status|fund request status|mdf status|claim status|approval status|activity status",
        ..field("state", "Status", Content::Text, 1)
    },
];
