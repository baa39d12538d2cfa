// The words that tell little, for the table of learn/idea_rarity.cpp: counted, without looking at any judgement.
#pragma once

#include <map>
#include <span>
#include <string>

#include "dataset.h"

// Of each stem that stands in at least 60 of the questions, references and answers: its rarity in sixteenths.
std::map<std::string, int> common_words(std::span<const JudgedQuestion> questions);
