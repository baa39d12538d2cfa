// Everything that reads a request's bytes before a handler does: the head, then path, query, form,
// cookies, ranges, conditions and codings. What is accepted must keep what message.h promises.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "api/cookies.h"
#include "api/form.h"
#include "api/percent.h"
#include "api/same_origin.h"
#include "base/utf8.h"
#include "http/head.h"
#include "http/select.h"

namespace {

using namespace colloquy;

void must(bool promise) {
  if (!promise) std::abort();
}

void check_path(const std::string& path) {
  must(!path.empty() && path[0] == '/' && base::first_invalid_utf8(path) == base::kNoError);
  must(path.find("//") == std::string::npos && path.find('\\') == std::string::npos);
  must((path + "/").find("/../") == std::string::npos && (path + "/").find("/./") == std::string::npos);
  must(std::none_of(path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
  must(api::decode_path(api::percent_encode_path(path)) == path);
}

void check_range(std::string_view field, std::uint64_t size) {
  const http::Selection selected = http::select_range(field, size);
  must(selected.first <= size && selected.length <= size - selected.first);
  must(selected.extent != http::Extent::part || selected.length > 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const http::HeadEnd end = http::find_head_end(bytes);
  must(end.size <= bytes.size());
  if (end.size == 0) {
    // Not a head: then at least each reader on its own.
    if (const auto path = api::decode_path(bytes)) check_path(*path);
    check_range(bytes, 1000);
    for (const auto& [name, value] : api::parse_cookies(bytes)) must(!name.empty());
    api::Form::parse(bytes);
    http::accepted_codings(bytes);
    return 0;
  }
  // However the bytes were cut, the head ends at the same place.
  const http::HeadEnd half = http::find_head_end(bytes.substr(0, end.size / 2));
  must(half.size == 0 && http::find_head_end(bytes, half.searched).size == end.size);

  auto parsed = http::parse_head(bytes.substr(0, end.size), 100);
  const http::Head* head = std::get_if<http::Head>(&parsed);
  if (!head) {
    must(std::get<http::Refusal>(parsed).status >= 400);
    return 0;
  }
  api::Request request = head->request;
  check_path(request.path);
  must(!request.headers.has("Transfer-Encoding") && request.headers.count("Content-Length") <= 1);
  for (std::size_t i = 0; i < request.headers.size(); ++i) {
    must(!request.headers.name(i).empty());
    must(request.headers.value(i).find_first_of("\r\n") == std::string_view::npos);
  }
  request.body = bytes.substr(end.size);
  api::form_of(request);
  api::query_of(request);
  api::cookie(request, "session");
  api::is_same_origin(request);
  for (const std::uint64_t length : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 40}) {
    check_range(request.headers.get("Range"), length);
  }
  http::names_etag(request.headers.get("If-None-Match"), "a");
  http::is_same_version(request.headers.get("If-Range"), "x");
  http::accepted_codings(request.headers.get("Accept-Encoding"));
  return 0;
}
