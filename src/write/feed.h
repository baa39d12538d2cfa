// A private podcast feed as one document: RSS 2.0 (rssboard.org/rss-specification) with Apple's itunes: elements
// (podcasters.apple.com/support/823) and Podcasting 2.0 (podcastindex.org/namespace/1.0). Pure: api/ fills the view
// from the package and the learner's own feed; every address in it is whole.
#pragma once

#include <string>
#include <vector>

namespace colloquy::write {

struct FeedPerson {
  std::string name, role;  // role by the podcast taxonomy: "host", "guest", "author"
};

struct FeedEpisode {
  std::string guid;  // stable: never an address
  std::string title, about, page;
  std::string audio;                                      // address; audio/mpeg
  long long bytes = 0;                                    // of the audio
  long long ms = 0;                                       // how long it lasts
  long long published = 0;                                // ms since 1970
  int season = 0, number = 0;                             // 0: in no order ("bonus")
  std::string season_name;                                // of the lesson
  std::string transcript_vtt, transcript_json, chapters;  // addresses, "" none
  std::vector<FeedPerson> people;
};

struct FeedView {
  std::string title, about, lang, author;
  std::string page, self, cover;      // addresses: the course, the feed, a square picture ("" none)
  std::string guid;                   // a UUID
  std::string category, subcategory;  // of Apple's list
  std::string licence;                // SPDX, or words; "" not said
  std::vector<FeedPerson> people;
  std::vector<FeedEpisode> episodes;  // in the order of the course
};

std::string feed_xml(const FeedView& view);

}  // namespace colloquy::write
