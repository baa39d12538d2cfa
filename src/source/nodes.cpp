#include "source/nodes.h"

namespace colloquy::source {
namespace {

using lesson::plain_text;

std::string join(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

std::string gap_key(const std::vector<lesson::Gap>& gaps) {
  std::vector<std::string> keys;
  for (const lesson::Gap& gap : gaps) {
    switch (gap.kind) {
      case lesson::Gap::Kind::words: keys.push_back(join(gap.accept, " / ")); break;
      case lesson::Gap::Kind::number:
        if (gap.number)
          keys.push_back(std::to_string(gap.number->low) + ".." + std::to_string(gap.number->high) + gap.number->unit);
        break;
      case lesson::Gap::Kind::menu:
        for (const auto& choice : gap.menu) {
          if (choice.right) keys.push_back(choice.text);
        }
        break;
      case lesson::Gap::Kind::hot:
        if (gap.right) keys.push_back(gap.text);
        break;
    }
  }
  return join(keys, "; ");
}

class Lister {
 public:
  explicit Lister(lesson::Lesson& lesson) : lesson_(lesson) {}

  std::vector<IdNode> run() {
    const std::size_t top = add("lesson", lesson_.id, IdNode::kTop, lesson_.path, lesson_.title, lesson_.span);
    for (lesson::Term& term : lesson_.objectives) add_term(term, top);
    if (lesson_.dialogue) {
      for (lesson::Part& part : lesson_.dialogue->parts) add_part(part, top);
    }
    for (lesson::Chapter& chapter : lesson_.chapters) add_chapter(chapter, top);
    for (lesson::Term& term : lesson_.concepts) add_term(term, top);
    for (lesson::Aid& aid : lesson_.aids) {
      std::string text = aid.title;
      for (const lesson::Aid::Word& word : aid.words) text += " " + word.text;
      const std::size_t at = add("aid", aid.id, top, text + " " + plain_text(aid.text), "", aid.span);
      nodes_[at].edition = &aid.edition;
    }
    for (lesson::Card& card : lesson_.cards) {
      std::string key = plain_text(card.back);
      if (!card.gaps.empty()) key += (key.empty() ? "" : " ") + gap_key(card.gaps);
      const std::size_t at = add("card", card.id, top, plain_text(card.front), key, card.span);
      nodes_[at].edition = &card.edition;
      name_gaps(card.gaps);
    }
    if (lesson_.test) {
      for (lesson::Pool& pool : lesson_.test->pools) {
        const std::size_t at = add("pool", pool.id, top, pool.title, "", pool.span);
        for (lesson::Question& question : pool.questions) add_question(question, at);
      }
    }
    for (lesson::Term& term : lesson_.glossary) add_term(term, top);
    for (lesson::Video& video : lesson_.videos) add("video", video.id, top, video.title, "", video.span);
    if (lesson_.rehearsal) {
      for (lesson::Scene& scene : lesson_.rehearsal->scenes) add_scene(scene, top);
    }
    nodes_.shrink_to_fit();
    return std::move(nodes_);
  }

 private:
  std::size_t add(std::string_view kind, std::string& id, std::size_t parent, std::string text, std::string key,
                  base::Span span) {
    nodes_.push_back({kind, &id, nullptr, parent, std::move(text), std::move(key), span});
    return nodes_.size() - 1;
  }

  void add_term(lesson::Term& term, std::size_t parent) {
    const std::size_t at = add("term", term.id, parent, term.term, plain_text(term.meaning), term.span);
    nodes_[at].edition = &term.edition;
  }

  void add_part(lesson::Part& part, std::size_t parent) {
    const std::size_t at = add("part", part.id, parent, part.title, "", part.span);
    for (lesson::Line& line : part.lines) {
      if (lesson::Turn* turn = std::get_if<lesson::Turn>(&line)) {
        add("turn", turn->id, at, plain_text(turn->text), "", turn->span);
      } else {
        add_prompt(std::get<lesson::Prompt>(line), at);
      }
    }
    // The summary is named after its part (PART/summary): it is one with it.
  }

  void add_prompt(lesson::Prompt& prompt, std::size_t parent) {
    std::string text = prompt.question;
    const std::size_t at = add("prompt", prompt.id, parent, std::move(text), "", prompt.span);
    for (lesson::Idea& idea : prompt.ideas) add("idea", idea.id, at, join(idea.accept, " / "), "", idea.span);
    for (lesson::Option& option : prompt.options)
      add("option", option.id, at, plain_text(option.text), "", option.span);
  }

  void add_chapter(lesson::Chapter& chapter, std::size_t parent) {
    const std::size_t at = add("chapter", chapter.id, parent, chapter.title, "", chapter.span);
    add("layer", chapter.content.id, at, "content", "", chapter.content.span);
    if (chapter.explanation) add("layer", chapter.explanation->id, at, "explanation", "", chapter.explanation->span);
    if (chapter.analogy) add("layer", chapter.analogy->id, at, "analogy", "", chapter.analogy->span);
  }

  void add_question(lesson::Question& question, std::size_t parent) {
    std::string text = plain_text(question.stem);
    std::vector<std::string> keys;
    for (const lesson::Option& option : question.options) {
      if (option.right) keys.push_back(plain_text(option.text));
    }
    for (const lesson::Question::Pair& pair : question.pairs)
      keys.push_back(plain_text(pair.left) + " -> " + plain_text(pair.right));
    for (const lesson::Question::Step& step : question.steps) keys.push_back(plain_text(step.text));
    for (const lesson::Idea& idea : question.ideas) {
      if (!idea.against) keys.push_back(join(idea.accept, " / "));
    }
    if (!question.gaps.empty()) keys.push_back(gap_key(question.gaps));
    const std::size_t at = add("question", question.id, parent, std::move(text), join(keys, "; "), question.span);
    nodes_[at].edition = &question.edition;
    for (lesson::Option& option : question.options)
      add("option", option.id, at, plain_text(option.text), "", option.span);
    for (lesson::Question::Pair& pair : question.pairs)
      add("option", pair.id, at, plain_text(pair.left) + " -> " + plain_text(pair.right), "", pair.span);
    for (lesson::Question::Step& step : question.steps)
      add("option", step.id, at, plain_text(step.text), "", step.span);
    for (lesson::Idea& idea : question.ideas) add("idea", idea.id, at, join(idea.accept, " / "), "", idea.span);
    name_gaps(question.gaps);
  }

  void add_scene(lesson::Scene& scene, std::size_t parent) {
    const std::size_t at = add("scene", scene.id, parent, scene.title, "", scene.span);
    for (lesson::SceneTurn& turn : scene.turns)
      add("turn", turn.turn.id, at, plain_text(turn.turn.text), "", turn.turn.span);
    for (lesson::Choice& choice : scene.choices) add("choice", choice.id, at, plain_text(choice.text), "", choice.span);
  }

  // Gaps are told apart inside their card or question by their place; they need no line in the lock.
  static void name_gaps(std::vector<lesson::Gap>& gaps) {
    for (std::size_t i = 0; i < gaps.size(); ++i) {
      if (gaps[i].id.empty()) gaps[i].id = std::to_string(i);
    }
  }

  lesson::Lesson& lesson_;
  std::vector<IdNode> nodes_;
};

}  // namespace

std::vector<IdNode> list_nodes(lesson::Lesson& lesson) {
  return Lister(lesson).run();
}

}  // namespace colloquy::source
