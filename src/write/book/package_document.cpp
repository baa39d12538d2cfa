#include "write/book/package_document.h"

#include <algorithm>

#include "write/book/xml.h"
#include "write/text.h"

namespace colloquy::write {
namespace {

std::string property(std::string_view name, std::string_view value) {
  return xml("meta", {at("property", name)}, xml_text(value)) + "\n";
}

std::string item(std::string_view id, std::string_view file, std::string_view type, std::string_view properties = {},
                 std::string_view overlay = {}) {
  return xml("item", {at("id", id), at("href", file), at("media-type", type), at_if("properties", properties),
                      at_if("media-overlay", overlay)}) +
         "\n";
}

// What the pages ask of their reader, and offer.
std::string accessibility(const EpubBook& book, bool sounds, bool maths) {
  const bool pictures = !book.pictures.empty();  // the cover says nothing that the title does not
  std::string out = property("schema:accessMode", "textual");
  if (pictures) out += property("schema:accessMode", "visual");
  if (sounds) out += property("schema:accessMode", "auditory");
  // Pictures have words in their place; headings and what is looked up are not spoken, so sound alone does not do.
  out += property("schema:accessModeSufficient", "textual");
  if (pictures) out += property("schema:accessModeSufficient", "textual,visual");
  for (const char* feature : {"structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"})
    out += property("schema:accessibilityFeature", feature);
  if (pictures) out += property("schema:accessibilityFeature", "alternativeText");
  if (maths) out += property("schema:accessibilityFeature", "MathML");
  if (sounds) out += property("schema:accessibilityFeature", "synchronizedAudioText");
  // Of drawings that move nobody has looked whether they flash.
  const bool moving = std::any_of(book.pictures.begin(), book.pictures.end(),
                                  [](const BookMedia& one) { return one.type == "image/gif"; });
  out += property("schema:accessibilityHazard", moving ? "unknown" : "none");
  const Text text(book.facts.lang);
  out += property("schema:accessibilitySummary", text(sounds ? "book.access.sound" : "book.access"));
  return out;
}

std::string metadata(const EpubBook& book, const std::vector<PackedPage>& pages) {
  const BookFacts& facts = book.facts;
  std::string out = "\n" + xml("dc:identifier", {at("id", "book-id")}, xml_text(facts.id)) + "\n" +
                    xml("dc:title", {}, xml_text(facts.title)) + "\n" + xml("dc:language", {}, xml_text(facts.lang)) +
                    "\n";
  for (const std::string& author : facts.authors) out += xml("dc:creator", {}, xml_text(author)) + "\n";
  if (!facts.licence.empty()) out += xml("dc:rights", {}, xml_text(facts.licence)) + "\n";
  out += property("dcterms:modified", facts.modified);
  package::Ms heard = 0;
  bool maths = false;
  for (const PackedPage& page : pages) {
    heard += page.sound_length;
    maths = maths || page.maths;
    if (page.sound.empty()) continue;
    out += xml("meta", {at("property", "media:duration"), at("refines", "#s-" + page.name)},
               smil_clock(page.sound_length)) +
           "\n";
  }
  if (heard > 0) {
    out += property("media:duration", smil_clock(heard));
    for (const std::string& narrator : facts.narrators) out += property("media:narrator", narrator);
    out += property("media:active-class", "-epub-media-overlay-active");
  }
  return out + accessibility(book, heard > 0, maths);
}

std::string manifest(const EpubBook& book, const std::vector<PackedPage>& pages) {
  std::string out = "\n" + item("nav", "nav.xhtml", "application/xhtml+xml", "nav") +
                    item("style", "book.css", "text/css") + item("cover", book.cover, "image/png", "cover-image");
  for (const PackedPage& page : pages) {
    const std::string overlay = page.sound.empty() ? "" : "s-" + page.name;
    out += item("p-" + page.name, page.name + ".xhtml", "application/xhtml+xml", page.maths ? "mathml" : "", overlay);
    if (page.sound.empty()) continue;
    out += item(overlay, page.name + ".smil", "application/smil+xml");
    out += item("a-" + page.name, page.sound, "audio/mpeg");
  }
  int number = 0;
  for (const BookMedia& picture : book.pictures)
    out += item("m-" + std::to_string(++number), picture.file, picture.type);
  return out;
}

}  // namespace

std::string package_document(const EpubBook& book, const std::vector<PackedPage>& pages) {
  const std::string_view direction = direction_of(book.facts.lang);
  std::string spine = "\n";
  for (const PackedPage& page : pages) spine += xml("itemref", {at("idref", "p-" + page.name)}) + "\n";
  const std::string inside =
      "\n" + xml("metadata", {at("xmlns:dc", "http://purl.org/dc/elements/1.1/")}, metadata(book, pages)) + "\n" +
      xml("manifest", {}, manifest(book, pages)) + "\n" +
      xml("spine", {at_if("page-progression-direction", direction == "rtl" ? direction : "")}, spine) + "\n";
  return std::string(kXmlDeclaration) +
         xml("package",
             {at("xmlns", "http://www.idpf.org/2007/opf"), at("version", "3.0"), at("unique-identifier", "book-id"),
              at("xml:lang", book.facts.lang), at("dir", direction)},
             inside) +
         "\n";
}

}  // namespace colloquy::write
