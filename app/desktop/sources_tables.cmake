# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(lowwater_desktop PRIVATE
    verdict/advice_block.cpp
    verdict/figures.cpp
    verdict/figures_row.cpp
    verdict/token_label.cpp
    verdict/verdict_bar.cpp
    words/advice_words.cpp
    words/cause_words.cpp
    words/format.cpp
    words/sentences.cpp
)
