// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/money_slider.h"

#include "app/desktop/panel/money_steps.h"
#include "app/desktop/theme.h"
#include "app/desktop/words/format.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lowwater {

namespace {

constexpr double snapPixels = 4;

int centsOf(Money money)
{
    const auto cents = money.nanos() / oneCent.nanos();
    return static_cast<int>(std::clamp<std::int64_t>(cents, 0, std::numeric_limits<int>::max() / 4));
}

Money moneyOf(int cents)
{
    return oneCent * cents;
}

/// The coarsest of 1, 2, 5 times a power of ten cents that is no coarser than a pixel.
int niceStep(double centsPerPixel)
{
    int step = 1;
    for (int power = 1; power < 1'000'000; power *= 10) {
        for (const int digit : {1, 2, 5}) {
            if (digit * power > centsPerPixel * 1.5)
                return step;
            step = digit * power;
        }
    }
    return step;
}

} // namespace

MoneySlider::MoneySlider(const Theme& theme, Scale scale, QWidget* parent)
    : QSlider(Qt::Horizontal, parent), m_theme{theme}, m_scale{scale}
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QSlider::valueChanged, this, [this](int cents) {
        m_money = moneyOf(cents);
        emit moneyChanged(m_money);
    });
    connect(this, &QSlider::actionTriggered, this, &MoneySlider::stepByChoice);
}

void MoneySlider::setMoney(Money money)
{
    m_money = money;
    const QSignalBlocker silent(this);
    setValue(centsOf(money));
    update();
}

void MoneySlider::setMoneyRange(Money least, Money most)
{
    const QSignalBlocker silent(this);
    setRange(centsOf(least), centsOf(most));
    update();
}

void MoneySlider::setMarks(std::vector<Money> marks)
{
    m_marks = std::move(marks);
    update();
}

void MoneySlider::setChoices(const MoneyChoices& choices)
{
    m_choices = choices;
    update();
}

/// Before the value of a key, a click beside the handle or a reader's action counts, it moves on to a choice.
void MoneySlider::stepByChoice(int action)
{
    constexpr int page = 10;
    int steps = 0;
    switch (action) {
    case SliderSingleStepAdd:
        steps = 1;
        break;
    case SliderSingleStepSub:
        steps = -1;
        break;
    case SliderPageStepAdd:
        steps = page;
        break;
    case SliderPageStepSub:
        steps = -page;
        break;
    default:
        return;
    }
    if (hasSteps(m_choices))
        setSliderPosition(centsOf(stepped(m_choices, m_money, steps, oneCent)));
}

void MoneySlider::setRecommended(std::optional<Money> recommended)
{
    m_recommended = recommended;
    update();
}

void MoneySlider::setScent(std::vector<Scent> scent)
{
    m_scent = std::move(scent);
    update();
}

QRectF MoneySlider::groove() const
{
    const double inset = Theme::unit();
    const double thickness = Theme::unit();
    return {inset, Theme::unit(2) + 1.0, std::max(1.0, width() - 2 * inset), thickness};
}

double MoneySlider::xOf(Money money) const
{
    const QRectF rail = groove();
    const double least = minimum();
    const double most = std::max(maximum(), minimum() + 1);
    const double cents =
        std::clamp(static_cast<double>(money.nanos()) / static_cast<double>(oneCent.nanos()), least, most);
    double share = (cents - least) / (most - least);
    if (m_scale == Scale::SquareRoot)
        share = std::sqrt(share);
    return rail.left() + share * rail.width();
}

int MoneySlider::valueAt(double x) const
{
    const QRectF rail = groove();
    std::vector<Money> magnets = m_marks;
    if (m_recommended)
        magnets.push_back(*m_recommended);
    for (const Money magnet : magnets) {
        if (std::abs(xOf(magnet) - x) <= snapPixels && centsOf(magnet) >= minimum() && centsOf(magnet) <= maximum())
            return centsOf(magnet);
    }
    const double span = std::max(1, maximum() - minimum());
    const double share = std::clamp((x - rail.left()) / rail.width(), 0.0, 1.0);
    const double along = m_scale == Scale::SquareRoot ? share * share : share;
    const double slope = m_scale == Scale::SquareRoot ? std::max(2 * share, 0.05) : 1;
    int step = niceStep(span * slope / rail.width());
    if (m_choices.step) {
        const int least = std::max(1, centsOf(*m_choices.step));
        step = (step + least - 1) / least * least;
    }
    const double cents = minimum() + along * span;
    const int rounded = static_cast<int>(std::lround(cents / step)) * step;
    return std::clamp(rounded, minimum(), maximum());
}

QRect MoneySlider::handleRect() const
{
    const int width = Theme::unit(3);
    const int height = Theme::unit(5);
    const QRectF rail = groove();
    return {static_cast<int>(std::lround(xOf(m_money))) - width / 2,
            static_cast<int>(std::lround(rail.center().y())) - height / 2, width, height};
}

QSize MoneySlider::sizeHint() const
{
    const QFontMetrics metrics(Theme::font(TextStyle::Small));
    return {Theme::unit(60), Theme::unit(12) + metrics.height()};
}

QSize MoneySlider::minimumSizeHint() const
{
    return {Theme::unit(30), sizeHint().height()};
}

void MoneySlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    event->accept();
    emit gestureEnded(); // what came before is a step of its own
    const double x = event->position().x();
    const bool onHandle = handleRect().adjusted(-4, -4, 4, 4).contains(event->position().toPoint());
    m_grab = onHandle ? x - xOf(m_money) : 0;
    setSliderDown(true);
    if (!onHandle)
        setValue(valueAt(x));
}

void MoneySlider::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_grab)
        return event->ignore();
    event->accept();
    setValue(valueAt(event->position().x() - *m_grab));
}

void MoneySlider::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_grab || event->button() != Qt::LeftButton)
        return event->ignore();
    event->accept();
    m_grab.reset();
    setSliderDown(false);
    emit gestureEnded();
}

void MoneySlider::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_R && event->modifiers() == Qt::NoModifier && m_recommended) {
        setValue(centsOf(*m_recommended));
        return event->accept();
    }
    QSlider::keyPressEvent(event);
}

void MoneySlider::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the panel scrolls; nothing moves that was not asked to
}

void MoneySlider::focusOutEvent(QFocusEvent* event)
{
    QSlider::focusOutEvent(event);
    emit gestureEnded();
}

void MoneySlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGroove(painter);
    paintScent(painter);
    paintTicks(painter);
    paintMarks(painter);
    paintHandle(painter);
}

void MoneySlider::paintGroove(QPainter& painter) const
{
    const QRectF rail = groove();
    const double round = rail.height() / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::Border));
    painter.drawRoundedRect(rail, round, round);
    painter.setBrush(m_theme.color(isEnabled() ? Token::Accent : Token::TextDisabled));
    painter.drawRoundedRect(QRectF(rail.topLeft(), QPointF(xOf(m_money), rail.bottom())), round, round);
}

void MoneySlider::paintScent(QPainter& painter) const
{
    const QRectF rail = groove();
    const double base = rail.bottom() + Theme::unit(7);
    const double flat = Theme::unit();
    if (m_scent.empty() || !isEnabled()) {
        painter.fillRect(QRectF(rail.left(), base - 1, rail.width(), 1), m_theme.color(Token::Border));
        return;
    }
    double most = 0;
    for (const Scent& scent : m_scent)
        most = std::max(most, scent.stopped);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double hill = Theme::unit(4) - 2;
    for (std::size_t i = 0; i < m_scent.size(); ++i) {
        const double left = i == 0 ? rail.left() : (xOf(m_scent[i - 1].value) + xOf(m_scent[i].value)) / 2;
        const double right =
            i + 1 == m_scent.size() ? rail.right() : (xOf(m_scent[i].value) + xOf(m_scent[i + 1].value)) / 2;
        if (m_scent[i].stopped <= 0) {
            painter.fillRect(QRectF(left, base - flat, right - left, flat), m_theme.color(Token::Safe));
            continue;
        }
        const double height = flat + std::sqrt(m_scent[i].stopped / most) * hill;
        painter.fillRect(QRectF(left, base - height, right - left, height), m_theme.color(Token::InterruptionFill));
        painter.fillRect(QRectF(left, base - height, right - left, 2), m_theme.color(Token::Interruption));
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

/// One line for each mark, whether there is room for its label or not.
void MoneySlider::paintTicks(QPainter& painter) const
{
    const QRectF rail = groove();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(m_theme.color(isEnabled() ? Token::BorderControl : Token::Border), 1));
    for (const Money mark : m_marks) {
        if (centsOf(mark) < minimum() || centsOf(mark) > maximum())
            continue;
        const double x = std::round(xOf(mark));
        painter.drawLine(QPointF(x, rail.bottom() + 2), QPointF(x, rail.bottom() + 1 + Theme::unit()));
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void MoneySlider::paintMarks(QPainter& painter) const
{
    const QRectF rail = groove();
    const double strip = rail.bottom() + Theme::unit(7);
    const QFont font = Theme::font(TextStyle::Small);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    std::vector<QRectF> taken;
    const auto label = [&](double center, const QString& text, Token token) {
        const double wide = metrics.horizontalAdvance(text) + 2;
        const double left = std::clamp(center - wide / 2, 0.0, std::max(0.0, width() - wide));
        const QRectF where(left, strip + 2, wide, metrics.height());
        const bool touches = std::any_of(taken.begin(), taken.end(), [&where](const QRectF& other) {
            return other.adjusted(-6, 0, 6, 0).intersects(where);
        });
        if (touches)
            return;
        taken.push_back(where);
        painter.setPen(m_theme.color(isEnabled() ? token : Token::TextDisabled));
        painter.drawText(where, Qt::AlignCenter, text);
    };
    if (m_recommended && isEnabled()) {
        const double x = xOf(*m_recommended);
        const double half = Theme::unit() + 0.5;
        const double y = rail.bottom() + Theme::unit(4) - 2;
        painter.setPen(QPen(m_theme.color(Token::Panel), 1));
        painter.setBrush(m_theme.color(Token::Safe));
        painter.drawPolygon(QPolygonF{{x, y - half}, {x + half, y}, {x, y + half}, {x - half, y}});
        label(x, tr("%1 recommended").arg(words::formatMoney(*m_recommended)), Token::Good);
    }
    for (const Money mark : m_marks) {
        if (centsOf(mark) >= minimum() && centsOf(mark) <= maximum())
            label(xOf(mark), words::formatAmount(mark), Token::TextHint);
    }
}

void MoneySlider::paintHandle(QPainter& painter) const
{
    const QRectF handle = QRectF(handleRect()).adjusted(1, 1, -1, -1);
    const Token edge = !isEnabled() ? Token::Border : isSliderDown() ? Token::AccentHover : Token::Accent;
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.color(Token::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(handle.adjusted(-3, -3, 3, 3), 6, 6);
    }
    painter.setPen(QPen(m_theme.color(edge), 2));
    painter.setBrush(m_theme.color(Token::Raised));
    painter.drawRoundedRect(handle, 3, 3);
    painter.setPen(QPen(m_theme.color(edge), 1));
    for (const double offset : {-1.5, 1.5}) {
        const double x = handle.center().x() + offset;
        painter.drawLine(QPointF(x, handle.top() + 5), QPointF(x, handle.bottom() - 5));
    }
}

} // namespace lowwater
