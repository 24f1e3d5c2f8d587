//! The head of the page: whose life it is, as `[cv]` says; without it the page is anonymous.

use super::note;
use crate::domain::visible::{visible, visible_lines};
use crate::transfer::export::Profile;
use crate::transfer::page::Html;

/// The title of a page without a name.
pub(super) const ANONYMOUS: &str = "Milestones";

pub(super) fn write(html: &mut Html, profile: &Profile) {
    let name = profile.name.as_deref().map_or(ANONYMOUS.into(), visible);
    html.markup("<h1 dir=\"auto\">").text(&name).markup("</h1>\n");
    if let Some(headline) = &profile.headline {
        html.markup("<p class=\"headline\" dir=\"auto\">")
            .text(&visible(headline))
            .markup("</p>\n");
    }
    if let Some(summary) = &profile.summary {
        let lines: Vec<_> = visible_lines(summary).collect();
        html.markup("<div class=\"summary\">\n");
        note::write(html, &lines.join("\n"));
        html.markup("</div>\n");
    }
    links(html, profile);
}

fn links(html: &mut Html, profile: &Profile) {
    let mail = profile.email.iter().map(|email| (format!("mailto:{email}"), email));
    let others = profile.url.iter().chain(&profile.links).map(|link| (link.clone(), link));
    let links: Vec<_> = mail.chain(others).collect();
    if links.is_empty() {
        return;
    }
    html.markup("<ul class=\"links\">\n");
    for (address, text) in links {
        html.markup("<li>").link(&address, &visible(text)).markup("</li>\n");
    }
    html.markup("</ul>\n");
}
