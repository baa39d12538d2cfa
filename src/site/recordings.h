// The human recordings of a course, read from its folder: what is known of a file's bytes, and its samples.
// Between the scan and the studio. What was found out once stays in the cache, so that a recording that did
// not change is neither read nor decoded again.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "site/cache_folder.h"
#include "site/scan.h"
#include "speech/cache.h"
#include "speech/recording.h"

namespace colloquy::site {

class Recordings {
 public:
  // All arguments must outlive the object.
  Recordings(const Scan& scan, const CacheFolder& cache) : scan_(scan), cache_(cache) {}

  // A hash of the bytes of a file of the course; "" where there is none, or one too large to be heard.
  // Read once and remembered by place, size and time, as the whole course is (Scan::stamp).
  // Errors: denied, io.
  base::Result<std::string> hash(const std::string& path) const;

  enum class Unknown { decoded, left };  // what to do with a recording that was never looked into

  // What is known of the recording that a lesson (its path) links to; nullopt where it was left. Puts the
  // samples of what it decodes into `clips`. Errors: denied, io.
  base::Result<std::optional<speech::RecordingFacts>> facts(const std::string& lesson, const std::string& link,
                                                            speech::ClipCache& clips, Unknown unknown) const;

  // The samples of a recording without a fault. Errors: as above; invalid (the file changed meanwhile).
  base::Result<speech::Clip> samples(const std::string& lesson, const std::string& link, const std::string& hash,
                                     speech::ClipCache& clips) const;

 private:
  base::Result<std::string> bytes(const std::string& path) const;

  const Scan& scan_;
  const CacheFolder& cache_;
};

}  // namespace colloquy::site
