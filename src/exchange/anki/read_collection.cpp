#include "exchange/anki/read_collection.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/json.h"
#include "base/utf8.h"
#include "exchange/anki/database.h"
#include "exchange/anki/wire.h"
#include "exchange/how_many.h"

namespace colloquy::exchange::anki {
namespace {

using base::ErrorKind;
using base::Json;
using base::make_error;

// More faults than anybody reads; those beyond are counted in the last.
constexpr std::size_t kMostFaults = 1000;

std::string text_of(const Row& row, int column) {
  return std::string(row.bytes(column));
}

int small(std::int64_t number) {
  return static_cast<int>(std::clamp<std::int64_t>(number, -2'000'000'000, 2'000'000'000));
}

// Moments outside years that anybody lives in would only make nonsense of every day.
constexpr std::int64_t kFarthest = 32'503'680'000;  // the year 3000, in seconds
std::int64_t moment(std::int64_t seconds) {
  return std::clamp<std::int64_t>(seconds, 0, kFarthest);
}
// A moment, a day or a place in a row; in filtered decks below 0.
std::int64_t due_of(std::int64_t number) {
  return std::clamp<std::int64_t>(number, -kFarthest, kFarthest);
}

// A note is read whole and kept; a message's value of settings is small, and JSON takes many times its size.
constexpr std::size_t kLongestNote = 4u << 20, kLongestTags = 64 * 1024, kLongestData = 4096, kLongestSetting = 256;
constexpr std::size_t kLongestJson = 8u << 20, kMostValues = 500'000;
// Nobody has so many on one screen, and every template looks for its own among them.
constexpr std::size_t kMostFields = 256;
// Fields and tags of notes, in the mean.
constexpr std::uint64_t kPartsPerRow = 3;

// Calls `take` with each part of `text` between the marks.
template <typename Take>
void split(std::string_view text, char at, Take take) {
  for (;;) {
    const std::size_t end = text.find(at);
    take(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

std::size_t count(std::string_view text, char of) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), of));
}

// What stands in a message is as Anki wrote it, or as an attacker did.
std::string utf8(std::string_view text) {
  if (base::first_invalid_utf8(text) == base::kNoError) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) base::append_utf8(out, base::decode_utf8(text, at));
  return out;
}

std::string joined_name(std::string_view name) {
  std::string out;
  for (const char c : utf8(name)) out += c == '\x1f' ? std::string("::") : std::string(1, c);
  return out;
}

std::int64_t id_of(std::string_view digits) {
  std::int64_t id = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), id);
  return id;
}

struct Steps {
  int learning = 2, relearning = 1;
};

class Reader {
 public:
  Reader(Database database, std::vector<Fault>& faults, std::uint64_t most_parts)
      : database_(std::move(database)), faults_(faults), parts_left_(most_parts) {}

  base::Result<Collection> read() {
    if (!database_.has("col") || !database_.has("notes") || !database_.has("cards"))
      return make_error(ErrorKind::invalid, "this SQLite database is no Anki collection");
    int schema = 0;
    std::string conf, models, decks, options;
    TRY_VOID(database_.each("SELECT crt, mod, ver, conf, models, decks, dconf FROM col LIMIT 1", [&](const Row& row) {
      out_.created = row.number(0);
      out_.modified = row.number(1);
      schema = small(row.number(2));
      conf = text_of(row, 3), models = text_of(row, 4), decks = text_of(row, 5), options = text_of(row, 6);
    }));
    if (schema < 11 || schema > 18)
      return make_error(ErrorKind::invalid,
                        "the collection has schema " + std::to_string(schema) +
                            "; schemas 11 to 18 are known. Export it again with an up-to-date Anki");
    out_.created = moment(out_.created);
    out_.modified = std::clamp<std::int64_t>(out_.modified, 0, kFarthest * 1000);
    const bool tables = database_.has("config") && database_.has("notetypes");
    if (tables) {
      TRY_VOID(read_config_table());
      TRY_VOID(read_note_type_tables());
      TRY_VOID(read_deck_tables());
    } else {
      TRY_VOID(read_config(conf));
      TRY_VOID(read_note_types(models));
      TRY_VOID(read_decks(decks, options));
    }
    TRY_VOID(read_notes());
    TRY_VOID(read_cards());
    TRY_VOID(read_reviews());
    return std::move(out_);
  }

 private:
  void fault(const char* what, std::int64_t id, std::string message) {
    if (faults_.size() < kMostFaults)
      faults_.push_back({what + (" " + std::to_string(id)), std::move(message)});
    else if (faults_.size() == kMostFaults)
      faults_.push_back({"and more", "There are more faults than these."});
  }

  // --- what is not cards

  void take_setting(std::string_view name, const Json& value) {
    const auto minutes = [&] { return static_cast<int>(std::clamp<std::int64_t>(value.as_int(), -1440, 1440)); };
    if (name == "creationOffset" && value.is_number()) out_.creation_west = minutes();
    if (name == "localOffset" && value.is_number()) {
      out_.local_west = minutes();
      local_known_ = true;
    }
    if (name == "rollover" && value.is_number())
      out_.rollover_hour = static_cast<int>(std::clamp<std::int64_t>(value.as_int(4), 0, 23));
    if (name == "lastUnburied" && value.is_number())
      out_.last_unburied = std::clamp<std::int64_t>(value.as_int(), 0, 1'000'000);
    if (!local_known_ && out_.creation_west) out_.local_west = *out_.creation_west;
  }

  base::Result<void> read_config(const std::string& text) {
    const Json conf = TRY(json(text, "settings"));
    for (const auto& [name, value] : conf.as_object()) take_setting(name, value);
    return {};
  }

  base::Result<void> read_config_table() {
    return database_.each("SELECT KEY, val FROM config", [&](const Row& row) {
      if (row.bytes(1).size() > kLongestSetting) return;
      const base::Result<Json> value = base::parse_json(row.bytes(1));
      if (value.ok()) take_setting(row.bytes(0), *value);
    });
  }

  static base::Result<Json> json(const std::string& text, const std::string& what) {
    if (text.size() > kLongestJson || count(text, ',') > kMostValues)
      return make_error(ErrorKind::too_large, "the collection's " + what + " are longer than any that Anki writes");
    base::Result<Json> parsed = base::parse_json(text);
    if (!parsed.ok() || !parsed->is_object())
      return make_error(ErrorKind::invalid, "the collection's " + what + " cannot be read");
    return parsed;
  }

  base::Result<void> read_note_types(const std::string& text) {
    const Json models = TRY(json(text, "note types"));
    for (const auto& [key, model] : models.as_object()) {
      NoteType type;
      type.id = id_of(key);
      type.name = model["name"].as_string();
      type.cloze = model["type"].as_int() == 1;
      type.css = model["css"].as_string();
      for (const Json& field : model["flds"].as_array()) type.fields.push_back(field["name"].as_string());
      for (const Json& each : model["tmpls"].as_array())
        type.templates.push_back({each["name"].as_string(), each["qfmt"].as_string(), each["afmt"].as_string()});
      out_.note_types.push_back(std::move(type));
    }
    return {};
  }

  base::Result<void> read_note_type_tables() {
    TRY_VOID(database_.each("SELECT id, name, config FROM notetypes", [&](const Row& row) {
      NoteType type;
      type.id = row.number(0);
      type.name = utf8(row.bytes(1));
      WireReader config(row.bytes(2));
      while (config.next()) {
        if (config.field() == 1) type.cloze = config.number() == 1;
        if (config.field() == 3) type.css = utf8(config.bytes());
      }
      if (config.broken()) fault("note type", type.id, "Its settings are damaged.");
      out_.note_types.push_back(std::move(type));
    }));
    std::map<std::int64_t, NoteType*> types;
    for (NoteType& type : out_.note_types) types[type.id] = &type;
    TRY_VOID(database_.each("SELECT ntid, name FROM fields ORDER BY ntid, ord", [&](const Row& row) {
      const auto type = types.find(row.number(0));
      if (type != types.end()) type->second->fields.push_back(utf8(row.bytes(1)));
    }));
    return database_.each("SELECT ntid, name, config FROM templates ORDER BY ntid, ord", [&](const Row& row) {
      const auto type = types.find(row.number(0));
      if (type == types.end()) return;
      CardTemplate made;
      made.name = utf8(row.bytes(1));
      for (WireReader config(row.bytes(2)); config.next();) {
        if (config.field() == 1) made.front = utf8(config.bytes());
        if (config.field() == 2) made.back = utf8(config.bytes());
      }
      type->second->templates.push_back(std::move(made));
    });
  }

  void add_deck(std::int64_t id, std::string name, bool filtered, const Steps& steps) {
    out_.decks.push_back({id, std::move(name), filtered, steps.learning, steps.relearning});
  }

  base::Result<void> read_decks(const std::string& text, const std::string& options) {
    std::map<std::int64_t, Steps> steps;
    const Json dconf = TRY(json(options, "deck options"));
    for (const auto& [key, one] : dconf.as_object()) {
      steps[id_of(key)] = {small(static_cast<std::int64_t>(one["new"]["delays"].as_array().size())),
                           small(static_cast<std::int64_t>(one["lapse"]["delays"].as_array().size()))};
    }
    const Json decks = TRY(json(text, "decks"));
    for (const auto& [key, deck] : decks.as_object()) {
      const auto conf = steps.find(deck["conf"].as_int());
      add_deck(id_of(key), joined_name(deck["name"].as_string()), deck["dyn"].as_int() != 0,
               conf == steps.end() ? Steps{} : conf->second);
    }
    return {};
  }

  base::Result<void> read_deck_tables() {
    std::map<std::int64_t, Steps> steps;
    TRY_VOID(database_.each("SELECT id, config FROM deck_config", [&](const Row& row) {
      Steps one{0, 0};
      for (WireReader config(row.bytes(1)); config.next();) {
        if (config.field() == 1) one.learning += static_cast<int>(config.bytes().size() / 4);
        if (config.field() == 2) one.relearning += static_cast<int>(config.bytes().size() / 4);
      }
      steps[row.number(0)] = one;
    }));
    return database_.each("SELECT id, name, kind FROM decks", [&](const Row& row) {
      bool filtered = false;
      std::int64_t options = 1;
      for (WireReader kind(row.bytes(2)); kind.next();) {
        filtered = filtered || kind.field() == 2;
        if (kind.field() != 1) continue;
        for (WireReader normal(kind.bytes()); normal.next();) {
          if (normal.field() == 1) options = static_cast<std::int64_t>(normal.number());
        }
      }
      const auto conf = steps.find(options);
      add_deck(row.number(0), joined_name(row.bytes(1)), filtered, conf == steps.end() ? Steps{} : conf->second);
    });
  }

  // --- notes, cards, answers

  base::Result<void> read_notes() {
    std::map<std::int64_t, const NoteType*> types;
    for (const NoteType& type : out_.note_types) types[type.id] = &type;
    std::unordered_set<std::string> guids;
    TRY_VOID(database_.each("SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id", [&](const Row& row) {
      Note note;
      note.id = row.number(0);
      const std::string_view guid = row.bytes(1), tags = row.bytes(4), fields = row.bytes(5);
      for (const std::string_view text : {guid, tags, fields}) {
        if (base::first_invalid_utf8(text) != base::kNoError) return fault("note", note.id, "Its text is not UTF-8.");
      }
      note.guid = std::string(guid);
      note.type = row.number(2);
      note.modified = moment(row.number(3));
      const auto type = types.find(note.type);
      if (type == types.end()) return fault("note", note.id, "Its note type is not in the package.");
      if (type->second->fields.size() > kMostFields)
        return fault("note", note.id, "Its note type has too many fields.");
      if (tags.size() > kLongestTags || fields.size() > kLongestNote)
        return fault("note", note.id, "Its text or its tags are longer than a note can be.");
      const std::size_t here = count(fields, '\x1f') + 1;
      if (here != type->second->fields.size())
        return fault("note", note.id,
                     "It has " + how_many(here, "field", "fields") + ", but its note type has " +
                         std::to_string(type->second->fields.size()) + ".");
      if (guid.empty() || guid.size() > 200 || !guids.insert(note.guid).second)
        return fault("note", note.id, "Its name (guid) is missing, too long or another note's.");
      split(tags, ' ', [&](std::string_view tag) {
        if (!tag.empty()) note.tags.emplace_back(tag);
      });
      if (here + note.tags.size() > parts_left_) {
        parts_left_ = 0;
        return;
      }
      parts_left_ -= here + note.tags.size();
      note.fields.reserve(here);
      split(fields, '\x1f', [&](std::string_view field) { note.fields.emplace_back(field); });
      notes_.insert(note.id);
      out_.notes.push_back(std::move(note));
    }));
    if (parts_left_ == 0)
      return make_error(ErrorKind::too_large, "the collection's notes have too many fields and tags");
    return {};
  }

  base::Result<void> read_cards() {
    std::unordered_set<std::int64_t> decks;
    for (const Deck& deck : out_.decks) decks.insert(deck.id);
    std::set<std::pair<std::int64_t, int>> places;
    return database_.each(
        "SELECT id, nid, did, ord, mod, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data "
        "FROM cards ORDER BY nid, ord, id",
        [&](const Row& row) {
          Card card;
          card.id = row.number(0), card.note = row.number(1), card.deck = row.number(2);
          card.ord = small(row.number(3));
          card.modified = moment(row.number(4));
          card.type = small(row.number(5)), card.queue = small(row.number(6));
          card.due = due_of(row.number(7));
          card.interval = small(row.number(8)), card.ease = small(row.number(9));
          card.reps = small(row.number(10)), card.lapses = small(row.number(11)), card.left = small(row.number(12));
          card.original_due = due_of(row.number(13)), card.original_deck = row.number(14);
          card.flags = small(row.number(15));
          if (row.bytes(16).size() <= kLongestData) card.data = utf8(row.bytes(16));
          if (!notes_.contains(card.note)) return fault("card", card.id, "Its note is missing or was left out.");
          if (!decks.contains(card.deck)) return fault("card", card.id, "Its deck is not in the package.");
          if (card.ord < 0 || card.ord > 499) return fault("card", card.id, "It has no proper place in its note.");
          if (card.type < 0 || card.type > 3 || card.queue < -3 || card.queue > 4)
            return fault("card", card.id, "Its state is none that Anki knows.");
          if (!places.emplace(card.note, card.ord).second)
            return fault("card", card.id, "Its note has another card in the same place.");
          cards_.insert(card.id);
          out_.cards.push_back(std::move(card));
        });
  }

  base::Result<void> read_reviews() {
    if (!database_.has("revlog")) return {};
    return database_.each("SELECT id, cid, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id",
                          [&](const Row& row) {
                            Review review;
                            review.id = row.number(0), review.card = row.number(1);
                            // Answers outlive their cards in a collection: that is no fault.
                            if (!cards_.contains(review.card)) return;
                            review.grade = small(row.number(2));
                            review.interval = small(row.number(3)), review.last_interval = small(row.number(4));
                            review.ease = small(row.number(5)), review.milliseconds = small(row.number(6));
                            review.type = small(row.number(7));
                            if (review.id <= 0 || review.id > kFarthest * 1000 || review.grade < 0 || review.grade > 4)
                              return fault("answer", review.id, "It has no proper time or grade.");
                            out_.reviews.push_back(review);
                          });
  }

  Database database_;
  std::vector<Fault>& faults_;
  std::uint64_t parts_left_;
  Collection out_;
  bool local_known_ = false;
  std::unordered_set<std::int64_t> notes_, cards_;
};

}  // namespace

base::Result<Collection> read_collection(std::string bytes, std::vector<Fault>& faults, std::uint64_t most_rows) {
  return Reader(TRY(Database::open(std::move(bytes), most_rows)), faults, most_rows * kPartsPerRow).read();
}

}  // namespace colloquy::exchange::anki
