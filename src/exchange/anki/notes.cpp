#include "exchange/anki/notes.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "exchange/anki/field.h"
#include "exchange/anki/identity.h"
#include "exchange/anki/learned.h"
#include "exchange/anki/markup.h"
#include "exchange/anki/template.h"
#include "exchange/html_words.h"

namespace colloquy::exchange::anki {
namespace {

using package::CardData;
using package::LessonData;
using package::NoteData;

enum OwnType : std::int64_t {
  kBasic = 1'764'000'000'001,
  kReversed = 1'764'000'000'002,
  kTyped = 1'764'000'000'003,
  kCloze = 1'764'000'000'004,
};

constexpr std::string_view kStyle =
    ".card {\n  font-family: sans-serif;\n  font-size: 20px;\n  line-height: 1.5;\n  text-align: center;\n}\n"
    ".cloze {\n  font-weight: bold;\n  color: #1d5fa8;\n}\n.nightMode .cloze {\n  color: #8fc1ff;\n}\n";

// A collection begins on a day before all answers; its days are counted from there. 2020-01-01.
constexpr std::int64_t kFirstDay = 18'262;

std::vector<NoteType> own_types() {
  const std::string style(kStyle);
  const std::string answer = "{{FrontSide}}\n\n<hr id=answer>\n\n";
  return {
      {kBasic, "Colloquy Basic", false, {"Front", "Back"}, {{"Card 1", "{{Front}}", answer + "{{Back}}"}}, style},
      {kReversed,
       "Colloquy Basic and reversed",
       false,
       {"Front", "Back"},
       {{"Card 1", "{{Front}}", answer + "{{Back}}"}, {"Card 2", "{{Back}}", answer + "{{Front}}"}},
       style},
      {kTyped,
       "Colloquy Typed",
       false,
       {"Front", "Answer", "Back"},
       {{"Card 1", "{{Front}}\n\n{{type:Answer}}", "{{Front}}\n\n<hr id=answer>\n\n{{type:Answer}}<br>\n{{Back}}"}},
       style},
      {kCloze,
       "Colloquy Cloze",
       true,
       {"Text", "Back Extra"},
       {{"Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}"}},
       style},
  };
}

// The addresses of pictures and sounds become names, and a link to a sound becomes Anki's own mark for one.
class Rewriter {
 public:
  explicit Rewriter(const MediaNames& names) : names_(names) {}

  std::string html(std::string_view text) const {
    std::string out;
    Ahead ahead;
    while (!text.empty()) {
      const std::size_t open = text.find('<');
      out += text.substr(0, open);
      if (open == std::string_view::npos) break;
      text.remove_prefix(open);
      const Tag tag = read_tag(text, ahead);
      const std::size_t length = std::max<std::size_t>(tag.length, 1);
      if (tag.name == "img") {
        const std::string name = names_(attribute_of(tag, "src"));
        if (!name.empty())
          out +=
              "<img src=\"" + escape_attribute(name) + "\" alt=\"" + escape_attribute(attribute_of(tag, "alt")) + "\">";
      } else if (const std::string sound = sound_of(tag); !sound.empty()) {
        const std::string close = "</" + tag.name + ">";
        const std::size_t end = text.find(close);
        out += "[sound:" + sound + "]";
        text.remove_prefix(end == std::string_view::npos ? length : end + close.size());
        continue;
      } else {
        out += text.substr(0, length);
      }
      text.remove_prefix(length);
    }
    return out;
  }

 private:
  std::string sound_of(const Tag& tag) const {
    if ((tag.name != "audio" && tag.name != "a") || tag.closing) return {};
    std::string name = names_(attribute_of(tag, tag.name == "a" ? "href" : "src"));
    if (tag.name == "audio") return name;
    for (const std::string_view end : {".mp3", ".ogg", ".opus", ".wav", ".flac", ".m4a"}) {
      if (name.ends_with(end)) return name;
    }
    return {};
  }

  const MediaNames& names_;
};

// A paragraph that is all there is needs no <p>: a field of one line then reads as one.
std::string without_paragraph(std::string html) {
  while (html.ends_with('\n')) html.pop_back();
  constexpr std::string_view kOpen = "<p>", kClose = "</p>";
  if (!html.starts_with(kOpen) || !html.ends_with(kClose)) return html;
  const std::string inside = html.substr(kOpen.size(), html.size() - kOpen.size() - kClose.size());
  return inside.find("<p") == std::string::npos && inside.find("</p") == std::string::npos ? inside : html;
}

// The back of a typed card says the answer, and leaves the place where it was to be typed: Anki shows both itself.
std::string below_the_answer(std::string html, const std::string& answer) {
  const std::string first = "<p>" + answer + "</p>", place = "<p><span class=\"blank\"></span></p>";
  for (const std::string& known : {first, place}) {
    while (html.starts_with('\n')) html.erase(0, 1);
    if (html.starts_with(known)) html.erase(0, known.size());
  }
  return html;
}

// Gaps stand as <span data-gap="0"></span>; Anki counts from 1. "}}" and "::" in an answer would end it.
std::string cloze_of(const NoteData& note, const std::string& html) {
  std::string out;
  for (const char c : html) {
    // What looks like Anki's mark in the course's own words is none.
    if (c == '{' && out.ends_with('{')) out += "<!-- -->";
    out += c;
  }
  for (std::size_t i = 0; i < note.answers.size(); ++i) {
    const std::string mark = "<span data-gap=\"" + std::to_string(i) + "\"></span>";
    const std::size_t at = out.find(mark);
    if (at == std::string::npos) continue;
    std::string answer;
    for (const char c : escape_html(note.answers[i].empty() ? "?" : note.answers[i])) {
      if ((c == '}' || c == ':') && answer.ends_with(c)) answer += "<!-- -->";
      answer += c;
    }
    if (answer.ends_with('}')) answer += "<!-- -->";
    out.replace(at, mark.size(), "{{c" + std::to_string(i + 1) + "::" + answer + "}}");
  }
  return out;
}

// "colloquy::counselling::the-ground::silence": tags have steps, as addresses do.
std::string tag_of(const CourseInfo& course, const LessonNotes& lesson) {
  std::string out = "colloquy::";
  for (const char c : course.slug + (lesson.slug.empty() ? "" : "/" + lesson.slug)) {
    if (c == '/')
      out += "::";
    else
      out += c == ' ' ? '-' : c;
  }
  return out;
}

// A step of a deck's name.
std::string step_of(std::string title) {
  for (std::size_t at; (at = title.find("::")) != std::string::npos;) title.erase(at, 1);
  while (title.ends_with(':')) title.pop_back();
  return title.empty() ? "Cards" : title;
}

class Maker {
 public:
  Maker(const CourseInfo& course, const MediaNames& media, const LearnerCards& learner)
      : course_(course), rewriter_(media), learner_(learner) {
    out_.creation_west = out_.local_west = -course.utc_offset;
    out_.created = (learn::start_of_day(kFirstDay, course.utc_offset)) / 1000;
    out_.note_types = own_types();
    out_.decks.push_back({1, "Default", false, 2, 1});
    root_ = step_of(course.title);
    add_deck("course " + course.id, root_);
  }

  Collection make(const std::vector<LessonNotes>& lessons) {
    const Calendar calendar(out_);
    for (const LessonNotes& lesson : lessons) {
      if (lesson.data->notes.empty()) continue;
      const std::int64_t deck =
          add_deck("lesson " + course_.id + " " + lesson.data->id, root_ + "::" + step_of(lesson.title));
      std::unordered_map<std::string_view, const CardData*> cards;
      for (const CardData& card : lesson.data->cards) cards[card.id] = &card;
      for (const NoteData& note : lesson.data->notes) add(note, lesson, deck, cards, calendar);
    }
    // The log is keyed by its moments.
    std::sort(out_.reviews.begin(), out_.reviews.end(), [](const Review& a, const Review& b) { return a.id < b.id; });
    std::int64_t last = 0;
    for (Review& review : out_.reviews) last = review.id = std::max(review.id, last + 1);
    return std::move(out_);
  }

 private:
  std::int64_t unused(std::int64_t id) {
    while (!ids_.insert(id).second) ++id;
    return id;
  }

  std::int64_t add_deck(const std::string& of, std::string name) {
    const std::string wanted = name;
    for (int n = 2; !deck_names_.insert(name).second; ++n) name = wanted + " (" + std::to_string(n) + ")";
    const std::int64_t id = unused(id_number(of));
    out_.decks.push_back({id, std::move(name), false, 2, 1});
    return id;
  }

  void add(const NoteData& data, const LessonNotes& lesson, std::int64_t deck,
           const std::unordered_map<std::string_view, const CardData*>& cards, const Calendar& calendar) {
    std::vector<const CardData*> own;
    for (const std::string& id : data.cards) {
      const auto found = cards.find(id);
      if (found == cards.end()) return;
      own.push_back(found->second);
    }
    if (own.empty()) return;
    Note note;
    note.guid = guid_of(course_.id, data.id);
    if (!guids_.insert(note.guid).second) return;
    note.id = unused(id_number("note " + note.guid));
    note.modified = lesson.changed / 1000;
    note.tags = {tag_of(course_, lesson)};
    fill(note, data, own);
    out_.modified = std::max(out_.modified, lesson.changed);
    for (std::size_t i = 0; i < own.size(); ++i) {
      Card card;
      card.id = unused(note.id + static_cast<std::int64_t>(i));
      card.note = note.id;
      card.deck = deck;
      card.ord = static_cast<int>(i);
      card.modified = note.modified;
      const LearnerCard* known = learner_ ? learner_(lesson.data->id, own[i]->id) : nullptr;
      put_state(known ? *known : LearnerCard{}, ++position_, calendar, card);
      if (known) {
        card.modified = std::max(card.modified, known->state.last_review / 1000);
        out_.modified = std::max(out_.modified, known->state.last_review);
        const std::vector<Review> reviews = reviews_of(*known, card.id, own[i]->id);
        out_.reviews.insert(out_.reviews.end(), reviews.begin(), reviews.end());
      }
      out_.cards.push_back(std::move(card));
    }
    out_.notes.push_back(std::move(note));
  }

  void fill(Note& note, const NoteData& data, const std::vector<const CardData*>& cards) const {
    const auto field = [&](const std::string& html) { return without_paragraph(rewriter_.html(html)); };
    if (!data.text.empty()) {
      note.type = kCloze;
      note.fields = {without_paragraph(rewriter_.html(cloze_of(data, data.text))), field(data.extra)};
    } else if (cards.size() == 2) {
      note.type = kReversed;
      note.fields = {field(cards[0]->front), field(cards[0]->back)};
    } else if (cards[0]->typed) {
      note.type = kTyped;
      const std::string answer =
          escape_html(cards[0]->accept.empty() ? plain_field(cards[0]->back) : cards[0]->accept[0]);
      note.fields = {field(cards[0]->front), answer, field(below_the_answer(cards[0]->back, answer))};
    } else {
      note.type = kBasic;
      note.fields = {field(cards[0]->front), field(cards[0]->back)};
    }
  }

  const CourseInfo& course_;
  Rewriter rewriter_;
  const LearnerCards& learner_;
  std::string root_;
  Collection out_;
  std::set<std::int64_t> ids_;
  std::set<std::string> deck_names_, guids_;
  std::int64_t position_ = 0;
};

// From the number of a gap to those of the course's own gaps that it is.
using GapPlaces = std::map<int, std::vector<std::size_t>>;

// Gaps are known by what they hold: their numbers may be other ones by now.
GapPlaces gap_places(const Learned& learned, const std::vector<std::string>& answers) {
  GapPlaces out;
  const NoteType& type = *learned.type;
  const auto& fields = learned.note->fields;
  const bool too_long =
      std::any_of(fields.begin(), fields.end(), [](const std::string& field) { return field.size() > kLongestField; });
  if (type.templates.empty() || too_long) return out;
  const Side side = make_side(type.templates[0].front, type, *learned.note);
  if (side.cloze < 0) return out;
  for (const FieldGap& gap : read_field(fields[static_cast<std::size_t>(side.cloze)], {true, {}}).gaps) {
    const auto same = static_cast<std::size_t>(gap.number) - 1;
    if (gap.number > 0 && same < answers.size() && answers[same] == gap.answer) {
      out[gap.number].push_back(same);
      continue;
    }
    const auto answer = std::find(answers.begin(), answers.end(), gap.answer);
    if (answer != answers.end()) out[gap.number].push_back(static_cast<std::size_t>(answer - answers.begin()));
  }
  return out;
}

}  // namespace

Collection collection_of(const CourseInfo& course, const std::vector<LessonNotes>& lessons, const MediaNames& media,
                         const LearnerCards& learner) {
  return Maker(course, media, learner).make(lessons);
}

std::vector<KnownCard> known_cards(const Collection& collection, const CourseInfo& course,
                                   const std::vector<LessonNotes>& lessons) {
  struct Place {
    const LessonData* lesson;
    const NoteData* note;
  };
  std::unordered_map<std::string_view, Place> nodes;
  std::unordered_map<std::string_view, int> editions;
  for (const LessonNotes& lesson : lessons) {
    for (const NoteData& note : lesson.data->notes) nodes[note.id] = {lesson.data, &note};
    for (const CardData& card : lesson.data->cards) editions[card.id] = card.edition;
  }
  std::vector<KnownCard> out;
  std::set<std::string> taken;
  std::unordered_map<const Note*, GapPlaces> gaps_of;
  for (Learned& learned : learned_of(collection)) {
    const std::string node = node_of(course.id, learned.note->guid);
    const auto found = nodes.find(node);
    if (found == nodes.end()) continue;
    const NoteData& note = *found->second.note;
    std::vector<std::size_t> places;
    if (note.text.empty()) {
      places = {static_cast<std::size_t>(learned.ord)};
    } else {
      const auto [gaps, is_new] = gaps_of.try_emplace(learned.note);
      if (is_new) gaps->second = gap_places(learned, note.answers);
      places = gaps->second[learned.ord + 1];
    }
    for (const std::size_t place : places) {
      if (place >= note.cards.size() || !taken.insert(note.cards[place]).second) continue;
      const auto edition = editions.find(note.cards[place]);
      out.push_back(
          {found->second.lesson->id, note.cards[place], edition == editions.end() ? 1 : edition->second, learned.card});
    }
  }
  return out;
}

}  // namespace colloquy::exchange::anki
