#include "write/book/epub.h"

#include "write/book/overlay.h"
#include "write/book/package_document.h"
#include "write/book/places.h"
#include "write/book/xhtml.h"
#include "write/book/xml.h"
#include "write/text.h"

namespace colloquy::books {
std::string_view embedded(std::string_view name);
}  // namespace colloquy::books

namespace colloquy::write {
namespace {

constexpr const char* kStyle = "book.css";

std::string container() {
  return std::string(kXmlDeclaration) +
         xml("container", {at("version", "1.0"), at("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container")},
             xml("rootfiles", {},
                 xml("rootfile", {at("full-path", std::string(kEpubFolder) + "package.opf"),
                                  at("media-type", "application/oebps-package+xml")}))) +
         "\n";
}

// Pages of the same depth, from `at` on, with those below them.
std::string contents_from(const std::vector<BookPage>& pages, std::size_t& at_page, int depth) {
  std::string items;
  while (at_page < pages.size() && pages[at_page].depth >= depth) {
    const BookPage& page = pages[at_page++];
    std::string inside = xml("a", {at("href", page.name + ".xhtml")}, xml_text(page.title));
    if (at_page < pages.size() && pages[at_page].depth > page.depth)
      inside += contents_from(pages, at_page, page.depth + 1);
    items += xml("li", {}, inside) + "\n";
  }
  return xml("ol", {}, "\n" + items);
}

std::string contents(const EpubBook& book) {
  const Text text(book.facts.lang);
  std::size_t at_page = 0;
  const std::string title = text("book.contents");
  const std::string nav = xml("nav", {at("epub:type", "toc"), at("role", "doc-toc"), at("id", "toc")},
                              xml("h1", {}, xml_text(title)) + contents_from(book.pages, at_page, 0));
  if (book.pages.size() < 2) return xhtml_document(book.facts.lang, book.facts.title, kStyle, nav);
  // Where reading begins: behind the title page.
  const std::string begin = xml("a", {at("epub:type", "bodymatter"), at("href", book.pages[1].name + ".xhtml")},
                                xml_text(book.pages[1].title));
  const std::string landmarks =
      xml("nav", {at("epub:type", "landmarks"), at("hidden", "hidden")}, xml("ol", {}, xml("li", {}, begin)));
  return xhtml_document(book.facts.lang, book.facts.title, kStyle, nav + "\n" + landmarks);
}

}  // namespace

EpubFiles epub_files(const EpubBook& book) {
  EpubFiles out;
  const Places places(book.pages);
  std::vector<PackedPage> packed;
  std::vector<BookFile> files;
  for (const BookPage& page : book.pages) {
    const MarkupFacts facts = facts_of(page.body);
    const std::string file = page.name + ".xhtml";
    const BookLink link = [&](std::string_view href) { return places.find(page, href); };
    files.push_back({kEpubFolder + file, xhtml_document(page.lang, page.title, kStyle, xhtml(page.body, link))});
    PackedPage one{page.name, facts.maths, {}, 0};
    if (page.track.timeline) {
      if (const std::vector<Clip> clips = clips_of(*page.track.timeline, facts.ids); !clips.empty()) {
        one.sound = page.track.file;
        one.sound_length = duration_of(clips);
        files.push_back({kEpubFolder + page.name + ".smil", overlay(file, page.track.file, clips)});
        out.sounds.push_back(page.track.file);
      }
    }
    packed.push_back(std::move(one));
  }
  out.files = {{"mimetype", "application/epub+zip"},
               {"META-INF/container.xml", container()},
               {std::string(kEpubFolder) + "package.opf", package_document(book, packed)},
               {std::string(kEpubFolder) + "nav.xhtml", contents(book)},
               {std::string(kEpubFolder) + kStyle, std::string(books::embedded("book/book.css"))}};
  out.files.insert(out.files.end(), std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
  return out;
}

}  // namespace colloquy::write
