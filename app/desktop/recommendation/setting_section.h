// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/recommendation/setting_map.h"
#include "app/desktop/recommendation/setting_search.h"
#include "app/desktop/recommendation/setting_table.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace lowwater {

class Theme;
class TokenLabel;

/// The map of every setting with its measure, its legend and the words of the cell that is looked at.
class SettingSection : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the section.
    explicit SettingSection(const Theme& theme, QWidget* parent = nullptr);

    void setGrid(const SettingGridPtr& grid);
    /// The sliders' setting and, where there is one, the recommended.
    void setPolicies(const Policy& now, const std::optional<Policy>& recommended);
    void setBusy(bool busy);
    /// What usage the grid is for; empty: as recorded.
    void setNote(const QString& note);
    [[nodiscard]] SettingMap& map() const noexcept { return *m_map; }
    [[nodiscard]] SettingTable& table() const noexcept { return *m_table; }
    [[nodiscard]] QString explanation() const;

signals:
    void chosen(lowwater::Money amount, lowwater::Money threshold);
    void cancelRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Legend;

    void explain(int amount, int threshold);
    void showNote();
    void showLegend();
    void showAsTable(bool asTable);

    const Theme& m_theme;
    SettingMap* m_map;
    SettingTable* m_table;
    QStackedWidget* m_views;
    QToolButton* m_asTable;
    QComboBox* m_measure;
    QPushButton* m_cancel;
    TokenLabel* m_note;
    TokenLabel* m_explanation;
    Legend* m_legend;
    SettingGridPtr m_grid;
    Policy m_now;
    QString m_ground;
    bool m_busy = false;
};

} // namespace lowwater
