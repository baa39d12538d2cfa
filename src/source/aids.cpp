// ## Memory aids: rhymes, stories, tools, acronyms.
#include <algorithm>

#include "source/answers.h"
#include "source/gaps.h"
#include "source/sections.h"

namespace colloquy::source {
namespace {

using lesson::Aid;

const LabelPlace& aid_labels() {
  static const LabelPlace place{{"ask", "answer"}, false, false};
  return place;
}

Aid::Kind kind_of(std::string_view key) {
  if (key.starts_with("stor")) return Aid::Kind::story;
  if (key.starts_with("tool")) return Aid::Kind::tool;
  if (key.starts_with("acronym")) return Aid::Kind::acronym;
  return Aid::Kind::rhyme;
}

bool is_plural(std::string_view key) {
  return key == "rhymes" || key == "stories" || key == "tools" || key == "acronyms";
}

void add_word(std::vector<Aid::Word>& words, const Passage& passage, std::size_t from, std::size_t to) {
  const std::string_view text = passage.text();
  while (from < to && (text[from] == ' ' || text[from] == '\n')) ++from;
  while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\n' || text[to - 1] == '.')) --to;
  if (from >= to) return;
  Aid::Word word;
  word.span = passage.span(from, to);
  word.text = unescaped(text.substr(from, to - from));
  if (word.text.size() > 2 && word.text.front() == '(' && word.text.back() == ')') {
    word.silent = true;
    word.text = word.text.substr(1, word.text.size() - 2);
  }
  words.push_back(std::move(word));
}

// "Why, Am, I, Talking": words by comma. A round bracket makes a word of its own: "Listen (to) Ask"
// stays one word, for only commas divide.
void split_words(std::vector<Aid::Word>& words, const Passage& passage, std::size_t from, std::size_t to) {
  std::size_t start = from;
  for (std::size_t i = from; i <= to; ++i) {
    if (i == to || passage.bare()[i] == ',') {
      add_word(words, passage, start, i);
      start = i + 1;
    }
  }
}

class AidReader {
 public:
  AidReader(Reading& reading, const Part& part) : reading_(reading), part_(part) {
    const std::size_t colon = part.title.find(':');
    title_ = colon == std::string::npos ? std::string() : trimmed(std::string_view(part.title).substr(colon + 1));
  }

  void single() {
    Aid aid = begin(part_.heading->line);
    aid.title = title_;
    aid.title_span = heading_span(reading_, *part_.heading);
    aid.anchor = anchor_;
    for (const Node* node : part_.nodes) add(aid, *node);
    if (aid.kind == Aid::Kind::acronym && aid.words.empty()) {
      reading_.findings.report("form/aid", aid.title_span,
                               "An acronym needs its words: write them below, with commas between them.", "");
    }
    if (aid.span.end_line < aid.span.line) aid.span = aid.title_span;
    reading_.lesson.aids.push_back(std::move(aid));
  }

  void several() {
    for (const Node* node : part_.nodes) {
      if (node->kind == BlockKind::list) {
        for (const Node& item : node->children) one_of_several(item.children, item);
      } else if (is_paragraph(*node)) {
        if (continues(*node)) continue;
        one_of_several({}, *node);
      } else if (!is_comment(*node) && count_ > 0) {
        add(reading_.lesson.aids.back(), *node);
      }
    }
  }

 private:
  Aid begin(std::uint32_t line) {
    Aid aid;
    aid.kind = kind_of(part_.key);
    if (anchor_.empty()) anchor_ = reading_.anchor(part_.title);
    const Note* note = reading_.note_at(line);
    if (note != nullptr) aid.id = note->id;
    aid.span = reading_.text.line_span(line);
    return aid;
  }

  // **Ask:** and **Answer:** speak of the aid above them.
  bool continues(const Node& node) {
    const std::optional<Label> label = label_at(reading_, node.passage, 0, true, aid_labels());
    if (!label || label->key.empty() || count_ == 0) return false;
    add(reading_.lesson.aids.back(), node);
    return true;
  }

  void one_of_several(const std::vector<Node>& children, const Node& node) {
    Aid aid = begin(node.line);
    aid.span = span_of(reading_, node);
    const std::vector<const Node*> nodes = children.empty() ? std::vector<const Node*>{&node} : pointers(children);
    bool first = true;
    for (const Node* child : nodes) {
      if (first && is_paragraph(*child)) {
        first = false;
        const Passage& passage = child->passage;
        const std::size_t from = take_title(aid, passage);
        if (aid.kind == Aid::Kind::acronym)
          acronym(aid, passage, from);
        else
          text(aid, passage, from);
      } else {
        add(aid, *child);
      }
    }
    ++count_;
    if (aid.kind == Aid::Kind::acronym && aid.words.empty()) {
      reading_.findings.report("form/aid", aid.span, "An acronym needs its words: write CART: Word, Word, Word, Word.",
                               "");
    }
    reading_.lesson.aids.push_back(std::move(aid));
  }

  // "CART: ..." or "**Title:** ..."
  std::size_t take_title(Aid& aid, const Passage& passage) {
    static const LabelPlace titles{{}, false, true};
    const std::optional<Label> label = label_at(reading_, passage, 0, true, titles);
    if (label) {
      aid.title = label->name;
      aid.title_span = passage.span(label->name_from, label->name_to);
      return label->text;
    }
    if (aid.kind != Aid::Kind::acronym) return 0;
    const std::size_t colon = passage.bare().substr(0, passage.line_end(0)).find(':');
    if (colon == std::string_view::npos || colon > 40) return 0;
    aid.title = unescaped(passage.text().substr(0, colon));
    aid.title_span = passage.span(0, colon);
    return colon + 1;
  }

  // The words by comma; a sentence that follows them is text.
  void acronym(Aid& aid, const Passage& passage, std::size_t from) {
    const std::string_view bare = passage.bare();
    std::size_t end = passage.size();
    const std::size_t stop = bare.find(". ", from);
    if (stop != std::string_view::npos) end = stop + 1;
    split_words(aid.words, passage, from, end);
    read_inlines(reading_, passage, from, end);
    if (end < passage.size()) text(aid, passage, end);
  }

  void text(Aid& aid, const Passage& passage, std::size_t from) {
    lesson::Block block = read_paragraph(reading_, passage, from, passage.size());
    if (!block.inlines.empty() || block.kind != lesson::Block::Kind::paragraph) aid.text.push_back(std::move(block));
  }

  void add(Aid& aid, const Node& node) {
    if (is_comment(node)) return;
    aid.span.end_line = std::max(aid.span.end_line, node.last_line);
    if (node.kind == BlockKind::paragraph) {
      paragraph(aid, node);
    } else if (node.kind == BlockKind::list && aid.kind == Aid::Kind::acronym && aid.words.empty()) {
      for (const Node& item : node.children) {
        const Node* first = first_paragraph(item);
        if (first == nullptr) continue;
        read_inlines(reading_, first->passage, 0, first->passage.size());
        add_word(aid.words, first->passage, 0, first->passage.size());
      }
    } else {
      read_block(reading_, node, into_ == nullptr ? aid.text : (aid.*into_));
    }
  }

  void paragraph(Aid& aid, const Node& node) {
    if (node.passage.empty()) return;
    for (const Segment& segment : cut_at_labels(reading_, node.passage, aid_labels())) {
      if (segment.label) {
        into_ = segment.label->key == "ask" ? &Aid::ask : &Aid::answer;
        lesson::Block block = read_paragraph(reading_, node.passage, segment.from, segment.to);
        if (!block.inlines.empty()) (aid.*into_).push_back(std::move(block));
      } else if (into_ != nullptr) {
        (aid.*into_).push_back(read_paragraph(reading_, node.passage, segment.from, segment.to));
      } else if (aid.kind == Aid::Kind::acronym && aid.words.empty()) {
        acronym(aid, node.passage, segment.from);
      } else {
        lesson::Block block = read_paragraph(reading_, node.passage, segment.from, segment.to);
        if (!block.inlines.empty()) aid.text.push_back(std::move(block));
      }
    }
  }

  Reading& reading_;
  const Part& part_;
  std::string title_, anchor_;
  lesson::Blocks Aid::* into_ = nullptr;
  std::size_t count_ = 0;
};

}  // namespace

void read_aids(Reading& reading, const SectionText& section) {
  if (is_empty(section.nodes)) return report_empty(reading, *section.heading, section.title);
  for (const Part& part : cut_into_parts(reading, section.nodes, 3, Known::aids, section.key)) {
    if (part.heading == nullptr) {
      for (const Node* node : part.nodes) {
        if (is_comment(*node)) continue;
        reading.findings.report("form/aid", span_of(reading, *node),
                                "Say what kind of memory aid this is: put a heading above it.",
                                "For example ### " + reading.words.canonical("rhyme") + " or ### " +
                                    reading.words.canonical("acronym") + ": WAIT");
        break;
      }
      continue;
    }
    if (part.key.empty()) {
      reading.findings.report(
          "form/heading", heading_span(reading, *part.heading), quoted(part.title) + " is not a kind of memory aid.",
          "The kinds are " + reading.words.canonical("rhyme") + ", " + reading.words.canonical("story") + ", " +
              reading.words.canonical("tool") + " and " + reading.words.canonical("acronym") + ".");
    }
    if (is_empty(part.nodes)) {
      reading.anchor(part.title);
      report_empty(reading, *part.heading, part.title);
      continue;
    }
    AidReader reader(reading, part);
    if (is_plural(part.key))
      reader.several();
    else
      reader.single();
  }
}

}  // namespace colloquy::source
