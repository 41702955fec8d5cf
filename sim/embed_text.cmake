# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Writes OUTPUT, a source that defines `const std::string_view lowwater::NAME` with the text of INPUT; HEADER declares it.
# In pieces, since compilers bound the length of one literal.
cmake_minimum_required(VERSION 3.25)
file(READ ${INPUT} text)
string(FIND "${text}" ")embedded\"" found)
if(NOT found EQUAL -1)
    message(FATAL_ERROR "${INPUT} holds the end mark of the literal it is put into")
endif()
set(literal "")
string(LENGTH "${text}" length)
set(piece 8000)
set(begin 0)
while(begin LESS length)
    string(SUBSTRING "${text}" ${begin} ${piece} part)
    string(APPEND literal "    R\"embedded(${part})embedded\"\n")
    math(EXPR begin "${begin} + ${piece}")
endwhile()
file(WRITE ${OUTPUT} "// Made from ${INPUT} by embed_text.cmake.\n#include \"${HEADER}\"\n\nnamespace lowwater {\nconst std::string_view ${NAME} =\n${literal}    ;\n} // namespace lowwater\n")
