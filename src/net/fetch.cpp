#include "net/fetch.h"

#include <cstdio>
#include <memory>
#include <system_error>

#include "net/curl_library.h"

namespace colloquy::net {
namespace {

using base::ErrorKind;

constexpr long kConnectSeconds = 20, kSlow = 1000, kSlowSeconds = 60;  // bytes a second, for so long: given up

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* file) {
  return std::fwrite(bytes, size, count, static_cast<std::FILE*>(file));
}

}  // namespace

base::Result<void> fetch(const std::string& url, const std::filesystem::path& into) {
  const CurlLibrary curl = TRY(load_curl());
  std::error_code error;
  const std::uintmax_t there = std::filesystem::exists(into, error) ? std::filesystem::file_size(into, error) : 0;
  std::unique_ptr<std::FILE, CloseFile> file(std::fopen(into.c_str(), "ab"));
  if (!file) return base::make_error(ErrorKind::io, into.string() + " cannot be written.");
  CURL* session = curl.init();
  if (session == nullptr) return base::make_error(ErrorKind::unavailable, "no memory to fetch " + url);
  curl.set(session, CURLOPT_URL, url.c_str());
  curl.set(session, CURLOPT_PROTOCOLS_STR, "http,https");
  curl.set(session, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl.set(session, CURLOPT_FOLLOWLOCATION, 1L);
  curl.set(session, CURLOPT_MAXREDIRS, 5L);
  curl.set(session, CURLOPT_FAILONERROR, 1L);
  curl.set(session, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl.set(session, CURLOPT_LOW_SPEED_LIMIT, kSlow);
  curl.set(session, CURLOPT_LOW_SPEED_TIME, kSlowSeconds);
  curl.set(session, CURLOPT_NOSIGNAL, 1L);
  curl.set(session, CURLOPT_RESUME_FROM_LARGE, static_cast<curl_off_t>(there));
  curl.set(session, CURLOPT_WRITEFUNCTION, keep);
  curl.set(session, CURLOPT_WRITEDATA, file.get());
  CURLcode code = curl.perform(session);
  curl.cleanup(session);
  const bool flushed = std::fflush(file.get()) == 0;
  if (code == CURLE_OK && flushed) return {};
  // A server that knows no ranges, or a file that is whole already (416).
  if (there > 0 && (code == CURLE_RANGE_ERROR || code == CURLE_HTTP_RETURNED_ERROR)) {
    file.reset();
    std::filesystem::remove(into, error);
    return fetch(url, into);
  }
  if (code == CURLE_WRITE_ERROR || !flushed)
    return base::make_error(ErrorKind::io, into.string() + " cannot be written: is the disk full?");
  if (code == CURLE_HTTP_RETURNED_ERROR) return base::make_error(ErrorKind::not_found, url + " is not there.");
  return base::make_error(ErrorKind::unavailable, url + ": " + curl.message(code));
}

}  // namespace colloquy::net
