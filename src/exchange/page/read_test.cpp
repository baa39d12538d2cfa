#include "exchange/page/read.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "exchange/page/write.h"

namespace colloquy::exchange::page {
namespace {

PageImport read(std::string_view text) {
  base::Result<PageImport> page = read_page(text);
  EXPECT_TRUE(page.ok());
  return page.ok() ? std::move(page).value() : PageImport{};
}

// The lesson as written, without its front matter.
std::string lesson(std::string_view text) {
  const std::string written = write_page(read(text), {}).front().text;
  return written.substr(written.find("\n---\n") + 6);
}

// The lines between a heading and the next.
std::string below(std::string_view heading, std::string_view text) {
  const std::string all = "\n" + lesson(text);
  const std::string wanted = "\n" + std::string(heading) + "\n";
  const std::size_t at = all.find(wanted);
  if (at == std::string::npos) return "no such heading in:\n" + all;
  const std::size_t begin = at + wanted.size(), end = std::min(all.find("\n#", begin), all.size());
  std::string out = all.substr(begin, end - begin);
  out.erase(0, out.find_first_not_of('\n'));
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

bool has_note(const PageImport& page, std::string_view words) {
  return std::any_of(page.notes.begin(), page.notes.end(),
                     [&](const Note& note) { return note.text.find(words) != std::string::npos; });
}

TEST(ReadPage, NumberAndTitle) {
  struct Case {
    std::string_view line, number, title;
  };
  for (const Case& each : {Case{"5.1.1 - Trust", "5.1.1", "Trust"}, Case{"5.1 Trust", "5.1", "Trust"},
                           Case{"5.1.1: Trust", "5.1.1", "Trust"}, Case{"5. Trust", "5", "Trust"},
                           Case{"5.1.1\u2014Trust - part 2", "5.1.1", "Trust - part 2"}, Case{"Trust", "", "Trust"},
                           Case{"3 Steps", "", "3 Steps"}, Case{"1990s", "", "1990s"}}) {
    const PageImport page = read(std::string(each.line) + "\nGlossary\n- A\nThe first.\n");
    EXPECT_EQ(page.number, each.number) << each.line;
    EXPECT_EQ(page.title, each.title) << each.line;
  }
  EXPECT_EQ(read("Home\nPsychology\n5.1 - Trust\nGlossary\n").title, "Trust");
  EXPECT_EQ(read("Glossary\n- A\nB c d.\n").title, "Untitled lesson");
}

constexpr std::string_view kTalk =
    "1 - T\nInteractive Audio Lesson\nFirst Part\n🔒 Unlock Audio Lesson\nSign up and enroll to listen\n";

TEST(ReadPage, SpeakersAreInferredAndMarked) {
  const std::string text = std::string(kTalk) +
                           "Today we look at trust. Who can say what it is?\nIs it a feeling?\nExactly! It is one.\n"
                           "To summarize, trust is a feeling.\n";
  EXPECT_EQ(lesson(text),
            "## Conversation\n\n<!-- inferred: speakers -->\n\n### First Part\n\n"
            "**Teacher:** Today we look at trust. Who can say what it is?\n\n**Student:** Is it a feeling?\n\n"
            "**Teacher:** Exactly! It is one.\n\n**Summary:** To summarize, trust is a feeling.\n");
  EXPECT_TRUE(has_note(read(text), "speakers of \"First Part\" are inferred"));
}

TEST(ReadPage, ATurnMayBreakTheOrderWhenItsCuesSaySo) {
  const std::string text = std::string(kTalk) +
                           "Today we look at trust and at what it takes.\n"
                           "Let's begin with a story about two people who meet again and again for a whole year. What "
                           "do you think happens?\n"
                           "Maybe they become friends?\nExactly! And why is that?\n";
  EXPECT_EQ(below("### First Part", text),
            "**Teacher:** Today we look at trust and at what it takes.\n\n"
            "Let's begin with a story about two people who meet again and again for a whole year. What do you think "
            "happens?\n\n"
            "**Student:** Maybe they become friends?\n\n**Teacher:** Exactly! And why is that?");
}

TEST(ReadPage, NamedSpeakersAreTaken) {
  const std::string wanted =
      "**Ms. Rao:** What is trust?\n\n**Ana:** A feeling - I think.\n\n**Ms. Rao:** Yes.\n\nAnd more: a "
      "habit.\n\n**Ana:** I see.";
  for (const std::string_view talk :
       {"Ms. Rao: What is trust?\nAna: A feeling - I think.\nMs. Rao: Yes.\nAnd more: a habit.\nAna: I see.\n",
        "Ms. Rao - What is trust?\nAna - A feeling - I think.\nMs. Rao - Yes.\nAnd more: a habit.\nAna - I see.\n",
        "**Ms. Rao:** What is trust?\n**Ana**: A feeling - I think.\n[Ms. Rao] Yes.\nAnd more: a habit.\n[Ana]: I "
        "see.\n",
        "Ms. Rao\nWhat is trust?\nAna\nA feeling - I think.\nMs. Rao\nYes.\nAnd more: a habit.\nAna\nI see.\n",
        "Ms. Rao:\nWhat is trust?\nAna:\nA feeling - I think.\nMs. Rao:\nYes.\nAnd more: a habit.\nAna:\nI see.\n"}) {
    EXPECT_EQ(below("### First Part", std::string(kTalk) + std::string(talk)), wanted);
    const PageImport page = read(std::string(kTalk) + std::string(talk));
    EXPECT_EQ(page.cast, (std::vector<std::string>{"Ms. Rao", "Ana"}));
    EXPECT_TRUE(page.speakers_named);
  }
}

TEST(ReadPage, YouIsRenamedForItIsTheLearner) {
  EXPECT_EQ(below("### First Part", std::string(kTalk) + "Teacher: What is it?\nYou: A feeling.\nTeacher: Yes.\n"),
            "**Teacher:** What is it?\n\n**Student:** A feeling.\n\n**Teacher:** Yes.");
}

TEST(ReadPage, ALabelInTextIsNoSpeaker) {
  const std::string text =
      std::string(kTalk) + "Today we look at trust. Who knows it?\nIs it a feeling?\nRemember: it is one.\n";
  EXPECT_EQ(below("### First Part", text),
            "**Teacher:** Today we look at trust. Who knows it?\n\n**Student:** Is it a feeling?\n\n**Teacher:** "
            "Remember: it is one.");
}

TEST(ReadPage, OverviewLevelsAndTheFoldedSummary) {
  const std::string text =
      "1 - T\nIntroduction & Overview\nQuick Overview\nStandard\nA sentence stands here.\nDetailed\nDetailed "
      "Summary\nMore of it.\n";
  EXPECT_EQ(lesson(text),
            "## Overview\n\n### Quick\n\n### Standard\n\nA sentence stands here.\n\n### Detailed\n\nMore of it.\n");
}

TEST(ReadPage, ChaptersInThreeLayers) {
  const std::string text =
      "1 - T\nAudio Book\nDive deep into the subject with an immersive audiobook experience.\nOverview\nChapter 1 of "
      "2\n"
      "🔒 Unlock Audio Chapter\nChapter Content\nOne.\nDetailed Explanation\nTwo.\nExamples & Analogies\nThree.\n"
      "Glossary\nChapter 2 of 2\nDetailed Explanation\nFour.\nChapter Content\nFive.\n";
  EXPECT_EQ(
      lesson(text),
      "## Audio book\n\n### Overview\n<!-- plain -->\n\nOne.\n\n#### Explanation\n\nTwo.\n\n#### Analogy\n\nThree.\n\n"
      "### Glossary\n<!-- plain -->\n\n#### Explanation\n\nFour.\n\n#### Content\n\nFive.\n");
}

TEST(ReadPage, EntriesInEveryDress) {
  const std::string wanted =
      "**Trust:** A feeling.\n\n**Unconditional Regard** (UR): Accepting: always.\n\n**Hope:** To expect well.";
  for (const std::string_view text : {"1 - T\nKey Concepts\n-\nTrust: A feeling.\n-\nUnconditional Regard (UR): "
                                      "Accepting: always.\n-\nHope: To expect well.\n",
                                      "1 - T\nKey Concepts\n- Trust\nA feeling.\n- Unconditional Regard "
                                      "(UR)\nAccepting: always.\n- Hope\nTo expect well.\n",
                                      "1 - T\nKey Concepts\nTrust: A feeling.\nUnconditional Regard (UR): Accepting: "
                                      "always.\nHope: To expect well.\n",
                                      "1 - T\nKey Concepts\n• Trust: A feeling.\n•\nUnconditional Regard (UR): "
                                      "Accepting: always.\n• Hope\nTo expect well.\n"}) {
    EXPECT_EQ(below("## Key concepts", text), wanted);
  }
}

TEST(ReadPage, MeaningsMayHaveSeveralParagraphs) {
  EXPECT_EQ(below("## Glossary", "1 - T\nGlossary\n- Trust\nA feeling.\nIt grows.\n- Hope\n"),
            "**Trust:** A feeling.\n\nIt grows.\n\n**Hope:**");
}

TEST(ReadPage, AcronymsBecomeTitleWordsAndSentence) {
  struct Case {
    std::string_view line, wanted;
  };
  for (const Case& each : {Case{"CART\u2014Confidentiality, Acceptance, Respect, Trust, are vital.",
                                "- CART: Confidentiality, Acceptance, Respect, Trust\n\n  are vital."},
                           Case{"BAR: Box, Air, and Reading.", "- BAR: Box, Air, (and) Reading"},
                           Case{"CART - Care, Acceptance, Respect, Trust are vital to us all.",
                                "- CART: Care, Acceptance, Respect, Trust\n\n  are vital to us all."},
                           Case{"Think of TEP\u2014Trust, Empathy, Positive regard, always.",
                                "- Think of TEP: Trust, Empathy, Positive regard\n\n  always."},
                           Case{"NASA: an agency for flights, and more", "NASA: an agency for flights, and more"},
                           Case{"No letters here, none.", "No letters here, none."}}) {
    EXPECT_EQ(below("### Acronyms", "1 - T\nMemory Aids\nAcronyms\n" + std::string(each.line) + "\n"), each.wanted);
  }
}

TEST(ReadPage, RhymesKeepTheirLines) {
  EXPECT_EQ(below("### Rhymes",
                  "1 - T\nMemory Aids\nRhymes\nWhen glass falls low,\nprepare for a blow.\nOne more, at once.\n"),
            "When glass falls low,\nprepare for a blow.\n\nOne more, at once.");
}

TEST(ReadPage, LinksAreJoinedWithTheirWords) {
  EXPECT_EQ(
      below("## References",
            "1 - T\nReference links\nA book\nhttps://a.org/x\nNo link here\nMore https://b.org\nhttps://c.org\n"),
      "- [A book](https://a.org/x)\n\n- No link here\n\n- [More](https://b.org)\n\n- [https://c.org](https://c.org)");
}

TEST(ReadPage, UnknownHeadingsBecomePlainSections) {
  const std::string text =
      "1 - T\nGlossary\n- Trust\nA feeling.\nHouse Rules\nNobody may shout in here.\nReference links\n";
  EXPECT_EQ(lesson(text),
            "## Glossary\n\n**Trust:** A feeling.\n\n## House Rules\n\nNobody may shout in here.\n\n## References\n");
  EXPECT_TRUE(has_note(read(text), "\"House Rules\" is in no table"));
}

TEST(ReadPage, AMisspeltHeadingIsReadAsMeant) {
  const std::string text = "1 - T\nGlossary\n- Trust\nA feeling.\nPractise Test\nWhat is it that we call trust?\n";
  EXPECT_EQ(lesson(text),
            "## Glossary\n\n**Trust:** A feeling.\n\n## Practice test\n\nWhat is it that we call trust?\n");
  EXPECT_TRUE(has_note(read(text), "\"Practise Test\" is read as \"Practice Test\""));
}

TEST(ReadPage, TitlesInsideTextStayWithTheirText) {
  const std::string text =
      "1 - T\nIntroduction & Overview\nDetailed\nOne sentence stands here.\nKey Points\nThe first of them stands "
      "here.\n"
      "Examples & Applications\nThe Diver\nSomebody goes down with a watch.\nAnother example without a title.\n";
  EXPECT_EQ(
      lesson(text),
      "## Overview\n\n### Detailed\n\nOne sentence stands here.\n\n**Key Points**\n\nThe first of them stands here.\n\n"
      "## Examples\n\n**The Diver:** Somebody goes down with a watch.\n\nAnother example without a title.\n");
}

TEST(ReadPage, AMissingHeadingIsAdded) {
  const std::string text =
      "1 - T\nGlossary\n- Trust\nA feeling.\nFirst Chapter\nChapter 1 of 1\nChapter Content\nWords.\n"
      "Quick Overview\nIn short.\n";
  EXPECT_EQ(lesson(text),
            "## Glossary\n\n**Trust:** A feeling.\n\n## Audio book\n\n### First Chapter\n\nWords.\n\n"
            "## Overview\n\n### Quick\n\nIn short.\n");
  EXPECT_TRUE(has_note(read(text), "\"Audio book\" is missing on the page: added"));
}

TEST(ReadPage, TheSameSectionTwiceIsKeptTwiceAndNamed) {
  const std::string text = "1 - T\nGlossary\n- A\nThe first.\nGlossary\n- B\nThe second.\n";
  EXPECT_EQ(lesson(text), "## Glossary\n\n**A:** The first.\n\n## Glossary\n\n**B:** The second.\n");
  EXPECT_TRUE(has_note(read(text), "comes a second time"));
}

TEST(ReadPage, EmptySectionsStayAsHeadings) {
  EXPECT_EQ(lesson("1 - T\nYoutube Videos\nFlash Cards\n"), "## Videos\n\n## Flash cards\n");
}

TEST(ReadPage, WordsOfAPartAreCountedInAndOut) {
  const PageImport page = read(std::string(kTalk) +
                               "Teacher: One two.\nAna: Three four?\nTeacher: In summary, five.\nMemory Aids\n"
                               "Acronyms\nAB\u2014Air, Box, six.\n");
  for (const Section& section : page.sections) {
    for (const Part& part : section.parts)
      EXPECT_EQ(part.words_in, words_out(part)) << section.title << "/" << part.title;
  }
}

TEST(ReadPage, LongInputIsReadInLinearTime) {
  std::string text = "1 - T\nInteractive Audio Lesson\n";
  for (int i = 0; i < 20'000; ++i)
    text += i % 3 == 0 ? "A Title Line\n" : i % 3 == 1 ? "In summary, it is so.\n" : "Ana - what is it?\n";
  EXPECT_TRUE(read_page(text).ok());
  EXPECT_TRUE(read_page("1 - T\nMemory Aids\nAcronyms\n" + std::string(2'000'000, 'A') + "\n").ok());
}

}  // namespace
}  // namespace colloquy::exchange::page
