// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/usage/usage_words.h"

#include <QWidget>

class QVBoxLayout;

namespace lowwater {

class SparkLine;
class TextGrid;
class Theme;
class TokenLabel;

/// One of the three pools: its drawing, its name, what it is in a few words, and below what the subclass adds.
class PoolBlock : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the block.
    PoolBlock(const Theme& theme, Pool pool, const QString& name, QWidget* parent = nullptr);

protected:
    void setNote(const QString& note);
    [[nodiscard]] const Theme& theme() const noexcept { return m_theme; }
    [[nodiscard]] QVBoxLayout& content() const noexcept { return *m_content; }

private:
    const Theme& m_theme;
    TokenLabel* m_note;
    QVBoxLayout* m_content;
};

/// How far each window of the plan is used up.
class PlanBlock : public PoolBlock {
    Q_OBJECT

public:
    explicit PlanBlock(const Theme& theme, QWidget* parent = nullptr);
    void show(const UsagePicture& picture, const QTimeZone& zone);

private:
    QWidget* m_rows = nullptr; ///< made anew with every change
};

/// What is left, the reload setting, and what it would have done.
class CreditsBlock : public PoolBlock {
    Q_OBJECT

public:
    explicit CreditsBlock(const Theme& theme, QWidget* parent = nullptr);
    void show(const RunResultPtr& result);

private:
    TokenLabel* m_left;
    SparkLine* m_line;
    TextGrid* m_facts;
};

/// The month's bill by model.
class ApiBlock : public PoolBlock {
    Q_OBJECT

public:
    explicit ApiBlock(const Theme& theme, QWidget* parent = nullptr);
    void show(const UsagePicture& picture);

private:
    TokenLabel* m_sum;
    TokenLabel* m_month;
    TextGrid* m_bill;
};

} // namespace lowwater
