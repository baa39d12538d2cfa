// Where the build keeps what it need not make again: spoken lines, finished tracks, stamps of
// finished builds. One folder for all courses of a person; it may be deleted at any time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace colloquy::site {

class CacheFolder {
 public:
  // "": $COLLOQUY_CACHE, else $XDG_CACHE_HOME/colloquy, else ~/.cache/colloquy, else a folder for
  // temporary files.
  explicit CacheFolder(std::filesystem::path root = {});

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path clips() const { return root_ / "clips"; }

  // Bytes kept under a key of letters and digits. put() that fails keeps nothing and is no error.
  std::optional<std::string> get(std::string_view kind, std::string_view key) const;
  void put(std::string_view kind, std::string_view key, std::string_view bytes) const;

  // Forgets the longest unused files of `kind` until at most `limit` bytes are left. Gives the bytes forgotten.
  std::uintmax_t trim(std::string_view kind, std::uintmax_t limit) const;

  // How large it may grow: $COLLOQUY_CACHE_GB, else 16 GB. An hour of speech takes 170 MB of lines and 45 MB of tracks,
  // and a course that has not room in it is spoken again and again.
  std::uintmax_t limit() const { return limit_; }
  std::uintmax_t clip_limit() const { return limit_ / 4 * 3; }
  std::uintmax_t track_limit() const { return limit_ / 16 * 3; }
  std::uintmax_t card_limit() const { return limit_ / 16; }  // of cards as they are joined

 private:
  std::filesystem::path path(std::string_view kind, std::string_view key) const;
  std::filesystem::path root_;
  std::uintmax_t limit_;
};

inline constexpr std::uintmax_t kRecordingBytes = 4ull << 20;  // what is known of recordings, not their sound

}  // namespace colloquy::site
