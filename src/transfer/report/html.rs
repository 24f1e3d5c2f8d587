//! The report as one HTML page, which runs and requests nothing.

use super::ReportFormat;
use crate::domain::report::{Chapter, Inline, Lead, Paragraph, Report, ReportBullet};
use crate::domain::visible::visible;
use crate::transfer::page::{Html, HtmlPage};

pub(super) const FORMAT: ReportFormat = ReportFormat { name: "html", extension: "html", write };

fn write(report: &Report) -> String {
    let text = report.text();
    let mut html = Html::default();
    html.markup("<header>\n<h1>").text(&text.heading).markup("</h1>\n");
    match &text.summary[..] {
        [only] => {
            html.markup("<p class=\"summary\">");
            add(&mut html, only).markup("</p>\n");
        }
        lines => {
            html.markup("<ul class=\"summary\">\n");
            for line in lines {
                html.markup("<li>");
                add(&mut html, line).markup("</li>\n");
            }
            html.markup("</ul>\n");
        }
    }
    html.markup("</header>\n<main class=\"report\">\n");
    text.chapters.iter().for_each(|chapter| section(&mut html, chapter));
    html.markup("</main>\n");
    HtmlPage { lang: "en", title: &text.heading, body: &html.into_string() }.document()
}

fn section(html: &mut Html, chapter: &Chapter) {
    html.markup("<section>\n<h2 dir=\"auto\">").text(&chapter.heading).markup("</h2>\n");
    if !chapter.about.is_empty() {
        html.markup("<p>");
        add(html, &chapter.about).markup("</p>\n");
    }
    list(html, &chapter.bullets);
    html.markup("</section>\n");
}

fn list(html: &mut Html, bullets: &[ReportBullet]) {
    if bullets.is_empty() {
        return;
    }
    html.markup("<ul>\n");
    for bullet in bullets {
        html.markup("<li>");
        if let Some(lead) = &bullet.lead {
            when(html, lead);
        }
        add(html, &bullet.text);
        if !bullet.bullets.is_empty() {
            html.markup("\n");
            list(html, &bullet.bullets);
        }
        html.markup("</li>\n");
    }
    html.markup("</ul>\n");
}

fn when(html: &mut Html, lead: &Lead) {
    match lead.date {
        Some(date) => {
            html.markup("<time datetime=\"").text(&date.to_string()).markup("\">");
            html.text(&lead.words).markup("</time>: ");
        }
        None => {
            html.markup("<span class=\"when\">").text(&lead.words).markup("</span>: ");
        }
    }
}

fn add<'a>(html: &'a mut Html, paragraph: &Paragraph) -> &'a mut Html {
    for piece in &paragraph.0 {
        match piece {
            Inline::Text(text) => html.text(text),
            Inline::Link(link) => html.link(link, &visible(link)),
        };
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::filter::Filter;
    use crate::domain::fixtures::{done, journey, today};
    use crate::domain::goal::Goal;
    use crate::domain::report::{ReportPeriod, ReportScope};

    #[test]
    fn report_in_html_makes_no_markup_of_a_title() {
        let goal = Goal {
            title: "<script>alert(1)</script> & \"more\"".into(),
            links: vec!["https://a.b/?c&d".into(), "javascript:alert(1)".into()],
            ..done("a", "2026-01-08")
        };
        let period = ReportPeriod::of_year(2026);
        let filter = &Filter::default();
        let scope = ReportScope {
            period,
            filter,
            today: today(),
            with_dropped: false,
            dates: crate::domain::date::DateFormat::DOCUMENT,
        };
        let html = write(&Report::of(&journey(vec![goal.into()]), &scope));
        let body = &html[html.find("<main").expect("a body")..];
        insta::assert_snapshot!(body, @r#"
        <main class="report">
        <section>
        <h2 dir="auto">Small goals</h2>
        <ul>
        <li><time datetime="2026-01-08">8 Jan</time>: &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot; <a href="https://a.b/?c&amp;d">https://a.b/?c&amp;d</a> javascript:alert(1)</li>
        </ul>
        </section>
        </main>
        </body>
        </html>
        "#);
    }
}
