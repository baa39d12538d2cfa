#include "source/form_rules.h"

namespace colloquy::source {
namespace {

using base::Fixable;
using base::RuleInfo;
constexpr base::Severity E = base::Severity::error;
constexpr base::Severity W = base::Severity::warning;

constexpr RuleInfo kRules[] = {
    // The file.
    {"form/utf8", E, "The file holds bytes that are not UTF-8 text.",
     "Lessons are UTF-8 text. Save the file as UTF-8 in your editor; old word processors often save Latin-1 instead.",
     "", "", Fixable::no},
    {"form/too-large", E, "The file, a line or a nesting is too large to be a lesson.",
     "A lesson has at most 2 MiB, 50,000 lines, 65,536 bytes a line and 40 quotations or lists inside each other. "
     "Reading stops there, so that no file can exhaust the machine.",
     "", "", Fixable::no},
    {"form/front-open", E, "The front matter never ends.",
     "Settings stand between two lines of ---. Without the second one the whole lesson would be read as settings.", "",
     "", Fixable::no},
    {"form/front-yaml", E, "A setting cannot be read.",
     "Settings are YAML: name, colon, space, value. A value that holds a colon and a space needs quotation marks.", "",
     "", Fixable::no},
    {"form/front-key", E, "There is no setting of this name.",
     "A mistyped setting would otherwise be ignored without a word.", "", "", Fixable::no},
    {"form/front-value", E, "A setting has a value it cannot have.", "The message lists what is allowed.", "", "",
     Fixable::no},
    {"form/format", E, "The course is written in a newer format.",
     "Newer formats may hold marks that this version would read as text.", "", "", Fixable::no},
    {"form/help", E, "A sensitive lesson says whom to turn to.",
     "Where sensitive: names a theme, help: must say whom a learner can turn to.", "", "", Fixable::no},
    {"form/title", W, "The lesson has no title, or two different ones.",
     "A lesson has one title: title: in the front matter, or a first line # Title.", "", "", Fixable::no},
    // Markdown's traps.
    {"form/lazy", E, "A line belongs to a quotation or list entry without its marks.",
     "Markdown counts a line without > or without indentation to what stands above, if no empty line divides them. "
     "What looks like a line of its own would be swallowed.",
     "", "", Fixable::no},
    {"form/setext", E, "A line of --- or === makes a heading of the text above it.",
     "Markdown takes underlined text for a heading. Lessons write headings with #, so an underline is nearly always a "
     "rule that lacks its empty line.",
     "", "", Fixable::no},
    {"form/indented-code", E, "Text is indented so far that it becomes program code.",
     "Four spaces more than the surrounding text make program code of it. Put code between two lines of ``` instead.",
     "", "", Fixable::no},
    {"form/fence-open", E, "A code block never ends.",
     "A line of ``` opens a code block, the next closes it. If one is missing, the rest of the lesson becomes code.",
     "", "", Fixable::no},
    {"form/table-cells", E, "A row has more or fewer cells than the table's head.",
     "Markdown drops cells beyond the head without a word. A bar inside a cell is written \\|.", "", "", Fixable::no},
    {"form/html", E, "HTML stands in the text.",
     "Only <br>, <sub>, <sup> and <kbd> are kept. Everything else is shown as it is typed.", "", "", Fixable::no},
    {"form/comment-open", E, "A comment never begins or never ends.",
     "A comment stands between <!-- and -->. If its end is missing, it hides what follows; if its beginning is "
     "missing, it is published.",
     "", "", Fixable::no},
    {"form/footnote-unused", E, "Nothing refers to a note.",
     "Markdown drops a note that nothing refers to, and the lines that lean on it.", "", "", Fixable::no},
    {"form/footnote-missing", E, "A note is referred to, but not written.", "The mark would be shown as it is typed.",
     "", "", Fixable::no},
    {"form/link-named-x", E, "A link is called [x].", "Every ticked box - [x] would become a link.", "", "",
     Fixable::no},
    {"form/stars", E, "A mark of emphasis is left over.",
     "**bold**, *emphasis*, _emphasis_ and ~~struck~~ need a mark at both ends. A single one is published as it is "
     "typed, and a name without its stars is no name.",
     "", "", Fixable::no},
    {"form/bracket", W, "A square bracket has no partner.",
     "A link, a box or a gap has lost a bracket. A bracket that is meant is written \\[.", "", "", Fixable::no},
    {"form/blank", W, "A new thing begins without an empty line before it.",
     "Other Markdown programs run the two lines together.", "", "", Fixable::yes},
    {"form/empty", W, "Nothing stands under a heading.", "The part will be absent from page and menu.", "", "",
     Fixable::no},
    // Headings.
    {"form/heading", E, "A heading is nearly, but not quite, one of the known ones.",
     "A misspelt heading would make an ordinary section of a test, with its answers on the page. If it is meant as "
     "ordinary text, write <!-- plain --> after it.",
     "", "", Fixable::no},
    {"form/level", E, "A known heading has the wrong number of marks.",
     "Sections have two marks (##), what stands in them three (###), layers of a chapter four (####).", "", "",
     Fixable::yes},
    {"form/twice", W, "A section stands twice in a lesson.", "Each section is written once.", "", "", Fixable::no},
    {"form/stray-test", E, "A test question stands in an ordinary section.",
     "Its answers would be published on the page.", "", "", Fixable::no},
    {"form/stray-gap", E, "A gap stands outside cards and test.", "It would be published with its answer.", "", "",
     Fixable::no},
    {"form/stray-turn", E, "A spoken line stands outside conversation and rehearsal.",
     "A heading with too few marks, or a misspelt one, has taken it out of its conversation.", "", "", Fixable::no},
    {"form/part", W, "Spoken lines stand before the first part.",
     "A part of a conversation begins with ### and a title.", "", "", Fixable::no},
    // Labels and directions.
    {"form/speaker", E, "Nobody in the cast has this name, or nobody says this line.",
     "A mistyped name would get another voice, or none. Names are declared under cast: in the course or the lesson.",
     "", "", Fixable::no},
    {"form/label-colon", E, "A label lacks its colon.",
     "Without the colon it is bold text, and the line belongs to the speaker above.", "", "", Fixable::no},
    {"form/cast-reserved", E, "A member of the cast has a reserved name.",
     "You, Summary, Hint, Answer and the other labels mean something of their own.", "", "", Fixable::no},
    {"form/summary-last", E, "Something is spoken after the summary of a part.", "A summary closes its part.", "", "",
     Fixable::no},
    {"form/you-text", E, "The learner's line holds something other than a list.",
     "Under You stands a list: key ideas, or choices with boxes. Text there would be lost or shown to everybody.", "",
     "", Fixable::no},
    {"form/orphan", E, "Something stands where it belongs to nothing.",
     "A remark belongs under an answer, boxes under a question or under You. At the left edge Markdown ends the list.",
     "", "", Fixable::yes},
    {"form/pause", E, "The length of a pause cannot be read.",
     "A pause is *(pause)* or, with a length, *(pause 2s)*; at most 30 seconds.", "", "", Fixable::no},
    {"form/cue-open", E, "A direction never begins or never ends.",
     "A direction stands between *( and )*. A half one is read aloud.", "", "", Fixable::no},
    {"form/cue-space", E, "A direction touches a word.", "Markdown shows its stars if there is no space round it.", "",
     "", Fixable::yes},
    {"form/direction", E, "This place does not know this direction.",
     "A mistyped direction would be ignored without a word.", "", "", Fixable::no},
    // Lists, entries, aids.
    {"form/list", E, "Something in a list's section is no list entry.",
     "Each line of such a section begins with a dash.", "", "", Fixable::no},
    {"form/video", E, "A video is not written as [title](address).",
     "Captions (.vtt, .srt) and a transcript (.md, .txt) stand as links in a list under it.", "", "", Fixable::no},
    {"form/reference", E, "A reference is not written as [title](address).", "A note may follow the link.", "", "",
     Fixable::no},
    {"form/entry", E, "A term and its meaning are not joined by a colon.",
     "**Term:** meaning, or two lines: the term, then a colon and the meaning.", "", "", Fixable::no},
    {"form/aid", E, "A memory aid lacks its words.",
     "An acronym has a title and its words, divided by commas or as a list.", "", "", Fixable::no},
    {"form/include", E, "An included file is missing, or includes itself.",
     "Include names a file of the course, with #heading for a part of it.", "", "", Fixable::no},
    {"form/link", E, "No heading answers to a link.", "The link would lead nowhere.", "", "", Fixable::no},
    {"form/link-broken", E, "A linked file is missing.", "Addresses are relative to the lesson's own file.", "", "",
     Fixable::no},
    {"form/span", E, "A drafted line names a source that is not there.",
     "draft: and source: name a file of the course and its lines: sources/book.txt:12-14.", "", "", Fixable::no},
    {"form/comment-place", E, "A comment with a meaning stands before nothing.",
     "draft:, source: and id: stand on their own line before the block they speak of.", "", "", Fixable::no},
    // Cards and test.
    {"form/card", E, "A card has neither an arrow nor a gap.", "A card is front -> back, or a sentence with a [[gap]].",
     "", "", Fixable::no},
    {"form/card-side", E, "A card has an empty side.", "Both sides of an arrow hold something.", "", "", Fixable::no},
    {"form/no-answer", E, "A question has nothing to answer.",
     "A question needs options, a gap or a list of key ideas.", "", "", Fixable::no},
    {"form/box", E, "A box is broken or missing.",
     "A box is [x] or [ ] with a space after it. A broken one silently drops an answer.", "", "", Fixable::no},
    {"form/after-answers", E, "Something other than a remark, a hint or a model answer stands after the answers.",
     "Indent it under its option, or move it up into the question.", "", "", Fixable::no},
    {"form/wording", W, "Two spaces stand between two wordings.",
     "A lost / or | leaves two spaces behind. One wording with two spaces in it is never what was meant.", "", "",
     Fixable::no},
    {"form/remark", W, "A line goes on with an answer, and looks like a remark.",
     "A remark begins with >. Without it the line is part of the answer, and shown with it before anybody has chosen.",
     "", "", Fixable::no},
    {"form/picture", W, "A card links to a picture instead of showing it.",
     "![words](picture) shows a picture; without the ! it is a link.", "", "", Fixable::no},
    {"form/gap-open", E, "A gap never ends.",
     "A gap stands between [[ and ]] on one line. A half one publishes its answer.", "", "", Fixable::no},
    {"form/gap-close", E, "A gap never begins.", "A gap stands between [[ and ]] on one line.", "", "", Fixable::no},
    {"form/gap-empty", E, "A gap is empty.", "Nothing could be written in it.", "", "", Fixable::no},
    {"form/menu-key", E, "A menu of choices needs exactly one right one.",
     "Put [x] before exactly one of the choices between the bars.", "", "", Fixable::no},
    {"form/number", E, "A number can be read in two ways, or not at all.",
     "1,600 is one and a half or sixteen hundred, depending on the reader's country.", "", "", Fixable::no},
    {"form/match", E, "A line of a matching question has no arrow.", "All lines have one, or none has.", "", "",
     Fixable::no},
    {"form/arrow", E, "An arrow stands where it joins nothing.", "An arrow joins two things in a list entry.", "", "",
     Fixable::no},
    {"form/objective", E, "No learning objective has this name.",
     "Objectives are named under ## Objectives or in course.yaml.", "", "", Fixable::no},
    {"form/option-empty", E, "An option has no text.", "Nobody could choose it knowingly.", "", "", Fixable::no},
    {"form/hot-mixed", E, "Words to mark stand beside other gaps.",
     "A question asks to mark words or to fill gaps, not both.", "", "", Fixable::no},
    {"form/nested-options", E, "Options stand inside an option.", "Options have one level; indent them all alike.", "",
     "", Fixable::no},
    {"form/blueprint", E, "The blueprint cannot be read.",
     "It is a table: objectives down, levels across, whole numbers in the cells.", "", "", Fixable::no},
    // Rehearsal.
    {"form/scene", E, "No scene has this name.", "A choice or an exit leads to a scene of the same rehearsal.", "", "",
     Fixable::no},
    {"form/choice", E, "A choice leads nowhere.", "Each choice ends with an arrow to a scene.", "", "", Fixable::no},
    {"form/code", E, "No code has this name.", "Codes are defined under ### Codes.", "", "", Fixable::no},
    {"form/variable", E, "Nothing ever changes this variable.", "A mistyped name would always be 0.", "", "",
     Fixable::no},
    {"form/condition", E, "A condition cannot be read.",
     "A condition compares two sums: trust >= 2, reflect >= 2 * closed.", "", "", Fixable::no},
    {"form/ending", E, "Something stands after an ending.", "An ending closes its scene.", "", "", Fixable::no},
};

}  // namespace

std::span<const RuleInfo> form_rules() {
  return kRules;
}

const RuleInfo* form_rule(std::string_view id) {
  for (const RuleInfo& rule : kRules) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

}  // namespace colloquy::source
