// The document that the server shows, held against what it does: every route is in it, every answer of a walk
// over all of them has a status and a media type that it names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "api/class_test.h"
#include "base/json.h"

namespace colloquy::api {
namespace {

using base::Json;

Json the_document(Class& school) {
  const Class::Answer answer = school.get("/api/openapi.json");
  EXPECT_EQ(answer.status, 200);
  return std::move(base::parse_json(answer.body)).value();
}

// "/c/{course}/card/{card*}" as the document writes it.
std::string path_of(const Route& route) {
  std::string path(route.pattern);
  if (path.ends_with("*}")) path.erase(path.size() - 2, 1);
  return path;
}

const Json& operation_of(const Json& document, const Route& route) {
  return document["paths"][path_of(route)][route.method == Method::get ? "get" : "post"];
}

const Json& resolved(const Json& document, const Json& thing) {
  const std::string& ref = thing["$ref"].as_string();
  const std::string inside = "#/components/responses/";
  return ref.starts_with(inside) ? document["components"]["responses"][ref.substr(inside.size())] : thing;
}

// Whether the document says that the route may answer so.
bool is_documented(const Json& document, const Route& route, const Class::Answer& answer) {
  const Json& responses = operation_of(document, route)["responses"];
  const std::string status = std::to_string(answer.status);
  if (!responses.has(status)) return false;
  const Json& content = resolved(document, responses[status])["content"];
  const std::string type = answer.header("Content-Type");
  const std::string bare = type.substr(0, type.find(';'));
  return bare.empty() ? content.is_null() : content.has(bare) || content.has("*/*");
}

TEST(OpenApi, IsServedToEverybody) {
  Class school;
  const Json document = the_document(school);
  EXPECT_EQ(document["openapi"].as_string(), "3.1.0");
  std::size_t operations = 0;
  for (const auto& [path, methods] : document["paths"].as_object()) operations += methods.as_object().size();
  EXPECT_EQ(operations, routes().size());
  EXPECT_FALSE(document.has("x-refusals")) << "of the source alone";
}

TEST(OpenApi, SaysOfEveryRouteWhoMayCallIt) {
  Class school;
  const Json document = the_document(school);
  const std::set<std::string> known = {"local",  "everybody", "anybody", "learner", "enrolled",
                                       "lesson", "account",   "staff",   "teacher", "administrator"};
  for (const Route& route : routes()) {
    const Json& operation = operation_of(document, route);
    ASSERT_TRUE(operation.is_object()) << route.pattern;
    EXPECT_TRUE(known.contains(operation["x-access"].as_string())) << route.pattern;
    EXPECT_TRUE(operation["security"].is_array()) << route.pattern;
    EXPECT_EQ(operation["x-shape"].as_string(), route.shape == Shape::page ? "page" : "json") << route.pattern;
    EXPECT_FALSE(operation["summary"].as_string().empty()) << route.pattern;
  }
}

// As a visitor and as the enrolled, rightly and wrongly, from here and from another site.
TEST(OpenApi, EveryAnswerIsOneThatTheDocumentNames) {
  Class school;
  const Json document = the_document(school);
  const std::vector<Class::Fields> forms = {
      {}, {{"grade", "3"}, {"sure", "no"}}, {{"show", "1"}, {"text", "x"}}, {{"code", "wrong"}, {"offset", "noon"}}};
  const std::vector<std::string> callers = {"", school.enrol(), school.account("pupil"),
                                            school.account("teacher", Class::Role::teacher),
                                            school.account("head", Class::Role::administrator)};
  std::size_t asked = 0;
  const auto judge = [&](const Route& route, const std::string& path, const Class::Answer& answer) {
    ++asked;
    EXPECT_TRUE(is_documented(document, route, answer))
        << path << " answers " << answer.status << " " << answer.header("Content-Type");
    if (answer.status >= 400 && route.shape == Shape::json) {
      const base::Result<Json> parsed = base::parse_json(answer.body);
      const Json problem = parsed.ok() ? *parsed : Json();
      EXPECT_FALSE(problem["error"]["code"].as_string().empty()) << path << ": " << answer.body;
      EXPECT_FALSE(problem["error"]["message"].as_string().empty()) << path << ": " << answer.body;
    }
  };
  for (const Route& route : routes()) {
    const std::string path = school.path_of(route);
    for (const std::string& as : callers) {
      if (route.method == Method::get) {
        judge(route, path, school.get(path, as));
        judge(route, path, school.get(path + "?n=x&lesson=nothing", as));
        continue;
      }
      if (path == "/account/leave") continue;  // ends the session that asks
      for (const Class::Fields& form : forms) judge(route, path, school.post(path, form, as));
      judge(route, path, school.post(path, {}, as, {{"Origin", "https://evil.example"}}));
      judge(route, path, school.post_json(path, "{\"nothing\":[]}", as));
    }
  }
  EXPECT_GT(asked, 150u);
}

// A value that the field may not have.
std::string wrong_value(const Field& field) {
  if (field.kind == Field::Kind::integer) return std::to_string(field.most + 1);
  return std::string(static_cast<std::size_t>(field.most) + 1, '_');
}

TEST(OpenApi, AFieldThatIsNotAsTheDocumentSaysIsRefused) {
  Class school;
  const std::string enrolled = school.account("head", Class::Role::administrator);
  EXPECT_EQ(school.post("/c/course/enrol", {}, enrolled).status, 303);
  std::size_t asked = 0;
  for (const Route& route : routes()) {
    const std::string path = school.path_of(route);
    for (const Field& field : route.form) {
      ++asked;
      EXPECT_EQ(school.post(path, {{std::string(field.name), wrong_value(field)}}, enrolled).status, 400)
          << path << " " << field.name;
    }
    for (const Field& field : route.query) {
      ++asked;
      Request request;
      request.method = route.method;
      request.path = path;
      request.query = std::string(field.name) + "=" + wrong_value(field);
      request.headers.add("Cookie", enrolled);
      EXPECT_EQ(school.ask(request).status, 400) << path << " " << field.name;
    }
    if (route.takes != Takes::nothing) {
      Request request;
      request.method = route.method;
      request.path = path;
      request.headers.add("Cookie", enrolled);
      request.headers.add("Content-Type", "text/plain");
      request.body = "offset=0";
      EXPECT_EQ(school.ask(request).status, 415) << path;
    }
    if (route.takes == Takes::form) {
      EXPECT_EQ(school.post(path, {{"other", "\xff"}}, enrolled).status, 400) << path << " is not UTF-8";
    }
  }
  EXPECT_GT(asked, 20u);
}

}  // namespace
}  // namespace colloquy::api
