#include "lesson/derived_cards.h"

#include <gtest/gtest.h>

#include "lesson/filled.h"

namespace colloquy::lesson {
namespace {

Inline words(std::string text) {
  Inline node;
  node.text = std::move(text);
  return node;
}

Inline gap(std::size_t index) {
  Inline node;
  node.kind = Inline::Kind::gap;
  node.gap = index;
  return node;
}

Blocks text(Inlines inlines) {
  Block block;
  block.inlines = std::move(inlines);
  return {block};
}

Blocks text(const char* plain) {
  return text({words(plain)});
}

Gap answer(std::string accepted) {
  Gap made;
  made.accept = {std::move(accepted)};
  return made;
}

Card card(Card::Kind kind, Blocks front, Blocks back = {}) {
  Card made;
  made.id = "k";
  made.kind = kind;
  made.front = std::move(front);
  made.back = std::move(back);
  return made;
}

std::vector<std::string> ids(const std::vector<StudyCard>& cards) {
  std::vector<std::string> out;
  for (const StudyCard& each : cards) out.push_back(each.id);
  return out;
}

TEST(StudyCards, a_basic_card_is_itself) {
  Lesson lesson;
  lesson.cards = {card(Card::Kind::basic, text("front"), text("back"))};
  const std::vector<StudyCard> cards = study_cards(lesson);
  ASSERT_EQ(ids(cards), (std::vector<std::string>{"k"}));
  EXPECT_EQ(plain_text(cards[0].front), "front");
  EXPECT_EQ(plain_text(cards[0].back), "back");
  EXPECT_EQ(cards[0].source, "k");
}

TEST(StudyCards, a_reversed_card_is_asked_both_ways) {
  Lesson lesson;
  lesson.cards = {card(Card::Kind::reversed, text("left"), text("right"))};
  const std::vector<StudyCard> cards = study_cards(lesson);
  ASSERT_EQ(ids(cards), (std::vector<std::string>{"k/0", "k/1"}));
  EXPECT_EQ(plain_text(cards[1].front), "right");
  EXPECT_EQ(plain_text(cards[1].back), "left");
}

TEST(StudyCards, a_cloze_gives_one_card_a_gap_whose_front_hides_only_that_gap) {
  Lesson lesson;
  Card cloze = card(Card::Kind::cloze, text({words("A pause is an "), gap(0), words(" of "), gap(1), words(" s.")}));
  cloze.gaps = {answer("offer"), answer("three")};
  lesson.cards = {cloze};
  const std::vector<StudyCard> cards = study_cards(lesson);
  ASSERT_EQ(cards.size(), 2u);
  EXPECT_EQ(plain_text(cards[0].front), "A pause is an of three s.");
  EXPECT_EQ(plain_text(cards[1].front), "A pause is an offer of s.");
  EXPECT_EQ(plain_text(cards[0].back), "A pause is an offer of three s.");
  EXPECT_EQ(cards[0].front[0].inlines[1].kind, Inline::Kind::gap);
}

TEST(StudyCards, a_gaps_card_keeps_its_id_when_other_gaps_come_and_go) {
  Card cloze = card(Card::Kind::cloze, text({gap(0), gap(1)}));
  cloze.gaps = {answer("offer"), answer("three")};
  Lesson before, later;
  before.cards = {cloze};
  cloze.front = text({gap(0)});
  cloze.gaps = {answer("three")};
  later.cards = {cloze};
  EXPECT_EQ(study_cards(before)[1].id, study_cards(later)[0].id);
}

TEST(StudyCards, two_gaps_with_one_answer_are_two_cards) {
  Card cloze = card(Card::Kind::cloze, text({gap(0), gap(1)}));
  cloze.gaps = {answer("same"), answer("same")};
  Lesson lesson;
  lesson.cards = {cloze};
  const std::vector<StudyCard> cards = study_cards(lesson);
  ASSERT_EQ(cards.size(), 2u);
  EXPECT_NE(cards[0].id, cards[1].id);
}

TEST(StudyCards, a_typed_card_knows_what_counts) {
  Card typed = card(Card::Kind::typed, text("How long?"));
  typed.gaps = {Gap()};
  typed.gaps[0].accept = {"three seconds", "3 s"};
  Lesson lesson;
  lesson.cards = {typed};
  const std::vector<StudyCard> cards = study_cards(lesson);
  EXPECT_EQ(cards[0].answer, StudyCard::Answer::typed);
  EXPECT_EQ(cards[0].accept, (std::vector<std::string>{"three seconds", "3 s"}));
  EXPECT_EQ(shown("a\\*b*c\\d"), "a*b*c\\d") << "an asterisk that is meant is shown as one";
  EXPECT_EQ(plain_text(cards[0].back), "three seconds");
}

Term term(std::string id, std::string name) {
  Term made;
  made.id = std::move(id);
  made.term = std::move(name);
  made.meaning = text("meaning");
  return made;
}

TEST(StudyCards, a_term_is_asked_both_ways_once_and_not_where_the_author_wants_none) {
  Lesson lesson;
  lesson.concepts = {term("c", "Wait time")};
  lesson.glossary = {term("g", "Wait time"), term("h", "Vitrine")};
  lesson.glossary[1].card = false;
  EXPECT_EQ(ids(study_cards(lesson)), (std::vector<std::string>{"c/meaning", "c/word"}));
}

TEST(StudyCards, an_acronym_asks_for_its_letters) {
  Lesson lesson;
  Aid aid;
  aid.id = "a";
  aid.kind = Aid::Kind::acronym;
  aid.title = "WAIT";
  aid.words = {{"Why", false, {}}, {"am", false, {}}, {"of", true, {}}};
  lesson.aids = {aid};
  const std::vector<StudyCard> cards = study_cards(lesson);
  ASSERT_EQ(ids(cards), (std::vector<std::string>{"a/letters"}));
  EXPECT_EQ(plain_text(cards[0].front), "WAIT");
  EXPECT_EQ(plain_text(cards[0].back), "Why\n\nam\n\n(of)");
}

TEST(StudyCards, a_rhyme_hides_the_words_that_rhyme) {
  Lesson lesson;
  Aid aid;
  aid.id = "a";
  aid.kind = Aid::Kind::rhyme;
  Inline line_end;
  line_end.kind = Inline::Kind::soft_break;
  aid.text = text({words("Wait till the shine is gone,"), line_end, words("then put the patch on.")});
  lesson.aids = {aid};
  const std::vector<StudyCard> cards = study_cards(lesson);
  ASSERT_EQ(cards.size(), 1u);
  EXPECT_EQ(plain_text(cards[0].front), "Wait till the shine is gone, then put the patch .");
  EXPECT_EQ(plain_text(cards[0].back), "Wait till the shine is gone, then put the patch on.");
}

TEST(StudyCards, the_authors_own_question_and_answer_come_first) {
  Lesson lesson;
  Aid story;
  story.id = "a";
  story.kind = Aid::Kind::story;
  story.text = text("A tale.");
  lesson.aids = {story};
  EXPECT_TRUE(study_cards(lesson).empty()) << "nothing to ask about a story without title or answer";
  lesson.aids[0].ask = text("What was in her pocket?");
  lesson.aids[0].answer = text("The rooms.");
  const std::vector<StudyCard> cards = study_cards(lesson);
  ASSERT_EQ(cards.size(), 1u);
  EXPECT_EQ(plain_text(cards[0].front), "What was in her pocket?");
  EXPECT_EQ(plain_text(cards[0].back), "The rooms.");
}

TEST(OpenFronts, give_no_answer_away) {
  Lesson lesson;
  Card reversed;
  reversed.id = "r";
  reversed.kind = Card::Kind::reversed;
  reversed.front = text("open");
  reversed.back = text("kept");
  Card cloze;
  cloze.id = "c";
  cloze.kind = Card::Kind::cloze;
  Inline first, second;
  first.kind = second.kind = Inline::Kind::gap;
  second.gap = 1;
  cloze.front = text({words("A gate has "), first, words(" and "), second});
  cloze.gaps.resize(2);
  cloze.gaps[0].accept = {"hinges"};
  cloze.gaps[1].accept = {"a bolt"};
  lesson.cards = {reversed, cloze};
  const std::vector<Blocks> fronts = open_fronts(lesson);
  ASSERT_EQ(fronts.size(), 2u);
  EXPECT_EQ(plain_text(fronts[0]), "open");
  EXPECT_EQ(plain_text(fronts[1]), "A gate has and");
}

}  // namespace
}  // namespace colloquy::lesson
