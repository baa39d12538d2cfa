#include "write/people/class_list.h"

namespace colloquy::write::people {

Html list_form(std::string_view action, const std::string& says, const Text& text) {
  const Html area = el("label", {cls("line")}, el("span", {}, text("teach.list")),
                       el("textarea", {cls("field"), at("name", "list"), at("rows", "4"), flag("required"),
                                       at("spellcheck", "false"), at("placeholder", "ana@school.example, Ana Berg")}));
  return read(says) + form(action, area + el("div", {cls("row")}, button(text("teach.list.add"), true)));
}

Html not_read(const std::vector<std::string>& lines, const Text& text) {
  if (lines.empty()) return {};
  Html items;
  for (const std::string& line : lines) items += el("li", {}, el("code", {}, line));
  return el("div", {cls("card"), at("role", "alert")}, read(text("teach.list.not.read")), el("ul", {}, items));
}

Html ways_in(const std::vector<WayIn>& ways, const Text& text) {
  if (ways.empty()) return {};
  Html rows;
  for (const WayIn& one : ways)
    rows += el("li", {}, el("span", {}, one.name + " · " + one.email), el("br", {}),
               el("code", {cls("whole"), at("dir", "ltr")}, one.address));
  return el("div", {cls("card"), at("role", "status")}, el("p", {cls("tag")}, text("teach.ways")),
            read(text("teach.ways.says")), el("ul", {}, rows));
}

}  // namespace colloquy::write::people
