// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/progress_strip.h"

#include "app/desktop/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

#include <cmath>

namespace lowwater {

namespace {

using namespace std::chrono_literals;
constexpr auto showAfter = 250ms;
constexpr int steps = 1000;

} // namespace

ProgressStrip::ProgressStrip(QWidget* parent)
    : QFrame(parent), m_what{new QLabel(this)}, m_bar{new QProgressBar(this)}, m_cancel{new QPushButton(this)}
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::unit(4), Theme::unit(2), Theme::unit(4), Theme::unit(2));
    layout->setSpacing(Theme::unit(3));
    m_bar->setRange(0, steps);
    m_bar->setTextVisible(true);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stops; the history so far stays"));
    m_cancel->setAccessibleName(tr("Cancel"));
    layout->addWidget(m_what);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_cancel);
    m_patience.setSingleShot(true);
    m_patience.setInterval(showAfter);
    connect(&m_patience, &QTimer::timeout, this, &QWidget::show);
    connect(m_cancel, &QPushButton::clicked, this, &ProgressStrip::cancelled);
    hide();
}

void ProgressStrip::begin(const QString& what)
{
    m_what->setText(what);
    m_bar->setValue(0);
    m_patience.start();
}

void ProgressStrip::setProgress(double share)
{
    m_bar->setValue(static_cast<int>(std::lround(share * steps)));
}

void ProgressStrip::end()
{
    m_patience.stop();
    hide();
}

ProgressLine::ProgressLine(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setFixedHeight(2);
}

void ProgressLine::setBusy(bool busy)
{
    m_busy = busy;
    m_share = 0;
    update();
}

void ProgressLine::setProgress(double share)
{
    m_share = share;
    update();
}

void ProgressLine::paintEvent(QPaintEvent*)
{
    if (!m_busy)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Border));
    painter.fillRect(QRectF(0, 0, width() * std::max(0.05, m_share), height()), m_theme.color(Token::Accent));
}

} // namespace lowwater
