// One learner's attempt at a lesson's test, made again for each request from what the store keeps (questions, seed,
// answers, terms) and the package: servers remember nothing between two answers. It gives the views that write/ turns
// into forms; what is right is in a view only when the attempt's terms allow it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "api/given.h"
#include "api/terms.h"
#include "learn/draw.h"
#include "learn/grade.h"
#include "package/lesson_data.h"
#include "store/state.h"
#include "write/test_attempt.h"

namespace colloquy::api {

class Sitting {
 public:
  // `data` is the lesson's. Questions that the author has taken away since are left out. `percent`: of the time that
  // others have.
  Sitting(store::Attempt attempt, std::shared_ptr<const package::LessonData> data, int percent);

  struct Item {
    const package::QuestionData* question = nullptr;
    const package::PoolData* pool = nullptr;
    std::size_t place = 0;                // in the attempt: what its fields begin with in a shared form
    learn::DrawnQuestion drawn;           // its order
    std::optional<store::Answer> answer;  // the last one
    Terms::Item then;                     // when the attempt began
  };

  const store::Attempt& attempt() const { return attempt_; }
  const Terms& terms() const { return terms_; }
  const package::LessonData& data() const { return *data_; }
  const std::vector<Item>& items() const { return items_; }
  std::optional<std::size_t> find(std::string_view question) const;

  // When its time is up; nothing where it has no limit.
  std::optional<base::Millis> deadline() const;
  // Its time and the grace are over, and nobody has ended it.
  bool is_overdue(base::Millis now) const;

  learn::Graded grade(const Item& item, const Given& given) const;
  // Nothing was given in it that could be judged.
  bool is_blank(const Item& item, const Given& given) const;
  // An answer is kept that could be judged.
  bool is_answered(const Item& item) const;
  // Whether the question takes no further answer.
  bool is_closed(const Item& item) const;

  // An answer as it is shown: what was given, as which try, and what it earned.
  struct Said {
    Given given;
    int number = 1;
    double points = 0;
  };
  std::optional<Said> said(const Item& item) const;  // the last one, as the log has it
  Said judge(const Item& item, const Given& given) const;

  // The question as it stands after `said`: fresh, saved, or with its feedback. `hints` are shown besides.
  write::QuestionView view(const Call& call, std::size_t index, const std::optional<Said>& said, int hints) const;
  write::QuestionView view(const Call& call, std::size_t index) const;

  write::AttemptView all(const Call& call, base::Millis now) const;
  write::TestResultView result(const Call& call) const;
  write::ReviewView review(const Call& call) const;
  double points() const;
  double points_possible() const;

  // The event's data: an answer that is saved, and one that is judged.
  base::Json saved_event(const Item& item, const Given& given) const;
  base::Json judged_event(const Item& item, const Said& said, int hints) const;

 private:
  std::string address(const Call& call, std::string_view rest) const;

  store::Attempt attempt_;
  Terms terms_;
  std::shared_ptr<const package::LessonData> data_;
  int percent_;
  std::vector<Item> items_;
};

// What the fields of the question in that place begin with in a form that holds all: "3.".
std::string field_prefix(const Sitting::Item& item);

}  // namespace colloquy::api
