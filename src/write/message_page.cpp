#include "write/message_page.h"

namespace colloquy::write {

std::string message_page(const MessageView& view) {
  constexpr std::string_view kKeys[] = {"message.not.found", "message.denied", "message.busy",
                                        "message.bad",       "message.broken", "message.code"};
  const std::string key(kKeys[static_cast<int>(view.message)]);
  const Text text(view.lang);
  const bool home = view.on_address.empty();
  Frame frame;
  frame.lang = view.lang;
  frame.title = text(key);
  frame.assets = view.assets;
  frame.audience = view.audience;
  const Html way = el("p", {cls("row")},
                      el("a", {cls("b main"), address("href", home ? "/" : view.on_address)},
                         text(home ? "message.home" : "page.back")));
  const Html main = el("main", {cls("book message"), at("id", "main")}, el("h1", {}, text(key)),
                       el("p", {cls("read lede")}, text(key + ".says")), way);
  return document(frame, main, foot(frame, text));
}

}  // namespace colloquy::write
