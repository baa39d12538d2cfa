#include "api/mastery.h"

#include <algorithm>
#include <optional>
#include <set>

#include "learn/ability.h"
#include "learn/day.h"
#include "learn/mastery.h"
#include "learn/schedule.h"

namespace colloquy::api {
namespace {

using base::Millis;
using base::Result;
using package::LessonData;
using package::QuestionData;

// What the latest test whose questions on the objective were new says of it.
struct FreshTest {
  double share = 0;
  Millis when = 0;
  bool answered = false;  // at least one of its questions was
};

class Tests {
 public:
  static Result<Tests> of(store::Store& store, const store::LearnerId& learner, const std::string& course,
                          const LessonData& data) {
    Tests out(store, learner, data);
    out.attempts_ = TRY(store.attempts_at(learner, course, data.id));
    return out;
  }

  bool any() const {
    return std::any_of(attempts_.begin(), attempts_.end(), [](const store::Attempt& one) { return one.ended; });
  }

  // What an attempt said of it later, where that was less: known questions answered wrongly say more than rightly ones.
  Result<double> no_more_than(const std::string& objective, const FreshTest& fresh) const {
    for (const store::Attempt& one : attempts_) {
      if (!one.ended || *one.ended <= fresh.when) continue;
      const std::optional<FreshTest> later = TRY(share_of(one, asked_in(one, objective)));
      if (later && later->answered) return std::min(fresh.share, later->share);
    }
    return fresh.share;
  }

  Result<std::optional<FreshTest>> latest_fresh(const std::string& objective) const {
    for (std::size_t i = 0; i < attempts_.size(); ++i) {  // the newest first
      if (!attempts_[i].ended) continue;
      const std::set<std::string> asked = asked_in(attempts_[i], objective);
      if (!asked.empty() && !was_asked_before(i, asked)) return share_of(attempts_[i], asked);
    }
    return std::optional<FreshTest>();
  }

 private:
  Tests(store::Store& store, store::LearnerId learner, const LessonData& data)
      : store_(store), learner_(std::move(learner)), data_(data) {}

  const QuestionData* find(const std::string& id) const {
    for (const package::PoolData& pool : data_.test.pools) {
      for (const QuestionData& question : pool.questions) {
        if (question.id == id) return &question;
      }
    }
    return nullptr;
  }

  std::set<std::string> asked_in(const store::Attempt& attempt, const std::string& objective) const {
    std::set<std::string> out;
    for (const std::string& id : attempt.questions) {
      const QuestionData* question = find(id);
      if (question != nullptr && question->objective == objective) out.insert(id);
    }
    return out;
  }

  bool was_asked_before(std::size_t attempt, const std::set<std::string>& questions) const {
    for (std::size_t i = attempt + 1; i < attempts_.size(); ++i) {
      for (const std::string& id : attempts_[i].questions) {
        if (questions.contains(id)) return true;
      }
    }
    return false;
  }

  Result<std::optional<FreshTest>> share_of(const store::Attempt& listed,
                                            const std::set<std::string>& questions) const {
    const std::optional<store::Attempt> whole = TRY(store_.attempt(learner_, listed.attempt));
    if (!whole || !whole->ended) return std::optional<FreshTest>();
    double points = 0, of = 0;
    for (const std::string& id : questions) of += find(id)->points;
    bool answered = false;
    for (const store::Answer& answer : whole->answers) {
      if (!questions.contains(answer.question)) continue;
      points += answer.score;
      answered = true;
    }
    return std::optional<FreshTest>(FreshTest{of > 0 ? points / of : 0, *whole->ended, answered});
  }

  store::Store& store_;
  store::LearnerId learner_;
  const LessonData& data_;
  std::vector<store::Attempt> attempts_;  // without their answers
};

// The learner's memory of a lesson's cards.
struct Memory {
  std::map<std::string, store::Card> known;
  learn::Settings settings;

  std::vector<learn::Recalled> at(Millis moment, int offset, const std::vector<std::string>& cards) const {
    std::vector<learn::Recalled> out;
    for (const std::string& id : cards) {
      learn::Recalled one;
      if (const auto card = known.find(id); card != known.end()) {
        one.recall = learn::recall_now(card->second.state, moment, offset, settings);
        one.recalls = card->second.recalls;
        one.days = card->second.recall_days;
      }
      out.push_back(one);
    }
    return out;
  }

  // When the learner last saw to any of them; 0 never.
  Millis last_seen(const std::vector<std::string>& cards) const {
    Millis last = 0;
    for (const std::string& id : cards) {
      if (const auto card = known.find(id); card != known.end()) last = std::max(last, card->second.state.last_review);
    }
    return last;
  }
};

write::MasteryNote note_of(learn::Mastery mastery, const std::optional<FreshTest>& test, Millis now, int offset) {
  using State = write::MasteryNote::State;
  write::MasteryNote out;
  switch (mastery) {
    case learn::Mastery::kept: out.state = State::kept; break;
    case learn::Mastery::fading: out.state = State::fading; break;
    case learn::Mastery::not_yet: out.state = State::not_yet; break;
    case learn::Mastery::learned_today:
      out.state = State::learned;
      out.when = test ? test->when : now;
      out.today = learn::day_of(out.when, offset) == learn::day_of(now, offset);
      break;
  }
  return out;
}

}  // namespace

Result<Masteries> Masteries::of(World& world, const store::LearnerId& learner, const Course& course,
                                const package::LessonEntry& lesson, int offset) {
  Masteries out;
  const std::shared_ptr<const LessonData> data = TRY(course.data(lesson));
  const Tests tests = TRY(Tests::of(world.store, learner, course.id(), *data));
  if (!tests.any()) return out;
  Memory memory;
  for (store::Card& card : TRY(world.store.cards(learner, course.id()))) {
    if (card.lesson == lesson.id && !card.suspended) memory.known[card.card] = std::move(card);
  }
  // The wanted retention moves no recall: the course's own will do.
  memory.settings = store::settings_of(TRY(world.store.study(learner, course.id())), learn::Settings{}.retention);
  std::map<std::string, learn::Ability> abilities;
  for (const store::Ability& one : TRY(world.store.abilities(learner, course.id())))
    abilities[one.objective] = one.ability;

  const Millis now = world.clock.now();
  std::set<std::string> done;
  for (const package::PoolData& pool : data->test.pools) {
    for (const QuestionData& question : pool.questions) {
      if (question.objective.empty() || !done.insert(question.objective).second) continue;
      const std::optional<FreshTest> test = TRY(tests.latest_fresh(question.objective));
      if (!test) continue;  // not asked yet
      learn::Tested tested;
      tested.share = TRY(tests.no_more_than(question.objective, *test));
      // A question of middling difficulty that cannot be guessed.
      if (const auto ability = abilities.find(question.objective); ability != abilities.end())
        tested.chance = learn::chance_of(ability->second.value, 0, 0);
      std::vector<std::string> cards;
      for (const package::CardData& card : data->cards) {
        // A card made of a question is asked once that was missed.
        const bool asked = card.question.empty() || memory.known.contains(card.id);
        if (asked && card.objective == question.objective) cards.push_back(card.id);
      }
      // What was kept when the learner last saw to it is kept until memory says otherwise.
      const Millis last = memory.last_seen(cards);
      const bool was_kept =
          last > 0 && learn::mastery_of(memory.at(last, offset, cards), tested, false) == learn::Mastery::kept;
      const learn::Mastery mastery = learn::mastery_of(memory.at(now, offset, cards), tested, was_kept);
      out.all_.push_back({question.objective, note_of(mastery, test, now, offset)});
    }
  }
  return out;
}

write::MasteryNote Masteries::of(const std::string& objective) const {
  for (const Named& one : all_) {
    if (one.objective == objective) return one.note;
  }
  return {};
}

std::vector<Masteries::Named> Masteries::tested() const {
  return all_;
}

}  // namespace colloquy::api
