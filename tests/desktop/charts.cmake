# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
lowwater_test(test_time_axis SOURCES charts/test_time_axis.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_balance_shape SOURCES charts/test_balance_shape.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_chart_layout SOURCES charts/test_chart_layout.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_balance_view SOURCES charts/test_balance_view.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_chart_input SOURCES charts/test_chart_input.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_stop_marks SOURCES charts/test_stop_marks.cpp LIBS lowwater_desktop LABEL desktop)
