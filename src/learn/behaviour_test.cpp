#include "learn/behaviour.h"

#include <gtest/gtest.h>

namespace colloquy::learn {
namespace {

TEST(Behaviour, EachFurtherTryCostsAThirdOfThePoints) {
  EXPECT_DOUBLE_EQ(points_of_try(1, 3, 1), 3);
  EXPECT_DOUBLE_EQ(points_of_try(1, 3, 2), 2);
  EXPECT_DOUBLE_EQ(points_of_try(1, 3, 3), 1);
  EXPECT_NEAR(points_of_try(1, 3, 4), 0, 1e-12);
  EXPECT_NEAR(points_of_try(0.5, 3, 2), 0.5, 1e-12) << "a third of the points, not of what was earned";
  EXPECT_EQ(points_of_try(0.2, 3, 2), 0) << "never below nothing";
}

TEST(Behaviour, CertaintyIsMarkedAsGardnerMedwinDoes) {
  EXPECT_EQ(certainty_mark(1, 1), 1);
  EXPECT_EQ(certainty_mark(2, 1), 2);
  EXPECT_EQ(certainty_mark(3, 1), 3);
  EXPECT_EQ(certainty_mark(1, 0), 0);
  EXPECT_EQ(certainty_mark(2, 0), -2);
  EXPECT_EQ(certainty_mark(3, 0), -6);
  EXPECT_EQ(certainty_mark(3, 0.5), 1.5);
}

}  // namespace
}  // namespace colloquy::learn
