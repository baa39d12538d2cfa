#include "speech/recording.h"

#include <algorithm>
#include <utility>

namespace colloquy::speech {
namespace {

constexpr base::RuleInfo kRules[] = {
    {.id = "sound/recording",
     .summary = "A human recording cannot be heard.",
     .explanation =
         "The file cannot be read, breaks off, is too long, or there is nothing that it could be heard in place "
         "of. The lesson is spoken as if the\nrecording were not there. WAV, FLAC, MP3, Opus and Ogg Vorbis "
         "are always read; M4A where the program ffmpeg is installed.",
     .bad =
         "**Guide:** Count twice. [Mona reads](media/notes.wav)\n\n(notes.wav is a text that was given another name)",
     .good = "**Guide:** Count twice. [Mona reads](media/guide-01.wav)"},
    {.id = "sound/silent",
     .summary = "A human recording holds no sound.",
     .explanation =
         "Nothing in it is louder than the noise of a quiet room: usually the wrong microphone was chosen. The "
         "lesson is spoken as if the\nrecording were not there.",
     .bad = "",
     .good = ""},
    {.id = "sound/clipped",
     .summary = "A human recording is cut off where it is loudest.",
     .explanation = "The voice was louder than the recorder could hold, so that the tops of its waves are flat: it "
                    "crackles, and no later step can mend\nthat. The recording is heard all the same.",
     .bad = "",
     .good = ""},
};

std::string in_quotes(const std::string& name) {
  return "\"" + name + "\"";
}

base::Diagnostic finding(const RecordedLines& recording, std::string_view rule, std::string message, std::string help) {
  return {std::string(rule), base::Severity::warning, recording.span, std::move(message), std::move(help), {}};
}

constexpr const char* kSaveAgain =
    "Save it again as WAV, FLAC, MP3, Opus or Ogg Vorbis. Until then it is as if it were not there.";

void report_fault(const RecordedLines& recording, RecordingFault fault, base::Diagnostics& out) {
  const std::string the_recording = "The recording " + in_quotes(recording.file);
  const auto report = [&](std::string_view rule, const std::string& what, std::string help) {
    out.push_back(finding(recording, rule, the_recording + what, std::move(help)));
  };
  switch (fault) {
    case RecordingFault::none:
    case RecordingFault::missing: return;
    case RecordingFault::elsewhere:
      return report("sound/recording", " is not a file of this course, so it is not heard.",
                    "Put the file beside the lesson and link to that.");
    case RecordingFault::too_large:
      return report("sound/recording",
                    " is larger than " + std::to_string(kLargestRecording / 1'000'000) + " MB, so it is not heard.",
                    "Save it as FLAC, MP3 or Opus, or divide the part.");
    case RecordingFault::needs_ffmpeg:
      return report("sound/recording", " is of a kind that only the program ffmpeg reads, and ffmpeg is not installed.",
                    "Install ffmpeg, or save the recording as WAV, FLAC, MP3, Opus or Ogg Vorbis.");
    case RecordingFault::unreadable:
      return report("sound/recording", " cannot be read: it is damaged, or no sound file of a known kind.", kSaveAgain);
    case RecordingFault::cut_off:
      return report("sound/recording", " breaks off: the file is shorter than it says.",
                    "Copy or save it again. Until then it is as if it were not there.");
    case RecordingFault::too_long:
      return report("sound/recording",
                    " is longer than " + std::to_string(kLongestRecording / 60) + " minutes, so it is not heard.",
                    "Divide the part, and the recording with it.");
    case RecordingFault::silent:
      return report("sound/silent", " is silent.",
                    "Record it again, and look which microphone is chosen. Until then it is as if it were not there.");
  }
}

}  // namespace

base::Diagnostics settle_recordings(ScriptTrack& track, const std::vector<RecordingFacts>& facts) {
  base::Diagnostics findings;
  std::vector<RecordedLines> heard;
  for (std::size_t i = 0; i < track.recordings.size(); ++i) {
    RecordedLines recording = track.recordings[i];
    if (facts[i].fault != RecordingFault::none) {
      report_fault(recording, facts[i].fault, findings);
      continue;
    }
    if (recording.from == recording.to) {
      findings.push_back(finding(recording, "sound/recording",
                                 "Nothing is written that the recording " + in_quotes(recording.file) + " says.",
                                 "Write its words before the link: they are read along, and found by searching."));
      continue;
    }
    if (!heard.empty() && recording.from < heard.back().to) {
      findings.push_back(finding(recording, "sound/recording",
                                 "The recording " + in_quotes(recording.file) + " is not heard: " +
                                     in_quotes(heard.back().file) + " is the recording of the whole part.",
                                 "Take one of the two links out."));
      continue;
    }
    if (facts[i].clipped) {
      findings.push_back(finding(recording, "sound/clipped",
                                 "The recording " + in_quotes(recording.file) + " is cut off where it is loudest.",
                                 "Record it again with less gain, or further from the microphone."));
    }
    recording.hash = facts[i].hash;
    heard.push_back(std::move(recording));
  }
  track.recordings = std::move(heard);
  return findings;
}

std::span<const base::RuleInfo> recording_rules() {
  return kRules;
}

}  // namespace colloquy::speech
