#include "site/keep_lines.h"

#include <atomic>
#include <map>
#include <system_error>
#include <utility>
#include <vector>

#include "base/file.h"
#include "speech/cache.h"
#include "speech/card_script.h"
#include "speech/clip_file.h"
#include "speech/kept_lines.h"
#include "speech/script_of.h"
#include "speech/studio.h"
#include "write/text.h"

namespace colloquy::site {
namespace {

namespace fs = std::filesystem;
using base::Result;

// Each line once, by the name of its file.
std::map<std::string, speech::Utterance> lines_of_course(const lesson::Course& course) {
  std::map<std::string, speech::Utterance> lines;
  for (const lesson::Lesson& lesson : course.lessons) {
    for (const speech::ScriptTrack& track : speech::script_of(lesson).tracks) {
      for (const speech::Utterance& line : track.utterances) lines.emplace(speech::kept_path(line), line);
    }
    const speech::CardScript cards = speech::card_script(lesson, write::Text(lesson.lang)("card.gap.said"));
    for (const speech::Utterance& line : cards.track.utterances) lines.emplace(speech::kept_path(line), line);
  }
  return lines;
}

// Whether it wrote: a line that these voices spoke already is left alone.
Result<bool> keep(const fs::path& file, const speech::Utterance& line, const speech::Engine& engine,
                  speech::ClipCache& cache) {
  const std::string identity = engine.identity();
  if (const Result<std::string> there = base::read_file(file);
      there.ok() && speech::engine_of_clip_file(*there) == identity)
    return false;
  const std::string bytes = TRY(speech::to_clip_file({TRY(speech::take_line(line, engine, cache)), identity}));
  TRY_VOID(base::write_file(file, bytes));
  return true;
}

}  // namespace

Result<KeptCount> keep_lines(const lesson::Course& course, const fs::path& folder, const CacheFolder& cache,
                             const Workers& workers, const speech::Voices& voices, const Progress& progress) {
  const speech::Engine* studio = voices.studio();
  if (studio == nullptr) {
    return base::make_error(base::ErrorKind::not_found,
                            "The studio voices are not here: colloquy voices install kokoro brings them.");
  }
  speech::FolderClipCache clips(cache.clips(), cache.clip_limit());
  const std::map<std::string, speech::Utterance> lines = lines_of_course(course);
  std::vector<std::pair<const std::string*, const speech::Utterance*>> all;
  for (const auto& [path, line] : lines) {
    if (studio->offers(line)) all.emplace_back(&path, &line);
  }
  std::vector<Result<bool>> kept(all.size(), false);
  std::atomic<std::size_t> done{0};
  workers.each(all.size(), [&](std::size_t i) {
    kept[i] = keep(folder / *all[i].first, *all[i].second, *studio, clips);
    if (progress) progress(++done, all.size());
  });
  KeptCount count;
  for (const Result<bool>& one : kept) {
    if (!one.ok()) return one.error();
    count.written += *one ? 1 : 0;
  }
  std::vector<fs::path> gone;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (!it->is_regular_file(error) || it->path().extension() != ".opus") continue;
    if (lines.contains(it->path().lexically_relative(folder).generic_string())) {
      ++count.lines;
      count.bytes += it->file_size(error);
    } else {
      gone.push_back(it->path());
    }
  }
  for (const fs::path& path : gone) {
    count.removed += fs::remove(path, error) ? 1 : 0;
    fs::remove(path.parent_path(), error);  // only if nothing is left in it
  }
  return count;
}

}  // namespace colloquy::site
