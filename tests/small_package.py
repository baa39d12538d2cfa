"""A course package without sound, for tests and measurements of the server alone."""

import json

CARDS = 40


def make_package(folder):
    """A course of one lesson with cards and a track, as `colloquy build` would write it."""
    lesson = {"id": "lesson", "slug": "lesson", "number": "1", "title": "Lesson", "lang": "en", "translates": "",
              "index": False, "open": False, "listen_ms": 60000, "read_words": 100, "cards": CARDS, "questions": 0,
              "visitor_page": "pages/lesson.visitor.html", "learner_page": "pages/lesson.learner.html",
              "data": "data/lesson.json",
              "tracks": [{"id": "part", "title": "Part", "kind": "conversation", "duration": 60000, "opus": "",
                          "mp3": "", "captions": "", "cues": ""}]}
    manifest = {"version": 1, "course": "small", "slug": "small", "title": "Small", "lang": "en", "licence": "",
                "build": "1", "speech": True, "index_page": "pages/index.visitor.html", "lessons": [lesson]}
    cards = [{"id": f"card-{n}", "typed": False, "front": f"<p>{n}</p>", "back": f"<p>{n}</p>", "accept": [],
              "node": "", "at_ms": -1} for n in range(CARDS)]
    for name, text in [("manifest.json", json.dumps(manifest)), ("pages/index.visitor.html", "<!doctype html>"),
                       ("pages/lesson.visitor.html", "<!doctype html>"),
                       ("pages/lesson.learner.html", "<!doctype html>"),
                       ("data/lesson.json", json.dumps({"id": "lesson", "prompts": [], "cards": cards, "test": {},
                                                        "units": []}))]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
