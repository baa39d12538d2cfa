// The pieces of a test's pages that several handlers show: the questions of an attempt, one of them, the result.
#pragma once

#include "api/answer.h"
#include "api/sitting.h"

namespace colloquy::api {

// The lesson's data. Errors: not_found where it has no test, and those of reading.
base::Result<std::shared_ptr<const package::LessonData>> test_data(const Call& call);
std::string test_address(const Call& call);  // /c/{course}/{slug}/test

// `inside` alone for the page's script, else on the test's page.
Response test_response(const Call& call, const write::Html& inside);

// What an attempt shows: its questions, or its result once it has ended. `asks_end`: write::AttemptView.
base::Result<write::Html> attempt_html(World& world, const Call& call, const Sitting& sitting, int asks_end = 0);

// One question, new: as a fragment, or in its place on the page.
Response question_response(World& world, const Call& call, const Sitting& sitting, write::QuestionView view);

}  // namespace colloquy::api
