// How history follows the text
//
// The lock remembers, for each id, the text it had. A new reading gives nodes with text and no ids.
// Between the two stands a matching, from the surest evidence to the weakest, and each step works
// only on what the steps before left over:
//
//   1. the author fixed an id;
//   2. equal folded text: under the same parent, then in the lesson, then anywhere in the course
//      (the text moved, or came back after it was deleted);
//   3. similar text in the lesson (Dice over character 3-grams >= .5), best pair first;
//   4. less similar (>= .4), but standing between the same two kept neighbours;
//   5. a container (part, chapter, pool, scene, prompt) whose children mostly came from one old one;
//   6. otherwise the node is new: its id is a hash of what it says, so that two branches without a
//      common lock still agree.
//
// Cost: steps 1, 2, 5 and 6 are linear; 3 compares only unmatched nodes of one kind in one lesson. Equal
// texts are found by a hash of 64 bits, so that a long course is not held in memory a second time,
// folded; folded words themselves are made where likeness is asked, or an id is born of them.
#include "source/identity.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <map>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "text/fold.h"
#include "text/similarity.h"
#include "text/words.h"

namespace colloquy::source {
namespace {

using base::Severity;

constexpr double kSimilar = 0.5;     // step 3
constexpr double kNeighbours = 0.4;  // step 4
constexpr std::size_t kIdLength = 10;

// What is compared of a text: whether it is the same when folded, and how long it is then.
struct Folded {
  std::uint64_t hash = 0;
  std::size_t size = 0;

  static Folded of(std::string_view text) {
    const std::string folded = text::fold(text);
    return {std::hash<std::string>{}(folded), folded.size()};
  }
  friend bool operator==(const Folded&, const Folded&) = default;
};

struct Old {
  const LockEntry* entry = nullptr;
  Folded text, key;
};

struct New {
  IdNode* node = nullptr;
  std::size_t lesson = 0;  // index of its lesson
  Folded text, key;
  std::ptrdiff_t old = -1;  // index of the remembered entry it continues
};

std::uint64_t mixed(std::string_view kind, const Folded& text) {
  return text.hash ^ (std::hash<std::string_view>{}(kind) * 0x9E3779B97F4A7C15u);
}

// Remembered entries by kind and text.
class ByText {
 public:
  ByText(const std::vector<Old>& olds, const std::vector<std::size_t>& which) {
    for (const std::size_t old : which) sorted_.emplace_back(mixed(olds[old].entry->kind, olds[old].text), old);
    std::sort(sorted_.begin(), sorted_.end());
  }
  std::vector<std::size_t> find(std::string_view kind, const Folded& text) const {
    std::vector<std::size_t> out;
    const std::uint64_t wanted = mixed(kind, text);
    for (auto at = std::lower_bound(sorted_.begin(), sorted_.end(), std::pair<std::uint64_t, std::size_t>{wanted, 0});
         at != sorted_.end() && at->first == wanted; ++at)
      out.push_back(at->second);
    return out;
  }

 private:
  std::vector<std::pair<std::uint64_t, std::size_t>> sorted_;
};

bool is_container(std::string_view kind) {
  return kind == "part" || kind == "chapter" || kind == "pool" || kind == "scene" || kind == "prompt";
}

// What a slip of the pen must not touch: every digit and every "not", in order.
std::string digits_and_negations(const std::string& folded) {
  std::string out;
  for (const char c : folded) {
    if (c >= '0' && c <= '9') out += c;
  }
  for (const std::string_view word : text::split_words(folded)) {
    if (text::is_negation(word)) out.append(1, ' ').append(word);
  }
  return out;
}

std::string birth(std::string_view kind, std::string_view lesson, std::string_view folded, int n) {
  std::string seed;
  seed.append(kind).append(1, '\0').append(lesson).append(1, '\0').append(folded).append(1, '\0').append(
      std::to_string(n));
  return base::short_hash(seed, kIdLength);
}

class Matching {
 public:
  Matching(std::vector<std::vector<IdNode>>& lessons, const std::vector<LockEntry>& remembered,
           base::Diagnostics& findings, const base::Each& each)
      : lessons_(lessons), findings_(findings), each_(each) {
    olds_.resize(remembered.size());
    constexpr std::size_t kSome = 1024;
    each((remembered.size() + kSome - 1) / kSome, [&](std::size_t some) {
      for (std::size_t i = some * kSome; i < std::min(remembered.size(), (some + 1) * kSome); ++i)
        olds_[i] = {&remembered[i], Folded::of(remembered[i].text), Folded::of(remembered[i].key)};
    });
    for (std::size_t i = 0; i < remembered.size(); ++i) {
      by_id_[remembered[i].id].push_back(i);
      of_lesson_[remembered[i].lesson].push_back(i);
    }
    for (const std::vector<IdNode>& nodes : lessons)
      first_.push_back((first_.empty() ? 0 : first_.back()) + nodes.size());
    first_.insert(first_.begin(), 0);
    news_.resize(first_.back());
    each(lessons.size(), [&](std::size_t i) {
      std::size_t at = first_[i];
      for (IdNode& node : lessons[i]) news_[at++] = {&node, i, Folded::of(node.text), Folded::of(node.key), -1};
    });
  }

  Identity run() {
    used_.reserve(news_.size());
    take_fixed_ids();
    match_lessons();
    for (std::size_t lesson = 0; lesson + 1 < first_.size(); ++lesson) match_equal_inside(lesson);
    match_equal_anywhere();
    for (std::size_t lesson = 0; lesson + 1 < first_.size(); ++lesson) {
      match_similar(lesson);
      match_between_neighbours(lesson);
      match_containers(lesson);
    }
    return name_all();
  }

 private:
  bool free(std::size_t old) const { return !used_.contains(olds_[old].entry->id); }
  const std::string& lesson_id(std::size_t lesson) const { return *news_[first_[lesson]].node->id; }
  std::size_t parent(std::size_t at) const {
    const std::size_t p = news_[at].node->parent;
    return p == IdNode::kTop ? IdNode::kTop : first_[news_[at].lesson] + p;
  }

  void keep(std::size_t at, std::size_t old) {
    news_[at].old = static_cast<std::ptrdiff_t>(old);
    *news_[at].node->id = olds_[old].entry->id;
    used_.insert(olds_[old].entry->id);
  }

  bool open(std::size_t at) const { return news_[at].node->id->empty(); }

  void take_fixed_ids() {
    std::map<std::string, std::size_t> seen;
    for (std::size_t at = 0; at < news_.size(); ++at) {
      const IdNode& node = *news_[at].node;
      if (node.id->empty()) continue;
      const auto [other, fresh] = seen.emplace(*node.id, at);
      if (!fresh) {
        for (const std::size_t both : {other->second, at}) {
          findings_.push_back({"form/id-twice",
                               Severity::error,
                               news_[both].node->span,
                               "The id \"" + *node.id + "\" is given to two things.",
                               "Give one of them another id, or delete its comment.",
                               {}});
        }
        node.id->clear();
        continue;
      }
      used_.insert(*node.id);
      if (const auto old = by_id_.find(*node.id); old != by_id_.end())
        news_[at].old = static_cast<std::ptrdiff_t>(old->second.front());
    }
  }

  // A lesson is found again by path and title, then by path, then by title, then by likeness of both.
  void match_lessons() {
    std::vector<std::size_t> olds;
    for (std::size_t i = 0; i < olds_.size(); ++i) {
      if (olds_[i].entry->kind == "lesson") olds.push_back(i);
    }
    const auto step = [&](auto&& same) {
      for (std::size_t lesson = 0; lesson + 1 < first_.size(); ++lesson) {
        const std::size_t at = first_[lesson];
        if (!open(at)) continue;
        for (const std::size_t old : olds) {
          if (free(old) && same(news_[at], olds_[old])) {
            keep(at, old);
            break;
          }
        }
      }
    };
    step([](const New& a, const Old& b) { return a.text == b.text && a.key == b.key; });
    step([](const New& a, const Old& b) { return a.node->text == b.entry->text; });
    step([](const New& a, const Old& b) { return a.key.size > 0 && a.key == b.key; });
    step([](const New& a, const Old& b) {
      return text::dice(text::fold(a.node->text) + " " + text::fold(a.node->key),
                        text::fold(b.entry->text) + " " + text::fold(b.entry->key)) >= kSimilar;
    });
    for (std::size_t lesson = 0; lesson + 1 < first_.size(); ++lesson) {
      if (open(first_[lesson])) be_born(first_[lesson]);
    }
  }

  // Among equals the nearer in order wins, then the smaller id.
  template <typename Accept>
  std::ptrdiff_t nearest(const std::vector<std::size_t>& candidates, int position, Accept&& accept) const {
    std::ptrdiff_t best = -1;
    for (const std::size_t old : candidates) {
      if (!accept(olds_[old]) || !free(old)) continue;
      if (best < 0) {
        best = static_cast<std::ptrdiff_t>(old);
        continue;
      }
      const LockEntry& a = *olds_[old].entry;
      const LockEntry& b = *olds_[static_cast<std::size_t>(best)].entry;
      const int da = std::abs(a.position - position), db = std::abs(b.position - position);
      if (da < db || (da == db && a.id < b.id)) best = static_cast<std::ptrdiff_t>(old);
    }
    return best;
  }

  void match_equal_inside(std::size_t lesson) {
    // Texts of this lesson only: what a whole course says alike would be compared lesson by lesson.
    if (olds_of(lesson).empty()) return;
    const ByText by_text(olds_, olds_of(lesson));
    for (const bool same_parent : {true, false}) {
      for (std::size_t at = first_[lesson] + 1; at < first_[lesson + 1]; ++at) {
        if (!open(at)) continue;
        const std::vector<std::size_t> found = by_text.find(news_[at].node->kind, news_[at].text);
        if (found.empty()) continue;
        const std::string& parent_id = *news_[parent(at)].node->id;
        if (same_parent && parent_id.empty()) continue;
        const std::ptrdiff_t old = nearest(found, position(at), [&](const Old& o) {
          return (!same_parent || o.entry->parent == parent_id) &&
                 (same_parent || news_[at].key == o.key || o.key.size == 0);
        });
        if (old >= 0) keep(at, static_cast<std::size_t>(old));
      }
    }
  }

  void match_equal_anywhere() {
    if (olds_.empty()) return;
    std::vector<std::size_t> all(olds_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const ByText by_text(olds_, all);
    for (std::size_t at = 0; at < news_.size(); ++at) {
      // Empty or very short texts ("Content", "True") are alike everywhere: no evidence of a move.
      if (!open(at) || news_[at].text.size < 12 || news_[at].node->kind == "option" || news_[at].node->kind == "layer")
        continue;
      const std::vector<std::size_t> found = by_text.find(news_[at].node->kind, news_[at].text);
      if (found.empty()) continue;
      const std::ptrdiff_t old = nearest(found, position(at), [](const Old&) { return true; });
      if (old >= 0) keep(at, static_cast<std::size_t>(old));
    }
  }

  // The folded words of what likeness is asked of, once a lesson.
  struct Words {
    std::size_t at = 0;  // in news_ or olds_
    std::string text, key;
  };
  Words words_of(std::size_t at, const std::string& text, const std::string& key) const {
    return {at, text::fold(text), text::fold(key)};
  }
  std::vector<Words> open_words(std::size_t lesson) const {
    std::vector<Words> out;
    for (std::size_t at = first_[lesson] + 1; at < first_[lesson + 1]; ++at) {
      if (open(at)) out.push_back(words_of(at, news_[at].node->text, news_[at].node->key));
    }
    return out;
  }
  std::vector<Words> free_words(std::size_t lesson) const {
    std::vector<Words> out;
    for (const std::size_t i : olds_of(lesson)) {
      if (olds_[i].entry->kind != "lesson" && free(i))
        out.push_back(words_of(i, olds_[i].entry->text, olds_[i].entry->key));
    }
    return out;
  }

  double likeness(const Words& a, const Words& b) const {
    const double text = text::dice(a.text, b.text);
    if (news_[a.at].node->kind != "card" || text < kNeighbours) return text;
    const double back = a.key.empty() && b.key.empty() ? 1 : text::dice(a.key, b.key);
    return back < kSimilar ? 0 : text;
  }

  const std::vector<std::size_t>& olds_of(std::size_t lesson) const {
    static const std::vector<std::size_t> kNone;
    const auto found = of_lesson_.find(lesson_id(lesson));
    return found == of_lesson_.end() ? kNone : found->second;
  }

  void match_similar(std::size_t lesson) {
    struct Pair {
      double score;
      std::size_t at, old;
      int distance;
    };
    if (olds_of(lesson).empty() || !any_open(lesson)) return;
    std::vector<Pair> pairs;
    const std::vector<Words> olds = free_words(lesson);
    for (const Words& now : open_words(lesson)) {
      for (const Words& old : olds) {
        const LockEntry& entry = *olds_[old.at].entry;
        if (entry.kind != news_[now.at].node->kind) continue;
        const double score = likeness(now, old);
        if (score >= kSimilar) pairs.push_back({score, now.at, old.at, std::abs(entry.position - position(now.at))});
      }
    }
    std::sort(pairs.begin(), pairs.end(), [&](const Pair& a, const Pair& b) {
      if (a.score != b.score) return a.score > b.score;
      if (a.distance != b.distance) return a.distance < b.distance;
      return olds_[a.old].entry->id < olds_[b.old].entry->id;
    });
    for (const Pair& pair : pairs) {
      if (open(pair.at) && free(pair.old)) keep(pair.at, pair.old);
    }
  }

  void match_between_neighbours(std::size_t lesson) {
    if (olds_of(lesson).empty() || !any_open(lesson)) return;
    const std::vector<Words> olds = free_words(lesson);
    for (const Words& now : open_words(lesson)) {
      const std::size_t at = now.at;
      const std::ptrdiff_t before = sibling(at, -1), after = sibling(at, +1);
      if (before < 0 || after < 0 || news_[static_cast<std::size_t>(before)].old < 0 ||
          news_[static_cast<std::size_t>(after)].old < 0)
        continue;
      const LockEntry& left = *olds_[static_cast<std::size_t>(news_[static_cast<std::size_t>(before)].old)].entry;
      const LockEntry& right = *olds_[static_cast<std::size_t>(news_[static_cast<std::size_t>(after)].old)].entry;
      for (const Words& old : olds) {
        const LockEntry& entry = *olds_[old.at].entry;
        const bool between = !entry.gone && entry.kind == news_[at].node->kind && entry.parent == left.parent &&
                             entry.parent == right.parent && entry.position > left.position &&
                             entry.position < right.position;
        if (between && free(old.at) && likeness(now, old) >= kNeighbours) {
          keep(at, old.at);
          break;
        }
      }
    }
  }

  void match_containers(std::size_t lesson) {
    for (std::size_t at = first_[lesson + 1]; at-- > first_[lesson] + 1;) {
      if (!open(at) || !is_container(news_[at].node->kind)) continue;
      std::map<std::string, std::size_t> votes;
      std::size_t children = 0;
      for (std::size_t child = at + 1; child < first_[lesson + 1]; ++child) {
        if (parent(child) != at) continue;
        ++children;
        if (news_[child].old >= 0) ++votes[olds_[static_cast<std::size_t>(news_[child].old)].entry->parent];
      }
      for (const auto& [id, count] : votes) {
        if (2 * count < children || used_.contains(id)) continue;
        const auto named = by_id_.find(id);
        if (named == by_id_.end()) continue;
        for (const std::size_t old : named->second) {
          if (olds_[old].entry->kind == news_[at].node->kind) {
            keep(at, old);
            break;
          }
        }
        if (!open(at)) break;
      }
    }
  }

  // What an id is a hash of, but for the number that tells equals apart.
  std::string birth_text(std::size_t at) const {
    const IdNode& node = *news_[at].node;
    return node.kind == "lesson" ? text::fold(node.text) + '\t' + text::fold(node.key) : text::fold(node.text);
  }

  // Born as the n-th of its equals, or as the next that no other thing is or was.
  void be_born(std::size_t at, int n = 0, std::string id = {}) {
    const IdNode& node = *news_[at].node;
    const std::string_view lesson = node.kind == "lesson" ? std::string_view() : lesson_id(news_[at].lesson);
    if (id.empty()) id = birth(node.kind, lesson, birth_text(at), n);
    while (used_.contains(id) || by_id_.contains(id)) id = birth(node.kind, lesson, birth_text(at), ++n);
    *node.id = id;
    used_.insert(std::move(id));
  }

  // Ids for all that no old one was found for. They are hashes, and hashing takes the time: each
  // lesson proposes its own on a thread of its own, and then they are given out in order.
  void bear_all() {
    struct Proposal {
      int n = 0;
      std::string id;
    };
    std::vector<Proposal> proposals(news_.size());
    each_(first_.size() - 1, [&](std::size_t lesson) {
      std::unordered_map<std::uint64_t, int> equals;
      for (std::size_t at = first_[lesson] + 1; at < first_[lesson + 1]; ++at) {
        if (!open(at)) continue;
        const IdNode& node = *news_[at].node;
        const int n = equals[mixed(node.kind, news_[at].text)]++;
        proposals[at] = {n, birth(node.kind, lesson_id(lesson), birth_text(at), n)};
      }
    });
    for (std::size_t at = 0; at < news_.size(); ++at) {
      if (open(at)) be_born(at, proposals[at].n, std::move(proposals[at].id));
    }
  }

  // What the lock should say of a named node. Takes its text.
  LockEntry entry_of(std::size_t at) {
    New& now = news_[at];
    LockEntry entry;
    entry.id = *now.node->id;
    entry.kind = now.node->kind;
    if (now.node->kind != "lesson") entry.lesson = lesson_id(now.lesson);
    const std::size_t up = parent(at);
    if (up != IdNode::kTop) entry.parent = *news_[up].node->id;
    entry.position = position(at);
    if (now.old >= 0) {
      const Old& old = olds_[static_cast<std::size_t>(now.old)];
      entry.edition = old.entry->edition + (same_edition(now, old) ? 0 : 1);
    }
    if (now.node->edition) *now.node->edition = entry.edition;
    entry.text = std::move(now.node->text);
    entry.key = std::move(now.node->key);
    return entry;
  }

  Identity name_all() {
    bear_all();
    Identity out;
    out.entries.reserve(news_.size() + 1);  // the course's own comes last
    out.entries.resize(news_.size());
    for (const New& now : news_) ++(now.old >= 0 ? out.kept : out.born);
    each_(lessons_.size(), [&](std::size_t lesson) {
      for (std::size_t at = first_[lesson]; at < first_[lesson + 1]; ++at) out.entries[at] = entry_of(at);
      // A long course has as much text in its nodes as in its lessons: what is named is let go.
      lessons_[lesson] = {};
    });
    for (const Old& old : olds_) {
      if (old.entry->kind == "course" || used_.contains(old.entry->id)) continue;
      LockEntry entry = *old.entry;
      entry.gone = true;
      entry.position = 0;
      out.entries.push_back(std::move(entry));
      ++out.gone;
    }
    return out;
  }

  static bool same_edition(const New& now, const Old& old) {
    if (now.key != old.key) return false;
    if (now.text == old.text) return true;
    // Two letters cost at most eight bytes: longer differences need no folding.
    const std::size_t longer = std::max(now.text.size, old.text.size);
    if (longer - std::min(now.text.size, old.text.size) > 8) return false;
    return says_the_same(text::fold(now.node->text), text::fold(old.entry->text));
  }

  int position(std::size_t at) const { return static_cast<int>(at - first_[news_[at].lesson]); }

  bool any_open(std::size_t lesson) const {
    for (std::size_t at = first_[lesson]; at < first_[lesson + 1]; ++at) {
      if (open(at)) return true;
    }
    return false;
  }

  std::ptrdiff_t sibling(std::size_t at, int step) const {
    const std::size_t first = first_[news_[at].lesson], last = first_[news_[at].lesson + 1];
    for (std::size_t other = at + static_cast<std::size_t>(step); other > first && other < last;
         other += static_cast<std::size_t>(step)) {
      if (news_[other].node->parent == news_[at].node->parent && news_[other].node->kind == news_[at].node->kind)
        return static_cast<std::ptrdiff_t>(other);
    }
    return -1;
  }

  std::vector<std::vector<IdNode>>& lessons_;
  base::Diagnostics& findings_;
  const base::Each& each_;
  std::vector<Old> olds_;
  std::vector<New> news_;
  std::vector<std::size_t> first_;  // of each lesson's nodes in news_; one more at the end
  std::unordered_map<std::string, std::vector<std::size_t>> by_id_, of_lesson_;
  std::unordered_set<std::string> used_;  // ids of this reading
};

}  // namespace

bool says_the_same(const std::string& folded, const std::string& folded_before) {
  if (folded == folded_before) return true;
  const std::size_t longer = std::max(folded.size(), folded_before.size());
  const std::size_t shorter = std::min(folded.size(), folded_before.size());
  // Two letters cost at most eight bytes: longer differences need no distance.
  if (longer - shorter > 8 || longer > 4000) return false;
  return digits_and_negations(folded) == digits_and_negations(folded_before) &&
         text::edit_distance(folded, folded_before) <= 2;
}

Identity identify(lesson::Course& course, std::vector<std::vector<IdNode>>& nodes,
                  const std::vector<LockEntry>& remembered, base::Diagnostics& findings, const base::Each& each) {
  if (course.id.empty()) {
    for (const LockEntry& entry : remembered) {
      if (entry.kind == "course") course.id = entry.id;
    }
  }
  if (course.id.empty()) course.id = birth("course", "", text::fold(course.title), 0);
  Identity identity = Matching(nodes, remembered, findings, each).run();
  identity.entries.push_back({course.id, "course", "", "", 0, false, 1, course.title, ""});
  return identity;
}

}  // namespace colloquy::source
