#include "site/sound.h"

#include <atomic>
#include <mutex>

#include "base/hash.h"
#include "base/json.h"
#include "site/cover.h"
#include "site/recordings.h"
#include "speech/script_of.h"
#include "speech/studio.h"
#include "speech/voices.h"
#include "write/captions.h"
#include "write/cues.h"
#include "write/id3.h"
#include "write/track_chapters.h"
#include "write/transcript.h"

namespace colloquy::site {
namespace {

using base::Json;
using base::Result;
using package::LineTime;
using package::Timeline;

// A finished track in the cache: the timeline as JSON, then the two files, each behind its length.
std::string pack(const speech::SpokenTrack& spoken) {
  Json lines = Json::array();
  for (const LineTime& line : spoken.timeline.lines) {
    Json words = Json::array();
    for (const package::WordTime& word : line.words) words.push(word.start).push(word.end);
    lines.push(Json::object()
                   .set("n", line.node)
                   .set("i", line.index)
                   .set("w", line.speaker)
                   .set("t", line.text)
                   .set("s", line.start)
                   .set("e", line.end)
                   .set("words", std::move(words)));
  }
  const std::string timeline =
      to_string(Json::object().set("duration", spoken.timeline.duration).set("lines", std::move(lines)));
  return std::to_string(timeline.size()) + ' ' + std::to_string(spoken.opus.size()) + ' ' +
         std::to_string(spoken.mp3.size()) + '\n' + timeline + spoken.opus + spoken.mp3;
}

bool unpack(const std::string& bytes, speech::SpokenTrack& spoken) {
  const std::size_t head = bytes.find('\n');
  if (head == std::string::npos || head > 80) return false;
  unsigned long sizes[3] = {};
  if (std::sscanf(bytes.c_str(), "%lu %lu %lu", &sizes[0], &sizes[1], &sizes[2]) != 3) return false;
  if (head + 1 + sizes[0] + sizes[1] + sizes[2] != bytes.size()) return false;
  const Result<Json> json = base::parse_json(std::string_view(bytes).substr(head + 1, sizes[0]));
  if (!json.ok()) return false;
  spoken.timeline.duration = static_cast<package::Ms>((*json)["duration"].as_int());
  for (const Json& item : (*json)["lines"].as_array()) {
    LineTime line{item["n"].as_string(),
                  static_cast<int>(item["i"].as_int()),
                  item["w"].as_string(),
                  item["t"].as_string(),
                  static_cast<package::Ms>(item["s"].as_int()),
                  static_cast<package::Ms>(item["e"].as_int()),
                  {}};
    const Json::Array& words = item["words"].as_array();
    for (std::size_t i = 0; i + 1 < words.size(); i += 2)
      line.words.push_back(
          {static_cast<package::Ms>(words[i].as_int()), static_cast<package::Ms>(words[i + 1].as_int())});
    spoken.timeline.lines.push_back(std::move(line));
  }
  spoken.opus = bytes.substr(head + 1 + sizes[0], sizes[1]);
  spoken.mp3 = bytes.substr(head + 1 + sizes[0] + sizes[1]);
  return true;
}

struct Job {
  const lesson::Lesson* lesson = nullptr;
  int number = 0, of = 0;  // of the lesson's tracks
  speech::ScriptTrack script;
  Track track;
  base::Diagnostics findings;
  std::string error;
};

// Ids of a script are part of its timeline, so they belong to the key as well as what is heard.
std::string key_of(const speech::ScriptTrack& script, const speech::EngineSet& engines) {
  std::string ids = script.id;
  for (const speech::Utterance& utterance : script.utterances)
    ids += '\0' + utterance.node + '\0' + std::to_string(utterance.line) + '\0' + utterance.speaker + '\0' +
           utterance.text;
  return base::short_hash("track 1\n" + speech::track_key(script, engines) + ids, 40);
}

std::size_t words_in(const speech::ScriptTrack& script) {
  std::size_t words = 0;
  for (const speech::Utterance& utterance : script.utterances) words += utterance.tokens.size();
  return words;
}

std::string cues_of(const lesson::Lesson& lesson, const std::string& track, const package::Timeline& timeline) {
  if (lesson.dialogue) {
    for (const lesson::Part& part : lesson.dialogue->parts) {
      if (part.id == track) return write::cues(track, timeline, write::stops_of(part), write::pauses_of(part));
    }
  }
  return write::cues(track, timeline, {});
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

// What an MP3 says of itself, in whichever program it is opened.
std::string tag_of(const lesson::Course& course, const Job& job, const std::vector<write::TrackChapter>& chapters,
                   const std::string& picture) {
  const lesson::Lesson& lesson = *job.lesson;
  const std::string number = lesson.number.empty() ? "" : lesson.number + " ";
  write::Id3Tag tag;
  tag.title = number + lesson.title + " · " + job.track.title;
  tag.artist = joined(lesson.authors.empty() ? course.authors : lesson.authors);
  tag.album = course.title;
  tag.track = job.number;
  tag.of = job.of;
  tag.picture = picture;
  tag.picture_type = "image/png";
  tag.chapters = chapters;
  return write::id3_tag(tag);
}

// What is made of a finished track beside its sound, and both where the package has them.
Result<void> put_track(const lesson::Course& course, const std::string& picture, speech::SpokenTrack& spoken, Job& job,
                       Output& output) {
  Track& track = job.track;
  const auto put = [&](std::string_view extension, std::string_view bytes) {
    return output.put_hashed("gated", extension, bytes);
  };
  const std::vector<write::TrackChapter> chapters = write::track_chapters(*job.lesson, track.id, spoken.timeline);
  const std::vector<write::CaptionCue> transcript = write::caption_cues(spoken.timeline, write::Speakers::apart);
  const std::string mp3 = tag_of(course, job, chapters, picture) + spoken.mp3;
  track.opus = TRY(put("opus", spoken.opus));
  track.mp3 = TRY(put("mp3", mp3));
  track.mp3_bytes = static_cast<std::int64_t>(mp3.size());
  track.captions = TRY(put("vtt", write::webvtt(spoken.timeline)));
  track.cues = TRY(put("json", cues_of(*job.lesson, track.id, spoken.timeline)));
  track.chapters = TRY(put("json", write::chapters_json(chapters)));
  track.transcript_vtt = TRY(put("vtt", write::transcript_vtt(transcript)));
  track.transcript_json = TRY(put("json", write::transcript_json(transcript)));
  return {};
}

// Leaves in the script the recordings that are heard. False: some were never looked into, and must wait.
Result<bool> settle(Job& job, const Recordings& recordings, speech::ClipCache& clips, Missing missing) {
  const Recordings::Unknown unknown =
      missing == Missing::left_out ? Recordings::Unknown::left : Recordings::Unknown::decoded;
  std::vector<speech::RecordingFacts> facts;
  for (const speech::RecordedLines& recording : job.script.recordings) {
    std::optional<speech::RecordingFacts> known =
        TRY(recordings.facts(job.lesson->path, recording.file, clips, unknown));
    if (!known) return false;
    facts.push_back(*std::move(known));
  }
  job.findings = speech::settle_recordings(job.script, facts);
  return true;
}

Result<std::vector<speech::Clip>> samples_of(const Job& job, const Recordings& recordings, speech::ClipCache& clips) {
  std::vector<speech::Clip> out;
  for (const speech::RecordedLines& recording : job.script.recordings)
    out.push_back(TRY(recordings.samples(job.lesson->path, recording.file, recording.hash, clips)));
  return out;
}

}  // namespace

Result<Sound> record_course(const lesson::Course& course, const Scan& scan, const CacheFolder& cache, Output& output,
                            const Workers& workers, const speech::Voices& voices, const Recording& how,
                            const Progress& progress) {
  const Recordings recordings(scan, cache);
  speech::FolderClipCache clips(cache.clips(), cache.clip_limit());
  Sound sound;
  std::vector<Job> jobs;
  for (const lesson::Lesson& lesson : course.lessons) {
    speech::Script script = speech::script_of(lesson);
    int number = 0;
    for (speech::ScriptTrack& track : script.tracks) {
      Job job;
      job.lesson = &lesson;
      job.number = ++number;
      job.of = static_cast<int>(script.tracks.size());
      job.track.id = track.id;
      job.track.title = track.title;
      job.track.kind = track.kind == speech::TrackKind::chapter ? package::TrackEntry::Kind::chapter
                                                                : package::TrackEntry::Kind::conversation;
      if (how.wants && !how.wants(lesson, job.track.kind)) continue;
      job.script = std::move(track);
      jobs.push_back(std::move(job));
    }
  }
  const std::string picture = cover_png(course, kPictureInSound, cache);
  std::atomic<std::size_t> done{0}, recorded{0}, synthesised{0}, left_out{0}, waiting{0};
  std::size_t words = 0;
  for (const Job& job : jobs) words += words_in(job.script);
  // Inside a track too, for the last of many tracks is alone, and often there is but one to speak.
  const speech::Threads inside = workers.threads() > 1 ? speech::Threads::two : speech::Threads::one;
  const auto make = [&](Job& job, std::atomic<std::size_t>& told) -> Result<void> {
    const Missing missing = how.missing_now();
    if (!TRY(settle(job, recordings, clips, missing))) {
      ++left_out;
      return {};
    }
    const speech::EngineSet* engines = &voices.engines_for(job.script);
    const base::Diagnostics more = speech::sound_findings(job.script, *engines);
    job.findings.insert(job.findings.end(), more.begin(), more.end());
    std::string key = key_of(job.script, *engines);
    speech::SpokenTrack spoken;
    std::optional<std::string> kept = cache.get("tracks", key);
    if (!kept && missing != Missing::recorded) {
      engines = &voices.quick_for(job.script);
      const std::string quick_key = key_of(job.script, *engines);
      if (quick_key != key) ++waiting;
      key = quick_key;
      kept = cache.get("tracks", key);
    }
    if (!kept || !unpack(*kept, spoken)) {
      if (missing == Missing::left_out) {
        ++left_out;
        return {};
      }
      const std::vector<speech::Clip> samples = TRY(samples_of(job, recordings, clips));
      spoken = TRY(speech::record(job.script, *engines, clips, samples, inside, [&](std::size_t more) {
        told += more;
        if (progress) progress(done += more, words);
      }));
      synthesised += static_cast<std::size_t>(spoken.synthesised);
      ++recorded;
      cache.put("tracks", key, pack(spoken));
    }
    if (spoken.has_sound()) TRY_VOID(put_track(course, picture, spoken, job, output));
    job.track.timeline = std::move(spoken.timeline);
    return {};
  };
  workers.each(jobs.size(), [&](std::size_t i) {
    std::atomic<std::size_t> told{0};
    const Result<void> made = make(jobs[i], told);
    if (!made.ok()) jobs[i].error = made.error().message;
    if (progress) progress(done += words_in(jobs[i].script) - told, words);
  });
  for (Job& job : jobs) {
    if (!job.error.empty())
      return base::make_error(base::ErrorKind::internal,
                              job.lesson->path + ", \"" + job.track.title + "\": " + job.error);
    sound.findings.insert(sound.findings.end(), job.findings.begin(), job.findings.end());
    if (!job.track.opus.empty()) sound.tracks[job.lesson->id].push_back(std::move(job.track));
  }
  sound.recorded = recorded;
  sound.synthesised = synthesised;
  sound.left_out = left_out;
  sound.waiting = waiting;
  if (sound.recorded > 0) {
    sound.forgotten = clips.forgotten() + cache.trim("tracks", cache.track_limit());
    cache.trim("recordings", kRecordingBytes);
  }
  return sound;
}

}  // namespace colloquy::site
