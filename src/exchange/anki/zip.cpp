#include "exchange/anki/zip.h"

#include <zip.h>

#include <set>

#include "exchange/anki/markup.h"
#include "exchange/zip_writer.h"

namespace colloquy::exchange::anki {
namespace {

using base::ErrorKind;
using base::make_error;

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string said(const zip_error_t& error) {
  return zip_failure(error.zip_err, error.sys_err);
}

std::string named(const std::string& name) {
  return "\"" + shown(name, 80) + "\"";
}

bool is_link(zip_t* archive, zip_uint64_t index) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0) return false;
  return system == ZIP_OPSYS_UNIX && (attributes >> 16 & 0170000) == 0120000;
}

}  // namespace

struct Zip::Archive {
  std::string bytes;  // libzip reads from here
  zip_t* zip = nullptr;
  Archive() = default;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() {
    if (zip) zip_discard(zip);
  }
};

Zip::Zip(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {}
Zip::Zip(Zip&& other) noexcept = default;
Zip::~Zip() = default;

base::Result<Zip> Zip::open(std::string bytes) {
  if (bytes.empty()) return make_error(ErrorKind::invalid, "the file is empty, which is no whole zip archive");
  if (bytes.size() > kLargestPackage) return make_error(ErrorKind::too_large, "the package is larger than 256 MB");
  auto archive = std::make_unique<Archive>();
  archive->bytes = std::move(bytes);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(archive->bytes.data(), archive->bytes.size(), 0, &error);
  if (source) archive->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (!archive->zip) {
    if (source) zip_source_free(source);
    const std::string why = said(error);
    zip_error_fini(&error);
    return make_error(ErrorKind::invalid,
                      "this is no whole zip archive (" + why + "); perhaps it was cut off on its way");
  }
  zip_error_fini(&error);
  zip_t* const handle = archive->zip;
  const zip_int64_t count = zip_get_num_entries(handle, 0);
  Zip out(std::move(archive));
  if (count > static_cast<zip_int64_t>(kMostEntries))
    return make_error(ErrorKind::too_large, "the package holds " + std::to_string(count) + " entries; at most " +
                                                std::to_string(kMostEntries) + " are read");
  std::set<std::string> names;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t stat;
    if (zip_stat_index(handle, i, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME) || !(stat.valid & ZIP_STAT_SIZE))
      return make_error(ErrorKind::invalid, "entry " + std::to_string(i + 1) + " cannot be read");
    std::string name = stat.name;
    if (name.empty() || name.size() > 255 || name == "." || name == ".." ||
        name.find_first_of("/\\") != std::string::npos)
      return make_error(ErrorKind::invalid,
                        "entry " + named(name) + " has a path for its name; packages have none, so nothing is read");
    if (is_link(handle, i))
      return make_error(ErrorKind::invalid,
                        "entry " + named(name) + " is a link; packages have none, so nothing is read");
    if (stat.valid & ZIP_STAT_ENCRYPTION_METHOD && stat.encryption_method != ZIP_EM_NONE)
      return make_error(ErrorKind::invalid, "entry " + named(name) + " has a password");
    if (!names.insert(name).second) return make_error(ErrorKind::invalid, "entry " + named(name) + " is there twice");
    out.entries_.push_back({std::move(name), stat.comp_size, stat.size});
  }
  return out;
}

const ZipEntry* Zip::find(std::string_view name) const {
  for (const ZipEntry& entry : entries_) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

base::Result<std::string> Zip::read(const ZipEntry& entry, Budget& budget) const {
  const auto index = static_cast<zip_uint64_t>(&entry - entries_.data());
  const std::uint64_t most = budget.most(std::min<std::uint64_t>(entry.packed, archive_->bytes.size()));
  if (entry.size > most)
    return make_error(ErrorKind::too_large, "entry " + named(entry.name) + " would unpack to " +
                                                std::to_string(entry.size) + " bytes, which is too much");
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive_->zip, index, 0));
  if (!file)
    return make_error(ErrorKind::invalid, "entry " + named(entry.name) + ": " + said(*zip_get_error(archive_->zip)));
  // Its claim is no promise: what comes is counted, and the buffer grows with it.
  std::string out;
  for (;;) {
    const std::size_t at = out.size();
    out.resize(at + std::min<std::uint64_t>(64 * 1024, most + 1 - at));
    const zip_int64_t got = zip_fread(file.get(), out.data() + at, out.size() - at);
    if (got < 0)
      return make_error(ErrorKind::invalid,
                        "entry " + named(entry.name) + " is damaged (" + said(*zip_file_get_error(file.get())) + ")");
    out.resize(at + static_cast<std::size_t>(got));
    if (got == 0) break;
    if (out.size() > most)
      return make_error(ErrorKind::too_large, "entry " + named(entry.name) + " unpacks to more than it says");
  }
  if (out.size() != entry.size) return make_error(ErrorKind::invalid, "entry " + named(entry.name) + " is cut off");
  budget.take(out.size());
  return out;
}

}  // namespace colloquy::exchange::anki
