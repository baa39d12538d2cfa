#include "write/book/overlay.h"

#include <cstdio>

#include "write/book/xml.h"

namespace colloquy::write {

std::vector<Clip> clips_of(const package::Timeline& timeline, const std::set<std::string, std::less<>>& ids) {
  std::vector<Clip> out;
  for (const package::LineTime& line : timeline.lines) {
    std::string id = "L-" + line.node + "-" + std::to_string(line.index);
    if (line.end <= line.start || !ids.contains(id)) continue;  // nothing is heard of it, or nothing to be marked
    if (!out.empty()) out.back().end = line.start;
    out.push_back({std::move(id), out.empty() ? 0 : line.start, timeline.duration});
  }
  return out;
}

std::string overlay(std::string_view page, std::string_view audio, const std::vector<Clip>& clips) {
  std::string pairs = "\n";
  int number = 0;
  for (const Clip& clip : clips) {
    const std::string text = xml("text", {at("src", std::string(page) + "#" + clip.id)});
    const std::string sound =
        xml("audio", {at("src", audio), at("clipBegin", smil_clock(clip.begin)), at("clipEnd", smil_clock(clip.end))});
    pairs += xml("par", {at("id", "s" + std::to_string(++number))}, text + sound) + "\n";
  }
  return std::string(kXmlDeclaration) +
         xml("smil",
             {at("xmlns", "http://www.w3.org/ns/SMIL"), at("xmlns:epub", "http://www.idpf.org/2007/ops"),
              at("version", "3.0")},
             "\n" + xml("body", {at("epub:textref", page)}, pairs) + "\n") +
         "\n";
}

package::Ms duration_of(const std::vector<Clip>& clips) {
  package::Ms out = 0;
  for (const Clip& clip : clips) out += clip.end - clip.begin;
  return out;
}

std::string smil_clock(package::Ms ms) {
  char out[32];
  std::snprintf(out, sizeof out, "%d:%02d:%02d.%03d", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
  return out;
}

}  // namespace colloquy::write
