// Links of a lesson: headings within it, files beside it.
#include <algorithm>
#include <set>

#include "source/address.h"
#include "source/sections.h"

namespace colloquy::source {
namespace {

bool is_web(std::string_view target) {
  const std::size_t colon = target.find(':');
  return colon != std::string_view::npos && target.substr(0, colon).find_first_of("/#?") == std::string_view::npos;
}

}  // namespace

void check_links(Reading& reading) {
  const std::vector<std::string>& known = reading.lesson.anchors;
  const std::set<std::string, std::less<>> anchors(known.begin(), known.end());
  for (const Link& link : reading.links) {
    if (link.target.empty()) {
      reading.findings.report("form/link", link.span, "This link has no address.", "Write it in the round brackets.");
      continue;
    }
    const std::string target = percent_decoded(link.target);
    if (target.starts_with('#')) {
      if (anchors.contains(std::string_view(target).substr(1))) continue;
      std::optional<std::string> meant = reading.near_name(std::string_view(target).substr(1), known);
      reading.findings.report("form/link", link.span,
                              "No heading of this lesson answers to " + quoted(target) + "." +
                                  (meant ? " Did you mean " + quoted("#" + *meant) + "?" : ""),
                              "");
      continue;
    }
    if (is_web(target) || target.starts_with("//")) continue;
    const std::string_view path = std::string_view(target).substr(0, target.find_first_of("#?"));
    const std::optional<std::string> file = path.starts_with('/') ? resolve("", path) : resolve(link.folder, path);
    if (file && reading.around.tree.exists(*file)) continue;
    reading.findings.report("form/link-broken", link.span, "There is no file " + quoted(target) + ".",
                            "Addresses are relative to the lesson's own file.");
  }
}

}  // namespace colloquy::source
