#include "exchange/reviews/csv.h"

#include <gtest/gtest.h>

#include <regex>

namespace colloquy::exchange {
namespace {

std::string error_of(std::string_view csv) {
  const auto read = read_reviews(csv);
  return read.ok() ? "" : read.error().message;
}

TEST(ReviewsCsv, ReadsWhatItNeeds) {
  const auto read = read_reviews(
      "\xef\xbb\xbfid,rating,card,delta_days\r\n9,3,\xc3\xa4pfel,7\r\n\r\n8,1,b,0\r\n7,4,\xc3\xa4pfel,2.0\r\n");
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read->cards, (std::vector<std::string>{"\xc3\xa4pfel", "b"}));
  ASSERT_EQ(read->log.size(), 3u);
  EXPECT_EQ(read->log[0].days, 0) << "nothing comes before a first answer";
  EXPECT_EQ(read->log[2].card, 0);
  EXPECT_EQ(read->log[2].days, 2);
  EXPECT_EQ(read->log[2].grade, learn::Grade::easy);
}

TEST(ReviewsCsv, NamesTheLineThatIsWrong) {
  EXPECT_EQ(error_of(""),
            "line 1: there is no column \"card\"; the first line names the columns: card,delta_days,rating");
  const std::string head = "card,delta_days,rating\n";
  EXPECT_EQ(error_of(head), "");
  EXPECT_EQ(error_of(head + "a,0,3\na,1\n"), "line 3: there are 2 cells under 3 columns");
  EXPECT_EQ(error_of(head + "a,-1,3\n"), "line 2: delta_days is a whole number from 0 on");
  EXPECT_EQ(error_of(head + "a,1.5,3\n"), "line 2: delta_days is a whole number from 0 on");
  EXPECT_EQ(error_of(head + "a,nan,3\n"), "line 2: delta_days is a whole number from 0 on");
  EXPECT_EQ(error_of(head + "a,99999999999999,3\n"), "line 2: delta_days is a whole number from 0 on");
  EXPECT_EQ(error_of(head + "a,0,5\n"), "line 2: a rating is 1 (again), 2 (hard), 3 (good) or 4 (easy)");
  EXPECT_EQ(error_of(head + ",0,3\n"), "line 2: the card has no name");
  EXPECT_EQ(error_of(head + "\"a\",0,3\n"), "line 2: a card's name has a quotation mark");
}

TEST(ReviewsCsv, WritesWhatTheModelSays) {
  const auto read = read_reviews("card,delta_days,rating\na,0,3\nb,0,1\na,59,3\na,0,1\n");
  ASSERT_TRUE(read.ok());
  // As many digits as a double has; the last ones are the machine's.
  const std::string said = write_schedule(*read, learn::Fsrs(), 0.9);
  const std::regex expected(
      "card,review,stability,difficulty,retrievability,interval\n"
      "a,1,2\\.3065,2\\.11810397045\\d+,,2\n"
      "b,1,0\\.212,6\\.4133,,1\n"
      "a,2,45\\.1519669755\\d+,2\\.1112142357\\d+,0\\.604801\\d{9,},45\n"
      "a,3,\\d+\\.\\d{9,},\\d\\.\\d{9,},1,\\d+\n");
  EXPECT_TRUE(std::regex_match(said, expected)) << said;
}

}  // namespace
}  // namespace colloquy::exchange
