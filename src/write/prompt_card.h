// Pause and answer: the card in the conversation, asked (part of the learner's page) and compared
// (the answer to its POST). A missing idea is "not yet", never wrong, and "I did say it" is always
// there. What counts as an answer appears only in the compared card.
//
// Fields of its form: text (ideas) or option=ID repeated (picks), skip=1, claim=1 ("I did say it",
// with text), event, back.
#pragma once

#include <string>
#include <vector>

#include "write/html.h"
#include "write/text.h"

namespace colloquy::write {

struct PromptAsked {
  std::string id;
  std::string action;    // /c/{course}/{slug}/prompt/{id}
  std::string back;      // address to come back to
  std::string question;  // plain text; "" none
  std::string next_who;  // whose answer is held back; "" none
  struct Option {
    std::string id;
    Html text;
  };
  std::vector<Option> options;  // empty: answered freely
  bool several = false;         // more than one option is right
  bool sound = true;            // the coming answer can be heard, not only read
};

struct PromptCompared {
  PromptAsked asked;
  std::string said;  // the learner's words; "" for picks
  enum class State { covered, partly, not_yet, against };
  struct Idea {
    State state = State::not_yet;
    std::string text;  // the first wording
    Html remark;
    std::vector<std::string> accept;  // all wordings, for the page's own comparison of a second try
  };
  std::vector<Idea> ideas;  // `against` only those the learner did voice
  struct Pick {
    std::string id;
    Html text, remark;
    bool chosen = false, right = false;
  };
  std::vector<Pick> picks;
  bool skipped = false;  // the learner only wants to hear it: ideas are shown without a count
  bool claimed = false;
};

Html prompt_card(const PromptAsked& prompt, const Text& text);
Html prompt_card(const PromptCompared& prompt, const Text& text);

// Key ideas with their marks, also for the test's open questions.
Html ideas_list(const std::vector<PromptCompared::Idea>& ideas, const Text& text);

}  // namespace colloquy::write
