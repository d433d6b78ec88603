use super::activity::{LAST_ACTIVITY, STAGE};
use super::{Content, Field};

/// A column of a partner's own account list.
const fn field(code: &'static str, name: &'static str, content: Content, weight: u32) -> Field {
    Field { code, name, content, weight, exact: "", usual: "", contained: "", asked: None }
}

pub const FIELDS: &[Field] = &[
    Field {
        exact: "partner|partner name|partner organization|partner organisation|partner company|partner org|list of|\
                partner company name|account list of",
        contained: "partner name",
        ..field("partner", "Partner", Content::Name, 3)
    },
    Field {
        exact: "name|account name|account|company name|company|customer name|organization|organisation|their account|\
                organization name|client name|their account name|partner account|partner account name",
        usual: "customer|client|business name|legal name|record name|partner record name",
        contained: "account name|company name",
        ..field("name", "Name", Content::Name, 2)
    },
    Field {
        exact: "account id|record id|external id|crm id|account number|salesforce id|18 digit account id|entity id|\
                case safe id|sfdc id|customer id|company id|their id|their account id|partner account id",
        usual: "id|number|key",
        contained: "account id|record id",
        ..field("external_id", "Their ID", Content::Id, 1)
    },
    Field {
        exact: "domain|website|website url|company url|company domain|company domain name|account domain|web site|\
                account website|homepage|domain name|company website|web address|partner record website",
        usual: "url|web|site|email domain|record website",
        contained: "website|domain",
        ..field("domain", "Domain", Content::Domain, 1)
    },
    Field {
        exact: "their status|account status|customer status|relationship|lifecycle stage|population|partner population|\
                standard population|their relationship|partner standard populations|partner populations",
        usual: "status|type|account type|stage|populations|standard populations|lifecycle|record type",
        contained: "account status|lifecycle stage",
        ..field("status", "Their status", Content::Relationship, 2)
    },
    Field {
        exact: "open deal|open opportunity|has open deal|open opp|in open deal",
        ..field("open_deal", "Open deal", Content::Text, 2)
    },
    Field {
        exact: "owner|account owner|account owner name|company owner|account executive|ae|sales rep|account manager|\
                owner name|record owner|their owner|partner record owner name|partner ae name",
        usual: "rep|salesperson|sales owner|seller|manager",
        contained: "account owner|account executive",
        ..field("owner", "Their owner", Content::Text, 1)
    },
    Field {
        exact: "industry|sector|vertical|primary industry|industry vertical|partner record industry",
        usual: "line of business",
        contained: "industry",
        ..field("industry", "Industry", Content::Text, 2)
    },
    Field {
        exact: "country|country region|billing country|hq country|headquarters country|partner record country",
        usual: "region|location|territory|geo",
        contained: "country",
        ..field("country", "Country", Content::Text, 1)
    },
    Field {
        exact: "city|billing city|hq city|town|headquarters city",
        contained: "city",
        ..field("city", "City", Content::Text, 1)
    },
    Field {
        exact: "employees|number of employees|employee count|headcount|no of employees|total employees|\
                number employees|company headcount|partner record employees",
        usual: "company size|size|fte|staff",
        contained: "employees",
        ..field("employees", "Employees", Content::Count, 2)
    },
    STAGE,
    LAST_ACTIVITY,
];
