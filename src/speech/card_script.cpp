#include "speech/card_script.h"

#include <map>
#include <optional>
#include <utility>

#include "lesson/derived_cards.h"
#include "lesson/filled.h"
#include "speech/casting.h"
#include "speech/lines.h"
#include "text/words.h"

namespace colloquy::speech {
namespace {

constexpr int kBetweenSides = 400;  // ms; cut away again

void say_gaps(lesson::Inlines& inlines, const std::string& gap) {
  for (lesson::Inline& node : inlines) {
    if (node.kind == lesson::Inline::Kind::gap) {
      node = lesson::words(" " + gap + " ");
    } else {
      say_gaps(node.children, gap);
    }
  }
}

void say_gaps(lesson::Blocks& blocks, const std::string& gap) {
  for (lesson::Block& block : blocks) {
    say_gaps(block.inlines, gap);
    say_gaps(block.children, gap);
  }
}

// Whether all that the blocks show can be said.
bool is_sayable(const lesson::Blocks& blocks) {
  using Kind = lesson::Block::Kind;
  for (const lesson::Block& block : blocks) {
    if (block.kind != Kind::paragraph && block.kind != Kind::quote && block.kind != Kind::list &&
        block.kind != Kind::item)
      return false;
    for (const lesson::Inline& node : block.inlines) {
      if (node.kind == lesson::Inline::Kind::image || node.kind == lesson::Inline::Kind::math) return false;
    }
    if (!is_sayable(block.children)) return false;
  }
  return true;
}

class Sides {
 public:
  Sides(const lesson::Lesson& lesson, const std::string& gap, ScriptTrack& track)
      : lesson_(lesson), gap_(gap), voice_(Casting(lesson).narrator()), track_(track) {}

  // The lines of a side; nothing where it is nothing for the ear.
  std::optional<NodeLines> lines(lesson::Blocks blocks) const {
    if (!is_sayable(blocks)) return std::nullopt;
    say_gaps(blocks, gap_);
    NodeLines lines = lines_of(blocks, lesson_.say);
    std::size_t words = 0;
    for (const Utterance& utterance : lines.utterances) words += text::count_words(utterance.text);
    if (words == 0 || words > kMostWordsOfASide) return std::nullopt;
    return lines;
  }

  std::size_t put(NodeLines lines) {
    std::string words;
    for (const Utterance& utterance : lines.utterances) {
      for (const Token& token : utterance.tokens) words += token.text + '\1' + token.say + '\2';
    }
    const auto [known, is_new] = nodes_.emplace(std::move(words), nodes_.size());
    if (!is_new) return known->second;
    for (Utterance& utterance : lines.utterances) {
      utterance.node = std::to_string(known->second);
      utterance.voice = voice_;
      utterance.language = lesson_.lang;
      track_.utterances.push_back(std::move(utterance));
    }
    track_.utterances.back().pause_after_ms = kBetweenSides;
    return known->second;
  }

 private:
  const lesson::Lesson& lesson_;
  const std::string& gap_;
  const VoiceSpec voice_;
  ScriptTrack& track_;
  std::map<std::string, std::size_t> nodes_;  // by what is said
};

}  // namespace

CardScript card_script(const lesson::Lesson& lesson, const std::string& gap) {
  CardScript out;
  out.track.id = lesson.id + "/cards";
  out.track.title = lesson.title;
  out.track.kind = TrackKind::chapter;
  Sides sides(lesson, gap, out.track);
  for (const lesson::StudyCard& card : lesson::study_cards(lesson)) {
    std::optional<NodeLines> asked = sides.lines(card.front), answered = sides.lines(card.back);
    if (!asked || !answered) continue;
    const std::size_t front = sides.put(*std::move(asked));
    out.cards.push_back({card.id, front, sides.put(*std::move(answered))});
  }
  return out;
}

}  // namespace colloquy::speech
