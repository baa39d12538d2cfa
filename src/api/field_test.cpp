#include "api/field.h"

#include <gtest/gtest.h>

#include <array>

namespace colloquy::api {
namespace {

constexpr std::array kFields = {
    Field{"grade", Field::Kind::text, 0, 1, "1|2|3|4", true, false},
    Field{"text", Field::Kind::text, 2, 3, "", false, false},
    Field{"n", Field::Kind::integer, -5, 100, "", false, false},
    Field{"event", Field::Kind::id, 2, 4, "", false, false},
    Field{"option", Field::Kind::text, 0, 9, "", false, true},
};

std::string fault(std::string_view form) {
  return fault_of(Form::parse(form), Source::form, kFields);
}

TEST(Field, WhatIsOfTheShapeHasNoFault) {
  EXPECT_EQ(fault("grade=1"), "");
  EXPECT_EQ(fault("grade=4&text=%C3%A9%C3%A9%C3%A9&n=-5&event=a-Z9&option=a&option=b&other=%20"), "");
  EXPECT_EQ(fault("grade=1&text=&n=&event="), "") << "no value is no field";
}

TEST(Field, AnythingElseIsNamed) {
  EXPECT_EQ(fault(""), "grade is missing.");
  EXPECT_EQ(fault("grade="), "grade is missing.");
  EXPECT_EQ(fault("grade=5"), "grade is none of 1|2|3|4.");
  EXPECT_EQ(fault("grade=|"), "grade is none of 1|2|3|4.");
  EXPECT_EQ(fault("grade=1&grade=2"), "grade comes more than once.");
  EXPECT_EQ(fault("grade=1&text=x"), "text has fewer than 2 characters.");
  EXPECT_EQ(fault("grade=1&text=abcd"), "text has more than 3 characters.");
  for (const char* number : {"x", "1x", "1.5", "+1", "%201", "101", "-6", "99999999999999999999"}) {
    EXPECT_EQ(fault(std::string("grade=1&n=") + number), "n is no whole number from -5 to 100.") << number;
  }
  EXPECT_EQ(fault("grade=1&event=a_b"), "event has more than letters, digits and hyphens.");
}

TEST(Field, AQueryMeansWhatItSays) {
  const auto in_query = [](std::string_view query) { return fault_of(Form::parse(query), Source::query, kFields); };
  EXPECT_EQ(in_query("grade=1&option="), "");
  EXPECT_EQ(in_query("grade=1&n="), "n is no whole number from -5 to 100.");
  EXPECT_EQ(in_query("grade="), "grade is none of 1|2|3|4.");
}

TEST(Field, AFormThatWasNotWhollyReadIsFaulty) {
  EXPECT_NE(fault("grade=1&other=%FF"), "");
  EXPECT_NE(fault("grade=1&other=%2"), "");
  EXPECT_NE(fault("grade=1&oth%00er=1"), "");
}

TEST(Field, IntegersAreReadWhole) {
  EXPECT_EQ(integer_in(Form::parse("n=12"), "n", 7), 12);
  EXPECT_EQ(integer_in(Form::parse("n="), "n", 7), 7);
  EXPECT_EQ(integer_in(Form::parse(""), "n", 7), 7);
}

}  // namespace
}  // namespace colloquy::api
