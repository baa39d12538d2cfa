#include "api/deck.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace colloquy::api {
namespace {

using base::Millis;
using base::Result;
using package::CardData;
using package::LessonData;
using package::LessonEntry;
using Waiting = Deck::Waiting;

const CardData* card_in(const LessonData& data, const std::string& id) {
  for (const CardData& card : data.cards) {
    if (card.id == id) return &card;
  }
  return nullptr;
}

// The card in that lesson; nothing where the author has taken it away since.
Result<std::optional<Waiting>> look_in(const Course& course, const LessonEntry* lesson, const std::string& id) {
  if (!lesson || lesson->cards == 0 || lesson->data.empty()) return std::optional<Waiting>();
  std::shared_ptr<const LessonData> data = TRY(course.data(*lesson));
  const CardData* card = card_in(*data, id);
  if (!card) return std::optional<Waiting>();
  return std::optional<Waiting>(Waiting{lesson, std::move(data), card, {}});
}

// Ids of the lessons that the learner has listened to, read or answered in.
Result<std::set<std::string>> begun_lessons(store::Store& store, const store::LearnerId& learner,
                                            const Course& course) {
  std::set<std::string> begun;
  for (const store::Heard& heard : TRY(store.heard(learner, course.id()))) begun.insert(heard.lesson);
  for (const store::Place& place : TRY(store.places(learner, course.id()))) begun.insert(place.lesson);
  for (const store::PromptState& prompt : TRY(store.prompts(learner, course.id()))) begun.insert(prompt.lesson);
  return begun;
}

// Cards never shown, in the order of the course.
class NewCards {
 public:
  NewCards(const Course& course, const std::vector<store::Card>& known) : course_(course) {
    for (const store::Card& card : known) known_[card.lesson].insert(card.card);
  }

  Result<void> take(const LessonEntry& lesson, std::size_t room, std::vector<Waiting>& out) const {
    const auto found = known_.find(lesson.id);
    const std::size_t seen = found == known_.end() ? 0 : found->second.size();
    if (room == 0 || lesson.data.empty() || seen >= static_cast<std::size_t>(lesson.cards)) return {};
    const std::shared_ptr<const LessonData> data = TRY(course_.data(lesson));
    for (const CardData& card : data->cards) {
      if (room == 0) break;
      if (seen > 0 && found->second.contains(card.id)) continue;
      out.push_back({&lesson, data, &card, {}});
      --room;
    }
    return {};
  }

  bool knows(const LessonEntry& lesson) const { return known_.contains(lesson.id); }

 private:
  const Course& course_;
  std::map<std::string, std::set<std::string>> known_;  // lesson -> its cards that were shown
};

// Puts the card in the place of what is known of it; its first review stays.
void replace(std::vector<store::Card>& known, store::Card graded) {
  for (store::Card& card : known) {
    if (card.card != graded.card) continue;
    graded.first = card.first;
    card = std::move(graded);
    return;
  }
  known.push_back(std::move(graded));
}

int last_offset(const std::vector<store::Card>& cards) {
  Millis latest = 0;
  int offset = 0;
  for (const store::Card& card : cards) {
    if (card.state.last_review <= latest) continue;
    latest = card.state.last_review;
    offset = card.state.last_offset;
  }
  return offset;
}

bool is_step(const learn::CardState& state) {
  return state.phase == learn::Phase::learning || state.phase == learn::Phase::relearning;
}

}  // namespace

Result<Deck> Deck::of(World& world, const store::LearnerId& learner, std::shared_ptr<const Course> course,
                      const Ask& ask) {
  Deck deck;
  std::vector<store::Card> known = TRY(world.store.cards(learner, course->id()));  // by due time
  if (ask.graded) replace(known, *ask.graded);
  const Millis now = world.clock.now();
  deck.offset_ = ask.offset.value_or(last_offset(known));
  const Millis today = learn::start_of_day(learn::day_of(now, deck.offset_), deck.offset_);
  std::size_t begun_today = 0;
  std::vector<Waiting> soon;
  for (const store::Card& card : known) {
    if (card.first >= today) ++begun_today;
    const LessonEntry* lesson = course->by_id(card.lesson);
    if (ask.only && lesson != ask.only) continue;
    const bool due = learn::is_due(card.state, now);
    const bool near = is_step(card.state) && card.state.due <= now + kAhead;
    if (!due && !near) {
      if (!deck.next_due_ || card.state.due < *deck.next_due_) deck.next_due_ = card.state.due;
      continue;
    }
    std::optional<Waiting> found = TRY(look_in(*course, lesson, card.card));
    if (!found) continue;
    found->state = card.state;
    (due ? deck.waiting_ : soon).push_back(std::move(*found));
  }

  const NewCards fresh(*course, known);
  const std::size_t limit = deck.waiting_.size() + (kNewADay - std::min(kNewADay, begun_today));
  const auto room = [&] { return limit - std::min(limit, deck.waiting_.size()); };
  if (ask.only) {
    TRY_VOID(fresh.take(*ask.only, room(), deck.waiting_));
  } else {
    const std::set<std::string> begun = TRY(begun_lessons(world.store, learner, *course));
    for (const LessonEntry& lesson : course->manifest().lessons) {
      if (begun.contains(lesson.id) || fresh.knows(lesson)) TRY_VOID(fresh.take(lesson, room(), deck.waiting_));
    }
  }
  for (Waiting& one : soon) deck.waiting_.push_back(std::move(one));
  return deck;
}

Result<std::optional<Waiting>> find_card(const Course& course, const std::string& id, const std::string& hint) {
  const LessonEntry* first = course.by_id(hint);
  if (std::optional<Waiting> found = TRY(look_in(course, first, id))) return found;
  for (const LessonEntry& lesson : course.manifest().lessons) {
    if (&lesson == first) continue;
    if (std::optional<Waiting> found = TRY(look_in(course, &lesson, id))) return found;
  }
  return std::optional<Waiting>();
}

}  // namespace colloquy::api
