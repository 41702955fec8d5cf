# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(lowwater_desktop PRIVATE
    charts/axis/money_ticks.cpp
    charts/axis/quiet_time.cpp
    charts/axis/time_axis.cpp
    charts/axis/time_ticks.cpp
    charts/axis/visible_range.cpp
    charts/balance_plot.cpp
    charts/balance_view.cpp
    charts/balance_view_actions.cpp
    charts/balance_view_input.cpp
    charts/chart_accessible.cpp
    charts/chart_content.cpp
    charts/chart_export.cpp
    charts/chart_legend.cpp
    charts/chart_navigation.cpp
    charts/lanes.cpp
    charts/layout/balance_shape.cpp
    charts/layout/bands.cpp
    charts/layout/lane_layout.cpp
    charts/layout/shades.cpp
    charts/layout/spent_bins.cpp
    charts/layout/threshold_label.cpp
    charts/menu_button.cpp
    charts/overview.cpp
    charts/paint/chart_icon.cpp
    charts/paint/chart_style.cpp
    charts/paint/hatch.cpp
    charts/paint/plot_background.cpp
    charts/paint/reload_glyphs.cpp
    charts/plot_layer.cpp
    charts/readout.cpp
    charts/spent_header.cpp
    charts/spent_plot.cpp
    charts/time_rows.cpp
)
