#include "check/passes.h"

#include <iterator>

namespace colloquy::check {

std::span<const Rule* const> passes() {
  static constexpr const Rule* kPasses[] = {
      // The conversation.
      &kNoIdeas,
      &kYouQuestion,
      &kNoQuestion,
      &kUnanswered,
      &kSameSpeaker,
      &kRepeatedTurn,
      &kConceptUnspoken,
      &kInferred,
      // The overview.
      &kOverviewLevel,
      &kOverviewOrder,
      &kOverviewLong,
      &kOverviewHard,
      // Words and their explanations.
      &kUnusedTerm,
      &kUsedEarly,
      &kSameTerm,
      &kCircular,
      &kAbbreviation,
      // Memory aids.
      &kAcronym,
      &kAidConcept,
      &kRhyme,
      // Flash cards.
      &kFrontAnswer,
      &kSameFront,
      &kLongBack,
      // Test items: the key.
      &kNoKey,
      &kSameOption,
      &kAnswerMissing,
      &kNoFeedback,
      &kConceptUntested,
      &kDraw,
      // Test items: flaws that give answers away or hide the question (Haladyna, Downing and Rodriguez 2002).
      &kAllOfThese,
      &kCombinedOptions,
      &kNegativeStem,
      &kLongKey,
      &kKeyPositions,
      &kGrammarCue,
      &kAbsoluteWords,
      &kClang,
      &kNumberOrder,
      &kOptionOverlap,
      // The rehearsal.
      &kNoSceneRule,
      &kDeadEnd,
      &kUnreachable,
      &kNoWhy,
      &kFewExamples,
      // Everywhere.
      &kAlt,
      &kDraft,
      // Sound, as far as text tells.
      &kLongTurn,
      &kUnpronounceable,
      &kNoVoice,
      &kRecordingOld,
  };
  return kPasses;
}

}  // namespace colloquy::check
