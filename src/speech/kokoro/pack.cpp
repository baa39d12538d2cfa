#include "speech/kokoro/pack.h"

#include <utility>

#include "base/file.h"
#include "base/hash.h"

namespace colloquy::speech {

using base::ErrorKind;
using base::Json;
using base::Result;

namespace {

Json file_json(const PackFile& file) {
  return Json::object().set("path", file.path).set("sha256", file.sha256);
}

PackFile file_of(const Json& json) {
  return {json["path"].as_string(), json["sha256"].as_string()};
}

// A path that stays in the folder.
bool is_inside(const PackFile& file) {
  const std::filesystem::path path(file.path);
  if (file.path.empty() || path.is_absolute() || file.sha256.size() != 64) return false;
  for (const std::filesystem::path& step : path) {
    if (step == "..") return false;
  }
  return true;
}

}  // namespace

Json to_json(const Pack& pack) {
  Json voices = Json::array(), licences = Json::array();
  for (const Pack::Voice& voice : pack.voices) voices.push(file_json(voice.styles).set("name", voice.name));
  for (const PackFile& file : pack.licences) licences.push(file_json(file));
  return Json::object()
      .set("colloquy", "voices")
      .set("format", kPackFormat)
      .set("name", "kokoro")
      .set("model", file_json(pack.model))
      .set("runtime", file_json(pack.runtime))
      .set("voices", std::move(voices))
      .set("licences", std::move(licences));
}

Result<Pack> read_pack(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / kPackFile;
  const std::string text = TRY(base::read_file(path));
  const Json json = TRY(base::parse_json(text));
  if (json["colloquy"].as_string() != "voices" || json["format"].as_int() != kPackFormat)
    return base::make_error(ErrorKind::invalid, path.string() + " is not a voice pack that this program can read.");
  Pack out{folder, file_of(json["model"]), file_of(json["runtime"]), {}, {}};
  bool good = is_inside(out.model) && is_inside(out.runtime);
  for (const Json& voice : json["voices"].as_array()) {
    out.voices.push_back({voice["name"].as_string(), file_of(voice)});
    good = good && is_inside(out.voices.back().styles) && !out.voices.back().name.empty();
  }
  for (const Json& file : json["licences"].as_array()) {
    out.licences.push_back(file_of(file));
    good = good && is_inside(out.licences.back());
  }
  if (!good || out.voices.empty())
    return base::make_error(ErrorKind::invalid, path.string() + " is broken. Install the voices again.");
  return out;
}

Result<std::string> read_part(const Pack& pack, const PackFile& file) {
  constexpr std::uint64_t kLargest = 1ULL << 30;
  const std::filesystem::path path = pack.folder / file.path;
  std::string bytes = TRY(base::read_file(path, kLargest));
  if (base::hex(base::sha256(bytes)) != file.sha256)
    return base::make_error(ErrorKind::invalid,
                            path.string() + " is not what was installed. Install the voices again.");
  return bytes;
}

}  // namespace colloquy::speech
