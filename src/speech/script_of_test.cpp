#include "speech/script_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "speech/casting.h"
#include "speech/lines.h"

namespace colloquy::speech {
namespace {

using lesson::Inline;

Inline words(std::string text) {
  Inline node;
  node.text = std::move(text);
  return node;
}

Inline direction(lesson::Direction::Kind kind, std::string value, int milliseconds = 0, lesson::Inlines children = {}) {
  Inline node;
  node.kind = Inline::Kind::direction;
  node.direction.own().kind = kind;
  node.direction.own().value = std::move(value);
  node.direction.own().milliseconds = milliseconds;
  node.children = std::move(children);
  return node;
}

lesson::Block paragraph(lesson::Inlines inlines) {
  lesson::Block block;
  block.inlines = std::move(inlines);
  return block;
}

lesson::Turn turn(std::string id, std::string who, lesson::Inlines inlines) {
  lesson::Turn made;
  made.id = std::move(id);
  made.who = std::move(who);
  made.text = {paragraph(std::move(inlines))};
  return made;
}

constexpr lesson::Direction::Kind kPause = lesson::Direction::Kind::pause;
constexpr lesson::Direction::Kind kSay = lesson::Direction::Kind::say;

std::vector<std::string> texts(const NodeLines& lines) {
  std::vector<std::string> out;
  for (const Utterance& utterance : lines.utterances) out.push_back(utterance.text);
  return out;
}

TEST(Lines, AreSentencesOfTheDisplayedWords) {
  const lesson::Blocks blocks = {
      paragraph({words("Not yet. "), direction(kPause, "", 2000), words(" You see? I stopped.")}),
      paragraph({words("Second paragraph.")}),
  };
  const NodeLines lines = lines_of(blocks, {});
  EXPECT_THAT(texts(lines), testing::ElementsAre("Not yet.", "You see?", "I stopped.", "Second paragraph."));
  EXPECT_EQ(lines.utterances[0].pause_after_ms, 2000);
  EXPECT_FALSE(lines.utterances[1].pause_after_ms);
  EXPECT_EQ(lines.utterances[1].after, Boundary::sentence);
  EXPECT_EQ(lines.utterances[2].after, Boundary::paragraph);
  EXPECT_EQ(lines.utterances[3].line, 3);
}

TEST(Lines, APauseInsideALineStandsOnTheWordBefore) {
  const NodeLines lines =
      lines_of({paragraph({words("Non : "), direction(kPause, "", 1000), words(" deux fois.")})}, {});
  ASSERT_EQ(lines.utterances.size(), 1u);
  EXPECT_EQ(lines.utterances[0].text, "Non : deux fois.");
  EXPECT_EQ(lines.utterances[0].tokens[1].pause_after_ms, 1000);
}

TEST(Lines, APauseAtTheStartIsTheCallers) {
  const NodeLines lines = lines_of({paragraph({direction(kPause, "", 1500), words(" Yes.")})}, {});
  EXPECT_EQ(lines.pause_before_ms, 1500);
}

TEST(Lines, PronunciationsBelongToTheirWords) {
  const NodeLines lines =
      lines_of({paragraph({words("We "), direction(kSay, "kownt", 0, {words("count")}), words(" by the vitrine.")})},
               {{"Vitrine", "vih-TREEN"}, {"count", "wrong"}});
  const std::vector<Token>& tokens = lines.utterances[0].tokens;
  EXPECT_EQ(tokens[1].say, "kownt");  // the nearest wins
  EXPECT_EQ(tokens[4].text, "vitrine.");
  EXPECT_EQ(tokens[4].say, "vih-TREEN");
}

TEST(Lines, PronunciationsFollowPluralsAndSeveralWords) {
  const NodeLines lines =
      lines_of({paragraph({words("“Amal’s” vitrines say festina lente.")})},
               {{"Amal", "/ɐˈmɑːl/"}, {"vitrine", "vih-TREEN"}, {"festina lente", "fess-TEE-nah LEN-tay"}});
  const std::vector<Token>& tokens = lines.utterances[0].tokens;
  EXPECT_EQ(tokens[0].say, "/ɐˈmɑːlz/");
  EXPECT_EQ(tokens[1].say, "vih-TREENz");
  EXPECT_EQ(tokens[2].say, "");
  EXPECT_EQ(tokens[3].say, "fess-TEE-nah");
  EXPECT_EQ(tokens[4].say, "LEN-tay");
}

lesson::Lesson sample() {
  lesson::Lesson lesson;
  lesson.lang = "en";
  lesson.cast.resize(3);
  lesson.cast[0].name = "Guide";
  lesson.cast[0].role = lesson::Speaker::Role::teacher;
  lesson.cast[1].name = "Amal";
  lesson.cast[1].voice = "female-1";
  lesson.cast[2].name = "Bo";
  lesson::Part part;
  part.id = "part1";
  part.title = "Why";
  part.note = {paragraph({words("A content note.")})};
  lesson::Turn asked = turn("t1", "Guide", {words("Well. What would you do?")});
  asked.asides = {paragraph({words("An aside.")})};
  lesson::Prompt prompt;
  prompt.ideas.resize(1);
  prompt.ideas[0].accept = {"wait"};
  part.lines = {asked, prompt, turn("t2", "Amal", {words("Wait.")}), turn("t3", "Amal", {words("A little.")}),
                turn("t4", "Bo", {words("Yes.")})};
  part.summary = turn("t5", "Guide", {words("We wait.")});
  lesson.dialogue = lesson::Dialogue{{}, {part}, {}};
  lesson::Chapter chapter;
  chapter.id = "c1";
  chapter.title = "Chapter";
  chapter.content = {"c1/content", {paragraph({words("Content.")})}, {}};
  chapter.analogy = lesson::Chapter::Layer{"c1/analogy", {paragraph({words("Like a door.")})}, {}};
  lesson.chapters = {chapter};
  return lesson;
}

TEST(ScriptOf, SpeaksTurnsAndSummaryAndNothingElse) {
  const Script script = script_of(sample());
  ASSERT_EQ(script.tracks.size(), 2u);
  const ScriptTrack& part = script.tracks[0];
  std::vector<std::string> said;
  std::vector<Boundary> after;
  for (const Utterance& utterance : part.utterances) {
    said.push_back(utterance.node + " " + utterance.speaker + ": " + utterance.text);
    after.push_back(utterance.after);
  }
  EXPECT_THAT(said, testing::ElementsAre("t1 Guide: Well.", "t1 Guide: What would you do?", "t2 Amal: Wait.",
                                         "t3 Amal: A little.", "t4 Bo: Yes.", "part1/summary Guide: We wait."));
  EXPECT_THAT(after, testing::ElementsAre(Boundary::sentence, Boundary::learner, Boundary::same_speaker,
                                          Boundary::speaker_change, Boundary::speaker_change, Boundary::part_end));
  const ScriptTrack& chapter = script.tracks[1];
  ASSERT_EQ(chapter.utterances.size(), 2u);
  EXPECT_EQ(chapter.kind, TrackKind::chapter);
  EXPECT_EQ(chapter.utterances[0].node, "c1/content");
  EXPECT_EQ(chapter.utterances[0].speaker, "");
  EXPECT_EQ(chapter.utterances[0].after, Boundary::layer);
}

TEST(Casting, GivesEverybodyAnotherVoice) {
  Casting casting(sample());
  EXPECT_EQ(casting.voice_of("Amal").name, "female-1");  // asked for
  EXPECT_EQ(casting.voice_of("Guide").name, "male-1");   // the first that is left
  EXPECT_EQ(casting.voice_of("Bo").name, "male-2");
  EXPECT_EQ(casting.voice_of("Stranger").name, "female-2");
  EXPECT_EQ(casting.voice_of("Stranger").name, "female-2");
  EXPECT_EQ(casting.narrator().name, "male-1");  // the teacher's
}

TEST(Casting, NarratorIsAVoiceOrAPerson) {
  lesson::Lesson lesson = sample();
  lesson.narrator = "Bo";
  EXPECT_EQ(Casting(lesson).narrator().name, "male-2");
  lesson.narrator = "male-3";
  EXPECT_EQ(Casting(lesson).narrator().name, "male-3");
}

}  // namespace
}  // namespace colloquy::speech
