use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Legal forms of the world, without dots and marks, as they stand behind a name.
const FORMS: &str = "inc incorporated corp corporation co company ltd limited llc lllp llp lp plc pllc pc pbc gmbh ag kg kgaa \
                     ug ohg gbr mbh ev eg ek sa sas sasu sarl sarlu eurl sca scs snc sci srl srls spa sapa sl slu sau sll \
                     scoop scl bv nv vof cv bvba sprl cvba as asa ans aps amba ks is ivs ab hb oy oyj ab ky sp zoo spzoo oo \
                     spj spk ska doo dd dno ad ood eood ead eool kft zrt nyrt bt rt sro spol vos ks ltda ltd eireli epp me \
                     mei sab sapi cv rl sac saa eirl spa limitada pty proprietary pvt private bhd sdn berhad tbk pte kk yk \
                     gk godo kaisha kabushiki ooo zao oao pao ao ojsc cjsc pjsc jsc tov pat prat uab sia oue ou as fzc fzco \
                     fze fzllc wll qsc bsc saog saoc psc dmcc anonim sirketi sti ltdsti tas ae epe ike oe pcl pub bpk edms \
                     se scop gie sem unlimited ulc ulimited cic cio aktiengesellschaft gesellschaft aktiebolag \
                     naamloze vennootschap besloten";

/// Forms that stand before a name, as in "OOO Vega", "PT Astra", "AB Volvo".
const FORMS_BEFORE: &str = "ooo zao oao pao ao ojsc cjsc pjsc jsc tov pt cv ab sc uab sia";

/// Words for what a company is, of which many share one: they tell little.
const GENERIC: &str = "group groupe gruppe grupo gruppo holding holdings international global worldwide services service \
                       solutions solution systems system technologies technology industries industry industrial enterprises \
                       enterprise partners partner associates consulting consultants management brands ventures capital \
                       investments trading products labs laboratories digital software networks network media studios \
                       company corporation trust foundation organization agency works";

/// Where a part of a company is: it tells an entity of a group, rarely a company.
const PLACES: &str = "usa us america americas north south east west europe european emea apac latam uk britain england \
                      deutschland germany france espana spain italia italy nederland netherlands holland belgium austria \
                      osterreich schweiz switzerland suisse polska poland india china japan korea singapore australia canada \
                      brasil brazil mexico africa asia pacific nordic nordics ireland israel turkey turkiye russia dubai uae \
                      hongkong taiwan thailand vietnam indonesia malaysia philippines portugal sweden norway denmark finland";

/// Short for, in names of companies.
const SHORT: &str = "intl international|int international|internat international|mfg manufacturing|manuf manufacturing|\
                     tech technologies|technology technologies|technol technologies|svcs services|svc services|\
                     service services|sys systems|system systems|sol solutions|solution solutions|grp group|groupe group|\
                     gruppe group|grupo group|gruppo group|hldg holdings|hldgs holdings|holding holdings|assoc associates|\
                     assocs associates|bros brothers|natl national|nat national|univ university|dept department|ind industries|\
                     inds industries|indus industries|industry industries|mgmt management|mgt management|ent enterprises|\
                     enterprise enterprises|pharma pharmaceuticals|pharm pharmaceuticals|pharmaceutical pharmaceuticals|\
                     elec electric|comm communications|comms communications|communication communications|\
                     telecomm telecommunications|telecom telecommunications|lab laboratories|labs laboratories|\
                     laboratory laboratories|eng engineering|engr engineering|constr construction|transp transportation|\
                     distr distribution|fin financial|finl financial|ins insurance|insur insurance|assur assurance|\
                     st saint|ste saint|mt mount|ft fort|chem chemical|chemicals chemical|prod products|prods products|\
                     product products|amer american|hosp hospital|ctr center|centre center|bk bank|bancorporation bancorp|\
                     res research|dev development|govt government|equip equipment|auto automotive|aero aerospace|\
                     elect electronics|electr electronics|electronic electronics|inv investments|invest investments|\
                     investment investments|prop properties|props properties|property properties|foods food|network networks|\
                     partner partners|product products|consultants consulting|deutsche german|schweiz switzerland|\
                     suisse switzerland|deutschland germany|italia italy|espana spain|osterreich austria|polska poland|\
                     brasil brazil|nederland netherlands";

/// Words that only join others.
const JOINING: &str = "and und et en og och ja of the de del der des die das di da du la le les los el";

fn set(words: &'static str) -> HashSet<&'static str> {
    words.split_whitespace().collect()
}

static FORM_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| set(FORMS));
static BEFORE_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| set(FORMS_BEFORE));
static GENERIC_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| set(GENERIC));
static PLACE_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| set(PLACES));
static JOINING_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| set(JOINING));
static LONG_FORM: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| SHORT.split('|').filter_map(|pair| pair.trim().split_once(' ')).collect());

/// Whether a word behind a name is a legal form.
pub fn is_form(word: &str) -> bool {
    FORM_SET.contains(word)
}

/// Whether a word before a name is a legal form.
pub fn is_form_before(word: &str) -> bool {
    BEFORE_SET.contains(word)
}

/// Whether many companies are called so beside their own name.
pub fn is_generic(word: &str) -> bool {
    GENERIC_SET.contains(word)
}

pub fn is_place(word: &str) -> bool {
    PLACE_SET.contains(word)
}

/// Whether a word only joins others: "and", "of", "de".
pub fn is_joining(word: &str) -> bool {
    JOINING_SET.contains(word)
}

/// The word a usual abbreviation, or another form of it, stands for; else the word itself.
pub fn long_form(word: &str) -> &str {
    LONG_FORM.get(word).copied().unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_stand_for_words_that_stand_for_themselves() {
        assert_eq!(
            (long_form("intl"), long_form("mfg"), long_form("corvane")),
            ("international", "manufacturing", "corvane")
        );
        for long in LONG_FORM.values() {
            assert_eq!(long_form(long), *long);
        }
    }

    #[test]
    fn forms_generic_words_and_places_are_told() {
        assert!(is_form("gmbh") && is_form("zoo") && !is_form("corvane"));
        assert!(is_form_before("ooo") && !is_form_before("gmbh"));
        assert!(is_generic("holdings") && is_place("emea") && is_joining("und"));
    }
}
