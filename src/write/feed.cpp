#include "write/feed.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace colloquy::write {
namespace {

// Text and attribute values alike. What XML 1.0 has no place for is left out.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = base::decode_utf8(text, at);
    switch (point) {
      case U'&': out += "&amp;"; break;
      case U'<': out += "&lt;"; break;
      case U'>': out += "&gt;"; break;
      case U'"': out += "&quot;"; break;
      default:
        if ((point < 0x20 && point != '\t' && point != '\n') || point == 0xfffe || point == 0xffff) break;
        base::append_utf8(out, point);
    }
  }
  return out;
}

class Xml {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  void open(std::string_view name, Attributes attributes = {}) {
    begin(name, attributes);
    out_ += ">\n";
    ++depth_;
  }
  void close(std::string_view name) {
    --depth_;
    indent();
    out_.append("</").append(name).append(">\n");
  }
  // An element with text; left out where there is none.
  void put(std::string_view name, std::string_view words, Attributes attributes = {}) {
    if (words.empty()) return;
    begin(name, attributes);
    out_.append(">").append(escaped(words)).append("</").append(name).append(">\n");
  }
  void empty(std::string_view name, Attributes attributes) {
    begin(name, attributes);
    out_ += "/>\n";
  }
  std::string take() {
    return R"(<?xml version="1.0" encoding="UTF-8"?>)"
           "\n" +
           out_;
  }

 private:
  void indent() { out_.append(2 * depth_, ' '); }
  // An attribute without a value is left out.
  void begin(std::string_view name, Attributes attributes) {
    indent();
    out_.append("<").append(name);
    for (const auto& [key, value] : attributes) {
      if (!value.empty()) out_.append(" ").append(key).append("=\"").append(escaped(value)).append("\"");
    }
  }

  std::string out_;
  std::size_t depth_ = 0;
};

std::string two(long long number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// RFC 2822, as RSS has it: "Fri, 27 Nov 2026 08:30:00 GMT".
std::string date_of(long long millis) {
  constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::milliseconds since(millis);
  const std::chrono::sys_days days{std::chrono::floor<std::chrono::days>(since)};
  const std::chrono::year_month_day date(days);
  const long long seconds = std::chrono::floor<std::chrono::seconds>(since - days.time_since_epoch()).count();
  return std::string(kDays[std::chrono::weekday(days).c_encoding()]) + ", " + two(static_cast<unsigned>(date.day())) +
         ' ' + std::string(kMonths[static_cast<unsigned>(date.month()) - 1]) + ' ' +
         std::to_string(static_cast<int>(date.year())) + ' ' + two(seconds / 3600) + ':' + two(seconds / 60 % 60) +
         ':' + two(seconds % 60) + " GMT";
}

void people(Xml& xml, const std::vector<FeedPerson>& all) {
  for (const FeedPerson& one : all) {
    const std::string_view group = one.role == "author" ? "writing" : "cast";
    xml.put("podcast:person", one.name, {{"role", one.role}, {"group", group}});
  }
}

void episode(Xml& xml, const FeedEpisode& one) {
  xml.open("item");
  xml.put("title", one.title);
  xml.put("itunes:title", one.title);
  xml.put("link", one.page);
  xml.put("guid", one.guid, {{"isPermaLink", "false"}});
  xml.put("pubDate", date_of(one.published));
  xml.put("description", one.about);
  xml.empty("enclosure", {{"url", one.audio}, {"length", std::to_string(one.bytes)}, {"type", "audio/mpeg"}});
  xml.put("itunes:duration", std::to_string((one.ms + 500) / 1000));
  xml.put("itunes:explicit", "false");
  if (one.number > 0) {
    xml.put("itunes:season", std::to_string(one.season));
    xml.put("itunes:episode", std::to_string(one.number));
    xml.put("podcast:season", std::to_string(one.season), {{"name", one.season_name}});
    xml.put("podcast:episode", std::to_string(one.number));
  }
  xml.put("itunes:episodeType", one.number > 0 ? "full" : "bonus");
  if (!one.transcript_vtt.empty()) xml.empty("podcast:transcript", {{"url", one.transcript_vtt}, {"type", "text/vtt"}});
  if (!one.transcript_json.empty())
    xml.empty("podcast:transcript", {{"url", one.transcript_json}, {"type", "application/json"}});
  if (!one.chapters.empty())
    xml.empty("podcast:chapters", {{"url", one.chapters}, {"type", "application/json+chapters"}});
  people(xml, one.people);
  xml.close("item");
}

}  // namespace

std::string feed_xml(const FeedView& view) {
  Xml xml;
  xml.open("rss", {{"version", "2.0"},
                   {"xmlns:atom", "http://www.w3.org/2005/Atom"},
                   {"xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
                   {"xmlns:podcast", "https://podcastindex.org/namespace/1.0"}});
  xml.open("channel");
  xml.put("title", view.title);
  xml.put("link", view.page);
  xml.empty("atom:link", {{"href", view.self}, {"rel", "self"}, {"type", "application/rss+xml"}});
  xml.put("description", view.about);
  xml.put("language", view.lang);
  xml.put("generator", "Colloquy");
  xml.put("ttl", "60");
  if (!view.cover.empty()) {
    xml.open("image");
    xml.put("url", view.cover);
    xml.put("title", view.title);
    xml.put("link", view.page);
    xml.close("image");
    xml.empty("itunes:image", {{"href", view.cover}});
  }
  xml.put("itunes:author", view.author);
  xml.put("itunes:type", "serial");
  xml.put("itunes:block", "Yes");  // in no directory
  xml.put("itunes:explicit", "false");
  xml.open("itunes:category", {{"text", view.category}});
  xml.empty("itunes:category", {{"text", view.subcategory}});
  xml.close("itunes:category");
  xml.put("podcast:guid", view.guid);
  xml.put("podcast:locked", "yes");  // no other host may take it over
  xml.put("podcast:block", "yes");
  xml.put("podcast:medium", "course");
  xml.put("podcast:license", view.licence);
  people(xml, view.people);
  for (const FeedEpisode& one : view.episodes) episode(xml, one);
  xml.close("channel");
  xml.close("rss");
  return xml.take();
}

}  // namespace colloquy::write
