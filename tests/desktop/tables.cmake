# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
lowwater_test(test_format SOURCES words/test_format.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_sentences SOURCES words/test_sentences.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_verdict SOURCES verdict/test_verdict.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_table_models SOURCES tables/test_table_models.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_tables_panel SOURCES tables/test_tables_panel.cpp LIBS lowwater_desktop LABEL desktop)
