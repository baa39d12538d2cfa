#include "api/frame.h"

#include "api/answer.h"
#include "api/language.h"
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
  if (!call.course) frame.lang = preferred_language(call.request.headers.get("Accept-Language"));
  frame.assets = {write::asset_address("style.css"), write::asset_address("early.js"), write::asset_address("page.js")};
  if (call.learner) frame.audience = write::Audience::learner;
  if (call.course) {
    frame.crumbs.push_back({call.course->manifest().title, call.course->address()});
    if (call.lesson) frame.crumbs.push_back({call.lesson->title, call.course->address(call.lesson->slug + "/")});
  }
  return frame;
}

write::people::Place people_place(const Call& call) {
  const write::Frame frame = frame_of(call);
  return {frame.lang, frame.assets, frame.audience, {}};
}

Response page_for_one(std::string page, int status) {
  Response response = html(std::move(page), status);
  response.headers[1].second = "private, no-store";
  return response;
}

Response page_or_fragment(const Call& call, std::string_view heading, const write::Html& fragment,
                          std::string_view back) {
  if (call.wants_fragment()) return html(fragment.str());
  return html(write::fragment_page(frame_of(call, std::string(heading)), heading, fragment, back));
}

}  // namespace colloquy::api
