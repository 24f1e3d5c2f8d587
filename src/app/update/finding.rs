//! Finding: the search over everything, the filter, the palette, and the two views of the past.

use crate::app::action::{ACTIONS, Action, Spec, Where};
use crate::app::advice;
use crate::app::dialog::filter::FilterDialog;
use crate::app::dialog::search::Search;
use crate::app::disk::Request;
use crate::app::entries::PastView;
use crate::app::event::Key;
use crate::app::list::Cursor;
use crate::app::pane::Pane;
use crate::app::{ActiveFilter, App, Choice, Dialog, Form, Then};
use crate::domain::filter::saved::{name_without_space, named};
use crate::domain::filter::{Filter, FilterError, UnknownKey};
use crate::domain::find;
use crate::domain::words::sentence;

impl App {
    pub(super) fn ask_what_to_find(&mut self) {
        self.load_everything();
        self.dialogs.push(Dialog::Search(Search::over(self.journey.items())));
    }

    pub(super) fn go_to_found(&mut self, search: &Search) {
        if let Some(item) = search.picked() {
            self.go_to(item.id());
        }
    }

    pub(super) fn open_palette(&mut self) {
        let choice = |spec: &'static Spec| {
            let applies = self.means_something(spec.action);
            let keys = self.keymap.keys_in(spec.action, self.layer());
            let keys: Vec<String> = keys.iter().map(Key::to_string).collect();
            let amiss = match spec.place {
                _ if applies => "",
                Where::OnAnything => "on a row",
                Where::OnMilestone if self.applies(spec.place) => "where it led to something",
                place => place.words(),
            };
            let then = Then::always(|app| app.act(spec.action));
            let choice = Choice::new(format!("{}: {}", spec.name, spec.help), then);
            Choice { beside: keys.join(" "), amiss, ..choice }
        };
        let mut choices: Vec<Choice> = ACTIONS.iter().map(choice).collect();
        choices.sort_by_key(|choice| !choice.amiss.is_empty());
        self.show_form(Form::new(Action::Palette, None, "Commands").list(choices));
    }

    pub(super) fn ask_for_filter(&mut self) {
        let text = self.filter.as_ref().map_or("", |f| f.text.as_str());
        let dialog = FilterDialog::new(text, &self.saved_filters);
        self.dialogs.push(Dialog::Filter(dialog));
    }

    /// Sets the filter; an empty one shows everything again. With a name before it, it is saved as well; such a name alone
    /// forgets it, and a word alone before a colon is text.
    pub(super) fn set_filter(&mut self, line: &str) -> Result<(), String> {
        let (name, text) = match named(line) {
            Some((name, "")) if self.knows_filter(name) => {
                self.forget_filter(name);
                return Ok(());
            }
            Some((name, text)) if !text.is_empty() => (Some(name), text),
            Some(_) | None => (None, line),
        };
        let journey = &self.journey;
        let resolve = |name: &str| find::served(journey, name);
        let filter = Filter::parse_with(text, self.today, &resolve, &self.saved_filters)
            .map_err(|error| self.unclear(&error))?;
        let doubt = doubt(&filter, line);
        self.filter = (!filter.is_empty()).then(|| ActiveFilter { text: line.to_owned(), filter });
        if self.filter.is_some() && !self.scenes.is_empty() {
            self.load_everything();
        }
        self.refill();
        if let Some(name) = name {
            self.save_filter(name, text);
        } else if let Some(doubt) = doubt {
            self.say(doubt);
        }
        Ok(())
    }

    fn save_filter(&mut self, name: &str, text: &str) {
        let old = self.saved_filters.insert(name.into(), text.into());
        if old.as_deref() != Some(text) || self.pending.unkept.remove(name) {
            self.keep_filter(name, text);
            let offers = self.keymap.text("{filter} offers it");
            self.say(format!("Saved as {name}. {offers}; {name}: alone forgets it."));
        }
    }

    /// Whether a filter of that name is saved, or was to be.
    fn knows_filter(&self, name: &str) -> bool {
        self.saved_filters.contains_key(name) || self.pending.unkept.contains(name)
    }

    fn forget_filter(&mut self, name: &str) {
        let text = self.saved_filters.remove(name);
        self.pending.unkept.remove(name);
        self.keep_filter(name, "");
        let was = text.map(|text| format!(" It was: {text}"));
        self.say(format!("Forgot the filter {name}.{}", was.unwrap_or_default()));
    }

    fn keep_filter(&mut self, name: &str, text: &str) {
        self.ask(Request::KeepFilter { name: name.into(), text: text.into() });
    }

    fn unclear(&self, error: &FilterError) -> String {
        let advice = sentence(&advice::words(error.advice(), &self.keymap));
        format!("{} {advice}", sentence(&error.to_string()))
    }

    /// Turns the pane of the past to all that was done, or back to the milestones.
    pub(super) fn turn_past(&mut self) {
        self.past_view = match self.past_view {
            PastView::Milestones => PastView::AllDone,
            PastView::AllDone => PastView::Milestones,
        };
        self.go_home_to(Pane::Past);
        self.refill();
        self.lists[Pane::Past.index()].end(false);
    }
}

/// What may not have been meant by a line that is understood.
fn doubt(filter: &Filter, line: &str) -> Option<String> {
    let slip = filter.unknown_key().map(UnknownKey::words);
    let nearly =
        |name| format!("\"{name}:\" is looked for as text. A space after it saves the filter.");
    slip.or_else(|| name_without_space(line).map(nearly))
}
