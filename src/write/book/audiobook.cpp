#include "write/book/audiobook.h"

#include <cstdio>

#include "base/json.h"
#include "write/html.h"
#include "write/text.h"

namespace colloquy::write {
namespace {

using base::Json;

Json people(const std::vector<std::string>& names) {
  Json out = Json::array();
  for (const std::string& name : names) out.push(Json::object().set("type", "Person").set("name", name));
  return out;
}

Json list_of(std::initializer_list<const char*> words) {
  Json out = Json::array();
  for (const char* word : words) out.push(word);
  return out;
}

std::string full_title(const AudioChapter& chapter) {
  return chapter.lesson.empty() ? chapter.title : chapter.lesson + ": " + chapter.title;
}

Json resource(const std::string& url, const char* type) {
  return Json::object().set("type", "LinkedResource").set("url", url).set("encodingFormat", type);
}

std::string tag(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  std::string out = std::string(name) + '=';
  for (const char c : value) {
    if (c == '=' || c == ';' || c == '#' || c == '\\' || c == '\n') out += '\\';
    out += c;
  }
  return out + '\n';
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

}  // namespace

long long duration_of(const AudioBook& book) {
  long long out = 0;
  for (const AudioChapter& chapter : book.chapters) out += chapter.duration;
  return out;
}

std::string iso_duration(long long ms) {
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%lld.%03lldS", ms / 1000 % 60, ms % 1000);
  std::string out = "PT";
  if (ms >= 3600000) out += std::to_string(ms / 3600000) + "H";
  if (ms >= 60000) out += std::to_string(ms / 60000 % 60) + "M";
  return out + seconds;
}

std::string publication_manifest(const AudioBook& book) {
  const BookFacts& facts = book.facts;
  Json order = Json::array(), resources = Json::array();
  resources.push(resource("index.html", "text/html").set("rel", "contents"));
  resources.push(resource(book.cover, "image/png").set("rel", "cover").set("name", Text(facts.lang)("book.cover")));
  for (const AudioChapter& chapter : book.chapters) {
    order.push(resource(chapter.file, "audio/mpeg")
                   .set("name", full_title(chapter))
                   .set("duration", iso_duration(chapter.duration))
                   .set("alternate", Json::array().push(resource(chapter.transcript, "text/vtt"))));
    resources.push(resource(chapter.transcript, "text/vtt"));
  }
  Json context = Json::array();
  context.push("https://schema.org").push("https://www.w3.org/ns/pub-context");
  context.push(Json::object().set("language", facts.lang).set("direction", direction_of(facts.lang)));
  Json sufficient = Json::object().set("type", "ItemList").set("itemListElement", list_of({"auditory"}));
  Json out = Json::object()
                 .set("@context", std::move(context))
                 .set("conformsTo", "https://www.w3.org/TR/audiobooks/")
                 .set("type", "Audiobook")
                 .set("id", facts.id)
                 .set("name", facts.title)
                 .set("inLanguage", facts.lang)
                 .set("dateModified", facts.modified)
                 .set("duration", iso_duration(duration_of(book)))
                 .set("abridged", false);
  if (!facts.authors.empty()) out.set("author", people(facts.authors));
  if (!facts.narrators.empty()) out.set("readBy", people(facts.narrators));
  if (!facts.licence.empty()) out.set("copyrightNotice", facts.licence);
  out.set("accessMode", list_of({"auditory"}))
      .set("accessModeSufficient", Json::array().push(std::move(sufficient)))
      .set("accessibilityFeature", list_of({"tableOfContents", "readingOrder", "transcript"}))
      .set("accessibilityHazard", list_of({"none"}))
      .set("accessibilitySummary", Text(facts.lang)("book.access.audio"))
      .set("readingProgression", direction_of(facts.lang))
      .set("readingOrder", std::move(order))
      .set("resources", std::move(resources));
  return to_string(out, base::JsonStyle::pretty);
}

std::string entry_page(const AudioBook& book) {
  const Text text(book.facts.lang);
  Html items;
  for (const AudioChapter& chapter : book.chapters)
    items += el("li", {}, el("a", {at("href", chapter.file)}, full_title(chapter)), Html(" "),
                el("a", {at("href", chapter.transcript)}, text("book.transcript")));
  Html about;
  if (!book.facts.authors.empty()) about += el("p", {}, text("lesson.by", {{"names", joined(book.facts.authors)}}));
  if (!book.facts.narrators.empty())
    about += el("p", {}, text("book.heard", {{"names", joined(book.facts.narrators)}}));
  if (!book.facts.licence.empty()) about += el("p", {}, text("lesson.licence", {{"licence", book.facts.licence}}));
  const Html head = el("meta", {at("charset", "utf-8")}) + el("title", {}, book.facts.title) +
                    el("link", {at("rel", "publication"), at("href", "publication.json")});
  const Html main = el("h1", {}, book.facts.title) + about +
                    el("nav", {at("role", "doc-toc")}, el("h2", {}, text("book.contents")), el("ol", {}, items));
  return "<!doctype html>\n" +
         el("html", {at("lang", book.facts.lang), at("dir", direction_of(book.facts.lang))}, el("head", {}, head),
            el("body", {}, main))
             .str() +
         "\n";
}

std::string ffmetadata(const AudioBook& book) {
  const BookFacts& facts = book.facts;
  // Players of audio books take the composer for the narrator. 2: the kind "audio book" of MPEG-4 files.
  std::string out = ";FFMETADATA1\n" + tag("title", facts.title) + tag("album", facts.title) +
                    tag("artist", joined(facts.authors)) + tag("album_artist", joined(facts.authors)) +
                    tag("composer", joined(facts.narrators)) + tag("copyright", facts.licence) +
                    tag("genre", "Audiobook") + tag("media_type", "2");
  long long from = 0;
  for (const AudioChapter& chapter : book.chapters) {
    out += "[CHAPTER]\nTIMEBASE=1/1000\nSTART=" + std::to_string(from) +
           "\nEND=" + std::to_string(from + chapter.duration) + '\n' + tag("title", full_title(chapter));
    from += chapter.duration;
  }
  return out;
}

}  // namespace colloquy::write
