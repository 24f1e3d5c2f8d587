//! The topics of the help, which the README links to.

pub(super) struct HelpTopic {
    pub(super) name: &'static str,
    /// Markdown.
    pub(super) text: &'static str,
}

macro_rules! topics {
    ($($name:literal)*) => {
        &[$(HelpTopic { name: $name, text: include_str!(concat!("../../assets/help/", $name, ".md")) }),*]
    };
}

pub(super) const TOPICS: &[HelpTopic] = topics! {
    "keys" "review" "momentum" "files" "import" "export" "shell" "promises"
};

pub(super) fn topic(name: &str) -> Option<&'static HelpTopic> {
    TOPICS.iter().find(|topic| topic.name == name)
}
