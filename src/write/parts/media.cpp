// Videos: nothing is asked of anybody before the click. A known host's film is then framed from its
// own no-tracking address, a file plays in place; without script both are plain links.
#include "write/parts/parts.h"

#include "write/video_hosts.h"

namespace colloquy::write {

Html video_part(Context& context) {
  const Text& text = context.text();
  Html items;
  for (const lesson::Video& video : context.lesson().videos) {
    const bool away = video.source.find("://") != std::string::npos;
    const std::string source =
        away ? video.source : (context.view().resolve ? context.view().resolve(video.source) : video.source);
    if (source.empty() || !is_safe_address(source)) continue;
    const std::optional<VideoFrame> frame = away ? video_frame(source) : std::nullopt;
    Html about = el("a", {cls("read title"), address("href", source), at_if("rel", away ? "noopener noreferrer" : "")},
                    video.title);
    const std::string host = away ? host_of(source) : "";
    std::string facts = video.length;
    if (!host.empty()) facts += (facts.empty() ? "" : " · ") + text("video.from", {{"host", host}});
    Html said = facts;
    if (frame) said += el("span", {cls("js")}, text("video.waits"));
    if (!facts.empty()) about += el("span", {cls("quiet")}, said);
    Attributes attributes = {cls("video"), at("data-title", video.title)};
    Html button;
    if (frame || !away) {
      attributes.push_back(at_if("data-frame", frame ? frame->address : ""));
      attributes.push_back(at_if("data-file", away ? "" : source));
      button = el("button",
                  {cls("b js"), at("type", "button"), flag("data-video"),
                   at("aria-label", text("video.play", {{"title", video.title}}))},
                  glyph(Glyph::play), el("span", {}, text("video.play.short")));
    }
    Html tracks;
    for (const lesson::Video::Captions& captions : video.captions) {
      const std::string file = context.view().resolve ? context.view().resolve(captions.file) : captions.file;
      if (!file.empty())
        tracks += el("data", {at("value", file), at_if("lang", captions.lang), flag("hidden")}, captions.lang);
    }
    const std::string transcript = video.transcript.empty() ? ""
                                   : context.view().resolve ? context.view().resolve(video.transcript)
                                                            : video.transcript;
    if (!transcript.empty()) about += el("a", {cls("quiet"), address("href", transcript)}, text("video.transcript"));
    items += el("li", attributes, el("div", {cls("about")}, about), button, tracks, context.notes(video.span));
  }
  return items.empty() ? Html() : section(context, "videos", "videos.title", el("ul", {cls("list")}, items), {});
}

}  // namespace colloquy::write
