"""What a served page says: its words as a reader sees them, section by section, and its forms."""

import re
from html.parser import HTMLParser

UNSEEN = {"script", "style", "template", "svg", "head"}
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def words(text):
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.replace("\u2019", "'"))


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.sections = {"": ""}  # id of the <section>: its text
        self.forms = []  # (id of the nearest <aside>, action, {name: value})
        self.open, self.hidden, self.section, self.aside = [], 0, [""], [""]
        self.feed(text)

    def handle_starttag(self, tag, pairs):
        attributes = dict(pairs)
        self.say(" ")
        if tag not in EMPTY:
            unseen = tag in UNSEEN or attributes.get("aria-hidden") == "true"
            self.open.append((tag, unseen))
            self.hidden += unseen
        if tag == "section":
            self.section.append(attributes.get("id", ""))
            self.sections.setdefault(self.section[-1], "")
        elif tag == "aside":
            self.aside.append(attributes.get("id", ""))
        elif tag == "form":
            self.forms.append((self.aside[-1], attributes.get("action", ""), {}))
        elif tag == "input" and self.forms and attributes.get("name"):
            self.forms[-1][2][attributes["name"]] = attributes.get("value", "")

    def handle_endtag(self, tag):
        if any(tag == each for each, _ in self.open):
            closed = ""
            while closed != tag:
                closed, unseen = self.open.pop()
                self.hidden -= unseen
        if tag == "section":
            self.section.pop()
        elif tag == "aside":
            self.aside.pop()
        if tag not in {"span", "em", "strong", "a", "b", "i"}:
            self.say(" ")

    def handle_data(self, text):
        if not self.hidden:
            self.say(text)

    def say(self, text):
        for section in {self.section[-1], ""}:
            self.sections[section] += text

    def has(self, wanted, section=""):
        """Whether the words stand there in one piece."""
        said = " " + " ".join(words(self.sections.get(section, ""))) + " "
        return " " + " ".join(wanted) + " " in said
