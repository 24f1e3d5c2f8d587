//! The head of a résumé.

use crate::domain::profile::Profile;
use crate::domain::schema::{FieldValue, Fields};
use crate::domain::visible::{visible, visible_lines};
use crate::transfer::export::career::{CvAddresses, some};
use crate::transfer::export::left_out::LeftOut;
use crate::transfer::json;

/// `None` for an anonymous résumé.
pub(super) fn basics(profile: &Profile, left_out: &mut LeftOut) -> Option<Fields> {
    let line = |text: &Option<String>| super::line(&visible(text.as_deref()?));
    let lines = |text: &str| visible_lines(text).collect::<Vec<_>>().join("\n");
    let CvAddresses { email, url, links } = CvAddresses::of(profile, left_out);
    let profiles: Vec<Fields> = links.iter().map(|link| network(link)).collect();
    let basics = vec![
        ("name", line(&profile.name)),
        ("label", line(&profile.headline)),
        ("email", email.and_then(json::text)),
        ("url", url.and_then(json::text)),
        ("summary", profile.summary.as_deref().and_then(|text| super::line(&lines(text)))),
        ("profiles", some(profiles).map(FieldValue::Tables)),
    ];
    basics.iter().any(|(_, value)| value.is_some()).then_some(basics)
}

/// Many themes need the name of the network, and choose its sign by it.
fn network(link: &str) -> Fields {
    const KNOWN: [(&str, &str); 9] = [
        ("github.com", "GitHub"),
        ("gitlab.com", "GitLab"),
        ("codeberg.org", "Codeberg"),
        ("linkedin.com", "LinkedIn"),
        ("stackoverflow.com", "StackOverflow"),
        ("mastodon.social", "Mastodon"),
        ("youtube.com", "YouTube"),
        ("orcid.org", "ORCID"),
        ("x.com", "X"),
    ];
    let host = link.split('/').nth(2).unwrap_or_default().to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let known = KNOWN.iter().find(|(known, _)| *known == host).map(|(_, name)| *name);
    vec![("network", json::text(known.unwrap_or(host))), ("url", json::text(link))]
}
