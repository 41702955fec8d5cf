// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace lowwater {

class LinkButton;
class ProviderBox;
class ScenarioDocument;
class Theme;
class TokenLabel;

/// The provider on top of the panel and what is to be known of it: that it has no auto-reload, that sources differ, its
/// notes; the ways to the setting card and back to the provider's values.
class ProviderBlock : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the block.
    ProviderBlock(const Theme& theme, ScenarioDocument& document, QWidget* parent = nullptr);
    void refresh();

signals:
    void cardRequested();

private:
    void wire();
    void showNotes();

    ScenarioDocument& m_document;
    ProviderBox* m_box;
    TokenLabel* m_byHand;
    TokenLabel* m_differs;
    LinkButton* m_other;
    TokenLabel* m_notes;
    LinkButton* m_card;
    LinkButton* m_back;
    LinkButton* m_showNotes;
    QString m_counterpart;
};

} // namespace lowwater
