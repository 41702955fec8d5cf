# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
lowwater_test(test_close_up SOURCES closeup/test_close_up.cpp LIBS lowwater_desktop LABEL desktop)
