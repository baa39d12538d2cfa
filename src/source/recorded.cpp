#include "source/recorded.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "source/address.h"
#include "source/identity.h"
#include "text/fold.h"

namespace colloquy::source {
namespace {

constexpr std::string_view kKind = "recording";
constexpr std::size_t kIdLength = 10;

// A recording and the turns that it says, in order.
struct Use {
  lesson::Recording* recording = nullptr;
  std::string lesson, node;  // ids; the node is a turn, a part, or the summary of one
  std::vector<std::string> words;
};

class Uses {
 public:
  explicit Uses(lesson::Course& course) {
    for (lesson::Lesson& lesson : course.lessons) {
      if (!lesson.dialogue) continue;
      for (lesson::Part& part : lesson.dialogue->parts) add(lesson, part);
    }
  }

  std::vector<Use> all;
  std::set<std::string> nodes;  // of the course, whether recorded or not

 private:
  void add(const lesson::Lesson& lesson, lesson::Part& part) {
    std::vector<std::string> words;
    const auto add_turn = [&](lesson::Turn& turn) {
      nodes.insert(turn.id);
      if (turn.recording) all.push_back({&*turn.recording, lesson.id, turn.id, {lesson::plain_text(turn.text)}});
      if (part.recording) words.push_back(lesson::plain_text(turn.text));
    };
    for (lesson::Line& line : part.lines) {
      if (lesson::Turn* turn = std::get_if<lesson::Turn>(&line)) add_turn(*turn);
    }
    if (part.summary) add_turn(*part.summary);
    nodes.insert(part.id);
    if (part.recording) all.push_back({&*part.recording, lesson.id, part.id, std::move(words)});
  }
};

// What the lock remembers of one recording: for each node that it was linked to, its words by position. Of
// two branches that were merged both may have words for one position.
using Remembered = std::map<std::string, std::multimap<int, const LockEntry*>>;

// The words, whole: they may hold the arrow that divides text and key.
std::string words_of(const LockEntry& entry) {
  return entry.key.empty() ? entry.text : entry.text + " \u21D2 " + entry.key;
}

bool says(const std::multimap<int, const LockEntry*>& before, const std::vector<std::string>& words) {
  if (before.empty() || before.rbegin()->first + 1 != static_cast<int>(words.size())) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string folded = text::fold(words[i]);
    const auto [first, last] = before.equal_range(static_cast<int>(i));
    if (std::none_of(first, last,
                     [&](const auto& entry) { return says_the_same(folded, text::fold(words_of(*entry.second))); }))
      return false;
  }
  return true;
}

// Most courses have none, and a thousand lessons have many turns.
bool has_recordings(const lesson::Course& course) {
  const auto of_line = [](const lesson::Line& line) {
    const auto* turn = std::get_if<lesson::Turn>(&line);
    return turn != nullptr && turn->recording;
  };
  const auto of_part = [&](const lesson::Part& part) {
    return part.recording || (part.summary && part.summary->recording) ||
           std::any_of(part.lines.begin(), part.lines.end(), of_line);
  };
  return std::any_of(course.lessons.begin(), course.lessons.end(), [&](const lesson::Lesson& lesson) {
    return lesson.dialogue && std::any_of(lesson.dialogue->parts.begin(), lesson.dialogue->parts.end(), of_part);
  });
}

}  // namespace

std::vector<LockEntry> take_recorded(std::vector<LockEntry>& entries) {
  const auto first =
      std::stable_partition(entries.begin(), entries.end(), [](const LockEntry& entry) { return entry.kind != kKind; });
  std::vector<LockEntry> recorded(std::make_move_iterator(first), std::make_move_iterator(entries.end()));
  entries.erase(first, entries.end());
  return recorded;
}

std::vector<LockEntry> date_recordings(lesson::Course& course,
                                       const std::function<std::string(std::string_view)>& fingerprint,
                                       std::vector<LockEntry> remembered) {
  if (!fingerprint) return remembered;
  if (!has_recordings(course)) return {};
  std::map<std::string, Remembered> known;
  for (const LockEntry& entry : remembered) known[entry.id][entry.parent].emplace(entry.position, &entry);

  Uses uses(course);
  std::map<std::string, std::string> path_of;
  for (const lesson::Lesson& lesson : course.lessons) path_of[lesson.id] = lesson.path;
  std::set<std::pair<std::string, std::string>> linked;  // recording and node
  std::set<std::string> unread;                          // nodes whose recording cannot be told
  for (Use& use : uses.all) {
    const std::string path = linked_path(path_of[use.lesson], use.recording->file);
    use.recording->id = path.empty() ? std::string() : fingerprint(path).substr(0, kIdLength);
    if (use.recording->id.empty())
      unread.insert(use.node);
    else
      linked.emplace(use.recording->id, use.node);
  }

  std::vector<LockEntry> out;
  std::set<std::string> outdated;  // recordings
  for (const Use& use : uses.all) {
    const std::string& id = use.recording->id;
    if (id.empty()) continue;
    const Remembered& before = known[id];
    const auto here = before.find(use.node);
    bool same = here != before.end() && says(here->second, use.words);
    if (here == before.end()) {
      // New to this line: as long as it does not stand in for one that is gone, it was just recorded.
      const bool moved =
          std::any_of(before.begin(), before.end(), [&](const auto& other) { return says(other.second, use.words); });
      const bool rewritten = std::any_of(before.begin(), before.end(),
                                         [&](const auto& other) { return !uses.nodes.contains(other.first); });
      if (moved || !rewritten) {
        for (std::size_t i = 0; i < use.words.size(); ++i)
          out.push_back(
              {id, std::string(kKind), use.lesson, use.node, static_cast<int>(i), false, 1, use.words[i], ""});
        same = true;
      }
    }
    use.recording->outdated = !same;
    if (!same) outdated.insert(id);
  }
  for (LockEntry& entry : remembered) {
    const bool kept = linked.contains({entry.id, entry.parent}) || unread.contains(entry.parent) ||
                      (outdated.contains(entry.id) && !uses.nodes.contains(entry.parent));
    if (kept) out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace colloquy::source
