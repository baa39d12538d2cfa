// Lines that were spoken elsewhere and travel with their course, so that it sounds the same where the voices that spoke
// them are not installed. To the studio an engine like others, which can say only what it was given: a line is found by
// its words and its voice, and an edited line is not found any more.
//
//     COURSE/spoken/ab/abcdefgh....opus       one file a line (clip_file.h), named for what is said (line_key)
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "speech/engine.h"

namespace colloquy::speech {

// In a course's folder.
inline constexpr std::string_view kKeptFolder = "spoken";

// The name of a line's file below the folder, from everything that shapes what is heard but the engine.
std::string kept_path(const Utterance& utterance);

class KeptLines final : public Engine {
 public:
  // `folder`: COURSE/spoken, which need not be there. Files that are none of ours, or damaged, are left out.
  explicit KeptLines(const std::filesystem::path& folder);

  std::string_view name() const override { return "kept"; }
  std::string identity() const override { return identity_; }
  bool speaks(std::string_view) const override { return false; }  // no language: lines
  bool offers(const Utterance& utterance) const override;
  bool synthesises() const override { return false; }
  base::Result<Clip> speak(const Utterance& utterance) const override;
  std::vector<std::size_t> unpronounceable(const Utterance&) const override { return {}; }
  std::vector<std::string> voices() const override { return {}; }

  // Whether it can say every line of a track that no recording is heard in place of.
  bool covers(const ScriptTrack& track) const;
  // The identity of the engine that spoke them; "" for none, or for several.
  const std::string& spoken_by() const { return spoken_by_; }

 private:
  std::map<std::string, std::filesystem::path, std::less<>> files_;  // by kept_path
  std::string identity_;
  std::string spoken_by_;
};

}  // namespace colloquy::speech
