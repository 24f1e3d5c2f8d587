//! The report as plain text. Nothing is wrapped.

use super::ReportFormat;
use crate::domain::report::{Report, ReportBullet};

pub(super) const FORMAT: ReportFormat = ReportFormat { name: "text", extension: "txt", write };

/// Columns of a date, with what is between it and the text.
const DATES: usize = 8;

fn write(report: &Report) -> String {
    let document = report.text();
    let mut text = format!("{}\n\n", document.heading);
    for line in &document.summary {
        text.push_str(&format!("{}\n", line.plain()));
    }
    for chapter in &document.chapters {
        text.push_str(&format!("\n{}\n\n", chapter.heading));
        if !chapter.about.is_empty() {
            text.push_str(&format!("  {}\n", chapter.about.plain()));
        }
        if !chapter.about.is_empty() && !chapter.bullets.is_empty() {
            text.push('\n');
        }
        add(&mut text, &chapter.bullets, 2);
    }
    text
}

/// Adds bullets whose texts begin in one column, whatever their dates.
fn add(text: &mut String, bullets: &[ReportBullet], indent: usize) {
    let leads = bullets.iter().filter_map(|bullet| bullet.lead.as_ref());
    let dates = leads.map(|lead| (lead.words.chars().count() + 2).max(DATES)).max().unwrap_or(0);
    for bullet in bullets {
        let lead = bullet.lead.as_ref().map_or("", |lead| lead.words.as_str());
        let dates = if bullet.is_label() { 0 } else { dates };
        let line = format!("{:indent$}{lead:<dates$}{}", "", bullet.text.plain());
        text.push_str(line.trim_end());
        text.push('\n');
        add(text, &bullet.bullets, indent + dates.max(2));
    }
}
