#include "api/course_memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/class_test.h"
#include "api/figures.h"
#include "learn/fsrs.h"

namespace colloquy::api {
namespace {

using testing::HasSubstr;

// Learners who keep nothing for longer than a few days, whatever the cards.
void answer_as_a_class(Class& school, int learners) {
  for (int l = 0; l < learners; ++l) {
    const store::LearnerId learner = school.learner(school.enrol());
    std::vector<store::NewEvent> events;
    for (int card = 0; card < 20; ++card) {
      base::Millis at = school.clock.time;
      for (int i = 0; i < 5; ++i) {
        store::NewEvent event;
        event.id = "answer-" + std::to_string(card) + "-" + std::to_string(i);
        event.kind = store::kind::kReview;
        event.course = kCourse;
        event.lesson = "l-trust";
        event.at = at;
        const int grade = i == 0 ? 3 : (card + i + l) % 3 == 0 ? 3 : 1;
        event.data = R"({"card":"c)" + std::to_string(card) + R"(","grade":)" + std::to_string(grade) + "}";
        events.push_back(std::move(event));
        at += 4 * 86'400'000LL;
      }
    }
    ASSERT_TRUE(school.change({store::change::Append{learner, std::move(events)}}).ok());
  }
}

TEST(CourseMemory, StandsBeforeANewLearnersOwn) {
  Class school;
  answer_as_a_class(school, 8);
  ASSERT_TRUE(make_figures(*school.store, *school.courses.by_slug(kSlug), school.clock.time).ok());
  const auto memory = course_memory(*school.store, kCourse);
  ASSERT_TRUE(memory.ok() && *memory) << "a class unlike any other";
  EXPECT_LT((*memory)->weights[2], learn::kDefaultWeights[2]) << "what was Good once does not last here";

  const std::string cookie = school.enrol();
  school.get("/c/course/cards?lesson=ground/trust", cookie);
  const auto study = [&] { return *school.store->study(school.learner(cookie), kCourse); };
  EXPECT_EQ(study().level, "course");
  EXPECT_EQ(study().weights, (*memory)->weights);
  EXPECT_THAT(school.get("/c/course/cards/statistics", cookie).body,
              HasSubstr("of those who took this course before you"));
  const auto count = [&] { return (*school.store->events(school.learner(cookie), 0, 100)).size(); };
  const std::size_t before = count();
  school.get("/c/course/cards?lesson=ground/trust", cookie);
  EXPECT_EQ(count(), before) << "the same once more says nothing new";
  EXPECT_EQ(*school.store->replay(), 0u);
}

TEST(CourseMemory, AFewLearnersLeaveThePublishedParameters) {
  Class school;
  answer_as_a_class(school, 3);
  ASSERT_TRUE(make_figures(*school.store, *school.courses.by_slug(kSlug), school.clock.time).ok());
  EXPECT_EQ(*course_memory(*school.store, kCourse), std::nullopt);
}

}  // namespace
}  // namespace colloquy::api
