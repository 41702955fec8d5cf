# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
lowwater_test(test_theme SOURCES shell/test_theme.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_document SOURCES shell/test_document.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_controllers SOURCES shell/test_controllers.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_main_window SOURCES shell/test_main_window.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_usage_window SOURCES shell/test_usage_window.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_provider_window SOURCES shell/test_provider_window.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_provider_files SOURCES shell/test_provider_files.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_recorded_window SOURCES shell/test_recorded_window.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_access SOURCES shell/test_access.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_command_line SOURCES shell/test_command_line.cpp LIBS lowwater_desktop LABEL desktop)
target_compile_definitions(test_command_line PRIVATE LOWWATER_PROGRAM="$<TARGET_FILE:lowwater>")
add_dependencies(test_command_line lowwater)
