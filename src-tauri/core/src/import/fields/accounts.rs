use super::activity::{LAST_ACTIVITY, STAGE};
use super::{Content, Field};

/// A column of the host accounts.
const fn field(code: &'static str, name: &'static str, content: Content, weight: u32) -> Field {
    Field { code, name, content, weight, exact: "", usual: "", contained: "", asked: None }
}

pub const FIELDS: &[Field] = &[
    Field {
        exact: "name|account name|account|company name|company|customer name|organization|organisation|\
                organization name|host account|client name",
        usual: "customer|client|business name|legal name|record name",
        contained: "account name|company name",
        ..field("name", "Name", Content::Name, 2)
    },
    Field {
        exact: "account id|record id|external id|crm id|account number|salesforce id|18 digit account id|entity id|\
                case safe id|sfdc id|customer id|company id|salesforce account id|case safe account id|account id 18",
        usual: "id|number|key|crossbeam eid",
        contained: "account id|record id",
        ..field("external_id", "Account ID", Content::Id, 1)
    },
    Field {
        exact: "domain|website|website url|company url|company domain|company domain name|account domain|\
                account website|web site|homepage|domain name|company website|web address",
        usual: "url|web|site|email domain|record website",
        contained: "website|domain",
        ..field("domain", "Domain", Content::Domain, 1)
    },
    Field {
        exact: "segment|size band|market segment|customer segment|account segment|company segment|sales segment|\
                segmentation|business segment",
        usual: "band|size|tier|group|classification|company size|size segment|employee band",
        contained: "segment|size band",
        ..field("segment", "Segment", Content::Segment, 3)
    },
    Field {
        exact: "account status|customer status|relationship|lifecycle stage|population|standard population",
        usual: "status|type|account type|stage|populations|standard populations|population name|lifecycle|record type",
        contained: "account status|lifecycle stage",
        ..field("status", "Status", Content::Relationship, 2)
    },
    Field {
        exact: "owner|account owner|account owner name|company owner|account executive|ae|sales rep|account manager|\
                owner name|record owner|record owner name|ae name",
        usual: "rep|salesperson|sales owner|seller|manager",
        contained: "account owner|account executive",
        ..field("owner", "Owner", Content::Text, 1)
    },
    Field {
        exact: "industry|sector|vertical|primary industry|industry vertical|record industry",
        usual: "line of business",
        contained: "industry",
        ..field("industry", "Industry", Content::Text, 2)
    },
    Field {
        exact: "country|country region|billing country|hq country|record country|headquarters country",
        usual: "region|location|territory|geo",
        contained: "country",
        ..field("country", "Country", Content::Text, 1)
    },
    Field {
        exact: "city|billing city|hq city|town|headquarters city|record city",
        contained: "city",
        ..field("city", "City", Content::Text, 1)
    },
    Field {
        exact: "employees|number of employees|employee count|headcount|no of employees|total employees|record employees|\
                number employees|company headcount",
        usual: "company size|size|fte|staff",
        contained: "employees",
        ..field("employees", "Employees", Content::Count, 2)
    },
    STAGE,
    LAST_ACTIVITY,
];
