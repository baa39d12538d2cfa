#include "source/vocabulary.h"

#include <algorithm>

#include "base/utf8.h"
#include "source/suggestion.h"
#include "text/chars.h"
#include "text/fold.h"

namespace colloquy::source {

std::string_view embedded(std::string_view name);

namespace {

struct KeyPlace {
  std::string_view key;
  Place place;
};

constexpr KeyPlace kPlaces[] = {
    {"objectives", Place::section},
    {"conversation", Place::section},
    {"overview", Place::section},
    {"videos", Place::section},
    {"audiobook", Place::section},
    {"concepts", Place::section},
    {"examples", Place::section},
    {"aids", Place::section},
    {"cards", Place::section},
    {"test", Place::section},
    {"glossary", Place::section},
    {"references", Place::section},
    {"rehearsal", Place::section},
    {"quick", Place::level},
    {"standard", Place::level},
    {"detailed", Place::level},
    {"content", Place::layer},
    {"explanation", Place::layer},
    {"analogy", Place::layer},
    {"rhyme", Place::aid},
    {"rhymes", Place::aid},
    {"story", Place::aid},
    {"stories", Place::aid},
    {"tool", Place::aid},
    {"tools", Place::aid},
    {"acronym", Place::aid},
    {"acronyms", Place::aid},
    {"blueprint", Place::test_part},
    {"codes", Place::rehearsal_part},
    {"criteria", Place::rehearsal_part},
    {"you", Place::label},
    {"summary", Place::label},
    {"note", Place::label},
    {"hint", Place::label},
    {"answer", Place::label},
    {"ask", Place::label},
    {"include", Place::label},
    {"good", Place::label},
    {"fair", Place::label},
    {"poor", Place::label},
    {"true", Place::answer},
    {"false", Place::answer},
    {"pause", Place::direction},
    {"say", Place::direction},
    {"lang", Place::direction},
    {"no-card", Place::direction},
    {"objective", Place::direction},
    {"level", Place::direction},
    {"points", Place::direction},
    {"all", Place::direction},
    {"exact", Place::direction},
    {"fixed-order", Place::direction},
    {"draw", Place::direction},
    {"pass", Place::direction},
    {"time", Place::direction},
    {"minutes", Place::direction},
    {"adaptive", Place::direction},
    {"deferred", Place::direction},
    {"immediate", Place::direction},
    {"interactive", Place::direction},
    {"tries", Place::direction},
    {"certainty", Place::direction},
    {"if", Place::direction},
    {"once", Place::direction},
    {"say-first", Place::direction},
    {"teacher", Place::role},
    {"student", Place::role},
};

constexpr std::string_view kLanguages[] = {"en", "ar", "de", "fr"};

std::string_view trim(std::string_view s) {
  const std::size_t from = s.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return s.substr(from, s.find_last_not_of(" \t") + 1 - from);
}

std::string fold_ascii(std::string_view text, bool& plain) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      plain = false;
      return out;
    }
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c + 32);
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += c;
    else if (c == '&')
      out += " and ";
    else if (c == '\'')
      continue;
    else
      out += ' ';
  }
  return out;
}

}  // namespace

std::optional<Place> place_of(std::string_view key) {
  for (const KeyPlace& known : kPlaces) {
    if (known.key == key) return known.place;
  }
  return std::nullopt;
}

std::vector<std::string> vocabulary_languages() {
  return {std::begin(kLanguages), std::end(kLanguages)};
}

std::vector<VocabularyLine> parse_vocabulary(std::string_view text) {
  std::vector<VocabularyLine> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line[0] == '#') continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    VocabularyLine entry;
    entry.key = std::string(trim(line.substr(0, colon)));
    std::string_view list = trim(line.substr(colon + 1));
    if (list.starts_with('[') && list.ends_with(']')) list = list.substr(1, list.size() - 2);
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      std::string_view word = trim(list.substr(0, comma));
      if (word.size() >= 2 && word.front() == '"' && word.back() == '"') word = word.substr(1, word.size() - 2);
      if (!word.empty()) entry.words.emplace_back(word);
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
    out.push_back(std::move(entry));
  }
  return out;
}

std::string Vocabulary::fold(std::string_view text) {
  bool plain = true;
  std::string spaced = fold_ascii(text, plain);
  if (!plain) {
    std::string replaced;
    for (const char c : text) {
      if (c == '&')
        replaced += " and ";
      else
        replaced += c;
    }
    spaced = text::fold(replaced);
  }
  // Words without letters (numbers, emoji) at the front do not count.
  std::string out;
  std::size_t at = 0;
  while (at < spaced.size()) {
    const std::size_t end = std::min(spaced.find(' ', at), spaced.size());
    const std::string_view word = std::string_view(spaced).substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (out.empty()) {
      bool letters = false;
      for (std::size_t i = 0; i < word.size() && !letters;) {
        const char32_t c = base::decode_utf8(word, i);
        letters = text::is_letter(c);
      }
      if (!letters) continue;
    }
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

Vocabulary::Vocabulary(std::string_view lang, const std::map<std::string, std::vector<std::string>>& more) {
  const std::string_view language = lang.substr(0, lang.find('-'));
  if (language != "en" && std::find(std::begin(kLanguages), std::end(kLanguages), language) != std::end(kLanguages))
    add(language, "");
  add("en", "");
  for (const std::pair<const std::string, std::vector<std::string>>& added : more) {
    const std::optional<Place> place = place_of(added.first);
    if (!place) continue;
    for (const std::string& word : added.second) entries_.push_back({fold(word), word, *place, added.first});
  }
}

void Vocabulary::add(std::string_view file, const char*) {
  for (const VocabularyLine& line : parse_vocabulary(embedded("vocabulary/" + std::string(file) + ".txt"))) {
    const std::optional<Place> place = place_of(line.key);
    if (!place || line.words.empty()) continue;
    canonical_.emplace(line.key, line.words.front());
    for (const std::string& word : line.words) entries_.push_back({fold(word), word, *place, line.key});
  }
}

std::string Vocabulary::key(Place place, std::string_view text) const {
  if (text.size() > 200) return {};
  const std::string folded = fold(text);
  if (folded.empty()) return {};
  for (const Entry& entry : entries_) {
    if (entry.place == place && entry.folded == folded) return entry.key;
  }
  return {};
}

std::optional<Word> Vocabulary::near(Place place, std::string_view text) const {
  if (text.size() > 200) return std::nullopt;
  std::vector<std::string> known;
  for (const Entry& entry : entries_) {
    if (entry.place == place) known.push_back(entry.folded);
  }
  const std::optional<std::string> best = suggestion(fold(text), known, 0.8);
  if (!best) return std::nullopt;
  for (const Entry& entry : entries_) {
    if (entry.place == place && entry.folded == *best) return Word{entry.key, entry.written};
  }
  return std::nullopt;
}

std::string Vocabulary::canonical(std::string_view key) const {
  const std::map<std::string, std::string, std::less<>>::const_iterator found = canonical_.find(key);
  return found == canonical_.end() ? std::string(key) : found->second;
}

std::vector<std::string> Vocabulary::words(Place place) const {
  std::vector<std::string> out;
  for (const Entry& entry : entries_) {
    if (entry.place == place) out.push_back(entry.written);
  }
  return out;
}

const Vocabulary& plain_vocabulary(std::string_view lang) {
  static const std::map<std::string, Vocabulary, std::less<>> all = [] {
    std::map<std::string, Vocabulary, std::less<>> made;
    for (const std::string_view language : kLanguages) made.emplace(std::string(language), Vocabulary(language, {}));
    return made;
  }();
  const std::map<std::string, Vocabulary, std::less<>>::const_iterator found = all.find(lang.substr(0, lang.find('-')));
  return found == all.end() ? all.at("en") : found->second;
}

}  // namespace colloquy::source
