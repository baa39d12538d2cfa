// The course package's manifest: where the two rivers meet. The build writes it last, the server
// reads it first; what it names is immutable. It holds what every page needs of the whole course
// and nothing gated.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "package/timeline.h"

namespace colloquy::package {

inline constexpr int kManifestVersion = 1;

// One programme of sound and its files (names below gated/).
struct TrackEntry {
  enum class Kind { conversation, chapter };
  std::string id, title;
  Kind kind = Kind::conversation;
  Ms duration = 0;
  std::string opus, mp3, captions, cues;
  // For podcast apps: how large the MP3 is, its chapters, and its words as WebVTT and as JSON.
  std::int64_t mp3_bytes = 0;
  std::string chapters, transcript_vtt, transcript_json;
  struct Voice {
    std::string name;
    bool teaches = false;
    friend bool operator==(const Voice&, const Voice&) = default;
  };
  std::vector<Voice> voices;  // who is heard, in order; a narrator is not named
};

struct LessonEntry {
  std::string id, slug, number, title, lang, translates;
  bool index = false;  // a chapter's own page
  bool open = false;   // access: open
  int listen_ms = 0;
  int read_words = 0;
  int cards = 0;                                      // for everybody
  std::vector<std::pair<std::string, int>> editions;  // of cards that were changed since they were written, by id
  int questions = 0;
  std::string visitor_page, learner_page;  // below the package folder
  std::string data;                        // "data/<id>.json", "" nothing to ask
  std::vector<TrackEntry> tracks;
  std::vector<std::string> sounds;  // names below gated/ of sounds in its text and cards
};

struct Manifest {
  int version = kManifestVersion;
  std::string course, slug, title, lang, licence;
  std::vector<std::string> authors;
  std::string cover;       // "files/<hash>.png", square, for podcast apps
  std::string build;       // content hash of all of it: the package's version
  bool speech = true;      // false: text first, sound not made yet
  int waiting = 0;         // tracks without sound yet, or by quick voices until the best have recorded them
  double retention = 0.9;  // wanted recall when a card falls due
  int new_cards = 20;      // a day
  std::string index_page;
  std::vector<LessonEntry> lessons;  // in course order
};

std::string write_manifest(const Manifest& manifest);
// Errors: invalid (not a manifest, missing names, names that leave the folder), with what is wrong.
base::Result<Manifest> read_manifest(std::string_view json);

}  // namespace colloquy::package
