#include "exchange/anki/learned.h"

#include <unordered_map>

namespace colloquy::exchange::anki {

std::vector<Learned> learned_of(const Collection& collection) {
  std::unordered_map<std::int64_t, const Note*> notes;
  for (const Note& note : collection.notes) notes[note.id] = &note;
  std::unordered_map<std::int64_t, const NoteType*> types;
  for (const NoteType& type : collection.note_types) types[type.id] = &type;
  std::unordered_map<std::int64_t, const Deck*> decks;
  for (const Deck& deck : collection.decks) decks[deck.id] = &deck;
  std::unordered_map<std::int64_t, std::vector<Review>> reviews;
  for (const Review& review : collection.reviews) reviews[review.card].push_back(review);
  const Calendar calendar(collection);
  std::vector<Learned> out;
  out.reserve(collection.cards.size());
  for (const Card& card : collection.cards) {
    Learned& learned = out.emplace_back();
    learned.note = notes.at(card.note);
    learned.type = types.at(learned.note->type);
    const auto deck = decks.find(card.original_deck != 0 ? card.original_deck : card.deck);
    learned.deck = deck == decks.end() ? nullptr : deck->second;
    learned.ord = card.ord;
    const auto own = reviews.find(card.id);
    learned.card = learner_card(card, own == reviews.end() ? std::span<const Review>() : own->second, learned.deck,
                                collection, calendar);
    learned.retention = wanted_retention(card);
  }
  return out;
}

}  // namespace colloquy::exchange::anki
