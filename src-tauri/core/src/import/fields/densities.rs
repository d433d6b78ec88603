use super::{Content, Field};

/// A column of a table of densities: one row a partner and segment. Tables with a column a segment have these columns
/// beside.
const fn field(code: &'static str, name: &'static str, content: Content, weight: u32) -> Field {
    Field { code, name, content, weight, exact: "", usual: "", contained: "", asked: None }
}

pub const FIELDS: &[Field] = &[
    Field {
        exact: "partner|partner name|partner account|partner organization|partner organisation|partner company|\
                partner account name|alliance partner|partner company name",
        usual: "name|company|company name|account|account name|vendor|organization|organisation",
        contained: "partner name",
        ..field("partner", "Partner", Content::Name, 3)
    },
    Field {
        exact: "partner id|partner key|external id|crm id|partner number|partner account id",
        usual: "id|record id",
        ..field("external_id", "Partner ID", Content::Id, 1)
    },
    Field {
        exact: "partner domain|partner website|domain|website",
        ..field("domain", "Partner domain", Content::Domain, 1)
    },
    Field {
        exact: "segment|size band|market segment|customer segment|account segment|company segment|sales segment",
        usual: "band|size|tier|group|classification|company size",
        contained: "segment",
        ..field("segment", "Segment", Content::Segment, 3)
    },
    Field {
        exact: "density|overlap density|overlap|overlap percent|percent overlap|percent|overlap rate|penetration|coverage|\
                share|density percent|account overlap|overlap n n|n n|shared of all",
        contained: "density|overlap",
        ..field("density", "Overlap", Content::Density, 3)
    },
    Field {
        exact: "shared|n|overlap n|matched|overlaps|overlapping accounts|shared accounts|overlap count|matches|\
                accounts shared|number shared|overlapping",
        contained: "shared accounts|overlapping accounts",
        ..field("shared", "Overlap n", Content::Count, 2)
    },
    Field {
        exact: "base|accounts|total|total accounts|host accounts|all accounts|overlap base|our accounts|universe|\
                segment accounts|accounts in segment|of",
        contained: "total accounts|our accounts|host accounts",
        ..field("base", "Overlap N", Content::Count, 2)
    },
    Field {
        exact: "as of|data as of|as of date|date|data date|last refreshed|refreshed|updated on",
        ..field("as_of", "Data as of", Content::Date, 1)
    },
    Field {
        exact: "quarter|fiscal quarter|qtr|reporting quarter|period|fiscal period",
        ..field("quarter", "Quarter", Content::Quarter, 1)
    },
];
