#include "exchange/anki/lessons.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/hash.h"
#include "exchange/anki/field.h"
#include "exchange/anki/identity.h"
#include "exchange/anki/markup.h"
#include "exchange/anki/template.h"
#include "exchange/escape.h"
#include "exchange/slug.h"

namespace colloquy::exchange::anki {
namespace {

// A line of a lesson may hold 65,536 bytes and 2,000 marks, a lesson 2 MB: cards stay well below.
constexpr std::size_t kLongestLine = 30'000, kMostMarks = 1'500, kLongestLesson = 1'000'000;
constexpr std::size_t kLongestTags = 2000;
// Ids made of it stay within what an event may name.
constexpr std::size_t kLongestGuid = 60;

// The decks as a tree, by the steps of their names.
struct Chapter {
  std::map<std::string, Chapter> below;
  std::vector<const Note*> notes;
};

std::vector<std::string> steps_of(const std::string& deck) {
  std::vector<std::string> out;
  for (std::string_view rest = deck;;) {
    const std::size_t at = rest.find("::");
    const std::string step = shown(plain_field(rest.substr(0, at)), 200);
    out.push_back(step.empty() ? "Cards" : step);
    if (at == std::string_view::npos || out.size() == 8) return out;
    rest.remove_prefix(at + 2);
  }
}

// The file of a deck; it follows a number, so no name is taken or begins with a digit.
std::string slug_of(const std::string& step) {
  const std::string slug = exchange::slug_of("deck " + step);
  return slug.size() > 5 ? slug.substr(5) : slug;
}

std::size_t marks_in(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return std::string_view("*_`[]$<~!\\").find(c) != std::string_view::npos;
  }));
}

// The words of a gap, so that they stay these words: a number would be one, and marks would be marks.
std::optional<std::string> gap_of(const std::string& answer) {
  if (answer.empty() || answer.find(kGapMark) != std::string::npos) return std::nullopt;
  const bool tame = answer.find_first_of("|[]\"\\$`<>*~_/&") == std::string::npos;
  const bool word = std::string_view("0123456789+-.,\u00b1").find(answer.front()) == std::string_view::npos &&
                    static_cast<unsigned char>(answer.front()) != 0xc2;
  if (tame) return word ? "[[" + answer + "]]" : "[[\"" + answer + "\"]]";
  if (!word) {
    if (answer.find_first_of("|[]\\$`") != std::string::npos || answer.find("<!--") != std::string::npos)
      return std::nullopt;
    std::string quoted = answer;
    for (std::size_t at = 0; (at = quoted.find('*', at)) != std::string::npos; at += 2) quoted.insert(at, 1, '\\');
    return "[[\"" + quoted + "\"]]";
  }
  std::string out = "[[";
  for (const char c : answer) {
    if (std::string_view("|[]\"\\$`<>*~_/&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out + "]]";
}

// A note as entries of the list of flash cards.
struct Entries {
  std::vector<std::string> lines;
  std::vector<std::string> media, lost;
  std::string why;  // where there are none
};

class NoteWriter {
 public:
  NoteWriter(const NoteType& type, const Note& note, std::function<std::string(const std::string&)> media)
      : type_(type), note_(note), media_(std::move(media)) {}

  Entries write(const std::set<int>& ords) {
    if (note_.guid.size() > kLongestGuid) return none("its name (guid) is too long");
    for (const std::string& field : note_.fields) {
      if (field.size() > kLongestField) return none("a field is longer than a card can be");
    }
    if (type_.cloze) return cloze();
    std::vector<std::pair<Side, Side>> cards;
    for (std::size_t i = 0; i < type_.templates.size(); ++i) {
      if (!ords.contains(static_cast<int>(i))) continue;
      cards.emplace_back(make_side(type_.templates[i].front, type_, note_),
                         make_side(type_.templates[i].back, type_, note_));
    }
    if (cards.empty()) return none("it has no card");
    const bool reversed = cards.size() == 2 && !cards[0].first.fields.empty() &&
                          cards[0].first.fields == added(cards[1]) && cards[1].first.fields == added(cards[0]) &&
                          cards[0].first.typed < 0 && cards[1].first.typed < 0;
    if (reversed) {
      entry(" <-> ", cards[0], "");
    } else {
      if (cards.size() > 1) out_.lost.emplace_back("its cards became cards of their own, which leave as new notes");
      for (std::size_t i = 0; i < cards.size(); ++i)
        entry(" -> ", cards[i], cards.size() > 1 ? "-" + std::to_string(i + 1) : "");
    }
    return finish();
  }

 private:
  Entries none(std::string why) {
    out_.lines.clear();
    out_.why = std::move(why);
    return std::move(out_);
  }

  Entries finish() {
    if (out_.lines.empty() && out_.why.empty()) out_.why = "a side of it is empty";
    std::sort(out_.lost.begin(), out_.lost.end());
    out_.lost.erase(std::unique(out_.lost.begin(), out_.lost.end()), out_.lost.end());
    return std::move(out_);
  }

  // Fields that the back shows and the front does not.
  static std::vector<std::size_t> added(const std::pair<Side, Side>& card) {
    std::vector<std::size_t> out;
    for (const std::size_t field : card.second.fields) {
      const auto& front = card.first.fields;
      if (std::find(front.begin(), front.end(), field) == front.end()) out.push_back(field);
    }
    return out;
  }

  FieldText read(const std::string& html, bool gaps = false) {
    FieldText text = read_field(html, {gaps, media_});
    out_.media.insert(out_.media.end(), text.media.begin(), text.media.end());
    out_.lost.insert(out_.lost.end(), text.lost.begin(), text.lost.end());
    return text;
  }

  bool fits(const std::string& line) {
    if (line.size() <= kLongestLine && marks_in(line) <= kMostMarks) return true;
    out_.why = "it is longer than a card can be";
    return false;
  }

  void add(const std::string& ending, const std::string& line) {
    if (!fits(line)) return;
    out_.lines.push_back("<!-- id: " + node_of_foreign(note_.guid) + ending + " -->\n- " + line + "\n");
  }

  void entry(std::string_view arrow, const std::pair<Side, Side>& card, const std::string& ending) {
    const FieldText front = read(card.first.html);
    const FieldText back = read(card.second.html);
    const int typed = card.first.typed;
    if (front.line.empty()) return;
    if (typed < 0) {
      // A sound or picture may be all there is to a card of Anki's; ours has two sides.
      if (back.line.empty()) out_.lost.emplace_back("its back is empty, and a dash stands there");
      add(ending, front.line + std::string(arrow) + (back.line.empty() ? "\u2013" : back.line));
      return;
    }
    const std::optional<std::string> gap = gap_of(plain_field(note_.fields[static_cast<std::size_t>(typed)]));
    if (!gap) {
      out_.why = "what is to be typed cannot stand in a gap";
      return;
    }
    // A back that says more than the front and the answer stands below it.
    std::string more = back.line == front.line ? std::string() : back.line;
    if (more.starts_with(front.line + "<br>")) more.erase(0, front.line.size() + 4);
    add(ending, front.line + " -> " + *gap + (more.empty() ? "" : "\n\n  " + more));
  }

  Entries cloze() {
    if (type_.templates.empty()) return none("its note type has no template");
    const Side front = make_side(type_.templates[0].front, type_, note_);
    const Side back = make_side(type_.templates[0].back, type_, note_);
    if (front.cloze < 0) return none("its note type asks for no gap");
    const std::string& html = note_.fields[static_cast<std::size_t>(front.cloze)];
    if (html.find("image-occlusion:") != std::string::npos)
      return none("parts of a picture are covered, for which lessons have no card");
    const FieldText text = read(html, true);
    if (text.gaps.empty()) return none("it has no gap");
    std::string line;
    std::size_t next = 0;
    std::set<int> numbers;
    for (const char c : text.line) {
      if (c != kGapMark) {
        line += c;
        continue;
      }
      const FieldGap& gap = text.gaps[next++];
      if (!numbers.insert(gap.number).second) out_.lost.emplace_back("gaps asked together are asked one by one");
      const std::optional<std::string> written = gap_of(gap.answer);
      if (!written) return none("a gap of it holds what cannot stand in one");
      line += *written;
    }
    // Other fields that the front shows. A cloze of ours has no back: what only that said would give the answer away.
    std::string more;
    for (const std::size_t field : front.fields) {
      if (static_cast<int>(field) == front.cloze) continue;
      const std::string below = read(note_.fields[field]).line;
      if (!below.empty()) more += "\n\n  " + below;
    }
    for (const std::size_t field : back.fields) {
      const bool in_front = std::find(front.fields.begin(), front.fields.end(), field) != front.fields.end();
      if (!in_front)
        out_.lost.push_back("what only the back says (" + shown(plain_field(note_.fields[field]), 80) + ")");
    }
    add("", line + more);
    return finish();
  }

  const NoteType& type_;
  const Note& note_;
  std::function<std::string(const std::string&)> media_;
  Entries out_;
};

class CourseWriter {
 public:
  CourseWriter(const Package& package, std::string lang, const std::set<std::string>& there)
      : package_(package), lang_(std::move(lang)), there_(there) {
    for (const NoteType& type : package.collection.note_types) types_[type.id] = &type;
    for (const Media& file : package.media) media_.insert(file.name);
  }

  CourseText write(const std::string& title) {
    Chapter root = tree();
    // One deck above all others is the course itself.
    Chapter* top = &root;
    while (top->notes.empty() && top->below.size() == 1 && !top->below.begin()->second.below.empty())
      top = &top->below.begin()->second;
    write_chapter(*top, title, "", 0);
    out_.media.assign(used_.begin(), used_.end());
    return std::move(out_);
  }

 private:
  Chapter tree() {
    std::unordered_map<std::int64_t, const Deck*> decks;
    for (const Deck& deck : package_.collection.decks) decks[deck.id] = &deck;
    std::unordered_map<std::int64_t, std::int64_t> home;  // note -> deck of its first card
    for (const Card& card : package_.collection.cards) {
      home.try_emplace(card.note, card.original_deck != 0 ? card.original_deck : card.deck);
      ords_[card.note].insert(card.ord);
    }
    Chapter root;
    for (const Note& note : package_.collection.notes) {
      if (there_.contains(note.guid)) {
        ++out_.there;
        continue;
      }
      const auto at = home.find(note.id);
      if (at == home.end()) {
        out_.left_out.push_back({name_of(note), "It has no card."});
        continue;
      }
      const auto deck = decks.find(at->second);
      Chapter* chapter = &root;
      for (const std::string& step : steps_of(deck == decks.end() ? "Cards" : deck->second->name))
        chapter = &chapter->below[step];
      chapter->notes.push_back(&note);
    }
    return root;
  }

  static std::string name_of(const Note& note) {
    const std::string first = note.fields.empty() ? std::string() : plain_field(note.fields[0].substr(0, 1000));
    return "note " + std::to_string(note.id) + " (" + shown(first, 60) + ")";
  }

  // Notes of the chapter itself stand on its own page where others are below it.
  void write_chapter(const Chapter& chapter, const std::string& title, const std::string& folder, int depth) {
    if (!chapter.notes.empty())
      write_lesson(chapter.notes, title, folder, "index", depth);
    else if (!folder.empty())
      out_.lessons.push_back({folder + "index.md", front_matter(title)});
    int number = 0;
    for (const auto& [step, below] : chapter.below) {
      const std::string path = std::to_string(++number) + "-" + slug_of(step);
      if (below.below.empty())
        write_lesson(below.notes, step, folder, path, depth);
      else
        write_chapter(below, step, folder + path + "/", depth + 1);
    }
  }

  std::string front_matter(const std::string& title) const {
    std::string out = "---\ntitle: " + yaml_value(title) + "\n";
    if (!lang_.empty()) out += "lang: " + yaml_value(lang_) + "\n";
    return out + "---\n";
  }

  void write_lesson(const std::vector<const Note*>& notes, const std::string& title, const std::string& folder,
                    const std::string& name, int depth) {
    std::string up;
    for (int i = 0; i < depth; ++i) up += "../";
    std::string text;
    int part = 1;
    const auto close = [&] {
      if (text.empty()) return;
      const bool first = part == 1;
      const std::string number = first ? "" : " (" + std::to_string(part) + ")";
      out_.lessons.push_back({folder + name + (first ? "" : "-part-" + std::to_string(part)) + ".md",
                              front_matter(title + number) + "\n## Flash cards\n\n" + text});
      text.clear();
      ++part;
    };
    for (const Note* note : notes) {
      const std::string entry = entry_of(*note, up + "media/");
      if (text.size() + entry.size() > kLongestLesson) close();
      text += entry;
    }
    close();
  }

  std::string entry_of(const Note& note, const std::string& media_path) {
    const auto address = [&](const std::string& name) {
      return media_.contains(name) ? media_path + media_file(name) : std::string();
    };
    Entries entries = NoteWriter(*types_.at(note.type), note, address).write(ords_[note.id]);
    if (entries.lines.empty()) {
      out_.left_out.push_back({name_of(note), "It is left out: " + entries.why + "."});
      return {};
    }
    if (!entries.why.empty()) entries.lost.push_back("a card is left out: " + entries.why);
    std::string out;
    std::string tags;
    for (const std::string& tag : note.tags) tags += " " + tag;
    tags = shown(tags, kLongestTags);
    // "--" would end the comment.
    for (std::size_t at; (at = tags.find("--")) != std::string::npos;) tags.replace(at, 2, "-");
    for (std::string& line : entries.lines) {
      if (!tags.empty()) out += "<!-- tags:" + tags + " -->\n";
      out += line + "\n";
    }
    used_.insert(entries.media.begin(), entries.media.end());
    for (const std::string& what : entries.lost) out_.simplified.push_back({name_of(note), "Not kept: " + what + "."});
    ++out_.notes;
    return out;
  }

  const Package& package_;
  std::string lang_;
  const std::set<std::string>& there_;
  std::unordered_map<std::int64_t, const NoteType*> types_;
  std::unordered_map<std::int64_t, std::set<int>> ords_;  // of the cards of each note
  std::set<std::string> media_, used_;
  CourseText out_;
};

}  // namespace

CourseText lessons_of(const Package& package, const std::string& title, const std::string& lang,
                      const std::set<std::string>& there) {
  return CourseWriter(package, lang, there).write(title);
}

std::string media_file(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  std::string stem, extension;
  bool changed = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '_' || (c == '.' && i == dot && i > 0);
    if (!kept) changed = true;
    std::string& to = dot != std::string::npos && i >= dot ? extension : stem;
    if (kept)
      to += c;
    else if (!to.ends_with('-'))
      to += '-';
  }
  if (changed || stem.empty() || stem.size() > 100) stem = stem.substr(0, 60) + "-" + base::short_hash(name, 8);
  return stem + extension.substr(0, 12);
}

}  // namespace colloquy::exchange::anki
