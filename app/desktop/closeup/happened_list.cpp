// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/closeup/happened_list.h"

#include "app/desktop/charts/paint/reload_glyphs.h"
#include "app/desktop/closeup/close_up_words.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/words/format.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <optional>

namespace lowwater {

namespace {

/// The chart's own sign for what became of a reload.
class ReloadSign : public QWidget {
public:
    ReloadSign(const Theme& theme, ReloadMark::Kind kind, QWidget* parent)
        : QWidget(parent), m_theme{theme}, m_kind{kind}
    {
        setFixedSize(Theme::unit(4), Theme::unit(4));
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintReloadGlyph(painter, QRectF(rect()).center(), m_kind, Theme::unit(5) / 2.0, ChartColors(m_theme));
    }

private:
    const Theme& m_theme;
    ReloadMark::Kind m_kind;
};

std::optional<ReloadMark::Kind> glyphOf(const Happening& happening)
{
    switch (happening.kind) {
    case Happening::Kind::FellBelow:
    case Happening::Kind::Requested:
        return ReloadMark::Kind::Requested;
    case Happening::Kind::Declined:
        return ReloadMark::Kind::Declined;
    case Happening::Kind::Credited:
    case Happening::Kind::WentOn:
        return ReloadMark::Kind::Credited;
    case Happening::Kind::Emptied:
    case Happening::Kind::Stopped:
    case Happening::Kind::RecordEnds:
        break;
    }
    return std::nullopt;
}

QWidget* signOf(const Theme& theme, const Happening& happening, QWidget* parent)
{
    if (const auto glyph = glyphOf(happening))
        return new ReloadSign(theme, *glyph, parent);
    return new IconLabel(theme, happening.kind == Happening::Kind::Emptied ? Icon::Falling : Icon::Stop, Token::Bad, 4,
                         parent);
}

} // namespace

HappenedList::HappenedList(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setAccessibleName(tr("What happened"));
}

void HappenedList::setCloseUp(const CloseUp& closeUp, const QTimeZone& zone)
{
    delete m_content;
    m_content = new QWidget(this);
    auto* grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::unit(2));
    grid->setVerticalSpacing(Theme::unit(2));
    grid->setColumnStretch(2, 1);
    QStringList lines;
    for (const Happening& happening : closeUp.happenings) {
        const int row = grid->rowCount();
        const QString when = happeningTime(closeUp, happening, zone);
        const QString what = happeningText(closeUp, happening);
        auto* time = new TokenLabel(m_theme, TextStyle::Body, Token::Text, m_content);
        time->setText(when);
        auto* sentence = new TokenLabel(m_theme, TextStyle::Body, Token::TextSecondary, m_content);
        sentence->setWordWrap(true);
        sentence->setText(what);
        grid->addWidget(signOf(m_theme, happening, m_content), row, 0, Qt::AlignTop | Qt::AlignHCenter);
        grid->addWidget(time, row, 1, Qt::AlignTop);
        grid->addWidget(sentence, row, 2);
        lines << tr("%1: %2", "a time and what happened then").arg(when, what);
    }
    m_text = lines.join(QLatin1Char(' '));
    setAccessibleDescription(m_text);
    layout()->addWidget(m_content);
    m_content->show();
    updateGeometry();
}

} // namespace lowwater
