#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

#include "base/json.h"
#include "exchange/anki/import.h"
#include "exchange/anki/learned.h"

namespace colloquy::exchange::anki {
namespace {

using base::Json;

constexpr std::string_view kPhases[] = {"new", "learning", "review", "relearning"};

Json names(const std::set<std::string>& of) {
  Json out = Json::array();
  for (const std::string& name : of) out.push(name);
  return out;
}

Json one(const Learned& learned, std::int64_t now) {
  const learn::CardState& state = learned.card.state;
  learn::Settings settings;
  settings.fuzz = learn::Fuzz::off;
  settings.retention = std::clamp(learned.retention.value_or(0.9), 0.7, 0.97);
  Json out = Json::object()
                 .set("guid", learned.note->guid)
                 .set("ord", learned.ord)
                 .set("deck", learned.deck ? Json(learned.deck->name) : Json())
                 .set("phase", kPhases[static_cast<std::size_t>(state.phase)])
                 .set("suspended", learned.card.suspended)
                 .set("buried_until", learned.card.buried_until)
                 .set("answers", learned.card.log.size());
  if (state.phase == learn::Phase::fresh) return out;
  const auto days = learn::choices(state, learned.note->guid, now, state.last_offset, settings);
  return out.set("stability", state.memory.stability)
      .set("difficulty", state.memory.difficulty)
      .set("due", state.due)
      .set("last", state.last_review)
      .set("step", state.step)
      .set("interval", state.interval)
      .set("reps", state.reps)
      .set("lapses", state.lapses)
      .set("good_days", days[2].days)
      .set("good_ms", days[2].days > 0 ? 0 : days[2].delay);
}

}  // namespace

std::string print_package(const Package& package, std::int64_t now) {
  const Collection& of = package.collection;
  std::set<std::int64_t> used;
  for (const Note& note : of.notes) used.insert(note.type);
  std::set<std::string> models, decks, media, tags;
  for (const NoteType& type : of.note_types) {
    if (used.contains(type.id)) models.insert(type.name);
  }
  for (const Deck& deck : of.decks) decks.insert(deck.name);
  for (const Media& file : package.media) media.insert(file.name);
  for (const Note& note : of.notes) tags.insert(note.tags.begin(), note.tags.end());
  std::int64_t suspended = 0, flags = 0, remembered = 0;
  for (const Card& card : of.cards) {
    suspended += card.queue == -1 ? 1 : 0;
    flags += (card.flags & 7) != 0 ? 1 : 0;
    const base::Result<Json> data = base::parse_json(card.data);
    remembered += data.ok() && data->has("s") && data->has("d") ? 1 : 0;
  }
  Json faults = Json::array(), cards = Json::array();
  for (const Fault& fault : package.faults)
    faults.push(Json::object().set("entry", fault.entry).set("message", fault.message));
  for (const Learned& learned : learned_of(of)) cards.push(one(learned, now));
  return base::to_string(Json::object()
                             .set("form", package.form == Form::current ? "current" : "legacy")
                             .set("notes", of.notes.size())
                             .set("cards", of.cards.size())
                             .set("revlog", of.reviews.size())
                             .set("suspended", suspended)
                             .set("flags", flags)
                             .set("with_memory_state", remembered)
                             .set("models", names(models))
                             .set("decks", names(decks))
                             .set("tags", names(tags))
                             .set("media", names(media))
                             .set("faults", std::move(faults))
                             .set("states", std::move(cards)),
                         base::JsonStyle::pretty);
}

}  // namespace colloquy::exchange::anki
