// What goes into the audit log, and that it goes there in the transaction of the deed itself.
#pragma once

#include <string>

#include "api/call.h"
#include "store/change.h"

namespace colloquy::api {

// What was done. Names for the log, the same in every language: people who look after servers search for them.
namespace deed {
inline constexpr char kEnrol[] = "enrol", kRemove[] = "remove", kWayIn[] = "way-in", kAdmission[] = "admission",
                      kTeacher[] = "teacher", kRole[] = "role", kSignOut[] = "sign-out", kErase[] = "erase",
                      kAccount[] = "account", kRegistration[] = "registration", kFirst[] = "first-administrator",
                      kExtraTime[] = "extra-time";
}  // namespace deed

// By the caller, now. No address and no secret goes into `detail`.
store::Change audit(World& world, const Call& call, const char* what, const store::LearnerId& about,
                    const std::string& detail = {});

}  // namespace colloquy::api
