// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recommendation/setting_section.h"

#include "app/desktop/charts/paint/chart_style.h"
#include "app/desktop/verdict/token_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lowwater {

/// The shades of a measure, and what the lines stand for; in as many rows as there have to be.
class SettingSection::Legend : public QWidget {
public:
    Legend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
    {
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }

    void setScale(std::optional<MeasureScale> scale, bool hasBoundaries)
    {
        m_entries.clear();
        for (std::size_t shade = 0; scale && shade < MeasureScale::shades; ++shade)
            if (const QString text = scale->legendOf(shade); !text.isEmpty())
                m_entries.push_back({text, Entry::Shade, scale->tokenOf(shade)});
        if (hasBoundaries) {
            m_entries.push_back({SettingSection::tr("never stopped on this record"), Entry::Dashed, Token::Safe});
            m_entries.push_back({SettingSection::tr("never, whatever the start"), Entry::Line, Token::Safe});
        }
        fit();
        update();
    }
    void fit() { setFixedHeight(layOut(nullptr)); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        layOut(&painter);
    }

private:
    struct Entry {
        enum Kind { Shade, Dashed, Line };
        QString text;
        Kind kind;
        Token token;
    };

    /// The height; draws where there is a painter.
    int layOut(QPainter* painter) const
    {
        const ChartMetrics metrics;
        const int mark = metrics.px(18);
        const int line = metrics.lineHeight() + metrics.px(2);
        double x = 0;
        int y = 0;
        for (const auto& entry : m_entries) {
            const double wide = mark + metrics.px(5) + metrics.smallWidth(entry.text);
            if (x > 0 && x + wide > width()) {
                x = 0;
                y += line;
            }
            if (painter != nullptr)
                draw(*painter, metrics, entry, QRectF(x, y, mark, line));
            x += wide + metrics.px(14);
        }
        return y + line;
    }
    void draw(QPainter& painter, const ChartMetrics& metrics, const Entry& entry, const QRectF& box) const
    {
        const QRectF mark = box.adjusted(0, metrics.px(3), 0, -metrics.px(3));
        if (entry.kind == Entry::Shade) {
            painter.fillRect(mark, m_theme.color(entry.token));
        } else {
            painter.setPen(QPen(m_theme.color(entry.token), entry.kind == Entry::Dashed ? 2 : 2.5,
                                entry.kind == Entry::Dashed ? Qt::DashLine : Qt::SolidLine));
            painter.drawLine(QPointF(mark.left(), mark.center().y()), QPointF(mark.right(), mark.center().y()));
        }
        painter.setFont(metrics.small());
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.drawText(
            QRectF(box.right() + metrics.px(5), box.top(), metrics.smallWidth(entry.text) + 2, box.height()),
            Qt::AlignLeft | Qt::AlignVCenter, entry.text);
    }

    const Theme& m_theme;
    std::vector<Entry> m_entries;
};

SettingSection::SettingSection(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme{theme},
      m_map{new SettingMap(theme, this)},
      m_table{new SettingTable(theme, this)},
      m_views{new QStackedWidget(this)},
      m_asTable{new QToolButton(this)},
      m_measure{new QComboBox(this)},
      m_cancel{new QPushButton(tr("Stop"), this)},
      m_note{new TokenLabel(theme, TextStyle::Small, Token::TextHint, this)},
      m_explanation{new TokenLabel(theme, TextStyle::Small, Token::TextSecondary, this)},
      m_legend{new Legend(theme, this)}
{
    auto* title = new TokenLabel(theme, TextStyle::Heading, Token::Text, this, true);
    title->setText(tr("Every setting"));
    for (const SettingMeasure measure : allSettingMeasures)
        m_measure->addItem(measureName(measure));
    m_measure->setAccessibleName(tr("What the map of settings shows"));
    m_asTable->setText(tr("As a table"));
    m_asTable->setToolTip(tr("The same settings as a table, to be read and walked with the keys"));
    m_asTable->setCheckable(true);
    m_asTable->setAutoRaise(true);
    m_cancel->setToolTip(tr("What has been replayed stays"));
    m_cancel->setAccessibleName(tr("Stop replaying settings"));
    m_cancel->hide();
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::unit(2));
    head->addWidget(title);
    head->addWidget(m_note);
    head->addStretch(1);
    head->addWidget(m_cancel);
    head->addWidget(m_measure);
    head->addWidget(m_asTable);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::unit());
    layout->addLayout(head);
    m_views->addWidget(m_map);
    m_views->addWidget(m_table);
    layout->addWidget(m_views, 1);
    layout->addWidget(m_legend);
    m_explanation->setWordWrap(true);
    m_explanation->setMinimumHeight(Theme::unit(9)); // two lines: nothing moves while one looks around
    m_explanation->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    layout->addWidget(m_explanation);
    connect(m_map, &SettingMap::explained, this, &SettingSection::explain);
    connect(m_map, &SettingMap::chosen, this, &SettingSection::chosen);
    connect(m_table, &SettingTable::explained, this, &SettingSection::explain);
    connect(m_table, &SettingTable::chosen, this, &SettingSection::chosen);
    connect(m_asTable, &QToolButton::toggled, this, &SettingSection::showAsTable);
    connect(m_cancel, &QPushButton::clicked, this, &SettingSection::cancelRequested);
    connect(m_measure, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_map->setMeasure(allSettingMeasures[static_cast<std::size_t>(index)]);
        m_table->settings().setMeasure(m_map->measure());
        showLegend();
    });
    connect(&m_theme, &Theme::changed, m_legend, qOverload<>(&QWidget::update));
}

void SettingSection::setGrid(const SettingGridPtr& grid)
{
    m_grid = grid;
    m_map->setGrid(grid);
    m_table->setGrid(grid);
    showLegend();
    explain(-1, -1);
}

void SettingSection::setPolicies(const Policy& now, const std::optional<Policy>& recommended)
{
    m_now = now;
    m_table->settings().setTopUp(now.rule == Rule::TopUp);
    const auto markOf = [](const Policy& policy) { return SettingMap::Mark{policy.amount, policy.threshold}; };
    m_map->setMarks(now.mode == Mode::Auto ? std::optional{markOf(now)} : std::nullopt,
                    recommended ? std::optional{markOf(*recommended)} : std::nullopt);
}

void SettingSection::setBusy(bool busy)
{
    m_busy = busy;
    m_cancel->setVisible(busy);
    showNote();
}

void SettingSection::setNote(const QString& note)
{
    m_ground = note;
    showNote();
}

void SettingSection::showNote()
{
    const QString busy = tr("replaying …");
    m_note->setText(!m_busy ? m_ground : m_ground.isEmpty() ? busy : tr("%1 · %2").arg(m_ground, busy));
}

QString SettingSection::explanation() const
{
    return m_explanation->text();
}

void SettingSection::showAsTable(bool asTable)
{
    if (asTable && m_grid && !m_grid->empty() && !m_table->currentIndex().isValid()) {
        const auto [amount, threshold] = m_map->cursor();
        m_table->setCurrentIndex(
            m_table->settings().index(m_table->settings().rowOf(threshold), static_cast<int>(amount)));
    }
    m_views->setCurrentWidget(asTable ? static_cast<QWidget*>(m_table) : m_map);
}

void SettingSection::showLegend()
{
    const bool hasBoundaries =
        m_grid && std::any_of(m_grid->boundaries.begin(), m_grid->boundaries.end(),
                              [](const auto& boundary) { return boundary.leastSafe || boundary.phaseFree; });
    m_legend->setScale(m_grid ? std::optional{MeasureScale{m_map->measure(), *m_grid}} : std::nullopt, hasBoundaries);
}

void SettingSection::explain(int amount, int threshold)
{
    const QString hint = tr("Point at a setting to see what it would have meant; click to set the sliders.");
    if (!m_grid || m_grid->empty() || amount < 0 || threshold < 0) {
        m_explanation->setText(m_grid ? hint : QString());
        return;
    }
    const auto column = static_cast<std::size_t>(amount);
    const auto row = static_cast<std::size_t>(threshold);
    const auto& cell = m_grid->at(column, row);
    const QString text =
        cell ? settingSentence(m_now.rule == Rule::TopUp, m_grid->amounts[column], m_grid->thresholds[row], *cell)
             : tr("Not replayed.");
    m_explanation->setText(text);
    m_map->setAccessibleDescription(text);
}

void SettingSection::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_legend->fit();
}

} // namespace lowwater
