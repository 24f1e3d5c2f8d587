"""The sections of JSON Resume, and which milestones go into each."""

# Of each section: the fields of title, organisation, beginning and end, and the others that may be there.
SECTIONS = {
    "work": ("position", "name", "startDate", "endDate", "url summary highlights location description"),
    "volunteer": ("position", "organization", "startDate", "endDate", "url summary highlights"),
    "education": (None, "institution", "startDate", "endDate", "url area studyType score courses"),
    "certificates": ("name", "issuer", "date", None, "url"),
    "awards": ("title", "awarder", "date", None, "summary"),
    "publications": ("name", "publisher", "releaseDate", None, "url summary"),
    "projects": ("name", "entity", "startDate", "endDate", "type url description highlights keywords roles"),
}
OF_KIND = {"role": "work", "education": "education", "training": "education", "certification": "certificates",
           "award": "awards", "writing": "publications", "volunteering": "volunteer", "talk": "projects", "project": "projects"}


def section(item):
    return OF_KIND.get(item.get("kind")) or ("certificates" if "credential" in item else "projects")


def is_datable(item):
    """The dates of JSON Resume are of the years 1000 to 2999."""
    return "1000" <= item["on"] < "3000"
