#include "exchange/anki/package.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/json.h"
#include "base/utf8.h"
#include "exchange/anki/markup.h"
#include "exchange/anki/read_collection.h"
#include "exchange/anki/sha1.h"
#include "exchange/anki/wire.h"
#include "exchange/anki/write_collection.h"
#include "exchange/anki/zip.h"
#include "exchange/anki/zstd.h"
#include "exchange/zip_writer.h"

namespace colloquy::exchange::anki {
namespace {

using base::ErrorKind;
using base::make_error;
using base::Result;

constexpr std::string_view kNames[] = {"collection.anki21b", "collection.anki21", "collection.anki2"};
// What its field "version" says: 1 and 2 are the legacy forms.
constexpr std::uint64_t kCurrentVersion = 3;

// Where an entry of the archive is a file of the media.
struct MediaName {
  std::string entry, name;
};

// A name that is a file's and no way out of a folder.
bool is_file_name(const std::string& name) {
  return !name.empty() && name.size() <= 255 && name != "." && name != ".." &&
         base::first_invalid_utf8(name) == base::kNoError && std::none_of(name.begin(), name.end(), [](char c) {
           return c == '/' || c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
         });
}

class Reader {
 public:
  Reader(Zip zip, const Reading& reading) : zip_(std::move(zip)), reading_(reading), budget_(reading.most_unpacked) {
    for (const ZipEntry& entry : zip_.entries()) entries_[entry.name] = &entry;
  }

  Result<Package> read() {
    Package out;
    std::uint64_t version = 0;
    if (const ZipEntry* meta = find("meta")) {
      const std::string bytes = TRY(zip_.read(*meta, budget_));
      for (WireReader reader(bytes); reader.next();) {
        if (reader.field() == 1) version = reader.number();
      }
      if (version > kCurrentVersion)
        return make_error(ErrorKind::invalid, "entry \"meta\" says version " + std::to_string(version) +
                                                  ", which is newer than what is known here");
    }
    const ZipEntry* collection = nullptr;
    for (const std::string_view name : kNames) {
      if (!collection) collection = find(std::string(name));
    }
    if (!collection)
      return make_error(
          ErrorKind::invalid,
          "there is no collection in it (collection.anki21b, .anki21 or .anki2): this is no Anki package");
    out.form = collection->name == kNames[0] ? Form::current : Form::legacy;
    const auto named = [](const ZipEntry& entry, const base::Error& error) {
      return make_error(error.kind, "entry \"" + entry.name + "\": " + error.message);
    };
    Result<std::string> database = bytes_of(*collection, out.form);
    if (!database.ok()) return database.error();
    Result<Collection> read = read_collection(std::move(database).value(), out.faults, reading_.most_rows);
    if (!read.ok()) return named(*collection, read.error());
    out.collection = std::move(read).value();
    const ZipEntry* list = find("media");
    if (!list || !reading_.media) return out;
    const std::string bytes = TRY(bytes_of(*list, out.form));
    std::vector<MediaName> names;
    const Result<void> listed = out.form == Form::current ? message(bytes, names) : json(bytes, names);
    if (!listed.ok()) return named(*list, listed.error());
    TRY_VOID(take_media(names, out));
    return out;
  }

 private:
  const ZipEntry* find(const std::string& name) const {
    const auto found = entries_.find(name);
    return found == entries_.end() ? nullptr : found->second;
  }

  Result<std::string> bytes_of(const ZipEntry& entry, Form form) {
    std::string bytes = TRY(zip_.read(entry, budget_));
    if (form == Form::legacy || bytes.empty()) return bytes;
    Result<std::string> whole = unpack_zstd(bytes, budget_.most(bytes.size()));
    if (!whole.ok()) return make_error(whole.error().kind, "entry \"" + entry.name + "\": " + whole.error().message);
    budget_.take(whole->size());
    return whole;
  }

  static Result<void> json(const std::string& bytes, std::vector<MediaName>& out) {
    const Result<base::Json> list = base::parse_json(bytes);
    if (!list.ok() || !list->is_object()) return make_error(ErrorKind::invalid, "the list of media cannot be read");
    for (const auto& [entry, name] : list->as_object()) out.push_back({entry, name.as_string()});
    return {};
  }

  // Files are called by their places in the list, unless it says otherwise.
  static Result<void> message(const std::string& bytes, std::vector<MediaName>& out) {
    WireReader list(bytes);
    while (list.next()) {
      if (list.field() != 1) continue;
      MediaName one{std::to_string(out.size()), {}};
      WireReader entry(list.bytes());
      while (entry.next()) {
        if (entry.field() == 1) one.name = std::string(entry.bytes());
        if (entry.field() == 255) one.entry = std::to_string(entry.number());
      }
      if (entry.broken()) return make_error(ErrorKind::invalid, "the list of media is damaged");
      out.push_back(std::move(one));
    }
    if (list.broken()) return make_error(ErrorKind::invalid, "the list of media is damaged");
    return {};
  }

  // A damaged file costs itself; what would fill the memory ends the reading.
  Result<void> take_media(const std::vector<MediaName>& names, Package& out) {
    std::set<std::string> taken;
    for (const MediaName& one : names) {
      const std::string what = "media \"" + shown(one.name, 120) + "\"";
      if (!is_file_name(one.name)) {
        out.faults.push_back({what, "Its name is no plain file name; it is left out."});
        continue;
      }
      const ZipEntry* entry = find(one.entry);
      if (!entry) {
        out.faults.push_back(
            {what, "It is in the list, but its file (entry \"" + shown(one.entry, 120) + "\") is missing."});
        continue;
      }
      if (!taken.insert(one.name).second) {
        out.faults.push_back({what, "Its name stands twice in the list; the first is kept."});
        continue;
      }
      Result<std::string> bytes = bytes_of(*entry, out.form);
      if (!bytes.ok() && bytes.error().kind == ErrorKind::too_large) return bytes.error();
      if (!bytes.ok()) {
        out.faults.push_back({what, bytes.error().message + "; it is left out."});
        continue;
      }
      out.media.push_back({one.name, std::move(bytes).value()});
    }
    return {};
  }

  Zip zip_;
  Reading reading_;
  Budget budget_;
  std::unordered_map<std::string, const ZipEntry*> entries_;
};

// What programs show that are too old for the form: Anki puts such a note into its packages, too.
Result<std::string> note_for_old_programs(const Collection& of) {
  Collection out;
  out.created = of.created;
  out.modified = of.modified;
  out.note_types = {{1, "Basic", false, {"Front", "Back"}, {{"Card 1", "{{Front}}", "{{Back}}"}}, ""}};
  out.decks = {{1, "Default"}};
  Note note{1,  "update",
            1,  of.modified / 1000,
            {}, {"Please update to the latest Anki version, then import this file again.", ""}};
  out.notes = {note};
  Card card;
  card.id = card.note = card.deck = 1;
  card.due = 1;
  out.cards = {card};
  return write_collection(out, Schema::v11);
}

}  // namespace

Result<Package> read_package(std::string bytes, const Reading& reading) {
  return Reader(TRY(Zip::open(std::move(bytes))), reading).read();
}

Result<std::string> write_package(const Collection& collection, const std::vector<Media>& media, Form form) {
  using Packing = NewZipEntry::Packing;
  const bool current = form == Form::current;
  std::vector<NewZipEntry> entries;
  entries.push_back({"meta", WireWriter().number(1, current ? kCurrentVersion : kCurrentVersion - 1).take()});
  std::string database = TRY(write_collection(collection, current ? Schema::v18 : Schema::v11));
  if (current)
    entries.push_back({"collection.anki21b", pack_zstd(database)});
  else
    entries.push_back({"collection.anki21", std::move(database), Packing::deflated});
  entries.push_back({"collection.anki2", TRY(note_for_old_programs(collection)), Packing::deflated});
  WireWriter message;
  base::Json::Object names;
  for (std::size_t i = 0; i < media.size(); ++i) {
    const Media& file = media[i];
    const std::string entry = std::to_string(i);
    if (!is_file_name(file.name)) return make_error(ErrorKind::invalid, "\"" + file.name + "\" is no file name");
    if (current) {
      const std::array<std::uint8_t, 20> digest = sha1(file.bytes);
      const std::string_view hash(reinterpret_cast<const char*>(digest.data()), digest.size());
      message.bytes(1, WireWriter().bytes(1, file.name).number(2, file.bytes.size()).bytes(3, hash).take());
      entries.push_back({entry, pack_zstd(file.bytes)});
    } else {
      names.emplace_back(entry, file.name);
      entries.push_back({entry, file.bytes});
    }
  }
  entries.push_back({"media", current ? pack_zstd(message.take()) : base::to_string(base::Json(std::move(names)))});
  return write_zip(entries);
}

}  // namespace colloquy::exchange::anki
