//! The files of a LinkedIn export that hold a career, and what each of their columns becomes.

/// A file whose rows become items; a column has several names, since those of an export change over the years.
pub(super) struct ExportSection {
    /// As the preview names it.
    pub(super) name: &'static str,
    /// The other names of its file, in letters only.
    other_names: &'static [&'static str],
    pub(super) becomes: Becomes,
    pub(super) title: Names,
    /// The organisation; the title of a row without one.
    pub(super) at: Names,
    pub(super) on: Names,
    pub(super) until: Names,
    /// The paragraphs of the note.
    pub(super) note: Names,
    pub(super) link: Names,
    /// The number of a certificate.
    pub(super) number: Names,
    /// Read over.
    ignored: Names,
    /// An export without it is worth a word.
    pub(super) is_usual: bool,
}

pub(super) type Names = &'static [&'static str];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Becomes {
    /// A milestone of that kind; without an end an event.
    Event(&'static str),
    /// A milestone of that kind that goes on without an end.
    Occupation(&'static str),
    /// A certificate: the organisation is its issuer, the end the day on which it lapses.
    Certificate,
    /// A small goal that is done; only if that is asked for.
    Step,
}

const PLAIN: ExportSection = ExportSection {
    name: "",
    other_names: &[],
    becomes: Becomes::Event(""),
    title: &["title", "name"],
    at: &[],
    on: &["started on", "start date"],
    until: &["finished on", "end date"],
    note: &["description"],
    link: &["url"],
    number: &[],
    ignored: &[],
    is_usual: true,
};

pub(super) const SECTIONS: [ExportSection; 12] = [
    ExportSection {
        name: "Positions",
        other_names: &["experience", "position"],
        becomes: Becomes::Occupation("role"),
        title: &["title", "position"],
        at: &["company name", "company", "organization"],
        note: &["description", "location"],
        ..PLAIN
    },
    ExportSection {
        name: "Education",
        becomes: Becomes::Event("education"),
        title: &["degree name", "degree"],
        at: &["school name", "school"],
        on: &["start date", "started on"],
        until: &["end date", "finished on"],
        note: &["notes", "activities"],
        ..PLAIN
    },
    ExportSection {
        name: "Certifications",
        other_names: &["licensesandcertifications", "licensescertifications", "certificates"],
        becomes: Becomes::Certificate,
        title: &["name", "title"],
        at: &["authority", "issuer", "issuing organization"],
        on: &["started on", "start date", "issued on", "issue date"],
        until: &["finished on", "end date", "expires on", "expiration date"],
        note: &[],
        number: &["license number", "credential id"],
        ..PLAIN
    },
    ExportSection { name: "Projects", becomes: Becomes::Event("project"), ..PLAIN },
    ExportSection {
        name: "Honors",
        other_names: &["honorsawards", "honorsandawards", "honor", "awards"],
        becomes: Becomes::Event("award"),
        at: &["issuer"],
        on: &["issued on", "issue date"],
        until: &[],
        ..PLAIN
    },
    ExportSection {
        name: "Publications",
        becomes: Becomes::Event("writing"),
        title: &["name", "title"],
        at: &["publisher"],
        on: &["published on", "publication date"],
        until: &[],
        ..PLAIN
    },
    ExportSection {
        name: "Volunteering",
        other_names: &["volunteerexperiences", "volunteerexperience", "volunteer"],
        becomes: Becomes::Occupation("volunteering"),
        title: &["role", "title"],
        at: &["company name", "company", "organization"],
        ignored: &["cause", "supported cause"],
        ..PLAIN
    },
    ExportSection {
        name: "Courses",
        becomes: Becomes::Event("training"),
        title: &["name", "title"],
        note: &["number"],
        ..PLAIN
    },
    ExportSection {
        name: "Organizations",
        becomes: Becomes::Event("membership"),
        title: &["position", "role"],
        at: &["name", "organization"],
        ignored: &["occupation"],
        is_usual: false,
        ..PLAIN
    },
    ExportSection {
        name: "Test scores",
        other_names: &["testscore"],
        becomes: Becomes::Event("certification"),
        title: &["name", "title"],
        on: &["tested on", "test date", "date"],
        until: &[],
        note: &["score", "description"],
        ignored: &["occupation"],
        is_usual: false,
        ..PLAIN
    },
    ExportSection {
        name: "Patents",
        other_names: &["patent"],
        becomes: Becomes::Event("writing"),
        at: &["issuer", "patent office"],
        on: &["issued on", "issue date", "filed on", "filing date"],
        until: &[],
        note: &["description", "number", "patent number", "application number"],
        is_usual: false,
        ..PLAIN
    },
    ExportSection {
        name: "Learning",
        becomes: Becomes::Step,
        title: &["content title"],
        on: &["content completed at"],
        until: &[],
        note: &["notes taken on videos"],
        ignored: &[
            "content description",
            "content type",
            "content last watched date",
            "content saved",
        ],
        is_usual: false,
        ..PLAIN
    },
];

/// Headers that no other program writes.
const PECULIAR: &[&str] = &[
    "started on",
    "finished on",
    "school name",
    "license number",
    "issued on",
    "published on",
    "content completed at",
];

impl ExportSection {
    /// The section whose file has that name without folders: `Positions (1).csv`.
    pub(super) fn named(name: &str) -> Option<&'static ExportSection> {
        let stem = name.rsplit_once('.').filter(|(_, end)| end.eq_ignore_ascii_case("csv"))?.0;
        let letters = |text: &str| -> String {
            let letters = text.chars().filter(|c| c.is_alphabetic());
            letters.flat_map(char::to_lowercase).collect()
        };
        let stem = letters(stem);
        SECTIONS.iter().find(|section| {
            letters(section.name) == stem || section.other_names.contains(&stem.as_str())
        })
    }

    /// The section that the headers belong to, if that is certain without the name of the file.
    pub(super) fn with_headers(headers: &[String]) -> Option<&'static ExportSection> {
        let is_peculiar = headers.iter().any(|header| PECULIAR.contains(&header.as_str()));
        let has_all = |section: &&ExportSection| {
            headers.len() > 1 && section.count(headers) == headers.len() && section.is_in(headers)
        };
        SECTIONS.iter().filter(has_all).find(|_| is_peculiar)
    }

    /// Whether a file of its name with these headers is certainly from LinkedIn.
    pub(super) fn is_certain(&self, headers: &[String]) -> bool {
        let known = self.count(headers);
        self.is_in(headers) && (known > 2 || known == headers.len()) && known > 1
    }

    /// Whether the rows have a title, or an organisation instead.
    pub(super) fn is_in(&self, headers: &[String]) -> bool {
        let mut names = self.title.iter().chain(self.at);
        names.any(|name| headers.iter().any(|header| header == name))
    }

    /// Whether the headers name nothing that happened, as those of causes that somebody supports.
    pub(super) fn is_of_nothing(&self, headers: &[String]) -> bool {
        let mut headers = headers.iter().peekable();
        headers.peek().is_some() && headers.all(|header| self.ignored.contains(&header.as_str()))
    }

    /// The number of headers that it knows.
    fn count(&self, headers: &[String]) -> usize {
        headers.iter().filter(|header| self.knows(header)).count()
    }

    pub(super) fn knows(&self, header: &str) -> bool {
        let names = [
            self.title,
            self.at,
            self.on,
            self.until,
            self.note,
            self.link,
            self.number,
            self.ignored,
        ];
        names.iter().any(|names| names.contains(&header))
    }
}
