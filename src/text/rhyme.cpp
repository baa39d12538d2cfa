#include "text/rhyme.h"

#include <algorithm>
#include <iterator>

#include "text/fold.h"
#include "text/words.h"

namespace colloquy::text {
namespace {

// One spelling of an ending and the sounds it may have, parted by spaces. Looked through in order,
// so longer spellings stand before shorter ones. Sounds: upper case for the vowel, lower for what
// follows; s and z count as one, th and dh too.
struct Ending {
  std::string_view spelling, sounds;
};

// Whole endings that the rules for vowel + consonants get wrong.
constexpr Ending kEndings[] = {{"ought", "AWt"},
                               {"aught", "AWt"},
                               {"ights", "EYEts"},
                               {"ight", "EYEt"},
                               {"eight", "AYt EYEt"},
                               {"ough", "OH OO UHf Of OW"},
                               {"augh", "Af AW"},
                               {"eigh", "AY"},
                               {"igh", "EYE"},
                               {"tion", "UHn"},
                               {"sion", "UHn"},
                               {"cian", "UHn"},
                               {"tions", "UHns"},
                               {"sions", "UHns"},
                               {"ture", "ER"},
                               {"tures", "ERs"},
                               {"sure", "OR ER"},
                               {"ould", "Ud"},
                               {"ould", "Ud"},
                               {"ind", "EYEnd Ind"},
                               {"inds", "EYEnds Inds"},
                               {"ild", "EYEld Ild"},
                               {"old", "OHld"},
                               {"olds", "OHlds"},
                               {"olk", "OHk"},
                               {"ost", "OHst Ost"},
                               {"oth", "OHth Oth"},
                               {"all", "AWl"},
                               {"alls", "AWls"},
                               {"alk", "AWk"},
                               {"alks", "AWks"},
                               {"alf", "Af"},
                               {"alm", "AHm"},
                               {"own", "OWn OHn"},
                               {"owl", "OWl OHl"},
                               {"ward", "ORd"},
                               {"warm", "ORm"},
                               {"war", "OR"},
                               {"word", "ERd"},
                               {"world", "ERld"},
                               {"work", "ERk"},
                               {"worth", "ERth"},
                               {"heart", "ARt"},
                               {"earth", "ERth"},
                               {"earn", "ERn"},
                               {"earned", "ERnd"},
                               {"earch", "ERch"},
                               {"eard", "ERd EERd"},
                               {"ears", "EERs AIRs"},
                               {"ear", "EER AIR"},
                               {"are", "AIR AR"},
                               {"ares", "AIRs"},
                               {"air", "AIR"},
                               {"airs", "AIRs"},
                               {"ere", "EER AIR ER"},
                               {"eir", "AIR"},
                               {"eer", "EER"},
                               {"ier", "EER ER"},
                               {"ire", "EYER"},
                               {"ires", "EYERs"},
                               {"oor", "OR"},
                               {"oar", "OR"},
                               {"ore", "OR"},
                               {"ores", "ORs"},
                               {"our", "OWER OR ER"},
                               {"ours", "OWERs ORs ERs"},
                               {"ower", "OWER OHER ER"},
                               {"ure", "OOR OR ER"},
                               {"ures", "OORs ORs ERs"},
                               {"ar", "AR ER"},
                               {"ars", "ARs ERs"},
                               {"or", "OR ER"},
                               {"ors", "ORs ERs"},
                               {"ur", "ER"},
                               {"ir", "ER"},
                               {"er", "ER"},
                               {"ers", "ERs"},
                               {"eyed", "EYEd"},
                               {"eye", "EYE"},
                               {"eyes", "EYEs"},
                               {"one", "OHn UHn On"},
                               {"ones", "OHns UHns"},
                               {"ome", "OHm UHm"},
                               {"ove", "OHv UHv OOv"},
                               {"oves", "OHvs UHvs OOvs"},
                               {"ose", "OHs OOs"},
                               {"ouse", "OWs"},
                               {"have", "Av AYv"},
                               {"said", "Ed"},
                               {"says", "Es"},
                               {"again", "En AYn"},
                               {"been", "In EEn"},
                               {"two", "OO"},
                               {"who", "OO"},
                               {"to", "OO OH"},
                               {"do", "OO OH"},
                               {"you", "OO"},
                               {"through", "OO"},
                               {"shoe", "OO"},
                               {"was", "Os UHs"},
                               {"is", "Is"},
                               {"his", "Is"},
                               {"has", "As"},
                               {"as", "As UHs"},
                               {"of", "UHv Ov"},
                               {"ous", "UHs"},
                               {"women", "In UHn"},
                               {"people", "UHl"},
                               {"friend", "End"},
                               {"friends", "Ends"},
                               {"your", "OR"},
                               {"give", "Iv"},
                               {"gives", "Ivs"},
                               {"live", "Iv EYEv"},
                               {"lives", "Ivs EYEvs"},
                               {"ive", "EYEv Iv"},
                               {"ine", "EYEn In EEn"},
                               {"ice", "EYEs Is EEs"},
                               {"ite", "EYEt It"},
                               {"ate", "AYt It"},
                               {"age", "AYj Ij AHj"},
                               {"ince", "Ins"},
                               {"ance", "Ans UHns"},
                               {"ence", "Ens UHns"},
                               {"nse", "Ens Ins Ans"},
                               {"ledge", "Ej Ij"},
                               {"dle", "UHl"},
                               {"ble", "UHl"},
                               {"tle", "UHl"},
                               {"ple", "UHl"},
                               {"gle", "UHl"},
                               {"cle", "UHl"},
                               {"fle", "UHl"},
                               {"kle", "UHl"},
                               {"sle", "UHl"},
                               {"aste", "AYst"},
                               {"ange", "AYnj"},
                               {"anger", "AYnjER ANgER ER"},
                               {"uge", "OOj"},
                               {"gue", "Eg Ig Og"},
                               {"ques", "EEks"},
                               {"que", "EEk"},
                               {"oes", "OHs OOs"},
                               {"ies", "EEs EYEs"},
                               {"ied", "EEd EYEd"},
                               {"ays", "AYs"},
                               {"eys", "EEs AYs"},
                               {"ues", "OOs"},
                               {"ews", "OOs"},
                               {"ows", "OWs OHs"},
                               {"est", "Est Ist"},
                               {"ness", "Es Is"},
                               {"less", "Es Is"},
                               {"ful", "Ul UHl"},
                               {"ism", "ISm"},
                               {"ead", "EEd Ed"},
                               {"ood", "OOd Ud UHd"},
                               {"oot", "OOt Ut"},
                               {"eat", "EEt Et AYt"},
                               {"eath", "EEth Eth"},
                               {"ull", "Ul UHl"},
                               {"ush", "Ush UHsh"},
                               {"ut", "UHt Ut"},
                               {"an", "An UHn On"},
                               {"on", "On UHn"},
                               {"en", "En UHn In"},
                               {"al", "Al UHl"},
                               {"el", "El UHl"},
                               {"ant", "Ant UHnt"},
                               {"ent", "Ent UHnt"},
                               {"ment", "Ent UHnt"},
                               {"ments", "Ents UHnts"}};

// Vowel letters and their sounds: before a consonant, before consonant + silent e, at the end.
struct Nucleus {
  std::string_view spelling, closed, silent_e, open;
};
constexpr Nucleus kNuclei[] = {
    {"eau", "OH OO", "OH", "OH OO"},    {"ai", "AY", "AY", "AY"},           {"ay", "AY", "AY", "AY"},
    {"ei", "AY EE EYE", "EE AY", "AY"}, {"ey", "EE AY", "EE", "EE AY"},     {"ea", "EE E AY", "EE", "EE"},
    {"ee", "EE", "EE", "EE"},           {"ie", "EE EYE E", "EE", "EYE EE"}, {"oa", "OH AW", "OH", "OH"},
    {"oe", "OH OO", "OH", "OH OO"},     {"oo", "OO U UH", "OO", "OO"},      {"ou", "OW OO UH OH U", "OW OO", "OO OW"},
    {"ow", "OW OH", "OW", "OW OH"},     {"oi", "OY", "OY", "OY"},           {"oy", "OY", "OY", "OY"},
    {"au", "AW", "AW", "AW"},           {"aw", "AW", "AW", "AW"},           {"ue", "OO", "OO", "OO"},
    {"ui", "OO I", "OO", "OO"},         {"ew", "OO", "OO", "OO"},           {"eu", "OO", "OO", "OO"},
    {"a", "A O UH", "AY", "UH AH"},     {"e", "E I", "EE", "EE"},           {"i", "I", "EYE I EE", "EE EYE"},
    {"o", "O AW UH", "OH", "OH OO"},    {"u", "UH U", "OO", "OO"},          {"y", "I", "EYE", "EE EYE"}};

constexpr Ending kCodas[] = {{"tch", "ch"}, {"dge", "j"}, {"ck", "k"},  {"ght", "t"},  {"gh", ""},   {"ph", "f"},
                             {"mb", "m"},   {"mn", "m"},  {"gn", "n"},  {"bt", "t"},   {"st", "st"}, {"sh", "sh"},
                             {"ch", "ch"},  {"th", "th"}, {"ng", "ng"}, {"nk", "ngk"}, {"x", "ks"},  {"q", "k"},
                             {"c", "k"},    {"z", "s"},   {"h", ""}};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

std::string coda_sound(std::string_view coda, bool silent_e) {
  std::string out;
  while (!coda.empty()) {
    if (coda.size() > 1 && coda[0] == coda[1]) {  // "ll", "ss"
      coda.remove_prefix(1);
      continue;
    }
    const Ending* known = std::find_if(std::begin(kCodas), std::end(kCodas),
                                       [&](const Ending& e) { return coda.starts_with(e.spelling); });
    if (silent_e && (coda == "c" || coda == "g")) {
      out += coda == "c" ? "s" : "j";
      break;
    }
    if (known != std::end(kCodas)) {
      out += known->sounds;
      coda.remove_prefix(known->spelling.size());
    } else {
      out += coda[0];
      coda.remove_prefix(1);
    }
  }
  return out;
}

void add_each(std::vector<std::string>& out, std::string_view sounds, std::string_view tail) {
  while (!sounds.empty()) {
    const std::size_t space = std::min(sounds.find(' '), sounds.size());
    std::string sound = std::string(sounds.substr(0, space)) + std::string(tail);
    if (std::find(out.begin(), out.end(), sound) == out.end()) out.push_back(std::move(sound));
    sounds.remove_prefix(std::min(space + 1, sounds.size()));
  }
}

std::size_t count_vowel_groups(std::string_view w) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < w.size(); ++i) n += is_vowel(w[i]) && (i == 0 || !is_vowel(w[i - 1])) ? 1u : 0u;
  return n;
}

void guess(std::string_view w, std::string_view tail, std::vector<std::string>& out) {
  const Ending* known = nullptr;
  for (const Ending& e : kEndings) {
    if (w.ends_with(e.spelling) && (known == nullptr || e.spelling.size() > known->spelling.size())) known = &e;
  }
  if (known != nullptr) {
    add_each(out, known->sounds, tail);
    if (known->spelling.size() > 2) return;
  }
  // Last vowel group, its consonants, and perhaps a silent e.
  std::size_t end = w.size();
  bool silent_e = false;
  if (end > 2 && w[end - 1] == 'e' && !is_vowel(w[end - 2]) && count_vowel_groups(w) > 1) {
    silent_e = true;
    --end;
  }
  std::size_t coda = end;
  while (coda > 0 && !is_vowel(w[coda - 1])) --coda;
  if (coda == 0) return;
  // w belongs to the vowel in "ow", "aw", "ew" at the end of the word.
  if (coda < end && w[coda] == 'w' && !silent_e) ++coda;
  const std::string_view vowels = w.substr(0, coda);
  const Nucleus* nucleus = std::find_if(std::begin(kNuclei), std::end(kNuclei),
                                        [&](const Nucleus& n) { return vowels.ends_with(n.spelling); });
  if (nucleus == std::end(kNuclei)) return;
  std::string_view consonants = w.substr(coda, end - coda);
  if (consonants.empty()) {
    const bool one_syllable_y = w.size() <= 3 && w.back() == 'y' && nucleus->spelling == "y";
    add_each(out, one_syllable_y ? "EYE" : nucleus->open, tail);
    return;
  }
  // An r takes the vowel over: "start", "storm", "bird", "cleared".
  if (consonants.front() == 'r') {
    const char v = nucleus->spelling.back();
    const std::string_view coloured = nucleus->spelling.size() > 1 ? (v == 'a'   ? "EER AIR ER AR"
                                                                      : v == 'u' ? "OR OWER"
                                                                                 : "AIR EER")
                                      : v == 'a'                   ? "AR"
                                      : v == 'o'                   ? "OR ER"
                                                                   : "ER";
    consonants.remove_prefix(1);
    add_each(out, coloured, coda_sound(consonants, silent_e) + std::string(tail));
    return;
  }
  const std::string sound = coda_sound(consonants, silent_e) + std::string(tail);
  // "since", "paste": two consonants before the e leave the vowel short.
  const bool is_short = silent_e && consonants.size() > 1 && consonants != "th" && consonants != "st";
  add_each(out, silent_e && !is_short ? nucleus->silent_e : nucleus->closed, sound);
}

}  // namespace

std::vector<std::string> rhyme_sounds(std::string_view word) {
  std::vector<std::string> out;
  std::string w = fold_word(word);
  if (const std::size_t space = w.rfind(' '); space != std::string::npos) w.erase(0, space + 1);
  if (w.empty()) return out;
  if (!std::all_of(w.begin(), w.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
    out.push_back(w.substr(w.size() > 4 ? w.size() - 4 : 0));
    return out;
  }
  guess(w, "", out);
  const std::string_view v(w);
  // Endings of grammar: the sound of the word without them, and s or d.
  if (w.size() > 3 && v.ends_with('s') && !v.ends_with("ss") && !v.ends_with("us") && !v.ends_with("is")) {
    guess(v.substr(0, w.size() - 1), "s", out);
  }
  if (w.size() > 3 && v.ends_with("ed") && w[w.size() - 3] != 't' && w[w.size() - 3] != 'd') {
    guess(v.substr(0, w.size() - 2), "d", out);
    guess(v.substr(0, w.size() - 1), "d", out);
    guess(v.substr(0, w.size() - 2), "t", out);
    guess(v.substr(0, w.size() - 1), "t", out);
  }
  return out;
}

bool rhymes(std::string_view a, std::string_view b) {
  if (fold_word(a) == fold_word(b)) return false;
  const std::vector<std::string> x = rhyme_sounds(a), y = rhyme_sounds(b);
  return std::any_of(x.begin(), x.end(),
                     [&](const std::string& s) { return std::find(y.begin(), y.end(), s) != y.end(); });
}

std::string last_word(std::string_view line) {
  const std::vector<std::string_view> all = split_words(line);
  for (auto at = all.rbegin(); at != all.rend(); ++at) {
    if (!is_spoken(*at)) continue;
    std::string folded = fold_word(*at);
    if (const std::size_t space = folded.rfind(' '); space != std::string::npos) folded.erase(0, space + 1);
    return folded;
  }
  return {};
}

}  // namespace colloquy::text
