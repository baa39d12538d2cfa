// What the events about cards change: the rules of projection.h for reviews, for what a learner does to a card, and for
// how they study. Learner's river, between learn/ (which knows when a card comes back) and the rows.
#pragma once

#include "base/json.h"
#include "base/result.h"
#include "store/projection.h"

namespace colloquy::store {

// A review that is dated before the card's last one counts in the order in which it came.
base::Result<void> project_review(const Event& event, const base::Json& data, Rows& rows);
// Takes back the last review of a card, or the ones before it one after the other (taking_back.h); any other stands.
base::Result<void> project_undo(const Event& event, const base::Json& data, Rows& rows);
base::Result<void> project_suspend(const Event& event, const base::Json& data, Rows& rows);
base::Result<void> project_bury(const Event& event, const base::Json& data, Rows& rows);
// What another program says of a card, unless it was answered here later. What came before cannot be taken back.
base::Result<void> project_imported(const Event& event, const base::Json& data, Rows& rows);
// Cards in review are given the interval that a new retention asks for; a day of an exam alone moves none that is known
// well enough by then.
base::Result<void> project_aim(const Event& event, const base::Json& data, Rows& rows);
// Cards keep when they are due; what is known of their memory is worked out anew from all answers, or from how they
// stood when they came along and the answers since.
base::Result<void> project_fit(const Event& event, const base::Json& data, Rows& rows);

}  // namespace colloquy::store
