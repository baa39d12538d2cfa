#include "speech/flite/heteronyms.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/ascii.h"

namespace colloquy::speech {
namespace {

// Said as a noun or an adjective, and as a verb.
struct Pair {
  std::string_view word, noun, verb;
};

constexpr std::array kPairs = std::to_array<Pair>({
    {"abuse", "ax0 b y uw1 s", "ax0 b y uw1 z"},
    {"advocate", "ae1 d v ax0 k ax0 t", "ae1 d v ax0 k ey0 t"},
    {"alternate", "ao1 l t er0 n ax0 t", "ao1 l t er0 n ey0 t"},
    {"appropriate", "ax0 p r ow1 p r iy0 ax0 t", "ax0 p r ow1 p r iy0 ey0 t"},
    {"approximate", "ax0 p r aa1 k s ax0 m ax0 t", "ax0 p r aa1 k s ax0 m ey0 t"},
    {"articulate", "aa0 r t ih1 k y ax0 l ax0 t", "aa0 r t ih1 k y ax0 l ey0 t"},
    {"associate", "ax0 s ow1 s iy0 ax0 t", "ax0 s ow1 s iy0 ey0 t"},
    {"attribute", "ae1 t r ax0 b y uw0 t", "ax0 t r ih1 b y uw0 t"},
    {"bow", "b ow1", "b aw1"},
    {"close", "k l ow1 s", "k l ow1 z"},
    {"compound", "k aa1 m p aw0 n d", "k ax0 m p aw1 n d"},
    {"conduct", "k aa1 n d ah0 k t", "k ax0 n d ah1 k t"},
    {"conflict", "k aa1 n f l ih0 k t", "k ax0 n f l ih1 k t"},
    {"contract", "k aa1 n t r ae0 k t", "k ax0 n t r ae1 k t"},
    {"contrast", "k aa1 n t r ae0 s t", "k ax0 n t r ae1 s t"},
    {"converse", "k aa1 n v er0 s", "k ax0 n v er1 s"},
    {"convict", "k aa1 n v ih0 k t", "k ax0 n v ih1 k t"},
    {"coordinate", "k ow0 ao1 r d ax0 n ax0 t", "k ow0 ao1 r d ax0 n ey0 t"},
    {"decrease", "d iy1 k r iy0 s", "d ih0 k r iy1 s"},
    {"delegate", "d eh1 l ax0 g ax0 t", "d eh1 l ax0 g ey0 t"},
    {"deliberate", "d ih0 l ih1 b er0 ax0 t", "d ih0 l ih1 b er0 ey0 t"},
    {"desert", "d eh1 z er0 t", "d ih0 z er1 t"},
    {"digest", "d ay1 jh eh0 s t", "d ay0 jh eh1 s t"},
    {"discount", "d ih1 s k aw0 n t", "d ih0 s k aw1 n t"},
    {"duplicate", "d uw1 p l ax0 k ax0 t", "d uw1 p l ax0 k ey0 t"},
    {"elaborate", "ih0 l ae1 b r ax0 t", "ih0 l ae1 b er0 ey0 t"},
    {"escort", "eh1 s k ao0 r t", "eh0 s k ao1 r t"},
    {"estimate", "eh1 s t ax0 m ax0 t", "eh1 s t ax0 m ey0 t"},
    {"excuse", "ih0 k s k y uw1 s", "ih0 k s k y uw1 z"},
    {"export", "eh1 k s p ao0 r t", "ih0 k s p ao1 r t"},
    {"extract", "eh1 k s t r ae0 k t", "ih0 k s t r ae1 k t"},
    {"graduate", "g r ae1 jh ax0 w ax0 t", "g r ae1 jh ax0 w ey0 t"},
    {"house", "hh aw1 s", "hh aw1 z"},
    {"import", "ih1 m p ao0 r t", "ih0 m p ao1 r t"},
    {"increase", "ih1 n k r iy0 s", "ih0 n k r iy1 s"},
    {"insult", "ih1 n s ah0 l t", "ih0 n s ah1 l t"},
    {"intimate", "ih1 n t ax0 m ax0 t", "ih1 n t ax0 m ey0 t"},
    {"moderate", "m aa1 d er0 ax0 t", "m aa1 d er0 ey0 t"},
    {"object", "aa1 b jh eh0 k t", "ax0 b jh eh1 k t"},
    {"perfect", "p er1 f ih0 k t", "p er0 f eh1 k t"},
    {"permit", "p er1 m ih0 t", "p er0 m ih1 t"},
    {"present", "p r eh1 z ax0 n t", "p r ih0 z eh1 n t"},
    {"produce", "p r ow1 d uw0 s", "p r ax0 d uw1 s"},
    {"progress", "p r aa1 g r eh0 s", "p r ax0 g r eh1 s"},
    {"project", "p r aa1 jh eh0 k t", "p r ax0 jh eh1 k t"},
    {"protest", "p r ow1 t eh0 s t", "p r ax0 t eh1 s t"},
    {"rebel", "r eh1 b ax0 l", "r ih0 b eh1 l"},
    {"record", "r eh1 k er0 d", "r ih0 k ao1 r d"},
    {"refund", "r iy1 f ah0 n d", "r ih0 f ah1 n d"},
    {"refuse", "r eh1 f y uw0 s", "r ih0 f y uw1 z"},
    {"reject", "r iy1 jh eh0 k t", "r ih0 jh eh1 k t"},
    {"separate", "s eh1 p r ax0 t", "s eh1 p er0 ey0 t"},
    {"subject", "s ah1 b jh ih0 k t", "s ax0 b jh eh1 k t"},
    {"survey", "s er1 v ey0", "s er0 v ey1"},
    {"suspect", "s ah1 s p eh0 k t", "s ax0 s p eh1 k t"},
    {"tear", "t ih1 r", "t eh1 r"},
    {"transfer", "t r ae1 n s f er0", "t r ae0 n s f er1"},
    {"transport", "t r ae1 n s p ao0 r t", "t r ae0 n s p ao1 r t"},
    {"use", "y uw1 s", "y uw1 z"},
    {"wind", "w ih1 n d", "w ay1 n d"},
    {"wound", "w uw1 n d", "w aw1 n d"},
});

using Words = std::initializer_list<std::string_view>;

bool is_one(std::string_view word, Words words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_determiner(std::string_view w) {
  return is_one(
      w, {"a",       "an",    "the",   "this",  "that",   "these", "those", "my",   "your", "his",  "her",   "its",
          "our",     "their", "whose", "each",  "every",  "some",  "any",   "no",   "one",  "two",  "three", "both",
          "another", "other", "own",   "first", "second", "last",  "next",  "many", "more", "most", "such"});
}
bool is_preposition(std::string_view w) {
  return is_one(w, {"of", "in", "on", "for", "with", "from", "about", "by", "at", "into", "under", "without", "between",
                    "through", "during", "as", "per", "than", "like"});
}
// After it comes a verb.
bool asks_verb(std::string_view w) {
  return is_one(
      w, {"to",       "will",     "would",     "can",    "could",  "may",    "might",   "must",   "shall",   "should",
          "i",        "you",      "we",        "they",   "who",    "not",    "don't",   "didn't", "doesn't", "can't",
          "won't",    "cannot",   "do",        "does",   "did",    "please", "let",     "let's",  "lets",    "never",
          "couldn't", "wouldn't", "shouldn't", "i'll",   "you'll", "we'll",  "they'll", "it'll",  "he'll",   "she'll",
          "i'd",      "you'd",    "we'd",      "they'd", "always", "often",  "people"});
}
bool is_be(std::string_view w) {
  return is_one(w, {"is",     "are",  "was", "were",   "be",    "been",    "being", "am",    "isn't",
                    "aren't", "it's", "i'm", "you're", "we're", "they're", "he's",  "she's", "that's",
                    "so",     "very", "too", "quite",  "feel",  "feels",   "felt"});
}
bool is_have(std::string_view w) {
  return is_one(w, {"have", "has", "had",  "having", "i've",    "you've", "we've",  "they've", "was",  "were", "is",
                    "are",  "be",  "been", "being",  "haven't", "hasn't", "hadn't", "already", "ever", "well"});
}
// Before it a verb has just been said.
bool is_object(std::string_view w) {
  return is_determiner(w) || is_one(w, {"it", "them", "him", "us", "me", "what", "how", "all", "itself", "themselves"});
}

// The words around one, small letters; "" beyond a stop.
struct Place {
  std::string_view before, after;
};

bool is_verb(const Place& at) {
  if (is_determiner(at.before) || is_preposition(at.before) || is_be(at.before)) return false;
  if (asks_verb(at.before)) return true;
  return is_object(at.after);
}

std::string_view phones_of_pair(const Pair& pair, const Place& at) {
  return is_verb(at) ? pair.verb : pair.noun;
}

// Those that do not go by noun and verb; "" where the word is none of them.
std::string_view phones_of_other(std::string_view word, const Place& at, bool is_past) {
  if (word == "read") {
    if (is_have(at.before) || (is_past && !asks_verb(at.before))) return "r eh1 d";
    if (is_one(at.before, {"he", "she", "it"})) return "r eh1 d";
    if (is_past && is_one(at.before, {"i", "you", "we", "they"})) return "r eh1 d";
    return "r iy1 d";
  }
  if (word == "lead") {
    const bool metal = is_one(at.before, {"of", "like"}) ||
                       is_one(at.after, {"pipe", "pipes", "paint", "poisoning", "metal", "acid", "and", "pencil"}) ||
                       (at.before.empty() && is_one(at.after, {"is", "was", "melts"}));
    return metal ? "l eh1 d" : "l iy1 d";
  }
  if (word == "live") {
    const bool is_adjective =
        is_one(at.after, {"show", "music", "audio", "stream", "broadcast", "performance", "concert", "recording",
                          "event", "wire", "video", "session", "chat", "audience", "coverage", "animals", "data"}) ||
        is_one(at.before, {"a", "go", "goes", "went", "going"});
    return is_adjective ? "l ay1 v" : "l ih1 v";
  }
  if (word == "minute") {
    const bool is_tiny = is_one(at.after, {"detail", "details", "amount", "amounts", "difference", "differences",
                                           "quantity", "quantities", "particle", "particles", "change", "changes"});
    return is_tiny ? "m ay0 n uw1 t" : "m ih1 n ax0 t";
  }
  if (word == "content") {
    const bool is_happy = is_be(at.before) && !is_object(at.after);
    return is_happy ? "k ax0 n t eh1 n t" : "k aa1 n t eh0 n t";
  }
  if (word == "bass") {
    return is_one(at.after, {"fish", "swim", "swims", "swam"}) || is_one(at.before, {"fresh", "caught", "sea"})
               ? "b ae1 s"
               : "b ey1 s";
  }
  return "";
}

bool is_stop(const Piece& piece) {
  return is_one(piece.punctuation, {".", "?", "!", ";", ":"});
}

}  // namespace

void tell_heteronyms(std::vector<Piece>& pieces) {
  std::vector<std::string> words;
  for (const Piece& piece : pieces) words.push_back(base::ascii_lower(piece.name));
  const bool is_past = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return is_one(word, {"yesterday", "ago", "last", "had", "once", "was", "were", "did", "said", "went"});
  });
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].say.empty() || !pieces[i].phones.empty()) continue;
    Place at;
    if (i > 0 && !is_stop(pieces[i - 1])) at.before = words[i - 1];
    if (i + 1 < pieces.size() && pieces[i].punctuation.empty()) at.after = words[i + 1];
    const std::string_view word = words[i];
    std::string_view phones = phones_of_other(word, at, is_past);
    if (phones.empty()) {
      const auto* pair = std::lower_bound(kPairs.begin(), kPairs.end(), word,
                                          [](const Pair& one, std::string_view other) { return one.word < other; });
      if (pair != kPairs.end() && pair->word == word) phones = phones_of_pair(*pair, at);
    }
    pieces[i].phones = phones;
  }
}

}  // namespace colloquy::speech
