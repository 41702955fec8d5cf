// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/make_up_dialog.h"
#include "app/desktop/main_window.h"

#include <QtTest>
#include <QtWidgets>

#include <map>

using namespace lowwater;

namespace {

/// The name a reader is given by somebody who thought of it: a combo box's own name is only its text.
QString givenName(const QWidget& widget)
{
    if (!widget.accessibleName().isEmpty())
        return widget.accessibleName();
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text();
    for (const auto* label : widget.window()->findChildren<QLabel*>()) {
        if (label->buddy() == &widget)
            return label->text();
    }
    return {};
}

/// Parts of a control that the control speaks for.
bool isInner(const QWidget& widget)
{
    const QWidget* parent = widget.parentWidget();
    return widget.objectName().startsWith(QStringLiteral("qt_")) ||
           qobject_cast<const QAbstractSpinBox*>(parent) != nullptr ||
           qobject_cast<const QComboBox*>(parent) != nullptr || qobject_cast<const QMenuBar*>(parent) != nullptr ||
           qobject_cast<const QTabBar*>(parent) != nullptr || qobject_cast<const QHeaderView*>(&widget) != nullptr ||
           widget.inherits("QTabBar") || widget.inherits("QMenu") || widget.inherits("QComboBoxListView") ||
           qobject_cast<const QAbstractScrollArea*>(parent) != nullptr;
}

QStringList nameless(QWidget& window)
{
    QStringList found;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || isInner(*widget) || !givenName(*widget).isEmpty())
            continue;
        // what says something now and then is hidden, and nameless, until it has its text
        const bool speaks =
            qobject_cast<const QLabel*>(widget) != nullptr || qobject_cast<const QAbstractButton*>(widget) != nullptr;
        if (speaks && !widget->isVisibleTo(&window))
            continue;
        found << QStringLiteral("%1 in %2")
                     .arg(QLatin1String(widget->metaObject()->className()),
                          QLatin1String(widget->parentWidget()->metaObject()->className()));
    }
    return found;
}

QChar mnemonicOf(const QString& text)
{
    const QKeySequence keys = QKeySequence::mnemonic(text);
    return keys.isEmpty() ? QChar() : keys.toString().back().toUpper();
}

QStringList doubles(const std::map<QString, QStringList>& users)
{
    QStringList found;
    for (const auto& [key, texts] : users) {
        if (texts.size() > 1)
            found << key + QStringLiteral(": ") + texts.join(QStringLiteral(" / "));
    }
    return found;
}

} // namespace

class TestAccess : public QObject {
    Q_OBJECT

private slots:
    void everyControlHasAName();
    void everyActionHasATip();
    void noMnemonicOfTheWindowIsTakenTwice();
    void noMnemonicOfAMenuIsTakenTwice();
    void noShortcutIsTakenTwice();
    void tabReachesThePanelBeforeTheStatusLine();
    void theDialogHasNamesAndMnemonics();
};

void TestAccess::everyControlHasAName()
{
    Theme theme;
    MainWindow window(theme, {});
    window.show();
    QCOMPARE(nameless(window), QStringList{});
    window.actions()[Command::OpenSample].trigger();
    QVERIFY(QTest::qWaitFor([&window] { return window.document().hasHistory(); }));
    QCOMPARE(nameless(window), QStringList{});
}

void TestAccess::everyActionHasATip()
{
    Theme theme;
    const MainWindow window(theme, {});
    for (int i = 0; i < static_cast<int>(Command::CommandCount); ++i) {
        const QAction& action = window.actions()[static_cast<Command>(i)];
        QVERIFY(!action.text().isEmpty());
        QVERIFY2(!action.statusTip().isEmpty(), qPrintable(action.text()));
    }
}

void TestAccess::noMnemonicOfTheWindowIsTakenTwice()
{
    Theme theme;
    MainWindow window(theme, {});
    std::map<QString, QStringList> users;
    const auto use = [&users](const QString& text) {
        const QChar key = mnemonicOf(text);
        if (!key.isNull())
            users[key] << text;
    };
    for (const auto* action : window.menuBar()->actions())
        use(action->text());
    for (const auto* label : window.findChildren<QLabel*>()) {
        if (label->buddy() != nullptr)
            use(label->text());
    }
    for (const auto* button : window.findChildren<QAbstractButton*>()) {
        const auto* tool = qobject_cast<const QToolButton*>(button);
        if (tool == nullptr || tool->defaultAction() == nullptr) // a toolbar's button shows its action's icon text
            use(button->text());
    }
    for (const auto* shortcut : window.findChildren<QShortcut*>()) {
        const QString keys = shortcut->key().toString();
        if (keys.startsWith(QStringLiteral("Alt+")) && keys.size() == 5)
            users[keys.right(1)] << keys;
    }
    QVERIFY(users.size() > 10);
    QCOMPARE(doubles(users), QStringList{});
}

void TestAccess::noMnemonicOfAMenuIsTakenTwice()
{
    Theme theme;
    MainWindow window(theme, {});
    for (const auto* top : window.menuBar()->actions()) {
        std::map<QString, QStringList> users;
        for (const auto* action : top->menu()->actions()) {
            const QChar key = mnemonicOf(action->text());
            if (!key.isNull())
                users[key] << action->text();
        }
        QCOMPARE(doubles(users), QStringList{});
    }
}

void TestAccess::noShortcutIsTakenTwice()
{
    Theme theme;
    MainWindow window(theme, {});
    std::map<QString, QStringList> users;
    for (const auto* action : window.actions().findChildren<QAction*>()) {
        if (action->shortcutContext() != Qt::WindowShortcut)
            continue;
        for (const auto& keys : action->shortcuts())
            users[keys.toString()] << action->text();
    }
    for (const auto* shortcut : window.findChildren<QShortcut*>()) {
        if (shortcut->context() == Qt::WindowShortcut)
            users[shortcut->key().toString()] << QStringLiteral("a shortcut");
    }
    QVERIFY(users.size() > 15);
    QCOMPARE(doubles(users), QStringList{});
}

void TestAccess::tabReachesThePanelBeforeTheStatusLine()
{
    Theme theme;
    MainWindow window(theme, {});
    window.show();
    window.actions()[Command::OpenSample].trigger();
    QVERIFY(QTest::qWaitFor([&window] { return window.document().hasHistory(); }));
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("When the balance is below"));
    QTest::keyClick(&window, Qt::Key_F6);
    QWidget* first = QApplication::focusWidget();
    QTest::keyClick(&window, Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(QApplication::focusWidget() != first);
}

void TestAccess::theDialogHasNamesAndMnemonics()
{
    MakeUpDialog dialog(QDate(2026, 9, 1));
    QCOMPARE(nameless(dialog), QStringList{});
    std::map<QString, QStringList> users;
    for (const auto* label : dialog.findChildren<QLabel*>()) {
        if (label->buddy() != nullptr)
            users[mnemonicOf(label->text())] << label->text();
    }
    for (const auto* button : dialog.findChildren<QAbstractButton*>()) {
        const QChar key = mnemonicOf(button->text());
        if (!key.isNull())
            users[key] << button->text();
    }
    QVERIFY(users.size() > 8);
    QCOMPARE(doubles(users), QStringList{});
}

QTEST_MAIN(TestAccess)
#include "test_access.moc"
