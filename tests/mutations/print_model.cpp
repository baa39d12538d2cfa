#include "print_model.h"

#include <sstream>

namespace colloquy::mutations {
namespace {

using namespace lesson;  // NOLINT: everything of the model is printed here

class Printer {
 public:
  std::string text() { return out_.str(); }

  void print(const Lesson& lesson) {
    line("title", lesson.title);
    line("lang", lesson.lang);
    for (const Speaker& member : lesson.cast)
      line("cast", member.name + " " + member.voice + " " + std::to_string(static_cast<int>(member.role)));
    blocks("lede", lesson.lede);
    terms("objective", lesson.objectives);
    if (lesson.overview) {
      for (const std::optional<OverviewLevel>* level :
           {&lesson.overview->quick, &lesson.overview->standard, &lesson.overview->detailed}) {
        if (*level)
          blocks("level", (*level)->blocks);
        else
          line("level", "-");
      }
    }
    if (lesson.dialogue) print(*lesson.dialogue);
    for (const Video& video : lesson.videos) {
      line("video", video.title + " " + video.source + " " + video.length + " " + video.transcript);
      for (const Video::Captions& captions : video.captions) line(" captions", captions.lang + " " + captions.file);
    }
    for (const Chapter& chapter : lesson.chapters) {
      line("chapter", chapter.title);
      blocks(" content", chapter.content.blocks);
      if (chapter.explanation) blocks(" explanation", chapter.explanation->blocks);
      if (chapter.analogy) blocks(" analogy", chapter.analogy->blocks);
    }
    terms("concept", lesson.concepts);
    for (const Example& example : lesson.examples) {
      line("example", example.title);
      blocks(" text", example.blocks);
    }
    for (const Aid& aid : lesson.aids) {
      line("aid", std::to_string(static_cast<int>(aid.kind)) + " " + aid.title);
      blocks(" text", aid.text);
      for (const Aid::Word& word : aid.words) line(" word", word.text + (word.silent ? " (silent)" : ""));
      blocks(" ask", aid.ask);
      blocks(" answer", aid.answer);
    }
    for (const Card& card : lesson.cards) {
      line("card", std::to_string(static_cast<int>(card.kind)));
      blocks(" front", card.front);
      blocks(" back", card.back);
      for (const Gap& gap : card.gaps) print(gap);
    }
    if (lesson.test) print(*lesson.test);
    terms("term", lesson.glossary);
    for (const Reference& reference : lesson.references) {
      line("reference", reference.title + " " + reference.target);
      inlines(reference.note);
      out_ << '\n';
    }
    if (lesson.rehearsal) print(*lesson.rehearsal);
    for (const PlainSection& section : lesson.plain) {
      line("plain", section.title);
      blocks(" text", section.blocks);
    }
    blocks("footnotes", lesson.footnotes);
  }

 private:
  void line(std::string_view name, std::string_view value) { out_ << name << ": " << value << '\n'; }

  void terms(std::string_view name, const std::vector<Term>& list) {
    for (const Term& term : list) {
      line(name, term.term + (term.card ? "" : " (no card)") + (term.draft ? " (draft)" : ""));
      for (const std::string& other : term.also) line(" also", other);
      blocks(" meaning", term.meaning);
    }
  }

  void direction(const Direction& said) {
    out_ << "*(" << static_cast<int>(said.kind) << ' ' << said.name << '|' << said.value << '|' << said.milliseconds
         << ")*";
  }

  void inlines(const Inlines& list) {
    for (const Inline& node : list) {
      if (node.kind == Inline::Kind::text)
        out_ << node.text;
      else if (node.kind == Inline::Kind::soft_break)
        out_ << ' ';
      else if (node.kind == Inline::Kind::direction)
        direction(*node.direction);
      else
        out_ << '{' << static_cast<int>(node.kind) << ' ' << node.text << '|' << node.link->target << '|'
             << (node.kind == Inline::Kind::gap ? static_cast<int>(node.gap) : -1) << '|';
      if (node.kind != Inline::Kind::text && node.kind != Inline::Kind::soft_break) {
        inlines(node.children);
        if (node.kind != Inline::Kind::direction) out_ << '}';
      }
    }
  }

  void blocks(std::string_view name, const Blocks& list) {
    if (list.empty()) return;
    out_ << name << ":";
    for (const Block& block : list) {
      out_ << " <" << static_cast<int>(block.kind) << (block.ordered ? "o" : "") << static_cast<int>(block.level) << ' '
           << static_cast<int>(block.checked) << ' ' << block.more->info << '>' << block.more->text;
      inlines(block.inlines);
      blocks("", block.children);
    }
    out_ << '\n';
  }

  void print(const Option& option) {
    line("  option", option.right ? "right" : "-");
    blocks("   text", option.text);
    blocks("   feedback", option.feedback);
  }

  void print(const Idea& idea) {
    line("  idea", idea.against ? "against" : "");
    for (const std::string& wording : idea.accept) line("   accept", wording);
    blocks("   feedback", idea.feedback);
  }

  void print(const Gap& gap) {
    line("  gap", std::to_string(static_cast<int>(gap.kind)) + " " + gap.text + (gap.right ? " right" : ""));
    for (const std::string& wording : gap.accept) line("   accept", wording);
    if (gap.number)
      out_ << "   number: " << gap.number->low << ' ' << gap.number->high << ' ' << gap.number->value << ' '
           << gap.number->unit << '\n';
    for (const Gap::Choice& choice : gap.menu) line("   choice", choice.text + (choice.right ? " right" : ""));
  }

  void print(const Turn& turn) {
    line("  who", turn.who + (turn.draft ? " (draft)" : ""));
    for (const Direction& said : turn.directions) {
      direction(said);
      out_ << '\n';
    }
    blocks("   text", turn.text);
    blocks("   asides", turn.asides);
    if (turn.recording) line("   recording", turn.recording->file);
  }

  void print(const Dialogue& dialogue) {
    blocks("intro", dialogue.intro);
    for (const Part& part : dialogue.parts) {
      line("part", part.title);
      blocks(" note", part.note);
      if (part.recording) line(" recording", part.recording->file);
      for (const Line& spoken : part.lines) {
        if (const Turn* turn = std::get_if<Turn>(&spoken)) {
          print(*turn);
        } else {
          const Prompt& prompt = std::get<Prompt>(spoken);
          line(" you", prompt.question);
          for (const Idea& idea : prompt.ideas) print(idea);
          for (const Option& option : prompt.options) print(option);
        }
      }
      if (part.summary) {
        line(" summary", "");
        print(*part.summary);
      }
    }
  }

  void print(const Test& test) {
    out_ << "test: " << test.draw << ' ' << test.pass << ' ' << test.minutes << '\n';
    for (const Pool& pool : test.pools) {
      out_ << "pool: " << pool.title << ' ' << pool.draw << '\n';
      blocks(" material", pool.material);
      for (const Question& question : pool.questions) {
        out_ << " question: " << static_cast<int>(question.kind) << ' ' << question.points << ' ' << question.objective
             << ' ' << question.level << ' ' << question.exact << question.fixed_order << '\n';
        blocks("  stem", question.stem);
        for (const Option& option : question.options) print(option);
        for (const Question::Pair& pair : question.pairs) {
          blocks("  left", pair.left);
          blocks("  right", pair.right);
        }
        for (const Question::Step& step : question.steps) blocks("  step", step.text);
        for (const Idea& idea : question.ideas) print(idea);
        for (const Gap& gap : question.gaps) print(gap);
        blocks("  answer", question.answer);
        blocks("  feedback", question.feedback);
        for (const Blocks& hint : question.hints) blocks("  hint", hint);
      }
    }
    if (test.blueprint) {
      for (const std::string& level : test.blueprint->levels) line("level", level);
      for (const Blueprint::Row& row : test.blueprint->rows) {
        out_ << "row: " << row.objective;
        for (const int count : row.counts) out_ << ' ' << count;
        out_ << '\n';
      }
    }
  }

  void print(const std::optional<Condition>& condition) {
    if (condition) line("   if", condition->text);
  }

  void print(const Rehearsal& rehearsal) {
    blocks("rehearsal", rehearsal.intro);
    for (const Code& code : rehearsal.codes) {
      line("code", code.name);
      blocks(" meaning", code.meaning);
      for (const std::string& example : code.examples) line(" example", example);
    }
    for (const Criterion& criterion : rehearsal.criteria) {
      blocks("criterion", criterion.text);
      print(criterion.condition);
    }
    for (const Scene& scene : rehearsal.scenes) {
      line("scene", scene.title + (scene.say_first ? " (say first)" : ""));
      for (const SceneTurn& turn : scene.turns) {
        print(turn.condition);
        print(turn.turn);
      }
      for (const Choice& choice : scene.choices) {
        line("  choice", choice.target + (choice.once ? " (once)" : ""));
        blocks("   text", choice.text);
        for (const std::string& code : choice.codes) line("   code", code);
        for (const Effect& effect : choice.effects)
          out_ << "   effect: " << effect.name << ' ' << static_cast<int>(effect.kind) << ' ' << effect.amount << '\n';
        print(choice.condition);
        blocks("   why", choice.why);
      }
      for (const Exit& exit : scene.exits) {
        line("  exit", exit.target);
        print(exit.condition);
      }
      if (scene.ending) {
        out_ << "  ending: " << static_cast<int>(scene.ending->kind) << '\n';
        blocks("   text", scene.ending->text);
      }
    }
  }

  std::ostringstream out_;
};

}  // namespace

std::string print_model(const Lesson& lesson) {
  Printer printer;
  printer.print(lesson);
  return printer.text();
}

}  // namespace colloquy::mutations
