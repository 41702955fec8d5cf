# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(lowwater_desktop PRIVATE
    ${PROJECT_SOURCE_DIR}/resources/resources.qrc
    advice_controller.cpp
    document.cpp
    icons.cpp
    run_controller.cpp
    style.cpp
    theme.cpp
    panel/field_form.cpp
    panel/fold_section.cpp
    panel/money_slider.cpp
    panel/money_spin_box.cpp
    panel/policy_panel.cpp
    panel/policy_sections.cpp
)
