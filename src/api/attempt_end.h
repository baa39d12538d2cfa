// The end of an attempt: by its learner, or by itself once its time is up. Answers that were only saved are judged
// then, in the transaction of the end itself: what is judged is final, and what is final is judged.
#pragma once

#include <functional>
#include <map>

#include "api/sitting.h"
#include "store/event.h"

namespace colloquy::api {

// What ends it, at that moment. `given`: answers that came along with the end, by index of the question. The ids of the
// events are the attempt's own: however often an attempt is ended, it ends once.
// `offset`: minutes east of Greenwich where the learner is.
std::vector<store::NewEvent> ending(const Sitting& sitting, int offset, base::Millis at, base::Millis now,
                                    const std::map<std::size_t, Given>& given = {});

// The attempt of that learner as it stands now: one whose time is up is ended first. Errors: not_found (another
// learner's, or another lesson's), and those of the store.
using WithSitting = std::function<void(base::Result<Sitting>)>;
void with_sitting(World& world, std::shared_ptr<const Call> call, const std::string& attempt, WithSitting then);

// Ends the attempts at the lesson's test whose time is up and that nobody came back to, so that they count; says how
// many. Reads many learners and waits for the store's writer: for a thread of its own. Errors: those of the store and
// of the package.
base::Result<std::size_t> end_overdue(store::Store& store, const Course& course, const package::LessonEntry& lesson,
                                      base::Millis now);

}  // namespace colloquy::api
