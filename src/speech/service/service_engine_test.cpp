#include "speech/service/service_engine.h"

#include <gtest/gtest.h>

namespace colloquy::speech {
namespace {

Utterance line() {
  Utterance utterance;
  utterance.voice.name = "male-1";
  utterance.text = "The \"vitrine\" stays shut.";
  utterance.tokens = {{"The", "", {}}, {"\"vitrine\"", "vih-TREEN", {}}, {"stays", "", {}}, {"shut.", "/ʃʌt/", {}}};
  return utterance;
}

TEST(ServiceEngine, AsksForALineInTheProtocolOfOpenAI) {
  Service service;
  service.model = "kokoro";
  EXPECT_EQ(speech_request(service, line()),
            R"({"model":"kokoro","voice":"onyx","input":"The vih-TREEN stays shut.","response_format":"wav"})");
  Utterance quiet = line();
  quiet.manner = "quietly";
  quiet.voice.rate = 1.25;
  service.voices = {"anna", "male-1"};
  EXPECT_EQ(speech_request(service, quiet),
            R"({"model":"kokoro","voice":"male-1","input":"The vih-TREEN stays shut.","response_format":"wav",)"
            R"("speed":1.25,"instructions":"Speak quietly."})");
}

TEST(ServiceEngine, IsAnotherForEveryServiceModelAndVoice) {
  const auto identity = [](auto change) {
    Service service;
    service.url = "http://localhost:1/v1";
    change(service);
    return ServiceEngine(service).identity();
  };
  const std::string usual = identity([](Service&) {});
  EXPECT_NE(identity([](Service& s) { s.url = "http://localhost:2/v1"; }), usual);
  EXPECT_NE(identity([](Service& s) { s.model = "other"; }), usual);
  EXPECT_NE(identity([](Service& s) { s.voices.pop_back(); }), usual);
  EXPECT_EQ(identity([](Service& s) { s.key = "secret"; }), usual);
}

TEST(ServiceEngine, SaysInOneSentenceThatNobodyAnswers) {
  Service service;
  service.url = "http://127.0.0.1:9/v1";  // discard: nobody listens
  service.key = "a-secret";
  const base::Result<Clip> clip = ServiceEngine(service).speak(line());
  ASSERT_FALSE(clip.ok());
  EXPECT_EQ(clip.error().kind, base::ErrorKind::unavailable);
  EXPECT_TRUE(clip.error().message.starts_with("http://127.0.0.1:9/v1/audio/speech does not answer: "));
  EXPECT_EQ(clip.error().message.find("a-secret"), std::string::npos);
  Utterance silence;
  silence.text = "…";
  silence.tokens = {{"…", "", {}}};
  const base::Result<Clip> nothing = ServiceEngine(service).speak(silence);
  ASSERT_TRUE(nothing.ok());  // asks nobody
  EXPECT_TRUE(nothing->pcm.empty());
  EXPECT_EQ(nothing->words.size(), 1u);
}

}  // namespace
}  // namespace colloquy::speech
