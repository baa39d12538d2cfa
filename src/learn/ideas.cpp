#include "learn/ideas.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/similarity.h"
#include "text/stem.h"
#include "text/words.h"

namespace colloquy::learn {
namespace {

// A word of meaning: its stem, and whether a negation reaches it.
struct Token {
  std::string stem;
  bool negated = false;
};

// Negations reach this many content words ahead, unless the clause ends before.
constexpr int kReach = 3;
// What a word is worth that the question had already said.
constexpr double kGivenAway = 0.3;

constexpr std::string_view kNumbers[] = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                         "seven", "eight", "nine", "ten",   "eleven", "twelve"};

struct Irregular {
  std::string_view form, base;
};
// Frequent forms that no stemmer joins.
constexpr Irregular kIrregular[] = {{"became", "become"},
                                    {"began", "begin"},
                                    {"begun", "begin"},
                                    {"better", "good"},
                                    {"broke", "break"},
                                    {"broken", "break"},
                                    {"brought", "bring"},
                                    {"built", "build"},
                                    {"came", "come"},
                                    {"children", "child"},
                                    {"chose", "choose"},
                                    {"chosen", "choose"},
                                    {"fallen", "fall"},
                                    {"fell", "fall"},
                                    {"felt", "feel"},
                                    {"found", "find"},
                                    {"gave", "give"},
                                    {"given", "give"},
                                    {"gone", "go"},
                                    {"grew", "grow"},
                                    {"grown", "grow"},
                                    {"heard", "hear"},
                                    {"held", "hold"},
                                    {"kept", "keep"},
                                    {"knew", "know"},
                                    {"known", "know"},
                                    {"led", "lead"},
                                    {"left", "leave"},
                                    {"lost", "lose"},
                                    {"made", "make"},
                                    {"meant", "mean"},
                                    {"men", "man"},
                                    {"met", "meet"},
                                    {"paid", "pay"},
                                    {"people", "person"},
                                    {"said", "say"},
                                    {"saw", "see"},
                                    {"seen", "see"},
                                    {"sent", "send"},
                                    {"shown", "show"},
                                    {"spoke", "speak"},
                                    {"spoken", "speak"},
                                    {"stood", "stand"},
                                    {"taken", "take"},
                                    {"taught", "teach"},
                                    {"thought", "think"},
                                    {"told", "tell"},
                                    {"took", "take"},
                                    {"understood", "understand"},
                                    {"went", "go"},
                                    {"women", "woman"},
                                    {"worse", "bad"},
                                    {"written", "write"},
                                    {"wrote", "write"}};

std::string normal(const std::string& word) {
  const auto irregular =
      std::find_if(std::begin(kIrregular), std::end(kIrregular), [&](const Irregular& i) { return i.form == word; });
  if (irregular != std::end(kIrregular)) return text::stem(irregular->base);
  const std::string_view* at = std::find(std::begin(kNumbers), std::end(kNumbers), word);
  if (at != std::end(kNumbers)) return std::to_string(at - std::begin(kNumbers));
  return text::stem(word);
}

bool is_clause_end(char32_t c) {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '(' || c == ')' || c == 0x2014 ||
         c == 0x2026 || c == 0x060C || c == 0x061F || c == 0x3002;
}

// Cuts at punctuation that ends a clause; a point or comma between digits does not.
std::vector<std::string> clauses(std::string_view text) {
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = base::decode_utf8(text, i);
    const bool in_number =
        at > 0 && i < text.size() && text[at - 1] >= '0' && text[at - 1] <= '9' && text[i] >= '0' && text[i] <= '9';
    if (is_clause_end(c) && !in_number) {
      out.emplace_back();
    } else {
      out.back().append(text.substr(at, i - at));
    }
  }
  return out;
}

std::vector<Token> tokens(std::string_view text) {
  std::vector<Token> out;
  for (const std::string& clause : clauses(text)) {
    int reach = 0;
    for (const std::string& word : text::words(clause)) {
      if (text::is_negation(word)) {
        reach = kReach;
        continue;
      }
      if (word == "but" || word == "instead" || word == "rather") reach = 0;
      // "one" is a number here only if nothing else is left of a wording; it is a stop word.
      if (text::is_stop_word(word)) continue;
      out.push_back({normal(word), reach > 0});
      if (reach > 0) --reach;
    }
  }
  return out;
}

// Words only, for wordings that have no content word ("both", "not at all").
std::vector<Token> all_tokens(std::string_view text) {
  std::vector<Token> out;
  for (const std::string& word : text::words(text)) out.push_back({normal(word), false});
  return out;
}

bool is_number(std::string_view s) {
  return !s.empty() && s.find_first_not_of("0123456789.,") == std::string_view::npos;
}

// Equal, or the same word in another form, or with a slip of the pen.
bool alike(const std::string& a, const std::string& b) {
  if (a == b) return true;
  if (is_number(a) || is_number(b)) return false;
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  if (shorter.size() >= 4 && longer.size() - shorter.size() <= 5 && longer.starts_with(shorter)) return true;
  if (shorter.size() < 5 || longer.size() - shorter.size() > 2) return false;
  const std::size_t allowed = shorter.size() >= 9 ? 2 : 1;
  return a[0] == b[0] && text::edit_distance(a, b) <= allowed;
}

bool holds(const std::vector<Token>& tokens, const std::string& stem) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return alike(t.stem, stem); });
}

struct Match {
  double share = 0;
  double opposite = 0;  // share found under the wrong polarity
};

Match match(const std::vector<Token>& wording, const std::vector<Token>& answer, const std::vector<Token>& question) {
  double all = 0, found = 0, opposite = 0;
  for (const Token& want : wording) {
    const double weight = holds(question, want.stem) ? kGivenAway : 1;
    all += weight;
    bool right = false, wrong = false;
    for (const Token& have : answer) {
      if (!alike(have.stem, want.stem)) continue;
      (have.negated == want.negated ? right : wrong) = true;
    }
    if (right) {
      found += weight;
    } else if (wrong) {
      opposite += weight;
    }
  }
  return all == 0 ? Match{} : Match{found / all, opposite / all};
}

}  // namespace

IdeaResult compare(std::string_view answer, const lesson::Idea& idea, std::string_view question) {
  const std::vector<Token> said = tokens(answer), asked = tokens(question);
  IdeaResult best;
  for (std::size_t i = 0; i < idea.accept.size(); ++i) {
    const std::string& accepted = idea.accept[i];
    std::vector<Token> wording = tokens(accepted);
    Match m;
    if (wording.empty()) {
      // Nothing but words of grammar: the whole answer has to be it.
      const std::vector<Token> all = all_tokens(accepted), whole = all_tokens(answer);
      const auto same = [](const Token& a, const Token& b) { return a.stem == b.stem; };
      m.share =
          !all.empty() && std::search(whole.begin(), whole.end(), all.begin(), all.end(), same) != whole.end() ? 1 : 0;
    } else {
      m = match(wording, said, asked);
    }
    if (text::fold_answer(answer) == text::fold_answer(accepted)) m = {1, 0};
    if (m.share > best.share || (m.share == best.share && m.opposite > 0 && !best.opposite && best.share == 0)) {
      best = {Coverage::not_yet, m.share, i, m.opposite >= kPartly && m.share < kCovered};
    }
  }
  if (best.share >= kCovered) {
    best.coverage = Coverage::covered;
  } else if (best.share >= kPartly && !best.opposite) {
    best.coverage = Coverage::partly;
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
