// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/field_form.h"

#include "app/desktop/document.h"
#include "app/desktop/panel/field_mark.h"
#include "app/desktop/panel/link_button.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/provider_edits.h"
#include "app/desktop/theme.h"
#include "app/desktop/words/format.h"
#include "sim/core/delay.h"
#include "sim/core/time.h"
#include "sim/replay/scenario_options.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace lowwater {

namespace {

/// The option's text; empty where it is unset.
std::string optionValue(const Scenario& scenario, std::string_view name)
{
    for (const auto& option : scenarioOptions()) {
        if (option.name == name) {
            const auto texts = option.get(scenario);
            return texts.empty() ? std::string{} : texts.front();
        }
    }
    return {};
}

/// What unsets an option.
const char* unsetText(const std::string& option)
{
    return option == "notice" ? "never" : "none";
}

} // namespace

int takeMergeId()
{
    static int next = 0;
    return next++;
}

FieldForm::FieldForm(const Theme& theme, ScenarioDocument& document, QWidget* parent)
    : QWidget(parent), m_theme{theme}, m_document{document}, m_grid{new QGridLayout(this)}
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Theme::unit(2));
    m_grid->setVerticalSpacing(Theme::unit());
    m_grid->setColumnStretch(0, 1);
}

void FieldForm::addRow(const FieldWords& words, QWidget* field, std::function<void(const QString&)> show)
{
    auto* label = new QLabel(words.label, this);
    label->setBuddy(field);
    label->setToolTip(words.tip);
    auto* hint = new QLabel(this);
    hint->setWordWrap(true);
    hint->setFont(Theme::font(TextStyle::Small));
    hint->setForegroundRole(QPalette::BrightText);
    hint->hide();
    QString name = words.label;
    field->setAccessibleName(name.remove(QLatin1Char('&')));
    explainField(*field, words.tip, {}, {});
    field->setFixedWidth(std::max(field->sizeHint().width(), Theme::unit(24)));
    auto* mark = new FieldMark(m_theme, this);
    auto* back = new LinkButton(m_theme, tr("back to default"), this);
    back->setAccessibleName(tr("Back to default: %1").arg(name));
    back->hide();
    connect(back, &QAbstractButton::clicked, this,
            [this, words] { editBackToDefault(m_document, {words.option}, words.noun); });
    auto* lead = new QHBoxLayout;
    lead->setSpacing(Theme::unit());
    lead->addWidget(label);
    lead->addWidget(mark);
    lead->addStretch(1);
    const int at = m_grid->rowCount();
    m_grid->addLayout(lead, at, 0);
    m_grid->addWidget(field, at, 1, Qt::AlignRight);
    m_grid->addWidget(hint, at + 1, 0, 1, 2);
    m_grid->addWidget(back, at + 2, 0, 1, 2, Qt::AlignRight);
    m_rows.push_back({words, field, hint, mark, back, takeMergeId(), std::move(show)});
}

void FieldForm::setHint(Row& row, const QString& text)
{
    row.hint->setText(text);
    row.hint->setVisible(!text.isEmpty());
    explainField(*row.field, row.words.tip, row.markText, text);
}

QString FieldForm::shownIn(const Row& row, const std::string& text)
{
    if (text.empty())
        return row.words.none.isEmpty() ? tr("none") : row.words.none;
    if (qobject_cast<const MoneySpinBox*>(row.field) != nullptr) {
        const auto money = Money::parse(text);
        return money ? MoneySpinBox::exactText(*money) : QString::fromStdString(text);
    }
    if (const auto* percent = qobject_cast<const QDoubleSpinBox*>(row.field))
        return percent->textFromValue(QString::fromStdString(text).toDouble() * 100) + percent->suffix();
    const auto* combo = qobject_cast<const QComboBox*>(row.field);
    const int item = combo == nullptr ? -1 : combo->findData(QString::fromStdString(text));
    if (item >= 0)
        return combo->itemText(item);
    return combo == nullptr ? QString::fromStdString(text) : shownDelay(text);
}

bool FieldForm::showMarks(const ValueMarks& marks)
{
    bool own = false;
    for (Row& row : m_rows) {
        const ValueMark mark = marks.of(row.words.option);
        row.markText = mark.text(shownIn(row, mark.provided));
        row.mark->setMark(mark.kind, row.markText);
        row.back->setVisible(mark.kind == ValueMark::Kind::Own);
        row.back->setToolTip(row.markText);
        explainField(*row.field, row.words.tip, row.markText, row.hint->text());
        own = own || mark.kind == ValueMark::Kind::Own;
    }
    return own;
}

void FieldForm::commit(const QWidget* field, const std::string& text, const QString& shown)
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [field](const Row& r) { return r.field == field; });
    // a refused text is put back and then committed once more, as the field loses its focus: the reason stays
    if (text == optionValue(m_document.scenario(), row->words.option) && !row->hint->text().isEmpty())
        return;
    Scenario trial = m_document.scenario();
    if (const auto done = setOption(trial, row->words.option, text); !done) {
        row->show(QString::fromStdString(optionValue(m_document.scenario(), row->words.option)));
        setHint(*row,
                tr("“%1” %2.")
                    .arg(QString::fromStdString(done.error().value), QString::fromStdString(done.error().message)));
        return;
    }
    setHint(*row, {});
    const std::string option = row->words.option;
    m_document.edit(tr("Change %1 to %2").arg(row->words.noun, shown), row->mergeId,
                    [&option, &text](Scenario& scenario) { (void)setOption(scenario, option, text); });
}

MoneySpinBox* FieldForm::addMoney(const FieldWords& words)
{
    auto* box = new MoneySpinBox(this);
    if (!words.none.isEmpty())
        box->setOptional(words.none);
    addRow(words, box, [box](const QString& text) {
        const auto money = Money::parse(text.toStdString());
        box->setValue(money ? std::optional<Money>(*money) : std::nullopt);
    });
    connect(box, &MoneySpinBox::valueChanged, this, [this, box, words](std::optional<Money> value) {
        commit(box, value ? value->toString() : unsetText(words.option),
               value ? MoneySpinBox::exactText(*value) : words.none);
    });
    connect(box, &MoneySpinBox::rejected, this,
            [this, row = m_rows.size() - 1](const QString& why) { setHint(m_rows[row], why); });
    connect(box, &QAbstractSpinBox::editingFinished, &m_document, &ScenarioDocument::endGesture);
    return box;
}

QSpinBox* FieldForm::addCount(const FieldWords& words, int least, int most)
{
    auto* box = new QSpinBox(this);
    box->setRange(least, most);
    box->setAlignment(Qt::AlignRight);
    box->setKeyboardTracking(false);
    addRow(words, box, [box](const QString& text) {
        const QSignalBlocker silent(box);
        box->setValue(text.toInt());
    });
    connect(box, &QSpinBox::valueChanged, this,
            [this, box](int value) { commit(box, std::to_string(value), box->text()); });
    connect(box, &QAbstractSpinBox::editingFinished, &m_document, &ScenarioDocument::endGesture);
    return box;
}

QDoubleSpinBox* FieldForm::addPercent(const FieldWords& words)
{
    auto* box = new QDoubleSpinBox(this);
    box->setRange(0, 100);
    box->setDecimals(2);
    box->setSuffix(tr(" %"));
    box->setAlignment(Qt::AlignRight);
    box->setKeyboardTracking(false);
    addRow(words, box, [box](const QString& text) {
        const QSignalBlocker silent(box);
        box->setValue(text.toDouble() * 100);
    });
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, box](double value) {
        commit(box, QString::number(value / 100, 'g', 10).toStdString(), box->text());
    });
    connect(box, &QAbstractSpinBox::editingFinished, &m_document, &ScenarioDocument::endGesture);
    return box;
}

QComboBox* FieldForm::makeCombo(const std::vector<FieldChoice>& choices)
{
    auto* combo = new QComboBox(this);
    for (const auto& choice : choices)
        combo->addItem(choice.shown, QString::fromStdString(choice.text));
    return combo;
}

QComboBox* FieldForm::addChoice(const FieldWords& words, const std::vector<FieldChoice>& choices)
{
    auto* combo = makeCombo(choices);
    addRow(words, combo, [combo](const QString& text) { combo->setCurrentIndex(combo->findData(text)); });
    connect(combo, &QComboBox::activated, this, [this, combo](int index) {
        commit(combo, combo->itemData(index).toString().toStdString(), combo->itemText(index));
        m_document.endGesture();
    });
    return combo;
}

QComboBox* FieldForm::addDelay(const FieldWords& words, const std::vector<std::string>& choices)
{
    std::vector<FieldChoice> shown;
    for (const auto& choice : choices)
        shown.push_back({choice, shownDelay(choice)});
    auto* combo = makeCombo(shown);
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->setCompleter(nullptr);
    combo->lineEdit()->setAcceptDrops(false);
    combo->setMinimumContentsLength(8);
    addRow(words, combo, [combo, none = words.none](const QString& text) {
        combo->setEditText(text.isEmpty() ? none : shownDelay(text.toStdString()));
        combo->lineEdit()->setCursorPosition(0);
    });
    const auto done = [this, combo, none = words.none, option = words.option] {
        const QString typed = combo->currentText().trimmed();
        const bool unset = !none.isEmpty() && (typed.isEmpty() || typed == none);
        commit(combo, unset ? unsetText(option) : optionText(typed), typed);
        m_document.endGesture();
        refresh();
    };
    connect(combo, &QComboBox::activated, this, done);
    connect(combo->lineEdit(), &QLineEdit::editingFinished, this, done);
    return combo;
}

QLineEdit* FieldForm::addLine(const FieldWords& words)
{
    auto* line = new QLineEdit(this);
    line->setAlignment(Qt::AlignRight);
    line->setAcceptDrops(false);
    addRow(words, line,
           [line, none = words.none](const QString& text) { line->setText(text.isEmpty() ? none : text); });
    connect(line, &QLineEdit::editingFinished, this, [this, line, words] {
        const QString typed = line->text().trimmed();
        const bool unset = typed.isEmpty() || typed == words.none;
        commit(line, unset ? unsetText(words.option) : typed.toStdString(), unset ? words.none : typed);
        m_document.endGesture();
    });
    return line;
}

void FieldForm::refresh()
{
    for (Row& row : m_rows)
        row.show(QString::fromStdString(optionValue(m_document.scenario(), row.words.option)));
}

bool FieldForm::showProblems(const std::vector<Error>& problems)
{
    bool found = false;
    for (Row& row : m_rows) {
        const auto problem = std::find_if(problems.begin(), problems.end(),
                                          [&row](const Error& error) { return error.where.field == row.words.option; });
        setHint(row, problem == problems.end() ? QString{} : problemText(*problem));
        found = found || problem != problems.end();
    }
    return found;
}

QString FieldForm::problemText(const Error& problem)
{
    const std::string& field = problem.where.field;
    if (field == "amount" && problem.value != "0" && !problem.value.starts_with('-'))
        return tr("Filling up needs an amount above the threshold.");
    if (field == "amount" || field == "daily-cap" || field == "monthly-cap" || field == "spend-limit")
        return tr("This must be above $0.");
    if (field == "threshold")
        return tr("This cannot be below $0.");
    if (field == "latency")
        return tr("A reload must come some day; this one may never.");
    if (field == "resume-lag")
        return tr("Agents must go on some day; this may be never.");
    return QString::fromStdString(problem.describe());
}

QString FieldForm::shownDelay(const std::string& text)
{
    const auto delay = Delay::parse(text);
    if (delay && delay->isConstant() && delay->base() % std::chrono::seconds{1} == Duration{0} &&
        delay->base() > Duration{0}) {
        const QString shown = words::formatDuration(delay->base());
        if (const auto again = parseDuration(optionText(shown)); again && *again == delay->base())
            return shown;
    }
    return QString::fromStdString(text);
}

std::string FieldForm::optionText(const QString& typed)
{
    static const QRegularExpression plain(
        QStringLiteral(R"(^\s*(\d+(\.\d+)?\s*(d|days?|h|hours?|m|min|minutes?|s|sec|seconds?|ms)\s*)+$)"),
        QRegularExpression::CaseInsensitiveOption);
    if (!plain.match(typed).hasMatch())
        return typed.toStdString();
    static const QRegularExpression unit(QStringLiteral(R"((\d)\s*(ms|d|h|m|s)[a-z]*\s*)"),
                                         QRegularExpression::CaseInsensitiveOption);
    QString text = typed.trimmed().toLower();
    return text.replace(unit, QStringLiteral("\\1\\2")).toStdString();
}

} // namespace lowwater
