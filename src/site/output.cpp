#include "site/output.h"

#include <vector>

#include "base/file.h"
#include "base/hash.h"
#include "site/gzip.h"

namespace colloquy::site {

namespace fs = std::filesystem;
using base::Result;

Result<void> Output::open() {
  std::error_code error;
  if (fs::exists(root_, error) && !fs::is_directory(root_, error)) {
    return base::make_error(base::ErrorKind::exists, root_.string() + ": is not a folder");
  }
  const bool ours = fs::exists(root_ / "manifest.json", error) || fs::exists(root_ / ".colloquy", error);
  if (fs::exists(root_, error) && !ours && !fs::is_empty(root_, error)) {
    return base::make_error(base::ErrorKind::exists,
                            root_.string() + ": holds other files; name an empty folder, or one that Colloquy built");
  }
  fs::create_directories(root_, error);
  // From the first moment the folder says whose it is: a build that was cut off may be taken up again.
  TRY_VOID(base::write_if_changed(
      root_ / ".colloquy",
      "A course package, written by colloquy build. Do not edit: the next build writes over it.\n"));
  return {};
}

Result<void> Output::put(const std::string& name, std::string_view bytes, Twin twin) {
  const bool wrote = TRY(base::write_if_changed(root_ / name, bytes));
  if (twin == Twin::gzip) {
    std::error_code error;
    if (wrote || !fs::exists(root_ / (name + ".gz"), error))
      TRY_VOID(base::write_if_changed(root_ / (name + ".gz"), gzip(bytes)));
  }
  const std::lock_guard lock(mutex_);
  names_[name] = checksum(bytes);
  if (twin == Twin::gzip) names_[name + ".gz"] = 0;
  written_ += wrote ? 1 : 0;
  return {};
}

Result<std::string> Output::put_hashed(const std::string& folder, std::string_view extension, std::string_view bytes,
                                       Twin twin) {
  const std::string file = base::short_hash(bytes, 20) + "." + std::string(extension);
  const std::string name = folder + "/" + file;
  // Content-addressed: a file of this name holds these bytes, unless somebody cut it short.
  std::error_code error;
  if (fs::file_size(root_ / name, error) == bytes.size() && !error && twin == Twin::none) {
    keep(name);
    return file;
  }
  TRY_VOID(put(name, bytes, twin));
  // Its name says what its bytes are, whether it was written now or earlier.
  const std::lock_guard lock(mutex_);
  names_[name] = 0;
  return file;
}

void Output::keep(const std::string& name) {
  const std::lock_guard lock(mutex_);
  names_.try_emplace(name, 0);
}

std::string Output::fingerprint() const {
  const std::lock_guard lock(mutex_);
  base::Sha256 hash;
  for (const auto& [name, sum] : names_) hash.update(name + ' ' + std::to_string(sum) + '\n');
  return base::base32(hash.finish()).substr(0, 16);
}

bool Output::has(const std::string& name) const {
  std::error_code error;
  return fs::exists(root_ / name, error);
}

Result<void> Output::finish(const package::Manifest& manifest) {
  // The first one too is whole from the moment it is there: it is what makes the folder a package.
  std::error_code error;
  const std::string bytes = package::write_manifest(manifest);
  if (fs::exists(root_ / "manifest.json", error)) {
    TRY_VOID(base::write_if_changed(root_ / "manifest.json", bytes));
  } else {
    TRY_VOID(base::write_file(root_ / "manifest.json", bytes));
  }
  std::vector<fs::path> stale;
  for (const char* folder : {"pages", "files", "gated", "data"}) {
    for (fs::recursive_directory_iterator at(root_ / folder, error), end; !error && at != end; at.increment(error)) {
      if (!at->is_regular_file(error)) continue;
      if (!names_.contains(at->path().lexically_relative(root_).generic_string())) stale.push_back(at->path());
    }
  }
  for (const fs::path& path : stale) fs::remove(path, error);
  return {};
}

}  // namespace colloquy::site
