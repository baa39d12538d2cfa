#include "speech/kept_lines.h"

#include <optional>
#include <system_error>

#include "base/file.h"
#include "base/hash.h"
#include "speech/clip_file.h"

namespace colloquy::speech {

namespace fs = std::filesystem;
using base::Result;

std::string kept_path(const Utterance& utterance) {
  const std::string key = line_key(utterance);
  return key.substr(0, 2) + '/' + key + ".opus";
}

KeptLines::KeptLines(const fs::path& folder) {
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code gone;
    if (it->path().extension() == ".opus" && it->is_regular_file(gone) && !gone)
      files_.emplace(it->path().lexically_relative(folder).generic_string(), it->path());
  }
  base::Sha256 hash;
  std::optional<std::string> speaker;
  for (auto it = files_.begin(); it != files_.end();) {
    const Result<std::string> bytes = base::read_file(it->second);
    const std::string engine = bytes.ok() ? engine_of_clip_file(*bytes) : std::string();
    if (engine.empty()) {
      it = files_.erase(it);
      continue;
    }
    hash.update(it->first);
    hash.update(*bytes);
    if (!speaker)
      speaker = engine;
    else if (*speaker != engine)
      speaker->clear();
    ++it;
  }
  if (speaker) spoken_by_ = *speaker;
  identity_ = "kept " + base::base32(hash.finish()).substr(0, 26);
}

bool KeptLines::offers(const Utterance& utterance) const {
  return !files_.empty() && files_.contains(kept_path(utterance));
}

Result<Clip> KeptLines::speak(const Utterance& utterance) const {
  const auto file = files_.find(kept_path(utterance));
  if (file == files_.end()) return base::make_error(base::ErrorKind::not_found, "This line was not kept.");
  const std::string bytes = TRY(base::read_file(file->second));
  Result<ClipFile> kept = read_clip_file(bytes);
  if (!kept.ok() || kept->clip.words.size() != utterance.tokens.size()) {
    return base::make_error(base::ErrorKind::invalid,
                            file->second.string() + " is damaged: delete it, or run `colloquy voices keep` again.");
  }
  return std::move(kept->clip);
}

bool KeptLines::covers(const ScriptTrack& track) const {
  for (std::size_t i = 0; i < track.utterances.size(); ++i) {
    if (!track.recorded(i) && !offers(track.utterances[i])) return false;
  }
  return !files_.empty();
}

}  // namespace colloquy::speech
