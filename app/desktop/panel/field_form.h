// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/result.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <string>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace lowwater {

class FieldMark;
class LinkButton;
class MoneySpinBox;
class ScenarioDocument;
class Theme;
class ValueMarks;

/// What a row of the panel says.
struct FieldWords {
    std::string option; ///< of sim/replay/scenario_options.h: it reads and writes the field
    QString label;      ///< with a mnemonic where it has one
    QString noun;       ///< as undo says it: `opening balance`
    QString tip;
    QString none = {}; ///< shown where the option is unset; empty: it always is set
};

/// A choice of a field: the option's text and how the window says it.
struct FieldChoice {
    std::string text;
    QString shown;
};

/// Rows of label and field over the options of a scenario. Each edit goes through the document; what cannot be read, or
/// does not go together, is said under its field.
class FieldForm : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the form.
    FieldForm(const Theme& theme, ScenarioDocument& document, QWidget* parent = nullptr);

    MoneySpinBox* addMoney(const FieldWords& words);
    QSpinBox* addCount(const FieldWords& words, int least, int most);
    /// For a chance, shown in percent.
    QDoubleSpinBox* addPercent(const FieldWords& words);
    QComboBox* addChoice(const FieldWords& words, const std::vector<FieldChoice>& choices);
    /// Some choices and free text such as `90s`, `1 h 30 min`, `lognormal:20s,0.9`.
    QComboBox* addDelay(const FieldWords& words, const std::vector<std::string>& choices);
    QLineEdit* addLine(const FieldWords& words);

    /// All fields show the document's scenario.
    void refresh();
    /// Those of validate(scenario); each form shows its own fields'. True where there is one.
    bool showProblems(const std::vector<Error>& problems);
    /// What stands behind each value; each of the person's own has a way back. True where there is one.
    bool showMarks(const ValueMarks& marks);

    /// What validate says of a setting, in the window's words.
    [[nodiscard]] static QString problemText(const Error& problem);
    /// How the window shows the option text of a duration or delay: `10 min`, else the text itself.
    [[nodiscard]] static QString shownDelay(const std::string& text);
    /// The option text of what a person typed: `1 h 30 min` is `1h30m`.
    [[nodiscard]] static std::string optionText(const QString& typed);

private:
    struct Row {
        FieldWords words;
        QWidget* field = nullptr;
        QLabel* hint = nullptr;
        FieldMark* mark = nullptr;
        LinkButton* back = nullptr;
        int mergeId = 0;
        std::function<void(const QString&)> show; ///< the option's text, or FieldWords::none
        QString markText = {};
    };

    void addRow(const FieldWords& words, QWidget* field, std::function<void(const QString&)> show);
    void commit(const QWidget* field, const std::string& text, const QString& shown);
    [[nodiscard]] QComboBox* makeCombo(const std::vector<FieldChoice>& choices);
    void setHint(Row& row, const QString& text);
    /// How the row shows an option's text.
    [[nodiscard]] static QString shownIn(const Row& row, const std::string& text);

    const Theme& m_theme;
    ScenarioDocument& m_document;
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

/// Numbers for undo steps that merge; each field takes its own.
[[nodiscard]] int takeMergeId();

} // namespace lowwater
