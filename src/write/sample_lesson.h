// A small lesson made by hand, with every part and gated words that a test can look for. For tests.
#pragma once

#include <string>
#include <vector>

#include "lesson/course.h"
#include "package/timeline.h"
#include "write/lesson_view.h"

namespace colloquy::write::sample {

inline lesson::Inline words(std::string text) {
  lesson::Inline node;
  node.text = std::move(text);
  return node;
}

inline lesson::Inline around(lesson::Inline::Kind kind, lesson::Inlines children) {
  lesson::Inline node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

inline lesson::Inline strong(std::string text) {
  return around(lesson::Inline::Kind::strong, {words(std::move(text))});
}

inline lesson::Inline gap(std::size_t index) {
  lesson::Inline node;
  node.kind = lesson::Inline::Kind::gap;
  node.gap = static_cast<std::uint32_t>(index);
  return node;
}

inline lesson::Block paragraph(lesson::Inlines inlines) {
  lesson::Block block;
  block.inlines = std::move(inlines);
  return block;
}

inline lesson::Blocks text(std::string plain) {
  return {paragraph({words(std::move(plain))})};
}

inline lesson::Turn turn(std::string id, std::string who, lesson::Blocks said) {
  lesson::Turn made;
  made.id = std::move(id);
  made.who = std::move(who);
  made.text = std::move(said);
  return made;
}

inline lesson::Term term(std::string id, std::string name, std::string meaning) {
  lesson::Term made;
  made.id = std::move(id);
  made.term = std::move(name);
  made.meaning = text(std::move(meaning));
  made.anchor = "term-" + made.id;
  return made;
}

inline lesson::Option option(std::string id, bool right, std::string said, std::string remark) {
  lesson::Option made;
  made.id = std::move(id);
  made.right = right;
  made.text = text(std::move(said));
  if (!remark.empty()) made.feedback = text(std::move(remark));
  return made;
}

// Every gated string holds "CANARY" and a number.
inline lesson::Course course() {
  using namespace lesson;
  Course course;
  course.id = "course1";
  course.title = "Mending bicycles";
  course.authors = {"A. Fitter"};
  course.licence = "CC-BY-4.0";

  Lesson made;
  made.id = "lesson1";
  made.path = "1-wheels/1-a-flat-tyre.md";
  made.slug = "1-wheels/a-flat-tyre";
  made.number = "1.1";
  made.title = "A flat tyre";
  made.authors = course.authors;
  made.lede = text("How to find a small hole, and mend it by the roadside.");
  made.objectives = {term("ob1", "finding", "You can find the hole in a tube without tools.")};

  Speaker ines, tom, ravi;
  ines.name = "Ines";
  ines.role = Speaker::Role::teacher;
  tom.name = "Tom";
  ravi.name = "Ravi";
  made.cast = {ines, tom, ravi};

  Overview overview;
  overview.quick = OverviewLevel{text("Pump, listen, mark, patch."), {}, {}};
  overview.standard =
      OverviewLevel{text("A slow leak hides. Air shows it: pump the tube up, move it past your lip, and mark the spot "
                         "before the air is gone. Then the patch needs a dry, rough place to hold on to."),
                    {},
                    {}};
  overview.detailed =
      OverviewLevel{text("A hole the size of a grain of sand empties a tube overnight. You hear a big one, you feel a "
                         "small one on your lip, and water shows the smallest. Roughen the rubber, let the glue dry "
                         "until it no longer shines, press the patch from its middle."),
                    {},
                    {}};
  made.overview = overview;

  Part first;
  first.id = "part1";
  first.title = "Where is the hole?";
  first.anchor = "where-is-the-hole";
  Turn opening = turn("t1", "Ines",
                      {paragraph({words("Your tyre is "), around(Inline::Kind::emphasis, {words("soft. It was hard")}),
                                  words(" yesterday. Tom, where would you look for the leak first?")})});
  Direction quietly;
  quietly.kind = Direction::Kind::manner;
  quietly.name = "quietly";
  opening.directions = {quietly};
  Prompt ask;
  ask.id = "ask1";
  ask.question = "Tom, where would you look for the leak first?";
  Idea idea;
  idea.id = "i1";
  idea.accept = {"CANARY01 pump it up and listen"};
  Idea wrong;
  wrong.id = "i2";
  wrong.against = true;
  wrong.accept = {"CANARY02 buy a new tube"};
  wrong.feedback = text("CANARY03 A new tube has the same thorn waiting in the tyre.");
  ask.ideas = {idea, wrong};
  Turn answer = turn("t2", "Tom", text("At the valve? Mine always leaks at the valve."));
  Turn more = turn("t3", "Ines",
                   {paragraph({words("Often. Pump it up first. A tube that is full talks to you.")}),
                    paragraph({words("Ravi, you hear nothing. What now?")})});
  more.asides = text("A slow leak: less than a bar in a night.");
  Prompt pick;
  pick.id = "ask2";
  pick.question = "Ravi, you hear nothing. What now?";
  pick.options = {option("o1", true, "CANARY04 hold it near your lip", "CANARY05 Lips feel the finest breath."),
                  option("o2", false, "CANARY06 pump harder", "CANARY07 It may burst.")};
  Turn third = turn("t4", "Ravi", text("Hold it close to my lip and turn it slowly, once round."));
  first.lines = {opening, ask, answer, more, pick, third};
  first.summary = turn("", "Ines", text("A full tube shows its hole: to the ear, to the lip, or in water."));
  Part second;
  second.id = "part2";
  second.title = "The patch";
  second.anchor = "the-patch";
  second.lines = {turn("t5", "Ines", text("Rough, glue, wait, press. In that order?")),
                  turn("t6", "Tom", text("Yes. And wait means wait."))};
  Dialogue dialogue;
  dialogue.intro = text("Three people beside a road.");
  dialogue.parts = {first, second};
  made.dialogue = dialogue;

  made.videos = {{"v1", "A patch in two minutes", "https://www.youtube.com/watch?v=abcdefghijk", "2 min", {}, "", {}},
                 {"v2", "Rubber up close", "media/rubber.mp4", "", {}, "", {}}};

  Chapter chapter;
  chapter.id = "ch1";
  chapter.title = "Why glue must dry";
  chapter.anchor = "why-glue-must-dry";
  chapter.content = {
      "ch1c", text("The glue is not what holds. It melts the skin of both rubbers, and they become one."), {}};
  chapter.explanation = Chapter::Layer{"ch1e", text("The solvent has to leave first. Under a patch it cannot."), {}};
  chapter.analogy =
      Chapter::Layer{"ch1a", text("Two candles, softened and pressed together, are one candle. Wet ones slide."), {}};
  Chapter other = chapter;
  other.id = "ch2";
  other.title = "Thorns stay";
  other.anchor = "thorns-stay";
  other.content = {"ch2c", text("Feel inside the tyre before the tube goes back. The thorn is still there."), {}};
  other.explanation.reset();
  other.analogy.reset();
  made.chapters = {chapter, other};

  made.concepts = {term("c1", "Slow leak", "A hole so small that a tyre holds for hours.")};
  made.concepts[0].also = {"leak"};
  made.glossary = {term("g1", "Valve", "The little door through which the tube is filled."),
                   term("g2", "Slow leak", "See the concept.")};
  made.glossary[1].anchor.clear();
  made.examples = {{"The school run", text("A glass splinter, found in a bucket of water."), {}}};

  Aid acronym;
  acronym.id = "a1";
  acronym.kind = Aid::Kind::acronym;
  acronym.title = "RAG";
  acronym.words = {{"Roughen", false, {}}, {"Apply glue", false, {}}, {"Grip", false, {}}};
  Aid story;
  story.id = "a2";
  story.kind = Aid::Kind::story;
  story.text = text("A man patched his tube five times and never looked inside the tyre.");
  story.ask = text("What did he forget?");
  story.answer = text("CANARY08 The thorn.");
  Aid rhyme;
  rhyme.id = "a3";
  rhyme.kind = Aid::Kind::rhyme;
  Inline line_end;
  line_end.kind = Inline::Kind::soft_break;
  rhyme.text = {paragraph({words("Wait till the shine is gone,"), line_end, words("then put the patch on.")})};
  made.aids = {acronym, story, rhyme};

  Card card;
  card.id = "k1";
  card.front = text("What do you do before you patch?");
  card.back = text("CANARY09 Find the thorn.");
  Card cloze;
  cloze.id = "k2";
  cloze.kind = Card::Kind::cloze;
  cloze.front = {paragraph({words("Glue is ready when it "), gap(0), words(".")})};
  Gap gap_of;
  gap_of.accept = {"CANARY10 no longer shines"};
  cloze.gaps = {gap_of};
  made.cards = {card, cloze};

  Question question;
  question.id = "q1";
  question.stem = text("CANARY11 Which comes first?");
  question.options = {option("qo1", true, "CANARY12 roughen", "CANARY13 It needs a hold."),
                      option("qo2", false, "CANARY14 glue", "")};
  question.hints = {text("CANARY15 Think of the skin.")};
  question.feedback = text("CANARY16 See the part about the patch.");
  Pool pool;
  pool.id = "p1";
  pool.questions = {question};
  Test test;
  test.pools = {pool};
  test.pass = .8;
  made.test = test;

  made.references = {{"A long article about rubber", "https://library.example/rubber", {words("12 pages")}, {}}};
  course.lessons = {made};
  return course;
}

// Two lines a second, words of equal length: enough for markup.
inline package::Timeline timeline(const std::vector<std::pair<std::string, std::vector<std::string>>>& nodes) {
  package::Timeline made;
  for (const auto& [node, lines] : nodes) {
    int index = 0;
    for (const std::string& line : lines) {
      package::LineTime time;
      time.node = node;
      time.index = index++;
      time.text = line;
      time.start = made.duration;
      time.end = made.duration + 3000;
      made.duration += 3400;
      made.lines.push_back(time);
    }
  }
  return made;
}

}  // namespace colloquy::write::sample
