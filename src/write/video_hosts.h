// Which film addresses may be framed in a page, and the address that sets no cookie before play.
// The server's `frame-src` must allow exactly these hosts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colloquy::write {

struct VideoFrame {
  std::string address;  // for an iframe
};

// Nothing for a host that is not known or an address that names no film.
std::optional<VideoFrame> video_frame(std::string_view address);

// "www.youtube-nocookie.com", ... for Content-Security-Policy: frame-src.
const std::vector<std::string_view>& frame_hosts();

// The host of an absolute address, without "www.".
std::string host_of(std::string_view address);

}  // namespace colloquy::write
