// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/make_up_dialog.h"

#include "app/desktop/style.h"
#include "app/desktop/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeEdit>
#include <QTimeZone>
#include <QVBoxLayout>

#include <limits>

namespace lowwater {

namespace {

template <typename Field>
Field* named(Field* field, const QString& name, const QString& tip)
{
    field->setAccessibleName(name);
    field->setToolTip(tip);
    return field;
}

QSpinBox* makeCount(QWidget* parent, int least, int most, int value)
{
    auto* box = new QSpinBox(parent);
    box->setRange(least, most);
    box->setValue(value);
    box->setAlignment(Qt::AlignRight);
    return box;
}

} // namespace

MakeUpDialog::MakeUpDialog(QDate start, QWidget* parent)
    : QDialog(parent),
      m_sessions{makeCount(this, 1, 1000, 5)},
      m_days{makeCount(this, 1, 3660, 30)},
      m_start{new QDateEdit(start, this)},
      m_style{new QComboBox(this)},
      m_autonomous{new QCheckBox(tr("Nobody pauses between &prompts"), this)},
      m_from{new QTimeEdit(QTime(9, 0), this)},
      m_hours{makeCount(this, 1, 24, 8)},
      m_weekends{new QCheckBox(tr("Work on &weekends too"), this)},
      m_seed{makeCount(this, 0, std::numeric_limits<int>::max(), 1)}
{
    setWindowTitle(tr("Make up a history"));
    m_start->setCalendarPopup(true);
    m_start->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_from->setDisplayFormat(QStringLiteral("HH:mm"));
    m_hours->setSuffix(tr(" h"));
    m_style->addItems({tr("Everyday work"), tr("Heavy work, 2.5 times as dear"), tr("Long contexts, 9 times as dear")});
    m_weekends->setChecked(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::unit(6), Theme::unit(6), Theme::unit(6), Theme::unit(4));
    layout->setSpacing(Theme::unit(4));
    auto* says = new QLabel(tr("Agents that work side by side, as measured on real coding sessions. The same settings "
                               "always give the same history."),
                            this);
    says->setWordWrap(true);
    layout->addWidget(says);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(Theme::unit(6));
    form->setVerticalSpacing(Theme::unit(2));
    form->addRow(tr("&Agents at the same time"),
                 named(m_sessions, tr("Agents at the same time"), tr("How many agents work side by side")));
    form->addRow(tr("&Days"), named(m_days, tr("Days"), tr("How many days the history lasts")));
    form->addRow(tr("&First day"), named(m_start, tr("First day"), tr("The first day of the history")));
    form->addRow(tr("&Style of work"), named(m_style, tr("Style of work"), tr("How dear a step is")));
    form->addRow(tr("Work begins at (&UTC)"), named(m_from, tr("Work begins at, UTC"), tr("The time of day, in UTC")));
    form->addRow(tr("&Hours a day"), named(m_hours, tr("Hours a day"), tr("How long a working day lasts")));
    form->addRow(QString(),
                 named(m_weekends, tr("Work on weekends too"), tr("Saturdays and Sundays are days of work")));
    form->addRow(QString(), named(m_autonomous, tr("Nobody pauses between prompts"),
                                  tr("The agents prompt themselves, without a person's pauses")));
    form->addRow(tr("S&eed"), named(m_seed, tr("Seed"), tr("Another seed gives another history of the same kind")));
    layout->addLayout(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* make = buttons->addButton(tr("&Make up"), QDialogButtonBox::AcceptRole);
    setPrimary(*make);
    make->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

Synthesis MakeUpDialog::synthesis() const
{
    Synthesis synthesis;
    synthesis.sessions = static_cast<std::uint32_t>(m_sessions->value());
    synthesis.days = static_cast<std::uint32_t>(m_days->value());
    synthesis.start = timeFromMicros(QDateTime(m_start->date(), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() * 1000);
    synthesis.seed = static_cast<std::uint32_t>(m_seed->value());
    synthesis.style = static_cast<WorkStyle>(m_style->currentIndex());
    synthesis.autonomous = m_autonomous->isChecked();
    synthesis.workdayStart = std::chrono::milliseconds{m_from->time().msecsSinceStartOfDay()};
    synthesis.workday = std::chrono::hours{m_hours->value()};
    synthesis.weekends = m_weekends->isChecked();
    return synthesis;
}

} // namespace lowwater
