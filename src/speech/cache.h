// What was spoken once is not spoken again: clips by the hash of all that shapes them. Both caches may be
// used from several threads. A cache forgets; nothing may depend on its remembering.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "speech/clip.h"

namespace colloquy::speech {

class ClipCache {
 public:
  virtual ~ClipCache() = default;
  virtual std::optional<Clip> get(const std::string& key) = 0;
  // A clip that cannot be kept (a full disk) is not kept; that is no error.
  virtual void put(const std::string& key, const Clip& clip) = 0;
};

class MemoryClipCache final : public ClipCache {
 public:
  std::optional<Clip> get(const std::string& key) override;
  void put(const std::string& key, const Clip& clip) override;
  std::size_t size() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Clip> clips_;
};

// One file a clip under `folder` (made when first needed; its owner chooses where). When the files grow
// over `limit` bytes, those longest unused go until nine tenths are left. Damaged files count as absent.
class FolderClipCache final : public ClipCache {
 public:
  FolderClipCache(std::filesystem::path folder, std::uintmax_t limit);
  std::optional<Clip> get(const std::string& key) override;
  void put(const std::string& key, const Clip& clip) override;
  std::uintmax_t forgotten() const;  // bytes, since it was opened

 private:
  std::filesystem::path path_of(const std::string& key) const;
  void forget_oldest();

  const std::filesystem::path folder_;
  const std::uintmax_t limit_;
  mutable std::mutex mutex_;
  std::uintmax_t bytes_ = 0;  // of all files, as far as we know
  std::uintmax_t forgotten_ = 0;
  bool counted_ = false;
};

}  // namespace colloquy::speech
