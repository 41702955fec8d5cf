# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(lowwater_desktop PRIVATE
    tables/count_tab_bar.cpp
    tables/credits_bar.cpp
    tables/empty_text.cpp
    tables/interruption_model.cpp
    tables/past_reload_model.cpp
    tables/quiet_header.cpp
    tables/recorded_stop_model.cpp
    tables/reload_model.cpp
    tables/result_model.cpp
    tables/row_delegate.cpp
    tables/row_table.cpp
    tables/table_page.cpp
    tables/table_text.cpp
    tables/tables_panel.cpp
    tables/usage_model.cpp
    tables/usage_totals.cpp
    verdict/advice_block.cpp
    verdict/figures.cpp
    verdict/figures_row.cpp
    verdict/token_label.cpp
    verdict/verdict_bar.cpp
    words/advice_words.cpp
    words/cause_words.cpp
    words/format.cpp
    words/provider_words.cpp
    words/recorded_words.cpp
    words/sentences.cpp
)
