// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/provider_presets.h"

#include <QComboBox>
#include <QListView>

#include <vector>

namespace lowwater {

class Theme;

/// The presets of a catalog in the order and the groups of the window.
struct ProviderGroup {
    QString title;
    std::vector<const ProviderPreset*> presets; ///< of the catalog; never null
};
[[nodiscard]] std::vector<ProviderGroup> providerGroups(const ProviderCatalog& catalog);

/// A list in which typing finds an entry by the beginning of any of its words.
class FindList : public QListView {
    Q_OBJECT

public:
    using QListView::QListView;
    void keyboardSearch(const QString& typed) override;

private:
    [[nodiscard]] int find(int from) const;

    QString m_wanted;
    qint64 m_typedAt = 0; ///< ms of a steady clock
};

/// Chooses a provider. Nothing is chosen in passing: keys open the list, Enter or a click choose.
class ProviderBox : public QComboBox {
    Q_OBJECT

public:
    /// The theme must outlive the box.
    explicit ProviderBox(const Theme& theme, QWidget* parent = nullptr);
    /// Lists the catalog once more only where it is another one. Emits nothing.
    void setProvider(const ProviderChoice& choice);

signals:
    /// Empty: none.
    void chosen(const QString& name);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void initStyleOption(QStyleOptionComboBox* option) const override;

private:
    void fill(const ProviderCatalog& catalog);
    void recolor();

    const Theme& m_theme;
    std::shared_ptr<const ProviderCatalog> m_catalog; ///< what is listed; null: the built-in one
    bool m_filled = false;
};

} // namespace lowwater
