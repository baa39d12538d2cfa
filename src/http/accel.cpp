#include "http/accel.h"

#include <filesystem>
#include <utility>

#include "api/percent.h"

namespace colloquy::http {
namespace {

namespace fs = std::filesystem;

// As names go: links are not followed, for the proxy is told names too.
std::string plain(const std::string& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  return error ? std::string() : absolute.lexically_normal().string();
}

}  // namespace

base::Result<Accel> Accel::of(std::string prefix, const std::string& folder) {
  if (prefix.size() < 2 || prefix.front() != '/') {
    return base::make_error(
        base::ErrorKind::invalid,
        "'" + prefix + "' is no prefix for --accel; write it as /colloquy-files/, as in nginx.conf.");
  }
  if (prefix.back() != '/') prefix.push_back('/');
  Accel accel{std::move(prefix), plain(folder)};
  if (accel.folder.empty()) return base::make_error(base::ErrorKind::invalid, "'" + folder + "' is no folder.");
  if (accel.folder.back() != '/') accel.folder.push_back('/');
  return accel;
}

std::optional<std::string> Accel::address_of(const std::string& path) const {
  const std::string name = plain(path);
  if (name.size() <= folder.size() || name.compare(0, folder.size(), folder) != 0) return std::nullopt;
  return prefix + api::percent_encode_path(std::string_view(name).substr(folder.size()));
}

}  // namespace colloquy::http
