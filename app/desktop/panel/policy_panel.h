// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/advice_controller.h"
#include "app/desktop/panel/money_slider.h"
#include "sim/replay/apply_preset.h"

#include <QScrollArea>

class QButtonGroup;
class QComboBox;
class QLabel;
class QVBoxLayout;

namespace lowwater {

class FieldForm;
class FieldMark;
class FoldSection;
class LinkButton;
class PaidFromForm;
class ProviderBlock;
class ScenarioDocument;
class SumField;
class Theme;

/// The left side: the policy and the account of the document, as controls. Every edit goes through the document,
/// everything shown comes from it.
class PolicyPanel : public QScrollArea {
    Q_OBJECT

public:
    /// Both must outlive the panel.
    PolicyPanel(const Theme& theme, ScenarioDocument& document, QWidget* parent = nullptr);

    void setAdvice(const AdvicePtr& advice);
    void setThresholdScent(const std::vector<MoneySlider::Scent>& scent);
    void setAmountScent(const std::vector<MoneySlider::Scent>& scent);
    /// Where the sliders end now.
    [[nodiscard]] Money thresholdTop() const;
    [[nodiscard]] Money amountTop() const;
    /// As if chosen here.
    void setMode(Mode mode);
    void focusThreshold();
    void focusAmount();
    /// Unfolds what says which charges draw on the balance.
    void showPaidFrom();
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void cardRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeMode();
    QWidget* makeByHand();
    QWidget* makeThreshold();
    QWidget* makeAmount();
    QWidget* makeAccount();
    void addSections(QVBoxLayout& layout);
    FoldSection* makeCard();
    FoldSection* makeLimits();
    FoldSection* makeStops();
    void wireSum(SumField& field, void (PolicyPanel::*set)(Money));
    void backToDefault(const OptionNames& options, const QString& what);
    void setThreshold(Money value);
    void setAmount(Money value);
    void setRule(Rule rule);
    void refresh();
    void refreshSums();
    void refreshMarks();
    void refreshProblems();
    void refreshSections();

    const Theme& m_theme;
    ScenarioDocument& m_document;
    ProviderBlock* m_provider = nullptr;
    QButtonGroup* m_modes = nullptr;
    FieldMark* m_modeMark = nullptr;
    LinkButton* m_modeBack = nullptr;
    QWidget* m_byHandBlock = nullptr;
    QComboBox* m_rule = nullptr;
    FieldMark* m_ruleMark = nullptr;
    SumField* m_threshold = nullptr;
    SumField* m_amount = nullptr;
    int m_thresholdMerge;
    int m_amountMerge;
    std::vector<FieldForm*> m_forms;
    PaidFromForm* m_paidForm = nullptr;
    FoldSection* m_paid = nullptr;
    FoldSection* m_card = nullptr;
    FoldSection* m_limits = nullptr;
    FoldSection* m_stops = nullptr;
};

} // namespace lowwater
