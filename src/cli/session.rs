//! One command at work: reads the journey, changes it, and says what was done.

use crate::app::advice::take_over;
use crate::cli::advice;
use crate::cli::failure::{Failure, located};
use crate::cli::flags::{Everywhere, OutputFlags, WriteFlags};
use crate::cli::output::Output;
use crate::cli::places::{self, Setup};
use crate::cli::reference::{self, Reach};
use crate::domain::calendar::{Calendar, DateStyle};
use crate::domain::change::Change;
use crate::domain::date::{Day, Moment};
use crate::domain::filter::saved::SavedFilters;
use crate::domain::filter::{Filter, FilterError};
use crate::domain::find;
use crate::domain::gap::Gap;
use crate::domain::id::{Id, Mint};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::problem::{Problem, Severity};
use crate::domain::profile::Profile;
use crate::domain::reading::Reading;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::words::{count, plural};
use crate::runtime::clock::{self, Clock};
use crate::runtime::output_file;
use crate::runtime::settings::dates;
use crate::store::fault::Fault;
use crate::store::{Saved, Store, Write, Years};
use crate::transfer::export::LeftOut;
use crate::transfer::json;
use std::io;
use std::path::Path;

pub(super) struct Session<'a> {
    pub(super) today: Day,
    pub(super) style: DateStyle,
    pub(super) now: Moment,
    pub(super) clock: Clock,
    pub(super) filters: SavedFilters,
    pub(super) profile: Profile,
    pub(super) editor: Option<String>,
    pub(super) store: Store,
    pub(super) output: &'a mut Output,
    mint: Mint,
}

/// How a command names what it does: `added`, `add`.
#[derive(Clone, Copy)]
pub(super) struct Verb {
    pub(super) did: &'static str,
    pub(super) would: &'static str,
}

impl Verb {
    /// `added`, or `would add` in a dry run.
    pub(super) fn words(self, dry_run: bool) -> String {
        if dry_run { format!("would {}", self.would) } else { self.did.to_owned() }
    }
}

/// Plans a change of the journey, given the journey on disk.
pub(super) type Plan<'p> = &'p mut dyn FnMut(&Journey, &mut Mint) -> Result<Change, Refusal>;

impl<'a> Session<'a> {
    /// Finds the journey, and reads nothing yet.
    pub(super) fn open(flags: &Everywhere, output: &'a mut Output) -> Result<Session<'a>, Failure> {
        Session::of(places::find(flags)?, output)
    }

    pub(super) fn of(setup: Setup, output: &'a mut Output) -> Result<Session<'a>, Failure> {
        let clock = Clock::from_env()?;
        let config = setup.settings.config;
        output.draw_with(config.glyphs);
        Ok(Session {
            today: clock.today(),
            style: dates(&config),
            now: clock.now(),
            clock,
            filters: config.filters,
            profile: config.cv,
            editor: config.editor,
            store: Store::new(setup.places),
            output,
            mint: Mint::seeded(clock::seed()),
        })
    }

    pub(super) fn calendar(&self) -> Calendar {
        Calendar { today: self.today, style: self.style }
    }

    /// Reads the journey, and warns of what is wrong in its files.
    pub(super) fn read(&mut self, years: Years) -> Result<Journey, Failure> {
        let mut journey = Journey::default();
        journey.absorb(self.reading(years)?);
        Ok(journey)
    }

    /// The same, as the screen takes it in.
    pub(super) fn reading(&mut self, years: Years) -> Result<Reading, Failure> {
        let reading = self.store.read(years)?;
        self.warn(&reading.problems);
        self.mention();
        Ok(reading)
    }

    pub(super) fn filter(&self, text: &str, journey: &Journey) -> Result<Filter, Failure> {
        let goal = |reference: &str| find::served(journey, reference);
        let filter = Filter::parse_with(text, self.calendar(), &goal, &self.filters);
        filter.map_err(|error| match error {
            FilterError::Toward { source: Refusal::NoMatch { .. }, .. } => {
                self.missed(error.into())
            }
            other => other.into(),
        })
    }

    /// Prints a text byte for byte, or writes it to a file, and says what it leaves out. `-` is standard output. A file is
    /// not replaced by a text that lacks what could not be read.
    pub(super) fn publish(
        &mut self,
        text: &str,
        to: &OutputFlags,
        left_out: &LeftOut,
    ) -> Result<(), Failure> {
        let path = to.output.as_deref().filter(|path| path.as_os_str() != "-");
        match path {
            None if to.dry_run => {
                let lines = count(text.lines().count(), "line");
                self.output.confirm(&format!("would print {lines}"))?;
            }
            None => self.output.exactly(text)?,
            Some(path) => {
                self.check_read()?;
                self.write_out(text, path, to.dry_run)?;
            }
        }
        left_out.sentences().for_each(|sentence| self.output.note(&sentence));
        Ok(())
    }

    fn write_out(&mut self, text: &str, path: &Path, dry_run: bool) -> Result<(), Failure> {
        if dry_run {
            return self.output.confirm(&format!("would write {}", path.display()));
        }
        let written = output_file::replace(path, text, self.store.folder());
        written.map_err(|cause| match cause.kind() {
            io::ErrorKind::InvalidInput => {
                let message = format!("cannot write {}: {cause}", path.display());
                Failure::request(message, "name another file")
            }
            io::ErrorKind::NotFound => {
                let message = format!("cannot write {}: its folder is not there", path.display());
                Failure::world(message, "make the folder first, or name a file in another")
            }
            _ => Fault::disk("write", path, &cause).into(),
        })
    }

    /// Reads the journey as far back as it takes to find `reference`.
    pub(super) fn read_for(&mut self, reference: &str) -> Result<Journey, Failure> {
        let reading = self.store.read(Years::Summaries)?;
        let problems = reading.problems.clone();
        let mut journey = Journey::default();
        journey.absorb(reading);
        if reference::is_id(&journey, reference) {
            self.warn(&problems);
            self.mention();
            return Ok(journey);
        }
        self.read(Years::All)
    }

    /// Makes a change of an item, unless this is a dry run, and says what was done.
    pub(super) fn carry_out(
        &mut self,
        written: WriteFlags,
        verb: Verb,
        reach: Reach,
        plan: Plan,
    ) -> Result<Change, Failure> {
        let change = self.change(written.dry_run, reach, plan)?;
        self.announce(&change, written, verb)?;
        Ok(change)
    }

    /// Makes a change, unless this is a dry run.
    pub(super) fn change(
        &mut self,
        dry_run: bool,
        reach: Reach,
        plan: Plan,
    ) -> Result<Change, Failure> {
        let first = match reach {
            Reach::Open => self.attempt(dry_run, Years::Summaries, plan),
            Reach::All => self.attempt(dry_run, Years::All, plan),
            Reach::Past(name) => self.attempt(dry_run, Years::Summaries, &mut |journey, mint| {
                if reference::is_id(journey, name) {
                    plan(journey, mint)
                } else {
                    Err(unseen(name))
                }
            }),
        };
        let last = match first {
            Err(Fault::Refused(Refusal::NoMatch { .. })) => self.attempt(dry_run, Years::All, plan),
            other => other,
        };
        last.map_err(|fault| self.blamed(fault))
    }

    /// An item that is not found may be in a file that is not understood: this is words first. If a file cannot be read
    /// at all, that is the failure.
    fn blamed(&mut self, fault: Fault) -> Failure {
        match fault {
            Fault::Refused(Refusal::NoMatch { .. }) => {
                let mut problems = self.store.problems().to_vec();
                problems.retain(|problem| problem.severity == Severity::Error);
                self.warn(&problems);
                match self.store.unread() {
                    Some(unread) => unread.into(),
                    None => self.missed(fault.into()),
                }
            }
            Fault::Refused(refusal) => Failure::refused(&refusal, self.style.format),
            other => other.into(),
        }
    }

    /// Replaces an item's own TOML `old` by `new`.
    pub(super) fn replace_source(
        &mut self,
        id: &Id,
        old: &str,
        new: &str,
        dry_run: bool,
    ) -> Result<Change, Failure> {
        let saved = self.store.replace_source(self.now, writing(dry_run), id, old, new);
        let saved = saved.map_err(|fault| self.blamed(fault))?;
        self.saved(&saved, dry_run);
        Ok(saved.change)
    }

    /// Prints what was done, or would be; with `--json`, the item.
    pub(super) fn announce(
        &mut self,
        change: &Change,
        written: WriteFlags,
        verb: Verb,
    ) -> Result<(), Failure> {
        let Some(subject) = change.subject().and_then(Record::as_item) else {
            return Ok(());
        };
        let preview = written.dry_run.then(|| {
            let mut journey = self.store.journey().clone();
            journey.apply(change);
            journey
        });
        let journey = preview.as_ref().unwrap_or(self.store.journey());
        // If two items were given one id by hand, another may answer to it now.
        let item = journey.item(subject.id());
        let item = item.filter(|item| item.title() == subject.title());
        let item = item.unwrap_or(subject);
        if written.json {
            return self.output.json(json::item_or_gone(item, journey));
        }
        let is_new = change.edits.iter().any(|e| e.id() == item.id() && e.before.is_none());
        self.output.confirm(&line(item, verb, written.dry_run, is_new))
    }

    fn attempt(&mut self, dry_run: bool, years: Years, plan: Plan) -> Result<Change, Fault> {
        let mint = &mut self.mint;
        let plan = &mut |journey: &Journey| plan(journey, mint);
        let saved = self.store.change(self.now, writing(dry_run), years, plan)?;
        self.saved(&saved, dry_run);
        Ok(saved.change)
    }

    /// Warns of what went wrong beside a change that was saved.
    pub(super) fn saved(&mut self, saved: &Saved, dry_run: bool) {
        if !dry_run {
            self.output.has_saved();
        }
        if let Some(lost) = &saved.undo_lost {
            self.output.warn(&format!("this change cannot be undone: {lost}"));
        }
        self.say_lost_backup(saved.backup_lost.as_deref());
        if let Some(upgraded) = saved.upgraded {
            self.output.note(&upgraded.words());
        }
    }

    /// Offers to take over the backups and the log of a journey that was moved.
    pub(super) fn offer_left_behind(&mut self) {
        for left in self.store.left_behind() {
            self.output.warn(&left.words());
            self.output.hint(&take_over(&left.path, self.store.folder()));
        }
    }

    /// Warns of each waiting conflict copy, once.
    fn mention(&mut self) {
        for conflict in self.store.mention_once() {
            let problem = advice::waiting(&conflict, self.store.folder());
            self.output.warn(&located(&problem));
            self.output.hint(&problem.hint);
        }
    }

    pub(super) fn say_lost_backup(&mut self, lost: Option<&str>) {
        if let Some(lost) = lost {
            let warning = format!("no backup was made before this change: {lost}");
            self.output.warn(&warning);
        }
    }

    fn warn(&mut self, problems: &[Problem]) {
        for problem in problems {
            self.output.warn(&located(problem));
            if problem.severity == Severity::Error && !problem.excerpt.trim().is_empty() {
                self.output.quote(problem.excerpt.trim_end());
            }
        }
        // If something could not be read, an error follows with this hint.
        if !problems.is_empty() && self.gaps().is_empty() {
            self.output.hint(SEE_CHECK);
        }
    }

    pub(super) fn gaps(&self) -> &[Gap] {
        self.store.journey().gaps()
    }

    /// Ends a command that shows the journey: with a failure if anything could not be read.
    pub(super) fn check_read(&self) -> Result<(), Failure> {
        check_read(self.gaps())
    }

    pub(super) fn unfound(&self, refusal: Refusal) -> Failure {
        match refusal {
            Refusal::NoMatch { .. } => self.missed(refusal.into()),
            other => other.into(),
        }
    }

    /// The failure to find something, which may be in what could not be read.
    pub(super) fn missed(&self, failure: Failure) -> Failure {
        match self.gaps() {
            [] => failure,
            gaps => Failure {
                message: format!("{} in what could be read; {}", failure.message, unread(gaps)),
                hint: SEE_CHECK.into(),
                ..failure
            },
        }
    }
}

pub(super) fn check_read(gaps: &[Gap]) -> Result<(), Failure> {
    match gaps {
        [] => Ok(()),
        gaps => {
            let message = format!("not everything could be read: {}", unread(gaps));
            Err(Failure::request(message, SEE_CHECK))
        }
    }
}

const SEE_CHECK: &str = "milepost check says what to do";

/// The first file that could not be read, and the number of the others.
fn unread(gaps: &[Gap]) -> String {
    let Some((first, rest)) = gaps.split_first() else {
        return String::new();
    };
    let more = match rest.len() {
        0 => String::new(),
        more => format!("; {} {} affected", count(more, "more file"), plural(more, "is", "are")),
    };
    format!("{}{more}", first.sentence())
}

pub(super) fn writing(dry_run: bool) -> Write {
    if dry_run { Write::DryRun } else { Write::Really }
}

/// A new item has no id to name until it is written.
fn line(item: &Item, verb: Verb, dry_run: bool, is_new: bool) -> String {
    let (id, title, words) = (item.id(), item.title(), verb.words(dry_run));
    if dry_run && is_new { format!("{words} {title}") } else { format!("{words} {id}  {title}") }
}

fn unseen(name: &str) -> Refusal {
    Refusal::NoMatch { reference: name.to_owned(), wanted: "nothing" }
}
