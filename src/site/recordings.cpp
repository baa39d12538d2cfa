#include "site/recordings.h"

#include <utility>

#include "base/file.h"
#include "base/hash.h"
#include "site/ffmpeg.h"
#include "source/address.h"
#include "speech/decode.h"

namespace colloquy::site {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::Result;
using speech::DecodedSound;
using speech::RecordingFacts;
using Fault = speech::RecordingFault;

constexpr std::size_t kHashLength = 32;

// Facts in the cache: the fault's number and whether the sound is clipped.
std::string facts_key(const std::string& hash) {
  return base::short_hash("recording facts " + std::to_string(speech::kRecordingVersion) + ' ' + hash, 40);
}

std::string pack(const RecordingFacts& facts) {
  return std::to_string(static_cast<int>(facts.fault)) + (facts.clipped ? " clipped" : " clean");
}

std::optional<RecordingFacts> unpack(const std::optional<std::string>& bytes, const std::string& hash) {
  for (const Fault fault : {Fault::none, Fault::unreadable, Fault::cut_off, Fault::too_long, Fault::silent}) {
    for (const bool clipped : {false, true}) {
      RecordingFacts facts{fault, clipped, hash};
      if (bytes == pack(facts)) return facts;
    }
  }
  return std::nullopt;
}

Result<DecodedSound> decoded(const std::string& bytes) {
  DecodedSound sound = speech::decode_sound(bytes);
  if (sound.fault != Fault::unreadable || !is_mpeg4(bytes)) return sound;
  const Result<std::string> au = au_by_ffmpeg(bytes);
  if (au.ok()) return speech::decode_sound(*au);
  if (au.error().kind == ErrorKind::io) return au.error();
  if (au.error().kind == ErrorKind::not_found) sound.fault = Fault::needs_ffmpeg;
  return sound;
}

}  // namespace

Result<std::string> Recordings::bytes(const std::string& path) const {
  return base::read_file(scan_.root / path, speech::kLargestRecording);
}

Result<std::string> Recordings::hash(const std::string& path) const {
  const auto file = scan_.others.find(path);
  if (file == scan_.others.end() || file->second > speech::kLargestRecording) return std::string();
  std::error_code error;
  const fs::path place = fs::weakly_canonical(scan_.root / path, error);
  const auto changed = fs::last_write_time(place, error).time_since_epoch().count();
  const std::string key = base::short_hash(
      "recording file\n" + place.string() + '\n' + std::to_string(file->second) + '\n' + std::to_string(changed), 40);
  const std::optional<std::string> kept = cache_.get("recordings", key);
  if (kept && kept->size() == kHashLength) return *kept;
  const std::string hash = base::short_hash(TRY(bytes(path)), kHashLength);
  cache_.put("recordings", key, hash);
  return hash;
}

Result<std::optional<RecordingFacts>> Recordings::facts(const std::string& lesson, const std::string& link,
                                                        speech::ClipCache& clips, Unknown unknown) const {
  RecordingFacts facts;
  const std::string path = source::linked_path(lesson, link);
  if (path.empty()) {
    facts.fault = Fault::elsewhere;
    return std::optional(facts);
  }
  facts.hash = TRY(hash(path));
  if (facts.hash.empty()) {
    facts.fault = scan_.exists(path) ? Fault::too_large : Fault::missing;
    return std::optional(facts);
  }
  const std::string key = facts_key(facts.hash);
  if (std::optional<RecordingFacts> kept = unpack(cache_.get("recordings", key), facts.hash)) return kept;
  if (unknown == Unknown::left) return std::optional<RecordingFacts>();
  const std::string file = TRY(bytes(path));
  const DecodedSound sound = TRY(decoded(file));
  facts.fault = sound.fault;
  facts.clipped = sound.clipped;
  if (facts.fault == Fault::none) clips.put(speech::recording_clip_key(facts.hash), sound.clip);
  // A program may be installed tomorrow: that it is missing is not remembered.
  if (facts.fault != Fault::needs_ffmpeg) cache_.put("recordings", key, pack(facts));
  return std::optional(facts);
}

Result<speech::Clip> Recordings::samples(const std::string& lesson, const std::string& link, const std::string& hash,
                                         speech::ClipCache& clips) const {
  const std::string key = speech::recording_clip_key(hash);
  if (std::optional<speech::Clip> kept = clips.get(key)) return *std::move(kept);
  const std::string file = TRY(bytes(source::linked_path(lesson, link)));
  DecodedSound sound = TRY(decoded(file));
  if (sound.fault != Fault::none || base::short_hash(file, kHashLength) != hash)
    return base::make_error(ErrorKind::invalid, "the recording \"" + link + "\" changed while it was read");
  clips.put(key, sound.clip);
  return std::move(sound.clip);
}

}  // namespace colloquy::site
