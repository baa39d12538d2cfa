#include "speech/studio.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ogg/ogg.h>
#include <opus.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "speech/codecs.h"
#include "speech/coded_opus.h"
#include "speech/flite/flite_engine.h"
#include "speech/loudness.h"
#include "speech/pauses.h"
#include "speech/programme.h"
#include "text/words.h"

namespace colloquy::speech {
namespace {

Utterance line(const std::string& speaker, const std::string& voice, const std::string& text) {
  Utterance utterance;
  utterance.speaker = speaker;
  utterance.node = speaker + text.substr(0, 4);
  utterance.text = text;
  utterance.voice.name = voice;
  utterance.after = Boundary::speaker_change;
  for (const std::string_view word : text::split_words(text)) {
    utterance.tokens.push_back({std::string(word), "", std::nullopt});
  }
  return utterance;
}

ScriptTrack conversation() {
  ScriptTrack track;
  track.id = "why";
  track.title = "Why we wait";
  track.utterances = {
      line("Guide", "female-1", "When a visitor falls silent in front of a picture, what would you do first?"),
      line("Amal", "male-1", "I would ask the next question at once, before it becomes awkward for both of us."),
      line("Bo", "male-2", "I would rather wait. Most people need a few seconds before they say what they see."),
      line("Guide", "female-1", "Bo is right — waiting is an offer, and the visitor may take it or leave it."),
      line("Bo", "male-2", "So I count to three."),
      line("Amal", "male-1", "And then I ask something smaller."),
  };
  track.utterances.back().after = Boundary::part_end;
  return track;
}

struct Studio {
  FliteEngine flite;
  EngineSet engines;
  MemoryClipCache cache;
  Studio() { engines.add(flite); }
  SpokenTrack record(const ScriptTrack& track, Threads threads = Threads::one) {
    base::Result<SpokenTrack> spoken = speech::record(track, engines, cache, {}, threads);
    EXPECT_TRUE(spoken.ok());
    return spoken.ok() ? std::move(*spoken) : SpokenTrack{};
  }
};

// The Opus file as a player hears it, at 48 kHz: without its pre-skip, up to its last granule
// (RFC 7845, sections 4.2 and 4.4).
std::vector<float> decoded(const std::string& file) {
  ogg_sync_state sync;
  ogg_stream_state stream;
  ogg_sync_init(&sync);
  std::copy(file.begin(), file.end(), ogg_sync_buffer(&sync, static_cast<long>(file.size())));
  ogg_sync_wrote(&sync, static_cast<long>(file.size()));
  OpusDecoder* decoder = opus_decoder_create(48000, 1, nullptr);
  std::vector<float> samples;
  std::vector<float> frame(5760);
  ogg_page page;
  ogg_packet packet;
  int number = 0;
  std::size_t skip = 0, length = 0;
  while (ogg_sync_pageout(&sync, &page) == 1) {
    if (ogg_page_bos(&page)) ogg_stream_init(&stream, ogg_page_serialno(&page));
    ogg_stream_pagein(&stream, &page);
    while (ogg_stream_packetout(&stream, &packet) == 1) {
      if (number++ == 0) skip = packet.packet[10] | packet.packet[11] << 8;
      if (number <= 2) continue;
      const int count =
          opus_decode_float(decoder, packet.packet, static_cast<int>(packet.bytes), frame.data(), 5760, 0);
      EXPECT_GT(count, 0);
      samples.insert(samples.end(), frame.begin(), frame.begin() + std::max(0, count));
    }
    length = static_cast<std::size_t>(ogg_page_granulepos(&page));
    EXPECT_EQ(ogg_page_eos(&page) != 0, sync.returned == sync.fill);
  }
  ogg_stream_clear(&stream);
  ogg_sync_clear(&sync);
  opus_decoder_destroy(decoder);
  EXPECT_GE(samples.size(), length);
  samples.resize(length);
  samples.erase(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(skip));
  return samples;
}

TEST(Studio, MastersToTheTarget) {
  Studio studio;
  const SpokenTrack spoken = studio.record(conversation());
  ASSERT_TRUE(spoken.has_sound());
  EXPECT_NEAR(spoken.lufs, kTargetLufs, 0.3);
  const base::Result<Programme> programme = rehearse(conversation(), studio.engines, studio.cache, {}, Threads::one);
  ASSERT_TRUE(programme.ok());
  EXPECT_LE(true_peak(programme->samples, programme->rate), kCeilingDbtp);
  ASSERT_EQ(spoken.speakers.size(), 3u);
  EXPECT_EQ(spoken.speakers[0].speaker, "Guide");
  double quietest = 0, loudest = -100;
  for (const SpeakerLoudness& speaker : spoken.speakers) {
    quietest = std::min(quietest, speaker.lufs);
    loudest = std::max(loudest, speaker.lufs);
  }
  EXPECT_LE(loudest - quietest, 1.0);
  // The same after coding, as a player hears it.
  const std::vector<float> heard = decoded(spoken.opus);
  EXPECT_NEAR(integrated_loudness(heard, 48000), kTargetLufs, 0.5);
  EXPECT_LE(true_peak(heard, 48000), 0.0);
  EXPECT_NEAR(static_cast<double>(heard.size()) / 48, spoken.timeline.duration, 1.0);
}

TEST(Studio, TimelineSaysWhereWordsSound) {
  Studio studio;
  const ScriptTrack track = conversation();
  const SpokenTrack spoken = studio.record(track);
  ASSERT_EQ(spoken.timeline.lines.size(), track.utterances.size());
  const std::vector<float> heard = decoded(spoken.opus);
  const auto energy = [&heard](package::Ms from, package::Ms to) {
    double sum = 0;
    for (std::size_t i = static_cast<std::size_t>(from) * 48; i < static_cast<std::size_t>(to) * 48; ++i)
      sum += heard[i] * heard[i];
    return sum / ((to - from) * 48 + 1);
  };
  package::Ms last = 0;
  for (std::size_t i = 0; i < track.utterances.size(); ++i) {
    const package::LineTime& time = spoken.timeline.lines[i];
    EXPECT_EQ(time.words.size(), track.utterances[i].tokens.size());
    EXPECT_EQ(time.start, last + (i == 0 ? kLeadIn : kAtSpeakerChange));
    package::Ms at = time.start;
    for (const package::WordTime& word : time.words) {
      EXPECT_GE(word.start, at);
      EXPECT_GE(word.end, word.start);
      EXPECT_LE(word.end, time.end);
      at = word.end;
    }
    // Speech where the words are, silence in the pause.
    EXPECT_GT(energy(time.words.front().start, time.words.back().end), 1e-4);
    EXPECT_LT(energy(time.end + 60, time.end + 400), 1e-6);
    last = time.end;
  }
  EXPECT_EQ(spoken.timeline.duration, last + kAfterPart);
}

TEST(Studio, JoinsOfTheStreamAreSilent) {
  Studio studio;
  ScriptTrack track = conversation();
  track.utterances.insert(track.utterances.end(), track.utterances.begin(), track.utterances.end());
  const base::Result<Programme> programme = rehearse(track, studio.engines, studio.cache, {}, Threads::one);
  ASSERT_TRUE(programme.ok());
  const std::vector<Stretch> stretches = stretches_of(programme->samples, programme->rate);
  ASSERT_GE(stretches.size(), 2u);
  const base::Result<std::string> opus = opus_file(programme->samples, programme->rate);
  ASSERT_TRUE(opus.ok());
  const std::vector<float> heard = decoded(*opus);
  ASSERT_EQ(heard.size(), programme->samples.size() * 3);
  for (std::size_t i = 1; i < stretches.size(); ++i) {
    EXPECT_EQ(stretches[i].from, stretches[i - 1].to);
    const std::size_t cut = stretches[i].from * 960;  // at 48 kHz
    for (std::size_t at = cut - 4000; at < cut + 1000; ++at) ASSERT_LT(std::abs(heard[at]), 0.002f) << at - cut;
  }
  // Nothing is moved by more than half a millisecond: so the sound before coding and after it agree best.
  const auto alike = [&](std::ptrdiff_t delay) {
    double sum = 0;
    for (std::size_t i = 1000; i + 1000 < programme->samples.size(); ++i) {
      sum += static_cast<double>(programme->samples[i]) *
             heard[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i * 3) + delay)];
    }
    return sum;
  };
  EXPECT_GT(alike(0), alike(24));
  EXPECT_GT(alike(0), alike(-24));
}

TEST(Studio, SameBytesOnOneAndTwoThreads) {
  Studio one, two;
  const SpokenTrack a = one.record(conversation(), Threads::one);
  const SpokenTrack b = two.record(conversation(), Threads::two);
  EXPECT_EQ(a.opus, b.opus);
  EXPECT_EQ(a.mp3, b.mp3);
  EXPECT_EQ(a.synthesised, 6);
  EXPECT_EQ(b.synthesised, 6);
}

TEST(Studio, SpeaksOnlyWhatChanged) {
  Studio studio;
  ScriptTrack track = conversation();
  const std::string key = track_key(track, studio.engines);
  studio.record(track);
  const SpokenTrack again = studio.record(track);
  EXPECT_EQ(again.synthesised, 0);
  EXPECT_EQ(again.cached, 6);
  EXPECT_EQ(key, track_key(track, studio.engines));
  track.utterances[4] = line("Bo", "male-2", "So I count to four.");
  const SpokenTrack edited = studio.record(track);
  EXPECT_EQ(edited.synthesised, 1);
  EXPECT_NE(edited.opus, again.opus);
  EXPECT_NE(key, track_key(track, studio.engines));
  // A pause is no speech.
  track.utterances[4].pause_after_ms = 3000;
  EXPECT_EQ(studio.record(track).synthesised, 0);
}

TEST(Studio, PausesAreExact) {
  Studio studio;
  ScriptTrack track = conversation();
  track.utterances[0].pause_after_ms = 2000;
  track.utterances[2].tokens[3].pause_after_ms = 1500;  // "I would rather wait."
  const SpokenTrack spoken = studio.record(track);
  const std::vector<package::LineTime>& lines = spoken.timeline.lines;
  EXPECT_EQ(lines[1].start - lines[0].end, 2000);
  EXPECT_NEAR(lines[2].words[4].start - lines[2].words[3].end, 1500, 1);
}

TEST(Studio, SaysWhyATrackIsSilent) {
  Studio studio;
  ScriptTrack track = conversation();
  EXPECT_TRUE(sound_findings(track, studio.engines).empty());
  track.utterances[3].language = "fr";
  track.utterances[3].span.line = 12;
  EXPECT_FALSE(studio.record(track).has_sound());
  const base::Diagnostics findings = sound_findings(track, studio.engines);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "sound/no-voice");
  EXPECT_EQ(findings[0].span.line, 12u);
  EXPECT_EQ(findings[0].message, "No voice speaks the language \"fr\": \"Why we wait\" has no sound.");
}

TEST(Studio, ATrackWithoutWordsIsNoError) {
  Studio studio;
  ScriptTrack track;
  EXPECT_FALSE(studio.record(track).has_sound());
  track.utterances = {line("Guide", "female-1", "—")};
  EXPECT_FALSE(studio.record(track).has_sound());
  track.utterances.push_back(line("Guide", "female-1", "Yes."));
  const SpokenTrack spoken = studio.record(track);
  EXPECT_TRUE(spoken.has_sound());
  EXPECT_NEAR(spoken.lufs, kTargetLufs, 0.5);
}

}  // namespace
}  // namespace colloquy::speech
