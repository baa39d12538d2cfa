#include "speech/lines.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "lesson/spoken.h"
#include "speech/pauses.h"
#include "text/sentences.h"
#include "text/words.h"

namespace colloquy::speech {
namespace {

// Something an author asks for at a place of the displayed text (bytes, half-open).
struct Mark {
  lesson::Direction::Kind kind = lesson::Direction::Kind::pause;
  std::size_t from = 0;
  std::size_t to = 0;
  std::string value;
  int milliseconds = 0;
};

struct Marked {
  std::string text;
  std::vector<Mark> marks;
};

// The same words as lesson::plain_text gives, before its squeezing, and where the directions stand.
void walk(const lesson::Inlines& inlines, Marked& out) {
  using Kind = lesson::Inline::Kind;
  for (const lesson::Inline& node : inlines) {
    switch (node.kind) {
      case Kind::text:
      case Kind::code:
      case Kind::math: out.text += node.text; break;
      case Kind::soft_break:
      case Kind::hard_break: out.text += ' '; break;
      case Kind::footnote:
      case Kind::gap: break;
      case Kind::direction: {
        Mark mark;
        mark.kind = node.direction->kind;
        mark.value = node.direction->value;
        mark.milliseconds = node.direction->milliseconds;
        mark.from = out.text.size();
        walk(node.children, out);
        mark.to = out.text.size();
        out.marks.push_back(std::move(mark));
        break;
      }
      default: walk(node.children, out); break;
    }
  }
}

// As lesson::plain_text squeezes white space, with the marks moved along.
Marked squeezed(const Marked& raw) {
  Marked out;
  std::vector<std::size_t> place(raw.text.size() + 1);
  for (std::size_t i = 0; i < raw.text.size(); ++i) {
    place[i] = out.text.size();
    const char c = raw.text[i];
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (space && (out.text.empty() || out.text.back() == ' ')) continue;
    out.text += space ? ' ' : c;
  }
  place[raw.text.size()] = out.text.size();
  if (!out.text.empty() && out.text.back() == ' ') out.text.pop_back();
  out.marks = raw.marks;
  for (Mark& mark : out.marks) {
    mark.from = std::min(place[mark.from], out.text.size());
    mark.to = std::min(place[mark.to], out.text.size());
  }
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : text::split_words(text)) words.emplace_back(word);
  return words;
}

// A pronunciation shared out over the words it belongs to: one each where the numbers agree; else the
// first word says it all.
std::vector<std::string> shares(const std::string& say, std::size_t words) {
  std::vector<std::string> parts;
  if (!say.starts_with('/')) parts = words_of(say);
  if (parts.size() != words) {
    parts.assign(words, kSaidBefore);
    if (!parts.empty()) parts.front() = say;
  }
  return parts;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// A displayed word without its punctuation: "(vitrines," -> "vitrines". Curly quotes are punctuation.
std::string_view core_of(std::string_view word) {
  constexpr std::string_view kQuotes[] = {"“", "”", "‘", "’", "«", "»", "…", "—", "–"};
  bool cut = true;
  while (cut && !word.empty()) {
    cut = false;
    if (!is_word_byte(word.front())) word.remove_prefix(1), cut = true;
    if (!word.empty() && !is_word_byte(word.back())) word.remove_suffix(1), cut = true;
    for (const std::string_view quote : kQuotes) {
      if (word.starts_with(quote)) word.remove_prefix(quote.size()), cut = true;
      if (word.ends_with(quote)) word.remove_suffix(quote.size()), cut = true;
    }
  }
  return word;
}

enum class Match { none, plain, with_s };

// Whether a displayed word is the word of a pronunciation, also as a plural or a possessive.
Match matches(std::string_view word, std::string_view wanted) {
  const std::string core = base::ascii_lower(core_of(word));
  const std::string key = base::ascii_lower(wanted);
  if (core == key) return Match::plain;
  for (const std::string_view ending : {"s", "'s", "’s"}) {
    if (core.size() == key.size() + ending.size() && core.starts_with(key) && core.ends_with(ending))
      return Match::with_s;
  }
  return Match::none;
}

std::string with_s(const std::string& say) {
  if (say.size() > 1 && say.starts_with('/') && say.ends_with('/')) return say.substr(0, say.size() - 1) + "z/";
  return say + "z";
}

void apply(const Pronunciations& say, std::vector<Token>& tokens) {
  for (const auto& [written, spoken] : say) {
    const std::vector<std::string> wanted = words_of(written);
    if (wanted.empty()) continue;
    for (std::size_t at = 0; at + wanted.size() <= tokens.size(); ++at) {
      Match last = Match::plain;
      for (std::size_t i = 0; i < wanted.size() && last != Match::none; ++i) {
        last = matches(tokens[at + i].text, wanted[i]);
        if (i + 1 < wanted.size() && last == Match::with_s) last = Match::none;
      }
      if (last == Match::none || !tokens[at].say.empty()) continue;
      const std::vector<std::string> parts = shares(spoken, wanted.size());
      for (std::size_t i = 0; i < parts.size(); ++i) tokens[at + i].say = parts[i];
      if (last == Match::with_s) {
        std::string& end = tokens[at + wanted.size() - 1].say;
        if (end == kSaidBefore)
          tokens[at].say = with_s(tokens[at].say);
        else
          end = with_s(end);
      }
    }
  }
}

// One paragraph's sentences, with its marks put on the words before them.
class Paragraph {
 public:
  Paragraph(const lesson::Block& block, const Pronunciations& say, NodeLines& node) : node_(node) {
    Marked raw;
    walk(block.inlines, raw);
    marked_ = squeezed(raw);
    first_ = node.utterances.size();
    for (const std::string_view sentence : text::split_sentences(marked_.text)) add(sentence, block);
    for (const Mark& mark : marked_.marks) {
      if (mark.kind == lesson::Direction::Kind::pause) pause(mark);
    }
    for (std::size_t i = first_; i < node.utterances.size(); ++i) apply(say, node.utterances[i].tokens);
  }

 private:
  struct Place {
    std::size_t utterance, token, from;
  };

  void add(std::string_view sentence, const lesson::Block& block) {
    Utterance utterance;
    const std::vector<std::string_view> words = text::split_words(sentence);
    if (words.empty()) return;
    const std::string_view shown(
        words.front().data(),
        static_cast<std::size_t>(words.back().data() + words.back().size() - words.front().data()));
    utterance.text = std::string(shown);
    utterance.line = static_cast<int>(node_.utterances.size());
    utterance.span = block.span;
    for (const std::string_view word : words) {
      const std::size_t from = static_cast<std::size_t>(word.data() - marked_.text.data());
      places_.push_back({node_.utterances.size(), utterance.tokens.size(), from});
      utterance.tokens.push_back({std::string(word), "", std::nullopt});
    }
    for (const Mark& mark : marked_.marks) {
      if (mark.kind == lesson::Direction::Kind::say) pronounce(mark, words, utterance.tokens);
    }
    node_.utterances.push_back(std::move(utterance));
  }

  void pronounce(const Mark& mark, const std::vector<std::string_view>& words, std::vector<Token>& tokens) {
    std::vector<Token*> covered;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::size_t from = static_cast<std::size_t>(words[i].data() - marked_.text.data());
      if (from < mark.to && from + words[i].size() > mark.from) covered.push_back(&tokens[i]);
    }
    const std::vector<std::string> parts = shares(mark.value, covered.size());
    for (std::size_t i = 0; i < covered.size(); ++i) covered[i]->say = parts[i];
  }

  void pause(const Mark& mark) {
    const int milliseconds = mark.milliseconds > 0 ? mark.milliseconds : kPauseDirection;
    const Place* before = nullptr;
    for (const Place& place : places_) {
      if (place.from < mark.from) before = &place;
    }
    if (before == nullptr) {
      if (first_ > 0)
        node_.utterances[first_ - 1].pause_after_ms = milliseconds;
      else
        node_.pause_before_ms = milliseconds;
      return;
    }
    Utterance& utterance = node_.utterances[before->utterance];
    if (before->token + 1 == utterance.tokens.size())
      utterance.pause_after_ms = milliseconds;
    else
      utterance.tokens[before->token].pause_after_ms = milliseconds;
  }

  NodeLines& node_;
  Marked marked_;
  std::vector<Place> places_;
  std::size_t first_ = 0;
};

}  // namespace

NodeLines lines_of(const lesson::Blocks& blocks, const Pronunciations& say) {
  NodeLines node;
  for (const lesson::Block* block : lesson::spoken_paragraphs(blocks)) {
    if (!node.utterances.empty()) node.utterances.back().after = Boundary::paragraph;
    Paragraph(*block, say, node);
  }
  return node;
}

std::vector<Utterance> lines_of_text(std::string_view text, const VoiceSpec& voice) {
  lesson::Inline words;
  words.text = std::string(text);
  lesson::Block paragraph;
  paragraph.inlines = {std::move(words)};
  std::vector<Utterance> lines = lines_of({std::move(paragraph)}, {}).utterances;
  for (Utterance& line : lines) line.voice = voice;
  return lines;
}

}  // namespace colloquy::speech
