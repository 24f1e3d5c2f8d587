//! Items as a table: one line each, in columns; cut to the terminal's width where there is one, never the dates.

use crate::cli::phrases;
use crate::cli::styled;
use crate::domain::calendar::Calendar;
use crate::domain::describe::Mark;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::text::{clip, width};
use crate::domain::visible::visible;
use crate::view::glyphs::Glyphs;
use crate::view::lines::Role;

const GAP: &str = "  ";

/// Its texts are visible.
struct TableRow {
    mark: &'static str,
    id: String,
    title: String,
    title_role: Role,
    when: String,
    state: &'static str,
    about: String,
}

/// Widths in cells.
struct Columns {
    id: usize,
    title: usize,
    when: usize,
    state: usize,
    about: usize,
}

/// The lines of a table of these items. Without a `terminal` width nothing is cut.
pub(super) fn lines(
    items: &[&Item],
    journey: &Journey,
    calendar: Calendar,
    glyphs: &Glyphs,
    terminal: Option<usize>,
) -> Vec<String> {
    let rows: Vec<TableRow> =
        items.iter().map(|item| row(item, journey, calendar, glyphs)).collect();
    let mut columns = Columns::widest(&rows);
    if let Some(terminal) = terminal {
        columns.narrow(terminal);
    }
    rows.iter().map(|row| columns.line(row)).collect()
}

fn row(item: &Item, journey: &Journey, calendar: Calendar, glyphs: &Glyphs) -> TableRow {
    let has_focus = item.as_goal().is_some_and(|goal| goal.next);
    TableRow {
        mark: glyphs.mark(Mark::of(item)),
        id: item.id().to_string(),
        title: visible(item.title()).into_owned(),
        title_role: if has_focus { Role::Milestone } else { Role::Plain },
        when: phrases::when(item, calendar),
        state: item.state_word(),
        about: visible(&phrases::about(item, journey, calendar)).into_owned(),
    }
}

impl Columns {
    fn widest(rows: &[TableRow]) -> Columns {
        let most = |column: &dyn Fn(&TableRow) -> &str| {
            rows.iter().map(|row| width(column(row))).max().unwrap_or(0)
        };
        Columns {
            id: most(&|row| &row.id),
            title: most(&|row| &row.title),
            when: most(&|row| &row.when),
            state: most(&|row| row.state),
            about: most(&|row| &row.about),
        }
    }

    /// Takes what the terminal lacks from the last column first, down to a third of the room, then from the title.
    /// Where even that leaves no room the last column goes; a title keeps ten cells whatever happens.
    fn narrow(&mut self, terminal: usize) {
        const SHORTEST_TITLE: usize = 10;
        const WORTH_READING: usize = 12;
        let gaps = 4 * GAP.len();
        let fixed = 2 + self.id + self.when + self.state + gaps;
        let room = terminal.saturating_sub(fixed);
        if self.title + self.about <= room {
            return;
        }
        self.about = self.about.min((room / 3).max(room.saturating_sub(self.title)));
        if self.about < WORTH_READING {
            self.about = 0;
        }
        self.title = self.title.min(room.saturating_sub(self.about)).max(SHORTEST_TITLE);
    }

    fn line(&self, row: &TableRow) -> String {
        let about = clip(&row.about, self.about);
        let has_about = self.about > 0 && !about.is_empty();
        let mut line = format!("{} ", row.mark);
        push(&mut line, Role::Dim, &row.id, self.id);
        line.push_str(GAP);
        push(&mut line, row.title_role, &clip(&row.title, self.title), self.title);
        line.push_str(GAP);
        if self.when > 0 {
            push(&mut line, Role::Plain, &row.when, self.when);
            line.push_str(GAP);
        }
        push(&mut line, Role::Dim, row.state, if has_about { self.state } else { 0 });
        if has_about {
            line.push_str(GAP);
            line.push_str(&about);
        }
        line
    }
}

/// Adds a text in its role, and the blanks that it lacks.
fn push(line: &mut String, role: Role, text: &str, cells: usize) {
    line.push_str(&styled::text(text, role));
    line.extend(std::iter::repeat_n(' ', cells.saturating_sub(width(text))));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::data_file::DataFile;
    use crate::domain::date::Date;
    use crate::domain::goal::Goal;
    use crate::domain::id::Id;
    use crate::domain::record::Record;
    use crate::view::glyphs::UNICODE;

    fn drawn(terminal: Option<usize>) -> Vec<String> {
        let due = Date::from_iso("2026-11-27");
        let goal = |number, title: &str| Goal { due, ..Goal::new(Id::spelled(number), title) };
        let items = vec![
            Item::from(goal(1, "Finish the exercises of chapter four")),
            Item::from(Goal { toward: Some(Id::spelled(3)), ..goal(2, "Read") }),
            Item::from(goal(3, "Certification of the administrator")),
        ];
        let mut journey = Journey::default();
        let members = items.iter().cloned().map(Record::from);
        journey.replace(DataFile::Open, members.collect());
        let items = Vec::from_iter(&items);
        let today = Date::from_iso("2026-11-22").and_then(Date::day).expect("a day");
        let lines = lines(&items, &journey, today.into(), &UNICODE, terminal);
        lines.iter().map(|line| anstream::adapter::strip_str(line).to_string()).collect()
    }

    #[test]
    fn without_a_terminal_nothing_is_cut() {
        let text = drawn(None).join("\n");
        assert!(text.contains("Finish the exercises of chapter four  Fri  active\n"), "{text}");
        assert!(
            text.ends_with("toward Certification of the administrator")
                || text.contains("toward Certification of the administrator\n"),
            "{text}"
        );
        assert!(!text.contains('…'), "{text}");
    }

    #[test]
    fn on_a_terminal_every_line_fits_and_no_date_is_cut() {
        for terminal in 38..130 {
            for line in drawn(Some(terminal)) {
                assert!(width(&line) <= terminal, "{terminal}: {line}");
                assert!(line.contains("  Fri  active"), "{terminal}: {line}");
            }
        }
    }
}
