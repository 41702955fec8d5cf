# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
lowwater_test(test_saved_document SOURCES documents/test_saved_document.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_documents SOURCES documents/test_documents.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_compare SOURCES compare/test_compare.cpp LIBS lowwater_desktop LABEL desktop)
