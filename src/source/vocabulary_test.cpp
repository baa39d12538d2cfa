#include "source/vocabulary.h"

#include <gtest/gtest.h>

#include <map>

namespace colloquy::source {

std::string_view embedded(std::string_view name);

namespace {

std::vector<VocabularyLine> lines(const std::string& lang) {
  return parse_vocabulary(embedded("vocabulary/" + lang + ".txt"));
}

// Pairs of one thing and several of it may share a word: then it is one.
bool may_share(std::string_view a, std::string_view b) {
  for (const std::pair<std::string_view, std::string_view>& pair :
       std::vector<std::pair<std::string_view, std::string_view>>{
           {"rhyme", "rhymes"}, {"story", "stories"}, {"tool", "tools"}, {"acronym", "acronyms"}}) {
    if ((a == pair.first && b == pair.second) || (a == pair.second && b == pair.first)) return true;
  }
  return false;
}

// What two words in one place collide with, "" none. English counts in every language.
std::string collision(const std::string& lang, const std::vector<VocabularyLine>& own) {
  std::map<std::pair<int, std::string>, std::string> seen;
  std::vector<VocabularyLine> all = lines("en");
  if (lang != "en") all.insert(all.end(), own.begin(), own.end());
  for (const VocabularyLine& line : all) {
    const std::optional<Place> place = place_of(line.key);
    if (!place) return "unknown key " + line.key;
    for (const std::string& word : line.words) {
      const std::string folded = Vocabulary::fold(word);
      const auto [at, fresh] = seen.emplace(std::pair{static_cast<int>(*place), folded}, line.key);
      if (!fresh && at->second != line.key && !may_share(at->second, line.key))
        return word + " is " + at->second + " and " + line.key;
    }
  }
  return "";
}

TEST(Vocabulary, NoWordMeansTwoThingsInOnePlace) {
  for (const std::string& lang : vocabulary_languages()) EXPECT_EQ(collision(lang, lines(lang)), "") << lang;
}

TEST(Vocabulary, ACollisionIsSeen) {
  EXPECT_EQ(collision("xx", {{"test", {"Cards"}}}), "Cards is cards and test");
  EXPECT_EQ(collision("xx", {{"tests", {"Y"}}}), "unknown key tests");
}

TEST(Vocabulary, EveryLanguageHasEveryKey) {
  for (const std::string& lang : vocabulary_languages()) {
    std::vector<std::string> keys, english;
    for (const VocabularyLine& line : lines(lang)) keys.push_back(line.key);
    for (const VocabularyLine& line : lines("en")) english.push_back(line.key);
    EXPECT_EQ(keys, english) << lang;
  }
}

TEST(Vocabulary, FoldsHeadings) {
  const Vocabulary& words = plain_vocabulary("en");
  EXPECT_EQ(words.key(Place::section, "5.1 Introduction & Overview:"), "overview");
  EXPECT_EQ(words.key(Place::section, "\xF0\x9F\x8E\xA7 AUDIO BOOK"), "audiobook");
  EXPECT_EQ(words.key(Place::section, "Practise test"), "");
  ASSERT_TRUE(words.near(Place::section, "Practise test"));
  EXPECT_EQ(words.near(Place::section, "Practise test")->canonical, "Practice test");
  EXPECT_FALSE(words.near(Place::section, "Notes"));
}

TEST(Vocabulary, EnglishCountsEverywhere) {
  EXPECT_EQ(plain_vocabulary("fr-CA").key(Place::section, "Glossary"), "glossary");
  EXPECT_EQ(plain_vocabulary("fr").key(Place::section, "Aide-mémoire"), "aids");
  EXPECT_EQ(plain_vocabulary("xx").key(Place::label, "You"), "you");
}

TEST(Vocabulary, ACourseAddsWords) {
  const Vocabulary words("en", {{"test", {"Exam drill"}}});
  EXPECT_EQ(words.key(Place::section, "Exam Drill"), "test");
}

}  // namespace
}  // namespace colloquy::source
