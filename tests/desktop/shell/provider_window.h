// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/main_window.h"
#include "app/desktop/panel/field_mark.h"
#include "app/desktop/panel/money_slider.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/panel/policy_panel.h"
#include "app/desktop/panel/provider_box.h"

#include <QtTest>
#include <QtWidgets>

namespace lowwater {

inline constexpr const char* twoCharges = "timestamp,cost_usd,session\n"
                                          "2026-09-01T09:00:00Z,3,a\n"
                                          "2026-09-01T09:00:10Z,4,b\n";

/// A window with a history and nothing set by the person.
struct ProviderWindow {
    Theme theme;
    MainWindow window{theme, {}};

    ProviderWindow()
    {
        window.resize(1440, 900);
        window.show();
        window.document().adopt(QStringLiteral("two charges"), *readCsv(twoCharges));
    }
    template <typename Widget>
    [[nodiscard]] Widget* named(const QString& name)
    {
        for (auto* widget : window.findChildren<Widget*>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] ProviderBox& box() { return *window.findChild<ProviderBox*>(); }
    [[nodiscard]] MoneySlider& slider(const char* name) { return *named<MoneySlider>(QString::fromLatin1(name)); }
    [[nodiscard]] MoneySpinBox& sum(const char* name) { return *named<MoneySpinBox>(QString::fromLatin1(name)); }
    [[nodiscard]] const Scenario& scenario() { return window.document().scenario(); }
    [[nodiscard]] const Policy& policy() { return scenario().policy; }
    [[nodiscard]] QUndoStack& steps() { return window.document().undoStack(); }
    [[nodiscard]] QList<QAction*> menuChoices()
    {
        QList<QAction*> choices;
        for (auto* action : window.actions().providerMenu()->actions())
            choices << (action->menu() != nullptr ? action->menu()->actions() : QList<QAction*>{action});
        choices.removeIf([](const QAction* action) { return action->isSeparator(); });
        return choices;
    }
    /// As the menu Policy does it.
    void choose(const QString& title)
    {
        for (auto* action : menuChoices()) {
            if (action->text() == title)
                return action->trigger();
        }
        QFAIL(qPrintable(title));
    }
    /// Whether the panel says so somewhere, in sight.
    [[nodiscard]] bool says(const QString& text)
    {
        const auto labels = window.findChild<PolicyPanel*>()->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }
    /// The mark beside the label of a field.
    [[nodiscard]] ValueMark::Kind markBeside(const QWidget& field)
    {
        QTest::qWait(1); // what has just been shown finds its place
        const auto marks = field.parentWidget()->findChildren<FieldMark*>();
        ValueMark::Kind kind = ValueMark::Kind::None;
        for (const auto* mark : marks) {
            const bool sameLine = std::abs(mark->mapTo(&window, mark->rect().center()).y() -
                                           field.mapTo(&window, field.rect().center()).y()) < Theme::unit(2);
            if (mark->isVisible() && sameLine)
                kind = mark->kind();
        }
        return kind;
    }
};

} // namespace lowwater
