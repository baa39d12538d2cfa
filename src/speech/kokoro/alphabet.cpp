#include "speech/kokoro/alphabet.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace colloquy::speech {
namespace {

// Numbers of the model's letters (its vocabulary; part of the model as published).
namespace letter {
constexpr std::int64_t kSilence = 0, kSpace = 16, kStress = 156, kLightStress = 157;
constexpr std::int64_t kSemicolon = 1, kColon = 2, kComma = 3, kStop = 4, kExclaims = 5, kAsks = 6;
constexpr std::int64_t kA = 24, kI = 25, kO = 31, kW = 39, kY = 41;  // the diphthongs of day, my, go, now, boy
constexpr std::int64_t kSchwa = 83, kRhotic = 123;                   // ə, ɹ
}  // namespace letter

struct Row {
  std::string_view phone;
  std::int64_t first, second;  // second: 0 where one letter is enough
};

constexpr std::array kRows = std::to_array<Row>({
    {"aa", 69, 0},                             // ɑ
    {"ae", 72, 0},                             // æ
    {"ah", 138, 0},                            // ʌ
    {"ao", 76, 0},                             // ɔ
    {"aw", letter::kW, 0},                     // aʊ
    {"ax", letter::kSchwa, 0},                 // ə
    {"axr", letter::kSchwa, letter::kRhotic},  // əɹ
    {"ay", letter::kI, 0},                     // aɪ
    {"b", 44, 0},
    {"ch", 133, 0},  // ʧ
    {"d", 46, 0},
    {"dh", 81, 0},                // ð
    {"eh", 86, 0},                // ɛ
    {"er", 87, letter::kRhotic},  // ɜɹ
    {"ey", letter::kA, 0},        // eɪ
    {"f", 48, 0},
    {"g", 92, 0},  // ɡ
    {"hh", 50, 0},
    {"ih", 102, 0},  // ɪ
    {"iy", 51, 0},
    {"jh", 82, 0},  // ʤ
    {"k", 53, 0},
    {"l", 54, 0},  //
    {"m", 55, 0},
    {"n", 56, 0},           //
    {"ng", 112, 0},         // ŋ
    {"ow", letter::kO, 0},  // oʊ
    {"oy", letter::kY, 0},  // ɔɪ
    {"p", 58, 0},
    {"r", letter::kRhotic, 0},  //
    {"s", 61, 0},
    {"sh", 131, 0},  // ʃ
    {"t", 62, 0},
    {"th", 119, 0},  // θ
    {"uh", 135, 0},  // ʊ
    {"uw", 63, 0},
    {"v", 64, 0},  //
    {"w", 65, 0},
    {"y", 52, 0},  //
    {"z", 68, 0},
    {"zh", 147, 0},  // ʒ
});

// Words that a speaker leans on nothing: their stress in the lexicon is that of the word said alone.
constexpr std::array kWeak = std::to_array<std::string_view>(
    {"a",   "an",   "the", "of",    "to",   "in",    "on",     "at",  "by",   "for",  "from",  "with", "as",
     "and", "or",   "but", "if",    "than", "that",  "is",     "are", "was",  "were", "be",    "been", "am",
     "do",  "does", "can", "could", "will", "would", "should", "has", "have", "had",  "it",    "its",  "this",
     "you", "your", "he",  "she",   "we",   "they",  "his",    "her", "him",  "them", "their", "us",   "me"});

// Words that have a light stress of their own in speech: without it "I" was not heard at all.
constexpr std::array kLight = std::to_array<std::string_view>({"i", "my", "our", "there", "so", "not"});

std::int64_t punctuation_of(std::string_view sign) {
  if (sign.empty()) return 0;
  switch (sign.front()) {
    case ';': return letter::kSemicolon;
    case ':': return letter::kColon;
    case ',': return letter::kComma;
    case '.': return letter::kStop;
    case '!': return letter::kExclaims;
    case '?': return letter::kAsks;
    default: return 0;
  }
}

// How much of the lexicon's stress a word keeps in a sentence.
enum class Weight { none, light, full };

Weight weight_of(const ReadWord& word) {
  const auto is_one = [&](const auto& words) {
    return std::find(words.begin(), words.end(), word.name) != words.end();
  };
  if (word.pronounced) return Weight::full;
  return is_one(kWeak) ? Weight::none : is_one(kLight) ? Weight::light : Weight::full;
}

void put(std::vector<std::int64_t>& numbers, const Phone& phone, Weight weight) {
  const bool stressed = phone.stressed && weight != Weight::none;
  if (stressed) numbers.push_back(weight == Weight::light ? letter::kLightStress : letter::kStress);
  if (phone.name == "er" && !stressed) {  // as in "better"
    numbers.insert(numbers.end(), {letter::kSchwa, letter::kRhotic});
    return;
  }
  const auto* row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& one) { return one.phone == phone.name; });
  if (row == kRows.end()) return;  // a pause
  numbers.push_back(row->first);
  if (row->second != 0) numbers.push_back(row->second);
}

}  // namespace

Phonemes phonemes_of(const std::vector<ReadWord>& line) {
  Phonemes out;
  out.numbers.push_back(letter::kSilence);
  for (const ReadWord& word : line) {
    if (word.phones.empty()) continue;
    if (out.numbers.size() > 1 && !word.joined) out.numbers.push_back(letter::kSpace);
    const Weight weight = weight_of(word);
    Phonemes::Word at{word.token, out.numbers.size(), 0};
    for (const Phone& phone : word.phones) put(out.numbers, phone, weight);
    at.to = out.numbers.size();
    out.words.push_back(at);
    if (const std::int64_t sign = punctuation_of(word.punctuation); sign != 0) out.numbers.push_back(sign);
  }
  out.numbers.push_back(letter::kSilence);
  return out;
}

}  // namespace colloquy::speech
