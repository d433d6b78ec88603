//! Their words for what Trellis has a list for. A word nobody can be sure of stays without a target: the user chooses.

use std::collections::BTreeSet;

use crate::import::word_list::is_in;
use crate::model::{PartnerType, Relationship, Tier, name_key};

/// A word in the form the tables below have: lower case, no marks, letters and digits separated by single spaces.
#[must_use]
pub fn word_key(text: &str) -> String {
    let key = name_key(text);
    key.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

const TIER_0: &str = "0|t0|tier 0|tier0|tier zero|strategic alliance";
const TIER_1: &str = "1|t1|tier 1|tier1|tier one|tier i|strategic|platinum|premier|elite|diamond|titanium|global elite|\
                      strategic partner|platinum partner|premier partner|elite partner|top|top tier|strategic alliance";
const TIER_2: &str = "2|t2|tier 2|tier2|tier two|tier ii|managed|gold|select|advanced|preferred|gold partner|\
                      managed partner|select partner|advanced partner|preferred partner";
const TIER_3: &str = "3|t3|tier 3|tier3|tier three|tier iii|silver|bronze|registered|transactional|member|authorized|\
                      authorised|silver partner|bronze partner|registered partner|authorized partner|basic|entry|standard|\
                      long tail|self serve|selfserve|community|associate";

/// How the tier words of one column are ranked. Gold is Tier 1 where no word stands above it, else Tier 2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TierWords {
    gold_leads: bool,
    /// Whether the document has the fourth tier; its words stand for nothing else then.
    has_fourth: bool,
}

impl TierWords {
    /// Decides from all words of the column, as [`word_key`] gives them.
    #[must_use]
    pub fn of_column(words: &BTreeSet<String>, has_fourth: bool) -> Self {
        let has = |word: &str| words.contains(word);
        let has_gold = has("gold") || has("gold partner");
        let is_above = |word: &String| is_in(TIER_1, word) || (has_fourth && is_in(TIER_0, word));
        Self { gold_leads: has_gold && !words.iter().any(is_above), has_fourth }
    }

    /// The tier a word means: Strategic alliance is the fourth where the document has it; Platinum, Premier, Strategic
    /// are 1, Gold, Managed 2, Silver, Registered 3.
    #[must_use]
    pub fn tier(self, word: &str) -> Option<Tier> {
        let word = word_key(word);
        if self.gold_leads {
            match word.as_str() {
                "gold" | "gold partner" => return Some(Tier::STRATEGIC),
                "silver" | "silver partner" => return Some(Tier::MANAGED),
                _ => {}
            }
        }
        if self.has_fourth && is_in(TIER_0, &word) {
            Some(Tier::ALLIANCE)
        } else if is_in(TIER_1, &word) {
            Some(Tier::STRATEGIC)
        } else if is_in(TIER_2, &word) {
            Some(Tier::MANAGED)
        } else if is_in(TIER_3, &word) {
            Some(Tier::TRANSACTIONAL)
        } else {
            None
        }
    }
}

const SI: &str = "si|gsi|rsi|consultancy|consulting|consultant|consulting partner|systems integrator|system integrator|\
                  global systems integrator|global system integrator|integrator|services|service partner|services partner|\
                  service provider|implementation|implementation partner|solution partner|solutions partner|delivery partner|\
                  systems integration|systems integrators|professional services|advisory|solution integrator";
const ISV: &str = "isv|tech|technology|technology partner|tech partner|software|software vendor|independent software vendor|\
                   saas|integration|integration partner|technology vendor|app|application|software partner|product|\
                   technology alliance|isv partner|oem|data provider";
const RESELLER: &str = "reseller|var|vars|distributor|distribution|disti|channel|channel partner|value added reseller|dealer|\
                        lsp|csp|resale|resell|resellers|reseller partner|value added distributor|vad|dmr|solution provider";
const MSP: &str = "msp|managed service provider|managed services provider|managed services|mssp|managed service";
const MARKETPLACE: &str = "marketplace|hyperscaler|cloud marketplace|cloud|cloud provider|hyperscalers|cloud hyperscaler|\
                           marketplaces|cloud service provider|marketplace partner";
const AGENCY: &str = "agency|referral|influence|community|agency partner|referral partner|affiliate|referrer|influencer|\
                      marketing agency|digital agency|introducer|agencies|referrals";
const ALLIANCE: &str = "alliance|network|alliances|strategic alliance|alliance partner|partner network|consortium";

/// The type a word means. MSP reads as reseller and is asked: see [`is_msp`].
#[must_use]
pub fn partner_type(word: &str) -> Option<PartnerType> {
    let word = word_key(word);
    let tables = [
        (SI, PartnerType::Si),
        (ISV, PartnerType::Isv),
        (RESELLER, PartnerType::Reseller),
        (MSP, PartnerType::Reseller),
        (MARKETPLACE, PartnerType::Marketplace),
        (AGENCY, PartnerType::Agency),
        (ALLIANCE, PartnerType::Alliance),
    ];
    tables.into_iter().find(|(words, _)| is_in(words, &word)).map(|(_, kind)| kind)
}

/// Whether a word means a managed service provider, who may be a reseller or an SI: the user is asked.
#[must_use]
pub fn is_msp(word: &str) -> bool {
    is_in(MSP, &word_key(word))
}

const CUSTOMER: &str = "customer|customers|client|clients|won|closed won|current customer|existing customer|subscriber";
const OPEN: &str = "open opportunity|open opportunities|opportunity|opportunities|open opp|open opps|opp|opps|open deal|\
                    open deals|pipeline|in pipeline|active opportunity|active opportunities|in deal|salesqualifiedlead|sql|\
                    sales qualified lead|open";
const PROSPECT: &str = "prospect|prospects|lead|leads|target|targets|target account|target accounts|cold|suspect|suspects|\
                        marketingqualifiedlead|mql|marketing qualified lead|named account|whitespace|white space";
/// In front of "customer" they say that it is none.
const NEGATIONS: &str = "former|ex|past|churned|lost|not|non|no|previous|inactive|old|cancelled|canceled|competitor";

/// How a side stands to an account, from words like "Customers", "Open Opps", "EMEA prospects". Of several, as in
/// "Prospects; Customers", the closest counts.
#[must_use]
pub fn relationship(text: &str) -> Option<Relationship> {
    text.split([';', ',', '|']).filter_map(one_relationship).min()
}

fn one_relationship(text: &str) -> Option<Relationship> {
    let word = word_key(text);
    let tokens: Vec<&str> = word.split(' ').collect();
    if tokens.iter().any(|token| is_in(NEGATIONS, token)) {
        return None;
    }
    let tables =
        [(CUSTOMER, Relationship::Customer), (OPEN, Relationship::OpenOpportunity), (PROSPECT, Relationship::Prospect)];
    let exact = tables.into_iter().find(|(words, _)| is_in(words, &word));
    let contained =
        || tables.into_iter().find(|(words, _)| tokens.iter().any(|token| token.len() > 4 && is_in(words, token)));
    exact.or_else(contained).map(|(_, relationship)| relationship)
}

/// The known segment a word names: the same but for spaces and marks, or the only one its words contain.
#[must_use]
pub fn segment<'a>(word: &str, segments: &'a [String]) -> Option<&'a str> {
    let key = word_key(word);
    let squeezed = key.replace(' ', "");
    if squeezed.is_empty() {
        return None;
    }
    if let Some(segment) = segments.iter().find(|segment| word_key(segment).replace(' ', "") == squeezed) {
        return Some(segment);
    }
    let padded = format!(" {key} ");
    let mut contained = segments.iter().filter(|segment| padded.contains(&format!(" {} ", word_key(segment))));
    match (contained.next(), contained.next()) {
        (Some(segment), None) if !key.starts_with("non ") && !key.starts_with("not ") => Some(segment),
        _ => None,
    }
}

/// Other words for the motions every document starts with.
const MOTIONS: [(&str, &str); 5] = [
    ("co sell", "cosell|co selling|joint selling|joint sell|sell with|co sell motion|coselling"),
    ("marketplace listing", "marketplace|listing|marketplace co sell|private offer|private offers|marketplace offer"),
    ("mdf event cadence", "mdf events|mdf event|events|event cadence|event|mdf"),
    ("joint marketing", "co marketing|comarketing|marketing|market with|marketing campaign|joint campaign"),
    ("deal registration only", "deal registration|deal reg|deal reg only|registration|registration only|resell"),
];

/// The known motion a word names.
#[must_use]
pub fn motion<'a>(word: &str, motions: &'a [String]) -> Option<&'a str> {
    let word = word_key(word);
    let known = |key: &str| motions.iter().find(|motion| word_key(motion) == key).map(String::as_str);
    known(&word)
        .or_else(|| MOTIONS.iter().find(|(_, others)| is_in(others, &word)).and_then(|(motion, _)| known(motion)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn tiers(column: &[&str], expected: &[Option<i64>]) {
        tiers_of(false, column, expected);
    }

    #[track_caller]
    fn tiers_of(has_fourth: bool, column: &[&str], expected: &[Option<i64>]) {
        let words = column.iter().map(|word| word_key(word)).collect();
        let tiers = TierWords::of_column(&words, has_fourth);
        let read: Vec<_> = column.iter().map(|word| tiers.tier(word)).collect();
        assert_eq!(read, expected.iter().map(|number| number.and_then(Tier::from_number)).collect::<Vec<_>>());
    }

    #[test]
    fn gold_is_tier_1_only_where_nothing_stands_above_it() {
        tiers(&["Platinum", "Gold", "Silver", "Registered"], &[Some(1), Some(2), Some(3), Some(3)]);
        tiers(&["Gold", "Silver", "Bronze"], &[Some(1), Some(2), Some(3)]);
        tiers(&["GOLD", "Registered"], &[Some(1), Some(3)]);
        tiers(&["Strategic", "gold"], &[Some(1), Some(2)]);
    }

    #[test]
    fn a_strategic_alliance_is_the_fourth_tier_only_where_the_document_has_it() {
        let column = ["Strategic alliance", "Tier 0", "Strategic", "Gold"];
        tiers_of(false, &column, &[Some(1), None, Some(1), Some(2)]);
        tiers_of(true, &column, &[Some(0), Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn tier_words_are_ranked_case_by_case() {
        tiers(&["Tier 1", "T2", "3", "Tier-1"], &[Some(1), Some(2), Some(3), Some(1)]);
        tiers(&["Premier", "Advanced", "Select", "Member"], &[Some(1), Some(2), Some(2), Some(3)]);
        tiers(&["Emerald", "4", ""], &[None, None, None]);
    }

    #[track_caller]
    fn kind(words: &[&str], expected: Option<PartnerType>) {
        for word in words {
            assert_eq!(partner_type(word), expected, "{word}");
        }
    }

    #[test]
    fn type_words_are_known() {
        kind(&["Consultancy", "GSI", "SI", "Systems Integrator"], Some(PartnerType::Si));
        kind(&["Tech", "Technology", "ISV", "Software"], Some(PartnerType::Isv));
        kind(&["VAR", "Distributor", "Reseller", "MSP"], Some(PartnerType::Reseller));
        kind(&["Hyperscaler", "Cloud marketplace"], Some(PartnerType::Marketplace));
        kind(&["Referral", "Agency", "Influence", "Community"], Some(PartnerType::Agency));
        kind(&["Network", "Alliance"], Some(PartnerType::Alliance));
        kind(&["Other", "", "Gold"], None);
        assert!(is_msp("MSP") && !is_msp("VAR"));
    }

    #[test]
    fn the_closest_relationship_of_several_counts() {
        assert_eq!(relationship("Prospects; Customers"), Some(Relationship::Customer));
        assert_eq!(relationship("Open Opportunities"), Some(Relationship::OpenOpportunity));
        assert_eq!(relationship("EMEA Prospects"), Some(Relationship::Prospect));
        assert_eq!(relationship("Former customers"), None);
        assert_eq!(relationship("Partner"), None);
    }

    #[test]
    fn only_a_known_segment_is_recognized() {
        let segments: Vec<String> = ["Commercial", "Mid-market", "Enterprise", "Regulated"].map(String::from).into();
        assert_eq!(segment("MIDMARKET", &segments), Some("Mid-market"));
        assert_eq!(segment("Enterprise (1000+)", &segments), Some("Enterprise"));
        assert_eq!(segment("SMB", &segments), None);
        assert_eq!(segment("Enterprise regulated", &segments), None);
    }

    #[test]
    fn other_words_for_a_motion_lead_to_the_one_the_document_has() {
        let motions: Vec<String> = crate::model::DEFAULT_MOTIONS.map(String::from).into();
        assert_eq!(motion("cosell", &motions), Some("Co-sell"));
        assert_eq!(motion("Deal reg", &motions), Some("Deal registration only"));
        assert_eq!(motion("Hackathon", &motions), None);
    }
}
