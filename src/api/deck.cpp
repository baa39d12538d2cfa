#include "api/deck.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
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
  // Where nobody has cards there are those of questions that were missed.
  if (!lesson || (lesson->cards == 0 && lesson->questions == 0) || lesson->data.empty())
    return std::optional<Waiting>();
  std::shared_ptr<const LessonData> data = TRY(course.data(*lesson));
  const CardData* card = card_in(*data, id);
  if (!card) return std::optional<Waiting>();
  return std::optional<Waiting>(Waiting{lesson, std::move(data), card, {}, false});
}

// The card in that lesson, or wherever the author has moved it since; nothing where it is gone.
Result<std::optional<Waiting>> look_for(const Course& course, const LessonEntry* first, const std::string& id) {
  if (std::optional<Waiting> found = TRY(look_in(course, first, id))) return found;
  for (const LessonEntry& lesson : course.manifest().lessons) {
    if (&lesson == first) continue;
    if (std::optional<Waiting> found = TRY(look_in(course, &lesson, id))) return found;
  }
  return std::optional<Waiting>();
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

// Cards that give each other away are of one thing: what stands before the last slash of their ids.
std::string_view thing_of(std::string_view card) {
  return card.substr(0, card.rfind('/'));
}

bool is_new(const store::Card& card) {
  return card.state.phase == learn::Phase::fresh;
}

bool is_step(const learn::CardState& state) {
  return state.phase == learn::Phase::learning || state.phase == learn::Phase::relearning;
}

// The author has changed what the card says since it was answered.
bool is_changed(const LessonEntry* lesson, const store::Card& card) {
  if (!lesson || card.edition == 0 || lesson->editions.empty()) return false;
  const auto at = std::lower_bound(lesson->editions.begin(), lesson->editions.end(), std::pair(card.card, 0));
  return at != lesson->editions.end() && at->first == card.card && at->second > card.edition;
}

// Puts the card in the place of what is known of it, in the order of the store.
void replace(std::vector<store::Card>& known, store::Card graded) {
  std::erase_if(known, [&](const store::Card& card) { return card.card == graded.card; });
  const auto before = [](const store::Card& a, const store::Card& b) {
    return std::tie(a.state.due, a.card) < std::tie(b.state.due, b.card);
  };
  known.insert(std::upper_bound(known.begin(), known.end(), graded, before), std::move(graded));
}

// Of each thing one card a day: the first that asks for it, unless another was answered today.
class OneOfEach {
 public:
  OneOfEach(const std::vector<store::Card>& known, Millis today) {
    for (const store::Card& card : known) {
      if (!is_new(card) && card.state.last_review >= today) taken_.try_emplace(thing_of(card.card), card.card);
    }
  }
  bool take(const std::string& card) { return taken_.try_emplace(thing_of(card), card).first->second == card; }

 private:
  std::map<std::string_view, std::string_view>
      taken_;  // thing -> its card; both live in the store's rows or the package
};

// Cards never shown, in the order of the course.
class NewCards {
 public:
  NewCards(const Course& course, const std::vector<store::Card>& known, Millis now) : course_(course) {
    for (const store::Card& card : known) {
      if (!is_new(card)) begun_.insert(card.lesson);
      // Set aside or put off before they were ever answered.
      if (!is_new(card) || card.suspended || now < card.buried) known_.insert(card.card);
    }
  }

  Result<void> take(const LessonEntry& lesson, std::size_t room, OneOfEach& things, std::vector<Waiting>& out) const {
    if (room == 0 || lesson.data.empty()) return {};
    const std::shared_ptr<const LessonData> data = TRY(course_.data(lesson));
    for (const CardData& card : data->cards) {
      if (room == 0 || !card.question.empty()) break;
      if (known_.contains(card.id) || !things.take(card.id)) continue;
      out.push_back({&lesson, data, &card, {}, false});
      --room;
    }
    return {};
  }

  // The card of a question that was missed; nothing where it is known, or gone.
  Result<void> take_missed(const store::Missed& missed, std::vector<Waiting>& out) const {
    const std::string id = missed.question + "/missed";
    if (known_.contains(id)) return {};
    std::optional<Waiting> card = TRY(look_for(course_, course_.by_id(missed.lesson), id));
    if (card) out.push_back(std::move(*card));
    return {};
  }

  bool has_begun(const LessonEntry& lesson) const { return begun_.contains(lesson.id); }

 private:
  const Course& course_;
  std::set<std::string> known_;  // cards that are not to be offered as new, in whichever lesson they stand by now
  std::set<std::string> begun_;
};

}  // namespace

Result<Deck> Deck::of(World& world, const store::LearnerId& learner, std::shared_ptr<const Course> course,
                      const Ask& ask) {
  Deck deck;
  if (ask.known) {
    deck.known_ = *ask.known;
  } else {
    deck.known_ = TRY(world.store.cards(learner, course->id()));  // by due time
  }
  deck.study_ = TRY(world.store.study(learner, course->id()));
  if (ask.graded) replace(deck.known_, *ask.graded);
  const Millis now = world.clock.now();
  deck.offset_ = ask.offset.value_or(last_offset(deck.known_));
  const std::int64_t today = learn::day_of(now, deck.offset_);
  const Millis morning = learn::start_of_day(today, deck.offset_);
  const Millis ahead = learn::start_of_day(today + ask.ahead, deck.offset_);
  std::size_t begun_today = 0;
  OneOfEach things(deck.known_, morning);
  std::vector<Waiting> soon, early;
  for (const store::Card& card : deck.known_) {
    if (card.first >= morning) ++begun_today;
    if (card.suspended || is_new(card)) continue;
    const LessonEntry* lesson = course->by_id(card.lesson);
    if (ask.only && lesson != ask.only) continue;
    const bool changed = is_changed(lesson, card);
    const bool due = learn::is_due(card.state, now) || changed;
    const bool near = is_step(card.state) && card.state.due <= now + kAhead;
    const bool wanted = !due && ask.ahead > 0 && card.state.due <= ahead && card.state.last_review < morning;
    if (!due && !near && !wanted) {
      if (!deck.next_due_ || card.state.due < *deck.next_due_) deck.next_due_ = card.state.due;
      continue;
    }
    std::optional<Waiting> found = TRY(look_for(*course, lesson, card.card));
    if (!found) continue;
    // What is being learned today goes on, whichever side of it was asked first.
    const bool goes_on = is_step(card.state) && card.state.last_review >= morning;
    if (now < card.buried || (!things.take(card.card) && !goes_on)) {
      ++deck.resting_;
      continue;
    }
    found->kept = card;
    found->changed = changed;
    (due ? deck.waiting_ : near ? soon : early).push_back(std::move(*found));
  }

  const NewCards fresh(*course, deck.known_, now);
  const auto a_day = static_cast<std::size_t>(deck.study_.new_a_day.value_or(course->manifest().new_cards));
  const std::size_t limit = deck.waiting_.size() + (a_day - std::min(a_day, begun_today));
  const auto room = [&] { return limit - std::min(limit, deck.waiting_.size()); };
  for (const store::Missed& missed : TRY(world.store.missed(learner, course->id()))) {
    if (room() == 0) break;
    if (!ask.only || missed.lesson == ask.only->id) TRY_VOID(fresh.take_missed(missed, deck.waiting_));
  }
  if (ask.only) {
    TRY_VOID(fresh.take(*ask.only, room(), things, deck.waiting_));
  } else {
    const std::set<std::string> begun = TRY(begun_lessons(world.store, learner, *course));
    for (const LessonEntry& lesson : course->manifest().lessons) {
      if (begun.contains(lesson.id) || fresh.has_begun(lesson))
        TRY_VOID(fresh.take(lesson, room(), things, deck.waiting_));
    }
  }
  for (std::vector<Waiting>* later : {&soon, &early}) {
    for (Waiting& one : *later) deck.waiting_.push_back(std::move(one));
  }
  return deck;
}

Result<std::optional<Waiting>> find_card(World& world, const store::LearnerId& learner, const Course& course,
                                         const std::string& id, const std::string& hint) {
  std::optional<Waiting> found = TRY(look_for(course, course.by_id(hint), id));
  if (!found || found->card->question.empty()) return found;
  const std::vector<store::Missed> missed = TRY(world.store.missed(learner, course.id()));
  const bool was_missed = std::any_of(missed.begin(), missed.end(),
                                      [&](const store::Missed& one) { return one.question == found->card->question; });
  if (!was_missed) return std::optional<Waiting>();
  return found;
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

learn::Load load_of(const std::vector<store::Card>& known, Millis now, int utc_offset) {
  learn::Load out{learn::day_of(now, utc_offset), std::vector<std::uint32_t>(learn::kBalanced + 1)};
  for (const store::Card& card : known) {
    if (is_new(card) || card.suspended) continue;
    const std::int64_t day = learn::day_of(card.state.due, utc_offset) - out.first;
    if (day >= 0 && day <= learn::kBalanced) ++out.due[static_cast<std::size_t>(day)];
  }
  return out;
}

}  // namespace colloquy::api
