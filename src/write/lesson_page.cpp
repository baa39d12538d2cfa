#include "write/lesson_page.h"

#include <algorithm>

#include "base/json.h"
#include "lesson/spoken.h"
#include "text/words.h"
#include "write/parts/parts.h"

namespace colloquy::write {
namespace {

constexpr int kWordsPerMinute = 220;  // silent reading of running text by adults
constexpr std::size_t kDescriptionBytes = 300;

// An entry of the page's contents: the id of a section that is there.
struct Entry {
  const char* id;
  const char* key;
  const Html* part;
};

Html table_of_contents(const Context& context, const std::vector<Entry>& entries, int parts, int chapters,
                       std::size_t questions) {
  const Text& text = context.text();
  Html items;
  for (const Entry& entry : entries) {
    if (entry.part->empty()) continue;
    const std::string_view id = entry.id;
    std::string count;
    if (id == "conversation" && parts > 1) count = text.count("conversation.parts", parts);
    if (id == "audio-book" && chapters > 1) count = text.count("audiobook.chapters", chapters);
    if (id == "practice-test") count = text.count("test.questions", static_cast<long long>(questions));
    Html inside = el("span", {}, text(entry.key));
    if (!count.empty()) inside += el("small", {cls("n")}, count);
    items += el("li", {}, el("a", {at("href", "#" + std::string(id))}, inside));
  }
  if (items.empty()) return {};
  return el("details", {cls("toc noprint"), flag("open")},
            el("summary", {}, el("span", {}, text("lesson.contents")), glyph(Glyph::chevron)),
            el("nav", {at("aria-label", text("lesson.contents"))}, el("ul", {}, items)));
}

Html neighbours(const Context& context) {
  const LessonView& view = context.view();
  Html out;
  const auto link = [&](const Neighbour& to, std::string_view rel, std::string_view key) {
    const std::string number = to.number.empty() ? "" : to.number + " ";
    return el("a", {address("href", to.address), at("rel", rel), cls(rel)}, el("small", {}, context.text()(key)),
              el("span", {}, number + to.title));
  };
  if (view.previous) out += link(*view.previous, "prev", "lesson.previous");
  if (view.next) out += link(*view.next, "next", "lesson.next");
  return out.empty() ? out
                     : el("nav", {cls("nextprev noprint"), at("aria-label", context.text()("lesson.others"))}, out);
}

Html head_part(Context& context, int listen, int read, const Html& objectives) {
  const lesson::Lesson& lesson = context.lesson();
  const Text& text = context.text();
  Html out;
  if (!lesson.number.empty())
    out += el("p", {cls("num")}, el("span", {cls("sr")}, text("lesson.number")), Html(" "), lesson.number);
  Html title = Html(lesson.title);
  if (lesson.draft) title += Html(" ") + el("span", {cls("badge")}, text("lesson.draft"));
  out += el("h1", {}, title);
  Prose prose = context.prose();
  if (!lesson.lede.empty()) out += el("div", {cls("lede read")}, prose.blocks(lesson.lede));
  Html facts;
  if (listen > 0) facts += el("span", {}, text.count("lesson.listen", listen)) + Html(" ");
  if (read > 0) facts += el("span", {}, text.count("lesson.read", read));
  if (!lesson.level.empty()) facts += Html(" ") + el("span", {}, lesson.level);
  if (!facts.empty()) out += el("p", {cls("quiet facts n")}, facts);
  const std::string& help = lesson.help.empty() ? context.course().help : lesson.help;
  if (!lesson.sensitive.empty() && !help.empty()) {
    out += el("p", {cls("help"), at("role", "note")}, el("b", {}, text("lesson.help")), Html(" "), help);
  }
  out += objectives;
  return el("header", {cls("head")}, out);
}

// The first sentence or two, cut between words.
std::string description_of(const lesson::Lesson& lesson) {
  std::string text = lesson::plain_text(lesson.lede);
  if (text.empty() && lesson.overview) {
    const lesson::Overview& overview = *lesson.overview;
    const std::optional<lesson::OverviewLevel>& level = overview.quick      ? overview.quick
                                                        : overview.standard ? overview.standard
                                                                            : overview.detailed;
    if (level) text = lesson::plain_text(level->blocks);
  }
  if (text.size() > kDescriptionBytes) {
    const std::size_t space = text.rfind(' ', kDescriptionBytes);
    text.resize(space == std::string::npos ? 0 : space);
    if (!text.empty()) text += "…";
  }
  return text;
}

// What the script must know of this page (api/ tells it the rest): no gated word.
Html page_data(const Context& context) {
  base::Json data = base::Json::object();
  data.set("course", context.course().id).set("slug", context.view().course_slug).set("lesson", context.lesson().id);
  data.set("learner", context.learner());
  return json_block({at("type", "application/json"), at("id", "page")}, base::to_string(data));
}

void claim_sections(Context& context) {
  for (const char* id : {"main",       "dock",         "player",     "reading",     "live",         "words",
                         "page",       "gate",         "objectives", "overview",    "conversation", "videos",
                         "audio-book", "key-concepts", "examples",   "memory-aids", "flash-cards",  "practice-test",
                         "glossary",   "references",   "rehearsal",  "notes",       "cards-here",   "test-here",
                         "definition", "keys",         "keys-title", "find",        "line-menu"}) {
    context.claim(id);
  }
}

}  // namespace

int words_of(const lesson::Blocks& blocks) {
  return static_cast<int>(text::count_words(lesson::plain_text(blocks)));
}

int read_words(const lesson::Lesson& lesson) {
  int words = words_of(lesson.lede);
  if (lesson.overview) {
    // A reader reads one of the levels: the standard one, or what there is.
    const lesson::Overview& overview = *lesson.overview;
    const std::optional<lesson::OverviewLevel>& level = overview.standard ? overview.standard
                                                        : overview.quick  ? overview.quick
                                                                          : overview.detailed;
    if (level) words += words_of(level->blocks);
  }
  if (lesson.dialogue) {
    words += words_of(lesson.dialogue->intro);
    for (const lesson::Part& part : lesson.dialogue->parts) {
      for (const lesson::Line& line : part.lines) {
        if (const lesson::Turn* turn = std::get_if<lesson::Turn>(&line))
          words += words_of(turn->text) + words_of(turn->asides);
      }
      if (part.summary) words += words_of(part.summary->text);
    }
  }
  for (const lesson::Chapter& chapter : lesson.chapters) {
    words += words_of(chapter.content.blocks);
    if (chapter.explanation) words += words_of(chapter.explanation->blocks);
    if (chapter.analogy) words += words_of(chapter.analogy->blocks);
  }
  for (const std::vector<lesson::Term>* terms : {&lesson.concepts, &lesson.glossary}) {
    for (const lesson::Term& term : *terms) words += words_of(term.meaning) + 1;
  }
  for (const lesson::Example& example : lesson.examples) words += words_of(example.blocks);
  for (const lesson::Aid& aid : lesson.aids) words += words_of(aid.text);
  for (const lesson::PlainSection& plain : lesson.plain) words += words_of(plain.blocks);
  return words;
}

int read_minutes(int words) {
  return words <= 0 ? 0 : std::max(1, (words + kWordsPerMinute / 2) / kWordsPerMinute);
}

int listen_minutes(const LessonView& view) {
  long long ms = 0;
  for (const TrackView& track : view.tracks) {
    if (track.timeline) ms += track.timeline->duration;
  }
  return listen_minutes(ms);
}

int listen_minutes(long long milliseconds) {
  return milliseconds <= 0 ? 0 : static_cast<int>(std::max(1LL, (milliseconds + 30000) / 60000));
}

std::string lesson_page(const LessonView& view) {
  Context context(view);
  claim_sections(context);
  const lesson::Lesson& lesson = context.lesson();
  const int listen = listen_minutes(view);
  const int read = read_minutes(view.read_words);

  using lesson::Section;
  const Html objectives = objectives_part(context);
  const Html overview = overview_part(context);
  const Html gate = gate_part(context);
  const Html conversation = conversation_part(context);
  const Html videos = video_part(context);
  const Html book = audiobook_part(context);
  const Html concepts = concepts_part(context);
  const Html examples = examples_part(context);
  const Html aids = aids_part(context);
  const Html cards = cards_part(context);
  const Html test = test_part(context);
  const Html glossary = glossary_part(context);
  const Html references = references_part(context);
  const Html rehearsal = rehearsal_part(context);

  Html body = plain_parts(context, std::nullopt) + plain_parts(context, Section::objectives);
  const auto put = [&](const Html& part, Section section) { body += part + plain_parts(context, section); };
  put(overview, Section::overview);
  body += gate;
  put(conversation, Section::conversation);
  put(videos, Section::videos);
  put(book, Section::audiobook);
  put(concepts, Section::concepts);
  put(examples, Section::examples);
  put(aids, Section::aids);
  put(cards, Section::cards);
  put(test, Section::test);
  put(glossary, Section::glossary);
  put(references, Section::references);
  put(rehearsal, Section::rehearsal);
  body += footnotes_part(context) + neighbours(context);

  const std::vector<Entry> entries = {
      {"overview", "overview.title", &overview},
      {"conversation", "conversation.title", &conversation},
      {"videos", "videos.title", &videos},
      {"audio-book", "audiobook.title", &book},
      {"key-concepts", "concepts.title", &concepts},
      {"examples", "examples.title", &examples},
      {"memory-aids", "aids.title", &aids},
      {"flash-cards", "cards.title", &cards},
      {"practice-test", "test.title", &test},
      {"glossary", "glossary.title", &glossary},
      {"references", "references.title", &references},
      {"rehearsal", "rehearsal.title", &rehearsal},
  };
  const int parts = lesson.dialogue ? static_cast<int>(lesson.dialogue->parts.size()) : 0;
  const Html toc = table_of_contents(context, entries, parts, static_cast<int>(lesson.chapters.size()),
                                     lesson.test ? static_cast<std::size_t>(questions_drawn(*lesson.test)) : 0);
  const Html head = head_part(context, listen, read, objectives);
  const Html definition = el("div", {cls("def"), flag("popover"), at("id", "definition")});
  const Html main = el("main", {cls("book hang"), at("id", "main")}, head, toc, context.remaining_notes(),
                       el("div", {cls("body")}, body), definition);

  Frame frame;
  frame.lang = lesson.lang;
  frame.title = lesson.number.empty() ? lesson.title : lesson.number + " " + lesson.title;
  frame.assets = view.assets;
  frame.crumbs = view.crumbs;
  frame.audience = view.audience;
  frame.description = description_of(lesson);
  if (!view.site.empty()) frame.canonical = view.site + context.address();
  if (context.visitor() && !lesson.draft) frame.structured = structured_data(context, listen, read);
  if (view.watch) frame.watch = view.course_slug;
  const Html after = foot(frame, context.text(), credits_part(context)) + dock(context);
  return document(frame, main, after, page_data(context));
}

}  // namespace colloquy::write
