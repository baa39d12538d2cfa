#include "learn/idea_features.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace colloquy::learn {
namespace {

// What a word is worth that the question had already said, and from which likeness it had.
constexpr double kGivenAway = 0.3, kSaid = 0.5;
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

double share(double part, double whole, double otherwise = 0) {
  return whole > 0 ? part / whole : otherwise;
}

class Comparison {
 public:
  Comparison(const IdeaText& answer, const IdeaText& wording, const IdeaText& question)
      : answer_(answer), wording_(wording), question_(question) {
    found_ = best_in(wording, answer);
    for (const double said : best_in(wording, question)) given_.push_back(said > kSaid);
  }

  IdeaFeatures features() const {
    IdeaFeatures out{};
    const auto set = [&](IdeaFeature feature, double value) { out[static_cast<std::size_t>(feature)] = value; };
    const double covered = cover(0, wording_.words.size()).share;
    set(IdeaFeature::covered, covered);
    set(IdeaFeature::best_piece, best_piece(covered));
    set(IdeaFeature::least, least());
    set(IdeaFeature::pairs, pairs(covered));
    set(IdeaFeature::letters, letters());
    set(IdeaFeature::precise, precise());
    set(IdeaFeature::echoed, echoed());
    set(IdeaFeature::opposed, opposed());
    set(IdeaFeature::negation_more, answer_.has_negation() && !wording_.has_negation());
    set(IdeaFeature::negation_less, !answer_.has_negation() && wording_.has_negation());
    set(IdeaFeature::antonyms, antonyms());
    set(IdeaFeature::news, news());
    return out;
  }

 private:
  struct Cover {
    double share, weight;
  };

  Cover cover(std::size_t begin, std::size_t end) const {
    double all = 0, found = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const double weight = wording_.words[i].weight * (given_[i] ? kGivenAway : 1);
      all += weight;
      found += weight * found_[i];
    }
    return {share(found, all), all};
  }

  double best_piece(double otherwise) const {
    const std::vector<IdeaWord>& words = wording_.words;
    double best = 0;
    for (std::size_t begin = 0, end = 0; begin < words.size(); begin = end) {
      while (end < words.size() && words[end].piece == words[begin].piece) ++end;
      const Cover piece = cover(begin, end);
      if (piece.weight >= 1) best = std::max(best, piece.share);
    }
    return best > 0 ? best : otherwise;
  }

  double least() const {
    double least = 1;
    bool any = false;
    for (std::size_t i = 0; i < wording_.words.size(); ++i) {
      if (!wording_.words[i].has_meaning()) continue;
      least = std::min(least, found_[i]);
      any = true;
    }
    return any ? least : 0;
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

  double pairs(double otherwise) const {
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
    return share(found, all, otherwise);
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
    return share(found, all);
  }

  double precise() const {
    const std::vector<double> in_wording = best_in(answer_, wording_), in_question = best_in(answer_, question_);
    double all = 0, found = 0;
    for (std::size_t i = 0; i < answer_.words.size(); ++i) {
      const double weight = answer_.words[i].weight * (in_question[i] > kSaid ? kGivenAway : 1);
      all += weight;
      found += weight * in_wording[i];
    }
    return share(found, all);
  }

  double echoed() const {
    const std::vector<double> in_question = best_in(answer_, question_);
    double all = 0, found = 0;
    for (std::size_t i = 0; i < answer_.words.size(); ++i) {
      all += answer_.words[i].weight;
      found += answer_.words[i].weight * in_question[i];
    }
    return share(found, all);
  }

  double opposed() const {
    double all = 0, opposed = 0;
    for (const IdeaWord& want : wording_.words) {
      if (!want.has_meaning()) continue;
      ++all;
      bool right = false, wrong = false;
      for (const IdeaWord& have : answer_.words) {
        if (likeness(want, have) > kSameWord) (have.negated == want.negated ? right : wrong) = true;
      }
      if (wrong && !right) ++opposed;
    }
    return share(opposed, all);
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

  double news() const {
    double weight = 0;
    for (std::size_t i = 0; i < wording_.words.size(); ++i) weight += given_[i] ? 0 : wording_.words[i].weight;
    return weight / (weight + 3);
  }

  const IdeaText &answer_, &wording_, &question_;
  std::vector<double> found_;  // for each word of the wording: likeness of its best counterpart in the answer
  std::vector<bool> given_;    // whether the question had said it
};

}  // namespace

IdeaFeatures idea_features(const IdeaText& answer, const IdeaText& wording, const IdeaText& question) {
  return Comparison(answer, wording, question).features();
}

}  // namespace colloquy::learn
