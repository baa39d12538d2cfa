#include "site/card_sound.h"

#include <atomic>
#include <cstdint>
#include <optional>

#include "base/hash.h"
#include "base/json.h"
#include "speech/card_script.h"
#include "speech/pieces.h"
#include "speech/studio.h"
#include "write/text.h"

namespace colloquy::site {
namespace {

using base::Json;
using base::Result;
using package::Piece;

// In the cache: the pieces as JSON on one line, the silence first; then the frames.
std::string pack(const speech::SpokenPieces& spoken) {
  Json pieces = Json::array();
  const auto put = [&](const Piece& piece) { pieces.push(piece.first).push(piece.frames); };
  put(spoken.silence);
  for (const Piece& piece : spoken.pieces) put(piece);
  return to_string(pieces) + '\n' + spoken.frames;
}

std::optional<speech::SpokenPieces> unpack(const std::string& bytes) {
  const std::size_t head = bytes.find('\n');
  if (head == std::string::npos) return std::nullopt;
  const Result<Json> json = base::parse_json(std::string_view(bytes).substr(0, head));
  if (!json.ok() || json->as_array().size() < 2) return std::nullopt;
  const Json::Array& numbers = json->as_array();
  speech::SpokenPieces out;
  out.frames = bytes.substr(head + 1);
  const auto held = static_cast<std::int64_t>(out.frames.size()) / package::kFrameBytes;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
    const std::int64_t first = numbers[i].as_int(-1), frames = numbers[i + 1].as_int(-1);
    if (first < 0 || frames < 0 || first + frames > held) return std::nullopt;
    const Piece piece{static_cast<std::int32_t>(first), static_cast<std::int32_t>(frames)};
    if (i == 0) {
      out.silence = piece;
    } else {
      out.pieces.push_back(piece);
    }
  }
  return out;
}

std::string key_of(const speech::ScriptTrack& track, const speech::EngineSet& engines) {
  return base::short_hash("cards 1\n" + speech::track_key(track, engines), 40);
}

struct Job {
  const lesson::Lesson* lesson = nullptr;
  speech::CardScript script;
  CardSound sound;
  std::string error;
};

class Recorder {
 public:
  Recorder(const CacheFolder& cache, Output& output, const speech::Voices& voices, const Recording& how,
           speech::Threads threads)
      : cache_(cache),
        output_(output),
        voices_(voices),
        how_(how),
        threads_(threads),
        clips_(cache.clips(), cache.clip_limit()) {}

  Result<void> record(Job& job) {
    const std::optional<speech::SpokenPieces> spoken = TRY(pieces_of(job.script.track));
    if (!spoken) {
      ++left_out;
      return {};
    }
    if (spoken->frames.empty()) return {};
    job.sound.file = TRY(output_.put_hashed("data", "mp3", spoken->frames));
    job.sound.silence = spoken->silence;
    for (const speech::CardScript::Card& card : job.script.cards) {
      if (card.asked >= spoken->pieces.size() || card.answered >= spoken->pieces.size()) continue;
      const Piece asked = spoken->pieces[card.asked], answered = spoken->pieces[card.answered];
      if (asked.frames > 0 && answered.frames > 0) job.sound.cards[card.id] = {asked, answered};
    }
    return {};
  }

  std::uintmax_t forgotten() const { return clips_.forgotten(); }  // bytes, of lines

  std::atomic<std::size_t> synthesised{0}, left_out{0}, waiting{0}, recorded{0};

 private:
  std::optional<speech::SpokenPieces> kept(const std::string& key) const {
    const std::optional<std::string> bytes = cache_.get("cards", key);
    return bytes ? unpack(*bytes) : std::nullopt;
  }

  // Nothing: they wait for a build that may speak.
  Result<std::optional<speech::SpokenPieces>> pieces_of(const speech::ScriptTrack& track) {
    const speech::EngineSet* engines = &voices_.engines_for(track);
    std::string key = key_of(track, *engines);
    std::optional<speech::SpokenPieces> found = kept(key);
    const Missing missing = how_.missing_now();
    if (!found && missing != Missing::recorded) {
      engines = &voices_.quick_for(track);
      const std::string quick_key = key_of(track, *engines);
      if (quick_key != key) ++waiting;
      key = quick_key;
      found = kept(key);
    }
    if (found || missing == Missing::left_out) return found;
    speech::SpokenPieces spoken = TRY(speech::record_pieces(track, *engines, clips_, threads_));
    synthesised += static_cast<std::size_t>(spoken.synthesised);
    ++recorded;
    cache_.put("cards", key, pack(spoken));
    return std::optional(std::move(spoken));
  }

  const CacheFolder& cache_;
  Output& output_;
  const speech::Voices& voices_;
  const Recording how_;
  const speech::Threads threads_;
  speech::FolderClipCache clips_;
};

}  // namespace

Result<void> record_cards(const lesson::Course& course, const CacheFolder& cache, Output& output,
                          const Workers& workers, const speech::Voices& voices, const Recording& how, Sound& sound) {
  std::vector<Job> jobs;
  for (const lesson::Lesson& lesson : course.lessons) {
    Job job;
    job.lesson = &lesson;
    job.script = speech::card_script(lesson, write::Text(lesson.lang)("card.gap.said"));
    if (!job.script.cards.empty()) jobs.push_back(std::move(job));
  }
  Recorder recorder(cache, output, voices, how, workers.threads() > 1 ? speech::Threads::two : speech::Threads::one);
  workers.each(jobs.size(), [&](std::size_t i) {
    const Result<void> made = recorder.record(jobs[i]);
    if (!made.ok()) jobs[i].error = made.error().message;
  });
  for (Job& job : jobs) {
    if (!job.error.empty())
      return base::make_error(base::ErrorKind::internal, job.lesson->path + ", its cards: " + job.error);
    if (!job.sound.cards.empty()) sound.cards[job.lesson->id] = std::move(job.sound);
  }
  sound.synthesised += recorder.synthesised;
  sound.left_out += recorder.left_out;
  sound.waiting += recorder.waiting;
  if (recorder.recorded > 0) sound.forgotten += recorder.forgotten() + cache.trim("cards", cache.card_limit());
  return {};
}

}  // namespace colloquy::site
