// The interface's own words, by key and language. Everything a learner or teacher reads on screen
// that is not the author's stands in src/write/text/<language>.txt (`key = text with {name}`);
// code holds keys only. A key missing in a language is given in English.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "write/html.h"

namespace colloquy::write {

using Fill = std::pair<std::string_view, std::string_view>;  // {name} -> text
using FillHtml = std::pair<std::string_view, Html>;

class Text {
 public:
  // `language`: BCP 47; "pt-BR" reads pt, a language without a catalogue reads English.
  explicit Text(std::string_view language);

  // Precondition: the key exists (a test reads every key used). An unknown key gives itself.
  std::string operator()(std::string_view key, std::initializer_list<Fill> fills = {}) const;
  // The plural form of `count` (keys `key.one`, `key.other` ...); {n} is the count.
  std::string count(std::string_view key, long long count, std::initializer_list<Fill> fills = {}) const;
  // The text with markup in its places; the rest is escaped.
  Html html(std::string_view key, std::initializer_list<FillHtml> fills) const;

  // A number as the language writes it, with at most `digits` behind its mark (none given: as many as it has) and a
  // true minus: "2.5", "3", "−0,25".
  std::string number(double value, std::optional<int> digits = {}) const;
  std::string percent(std::string_view number) const;

  // The text with its {places} still in it, for the page's script.
  std::string_view pattern(std::string_view key) const { return find(key); }

  // The language of the catalogue in use, and the way it is written.
  std::string_view language() const { return language_; }

 private:
  std::string_view find(std::string_view key) const;
  std::string language_;
};

// "rtl" for the languages written from right to left, else "ltr".
std::string_view direction_of(std::string_view language);

// CLDR's cardinal category of a whole number: "zero", "one", "two", "few", "many", "other".
std::string_view plural_category(std::string_view language, long long count);

// 3:32, 1:02:09. From milliseconds, rounded down.
std::string clock_time(long long milliseconds);
// ISO 8601 duration of whole minutes, at least one: "PT18M".
std::string iso_minutes(int minutes);

// What the catalogue of a language holds, for tests and for the script's data block.
std::vector<std::pair<std::string, std::string>> catalogue_entries(std::string_view language);
std::vector<std::string> catalogue_languages();

}  // namespace colloquy::write
