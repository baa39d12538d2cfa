#include "net/ask.h"

#include "net/curl_library.h"

namespace colloquy::net {
namespace {

using base::ErrorKind;

constexpr long kConnectSeconds = 10, kSeconds = 120;
constexpr std::size_t kQuoted = 200;  // bytes of a refusal that are shown

struct Answer {
  std::string bytes;
  std::size_t most = 0;
  bool too_large = false;
};

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* user) {
  Answer& answer = *static_cast<Answer*>(user);
  if (answer.bytes.size() + size * count > answer.most) {
    answer.too_large = true;
    return 0;
  }
  answer.bytes.append(bytes, size * count);
  return size * count;
}

// Of somebody else's text, what fits in a sentence.
std::string beginning_of(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, kQuoted)) out += static_cast<unsigned char>(c) < ' ' || c == '\x7f' ? ' ' : c;
  return out;
}

base::Error refusal(const Question& question, long status, std::string_view answer) {
  const std::string said =
      question.url + " answered " + std::to_string(status) + (answer.empty() ? "" : ": " + beginning_of(answer));
  if (status == 401 || status == 403) return base::make_error(ErrorKind::denied, said);
  if (status == 404) return base::make_error(ErrorKind::not_found, said);
  if (status == 429 || status >= 500) return base::make_error(ErrorKind::unavailable, said);
  return base::make_error(ErrorKind::invalid, said);
}

}  // namespace

base::Result<std::string> ask(const Question& question, std::size_t most) {
  const CurlLibrary curl = TRY(load_curl());
  CURL* session = curl.init();
  if (session == nullptr) return base::make_error(ErrorKind::unavailable, "no memory to ask " + question.url);
  curl_slist* headers = curl.append(nullptr, "Content-Type: application/json");
  headers = curl.append(headers, "Expect:");
  if (!question.bearer.empty()) headers = curl.append(headers, ("Authorization: Bearer " + question.bearer).c_str());
  Answer answer;
  answer.most = most;
  long status = 0;
  curl.set(session, CURLOPT_URL, question.url.c_str());
  curl.set(session, CURLOPT_PROTOCOLS_STR, "http,https");
  curl.set(session, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl.set(session, CURLOPT_TIMEOUT, kSeconds);
  curl.set(session, CURLOPT_NOSIGNAL, 1L);
  curl.set(session, CURLOPT_HTTPHEADER, headers);
  curl.set(session, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(question.body.size()));
  curl.set(session, CURLOPT_POSTFIELDS, question.body.c_str());
  curl.set(session, CURLOPT_WRITEFUNCTION, keep);
  curl.set(session, CURLOPT_WRITEDATA, &answer);
  const CURLcode code = curl.perform(session);
  curl.info(session, CURLINFO_RESPONSE_CODE, &status);
  curl.cleanup(session);
  curl.free_all(headers);
  if (answer.too_large)
    return base::make_error(ErrorKind::too_large, question.url + " answered with more than anybody asked for.");
  if (code != CURLE_OK)
    return base::make_error(ErrorKind::unavailable, question.url + " does not answer: " + curl.message(code));
  if (status != 200) return refusal(question, status, answer.bytes);
  return std::move(answer.bytes);
}

}  // namespace colloquy::net
