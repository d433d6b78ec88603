use super::{Content, Field};

/// A column of a list of deals.
const fn field(code: &'static str, name: &'static str, content: Content, weight: u32) -> Field {
    Field { code, name, content, weight, exact: "", usual: "", contained: "", asked: None }
}

pub const FIELDS: &[Field] = &[
    Field {
        exact: "opportunity name|deal name|deal|deal title|opportunity title|opp name|opportunity",
        usual: "name|title|subject|description",
        contained: "deal name|opportunity name",
        ..field("name", "Deal", Content::Name, 2)
    },
    Field {
        exact: "opportunity id|deal id|opportunity number|deal number|18 digit opportunity id|opp id|deal record id|\
                opportunity id 18|case safe opportunity id|record id",
        usual: "id|external id|crm id|salesforce id|key|number",
        contained: "opportunity id|deal id",
        ..field("external_id", "Deal ID", Content::Id, 2)
    },
    Field {
        exact: "account name|account|company name|company|customer name|customer|client|end customer|end user|\
                associated company|associated company name|organization|organisation",
        contained: "account name|company name",
        ..field("account_name", "Account", Content::Name, 1)
    },
    Field {
        exact: "account id|company id|customer id|associated company id|our account id|18 digit account id|account number",
        contained: "account id",
        ..field("account_id", "Account ID", Content::Id, 1)
    },
    Field {
        exact: "domain|website|account domain|account website|company domain|company domain name|website url|\
                company website|customer domain",
        contained: "website|domain",
        ..field("domain", "Account domain", Content::Domain, 1)
    },
    Field {
        exact: "amount|deal amount|total amount|deal value|opportunity amount|opportunity value|deal size|acv|arr|tcv|\
                annual contract value|total contract value|contract value|expected revenue|associated revenue",
        usual: "value|revenue|price|mrr|pipeline",
        contained: "amount|contract value|deal value",
        ..field("amount", "Amount", Content::Money, 2)
    },
    Field {
        exact: "currency|amount currency|total amount currency|deal currency|currency code|currency iso code|\
                opportunity currency|iso currency|deal currency code",
        contained: "currency",
        ..field("currency", "Currency", Content::Text, 1)
    },
    Field {
        exact: "stage|deal stage|sales stage|opportunity stage|stage name|pipeline stage|deal status|opportunity status",
        usual: "status|state",
        contained: "stage",
        ..field("stage", "Stage", Content::DealStage, 3)
    },
    Field {
        exact: "deal type|opportunity type|type|opportunity record type|record type|business type",
        ..field("deal_type", "Type", Content::Text, 1)
    },
    Field {
        exact: "created date|create date|created|created on|creation date|date created|created at|open date|opened|\
                opportunity created date|deal created date",
        contained: "created date|create date|creation date",
        ..field("created_on", "Created", Content::Date, 1)
    },
    Field {
        exact: "close date|closed date|closed on|closing date|date closed|actual close date|closed|expected close date|\
                estimated close date|est close date|close",
        contained: "close date|closed date",
        ..field("closed_on", "Closed", Content::Date, 2)
    },
    Field {
        exact: "probability percent|probability|win probability|deal probability|forecast probability",
        contained: "probability",
        ..field("probability", "Probability", Content::Density, 1)
    },
    Field {
        exact: "opportunity owner|deal owner|owner|owner name|sales rep|account executive|ae|account owner",
        usual: "rep|seller|salesperson",
        ..field("owner", "Owner", Content::Text, 1)
    },
    Field {
        exact: "lead source|source|deal source|opportunity source|original source|original traffic source|origin",
        ..field("source", "Source", Content::Text, 1)
    },
    Field {
        exact: "partner|partners|partner name|partner names|partner account|assigned partner s|assigned partners|\
                assigned partner|partner s|partner company|partner account name|partner organization|partners on deal|\
                partner on deal|alliance partner|channel partner|primary partner|secondary partner|additional partners|\
                other partners|involved partners|partner 1|partner 2|partner 3|partner 4|partner 5",
        contained: "partner name|partner account",
        ..field("partners", "Partners", Content::Name, 1)
    },
    Field {
        exact: "attribution type|partner role|partner involvement|attribution|partner attribution|involvement|deal role|\
                involvement type|partner involvement type|role|engagement type",
        usual: "partner type|influence|partner influence",
        ..field("role", "Role of the partners", Content::DealRole, 2)
    },
    Field {
        exact: "sourcing partner|sourcing partners|sourced by|source partner|partner sourced by|sourced partner|\
                originating partner|originated by|sourced by partner",
        ..field("sourced_by", "Sourced by", Content::Name, 2)
    },
    Field {
        exact: "influencing partner|influencing partners|influenced by|influence partner|influenced partner|\
                assisting partner|influenced by partner",
        ..field("influenced_by", "Influenced by", Content::Name, 2)
    },
    Field {
        exact: "registered by|registering partner|registration partner|deal registration partner|deal reg partner|\
                registered partner|registered by partner",
        ..field("registered_by", "Registered by", Content::Name, 2)
    },
    Field {
        exact: "co sell partner|co sell partners|cosell partner|cosell partners|co sell with|co selling partner|\
                co sold with|joint selling partner",
        ..field("co_sell_with", "Co-sell with", Content::Name, 2)
    },
    Field {
        exact: "referral partner|referral partners|referred by|referring partner|referrer|introduced by",
        ..field("referred_by", "Referred by", Content::Name, 2)
    },
    Field {
        exact: "registration date|submitted|submitted on|submitted date|date submitted|registration submitted|\
                submission date|deal registration date|registered on",
        ..field("submitted_on", "Registration submitted", Content::Date, 1)
    },
    Field {
        exact: "decided on|decision date|registration decided|approved on|approval date|approved date|date approved|\
                registration approved",
        ..field("decided_on", "Registration decided", Content::Date, 1)
    },
    Field {
        exact: "registration status|registration outcome|deal registration status|deal reg status|\
                registration decision|registration approved or rejected",
        ..field("registration_outcome", "Registration outcome", Content::Text, 1)
    },
    Field {
        exact: "protected until|protection until|protection expires|protection expiry|protection end|registration expires|\
                registration expiration date|registration expiry|deal registration expiration date",
        ..field("protected_until", "Protected until", Content::Date, 1)
    },
    Field {
        exact: "marketplace|cloud marketplace|marketplace name|marketplace listing|purchased through|transacted through|\
                procurement channel",
        ..field("marketplace", "Marketplace", Content::Text, 1)
    },
    Field {
        exact: "sourcing axis|led sourcing|partner sourcing",
        ..field("sourcing", "Sourcing met", Content::Text, 1)
    },
    Field {
        exact: "account selection|account selection axis|led account selection|joint account selection",
        ..field("selection", "Account selection met", Content::Text, 1)
    },
    Field {
        exact: "motion axis|led motion|joint motion|joint sales motion",
        ..field("motion", "Motion met", Content::Text, 1)
    },
    Field {
        exact: "intent|intent date|intent stated|intent stated on|partner intent|partner intent date|designed on|\
                designed with partner on|joint plan date",
        ..field("intent_on", "Intent stated", Content::Date, 1)
    },
];
