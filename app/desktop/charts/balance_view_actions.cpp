// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The heading's buttons, the menu, and what is copied and exported.
#include "app/desktop/charts/balance_view.h"

#include "app/desktop/charts/balance_plot.h"
#include "app/desktop/charts/chart_export.h"
#include "app/desktop/charts/chart_legend.h"
#include "app/desktop/charts/menu_button.h"

#include <QCheckBox>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QToolButton>

namespace lowwater {

namespace {

constexpr double pictureDensity = 2;

} // namespace

QWidget* BalanceView::buildHeading()
{
    auto* heading = new QWidget(this);
    m_buttons = new QHBoxLayout(heading);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(m_content.metrics.px(4));
    m_title = new QLabel(tr("Balance"), heading);
    m_legend = new ChartLegend(m_content, heading);
    m_skipQuiet = new QCheckBox(tr("S&kip quiet time"), heading);
    m_skipQuiet->setToolTip(tr("Shrink stretches of more than an hour without a charge (Q)"));
    connect(m_skipQuiet, &QCheckBox::toggled, this, [this](bool skip) {
        updateRecord();
        rangeChanged();
        emit skipQuietChanged(skip);
    });
    m_buttons->addWidget(m_title);
    m_buttons->addSpacing(m_content.metrics.px(8));
    m_buttons->addWidget(m_legend, 1);
    m_buttons->addWidget(m_skipQuiet);
    m_buttons->addSpacing(m_content.metrics.px(4));
    connect(addButton(new QToolButton(heading), Icon::ZoomOut, tr("Zoom out"),
                      tr("Zoom out: − or the wheel. Backspace goes back")),
            &QToolButton::clicked, this, &BalanceView::zoomOut);
    connect(addButton(new QToolButton(heading), Icon::ZoomIn, tr("Zoom in"),
                      tr("Zoom in: + or the wheel, or drag over a range")),
            &QToolButton::clicked, this, &BalanceView::zoomIn);
    connect(addButton(
                new QToolButton(heading), Icon::Everything, tr("Show everything"),
                tr("Show everything: 0 or a double-click. To pan, Shift+wheel, or drag with the middle button or with "
                   "Space held")),
            &QToolButton::clicked, this, &BalanceView::showAll);
    buildMenu();
    addButton(new MenuButton(heading), Icon::More, tr("More for this chart"), tr("Copy or export this chart"))
        ->setMenu(m_menu);
    return heading;
}

QToolButton* BalanceView::addButton(QToolButton* button, Icon drawing, const QString& name, const QString& tip)
{
    const int side = m_content.metrics.px(28);
    const int symbol = m_content.metrics.px(16);
    button->setAutoRaise(true);
    button->setIcon(icon(drawing, m_theme, Token::Text));
    button->setIconSize({symbol, symbol});
    button->setFixedSize(side, side);
    button->setAccessibleName(name);
    button->setToolTip(tip);
    m_buttons->addWidget(button);
    return button;
}

void BalanceView::buildMenu()
{
    m_menu = new QMenu(this);
    connect(m_menu->addAction(tr("&Copy image")), &QAction::triggered, this, &BalanceView::copyPicture);
    connect(m_menu->addAction(tr("&Export as PNG…")), &QAction::triggered, this, &BalanceView::exportPicture);
    connect(m_menu->addAction(tr("Copy &data as CSV")), &QAction::triggered, this, &BalanceView::copyData);
}

void BalanceView::contextMenuEvent(QContextMenuEvent* event)
{
    m_menu->popup(event->globalPos());
}

QImage BalanceView::picture()
{
    setCursorAt(std::nullopt);
    m_content.hidesNames = m_hideNames;
    const int margin = m_content.metrics.px(12);
    const int legendLeft = m_title->width() + margin;
    const int top = std::max(m_title->height(), m_legend->height());
    const QSize size(m_plots->width() + 2 * margin, top + m_plots->height() + 3 * margin);
    QImage image(size * pictureDensity, QImage::Format_RGB32);
    image.setDevicePixelRatio(pictureDensity);
    image.fill(m_theme.color(Token::Surface));
    QPainter painter(&image);
    const auto draw = [&painter](QWidget* part, QPoint at) {
        part->render(&painter, at, QRegion(), QWidget::DrawChildren);
    };
    m_balance->setDensity(pictureDensity);
    draw(m_title, {margin, margin + (top - m_title->height()) / 2});
    draw(m_legend, {margin + legendLeft, margin + (top - m_legend->height()) / 2});
    draw(m_plots, {margin, top + 2 * margin});
    m_balance->setDensity(0);
    m_content.hidesNames = false;
    return image;
}

void BalanceView::copyPicture()
{
    QGuiApplication::clipboard()->setImage(picture());
}

void BalanceView::copyData() const
{
    if (const Outcome* outcome = m_content.outcome())
        QGuiApplication::clipboard()->setText(QString::fromUtf8(balanceCsv(outcome->trajectory, visibleRange())));
}

void BalanceView::exportPicture()
{
    auto* dialog = new QFileDialog(this, tr("Export the chart"), QString(), tr("PNG images (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    const QImage image = picture();
    connect(dialog, &QFileDialog::fileSelected, this, [this, image](const QString& file) {
        if (!image.save(file, "PNG"))
            QMessageBox::warning(this, tr("Export the chart"), tr("%1 could not be written.").arg(file));
    });
    dialog->open();
}

} // namespace lowwater
