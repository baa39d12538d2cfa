// Which objectives of a lesson a learner has mastered, as it is now: from the cards that belong to each, the latest
// test whose questions were new, and the ability that answers have shown (learn/mastery.h has the rule). Made for one
// request and kept nowhere: memory fades between two looks.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "api/call.h"
#include "write/mastery_note.h"

namespace colloquy::api {

class Masteries {
 public:
  // `offset`: minutes east of Greenwich where the learner is. Errors: those of the store and of the package.
  static base::Result<Masteries> of(World& world, const store::LearnerId& learner, const Course& course,
                                    const package::LessonEntry& lesson, int offset);

  write::MasteryNote of(const std::string& objective) const;

  struct Named {
    std::string objective;
    write::MasteryNote note;
  };
  // Objectives that were tested, in the order of the test.
  std::vector<Named> tested() const;

 private:
  std::vector<Named> all_;
};

}  // namespace colloquy::api
