// Whose work is taken while one piece is being done.
#include "api/workbench.h"

#include <gtest/gtest.h>

#include <future>
#include <string>
#include <vector>

namespace colloquy::api {
namespace {

TEST(Workbench, KeepsAPlaceForEverybody) {
  std::promise<void> begun, may_end, last;
  std::vector<std::string> done;
  Workbench bench;
  ASSERT_TRUE(bench.submit("ana", [&] {
    begun.set_value();
    may_end.get_future().wait();
  }));
  begun.get_future().wait();
  // Who has something done may have more waiting, but one piece and no more.
  EXPECT_TRUE(bench.submit("ana", [&] { done.emplace_back("ana"); }));
  for (int i = 0; i < 20; ++i) EXPECT_FALSE(bench.submit("ana", [&] { done.emplace_back("ana again"); }));
  EXPECT_TRUE(bench.submit("bela", [&] {
    done.emplace_back("bela");
    last.set_value();
  }));
  may_end.set_value();
  last.get_future().wait();
  EXPECT_EQ(done, (std::vector<std::string>{"ana", "bela"}));
  EXPECT_TRUE(bench.submit("ana", [] {})) << "what was done waits no longer";
}

TEST(Workbench, HasSoManyPlaces) {
  std::promise<void> begun, may_end;
  Workbench bench;
  ASSERT_TRUE(bench.submit("first", [&] {
    begun.set_value();
    may_end.get_future().wait();
  }));
  begun.get_future().wait();
  for (std::size_t i = 0; i < Workbench::kMostWaiting; ++i) EXPECT_TRUE(bench.submit(std::to_string(i), [] {}));
  EXPECT_FALSE(bench.submit("one more", [] {}));
  may_end.set_value();
}

}  // namespace
}  // namespace colloquy::api
