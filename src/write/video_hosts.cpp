#include "write/video_hosts.h"

#include <algorithm>

namespace colloquy::write {
namespace {

bool is_id(std::string_view id) {
  const auto fine = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), fine);
}

// What stands after the host, from its slash.
std::string_view path_of(std::string_view address) {
  const std::size_t host = address.find("://");
  if (host == std::string_view::npos) return {};
  const std::size_t slash = address.find('/', host + 3);
  return slash == std::string_view::npos ? std::string_view() : address.substr(slash);
}

std::string_view parameter(std::string_view path, std::string_view name) {
  std::size_t at = path.find('?');
  while (at != std::string_view::npos) {
    const std::string_view rest = path.substr(at + 1);
    if (rest.starts_with(name) && rest.substr(name.size()).starts_with('=')) {
      const std::string_view value = rest.substr(name.size() + 1);
      return value.substr(0, value.find_first_of("&#"));
    }
    at = path.find('&', at + 1);
  }
  return {};
}

std::string_view segment(std::string_view path, std::string_view prefix) {
  if (!path.starts_with(prefix)) return {};
  const std::string_view rest = path.substr(prefix.size());
  return rest.substr(0, rest.find_first_of("/?#&"));
}

}  // namespace

std::string host_of(std::string_view address) {
  const std::size_t start = address.find("://");
  if (start == std::string_view::npos) return {};
  std::string_view host = address.substr(start + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) host = host.substr(at + 1);
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

std::optional<VideoFrame> video_frame(std::string_view address) {
  const std::string host = host_of(address);
  const std::string_view path = path_of(address);
  std::string_view id;
  if (host == "youtu.be") id = segment(path, "/");
  if (host == "youtube.com" || host == "m.youtube.com" || host == "youtube-nocookie.com") {
    id = parameter(path, "v");
    if (id.empty()) id = segment(path, "/embed/");
    if (id.empty()) id = segment(path, "/shorts/");
  }
  if (!id.empty()) {
    if (!is_id(id)) return std::nullopt;
    return VideoFrame{"https://www.youtube-nocookie.com/embed/" + std::string(id) + "?autoplay=1"};
  }
  if (host == "vimeo.com") {
    id = segment(path, "/");
    const bool digits = !id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits) return VideoFrame{"https://player.vimeo.com/video/" + std::string(id) + "?dnt=1&autoplay=1"};
  }
  return std::nullopt;
}

const std::vector<std::string_view>& frame_hosts() {
  static const std::vector<std::string_view> hosts = {"www.youtube-nocookie.com", "player.vimeo.com"};
  return hosts;
}

}  // namespace colloquy::write
