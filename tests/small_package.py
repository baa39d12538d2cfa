"""A course package without sound, for tests and measurements of the server alone."""

import json

CARDS = 40
QUESTIONS = 5


def question(number):
    """A choice of two, of which o1 is right."""
    return {"id": f"q{number}", "edition": 1, "kind": "choice", "stem": f"<p>Question {number}</p>",
            "options": [{"id": "o1", "right": True, "text": "This one.", "feedback": ""},
                        {"id": "o2", "right": False, "text": "That one.", "feedback": ""}],
            "pairs": [], "steps": [], "ideas": [], "gaps": [], "hints": [], "answer": "", "feedback": "", "points": 1,
            "objective": "", "level": "", "exact": False, "fixed_order": False}


def make_package(folder, cards=CARDS, new_cards=20):
    """A course of one lesson with cards, a test and a track, as `colloquy build` would write it."""
    lesson = {"id": "lesson", "slug": "lesson", "number": "1", "title": "Lesson", "lang": "en", "translates": "",
              "index": False, "open": False, "listen_ms": 60000, "read_words": 100, "cards": cards, "questions": QUESTIONS,
              "visitor_page": "pages/lesson.visitor.html", "learner_page": "pages/lesson.learner.html",
              "data": "data/lesson.json",
              "tracks": [{"id": "part", "title": "Part", "kind": "conversation", "duration": 60000, "opus": "",
                          "mp3": "", "captions": "", "cues": ""}]}
    manifest = {"version": 1, "course": "small", "slug": "small", "title": "Small", "lang": "en", "licence": "",
                "build": "1", "speech": True, "new_cards": new_cards, "index_page": "pages/index.visitor.html", "lessons": [lesson]}
    all_cards = [{"id": f"card-{n}", "typed": False, "front": f"<p>{n}</p>", "back": f"<p>{n}</p>", "accept": [],
              "node": "", "at_ms": -1} for n in range(cards)]
    test = {"pools": [{"id": "pool", "title": "", "material": "", "draw": 0,
                       "questions": [question(n) for n in range(QUESTIONS)]}],
            "levels": [], "blueprint": [], "draw": 0, "minutes": 0, "pass": 0.7}
    for name, text in [("manifest.json", json.dumps(manifest)), ("pages/index.visitor.html", "<!doctype html>"),
                       ("pages/lesson.visitor.html", "<!doctype html>"),
                       ("pages/lesson.learner.html", "<!doctype html>"),
                       ("data/lesson.json", json.dumps({"id": "lesson", "prompts": [], "cards": all_cards, "test": test,
                                                        "units": []}))]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
