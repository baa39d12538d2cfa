// The handlers of all routes, by the file that holds them: each is the operationId of a route in
// openapi.yaml. What each may rely on stands in router.h.
#pragma once

#include "api/call.h"

namespace colloquy::api {

using CallPtr = std::shared_ptr<const Call>;

// anki.cpp
void anki(World& world, CallPtr call, Respond respond);
void take_to_anki(World& world, CallPtr call, Respond respond);
void bring_from_anki(World& world, CallPtr call, Respond respond);

// home.cpp
void home(World& world, CallPtr call, Respond respond);

// health.cpp: for balancers and for whoever watches
void health(World& world, CallPtr call, Respond respond);
void ready(World& world, CallPtr call, Respond respond);
void metrics(World& world, CallPtr call, Respond respond);

// files.cpp: what is sent as it lies on disk or in the program
void asset(World& world, CallPtr call, Respond respond);
void public_file(World& world, CallPtr call, Respond respond);
void gated_file(World& world, CallPtr call, Respond respond);

// pages.cpp: what the build has written
void contents(World& world, CallPtr call, Respond respond);
void lesson(World& world, CallPtr call, Respond respond);

// enrol.cpp
void enrol(World& world, CallPtr call, Respond respond);

// account.cpp
void account(World& world, CallPtr call, Respond respond);
void keep_account(World& world, CallPtr call, Respond respond);
void enter_account(World& world, CallPtr call, Respond respond);
void leave_account(World& world, CallPtr call, Respond respond);

void end_session(World& world, CallPtr call, Respond respond);
void end_other_sessions(World& world, CallPtr call, Respond respond);

// sign_in.cpp, sign_up.cpp, password.cpp, first_administrator.cpp: accounts
void sign_in_form(World& world, CallPtr call, Respond respond);
void sign_in(World& world, CallPtr call, Respond respond);
void sign_up_form(World& world, CallPtr call, Respond respond);
void sign_up(World& world, CallPtr call, Respond respond);
void confirm_form(World& world, CallPtr call, Respond respond);
void confirm(World& world, CallPtr call, Respond respond);
void forgot_form(World& world, CallPtr call, Respond respond);
void forgot(World& world, CallPtr call, Respond respond);
void choose_password_form(World& world, CallPtr call, Respond respond);
void choose_password(World& world, CallPtr call, Respond respond);
void change_password(World& world, CallPtr call, Respond respond);
void first_form(World& world, CallPtr call, Respond respond);
void first(World& world, CallPtr call, Respond respond);

// course_people.cpp, course_person.cpp: a teacher's pages
void teach(World& world, CallPtr call, Respond respond);
void course_people(World& world, CallPtr call, Respond respond);
void add_people(World& world, CallPtr call, Respond respond);
void set_admission(World& world, CallPtr call, Respond respond);
void set_teachers(World& world, CallPtr call, Respond respond);
void course_person(World& world, CallPtr call, Respond respond);
void remove_person(World& world, CallPtr call, Respond respond);
void set_extra_time(World& world, CallPtr call, Respond respond);
void course_way_in(World& world, CallPtr call, Respond respond);

// people.cpp, person.cpp, audit_log.cpp: an administrator's pages
void people(World& world, CallPtr call, Respond respond);
void add_accounts(World& world, CallPtr call, Respond respond);
void set_registration(World& world, CallPtr call, Respond respond);
void person(World& world, CallPtr call, Respond respond);
void set_role(World& world, CallPtr call, Respond respond);
void person_way_in(World& world, CallPtr call, Respond respond);
void sign_out_person(World& world, CallPtr call, Respond respond);
void erase_person(World& world, CallPtr call, Respond respond);
void audit_log(World& world, CallPtr call, Respond respond);

// own_data.cpp: what is kept of the caller, to take along or to erase
void list_events(World& world, CallPtr call, Respond respond);
void account_data(World& world, CallPtr call, Respond respond);
void erase_account(World& world, CallPtr call, Respond respond);

// prompt.cpp, cards.cpp, test.cpp: what asks
void prompt(World& world, CallPtr call, Respond respond);
void cards(World& world, CallPtr call, Respond respond);
void card(World& world, CallPtr call, Respond respond);
void undo_card(World& world, CallPtr call, Respond respond);
// card_statistics.cpp
void card_statistics(World& world, CallPtr call, Respond respond);
void set_aim(World& world, CallPtr call, Respond respond);
void test(World& world, CallPtr call, Respond respond);
void start_test(World& world, CallPtr call, Respond respond);
void review_test(World& world, CallPtr call, Respond respond);

// notes.cpp: highlights and notes
void list_notes(World& world, CallPtr call, Respond respond);
void notes(World& world, CallPtr call, Respond respond);
void change_note(World& world, CallPtr call, Respond respond);
void notes_markdown(World& world, CallPtr call, Respond respond);
void notes_csv(World& world, CallPtr call, Respond respond);

// test_answers.cpp: what is answered, and the end
void answer_question(World& world, CallPtr call, Respond respond);
void save_answers(World& world, CallPtr call, Respond respond);
void end_test(World& world, CallPtr call, Respond respond);

// test_statistics.cpp: for teachers
void test_statistics(World& world, CallPtr call, Respond respond);

// listen.cpp: where a podcast feed's address is made; feed.cpp: what stands at it
void listen(World& world, CallPtr call, Respond respond);
void make_feed(World& world, CallPtr call, Respond respond);
void end_feed(World& world, CallPtr call, Respond respond);
void feed(World& world, CallPtr call, Respond respond);
void feed_file(World& world, CallPtr call, Respond respond);
void feed_review(World& world, CallPtr call, Respond respond);

// events.cpp, me.cpp, watch.cpp: for the page's script
void post_events(World& world, CallPtr call, Respond respond);
void me(World& world, CallPtr call, Respond respond);
void watch(World& world, CallPtr call, Respond respond);

// openapi.cpp: the document itself
void openapi(World& world, CallPtr call, Respond respond);

}  // namespace colloquy::api
