#include "write/text.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace colloquy::write {
namespace {

using Entries = std::map<std::string, std::string>;

Entries entries(std::string_view language) {
  Entries out;
  for (auto& [key, value] : catalogue_entries(language)) out[key] = value;
  return out;
}

// The key without its plural form; "" form where it has none.
std::pair<std::string, std::string> split(const std::string& key) {
  const std::size_t dot = key.rfind('.');
  const std::string last = dot == std::string::npos ? "" : key.substr(dot + 1);
  static const std::set<std::string> kForms = {"zero", "one", "two", "few", "many", "other"};
  if (!kForms.contains(last)) return {key, ""};
  return {key.substr(0, dot), last};
}

std::set<std::string> bases(const Entries& all) {
  std::set<std::string> out;
  for (const auto& [key, value] : all) out.insert(split(key).first);
  return out;
}

std::set<std::string> places(const std::string& text) {
  std::set<std::string> out;
  static const std::regex kPlace("\\{(\\w+)\\}");
  for (std::sregex_iterator it(text.begin(), text.end(), kPlace), end; it != end; ++it) out.insert((*it)[1]);
  return out;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

TEST(Catalogue, every_language_has_the_same_keys_and_places) {
  const Entries english = entries("en");
  ASSERT_GT(english.size(), 150u);
  for (const std::string& language : catalogue_languages()) {
    const Entries own = entries(language);
    EXPECT_EQ(bases(own), bases(english)) << language;
    for (const auto& [key, value] : own) {
      EXPECT_FALSE(value.empty()) << language << ' ' << key;
      const auto [base, form] = split(key);
      const Entries::const_iterator it = english.find(form.empty() ? base : base + ".other");
      ASSERT_NE(it, english.end()) << key;
      std::set<std::string> wanted = places(it->second);
      std::set<std::string> given = places(value);
      // A form that names its number in words ("two cards") may leave the figure out; spaces at an
      // end are a language's own matter.
      if (form == "zero" || form == "one" || form == "two") {
        wanted.erase("n");
        given.erase("n");
      }
      wanted.erase("space");
      given.erase("space");
      EXPECT_EQ(given, wanted) << language << ' ' << key;
    }
  }
}

TEST(Catalogue, plural_forms_follow_the_language) {
  EXPECT_EQ(Text("en").count("cards.count", 1), "1 card");
  EXPECT_EQ(Text("en").count("cards.count", 0), "0 cards");
  EXPECT_EQ(Text("fr").count("cards.count", 0), "0 carte");
  EXPECT_EQ(Text("ar").count("cards.count", 2), "بطاقتان");
  EXPECT_EQ(Text("ar").count("cards.count", 7), "7 بطاقات");
  EXPECT_EQ(plural_category("ar", 103), "few");
  EXPECT_EQ(plural_category("ar", 111), "many");
  EXPECT_EQ(plural_category("ar", 100), "other");
}

TEST(Catalogue, an_unknown_language_reads_english_and_a_region_its_language) {
  EXPECT_EQ(Text("xx")("today.title"), "Today");
  EXPECT_EQ(Text("de-AT")("today.title"), "Heute");
}

TEST(Catalogue, numbers_are_written_as_the_language_writes_them) {
  const Text english("en"), german("de");
  EXPECT_EQ(english.number(2.50), "2.5");
  EXPECT_EQ(german.number(-0.25), "\u22120,25");
  EXPECT_EQ(english.number(299792458), "299792458") << "an answer's figures are not rounded";
  EXPECT_EQ(english.number(1000000), "1000000");
  EXPECT_EQ(english.number(6.022e23), "6.022e+23");
  EXPECT_EQ(english.number(1.5e-10), "1.5e-10");
  EXPECT_EQ(english.number(100 * 0.7, 1), "70");
  EXPECT_EQ(english.number(-0.04, 1), "0");
  EXPECT_EQ(english.number(7.96, 1), "8");
  EXPECT_EQ(german.percent(german.number(92.46, 1)), "92,5\u00a0%");
}

TEST(Catalogue, fills_are_escaped_in_markup) {
  EXPECT_EQ(Text("en").html("lesson.based.on", {{"title", "<b>"}, {"author", el("i", {}, "x")}}).str(),
            "Based on &lt;b&gt; by <i>x</i>");
}

// Reads the sources: every key they use is there, every key there is used, and no words for people
// stand between the tags.
class Sources : public testing::Test {
 protected:
  Sources() {
    const std::filesystem::path folder = std::filesystem::path(COLLOQUY_SOURCE_DIR) / "src/write";
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
      const std::string name = file.path().filename().string();
      // Findings and captions speak to compilers and players: their words are their format.
      if (file.path().extension() != ".cpp" || name.ends_with("_test.cpp") || name.starts_with("findings")) continue;
      sources_[name] = read(file.path());
    }
  }
  std::map<std::string, std::string> sources_;
};

TEST_F(Sources, every_key_is_used_and_every_used_key_exists) {
  // The server's handlers say some of them, too.
  std::string all;
  for (const auto& file :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(COLLOQUY_SOURCE_DIR) / "src")) {
    if (file.path().extension() == ".cpp") all += read(file.path());
  }
  std::string scripts;
  for (const auto& file :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(COLLOQUY_SOURCE_DIR) / "web")) {
    if (file.path().extension() == ".ts") scripts += read(file.path());
  }
  const std::set<std::string> known = bases(entries("en"));
  for (const std::string& key : known) {
    if (key.starts_with("script.")) {
      EXPECT_NE(scripts.find('"' + key.substr(7) + '"'), std::string::npos) << key;
      continue;
    }
    const bool made_of_two = key.starts_with("overview.") || (key.starts_with("message.") && key.ends_with(".says"));
    EXPECT_TRUE(made_of_two || all.find('"' + key + '"') != std::string::npos) << key;
  }
  static const std::regex kUse(R"re((?:text_?|text\(\)|Text\(\w+\))(?:\.count|\.html)?\("([a-z][a-z.]+)")re");
  for (const auto& [name, text] : sources_) {
    for (std::sregex_iterator it(text.begin(), text.end(), kUse), end; it != end; ++it) {
      const std::string key = (*it)[1];
      EXPECT_TRUE(known.contains(key) || key.ends_with('.')) << name << ": " << key;
    }
  }
}

TEST_F(Sources, no_words_of_the_interface_stand_in_code) {
  // A string literal with a blank between two words, or one that begins with a capital, is for
  // people; allowed are attribute values and marks that the format itself prescribes.
  static const std::regex kLiteral(R"re("((?:[^"\\\n]|\\.)*)")re");
  static const std::regex kForPeople(R"re(^[A-Z][a-z]+( [a-z]+)+[.?]?$|^[A-Z][a-z]{3,}$)re");
  static const std::set<std::string> kNames = {"Colloquy", "Person", "Course", "Learning", "Resource", "Audiobook"};
  for (const auto& [name, text] : sources_) {
    for (std::sregex_iterator it(text.begin(), text.end(), kLiteral), end; it != end; ++it) {
      const std::string literal = (*it)[1];
      if (kNames.contains(literal) || name == "maths.cpp") continue;
      EXPECT_FALSE(std::regex_match(literal, kForPeople)) << name << ": " << literal;
    }
  }
}

}  // namespace
}  // namespace colloquy::write
