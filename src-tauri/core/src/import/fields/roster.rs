use super::{Content, Field};

/// A column of a roster: attributes of a partner, and facts of a quarter.
const fn field(code: &'static str, name: &'static str, content: Content, weight: u32) -> Field {
    Field { code, name, content, weight, exact: "", usual: "", contained: "", asked: None }
}

pub const FIELDS: &[Field] = &[
    Field {
        exact: "name|partner|partner name|partner account|partner company|partner account name|partner organization|\
                partner organisation|alliance partner|company name|company|partner company name",
        usual: "account|account name|organization|organisation|vendor|firm|business name|legal name|title",
        contained: "partner name|partner account|partner company",
        ..field("name", "Name", Content::Name, 2)
    },
    Field {
        exact: "tier|partner tier|program level|program tier|channel program level|partner level|partner program level|\
                programme level|tier level|partner program tier|program status",
        usual: "level|status|group|class|classification|partner status|partner group|segment|rank|badge",
        contained: "tier|program level|programme level|partner level",
        ..field("tier", "Tier", Content::Tier, 3)
    },
    Field {
        exact: "type|partner type|type of partner|partner category|partner role|category|primary type|partner types",
        usual: "role|business model|kind|group|partner group|partner segment|class|classification|sub type",
        contained: "partner type|partner category|partner role",
        ..field("partner_type", "Type", Content::PartnerType, 3)
    },
    Field {
        exact: "secondary types|secondary type|other types|additional types|secondary roles|secondary role|other roles|\
                additional roles",
        usual: "other type|also",
        contained: "secondary type|secondary role",
        ..field("secondary_types", "Secondary types", Content::PartnerType, 2)
    },
    Field {
        exact: "motion|gtm motion|play|joint motion|go to market motion|sales motion|sales play|gtm play|primary motion|\
                partner motion|go to market",
        usual: "co sell motion|gtm|program",
        contained: "motion",
        ..field("motion", "Motion", Content::Motion, 3)
    },
    Field {
        exact: "manager|partner manager|pam|cam|channel account manager|partner account manager|channel manager|\
                alliance manager|partner owner|pdm|partner development manager|partner success manager|psm",
        usual: "owner|account owner|record owner|relationship owner|partner lead|company owner|account manager|\
                relationship manager|alliance lead|owner name|lead",
        contained: "partner manager|channel manager|alliance manager|channel account manager|partner owner",
        ..field("manager", "Manager", Content::Text, 1)
    },
    Field {
        exact: "region|territory|geo|geography|partner region|sales region",
        usual: "area|market|country|theater|theatre|location|country region",
        contained: "region|territory",
        ..field("region", "Region", Content::Text, 1)
    },
    Field {
        exact: "domain|website|website url|company url|web site|homepage|company domain|company domain name|\
                partner domain|partner website|domain name|company website|web address|partner url",
        usual: "url|web|site|email domain|email|contact email",
        contained: "website|domain",
        ..field("domain", "Domain", Content::Domain, 1)
    },
    Field {
        exact: "partner id|partner key|external id|crm id|salesforce id|partner number|sfdc id|partner account id",
        usual: "id|record id|account id|company id|account number|number|key|code",
        contained: "partner id",
        ..field("external_id", "Partner ID", Content::Id, 1)
    },
    Field {
        exact: "partner since|since|signed up|partnership start|partner start date|joined|join date|onboarded|\
                onboarding date|partnership since|date joined|partnership start date",
        usual: "start date|contract start|signed|agreement date|created date|create date|effective date|contract date",
        contained: "partner since|onboarded|partner start",
        ..field("partner_since", "Partner since", Content::Date, 1)
    },
    Field {
        exact: "data as of|as of|last refreshed|last updated|refreshed|as of date|updated on|data date",
        usual: "updated|last modified|last modified date|modified",
        contained: "last refreshed|data as of",
        ..field("as_of", "Data as of", Content::Date, 1)
    },
    Field {
        exact: "quarter|fiscal quarter|qtr|reporting quarter",
        usual: "period|fiscal period|reporting period|fq",
        contained: "",
        ..field("quarter", "Quarter", Content::Quarter, 1)
    },
    Field {
        exact: "mdf allocated|mdf|allocated mdf|mdf budget|mdf allocation|market development funds|mdf amount|\
                mdf approved|co op allocated|mdf funds|marketing development funds|mdf awarded",
        usual: "allocated|funds allocated|budget",
        contained: "mdf|mdf allocated|market development",
        asked: Some(("co op|coop|co op funds|coop funds|co op fund|co op budget", "allocated or spent?")),
        ..field("mdf_allocated", "MDF allocated", Content::Money, 3)
    },
    Field {
        exact: "mdf spent|mdf used|mdf spend|mdf actual|mdf actuals|co op spent|mdf claimed|mdf paid|spent mdf|\
                mdf utilized|mdf utilised|co op used|mdf consumed",
        usual: "spent|funds spent",
        contained: "mdf spent|mdf used|mdf spend|mdf claimed|mdf paid",
        ..field("mdf_spent", "MDF spent", Content::Money, 3)
    },
    Field {
        exact: "fte|ftes|hc|headcount|allocation percent|manager fte|partner manager fte|pam fte|fte allocation|\
                dedicated fte|fte allocated|manager allocation|fte percent|allocated fte|manager time",
        usual: "allocation|head count|time allocation",
        contained: "fte",
        ..field("fte", "FTE", Content::Fte, 3)
    },
    Field {
        exact: "sourced|partner sourced pipeline|partner sourced|sourced pipeline|originated|sourced revenue|\
                pipeline sourced|originated pipeline|partner sourced revenue|sourced arr|partner originated",
        usual: "pipeline|originations|sourced value",
        contained: "sourced|originated",
        ..field("sourced", "Sourced", Content::Money, 3)
    },
    Field {
        exact: "influenced|assisted|attached|partner influenced|influenced pipeline|influenced revenue|\
                partner influenced pipeline|partner influenced revenue|partner assisted|attached revenue|\
                pipeline influenced|influenced arr|assisted revenue",
        usual: "influence",
        contained: "influenced|assisted|attached",
        ..field("influenced", "Influenced", Content::Money, 3)
    },
    Field {
        exact: "registered deals|registered|deal regs|registrations|deal registrations|deal reg|deals registered|\
                reg deals|deal reg count|regs|deal registration",
        usual: "registration",
        contained: "registered deals|deal regs|deal registrations|registrations|deals registered|registered",
        ..field("registered_deals", "Registered deals", Content::Count, 3)
    },
    Field {
        exact: "co sell deals|co sell|cosell|cosell deals|co sells|co selling deals|co sell count|cosells|co sold deals",
        usual: "joint deals|deals co sold|joint opportunities|co sell opportunities|co selling",
        contained: "co sell|cosell|joint deals",
        ..field("co_sell_deals", "Co-sell deals", Content::Count, 3)
    },
    Field {
        exact: "psat|partner satisfaction|partner sat|partner satisfaction score|psat score",
        usual: "",
        contained: "psat|partner satisfaction",
        ..field("psat", "PSAT", Content::Score, 2)
    },
    Field {
        exact: "csat|customer satisfaction|customer satisfaction score|csat score",
        usual: "",
        contained: "csat|customer satisfaction",
        ..field("csat", "CSAT", Content::Score, 2)
    },
    Field {
        exact: "certifications|certs|certified people|certified individuals|certified staff",
        usual: "cert count|cert|certified|certificates|certified consultants|certified engineers|certification",
        contained: "certifications|certs|certified",
        ..field("certifications", "Certifications", Content::Count, 2)
    },
    Field {
        exact: "engagement|engagement percent|engagement score|engagement rate|partner engagement|partner engagement score|\
                portal engagement",
        usual: "engagement index|activity score",
        ..field("engagement", "Engagement %", Content::Score, 1)
    },
    Field {
        exact: "integration users|monthly integration users|integration mau|monthly active users|mau|integration active users|\
                active integration users|monthly users of the integration|joint integration users",
        usual: "active users|monthly users",
        contained: "integration users",
        ..field("integration_users", "Integration users", Content::Count, 2)
    },
    Field {
        exact: "churn|churn percent|churn rate|integration churn|customer churn|churn of integration users",
        ..field("churn", "Churn %", Content::Score, 1)
    },
];
