use super::activity::{LAST_ACTIVITY, STAGE};
use super::{Content, Field};

/// A column of an overlap export.
const fn field(code: &'static str, name: &'static str, content: Content, weight: u32) -> Field {
    Field { code, name, content, weight, exact: "", usual: "", contained: "", asked: None }
}

pub const FIELDS: &[Field] = &[
    Field {
        exact: "partner|partner name|partner organization|partner organisation|partner company|partner org|\
                partner company name",
        usual: "partner account|partner account name",
        contained: "partner name",
        ..field("partner", "Partner", Content::Name, 3)
    },
    Field {
        exact: "account id|our account id|entity id|crm account id|salesforce account id|host account id|\
                18 digit account id|sfdc account id|case safe id|crm id|salesforce id|our id",
        usual: "id|record id|company id|external id|account|account number|customer id",
        contained: "account id",
        ..field("account_id", "Account ID", Content::Id, 3)
    },
    Field {
        exact: "domain|partner record website|website|account domain|account website|company domain|\
                company domain name|partner record domain|company website|website url|company url|record website",
        usual: "url|web|site",
        contained: "record website|account domain|account website",
        ..field("domain", "Account domain", Content::Domain, 1)
    },
    Field {
        exact: "account name|account|company name|company|our account|host account|our account name|customer name|\
                host account name",
        usual: "partner record name|record name|customer|name|organization|organisation",
        contained: "account name|company name",
        ..field("account_name", "Account name", Content::Name, 3)
    },
    Field {
        exact: "their status|partner standard populations|partner standard population|partner populations|\
                partner population|partner population name|their relationship|partner relationship|\
                partner account status|partner record status|their population",
        usual: "partner status|status|relationship|partner record type|account status|type|theirs",
        contained: "partner population|partner populations|their status",
        ..field("theirs", "Their status", Content::Relationship, 3)
    },
    Field {
        exact: "their owner|partner ae name|partner ae|partner record owner name|partner owner|partner account owner|\
                partner account executive|partner rep|their account owner",
        contained: "partner ae name|partner record owner name",
        ..field("owner", "Their owner", Content::Text, 1)
    },
    STAGE,
    LAST_ACTIVITY,
];
