#include "write/notes_page.h"

#include "write/day.h"
#include "write/study_pages.h"

namespace colloquy::write {
namespace {

Html note_html(const NotesView& view, const NotesView::Note& note, const Text& text) {
  Html out = el("blockquote", {cls("read"), at("dir", "auto")}, note.quote);
  if (note.address.empty()) out += el("p", {cls("quiet")}, text("notes.lost"));
  Html row = el("button", {cls("b")}, text("notes.save"));
  row += el("button", {cls("b bare"), at("name", "remove"), at("value", "1")}, text("notes.remove"),
            el("span", {cls("sr")}, ": " + note.quote));
  if (!note.address.empty()) row += el("a", {cls("b bare"), address("href", note.address)}, text("notes.go"));
  row += el("span", {cls("quiet n")}, day(note.at));
  const Html field = el("label", {cls("line")}, el("span", {cls("sr")}, text("line.note")),
                        el("textarea",
                           {cls("field"), at("name", "text"), at("maxlength", "2000"), at("rows", "2"),
                            at("placeholder", text("line.note"))},
                           note.text));
  out += el("form", {cls("lines"), at("method", "post"), at("action", view.action)}, hidden("event", ""),
            hidden("note", note.note), field, el("div", {cls("row")}, row));
  return el("li", {at("id", "n-" + note.note)}, out);
}

// Words that Markdown would take for marks, and lines that it would join.
std::string in_markdown(std::string_view words) {
  static constexpr std::string_view kMarks = "\\`*_[]<>#|~";
  std::string out;
  for (const char c : words) {
    if (c == '\r') continue;
    if (c == '\n') {
      out += "\n> ";
      continue;
    }
    if (kMarks.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string in_csv(std::string_view words) {
  std::string out = "\"";
  if (!words.empty() && std::string_view("=+-@\t\r").find(words.front()) != std::string_view::npos) out += '\'';
  for (const char c : words) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string in_csv(std::initializer_list<std::string> fields) {
  std::string out;
  for (const std::string& field : fields) out += (out.empty() ? "" : ",") + in_csv(std::string_view(field));
  return out + "\r\n";
}

}  // namespace

std::string notes_page(const NotesView& view) {
  const Text text(view.lang);
  Html main = el("p", {cls("quiet")}, text("notes.about"));
  if (view.lessons.empty()) {
    main += el("p", {cls("read")}, text("notes.none"));
  } else {
    main += el("p", {cls("row")}, el("a", {cls("b"), address("href", view.markdown)}, text("notes.markdown")),
               el("a", {cls("b"), address("href", view.csv)}, text("notes.csv")));
  }
  int number = 0;
  for (const NotesView::Lesson& lesson : view.lessons) {
    const std::string id = "lesson-" + std::to_string(++number);
    Html title = lesson.address.empty() ? Html(lesson.title) : el("a", {address("href", lesson.address)}, lesson.title);
    Html items;
    for (const NotesView::Note& note : lesson.notes) items += note_html(view, note, text);
    main += el("section", {at("aria-labelledby", id)}, el("h2", {cls("big"), at("id", id)}, title),
               el("ul", {cls("noted")}, items));
  }
  return study_page({view.lang, view.assets, view.crumbs, main}, text("notes.title"), "people");
}

std::string notes_markdown(const NotesView& view) {
  const Text text(view.lang);
  std::string out = "# " + in_markdown(text("notes.title") + ": " + view.course) + "\n";
  for (const NotesView::Lesson& lesson : view.lessons) {
    out += "\n## " + in_markdown(lesson.title) + "\n";
    for (const NotesView::Note& note : lesson.notes) {
      out += "\n> " + in_markdown(note.quote) + "\n";
      if (note.address.empty()) out += ">\n> *" + in_markdown(text("notes.lost")) + "*\n";
      if (!note.text.empty()) out += "\n- " + in_markdown(note.text) + "\n";
    }
  }
  return out;
}

std::string notes_csv(const NotesView& view) {
  const Text text(view.lang);
  // The mark at the head tells spreadsheets that it is UTF-8.
  std::string out = "\xef\xbb\xbf" + in_csv({text("notes.column.lesson"), text("notes.column.words"), text("line.note"),
                                             text("notes.column.address")});
  for (const NotesView::Lesson& lesson : view.lessons) {
    for (const NotesView::Note& note : lesson.notes) out += in_csv({lesson.title, note.quote, note.text, note.address});
  }
  return out;
}

}  // namespace colloquy::write
