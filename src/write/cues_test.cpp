#include "write/cues.h"

#include <gtest/gtest.h>

namespace colloquy::write {
namespace {

TEST(Cues, StopAtTheLastLineOfTheTurnThatAsks) {
  lesson::Part part;
  lesson::Turn asks, answers;
  asks.id = "t1", answers.id = "t2";
  lesson::Prompt prompt;
  prompt.id = "p1";
  part.lines = {asks, prompt, answers};
  package::Timeline timeline;
  timeline.duration = 900;
  timeline.lines = {{"t1", 0, "Ana", "Wait.", 0, 300, {{0, 300}}},
                    {"t1", 1, "Ana", "Why so?", 310, 600, {{310, 400}, {400, 600}}},
                    {"t2", 0, "Bo", "So.", 700, 900, {{700, 900}}}};
  EXPECT_EQ(
      cues("part", timeline, stops_of(part)),
      R"({"track":"part","duration":900,"lines":[{"n":"t1","i":0,"s":0,"e":300,"w":[0,300]},)"
      R"({"n":"t1","i":1,"s":310,"e":600,"w":[310,400,400,600],"stop":"p1"},{"n":"t2","i":0,"s":700,"e":900,"w":[700,900]}]})");
}

TEST(Cues, ASilenceThatTheAuthorAskedForIsMarked) {
  lesson::Part part;
  lesson::Turn first, second;
  first.id = "t1", second.id = "t2";
  lesson::Direction pause;
  pause.kind = lesson::Direction::Kind::pause;
  pause.milliseconds = 2000;
  second.directions = {pause};
  part.lines = {first, second};
  package::Timeline timeline;
  timeline.duration = 3000;
  timeline.lines = {{"t1", 0, "Ana", "Wait.", 0, 300, {}}, {"t2", 0, "Bo", "So.", 2300, 2900, {}}};
  EXPECT_EQ(cues("part", timeline, stops_of(part), pauses_of(part)),
            R"({"track":"part","duration":3000,"lines":[{"n":"t1","i":0,"s":0,"e":300,"w":[],"p":1},)"
            R"({"n":"t2","i":0,"s":2300,"e":2900,"w":[]}]})");
}

}  // namespace
}  // namespace colloquy::write
