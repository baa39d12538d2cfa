// Human recordings in a track: which are heard, what is said of the others, and that what is heard is them.
#include "speech/recording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "speech/codecs.h"
#include "speech/decode.h"
#include "speech/flite/flite_engine.h"
#include "speech/loudness.h"
#include "speech/pauses.h"
#include "speech/programme.h"
#include "speech/script_of.h"
#include "speech/sounds_test.h"
#include "speech/studio.h"

namespace colloquy::speech {
namespace {

using Fault = RecordingFault;

// Guide asks in two sentences, Amal answers in two, Guide sums up.
lesson::Lesson sample() {
  const auto turn = [](std::string id, std::string who, std::string text) {
    lesson::Inline words;
    words.text = std::move(text);
    lesson::Block paragraph;
    paragraph.inlines = {std::move(words)};
    lesson::Turn made;
    made.id = std::move(id);
    made.who = std::move(who);
    made.text = {std::move(paragraph)};
    return made;
  };
  lesson::Lesson lesson;
  lesson.lang = "en";
  lesson.cast.resize(2);
  lesson.cast[0].name = "Guide";
  lesson.cast[1].name = "Amal";
  lesson::Part part;
  part.id = "p1";
  part.title = "Why we wait";
  part.lines = {turn("t1", "Guide", "A visitor falls silent in front of a picture. What would you do first?"),
                turn("t2", "Amal", "I would wait for a little while. Most people need some seconds before they speak."),
                turn("t3", "Guide", "So count to three, slowly, and then count to three again.")};
  part.summary = turn("", "Guide", "We wait before we ask.");
  lesson.dialogue = lesson::Dialogue{{}, {std::move(part)}, {}};
  return lesson;
}

lesson::Recording link(std::string file, std::uint32_t line) {
  return {std::move(file), "words", {1, line, 5, line, 9}};
}

lesson::Part& part_of(lesson::Lesson& lesson) {
  return lesson.dialogue->parts.front();
}
lesson::Turn& turn_of(lesson::Lesson& lesson, std::size_t at) {
  return std::get<lesson::Turn>(part_of(lesson).lines[at]);
}

RecordingFacts good(std::string hash) {
  return {Fault::none, false, std::move(hash)};
}

Clip decoded(const std::vector<float>& samples, int rate) {
  DecodedSound sound = decode_sound(wav_file(samples, rate));
  EXPECT_EQ(sound.fault, Fault::none);
  return std::move(sound.clip);
}

struct Studio {
  FliteEngine flite;
  EngineSet engines;
  MemoryClipCache cache;
  Studio() { engines.add(flite); }
};

std::vector<std::string> printed(const base::Diagnostics& findings) {
  std::vector<std::string> out;
  for (const base::Diagnostic& d : findings)
    out.push_back(std::to_string(d.span.line) + " " + d.rule + ": " + d.message);
  return out;
}

TEST(Recording, CoversTheLinesOfItsTurnOrPart) {
  lesson::Lesson lesson = sample();
  turn_of(lesson, 1).recording = link("amal.wav", 7);
  part_of(lesson).summary->recording = link("sum.wav", 9);
  ScriptTrack track = script_of(lesson).tracks[0];
  ASSERT_EQ(track.recordings.size(), 2u);
  EXPECT_EQ(track.recordings[0], (RecordedLines{2, 4, "amal.wav", "", {1, 7, 5, 7, 9}}));
  EXPECT_EQ(track.recordings[1], (RecordedLines{5, 6, "sum.wav", "", {1, 9, 5, 9, 9}}));
  EXPECT_FALSE(track.recorded(1));
  EXPECT_TRUE(track.recorded(3));
  part_of(lesson).recording = link("part.wav", 4);
  track = script_of(lesson).tracks[0];
  ASSERT_EQ(track.recordings.size(), 3u);
  EXPECT_EQ(track.recordings[0], (RecordedLines{0, 6, "part.wav", "", {1, 4, 5, 4, 9}}));
}

TEST(Recording, SettlesOnThoseThatAreHeard) {
  lesson::Lesson lesson = sample();
  turn_of(lesson, 0).recording = link("a.wav", 5);
  turn_of(lesson, 1).recording = link("b.wav", 6);
  part_of(lesson).recording = link("part.wav", 4);
  ScriptTrack track = script_of(lesson).tracks[0];
  EXPECT_THAT(printed(settle_recordings(track, {good("p"), good("a"), {Fault::silent, false, "b"}})),
              testing::ElementsAre("5 sound/recording: The recording \"a.wav\" is not heard: \"part.wav\" is the "
                                   "recording of the whole part.",
                                   "6 sound/silent: The recording \"b.wav\" is silent."));
  ASSERT_EQ(track.recordings.size(), 1u);
  EXPECT_EQ(track.recordings[0].hash, "p");
  // Where the part's cannot be heard, those of its turns are.
  track = script_of(lesson).tracks[0];
  EXPECT_THAT(printed(settle_recordings(track, {{Fault::unreadable, false, "p"}, {Fault::none, true, "a"}, good("b")})),
              testing::ElementsAre(
                  "4 sound/recording: The recording \"part.wav\" cannot be read: it is damaged, or no sound file of a "
                  "known kind.",
                  "5 sound/clipped: The recording \"a.wav\" is cut off where it is loudest."));
  EXPECT_EQ(track.recordings.size(), 2u);
}

TEST(Recording, EveryFaultIsSaidOnceAndPlainly) {
  const std::vector<std::pair<Fault, std::string>> faults = {
      {Fault::elsewhere, "is not a file of this course, so it is not heard."},
      {Fault::too_large, "is larger than 400 MB, so it is not heard."},
      {Fault::needs_ffmpeg, "is of a kind that only the program ffmpeg reads, and ffmpeg is not installed."},
      {Fault::cut_off, "breaks off: the file is shorter than it says."},
      {Fault::too_long, "is longer than 30 minutes, so it is not heard."}};
  for (const auto& [fault, words] : faults) {
    lesson::Lesson lesson = sample();
    turn_of(lesson, 0).recording = link("a.wav", 5);
    ScriptTrack track = script_of(lesson).tracks[0];
    const base::Diagnostics findings = settle_recordings(track, {{fault, false, ""}});
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].rule, "sound/recording");
    EXPECT_EQ(findings[0].message, "The recording \"a.wav\" " + words);
    EXPECT_FALSE(findings[0].help.empty());
    EXPECT_TRUE(track.recordings.empty());
  }
  // That a file is not there, form/link-broken says.
  lesson::Lesson lesson = sample();
  turn_of(lesson, 0).recording = link("a.wav", 5);
  ScriptTrack track = script_of(lesson).tracks[0];
  EXPECT_TRUE(settle_recordings(track, {{Fault::missing, false, ""}}).empty());
  EXPECT_TRUE(track.recordings.empty());
}

TEST(Recording, OfNoWordsIsNotHeard) {
  lesson::Lesson lesson = sample();
  turn_of(lesson, 0).text.clear();
  turn_of(lesson, 0).recording = link("a.wav", 5);
  ScriptTrack track = script_of(lesson).tracks[0];
  EXPECT_THAT(printed(settle_recordings(track, {good("a")})),
              testing::ElementsAre("5 sound/recording: Nothing is written that the recording \"a.wav\" says."));
  lesson::Lesson empty;
  lesson::Part part;
  part.id = "p1";
  part.recording = link("a.wav", 5);
  empty.dialogue = lesson::Dialogue{{}, {part}, {}};
  ASSERT_EQ(script_of(empty).tracks.size(), 1u);
  track = script_of(empty).tracks[0];
  EXPECT_EQ(settle_recordings(track, {good("a")}).size(), 1u);
  Studio studio;
  const base::Result<SpokenTrack> spoken = record(track, studio.engines, studio.cache, {});
  ASSERT_TRUE(spoken.ok());
  EXPECT_FALSE(spoken->has_sound());
}

// Amal's turn is a tone: so one hears where it is.
struct Recorded {
  ScriptTrack track;
  std::vector<Clip> clips;
};

Recorded with_a_turn() {
  lesson::Lesson lesson = sample();
  turn_of(lesson, 1).recording = link("amal.wav", 7);
  Recorded out{script_of(lesson).tracks[0], {decoded(tone(440, 44100, 6, 0.02), 44100)}};
  EXPECT_TRUE(settle_recordings(out.track, {good("amal")}).empty());
  return out;
}

TEST(Studio, PlaysTheRecordingOfATurnInPlaceOfItsVoice) {
  Studio studio;
  const Recorded recorded = with_a_turn();
  const base::Result<SpokenTrack> spoken = record(recorded.track, studio.engines, studio.cache, recorded.clips);
  ASSERT_TRUE(spoken.ok());
  EXPECT_EQ(spoken->synthesised, 4) << "lines of voices";
  const std::vector<package::LineTime>& lines = spoken->timeline.lines;
  ASSERT_EQ(lines.size(), 6u);
  // Six seconds of tone for both lines, and the usual silence before and after.
  EXPECT_NEAR(lines[3].end - lines[2].start, 6000, 30);
  EXPECT_NEAR(lines[2].start - lines[1].end, 500, 30);
  EXPECT_NEAR(lines[4].start - lines[3].end, 500, 30);
  EXPECT_GT(lines[3].start - lines[2].start, 1500);
  EXPECT_GT(lines[3].end - lines[3].start, 2500) << "the longer line has the longer time";
  for (const std::string* file : {&spoken->opus, &spoken->mp3}) {
    const Clip heard = decode_sound(*file).clip;  // its silences at both ends cut
    const auto share = [&](package::Ms from, package::Ms to) {
      const auto sample = [&](package::Ms ms) {
        return std::min(heard.pcm.size(), static_cast<std::size_t>(ms - kLeadIn) * heard.rate / 1000);
      };
      return share_of_tone(heard.pcm, sample(from), sample(to), 440, heard.rate);
    };
    EXPECT_GT(share(lines[2].start + 200, lines[3].end - 200), 0.95);
    EXPECT_LT(share(lines[0].start, lines[1].end), 0.1);
    EXPECT_LT(share(lines[4].start, lines[5].end), 0.1);
  }
}

TEST(Studio, LevelsARecordingLikeEverySpeaker) {
  Studio studio;
  // Amal's other lines are spoken by a voice, 30 dB louder than her recording.
  lesson::Lesson lesson = sample();
  turn_of(lesson, 1).recording = link("amal.wav", 7);
  turn_of(lesson, 2).who = "Amal";
  Recorded recorded{script_of(lesson).tracks[0], {decoded(tone(440, 44100, 6, 0.01), 44100)}};
  settle_recordings(recorded.track, {good("amal")});
  const base::Result<SpokenTrack> spoken = record(recorded.track, studio.engines, studio.cache, recorded.clips);
  ASSERT_TRUE(spoken.ok());
  EXPECT_NEAR(spoken->lufs, kTargetLufs, 0.3);
  ASSERT_EQ(spoken->speakers.size(), 2u);
  EXPECT_NEAR(spoken->speakers[0].lufs, spoken->speakers[1].lufs, 1.0);
  const base::Result<Programme> programme =
      rehearse(recorded.track, studio.engines, studio.cache, recorded.clips, Threads::one);
  ASSERT_TRUE(programme.ok());
  const auto loudness = [&](std::size_t line) {
    const package::LineTime& time = programme->timeline.lines[line];
    const std::size_t rate = static_cast<std::size_t>(programme->rate);
    return loudness_of_phrase({programme->samples.begin() + time.start * static_cast<int>(rate) / 1000,
                               programme->samples.begin() + time.end * static_cast<int>(rate) / 1000},
                              programme->rate);
  };
  EXPECT_NEAR(loudness(2), loudness(4), 2.0);  // a voice says one line louder than another
}

TEST(Studio, ARecordedPartNeedsNoVoice) {
  lesson::Lesson lesson = sample();
  lesson.lang = "ar";
  Studio studio;
  ScriptTrack silent = script_of(lesson).tracks[0];
  ASSERT_EQ(sound_findings(silent, studio.engines).size(), 1u);
  part_of(lesson).recording = link("part.opus", 4);
  ScriptTrack track = script_of(lesson).tracks[0];
  settle_recordings(track, {good("part")});
  EXPECT_TRUE(sound_findings(track, studio.engines).empty());
  const Clip clip = decoded(tone(330, 48000, 20), 48000);
  const base::Result<SpokenTrack> spoken = record(track, studio.engines, studio.cache, {clip});
  ASSERT_TRUE(spoken.ok());
  ASSERT_TRUE(spoken->has_sound());
  EXPECT_EQ(spoken->synthesised, 0);
  EXPECT_NEAR(spoken->lufs, kTargetLufs, 0.3);
  const std::vector<package::LineTime>& lines = spoken->timeline.lines;
  ASSERT_EQ(lines.size(), 6u);
  package::Ms at = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_EQ(lines[i].text, track.utterances[i].text);
    EXPECT_GE(lines[i].start, at);
    EXPECT_GT(lines[i].end, lines[i].start + 300);
    EXPECT_EQ(lines[i].words.size(), track.utterances[i].tokens.size());
    at = lines[i].end;
  }
  EXPECT_NEAR(at, 20000 + kLeadIn, 30);
  EXPECT_LE(at, spoken->timeline.duration);
}

TEST(Studio, ARecordingsBytesAreInTheKey) {
  Studio studio;
  Recorded recorded = with_a_turn();
  const std::string key = track_key(recorded.track, studio.engines);
  EXPECT_EQ(key, track_key(with_a_turn().track, studio.engines));
  recorded.track.recordings[0].hash = "amal, second take";
  EXPECT_NE(key, track_key(recorded.track, studio.engines));
  recorded.track.recordings.clear();
  EXPECT_NE(key, track_key(recorded.track, studio.engines));
}

TEST(Studio, RecordingsGiveTheSameBytesOnOneAndTwoThreads) {
  Studio one, two;
  const Recorded recorded = with_a_turn();
  const base::Result<SpokenTrack> a = record(recorded.track, one.engines, one.cache, recorded.clips, Threads::one);
  const base::Result<SpokenTrack> b = record(recorded.track, two.engines, two.cache, recorded.clips, Threads::two);
  ASSERT_TRUE(a.ok() && b.ok());
  EXPECT_EQ(a->opus, b->opus);
  EXPECT_EQ(a->mp3, b->mp3);
}

TEST(Recording, EveryRuleIsDescribed) {
  for (const base::RuleInfo& rule : recording_rules()) {
    EXPECT_TRUE(rule.id.starts_with("sound/"));
    EXPECT_FALSE(rule.summary.empty()) << rule.id;
    EXPECT_GT(rule.explanation.size(), 20u) << rule.id;
  }
}

}  // namespace
}  // namespace colloquy::speech
