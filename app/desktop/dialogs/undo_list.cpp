// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/undo_list.h"

#include "app/desktop/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QUndoView>
#include <QVBoxLayout>

namespace lowwater {

namespace {

class UndoList {
    Q_DECLARE_TR_FUNCTIONS(lowwater::UndoList)
};

} // namespace

void showUndoList(QUndoStack& stack, QWidget* window)
{
    static const QString name = QStringLiteral("undoList");
    if (auto* shown = window->findChild<QDialog*>(name)) {
        shown->activateWindow();
        return;
    }
    auto* dialog = new QDialog(window);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(UndoList::tr("Undo list"));
    auto* view = new QUndoView(&stack, dialog);
    view->setEmptyLabel(UndoList::tr("As it was opened"));
    view->setAccessibleName(UndoList::tr("What was done, step by step"));
    view->setFrameShape(QFrame::NoFrame);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(view, 1);
    layout->addWidget(buttons);
    dialog->resize(Theme::unit(90), Theme::unit(100));
    dialog->show();
}

} // namespace lowwater
