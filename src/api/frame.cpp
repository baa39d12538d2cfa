#include "api/frame.h"

#include "api/answer.h"
#include "write/assets.h"

namespace colloquy::api {

write::Frame frame_of(const Call& call, std::string title) {
  write::Frame frame;
  frame.title = std::move(title);
  if (call.lesson && !call.lesson->lang.empty()) {
    frame.lang = call.lesson->lang;
  } else if (call.course && !call.course->manifest().lang.empty()) {
    frame.lang = call.course->manifest().lang;
  }
  frame.assets = {write::asset_address("style.css"), write::asset_address("early.js"), write::asset_address("page.js")};
  if (call.learner) frame.audience = write::Audience::learner;
  if (call.course) {
    frame.crumbs.push_back({call.course->manifest().title, call.course->address()});
    if (call.lesson) frame.crumbs.push_back({call.lesson->title, call.course->address(call.lesson->slug + "/")});
  }
  return frame;
}

Response page_or_fragment(const Call& call, std::string_view heading, const write::Html& fragment,
                          std::string_view back) {
  if (call.wants_fragment()) return html(fragment.str());
  return html(write::fragment_page(frame_of(call, std::string(heading)), heading, fragment, back));
}

}  // namespace colloquy::api
