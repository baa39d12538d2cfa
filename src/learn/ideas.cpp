#include "learn/ideas.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "learn/idea_features.h"
#include "learn/idea_model.h"
#include "learn/idea_text.h"
#include "text/fold.h"

namespace colloquy::learn {
namespace {

// What a word is worth that the question had already said.
constexpr double kGivenAway = 0.3;
// Up to so many words of meaning are a phrase, unless one of these, with something before it, makes them a
// sentence: "the pause is an offer", but not "was kind".
constexpr std::size_t kPhrase = 4;
constexpr std::string_view kFinite[] = {"am",   "are", "can", "could", "did",  "do",  "does", "had",  "has",
                                        "have", "is",  "may", "might", "must", "was", "were", "will", "would"};

bool is_phrase(const IdeaText& wording) {
  if (wording.meanings() > kPhrase) return false;
  for (std::size_t i = 1; i < wording.words.size(); ++i) {
    if (std::find(std::begin(kFinite), std::end(kFinite), wording.words[i].form) != std::end(kFinite)) return false;
  }
  return true;
}

bool holds(const IdeaText& text, const IdeaWord& word) {
  return std::any_of(text.words.begin(), text.words.end(),
                     [&](const IdeaWord& other) { return likeness(word, other) > kSameWord; });
}

struct Match {
  double share = 0;
  double opposite = 0;  // share found under the wrong polarity
};

Match match(const IdeaText& answer, const IdeaText& wording, const IdeaText& question) {
  double all = 0, found = 0, opposite = 0;
  for (const IdeaWord& want : wording.words) {
    if (!want.has_meaning()) continue;
    const double weight = holds(question, want) ? kGivenAway : 1;
    all += weight;
    bool right = false, wrong = false;
    for (const IdeaWord& have : answer.words) {
      if (likeness(want, have) > kSameWord) (have.negated == want.negated ? right : wrong) = true;
    }
    if (right) {
      found += weight;
    } else if (wrong) {
      opposite += weight;
    }
  }
  return all == 0 ? Match{} : Match{found / all, opposite / all};
}

// Nothing but words of grammar ("both", "not at all"): they have to stand there as they are.
Match match_grammar(const IdeaText& answer, const IdeaText& wording) {
  const auto same = [](const IdeaWord& a, const IdeaWord& b) { return a.form == b.form; };
  const auto at =
      std::search(answer.words.begin(), answer.words.end(), wording.words.begin(), wording.words.end(), same);
  return {!wording.words.empty() && at != answer.words.end() ? 1.0 : 0.0, 0};
}

Coverage by_share(const Match& m) {
  if (m.share >= kCovered) return Coverage::covered;
  return m.share >= kPartly && m.opposite < kPartly ? Coverage::partly : Coverage::not_yet;
}

Coverage by_model(double odds, const IdeaModel& model, const Match& m) {
  if (odds <= model.not_yet) return Coverage::not_yet;
  return odds >= model.covered && m.opposite == 0 ? Coverage::covered : Coverage::partly;
}

}  // namespace

IdeaResult compare(std::string_view answer, const lesson::Idea& idea, std::string_view question) {
  const IdeaText said = idea_text(answer), asked = idea_text(question);
  std::vector<IdeaText> wordings;
  for (const std::string& accepted : idea.accept) wordings.push_back(idea_text(accepted));
  // Phrases name an idea by its words, and an answer that has them has it. A sentence says something of
  // them, which an answer may turn round: there a model that saw teachers judge is asked.
  const bool phrases = std::all_of(wordings.begin(), wordings.end(), is_phrase);
  const IdeaModel& model = wordings.size() > 1 ? kSeveralWordings : kOneWording;
  IdeaResult best;
  for (std::size_t i = 0; i < wordings.size(); ++i) {
    IdeaResult result;
    result.wording = i;
    Match m = wordings[i].meanings() == 0 ? match_grammar(said, wordings[i]) : match(said, wordings[i], asked);
    if (text::fold_answer(answer) == text::fold_answer(idea.accept[i]) && !said.words.empty()) {
      m = {1, 0};
      result.coverage = Coverage::covered;
      result.log_odds = phrases ? 0 : model.covered;
    } else if (said.words.empty()) {
      result.coverage = Coverage::not_yet;
    } else if (phrases) {
      result.coverage = by_share(m);
    } else {
      result.log_odds = log_odds(model, measure_idea(said, wordings[i], asked));
      result.coverage = by_model(result.log_odds, model, m);
    }
    result.share = m.share;
    result.opposite = m.opposite >= kPartly && m.share < kCovered;
    const auto rank = [&](const IdeaResult& r) { return std::tuple(r.coverage, r.log_odds, r.share, r.opposite); };
    if (i == 0 || rank(result) > rank(best)) best = result;
  }
  return best;
}

std::vector<IdeaResult> compare(std::string_view answer, const std::vector<lesson::Idea>& ideas,
                                std::string_view question) {
  std::vector<IdeaResult> out;
  out.reserve(ideas.size());
  for (const lesson::Idea& idea : ideas) out.push_back(compare(answer, idea, question));
  return out;
}

}  // namespace colloquy::learn
