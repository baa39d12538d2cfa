// Questions with reference answers and with students' answers that teachers judged, as SemEval-2013
// task 7 stores them: one XML file a question.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

struct JudgedAnswer {
  std::string text;
  bool correct = false;
};

struct JudgedQuestion {
  std::string unit;  // of the course: the name of its file up to the first hyphen
  std::string question;
  std::vector<std::string> references;
  std::vector<JudgedAnswer> answers;
};

// Those of a folder, by the names of their files. Ends the program where there are none.
std::vector<JudgedQuestion> read_questions(const std::filesystem::path& folder);
