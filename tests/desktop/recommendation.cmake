# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
lowwater_test(test_setting_grid SOURCES recommendation/test_setting_grid.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_recommendation_page SOURCES recommendation/test_recommendation_page.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_plan SOURCES recommendation/test_plan.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_outlook SOURCES recommendation/test_outlook.cpp LIBS lowwater_desktop LABEL desktop)
