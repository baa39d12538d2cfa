#include "exchange/anki/notes.h"

#include <gtest/gtest.h>

#include <ctime>
#include <set>

#include "exchange/anki/package.h"

namespace colloquy::exchange::anki {
namespace {

using learn::Grade;

package::LessonData lesson() {
  package::LessonData out;
  out.id = "l1";
  out.cards = {};
  const auto card = [&](std::string id, std::string front, std::string back) {
    package::CardData data;
    data.id = std::move(id);
    data.front = std::move(front);
    data.back = std::move(back);
    out.cards.push_back(std::move(data));
  };
  card("basic", "<p>What?</p>", "<p>This <img src=\"/f/a.png\" alt=\"x\"></p><p>More</p>");
  card("rev/0", "<p>one</p>", "<p>two</p>");
  card("rev/1", "<p>two</p>", "<p>one</p>");
  card("typed", "<p>Type it</p>", "<p>it</p><p><span class=\"blank\"></span></p><p>indeed</p>");
  out.cards.back().typed = true;
  out.cards.back().accept = {"it", "that"};
  card("cloze/aa", "<p>A ___ b</p>", "<p>A <strong>x</strong> b</p>");
  card("cloze/bb", "<p>A x ___</p>", "<p>A x <strong>b</strong></p>");
  out.notes = {{"basic", {"basic"}, "", "", {}},
               {"rev", {"rev/0", "rev/1"}, "", "", {}},
               {"typed", {"typed"}, "", "", {}},
               {"cloze",
                {"cloze/aa", "cloze/bb"},
                "<p>A <span data-gap=\"0\"></span> <span data-gap=\"1\"></span> {{c9::no}}</p>",
                "",
                {"x::}}", "b & c"}}};
  return out;
}

const CourseInfo kCourse{"course", "my-course", "Life :: cells", 60};

std::string media(std::string_view address) {
  return address.starts_with("/f/") ? std::string(address.substr(3)) : "";
}

Collection make(const package::LessonData& data, const LearnerCards& learner = nullptr) {
  return collection_of(kCourse, {{"1-life/cells", "1 Cells", 1'764'000'000'000, &data}}, media, learner);
}

TEST(AnkiNotes, AreMadeOfCards) {
  const package::LessonData data = lesson();
  const Collection out = make(data);
  ASSERT_EQ(out.notes.size(), 4u);
  EXPECT_EQ(out.notes[0].fields,
            (std::vector<std::string>{"What?", "<p>This <img src=\"a.png\" alt=\"x\"></p><p>More</p>"}));
  EXPECT_EQ(out.notes[1].fields, (std::vector<std::string>{"one", "two"}));
  EXPECT_EQ(out.notes[2].fields, (std::vector<std::string>{"Type it", "it", "indeed"}));
  EXPECT_EQ(out.notes[3].fields[0], "A {{c1::x:<!-- -->:}<!-- -->}<!-- -->}} {{c2::b &amp; c}} {<!-- -->{c9::no}}");
  EXPECT_EQ(out.cards.size(), 6u);
  EXPECT_EQ(out.notes[0].guid, "course/basic");
  EXPECT_EQ(out.notes[0].tags, (std::vector<std::string>{"colloquy::my-course::1-life::cells"}));
  EXPECT_EQ(out.notes[0].modified, 1'764'000'000);
  EXPECT_EQ(out.decks.back().name, "Life : cells::1 Cells");
  std::set<std::int64_t> ids;
  for (const Note& note : out.notes) EXPECT_TRUE(ids.insert(note.id).second);
  // The same another time, and for one note alone.
  package::LessonData less = data;
  less.notes.erase(less.notes.begin(), less.notes.begin() + 2);
  EXPECT_EQ(make(less).notes[0].id, out.notes[2].id);
}

class AnkiForms : public testing::TestWithParam<Form> {};

TEST_P(AnkiForms, HoldAllOfIt) {
  const package::LessonData data = lesson();
  LearnerCard known;
  for (const auto& [grade, at] : {std::pair(Grade::good, 1'764'000'000'000), {Grade::easy, 1'764'000'600'000}}) {
    known.state = learn::review(known.state, "rev/1", {grade, at, 60}, {});
    known.log.push_back({at, grade, 1500});
  }
  known.suspended = true;
  LearnerCard other = known;
  other.suspended = false;
  const Collection out = make(data, [&](std::string_view, std::string_view card) -> const LearnerCard* {
    return card == "rev/1" ? &known : card == "cloze/bb" ? &other : nullptr;
  });
  const std::vector<Media> files = {{"a.png", "picture"}, {"b \u00e4.mp3", std::string(70'000, 's')}};
  const auto bytes = write_package(out, files, GetParam());
  ASSERT_TRUE(bytes.ok()) << bytes.error().message;
  EXPECT_EQ(*bytes, *write_package(out, files, GetParam()));
  const auto back = read_package(*bytes);
  ASSERT_TRUE(back.ok()) << back.error().message;
  EXPECT_EQ(back->form, GetParam());
  EXPECT_TRUE(back->faults.empty());
  ASSERT_EQ(back->media.size(), 2u);
  EXPECT_EQ(back->media[1].name, "b \u00e4.mp3");
  EXPECT_EQ(back->media[1].bytes, files[1].bytes);
  ASSERT_EQ(back->collection.notes.size(), 4u);
  ASSERT_EQ(back->collection.note_types.size(), 4u);
  EXPECT_EQ(back->collection.note_types[3].templates[0].front, "{{cloze:Text}}");
  EXPECT_TRUE(back->collection.note_types[3].cloze);
  EXPECT_EQ(back->collection.reviews.size(), 4u) << "answers of one moment stay two";
  std::set<std::string> decks;
  for (const Deck& deck : back->collection.decks) decks.insert(deck.name);
  EXPECT_TRUE(decks.contains("Life : cells::1 Cells"));

  std::vector<KnownCard> cards = known_cards(back->collection, kCourse, {{"", "", 0, &data}});
  ASSERT_EQ(cards.size(), 6u);
  for (const KnownCard& card : cards) {
    EXPECT_EQ(card.lesson, "l1");
    const bool learned = card.card == "rev/1" || card.card == "cloze/bb";
    EXPECT_EQ(card.learner.state.phase, learned ? learn::Phase::review : learn::Phase::fresh) << card.card;
    EXPECT_EQ(card.learner.suspended, card.card == "rev/1");
    if (!learned) continue;
    EXPECT_EQ(card.learner.state.due, known.state.due) << "the same day begins at the same hour";
    EXPECT_EQ(card.learner.state.last_offset, 60);
    EXPECT_EQ(card.learner.log.size(), 2u);
  }
}

INSTANTIATE_TEST_SUITE_P(All, AnkiForms, testing::Values(Form::legacy, Form::current));

// Gaps are known by what they hold, not by their numbers.
TEST(AnkiNotes, FindTheirGapsAgain) {
  const package::LessonData data = lesson();
  Collection out = make(data);
  out.notes[3].fields[0] = "{{c7::b &amp; c}} first, then {{c2::other}}";
  for (Card& card : out.cards) {
    if (card.note == out.notes[3].id) card.ord = card.ord == 0 ? 6 : 1;
  }
  std::set<std::string> found;
  for (const KnownCard& card : known_cards(out, kCourse, {{"", "", 0, &data}})) found.insert(card.card);
  EXPECT_EQ(found, (std::set<std::string>{"basic", "rev/0", "rev/1", "typed", "cloze/bb"}));
}

// A note's gaps are read once, and not at all where no card could hold them.
TEST(AnkiNotes, ReadALongNoteOnce) {
  const package::LessonData data = lesson();
  Collection out = make(data);
  const Note note = out.notes[3];
  out.cards.clear();
  for (int ord = 0; ord < 500; ++ord) {
    Card card;
    card.id = ord + 1;
    card.note = note.id;
    card.ord = ord;
    out.cards.push_back(card);
  }
  const std::clock_t begun = std::clock();  // of this process: others may be busy
  std::string gaps = "{{c2::b &amp; c}}";
  for (int i = 0; gaps.size() < 250'000; ++i) gaps += "{{c" + std::to_string(i % 500) + "::b}}";
  out.notes[3].fields[0] = gaps;
  EXPECT_EQ(known_cards(out, kCourse, {{"", "", 0, &data}}).size(), 1u);
  out.notes[3].fields[0] = gaps + std::string(200'000, ' ');
  EXPECT_TRUE(known_cards(out, kCourse, {{"", "", 0, &data}}).empty());
  EXPECT_LT((std::clock() - begun) / CLOCKS_PER_SEC, 6);  // seconds
}

TEST(AnkiNotes, OfAnotherCourseAreNotOurs) {
  const package::LessonData data = lesson();
  const CourseInfo other{"other", "other", "Other", 0};
  EXPECT_TRUE(known_cards(make(data), other, {{"", "", 0, &data}}).empty());
}

}  // namespace
}  // namespace colloquy::exchange::anki
