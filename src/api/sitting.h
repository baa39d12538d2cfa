// One learner's attempt at a lesson's test, made again for each request from what the store keeps
// (questions, seed, answers) and the package: servers remember nothing between two answers. It gives
// the views that write/ turns into forms; what is right is in a view only after the answer.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "learn/draw.h"
#include "learn/grade.h"
#include "package/lesson_data.h"
#include "store/state.h"
#include "write/test_question.h"

namespace colloquy::api {

// What a learner gave, as the form's fields and as the log keeps it.
struct Given {
  write::FormFields fields;
  bool shown = false;  // asked to be shown the answer: this question is closed
  bool whole = true;   // nothing of the answer was left out for its size

  // The fields of an answer, within limits; others of the form are left out.
  static Given from_form(const Form& form);
  static Given from_json(std::string_view json);
  base::Json to_json() const;

  learn::Response response(const package::QuestionData& question) const;
};

class Sitting {
 public:
  // `data` is the lesson's. Questions that the author has taken away since are left out.
  Sitting(store::Attempt attempt, std::shared_ptr<const package::LessonData> data);

  struct Item {
    const package::QuestionData* question = nullptr;
    const package::PoolData* pool = nullptr;
    learn::DrawnQuestion drawn;           // its order
    std::optional<store::Answer> answer;  // the last one
  };

  const store::Attempt& attempt() const { return attempt_; }
  const std::vector<Item>& items() const { return items_; }
  std::optional<std::size_t> find(std::string_view question) const;

  learn::Graded grade(const Item& item, const Given& given) const;

  // The question as it stands: fresh, or with the feedback on `given`. `hints` are shown besides.
  write::QuestionView view(const Call& call, std::size_t index, const std::optional<Given>& given, int hints) const;
  // With what was given last, as the log has it.
  write::QuestionView view(const Call& call, std::size_t index) const;

  write::AttemptView all(const Call& call) const;
  write::TestResultView result(const Call& call) const;

 private:
  std::string address(const Call& call, std::string_view rest) const;

  store::Attempt attempt_;
  std::shared_ptr<const package::LessonData> data_;
  std::vector<Item> items_;
};

}  // namespace colloquy::api
