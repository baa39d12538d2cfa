// Any bytes as an Anki package, and as each thing that is found in one, so that the fuzzer need not make zip archives
// to get there. The first byte says which. Reading never crashes; what was read becomes lessons, and what is written is
// read again with as many notes and cards.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "exchange/anki/field.h"
#include "exchange/anki/identity.h"
#include "exchange/anki/import.h"
#include "exchange/anki/read_collection.h"
#include "exchange/anki/wire.h"
#include "exchange/anki/zstd.h"

namespace anki = colloquy::exchange::anki;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

constexpr std::int64_t kNow = 1'764'000'000'000;

void use(const anki::Package& package) {
  const anki::CourseText course = anki::lessons_of(package, "Course", "en", {});
  demand(course.notes + course.left_out.size() == package.collection.notes.size());
  for (const colloquy::exchange::CourseFile& lesson : course.lessons) {
    demand(colloquy::base::first_invalid_utf8(lesson.text) == colloquy::base::kNoError);
    demand(lesson.path.find("..") == std::string::npos && lesson.path.front() != '/');
  }
  anki::print_package(package, kNow);
  const auto written = anki::write_package(package.collection, package.media, anki::Form::legacy);
  if (!written.ok()) return;  // names of media or of note types that stand twice
  const auto again = anki::read_package(*written);
  demand(again.ok() && again->collection.notes.size() <= package.collection.notes.size());
}

// A note and its template out of the bytes themselves, divided by zero bytes.
anki::Package made_of(std::string_view bytes) {
  const auto next = [&bytes] {
    const std::size_t end = bytes.find('\0');
    std::string out(bytes.substr(0, end));
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    return out;
  };
  anki::Package out;
  const bool cloze = !bytes.empty() && (bytes.front() & 1) != 0;
  anki::NoteType type{1, "Type", cloze, {"Front", "Back"}, {}, ""};
  anki::Note note{1, "guid", 1, 0, {next()}, {next(), next()}};
  out.collection.decks = {{1, next()}};
  type.templates = {{"Card 1", next(), next()}, {"Card 2", next(), next()}};
  out.collection.note_types = {type};
  out.collection.notes = {note};
  for (int i = 0; i < 2; ++i) {
    anki::Card card;
    card.id = i + 1;
    card.note = card.deck = 1;
    card.ord = i;
    card.type = card.queue = 2;
    card.data = next();
    out.collection.cards.push_back(card);
  }
  out.media = {{next(), "x"}};
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  switch (data[0] % 6) {
    case 0:
      if (const auto package = anki::read_package(std::string(bytes)); package.ok()) use(*package);
      break;
    case 1: {
      anki::Package package;
      auto collection = anki::read_collection(std::string(bytes), package.faults);
      if (!collection.ok()) break;
      package.collection = std::move(collection).value();
      use(package);
      break;
    }
    case 2: anki::lessons_of(made_of(bytes), "Course", "en", {}); break;
    case 3: {
      const anki::FieldText text = anki::read_field(bytes, {true, [](const std::string& name) { return name; }});
      std::size_t marks = 0;
      for (const char c : text.line) marks += c == anki::kGapMark ? 1 : 0;
      demand(marks == text.gaps.size() && text.line.find('\n') == std::string::npos);
      break;
    }
    case 4:
      for (anki::WireReader reader(bytes); reader.next();) demand(reader.field() > 0 && reader.bytes().size() < size);
      if (const auto whole = anki::unpack_zstd(bytes, 1 << 20); whole.ok()) {
        demand(whole->size() <= 1 << 20);
        demand(*anki::unpack_zstd(anki::pack_zstd(*whole), 1 << 20) == *whole);
      }
      break;
    default:
      if (bytes.empty()) break;
      demand(anki::guid_of("course", anki::node_of_foreign(bytes)) == bytes);
      demand(anki::guid_of("course", anki::node_of("course", bytes)) == bytes);
      anki::media_file(std::string(bytes));
      break;
  }
  return 0;
}
