# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
find_package(Boost 1.74 REQUIRED COMPONENTS program_options)
target_compile_definitions(lowwater_desktop PRIVATE LOWWATER_VERSION="${PROJECT_VERSION}")
target_link_libraries(lowwater_desktop PRIVATE Boost::program_options)
target_sources(lowwater_desktop PRIVATE
    ${PROJECT_SOURCE_DIR}/resources/resources.qrc
    actions.cpp
    advice_controller.cpp
    appearance.cpp
    command_line.cpp
    command_text.cpp
    document.cpp
    file_commands.cpp
    focus_regions.cpp
    history_loader.cpp
    icons.cpp
    main_window.cpp
    main_window_imports.cpp
    report_export.cpp
    report_exporter.cpp
    run_controller.cpp
    scent_controller.cpp
    style.cpp
    theme.cpp
    window_settings.cpp
    dialogs/about.cpp
    dialogs/make_up_dialog.cpp
    dialogs/skipped_lines_dialog.cpp
    imports/bill_dialog.cpp
    imports/import.cpp
    imports/import_commands.cpp
    imports/import_words.cpp
    imports/imported_dialog.cpp
    imports/own_logs.cpp
    imports/own_logs_block.cpp
    imports/price_model.cpp
    imports/prices_dialog.cpp
    imports/usage_watch.cpp
    pages/balance_page.cpp
    pages/message_bar.cpp
    pages/page_button.cpp
    pages/progress_strip.cpp
    pages/sample_picture.cpp
    pages/start_page.cpp
    pages/status_line.cpp
    pages/tool_bar.cpp
    panel/field_form.cpp
    panel/fold_section.cpp
    panel/money_slider.cpp
    panel/money_spin_box.cpp
    panel/paid_from_form.cpp
    panel/policy_panel.cpp
    panel/policy_sections.cpp
    usage/consumer_bars.cpp
    usage/hour_heat.cpp
    usage/issue_finder.cpp
    usage/last_reloads.cpp
    usage/meter_bar.cpp
    usage/pool_blocks.cpp
    usage/pool_look.cpp
    usage/spark_line.cpp
    usage/text_grid.cpp
    usage/usage_page.cpp
    usage/usage_picture.cpp
    usage/usage_words.cpp
    usage/week_bars.cpp
)
