#include "exchange/anki/write_collection.h"

#include <map>
#include <set>

#include "base/json.h"
#include "exchange/anki/database.h"
#include "exchange/anki/sha1.h"
#include "exchange/anki/wire.h"

namespace colloquy::exchange::anki {
namespace {

using base::Json;

// Tables that both schemas have, as Anki makes them.
constexpr char kTables[] = R"(
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
  ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
  odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
  ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
)";
constexpr char kTables11[] = "CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);";
constexpr char kTables18[] = R"(
CREATE TABLE deck_config (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn integer NOT NULL, mtime_secs integer NOT NULL,
  val blob NOT NULL) without rowid;
CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase,
  config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
CREATE UNIQUE INDEX idx_templates_name_ntid ON templates (name, ntid);
CREATE INDEX idx_templates_usn ON templates (usn);
CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE unicase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE INDEX idx_notetypes_usn ON notetypes (usn);
CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL,
  usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);
CREATE INDEX idx_notes_mid ON notes (mid);
CREATE INDEX idx_cards_odid ON cards (odid) WHERE odid != 0;
CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE unicase, usn integer NOT NULL, collapsed boolean NOT NULL,
  config blob NULL) without rowid;
CREATE TABLE graves (oid integer NOT NULL, type integer NOT NULL, usn integer NOT NULL,
  PRIMARY KEY (oid, type)) WITHOUT ROWID;
CREATE INDEX idx_graves_pending ON graves (usn);
)";

constexpr std::string_view kLatexBefore =
    "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n"
    "\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n";
constexpr std::string_view kLatexAfter = "\\end{document}";

// The first field without its tags, as Anki compares it: the first eight hex digits of its SHA-1 as a number.
std::string without_tags(std::string_view html) {
  std::string out;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') inside = true;
    if (!inside) out += c;
    if (c == '>') inside = false;
  }
  return out;
}

std::int64_t checksum(std::string_view words) {
  const std::array<std::uint8_t, 20> digest = sha1(words);
  return static_cast<std::int64_t>(digest[0]) << 24 | digest[1] << 16 | digest[2] << 8 | digest[3];
}

std::string joined(const std::vector<std::string>& items, std::string_view between) {
  std::string out;
  for (const std::string& item : items) {
    if (&item != items.data()) out += between;
    out += item;
  }
  return out;
}

// Which fields decide that a card is there: that on its front.
std::size_t asked_field(const NoteType& type, const CardTemplate& side) {
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (side.front.find("{{" + type.fields[i] + "}}") != std::string::npos) return i;
  }
  return 0;
}

// "{{type:Back}}", "A::B": decks have 0x1f between their steps in schema 18.
std::string with_separators(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    const std::size_t at = name.find("::");
    out += name.substr(0, at);
    if (at == std::string_view::npos) break;
    out += '\x1f';
    name.remove_prefix(at + 2);
  }
  return out;
}

class Writer {
 public:
  Writer(Database database, const Collection& of) : database_(std::move(database)), of_(of) {
    seconds_ = of.modified / 1000;
  }

  base::Result<std::string> write(Schema schema) {
    TRY_VOID(database_.run(std::string("BEGIN;") + kTables + (schema == Schema::v11 ? kTables11 : kTables18)));
    if (schema == Schema::v11) {
      TRY_VOID(collection_row(settings(), note_types(), decks(), options(), 11));
    } else {
      TRY_VOID(collection_row({}, {}, {}, {}, 18));
      TRY_VOID(tables());
    }
    for (const Note& note : of_.notes) TRY_VOID(write(note));
    for (const Card& card : of_.cards) TRY_VOID(write(card));
    for (const Review& review : of_.reviews) TRY_VOID(write(review));
    TRY_VOID(database_.run("COMMIT;"));
    return database_.bytes();
  }

 private:
  base::Result<void> collection_row(const Json& conf, const Json& models, const Json& decks, const Json& options,
                                    std::int64_t schema) {
    const auto text = [](const Json& json) { return json.is_null() ? std::string() : base::to_string(json); };
    const std::string c = text(conf), m = text(models), d = text(decks), o = text(options);
    return database_.insert("INSERT INTO col VALUES (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?)",
                            {of_.created, of_.modified, of_.modified, schema, c, m, d, o, schema == 11 ? "{}" : ""});
  }

  // The settings under which these cards were scheduled.
  Json settings() const {
    Json out = Json::object()
                   .set("activeDecks", Json::array().push(1))
                   .set("collapseTime", 1200)
                   .set("curDeck", 1)
                   .set("dayLearnFirst", false)
                   .set("dueCounts", true)
                   .set("estTimes", true)
                   .set("fsrs", true)
                   .set("newSpread", 0)
                   .set("nextPos", static_cast<std::int64_t>(of_.cards.size()) + 1)
                   .set("rollover", of_.rollover_hour)
                   .set("sched2021", true)
                   .set("schedVer", 2)
                   .set("sortBackwards", false)
                   .set("sortType", "noteFld")
                   .set("timeLim", 0);
    if (of_.creation_west) out.set("creationOffset", *of_.creation_west).set("localOffset", of_.local_west);
    return out;
  }

  Json note_types() const {
    Json out = Json::object();
    for (const NoteType& type : of_.note_types) {
      Json fields = Json::array(), sides = Json::array(), asked = Json::array();
      for (std::size_t i = 0; i < type.fields.size(); ++i) {
        fields.push(Json::object()
                        .set("name", type.fields[i])
                        .set("ord", i)
                        .set("sticky", false)
                        .set("rtl", false)
                        .set("font", "Arial")
                        .set("size", 20)
                        .set("media", Json::array()));
      }
      for (std::size_t i = 0; i < type.templates.size(); ++i) {
        const CardTemplate& side = type.templates[i];
        sides.push(Json::object()
                       .set("name", side.name)
                       .set("ord", i)
                       .set("qfmt", side.front)
                       .set("afmt", side.back)
                       .set("bqfmt", "")
                       .set("bafmt", "")
                       .set("did", nullptr));
        asked.push(Json::array().push(i).push("any").push(Json::array().push(asked_field(type, side))));
      }
      out.set(std::to_string(type.id), Json::object()
                                           .set("id", type.id)
                                           .set("name", type.name)
                                           .set("type", type.cloze ? 1 : 0)
                                           .set("mod", seconds_)
                                           .set("usn", 0)
                                           .set("sortf", 0)
                                           .set("did", nullptr)
                                           .set("tmpls", sides)
                                           .set("flds", fields)
                                           .set("css", type.css)
                                           .set("latexPre", kLatexBefore)
                                           .set("latexPost", kLatexAfter)
                                           .set("latexsvg", false)
                                           .set("req", asked)
                                           .set("tags", Json::array())
                                           .set("vers", Json::array()));
    }
    return out;
  }

  Json decks() const {
    const auto today = [] { return Json::array().push(0).push(0); };
    Json out = Json::object();
    for (const Deck& deck : of_.decks) {
      out.set(std::to_string(deck.id), Json::object()
                                           .set("id", deck.id)
                                           .set("name", deck.name)
                                           .set("mod", seconds_)
                                           .set("usn", 0)
                                           .set("lrnToday", today())
                                           .set("revToday", today())
                                           .set("newToday", today())
                                           .set("timeToday", today())
                                           .set("collapsed", true)
                                           .set("browserCollapsed", true)
                                           .set("desc", "")
                                           .set("dyn", 0)
                                           .set("conf", 1)
                                           .set("extendNew", 0)
                                           .set("extendRev", 0));
    }
    return out;
  }

  // Options as Anki gives them to everybody, which are ours: one minute and ten, after a lapse ten.
  static Json options() {
    return Json::object().set("1", Json::object()
                                       .set("id", 1)
                                       .set("mod", 0)
                                       .set("name", "Default")
                                       .set("usn", 0)
                                       .set("maxTaken", 60)
                                       .set("autoplay", true)
                                       .set("timer", 0)
                                       .set("replayq", true)
                                       .set("new", Json::object()
                                                       .set("bury", false)
                                                       .set("delays", Json::array().push(1.0).push(10.0))
                                                       .set("initialFactor", 2500)
                                                       .set("ints", Json::array().push(1).push(4).push(0))
                                                       .set("order", 1)
                                                       .set("perDay", 20))
                                       .set("rev", Json::object()
                                                       .set("bury", false)
                                                       .set("ease4", 1.3)
                                                       .set("ivlFct", 1.0)
                                                       .set("maxIvl", 36500)
                                                       .set("perDay", 200)
                                                       .set("hardFactor", 1.2))
                                       .set("lapse", Json::object()
                                                         .set("delays", Json::array().push(10.0))
                                                         .set("leechAction", 1)
                                                         .set("leechFails", 8)
                                                         .set("minInt", 1)
                                                         .set("mult", 0.0))
                                       .set("dyn", false));
  }

  // The same as rows and messages; field numbers as in Anki's proto files.
  base::Result<void> tables() {
    for (const NoteType& type : of_.note_types) TRY_VOID(write(type));
    const std::string common = WireWriter().number(1, 1).number(2, 1).take();
    const std::string kind = WireWriter().bytes(1, WireWriter().number(1, 1).take()).take();
    for (const Deck& deck : of_.decks) {
      const std::string name = with_separators(deck.name);
      TRY_VOID(database_.insert("INSERT INTO decks VALUES (?, ?, ?, 0, ?, ?)",
                                {deck.id, name, seconds_, Blob{common}, Blob{kind}}));
    }
    const std::string options = WireWriter()
                                    .reals(1, {1, 10})
                                    .reals(2, {10})
                                    .number(9, 20)
                                    .number(10, 200)
                                    .real(11, 2.5F)
                                    .real(12, 1.3F)
                                    .real(13, 1.2F)
                                    .real(15, 1)
                                    .number(16, 36500)
                                    .number(17, 1)
                                    .number(18, 1)
                                    .number(19, 4)
                                    .number(21, 1)
                                    .number(22, 8)
                                    .number(24, 60)
                                    .real(37, 0.9F)
                                    .real(40, 0.9F)
                                    .take();
    TRY_VOID(database_.insert("INSERT INTO deck_config VALUES (1, 'Default', 0, 0, ?)", {Blob{options}}));
    const Json all = settings();
    for (const auto& [name, value] : all.as_object()) {
      const std::string text = base::to_string(value);
      TRY_VOID(database_.insert("INSERT INTO config VALUES (?, 0, 0, ?)", {name, Blob{text}}));
    }
    std::set<std::string> tags;
    for (const Note& note : of_.notes) tags.insert(note.tags.begin(), note.tags.end());
    for (const std::string& tag : tags)
      TRY_VOID(database_.insert("INSERT OR IGNORE INTO tags VALUES (?, 0, 0, NULL)", {tag}));
    return {};
  }

  base::Result<void> write(const NoteType& type) {
    WireWriter config;
    if (type.cloze) config.number(1, 1);
    config.bytes(3, type.css).bytes(5, kLatexBefore).bytes(6, kLatexAfter);
    for (std::size_t i = 0; i < type.templates.size(); ++i) {
      const std::string field(1, static_cast<char>(asked_field(type, type.templates[i])));
      WireWriter asked;
      if (i > 0) asked.number(1, i);
      config.bytes(8, asked.number(2, 1).bytes(3, field).take());
    }
    const std::string bytes = config.take();
    TRY_VOID(
        database_.insert("INSERT INTO notetypes VALUES (?, ?, ?, 0, ?)", {type.id, type.name, seconds_, Blob{bytes}}));
    const std::string field = WireWriter().bytes(3, "Arial").number(4, 20).take();
    for (std::size_t i = 0; i < type.fields.size(); ++i)
      TRY_VOID(database_.insert("INSERT INTO fields VALUES (?, ?, ?, ?)",
                                {type.id, static_cast<std::int64_t>(i), type.fields[i], Blob{field}}));
    for (std::size_t i = 0; i < type.templates.size(); ++i) {
      const CardTemplate& side = type.templates[i];
      const std::string sides = WireWriter().bytes(1, side.front).bytes(2, side.back).take();
      TRY_VOID(database_.insert("INSERT INTO templates VALUES (?, ?, ?, ?, 0, ?)",
                                {type.id, static_cast<std::int64_t>(i), side.name, seconds_, Blob{sides}}));
    }
    return {};
  }

  base::Result<void> write(const Note& note) {
    const std::string tags = note.tags.empty() ? "" : " " + joined(note.tags, " ") + " ";
    const std::string fields = joined(note.fields, "\x1f");
    const std::string first = note.fields.empty() ? "" : without_tags(note.fields.front());
    return database_.insert("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
                            {note.id, note.guid, note.type, note.modified, tags, fields, first, checksum(first)});
  }

  base::Result<void> write(const Card& card) {
    const auto n = [](int number) { return static_cast<std::int64_t>(number); };
    return database_.insert("INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            {card.id, card.note, card.deck, n(card.ord), card.modified, n(card.type), n(card.queue),
                             card.due, n(card.interval), n(card.ease), n(card.reps), n(card.lapses), n(card.left),
                             card.original_due, card.original_deck, n(card.flags), card.data});
  }

  base::Result<void> write(const Review& review) {
    const auto n = [](int number) { return static_cast<std::int64_t>(number); };
    return database_.insert("INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)",
                            {review.id, review.card, n(review.grade), n(review.interval), n(review.last_interval),
                             n(review.ease), n(review.milliseconds), n(review.type)});
  }

  Database database_;
  const Collection& of_;
  std::int64_t seconds_ = 0;
};

}  // namespace

base::Result<std::string> write_collection(const Collection& collection, Schema schema) {
  return Writer(TRY(Database::create()), collection).write(schema);
}

}  // namespace colloquy::exchange::anki
