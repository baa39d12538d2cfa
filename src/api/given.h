// What a learner gave as the answer to a question: the form's fields, and as the log keeps it.
#pragma once

#include <string>
#include <string_view>

#include "api/form.h"
#include "base/json.h"
#include "learn/grade.h"
#include "package/lesson_data.h"
#include "write/test_question.h"

namespace colloquy::api {

struct Given {
  write::FormFields fields;
  int certainty = 0;   // learn/behaviour.h; 0 not asked
  bool shown = false;  // asked to be shown the answer: this question is closed
  bool whole = true;   // nothing of the answer was left out for its size

  // The fields of an answer, within limits; others of the form are left out. `prefix` stands before their names, where
  // several questions share a form.
  static Given from_form(const Form& form, std::string_view prefix = {});
  static Given from_json(std::string_view json);
  base::Json to_json() const;

  learn::Response response(const package::QuestionData& question) const;
  // As the form is filled in again.
  write::FormFields form_fields() const;
};

}  // namespace colloquy::api
