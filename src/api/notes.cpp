// A learner's highlights and notes: a list for the page's script, a page, two files, and a form that mends one. The
// notes themselves are events of the device (events.cpp); the form makes the same events for browsers without script.
#include <algorithm>
#include <map>

#include "api/answer.h"
#include "api/events_made.h"
#include "api/frame.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/words_of.h"
#include "write/notes_page.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Result;
using View = write::NotesView;

Json to_json(const store::Note& note) {
  return Json::object()
      .set("note", note.note)
      .set("lesson", note.lesson)
      .set("node", note.node)
      .set("index", note.index)
      .set("from", note.from)
      .set("words", note.words)
      .set("quote", note.quote)
      .set("text", note.text)
      .set("at", note.at);
}

// As the page's script counts words: what stands between white space.
std::string spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

// The line of the note's node that has its words now: first the one where they were. Nothing: none has.
std::optional<int> line_with(std::string_view page, const store::Note& note) {
  constexpr int kMostLines = 500;  // of one turn
  if (spaced(line_of(page, note.node, note.index)).find(note.quote) != std::string::npos) return note.index;
  for (int i = 0; i < kMostLines; ++i) {
    const std::string line = line_of(page, note.node, i);
    if (line.empty()) break;
    if (spaced(line).find(note.quote) != std::string::npos) return i;
  }
  return std::nullopt;
}

struct Placed {
  View::Note note;
  std::size_t at = std::string::npos;  // in the page
};

Placed place(const Course& course, const package::LessonEntry& lesson, std::string_view page, const store::Note& note) {
  Placed out{{note.note, note.quote, note.text, {}, note.at}};
  if (const std::optional<int> line = line_with(page, note)) {
    const std::string id = "L-" + note.node + "-" + std::to_string(*line);
    out.note.address = course.address(lesson.slug + "/#" + id);
    out.at = page.find("\"" + id + "\"");
  }
  return out;
}

View::Lesson lesson_of(const Course& course, const package::LessonEntry& lesson,
                       const std::vector<const store::Note*>& notes) {
  View::Lesson out;
  out.title = lesson.number.empty() ? lesson.title : lesson.number + " " + lesson.title;
  out.address = course.address(lesson.slug + "/");
  const std::shared_ptr<const Content> page = course.page(lesson.learner_page);
  std::vector<Placed> placed;
  for (const store::Note* note : notes) placed.push_back(place(course, lesson, page ? page->bytes : "", *note));
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.at < b.at; });
  for (Placed& one : placed) out.notes.push_back(std::move(one.note));
  return out;
}

Result<View> view_of(World& world, const Call& call) {
  View view;
  const write::Frame frame = frame_of(call);
  view.lang = frame.lang;
  view.assets = frame.assets;
  view.crumbs = frame.crumbs;
  view.course = call.course->manifest().title;
  view.action = call.course->address("notes");
  view.markdown = call.course->address("notes/markdown");
  view.csv = call.course->address("notes/csv");
  const std::vector<store::Note> notes = TRY(world.store.notes(*call.learner, call.course->id()));
  std::map<std::string, std::vector<const store::Note*>> by_lesson;
  for (const store::Note& note : notes) by_lesson[note.lesson].push_back(&note);
  for (const package::LessonEntry& lesson : call.course->manifest().lessons) {
    const auto found = by_lesson.find(lesson.id);
    if (found == by_lesson.end()) continue;
    view.lessons.push_back(lesson_of(*call.course, lesson, found->second));
    by_lesson.erase(found);
  }
  // Of lessons that the course no longer has.
  for (const auto& [lesson, lost] : by_lesson) {
    View::Lesson gone{write::Text(view.lang)("notes.lesson.gone"), {}, {}};
    for (const store::Note* note : lost) gone.notes.push_back({note->note, note->quote, note->text, {}, note->at});
    view.lessons.push_back(std::move(gone));
  }
  return view;
}

void respond_file(World& world, const Call& call, const Respond& respond, std::string (*write)(const View&),
                  std::string_view media_type, std::string_view extension) {
  const Result<View> view = view_of(world, call);
  if (!view.ok()) return respond(refuse(call, Shape::page, view.error()));
  Response response = bytes(write(*view), media_type);
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + call.course->slug() + std::string(extension) + "\"");
  respond(std::move(response));
}

}  // namespace

// GET /api/notes/{course}
void list_notes(World& world, CallPtr call, Respond respond) {
  const Result<std::vector<store::Note>> notes = world.store.notes(*call->learner, call->course->id());
  if (!notes.ok()) return respond(refuse(*call, Shape::json, notes.error()));
  const Form query = query_of(call->request);
  const std::string_view lesson = query.get("lesson");
  Json list = Json::array();
  for (const store::Note& note : *notes) {
    if (lesson.empty() || note.lesson == lesson) list.push(to_json(note));
  }
  Response response = json(Json::object().set("notes", std::move(list)));
  response.headers[1].second = "private, no-store";
  respond(std::move(response));
}

// GET /c/{course}/notes
void notes(World& world, CallPtr call, Respond respond) {
  const Result<View> view = view_of(world, *call);
  if (!view.ok()) return respond(refuse(*call, Shape::page, view.error()));
  respond(page_for_one(write::notes_page(*view)));
}

void notes_markdown(World& world, CallPtr call, Respond respond) {
  respond_file(world, *call, respond, write::notes_markdown, "text/markdown; charset=utf-8", "-notes.md");
}

void notes_csv(World& world, CallPtr call, Respond respond) {
  respond_file(world, *call, respond, write::notes_csv, "text/csv; charset=utf-8", "-notes.csv");
}

// POST /c/{course}/notes
void change_note(World& world, CallPtr call, Respond respond) {
  const Result<std::vector<store::Note>> notes = world.store.notes(*call->learner, call->course->id());
  if (!notes.ok()) return respond(refuse(*call, Shape::page, notes.error()));
  const std::string id(call->form.get("note"));
  const auto note = std::find_if(notes->begin(), notes->end(), [&](const store::Note& one) { return one.note == id; });
  if (note == notes->end()) return respond(refuse(*call, Shape::page, Refusal::not_found));
  const bool away = call->form.get("remove") == "1";
  Json data = Json::object().set("note", id);
  if (!away) {
    data.set("node", note->node)
        .set("index", note->index)
        .set("from", note->from)
        .set("words", note->words)
        .set("quote", note->quote)
        .set("text", std::string(call->form.get("text")));
  }
  store::NewEvent event = event_of(world, *call, away ? store::kind::kUnnote : store::kind::kNote, data);
  event.lesson = note->lesson;
  Response response = see_other(call->course->address(away ? "notes" : "notes#n-" + id));
  append_then(world, std::move(call), Shape::page, {std::move(event)}, std::move(respond), std::move(response));
}

}  // namespace colloquy::api
