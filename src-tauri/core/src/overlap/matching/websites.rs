use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// Where many companies have their mail or a page: it tells nothing of who they are.
const SHARED: &str = "gmail.com googlemail.com google.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.co.jp ymail.com \
                      hotmail.com hotmail.co.uk hotmail.fr outlook.com live.com msn.com aol.com icloud.com me.com mac.com \
                      gmx.com gmx.de gmx.net web.de t-online.de freenet.de mail.com mail.ru yandex.ru yandex.com bk.ru \
                      list.ru inbox.ru protonmail.com proton.me zoho.com zohomail.com fastmail.com hey.com qq.com 163.com \
                      126.com sina.com naver.com daum.net rediffmail.com libero.it virgilio.it orange.fr wanadoo.fr free.fr \
                      laposte.net sfr.fr comcast.net verizon.net att.net sbcglobal.net btinternet.com facebook.com fb.com \
                      linkedin.com twitter.com x.com instagram.com youtube.com wixsite.com wix.com squarespace.com \
                      weebly.com wordpress.com blogspot.com medium.com github.com shopify.com myshopify.com \
                      sharepoint.com godaddysites.com business.site linktr.ee crunchbase.com wikipedia.org amazon.com \
                      example.com none.com test.com na.com";

static SHARED_SET: LazyLock<HashSet<&str, FixedState>> = LazyLock::new(|| SHARED.split_whitespace().collect());

/// The website of a company of its own: nothing for a host that many share.
pub fn own(domain: Option<&str>) -> Option<&str> {
    domain.filter(|domain| !SHARED_SET.contains(domain))
}

/// What stands before the suffix: "acme" of both "acme.com" and "acme.co.uk".
pub fn label(domain: &str) -> &str {
    let suffix = psl::suffix_str(domain).map_or(0, |suffix| suffix.len() + 1);
    domain.get(..domain.len().saturating_sub(suffix)).unwrap_or(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_host_is_nobodys_own() {
        assert_eq!(own(Some("gmail.com")), None);
        assert_eq!(own(Some("corvane.com")), Some("corvane.com"));
        assert_eq!(own(None), None);
    }

    #[test]
    fn the_label_is_what_the_suffix_leaves() {
        assert_eq!((label("acme.com"), label("acme.co.uk"), label("acme.de")), ("acme", "acme", "acme"));
    }
}
