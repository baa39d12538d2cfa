#include "write/book/lesson_pages.h"

#include "write/parts/parts.h"

namespace colloquy::write {
namespace {

using lesson::Section;

class Pages {
 public:
  Pages(const LessonView& view, std::string_view name, int depth)
      : context_(view), lesson_(*view.lesson), name_(name), depth_(depth) {}

  std::vector<BookPage> write() {
    add(name_, title(), opening(), depth_);
    int number = 0;
    if (lesson_.dialogue) {
      for (const lesson::Part& part : lesson_.dialogue->parts) {
        ++number;
        add(name_ + "-c" + std::to_string(number), part.title, conversation(part, number), depth_ + 1, part.id);
      }
    }
    number = 0;
    for (const lesson::Chapter& chapter : lesson_.chapters)
      add(name_ + "-b" + std::to_string(++number), chapter.title, book_chapter(chapter), depth_ + 1, chapter.id);
    const std::string more = context_.text()("book.more");
    if (const Html rest = looked_up(); !rest.empty())
      add(name_ + "-more", more, el("section", {}, el("h1", {}, more), rest), depth_ + 1);
    return std::move(pages_);
  }

 private:
  void add(std::string name, std::string title, Html body, int depth, std::string_view track = {}) {
    BookPage page;
    page.name = std::move(name);
    page.lesson = name_;
    page.title = std::move(title);
    page.lang = lesson_.lang;
    page.depth = depth;
    page.body = std::move(body);
    for (const TrackView& one : context_.view().tracks) {
      if (!track.empty() && one.id == track && !one.mp3.empty()) page.track = {one.timeline, one.mp3};
    }
    pages_.push_back(std::move(page));
  }

  std::string title() const { return lesson_.number.empty() ? lesson_.title : lesson_.number + " " + lesson_.title; }

  Html prose(const lesson::Blocks& blocks) { return blocks.empty() ? Html() : context_.prose().blocks(blocks); }

  Html opening() {
    Html out = el("h1", {}, title()) + prose(lesson_.lede);
    const std::string& help = lesson_.help.empty() ? context_.course().help : lesson_.help;
    if (!lesson_.sensitive.empty() && !help.empty())
      out += el("p", {cls("help")}, el("b", {}, context_.text()("lesson.help")), Html(" "), help);
    out += objectives_part(context_) + plain_parts(context_, std::nullopt) +
           plain_parts(context_, Section::objectives) + overview() + plain_parts(context_, Section::overview);
    if (const Html credits = credits_part(context_); !credits.empty()) out += el("div", {cls("credits")}, credits);
    return chapter_section(out);
  }

  static Html chapter_section(const Html& inside) {
    return el("section", {at("epub:type", "chapter"), at("role", "doc-chapter")}, inside);
  }

  Html overview() {
    if (!lesson_.overview) return {};
    const lesson::Overview& overview = *lesson_.overview;
    Html out;
    const auto level = [&](const std::optional<lesson::OverviewLevel>& text, std::string_view key) {
      if (text && !text->blocks.empty()) out += el("h3", {}, context_.text()(key)) + prose(text->blocks);
    };
    level(overview.quick, "overview.quick");
    level(overview.standard, "overview.standard");
    level(overview.detailed, "overview.detailed");
    return section(context_, "overview", "overview.title", out);
  }

  Html turn(Prose& prose, const lesson::Turn& turn) {
    Html who = Html(turn.who);
    for (const lesson::Direction& direction : turn.directions) {
      if (direction.kind == lesson::Direction::Kind::manner) who += Html(" ") + el("i", {cls("dir")}, direction.name);
    }
    Html out = el("p", {cls("who")}, who) + prose.spoken(turn.text, turn.id);
    if (!turn.asides.empty()) out += el("div", {cls("aside"), at("role", "note")}, prose.blocks(turn.asides));
    return el("div", {cls("turn"), at_if("id", context_.claim(turn.id))}, out);
  }

  Html conversation(const lesson::Part& part, int number) {
    Prose prose = context_.prose();
    Html out = el("h1", {at_if("id", context_.claim(part.anchor))}, part.title);
    if (number == 1) out += prose.blocks(lesson_.dialogue->intro);
    if (!part.note.empty())
      out += el("div", {cls("aside"), at("role", "note")}, el("p", {cls("who")}, context_.text()("conversation.note")),
                prose.blocks(part.note));
    for (const lesson::Line& line : part.lines) {
      if (const lesson::Turn* said = std::get_if<lesson::Turn>(&line)) out += turn(prose, *said);
    }
    if (part.summary)
      out += el("div", {cls("sum")}, el("p", {cls("who")}, context_.text()("conversation.summary")),
                prose.spoken(part.summary->text, part.id + "/summary"));
    return chapter_section(out);
  }

  Html book_chapter(const lesson::Chapter& chapter) {
    Prose prose = context_.prose();
    Html out = el("h1", {at_if("id", context_.claim(chapter.anchor))}, chapter.title);
    const auto layer = [&](const lesson::Chapter::Layer& one, std::string_view key) {
      if (one.blocks.empty()) return;
      if (!key.empty()) out += el("h2", {}, context_.text()(key));
      out += prose.spoken(one.blocks, one.id);
    };
    layer(chapter.content, "");
    if (chapter.explanation) layer(*chapter.explanation, "audiobook.explanation");
    if (chapter.analogy) layer(*chapter.analogy, "audiobook.analogy");
    return chapter_section(out);
  }

  // Where they are to be seen; a film itself is not in the book.
  Html videos() {
    Html items;
    for (const lesson::Video& video : lesson_.videos) {
      const bool away = video.source.find("://") != std::string::npos && is_safe_address(video.source);
      Html about = away ? el("a", {at("href", video.source)}, video.title) : Html(video.title);
      if (!video.length.empty()) about += Html(" ") + Html("(" + video.length + ")");
      items += el("li", {}, about);
    }
    return items.empty() ? Html() : section(context_, "videos", "videos.title", el("ul", {}, items));
  }

  Html looked_up() {
    const auto with_plain = [&](Html part, Section section) {
      return std::move(part) + plain_parts(context_, section);
    };
    return plain_parts(context_, Section::conversation) + with_plain(videos(), Section::videos) +
           plain_parts(context_, Section::audiobook) + with_plain(concepts_part(context_), Section::concepts) +
           with_plain(examples_part(context_), Section::examples) + with_plain(aids_part(context_), Section::aids) +
           plain_parts(context_, Section::cards) + plain_parts(context_, Section::test) +
           with_plain(glossary_part(context_), Section::glossary) +
           with_plain(references_part(context_), Section::references) + plain_parts(context_, Section::rehearsal) +
           footnotes_part(context_);
  }

  Context context_;
  const lesson::Lesson& lesson_;
  std::string name_;
  int depth_ = 0;
  std::vector<BookPage> pages_;
};

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

}  // namespace

std::vector<BookPage> lesson_pages(const LessonView& view, std::string_view name, int depth) {
  return Pages(view, name, depth).write();
}

BookPage title_page(const BookFacts& facts, std::string_view cover) {
  const Text text(facts.lang);
  Html out = el("img", {cls("cover"), at("src", cover), at("alt", text("book.cover"))}) + el("h1", {}, facts.title);
  if (!facts.authors.empty()) out += el("p", {}, text("lesson.by", {{"names", joined(facts.authors)}}));
  if (!facts.narrators.empty()) out += el("p", {}, text("book.heard", {{"names", joined(facts.narrators)}}));
  if (!facts.licence.empty()) out += el("p", {}, text("lesson.licence", {{"licence", facts.licence}}));
  out += el("p", {cls("quiet")}, text("book.without"));
  BookPage page;
  page.name = "title";
  page.lesson = page.name;
  page.title = facts.title;
  page.lang = facts.lang;
  page.body = el("section", {at("epub:type", "titlepage")}, out);
  return page;
}

}  // namespace colloquy::write
