#include "learn/idea_features.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace colloquy::learn {
namespace {

// What a word is worth that the question had already said.
constexpr double kGivenAway = 0.3;
// Words of meaning of which a text has half as much to say as it could.
constexpr double kMuch = 3;
// How far apart two words may stand in the answer that stand together in the wording.
constexpr std::size_t kTogether = 2, kNear = 3;

// For each word of `from`, the likeness of its best counterpart in `in`.
std::vector<double> best_in(const IdeaText& from, const IdeaText& in) {
  std::vector<double> out;
  out.reserve(from.words.size());
  for (const IdeaWord& word : from.words) {
    double best = 0;
    for (const IdeaWord& other : in.words) {
      best = std::max(best, likeness(word, other));
      if (best == 1) break;
    }
    out.push_back(best);
  }
  return out;
}

class Comparison {
 public:
  Comparison(const IdeaText& answer, const IdeaText& wording, const IdeaText& question)
      : answer_(answer),
        wording_(wording),
        question_(question),
        found_(best_in(wording, answer)),
        said_(best_in(answer, question)),
        meant_(best_in(answer, wording)) {
    for (const double said : best_in(wording, question)) given_.push_back(said > kSameWord);
  }

  IdeaMeasure measure() const {
    IdeaMeasure out;
    const auto set = [&](IdeaFeature feature, double value) {
      out.features[static_cast<std::size_t>(feature)] = value;
    };
    const Cover all = cover(), beyond = fresh();
    set(IdeaFeature::covered, all.share());
    set(IdeaFeature::missed, all.all - all.found);
    set(IdeaFeature::fresh, beyond.share());
    set(IdeaFeature::told, beyond.all / (beyond.all + kMuch));
    set(IdeaFeature::pairs, pairs());
    set(IdeaFeature::letters, letters());
    set(IdeaFeature::negation_less, !answer_.has_negation() && wording_.has_negation());
    set(IdeaFeature::antonyms, antonyms());
    out.words = words();
    return out;
  }

 private:
  struct Cover {
    double found = 0, all = 0;
    double share() const { return all > 0 ? found / all : 0; }
  };

  Cover cover() const {
    Cover out;
    for (std::size_t i = 0; i < wording_.words.size(); ++i) {
      const double worth = wording_.words[i].worth * (given_[i] ? kGivenAway : 1);
      out.all += worth;
      out.found += worth * found_[i];
    }
    return out;
  }

  // What the answer says beyond the question, and what of it the wording says too.
  Cover fresh() const {
    Cover out;
    for (std::size_t i = 0; i < answer_.words.size(); ++i) {
      const double worth = answer_.words[i].worth * (1 - said_[i]);
      out.all += worth;
      out.found += worth * meant_[i];
    }
    return out;
  }

  bool near_in_answer(const IdeaWord& first, const IdeaWord& second) const {
    const std::vector<IdeaWord>& words = answer_.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (likeness(first, words[i]) <= kSameWord) continue;
      for (std::size_t j = i + 1; j < words.size() && j <= i + kNear; ++j) {
        if (likeness(second, words[j]) > kSameWord) return true;
      }
    }
    return false;
  }

  double pairs() const {
    const std::vector<IdeaWord>& words = wording_.words;
    const auto counts = [&](std::size_t i) { return words[i].weight >= kGivenAway; };
    double all = 0, found = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!counts(i)) continue;
      for (std::size_t j = i + 1; j < words.size() && j <= i + kTogether; ++j) {
        if (!counts(j)) continue;
        ++all;
        if (found_[i] > kSameWord && found_[j] > kSameWord && near_in_answer(words[i], words[j])) ++found;
      }
    }
    return all > 0 ? found / all : cover().share();
  }

  using Bag = std::vector<std::pair<std::uint32_t, double>>;

  static Bag bag_of(const IdeaText& text) {
    Bag all;
    for (const IdeaWord& word : text.words) {
      for (const std::uint32_t gram : word.grams) all.emplace_back(gram, word.weight);
    }
    std::sort(all.begin(), all.end());
    Bag out;
    for (const auto& [gram, weight] : all) {
      if (!out.empty() && out.back().first == gram) {
        out.back().second += weight;
      } else {
        out.emplace_back(gram, weight);
      }
    }
    return out;
  }

  double letters() const {
    const Bag answer = bag_of(answer_), question = bag_of(question_);
    const auto weight_in = [](const Bag& bag, std::uint32_t gram) {
      const auto at = std::lower_bound(bag.begin(), bag.end(), std::pair(gram, 0.0));
      return at != bag.end() && at->first == gram ? at->second : 0.0;
    };
    double all = 0, found = 0;
    for (const auto& [gram, weight] : bag_of(wording_)) {
      const double worth = weight_in(question, gram) > 0 ? kGivenAway : 1;
      all += worth * weight;
      found += worth * std::min(weight, weight_in(answer, gram));
    }
    return all > 0 ? found / all : 0;
  }

  static bool are_opposites(const IdeaWord& a, const IdeaWord& b) {
    return std::any_of(a.poles.begin(), a.poles.end(), [&](std::int16_t pole) {
      return std::find(b.poles.begin(), b.poles.end(), -pole) != b.poles.end();
    });
  }

  double antonyms() const {
    std::vector<std::string_view> counted;
    for (const IdeaWord& said : answer_.words) {
      const auto is_said = [&](const IdeaWord& word) { return word.stem == said.stem; };
      const auto turns = [&](const IdeaWord& word) { return are_opposites(said, word); };
      const bool turned = std::any_of(wording_.words.begin(), wording_.words.end(), turns) &&
                          std::none_of(wording_.words.begin(), wording_.words.end(), is_said) &&
                          std::none_of(answer_.words.begin(), answer_.words.end(), turns);
      if (turned && std::find(counted.begin(), counted.end(), said.stem) == counted.end()) counted.push_back(said.stem);
    }
    return static_cast<double>(std::min<std::size_t>(counted.size(), 2));
  }

  std::vector<FoundWord> words() const {
    std::vector<FoundWord> out;
    for (std::size_t i = 0; i < wording_.words.size(); ++i) {
      out.push_back({wording_.words[i].stem, found_[i] > kSameWord});
    }
    // Of two places of one word the one that was found stands first, and stays.
    std::sort(out.begin(), out.end(), [](const FoundWord& a, const FoundWord& b) {
      return a.stem != b.stem ? a.stem < b.stem : a.found && !b.found;
    });
    const auto same = [](const FoundWord& a, const FoundWord& b) { return a.stem == b.stem; };
    out.erase(std::unique(out.begin(), out.end(), same), out.end());
    return out;
  }

  const IdeaText &answer_, &wording_, &question_;
  std::vector<double> found_;         // for each word of the wording: likeness of its best counterpart in the answer
  std::vector<bool> given_;           // whether the question had said it
  std::vector<double> said_, meant_;  // for each word of the answer: likeness in the question and in the wording
};

}  // namespace

IdeaMeasure measure_idea(const IdeaText& answer, const IdeaText& wording, const IdeaText& question) {
  return Comparison(answer, wording, question).measure();
}

}  // namespace colloquy::learn
