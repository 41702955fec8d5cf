# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
lowwater_test(test_format SOURCES words/test_format.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_sentences SOURCES words/test_sentences.cpp LIBS lowwater_desktop LABEL desktop)
