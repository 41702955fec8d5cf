// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/about.h"

#include "app/desktop/actions.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMessageBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace lowwater {

void showAbout(QWidget* window)
{
    auto* box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Actions::tr("About Lowwater"));
    box->setIconPixmap(window->windowIcon().pixmap(Theme::unit(16)));
    box->setText(Actions::tr("<b>Lowwater %1</b>").arg(QStringLiteral(LOWWATER_VERSION)));
    box->setInformativeText(
        Actions::tr("Replays your own usage against any reload setting, so that you can choose one before your agents "
                    "run dry.<br><br>Free software under the GNU General Public License, version 3 or later. It never "
                    "uses the network: nothing leaves this computer.<br><br>Built on Qt %1, Boost, fmt, RapidJSON, "
                    "libcsv and oneTBB.")
            .arg(QString::fromLatin1(qVersion())));
    box->open();
}

void showKeyboard(const Actions& actions, QWidget* window)
{
    auto* dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Actions::tr("Keyboard"));
    auto* table = new QTableWidget(0, 2, dialog);
    table->setAccessibleName(dialog->windowTitle());
    table->setHorizontalHeaderLabels({Actions::tr("Command"), Actions::tr("Keys")});
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    const auto add = [table](const QString& text, const QString& keys) {
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(text));
        table->setItem(row, 1, new QTableWidgetItem(keys));
    };
    for (const QAction* action : actions.findChildren<QAction*>()) {
        if (action->shortcuts().isEmpty())
            continue;
        QString text = action == &actions.undo() || action == &actions.redo() ? action->iconText() : action->text();
        add(text.remove(QLatin1Char('&')), QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText));
    }
    add(Actions::tr("In the chart: one event, a tenth of the view"), Actions::tr("← →, Shift+← →"));
    add(Actions::tr("In the chart: zoom, everything, back"), Actions::tr("+ −, 0, Backspace"));
    add(Actions::tr("In the chart: next, previous interruption; skip quiet time"), Actions::tr("N, P; Q"));
    add(Actions::tr("In the chart and the tables: the interruption from nearby; back"), Actions::tr("Enter; Esc"));
    add(Actions::tr("On a slider: a step, ten steps, the ends, the recommended value"),
        Actions::tr("← →, PgUp PgDn, Home End, R"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(table);
    layout->addWidget(buttons);
    dialog->resize(Theme::unit(150), Theme::unit(140));
    dialog->open();
}

} // namespace lowwater
