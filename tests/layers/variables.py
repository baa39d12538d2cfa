"""Finds, as far as a reader without a compiler can, the variables of C++ code that outlive a call and can change."""

import re

NOT_A_VARIABLE = {
    "using", "typedef", "struct", "class", "enum", "union", "template", "extern", "friend", "static_assert",
    "namespace", "concept", "return", "public:", "private:", "protected:", "case", "default:",
}
COMMENT_OR_LITERAL = re.compile(
    r'R"(\w*)\((?:.|\n)*?\)\1"|//[^\n]*|/\*(?:.|\n)*?\*/|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'')


def without_comments(text):
    """The code alone: comments and the insides of literals become blanks, everything else keeps its place."""
    def blank(match):
        word = match[0]
        if word[0] in "/R":
            return re.sub(r"[^\n]", " ", word)
        return word[0] + " " * (len(word) - 2) + word[-1]
    return COMMENT_OR_LITERAL.sub(blank, text)


def mutable_globals(text):
    """(line, declaration) of each variable at namespace scope, or `static` in a class or function, not const."""
    code = without_comments(text)
    for noise in (r"(?m)^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", r"\[\[.*?\]\]"):
        code = re.sub(noise, lambda match: re.sub(r"[^\n]", " ", match[0]), code)
    scopes, begin = [], 0
    for at, char in enumerate(code):
        if char not in "{};":
            continue
        head = code[begin:at]
        if char == "{":
            # The braces of an initializer belong to their statement; those of a body end what stood before.
            scope = "body"
            if re.search(r"\bnamespace\b[\w:\s]*$|\bextern\s*\"\s*\"\s*$", head):
                scope = "namespace"
            elif "initializer" in scopes or is_variable(head, scopes):
                scope = "initializer"
            scopes.append(scope)
            if scope != "initializer":
                begin = at + 1
        elif char == "}":
            if not scopes or scopes.pop() != "initializer":
                begin = at + 1
        elif "initializer" not in scopes:
            if is_variable(head, scopes):
                start = begin + len(head) - len(head.lstrip())
                yield code.count("\n", 0, start) + 1, " ".join(re.split(r"[={]", head)[0].split())
            begin = at + 1


def is_variable(head, scopes):
    """Whether the words before a `;` or `{` declare a variable of static life that is not constant."""
    words = head.split()
    if not words or words[0] in NOT_A_VARIABLE:
        return False
    lives_long = re.search(r"\b(?:static|thread_local)\b", head) or all(scope == "namespace" for scope in scopes)
    declared = re.split(r"[={]", head)[0]
    is_function = "(" in re.sub(r"\b(?:decltype|alignas)\s*\(.*?\)", "", declared) or "operator" in declared
    constant = re.search(r"\b(?:constexpr|const)\b", declared)
    return bool(lives_long and not is_function and not constant and len(re.findall(r"[\w:>*&]+", declared)) >= 2)
