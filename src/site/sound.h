// The sound of a course: every lesson's script recorded, or taken from the cache where nothing that
// shapes it has changed. Sits between speech/ (which knows no files) and the output folder.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "lesson/course.h"
#include "package/joinable.h"
#include "package/manifest.h"
#include "package/timeline.h"
#include "site/cache_folder.h"
#include "site/output.h"
#include "site/scan.h"
#include "site/workers.h"
#include "speech/voices.h"

namespace colloquy::site {

// A finished track: its files below gated/ (names without folder), "" where there is no sound.
struct Track {
  std::string id, title;
  package::TrackEntry::Kind kind = package::TrackEntry::Kind::conversation;
  package::Timeline timeline;
  std::string opus, mp3, captions, cues;
  std::int64_t mp3_bytes = 0;
  std::string chapters, transcript_vtt, transcript_json;
};

// The spoken cards of a lesson: their file below data/, and where in it each is asked and answered.
struct CardSound {
  std::string file;
  package::Piece silence;
  struct Card {
    package::Piece asked, answered;
  };
  std::map<std::string, Card> cards;  // by id
};

struct Sound {
  std::map<std::string, std::vector<Track>> tracks;  // by lesson id, in the order of the page
  std::map<std::string, CardSound> cards;            // by lesson id (card_sound.h); absent where none is spoken
  base::Diagnostics findings;                        // sound/ rules that need the script or the voice
  std::size_t recorded = 0;                          // tracks made anew
  std::size_t synthesised = 0;                       // lines spoken anew
  std::uintmax_t forgotten = 0;                      // bytes of older sound that the cache had no more room for
  std::size_t left_out = 0;                          // tracks that wait for a build that may record
  std::size_t waiting = 0;                           // tracks by the quick voices that the best may speak
};

// Says of long work how far it is: done of all, in words (of tracks) or lines. Called from any thread.
using Progress = std::function<void(std::size_t done, std::size_t of)>;

// What to do with a track that the best voices have not recorded yet: let them; let the quick ones, where they have not
// either; or take what the quick ones have recorded, and else leave it out.
enum class Missing { recorded, quickly, left_out };

// Which tracks are wanted, where not all of them are: an export takes some.
using Wants = std::function<bool(const lesson::Lesson& lesson, package::TrackEntry::Kind kind)>;

struct Recording {
  Missing missing = Missing::recorded;
  // What is not begun by then is taken from the cache, or left out. Nothing: as long as it takes.
  std::optional<std::chrono::steady_clock::time_point> until = {};
  Wants wants = {};  // none given: all

  Missing missing_now() const {
    return until && std::chrono::steady_clock::now() >= *until ? Missing::left_out : missing;
  }
};

// Human recordings are read from the folder of `scan`, which the course was read from. Errors: internal (an
// engine failed, a recording cannot be opened), and those of Output.
base::Result<Sound> record_course(const lesson::Course& course, const Scan& scan, const CacheFolder& cache,
                                  Output& output, const Workers& workers, const speech::Voices& voices,
                                  const Recording& how, const Progress& progress);

}  // namespace colloquy::site
