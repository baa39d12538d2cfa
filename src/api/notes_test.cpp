// Highlights and notes over the wire: taken as events, listed, mended by a form, taken along as files; found again
// where the lesson was edited, and shown as lost where it no longer has the words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/class_test.h"
#include "base/json.h"

namespace colloquy::api {
namespace {

using base::Json;
using testing::HasSubstr;
using testing::Not;

// On the one line that the lesson's page has: "A visitor falls silent."
std::string note_event(Class& school, const std::string& note, int index, const std::string& quote,
                       const std::string& text, const std::string& kind = "note") {
  const Json event = Json::object()
                         .set("id", kind + "-of-" + note)
                         .set("kind", kind)
                         .set("course", kCourse)
                         .set("lesson", "l-trust")
                         .set("at", school.clock.time - 1000)
                         .set("offset", 0)
                         .set("data", Json::object()
                                          .set("note", note)
                                          .set("node", "t1")
                                          .set("index", index)
                                          .set("from", 1)
                                          .set("words", 2)
                                          .set("quote", quote)
                                          .set("text", text));
  return base::to_string(event);
}

void send(Class& school, const std::string& cookie, const std::string& event) {
  const Class::Answer answer = school.post_json("/api/events", "{\"events\":[" + event + "]}", cookie);
  EXPECT_EQ((*base::parse_json(answer.body))["accepted"].as_array().size(), 1u) << answer.body;
}

Json listed(Class& school, const std::string& cookie, const std::string& query = {}) {
  return (*base::parse_json(school.get("/api/notes/course" + query, cookie).body))["notes"];
}

TEST(Notes, AreTheLearnersOwn) {
  Class school;
  const std::string ana = school.enrol(), bo = school.enrol();
  send(school, ana, note_event(school, "note-0001", 0, "visitor falls", "Why?"));
  const Json notes = listed(school, ana);
  ASSERT_EQ(notes.as_array().size(), 1u);
  EXPECT_EQ(notes.as_array()[0]["quote"].as_string(), "visitor falls");
  EXPECT_EQ(notes.as_array()[0]["text"].as_string(), "Why?");
  EXPECT_EQ(listed(school, ana, "?lesson=l-trust").as_array().size(), 1u);
  EXPECT_TRUE(listed(school, ana, "?lesson=l-welcome").as_array().empty());
  EXPECT_TRUE(listed(school, bo).as_array().empty());
  EXPECT_THAT(school.get("/", ana).body, HasSubstr("/c/course/notes"));
  EXPECT_THAT(school.get("/", bo).body, Not(HasSubstr("/c/course/notes"))) << "no link to an empty list";
  EXPECT_THAT(school.get("/c/course/notes", bo).body, Not(HasSubstr("visitor falls")));
  EXPECT_NE(school.get("/c/course/notes").status, 200) << "nobody has notes without being somebody";
  EXPECT_EQ(school.get("/api/notes/course", school.left()).status, 403);
}

TEST(Notes, AreFoundWhereTheirWordsAreNow) {
  Class school;
  const std::string cookie = school.enrol();
  send(school, cookie, note_event(school, "note-here", 0, "visitor falls", "<b>mine</b>"));
  send(school, cookie, note_event(school, "note-moved", 4, "falls silent.", ""));
  send(school, cookie, note_event(school, "note-lost1", 0, "somebody speaks", ""));
  const std::string page = school.get("/c/course/notes", cookie).body;
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;mine&lt;/b&gt;")) << page;
  EXPECT_THAT(page, HasSubstr("no longer has these words"));
  std::size_t links = 0;
  for (std::size_t at = page.find("#L-t1-0"); at != std::string::npos; at = page.find("#L-t1-0", at + 1)) ++links;
  EXPECT_EQ(links, 2u) << "both lead to the line that has the words";
  EXPECT_LT(page.find("note-moved"), page.find("note-lost1")) << "what is lost stands last";
}

TEST(Notes, AreMendedWithoutAScript) {
  Class school;
  const std::string cookie = school.enrol();
  send(school, cookie, note_event(school, "note-0001", 0, "visitor falls", ""));
  const Class::Answer edited =
      school.post("/c/course/notes", {{"note", "note-0001"}, {"text", "Better."}, {"event", "edit-00001"}}, cookie);
  EXPECT_EQ(edited.status, 303);
  EXPECT_EQ(edited.header("Location"), "/c/course/notes#n-note-0001");
  EXPECT_EQ(listed(school, cookie).as_array()[0]["text"].as_string(), "Better.");
  EXPECT_EQ(listed(school, cookie).as_array()[0]["quote"].as_string(), "visitor falls");
  EXPECT_EQ(school.post("/c/course/notes", {{"note", "note-0002"}, {"text", "x"}}, cookie).status, 404);
  EXPECT_EQ(school.post("/c/course/notes", {{"note", "note-0001"}, {"remove", "1"}}, cookie).status, 303);
  EXPECT_TRUE(listed(school, cookie).as_array().empty());
  EXPECT_EQ(school.post("/c/course/notes", {{"note", "note-0001"}, {"text", "x"}}, cookie).status, 404);
  EXPECT_EQ(*school.store->replay(), 0u);
}

TEST(Notes, GoAlongAsFiles) {
  Class school;
  const std::string cookie = school.enrol();
  send(school, cookie, note_event(school, "note-0001", 0, "visitor falls", "=1+1 \"so\"\nand *more*"));
  const Class::Answer markdown = school.get("/c/course/notes/markdown", cookie);
  EXPECT_THAT(markdown.header("Content-Disposition"), HasSubstr("course-notes.md"));
  EXPECT_THAT(markdown.body, HasSubstr("## 1.2 About trust\n"));
  EXPECT_THAT(markdown.body, HasSubstr("\n> visitor falls\n"));
  EXPECT_THAT(markdown.body, HasSubstr("and \\*more\\*"));
  const Class::Answer csv = school.get("/c/course/notes/csv", cookie);
  EXPECT_THAT(csv.header("Content-Type"), HasSubstr("text/csv"));
  EXPECT_THAT(csv.body, HasSubstr("\"1.2 About trust\",\"visitor falls\",\"'=1+1 \"\"so\"\"\nand *more*\","))
      << "no spreadsheet takes it for a formula";
  EXPECT_THAT(csv.body, HasSubstr("/c/course/ground/trust/#L-t1-0"));
}

}  // namespace
}  // namespace colloquy::api
