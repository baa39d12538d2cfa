// Each rule of form, firing with its whole message at its place, and silent on the mended text.
#include <gtest/gtest.h>

#include <map>

#include "base/file.h"
#include "source/form_rules.h"
#include "source/read_lesson.h"

namespace colloquy::source {
namespace {

class Tree final : public SourceTree {
 public:
  std::map<std::string, std::string, std::less<>> files{{"book.txt", "one\ntwo\n"},
                                                        {"terms.md", "**Rack:** A place for coats.\n"},
                                                        {"loop.md", "**Include:** [again](loop.md)\n"},
                                                        {"p.jpg", ""},
                                                        {"a.mp4", ""},
                                                        {"s.flac", ""}};
  std::optional<SourceFile> text(std::string_view path) const override {
    const auto found = files.find(path);
    if (found == files.end()) return std::nullopt;
    return SourceFile{2, found->first, found->second};
  }
  bool exists(std::string_view path) const override { return files.contains(path); }
};

LessonReading read(const std::string& text) {
  static const Tree tree;
  lesson::Course course;
  course.cast = {{"Guide", "", "", lesson::Speaker::Role::teacher, {}, {}},
                 {"Amal", "", "", {}, {}, {}},
                 {"Bo", "", "", {}, {}, {}}};
  lesson::Lesson defaults;
  defaults.cast = course.cast;
  return read_lesson(SourceFile{1, "lesson.md", text}, defaults, {course, tree});
}

// "line:column-line:column rule severity message | help"
std::vector<std::string> findings(const std::string& body) {
  std::vector<std::string> out;
  for (const base::Diagnostic& d : read("---\ntitle: T\n---\n" + body).findings) {
    const std::uint32_t top = d.span.file == 1 ? 3 : 0;  // the front matter
    out.push_back(std::to_string(d.span.line - top) + ":" + std::to_string(d.span.column) + "-" +
                  std::to_string(d.span.end_line - top) + ":" + std::to_string(d.span.end_column) + " " + d.rule + " " +
                  (d.severity == base::Severity::error ? "E" : "W") + " " + d.message +
                  (d.help.empty() ? "" : " | " + d.help));
  }
  return out;
}

struct Case {
  const char* text;
  const char* finding;
  const char* mended;  // the same without the mistake: nothing is found
};

const Case kCases[] = {
    {"## Conversation\n\n### P\n\n> quoted\nlazy words\n\n**Bo:** Hi.\n",
     "6:1-6:11 form/lazy E Markdown counts this line to the quotation above. | Begin it with > if it belongs there, "
     "else put an empty line before it.",
     nullptr},
    {"## Notes\n\n- one\ntwo\n",
     "4:1-4:4 form/lazy E Markdown counts this line to the list entry above. | Indent it if it belongs there, else put "
     "an empty line before it.",
     "## Notes\n\n- one\n  two\n"},
    {"## Notes\n\ntext\n---\n",
     "4:1-4:4 form/setext E This line makes a heading of the line above it. | Put an empty line before it, or write ## "
     "before a title.",
     "## Notes\n\ntext\n\n---\n"},
    {"## Notes\n\n    code\n",
     "3:5-3:9 form/indented-code E This line is indented so far that Markdown takes it for program code. | Take the "
     "indentation away, or put code between two lines of ```.",
     "## Notes\n\n```\ncode\n```\n"},
    {"## Notes\n\n```\ncode\n\n## Cards\n\n- a -> b\n",
     "3:1-3:4 form/fence-open E This code block never ends, and hides the rest of the lesson. | Close it with ``` on a "
     "line of its own.",
     "## Notes\n\n```\ncode\n```\n\n## Cards\n\n- a -> b\n"},
    {"## Notes\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
     "5:1-5:14 form/table-cells E This row has 3 cells, the head of its table has 2. | Markdown would drop what is too "
     "much: write \\| for a bar inside a cell.",
     "## Notes\n\n| a | b |\n|---|---|\n| 1 | 2 \\| 3 |\n"},
    {"## Notes\n\nA <b>bold</b> word, H<sub>2</sub>O.\n",
     "3:3-3:6 form/html E This HTML is not kept: <b>. | Only <br>, <sub>, <sup> and <kbd> are; write \\< if the sign "
     "is meant.",
     "## Notes\n\nA **bold** word, H<sub>2</sub>O.\n"},
    {"## Notes\n\nOne.\n\n<!-- never\n\n## Cards\n\n- a -> b\n",
     "5:1-5:5 form/comment-open E This comment never ends, and hides the rest of the lesson. | Write --> at its end.",
     "## Notes\n\nOne.\n\n<!-- never -->\n\n## Cards\n\n- a -> b\n"},
    {"## Notes\n\nOne. to do -->\n",
     "3:12-3:15 form/comment-open E A comment ends here that never begins. | Write <!-- before it.",
     "## Notes\n\nOne. <!-- to do -->\n"},
    {"## Notes\n\nOne.\n\n[^1]: a note\n",
     "5:1-5:5 form/footnote-unused E Nothing refers to the note [^1], so Markdown would drop it. | Write [^1] where it "
     "belongs, or take the note away.",
     "## Notes\n\nOne.[^1]\n\n[^1]: a note\n"},
    {"## Notes\n\nOne.[^2]\n",
     "3:5-3:9 form/footnote-missing E There is no note [^2]. | Write it on a line of its own: [^2]: text.", nullptr},
    {"## Notes\n\nText.\n\n[x]: p.jpg\n",
     "5:1-5:4 form/link-named-x E A link may not be called [x]: it would take every ticked box for a link. | Give it "
     "another name.",
     "## Notes\n\nSee [y].\n\n[y]: p.jpg\n"},
    {"## Notes\n\nA **bold word.\n",
     "3:3-3:5 form/stars E \"**\" is left over here. | Emphasis stands between two of them; write \\* if the sign is "
     "meant.",
     "## Notes\n\nA **bold** word, 5 * 3, \\*.\n"},
    {"## Notes\n\nA [link(p.jpg).\n",
     "3:3-3:4 form/bracket W This bracket has no partner. | A link is [words](address); write \\[ if the bracket is "
     "meant.",
     "## Notes\n\nA [link](p.jpg) [sic].\n"},
    {"## Notes\n\nWait *(pause 2s and go.\n",
     "3:6-3:8 form/cue-open E This direction never ends. | Write )* after its last word, in the same paragraph.",
     "## Notes\n\nWait *(pause 2s)* and *go (now)*.\n"},
    {"## Notes\n\nWait (pause 2s)* and go.\n",
     "3:15-3:17 form/cue-open E This direction never begins. | Write *( before its first word.", nullptr},
    {"## Notes\n\nWait*(pause 2s)* and go.\n",
     "3:5-3:17 form/cue-space E A direction needs a space on both sides, or Markdown shows its stars. | Put a space "
     "between it and the word.",
     nullptr},
    {"## Notes\n\nWait *(pause soon)* and go.\n",
     "3:8-3:18 form/pause E This pause cannot be read: \"soon\". | Write *(pause)* or *(pause 2s)*, at most 30 "
     "seconds.",
     nullptr},
    {"## Cards\n", "1:4-1:9 form/empty W Nothing stands under \"Cards\": it will not be shown.", nullptr},
    {"## Practise test\n\n1. Who?\n   - [x] A\n   - [ ] B\n",
     "1:4-1:17 form/heading E \"Practise test\" is not a section of a lesson. Did you mean \"Practice test\"? | If it "
     "is meant as ordinary text, write <!-- plain --> after it.",
     "## Practice test\n\n1. Who?\n   - [x] A\n   - [ ] B\n"},
    {"## Overviews <!-- plain -->\n\nText.\n\n## Overview\n\n### Qick\n\nText.\n",
     "7:5-7:9 form/heading E \"Qick\" is not a level of an overview. Did you mean \"Quick\"? | If it is meant as "
     "ordinary text, write <!-- plain --> after it.",
     "## Overviews <!-- plain -->\n\nText.\n\n## Overview\n\n### Quick\n\nText.\n"},
    {"##Notes\n\nText.\n", "1:1-1:8 form/heading E A heading needs a space after its marks.", "## Notes\n\nText.\n"},
    {"## Practice test\n\n1. Who? [[me]]\n\n### Glossary\n\n**A:** b\n",
     "5:5-5:13 form/level E \"Glossary\" is a section, but three marks (###) make it a part of \"Practice test\". Give "
     "it two (##). | If it is meant as a part's title, write <!-- plain --> after it.",
     "## Practice test\n\n1. Who? [[me]]\n\n## Glossary\n\n**A:** b\n"},
    {"## Overview\n\nShort.\n\n## Detailed\n\nLong.\n",
     "5:4-5:12 form/level E \"Detailed\" belongs into a section: give it three marks (###).",
     "## Overview\n\nShort.\n\n### Detailed\n\nLong.\n"},
    {"## Audio book\n\n### A\n\nText.\n\n## B\n\nText.\n\n#### Explanation\n\nMore.\n",
     "7:4-7:5 form/level E \"B\" holds layers of a chapter, but two marks (##) make it a section. Give it three (###).",
     "## Audio book\n\n### A\n\nText.\n\n### B\n\nText.\n\n#### Explanation\n\nMore.\n"},
    {"## Cards\n\n- a -> b\n\n## Flash cards\n\n- c -> d\n",
     "5:4-5:15 form/twice W \"Flash cards\" stands here a second time; the first is in line 4. | Put the two together.",
     nullptr},
    {"# U\n\n## Notes\n\nText.\n",
     "1:3-1:4 form/title W The front matter calls this lesson \"T\", this heading \"U\". | Keep one of them.",
     "# T\n\n## Notes\n\nText.\n"},
    {"## Notes\n\n1. Who?\n   - [x] A\n   - [ ] B\n",
     "3:1-5:11 form/stray-test E This looks like a test question, but \"Notes\" is an ordinary section: its answers "
     "would be published. | Put it under ## Practice test.",
     "## Notes\n\n- [x] done\n- [ ] open\n"},
    {"## Notes\n\nThree [[3]] s.\n",
     "3:7-3:9 form/stray-gap E A gap belongs into cards or a test: here it would be published with its answer. | Write "
     "\\[[ if the brackets are meant.",
     "## Notes\n\nThree \\[[3]] s.\n"},
    {"## The call\n\n**You:**\n\n- hello\n",
     "3:1-3:9 form/stray-turn E A line for You belongs into a conversation or a rehearsal; \"The call\" is neither. | "
     "Give the heading above it three marks (###) if it is a part, or check its spelling.",
     nullptr},
    {"## Conversation\n\n**Bo:** Hi.\n",
     "3:1-3:12 form/part W These lines stand before the first part: they make a part without a title. | Write ### and "
     "a title above them.",
     "## Conversation\n\n### P\n\n**Bo:** Hi.\n"},
    {"## Conversation\n\n### P\n\n**Boo:** Hi.\n",
     "5:3-5:6 form/speaker E Nobody in the cast is called \"Boo\". Did you mean \"Bo\"?",
     "## Conversation\n\n### P\n\n**Bo:** Hi.\n\nRemember: it is text.\n"},
    {"## Conversation\n\n### P\n\nHi there.\n\n**Bo:** Hi.\n",
     "5:1-5:10 form/speaker E Who says this? Start the line with a name. | For example **Guide:**", nullptr},
    {"## Conversation\n\n### P\n\n**Bo:** Hi.\n\nAml: what?\n",
     "7:1-7:4 form/speaker E Nobody in the cast is called \"Aml\". Did you mean \"Amal\"? | Write \\: if the colon "
     "belongs to the text.",
     nullptr},
    {"## Conversation\n\n### P\n\n**Amal** Hi.\n",
     "5:1-5:9 form/label-colon E A colon is missing after the name: **Amal:**", nullptr},
    {"## Conversation\n\n### P\n\n**Amal:* Hi.\n", "5:8-5:9 form/stars E A name has two stars on each side: **Amal:**",
     nullptr},
    {"## Conversation\n\n### P\n\n**Bo:** Hi.\n**Amal:** Oh.\n",
     "6:1-6:11 form/blank W Put an empty line before this speaker: other Markdown programs run the two lines together.",
     "## Conversation\n\n### P\n\n**Bo:** Hi.\n\n**Amal:** Oh.\n"},
    {"## Conversation\n\n### P\n\n**Bo:** Hi.\n\n**Summary:** Done.\n\n**Amal:** Oh.\n",
     "9:1-9:11 form/summary-last E The summary closes its part: nothing is spoken after it. | Move the summary to the "
     "end.",
     nullptr},
    {"## Conversation\n\n### P\n\n**Bo:** Hi?\n\n**You:** hello\n",
     "7:10-7:15 form/you-text E The line of the learner holds only a list. | Write - before each key idea, or - [x] "
     "and - [ ] before choices.",
     "## Conversation\n\n### P\n\n**Bo:** Hi?\n\n**You:**\n\n- hello\n"},
    {"## Conversation\n\n### P\n\n**Bo:** Hi?\n\n**You:**\n\n- hello\n\n> A remark.\n",
     "11:1-11:2 form/orphan E This remark stands under the list, not under an answer. | Indent it by two spaces.",
     "## Conversation\n\n### P\n\n**Bo:** Hi?\n\n**You:**\n\n- hello\n  > A remark.\n"},
    {"## Conversation\n\n### P\n\n**Bo:** Hi?\n\n- [x] a\n- [ ] b\n",
     "7:1-8:8 form/orphan E Boxes are for the learner to pick: put **You:** above this list.", nullptr},
    {"## Videos\n\n[a](a.mp4)\n", "3:1-3:11 form/list E \"Videos\" is a list: begin each line with a dash.",
     "## Videos\n\n- [a](a.mp4)\n"},
    {"## Videos\n\n- a film\n", "3:1-3:9 form/video E A video is a link: - [title](address).", nullptr},
    {"## Glossary\n\n- Wait time is long\n",
     "3:3-3:20 form/entry E A term and its meaning are joined by a colon. | Write **Term:** meaning.",
     "## Glossary\n\n- Wait time: is long\n\nThread\n: A plan.\n"},
    {"## Glossary\n\n**Include:** [x](loop.md)\n", "1:1-1:30 form/include E \"loop.md\" includes itself.",
     "## Glossary\n\n**Include:** [x](terms.md)\n"},
    {"## Memory aids\n\n### Acronym: WAIT\n\n> nothing\n",
     "3:5-3:18 form/aid E An acronym needs its words: write them below, with commas between them.",
     "## Memory aids\n\n### Acronym: WAIT\n\nWhy, Am, I, Talking\n"},
    {"## Notes\n\nSee [x](#not).\n",
     "3:5-3:14 form/link E No heading of this lesson answers to \"#not\". Did you mean \"#notes\"?",
     "## Notes\n\nSee [x](#notes).\n"},
    {"## Notes\n\nSee [x](q.jpg).\n",
     "3:5-3:15 form/link-broken E There is no file \"q.jpg\". | Addresses are relative to the lesson's own file.",
     "## Notes\n\nSee [x](p.jpg), [y](https://example.org).\n"},
    {"## Glossary\n\n<!-- draft: book.txt:9 -->\n**A:** b\n",
     "3:1-3:27 form/span E book.txt has no line 9. | It has 2 lines.",
     "## Glossary\n\n<!-- draft: book.txt:1-2 -->\n**A:** b\n"},
    {"## Notes\n\n<!-- id: x -->\nText.\n",
     "3:1-3:15 form/comment-place E This comment speaks of the block below it, but nothing there can carry it. | Put "
     "it on its own line before a line, card, question, term or aid.",
     "## Glossary\n\n<!-- id: x -->\n**A:** b\n"},
    {"## Cards\n\n- a => b\n",
     "3:5-3:7 form/card E A card is front -> back (or a sentence with a [[gap]]). | An arrow is -> with a space on "
     "both sides.",
     "## Cards\n\n- a -> b\n- **a:** b\n- x [[y]]\n- a <-> b\n"},
    {"## Cards\n\n- a ->\n",
     "3:5-3:7 form/card-side E The back of this card is empty. | Both sides of the arrow hold something.",
     "## Cards\n\n- a ->\n\n  b\n"},
    {"## Cards\n\n- [a](p.jpg) -> b\n",
     "3:3-3:14 form/picture W This card links to a picture instead of showing it. | Put ! before the bracket.",
     "## Cards\n\n- ![a](p.jpg) -> b\n"},
    {"## Test\n\n1. Who?\n",
     "3:4-3:8 form/no-answer E Nothing to answer here: add options, a [[gap]], or a list of key ideas.",
     "## Test\n\n1. Who?\n   - me / I\n"},
    {"## Test\n\n1. Who?\n   - [x] A\n   - [] B\n", "5:6-5:10 form/box E A box is [x] or [ ] with a space after it.",
     "## Test\n\n1. Who?\n   - [x] A\n   - [ ] B\n"},
    {"## Test\n\n1. Who?\n   - [x] A\n   - B\n",
     "5:6-5:7 form/box E This line has no box, the others have. | Write [x] before it if it is right, else [ ].",
     nullptr},
    {"## Test\n\n1. Who?\n   [x] A\n   - [ ] B\n",
     "4:4-4:7 form/box E An answer starts with a dash and a box. | Write - before it.", nullptr},
    {"## Test\n\n1. Who?\n   - [x] A\n   - [ ] B\n\n   More.\n",
     "7:4-7:9 form/after-answers E After the answers only a remark (>), a hint or a model answer may stand. | Indent "
     "this under its option, or move it up.",
     "## Test\n\n1. Who?\n   - [x] A\n   - [ ] B\n\n   > More.\n\n   **Hint:** Me.\n"},
    {"## Test\n\n1. Who?\n   - [x] A\n     > Yes.\n   [ ] B\n   - [ ] C\n",
     "6:4-6:7 form/box E An answer starts with a dash and a box. | Write - before it.", nullptr},
    {"## Test\n\n1. Who?\n\n- [x] A\n- [ ] B\n",
     "5:1-6:8 form/orphan E These options belong to no question. | Indent it by three spaces under its question, or "
     "number the question.",
     nullptr},
    {"## Test\n\n1. Three is [[3.\n",
     "3:13-3:15 form/gap-open E This gap never ends: write ]] after the answer, on the same line.", nullptr},
    {"## Test\n\n1. Three is 3]] or [[three]].\n",
     "3:14-3:16 form/gap-close E [[ is missing before this. | A gap stands between [[ and ]] on one line.", nullptr},
    {"## Test\n\n1. Three is [[ ]].\n",
     "3:13-3:18 form/gap-empty E The gap is empty. | Write the answer between [[ and ]].", nullptr},
    {"## Test\n\n1. Is it [[a | b]]?\n",
     "3:10-3:19 form/menu-key E Which one is right? Put [x] before exactly one of the choices.",
     "## Test\n\n1. Is it [[a | [x] b]]?\n"},
    {"## Test\n\n1. How many? [[1,600]]\n",
     "3:14-3:23 form/number E \"1,600\" could be one or one thousand times as much. | Write it without the comma.",
     "## Test\n\n1. How many? [[3,5 ± 5% m]] [[2..4 s]] [[\"3\"]]\n"},
    {"## Test\n\n1. How many? [[3 ± half]]\n",
     "3:14-3:26 form/number E \"3 ± half\" cannot be read as a number. | Write [[3]], [[3 ± 0.5 min]] or [[2..4 s]]; "
     "put words in quotation marks.",
     nullptr},
    {"## Test\n\n1. Match.\n   - a -> b\n   - c\n",
     "5:4-5:7 form/match E This line has no arrow, the others have. | Write left -> right.",
     "## Test\n\n1. Match.\n   - a -> b\n   - -> c\n"},
    {"## Test\n\n1. Match.\n   a -> b\n   - c -> d\n",
     "4:6-4:8 form/arrow E An arrow joins two things in a list: begin this line with a dash. | Write \\-> if the sign "
     "is meant.",
     nullptr},
    {"## Test\n\n1. Who? [[me]] *(pas 80%)*\n",
     "3:18-3:25 form/direction E A test does not know the direction \"pas 80%\". | Known here: objective, level, "
     "points, all, exact, fixed order.",
     nullptr},
    {"## Objectives\n\n- waiting: Waits.\n\n## Test\n\n1. Who? [[me]] *(objective waitng)*\n",
     "7:18-7:34 form/objective E No learning objective is called \"waitng\". Did you mean \"waiting\"?",
     "## Objectives\n\n- waiting: Waits.\n\n## Test\n\n1. Who? [[me]] *(objective waiting; 2 points)*\n"},
    {"## Test\n\n1. Who?\n   - [x] A\n   - [ ]\n",
     "5:4-5:9 form/option-empty E This option has no text. | Write it after the box.", nullptr},
    {"## Test\n\n1. Mark [[ [x] a ]] and [[b]].\n",
     "3:25-3:30 form/hot-mixed E This gap has no box, the others have: [[ [x] words ]]. | A question asks to mark "
     "words or to fill gaps, not both.",
     nullptr},
    {"## Test\n\n1. Who?\n   - [x] A\n     - [ ] B\n   - [ ] C\n",
     "5:6-5:13 form/nested-options E These options stand inside another option. | Indent all options of a question "
     "alike.",
     nullptr},
    {"## Test\n\n1. Who?\n   - the guide  the leader\n",
     "4:15-4:17 form/wording W Two spaces stand here: is a mark missing between two wordings? | Write / between two "
     "accepted wordings, | between two choices, or one space.",
     "## Test\n\n1. Who?\n   - the guide / the leader\n"},
    {"## Test\n\n1. Who?\n   - [x] Me.\n     Because I said so.\n   - [ ] You.\n",
     "5:6-5:24 form/remark W This line goes on with the answer above it. Is it a remark? | Begin a remark with >, and "
     "an answer of its own with a dash.",
     "## Test\n\n1. Who?\n   - [x] Me.\n     > Because I said so.\n   - [ ] You.\n"},
    {"## Test\n\n### Blueprint\n\nNone.\n\n### P\n\n1. Who? [[me]]\n",
     "3:5-3:14 form/blueprint E A blueprint is a table: objectives down, levels across, counts in the cells.", nullptr},
    {"## Rehearsal\n\n### A\n\n**Bo:** Hi.\n\n-> He shrug\n\n### He shrugs\n\n**Good ending:** Done.\n",
     "7:4-7:12 form/scene E No scene is called \"He shrug\". Did you mean \"He shrugs\"?",
     "## Rehearsal\n\n### A\n\n**Bo:** Hi.\n\n-> He shrugs\n\n### He shrugs\n\n**Good ending:** Done.\n"},
    {"## Rehearsal\n\n### A\n\n**You:**\n\n- Hello.\n",
     "7:3-7:9 form/choice E Where does this choice lead? | Write -> and the title of a scene at its end.",
     "## Rehearsal\n\n### A\n\n**You:**\n\n- Hello. -> [A](#a)\n"},
    {"## Rehearsal\n\n### A\n\n**You:**\n\n- Hello. *(reflekt)* -> [A](#a)\n",
     "7:12-7:19 form/code E No code is called \"reflekt\". | Codes are defined under ### Codes.", nullptr},
    {"## Rehearsal\n\n### A\n\n**You:**\n\n- *(if trsut > 1)* Hello. *(trust +1)* -> A\n",
     "7:5-7:17 form/variable E Nothing ever changes \"trsut\". Did you mean \"trust\"?", nullptr},
    {"## Rehearsal\n\n### A\n\n**You:**\n\n- *(if trust)* Hello. *(trust +1)* -> A\n",
     "7:5-7:13 form/condition E This condition cannot be read: \"trust\". | For example trust >= 2, or reflect >= 2 * "
     "closed.",
     "## Rehearsal\n\n### A\n\n**You:**\n\n- *(if trust >= 2 * trust - 1)* Hello. *(trust +1; once)* -> A\n"},
    {"## Rehearsal\n\n### A\n\n**Good ending:** Done.\n\n**Bo:** Hi.\n",
     "7:1-7:9 form/ending E An ending closes its scene: nothing is said after it. | Move it up, or into another scene.",
     nullptr},
};

TEST(Form, EachRuleSpeaksOnceAndIsSilentWhenMended) {
  for (const Case& c : kCases) {
    EXPECT_EQ(findings(c.text), std::vector<std::string>{c.finding}) << c.text;
    if (c.mended == nullptr) continue;
    EXPECT_EQ(findings(c.mended), std::vector<std::string>{}) << c.mended;
  }
}

TEST(Form, EveryRuleIsDescribed) {
  for (const base::RuleInfo& rule : form_rules()) {
    EXPECT_TRUE(rule.id.starts_with("form/"));
    EXPECT_FALSE(rule.summary.empty()) << rule.id;
    EXPECT_GT(rule.explanation.size(), 20u) << rule.id;
  }
}

TEST(Form, TheSpecificationListsEveryRule) {
  const base::Result<std::string> page = base::read_file(COLLOQUY_SOURCE_DIR "/docs/formats/lesson.md");
  ASSERT_TRUE(page.ok());
  for (const base::RuleInfo& rule : form_rules()) {
    const std::string row = "| `" + std::string(rule.id) + "` | " +
                            (rule.severity == base::Severity::error ? "E" : "W") + " | " + std::string(rule.summary) +
                            " |\n";
    EXPECT_NE(page->find(row), std::string::npos) << row;
  }
}

TEST(Form, ReservedNamesAreNoCast) {
  static const Tree tree;
  const lesson::Course course;
  lesson::Lesson defaults;
  defaults.cast = {{"Summary", "", "", {}, {}, {}}};
  const LessonReading reading =
      read_lesson(SourceFile{1, "l.md", "# T\n\n## Notes\n\nText.\n"}, defaults, {course, tree});
  ASSERT_EQ(reading.findings.size(), 1u);
  EXPECT_EQ(reading.findings[0].message, "\"Summary\" means something of its own and cannot be a member of the cast.");
}

TEST(Form, ALessonNeedsATitle) {
  ASSERT_EQ(read("## Notes\n\nText.\n").findings.size(), 1u);
  EXPECT_EQ(read("## Notes\n\nText.\n").findings[0].message, "This lesson has no title.");
  ASSERT_EQ(read("").findings.size(), 1u);
  EXPECT_EQ(read("").findings[0].rule, "form/title");
}

// Bytes that would be too much for a parser: refused with one finding, in time and memory bounded.
TEST(Form, HostileInputIsRefused) {
  const auto only = [](const std::string& text) {
    const LessonReading reading = read(text);
    return reading.findings.empty() ? std::string() : reading.findings[0].rule;
  };
  EXPECT_EQ(only(std::string(50u << 20, 'a')), "form/too-large");
  EXPECT_EQ(only("# T\n\n" + std::string(100'000, 'a') + "\n"), "form/too-large");
  std::string quotes, blocks, lists;
  std::string marks, gaps;
  for (int i = 0; i < 3'000; ++i) marks += "[^1]";
  for (int i = 0; i < 30'000; ++i) gaps += i % 100 == 0 ? "\n[[" : "[[";
  EXPECT_EQ(only("# T\n\n" + marks), "form/too-large");
  EXPECT_EQ(only("# T\n\n" + gaps), "form/too-large");
  for (int i = 0; i < 20'000; ++i) quotes += "> ";
  EXPECT_EQ(only("# T\n\n" + quotes + "deep\n"), "form/too-large");
  for (int i = 0; i < 1'000'000; ++i) blocks += "-\n";
  EXPECT_EQ(only("# T\n\n" + blocks), "form/too-large");
  for (int i = 0; i < 500; ++i) lists += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- a\n";
  EXPECT_EQ(only("# T\n\n" + lists), "form/too-large");
}

TEST(Form, BytesThatAreNoText) {
  const LessonReading reading = read("# T\n\n## Notes\n\nbad \xFF byte\n");
  ASSERT_EQ(reading.findings.size(), 1u);
  EXPECT_EQ(reading.findings[0].rule, "form/utf8");
  EXPECT_EQ(reading.findings[0].span, (base::Span{1, 5, 5, 5, 6}));
  EXPECT_TRUE(read("\xEF\xBB\xBF# T\r\n\r\n## Notes\r\n\r\ntext\r\n").findings.empty());
}

}  // namespace
}  // namespace colloquy::source
