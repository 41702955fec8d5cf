# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
lowwater_test(test_own_logs SOURCES imports/test_own_logs.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_open_folder SOURCES imports/test_open_folder.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_mapping SOURCES imports/test_mapping.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_imported SOURCES imports/test_imported.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_prices SOURCES imports/test_prices.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_hide_names SOURCES imports/test_hide_names.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_bill SOURCES imports/test_bill.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_usage_watch SOURCES imports/test_usage_watch.cpp LIBS lowwater_desktop LABEL desktop)
lowwater_test(test_paste SOURCES imports/test_paste.cpp LIBS lowwater_desktop LABEL desktop)
