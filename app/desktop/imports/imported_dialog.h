// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/imports/import.h"

#include <QDialog>
#include <QTimeZone>

class QVBoxLayout;

namespace lowwater {

class Theme;
struct ImportFact;

/// What an import did, line by line, so that nobody needs to wonder where a number comes from.
class ImportedDialog : public QDialog {
    Q_OBJECT

public:
    /// The theme must outlive the dialog.
    ImportedDialog(const Theme& theme, const QString& name, ImportPtr import, const QTimeZone& zone,
                   QWidget* parent = nullptr);
    /// All of it as plain text.
    [[nodiscard]] QString toText() const;

signals:
    void skippedLinesRequested();
    void pricesRequested();

private:
    void addFacts(QVBoxLayout& layout, const QString& title, const std::vector<ImportFact>& facts);
    void addSum(QVBoxLayout& layout);
    void addWarnings(QVBoxLayout& layout);
    void addButtons(QVBoxLayout& layout);

    const Theme& m_theme;
    ImportPtr m_import;
    QStringList m_text;
};

} // namespace lowwater
