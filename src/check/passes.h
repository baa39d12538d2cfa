// The list of rules, in the order in which a reader of a lesson would meet them. A new rule is one
// file in teaching/ or sound/, one declaration here, one line in passes.cpp, and its cases in
// tests/cases/.
#pragma once

#include <span>

#include "check/rule.h"

namespace colloquy::check {

// The conversation.
extern const Rule kNoIdeas, kYouQuestion, kNoQuestion, kUnanswered, kSameSpeaker, kRepeatedTurn, kConceptUnspoken,
    kInferred;

// The overview.
extern const Rule kOverviewLevel, kOverviewOrder, kOverviewLong, kOverviewHard;

// Words and their explanations.
extern const Rule kUnusedTerm, kUsedEarly, kSameTerm, kCircular, kAbbreviation;

// Memory aids.
extern const Rule kAcronym, kAidConcept, kRhyme;

// Flash cards.
extern const Rule kFrontAnswer, kSameFront, kLongBack;

// Test items: the key.
extern const Rule kNoKey, kSameOption, kAnswerMissing, kNoFeedback, kConceptUntested, kDraw;

// Test items: flaws that give answers away or hide the question (Haladyna, Downing and Rodriguez 2002).
extern const Rule kAllOfThese, kCombinedOptions, kNegativeStem, kLongKey, kKeyPositions, kGrammarCue, kAbsoluteWords,
    kClang, kNumberOrder, kOptionOverlap;

// The rehearsal.
extern const Rule kNoSceneRule, kDeadEnd, kUnreachable, kNoWhy, kFewExamples;

// Everywhere.
extern const Rule kAlt, kDraft;

// Sound, as far as text tells.
extern const Rule kLongTurn, kUnpronounceable, kNoVoice, kRecordingOld;

// All of the above.
std::span<const Rule* const> passes();

}  // namespace colloquy::check
