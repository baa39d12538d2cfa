// Who wrote a lesson, on what it is based, and what may be done with it.
#include "write/parts/parts.h"

namespace colloquy::write {

Html credits_part(const Context& context) {
  const lesson::Lesson& lesson = context.lesson();
  const Text& text = context.text();
  const std::vector<std::string>& authors = lesson.authors.empty() ? context.course().authors : lesson.authors;
  const std::string& licence = lesson.licence.empty() ? context.course().licence : lesson.licence;
  Html out;
  std::string names;
  for (const std::string& author : authors) names += (names.empty() ? "" : ", ") + author;
  if (!names.empty()) out += el("p", {}, text("lesson.by", {{"names", names}}));
  if (!licence.empty()) out += el("p", {}, text("lesson.licence", {{"licence", licence}}));
  for (const lesson::BasedOn& source : lesson.based_on) {
    Html title =
        source.url.empty()
            ? Html(source.title)
            : el("a", {cls("ext"), at("rel", "noopener noreferrer"), address("href", source.url)}, source.title);
    Html line = text.html("lesson.based.on", {{"title", title}, {"author", source.author}});
    if (!source.licence.empty()) line += Html(" (") + Html(source.licence) + Html(")");
    if (!source.changes.empty()) line += Html(" ") + Html(source.changes);
    out += el("p", {}, line);
  }
  return out;
}

}  // namespace colloquy::write
