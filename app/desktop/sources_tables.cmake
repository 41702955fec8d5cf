# SPDX-FileCopyrightText: 2026 Lowwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(lowwater_desktop PRIVATE
    words/format.cpp
)
