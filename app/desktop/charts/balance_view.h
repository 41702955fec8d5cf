// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/visible_range.h"
#include "app/desktop/charts/chart_content.h"
#include "app/desktop/charts/readout.h"
#include "app/desktop/icons.h"

#include <QTimeZone>
#include <QWidget>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace lowwater {

class BalancePlot;
class ChartLegend;
class ChartNavigation;
class Lanes;
class Overview;
class SpentHeader;
class SpentPlot;
class TimeRows;
struct Flag;

/// The chart block of the Balance page: balance, interruptions, reloads and spending over one time axis, and the whole
/// record below. A new result keeps the range on view; a new history brings its own.
///
/// Wheel: zoom at the pointer; Shift+wheel or dragging with the middle button or with Space held: pan; dragging: zoom
/// to the range; double-click on an interruption or Enter: its close-up; double-click elsewhere or 0: everything;
/// Backspace: back. Keys: + − Up Down zoom, Left Right one event,
/// Shift+Left Shift+Right a tenth of the view, Home End the record's ends, N P the next and previous interruption, Q
/// skips quiet time.
class BalanceView : public QWidget {
    Q_OBJECT

public:
    explicit BalanceView(Theme& theme, QWidget* parent = nullptr);
    ~BalanceView() override;

    /// Null: nothing to show yet.
    void setResult(RunResultPtr result);
    /// The picture is that of an older scenario; ends with the next result.
    void setStale(bool stale);
    void setZone(const QTimeZone& zone);
    /// In pictures of the chart.
    void setHideNames(bool hide) { m_hideNames = hide; }
    /// What a screen reader says of the chart: the verdict.
    void setDescription(const QString& sentence);
    /// A sentence above the plots, for records too coarse to show stops; empty: none.
    void setBanner(const QString& sentence);
    void setSkipQuiet(bool skip);
    [[nodiscard]] bool skipsQuiet() const;
    void setRecordedStopsShown(bool shown);
    /// Of other policies, drawn dashed over the present one's.
    void setOverlays(std::vector<ChartOverlay> overlays);

    [[nodiscard]] TimeRange visibleRange() const noexcept { return m_visible.range(); }
    [[nodiscard]] std::optional<std::size_t> chosenInterruption() const noexcept { return m_content.chosen; }
    /// Chooses it and brings it into view; out of range: chooses none.
    void goToInterruption(int index);
    /// Chooses a recorded stop, brings it into view and puts the cross-hair there; out of range: chooses none.
    void goToRecordedStop(int index);
    void showRange(TimeRange range);
    void zoomIn();
    void zoomOut();
    void showAll();
    void zoomBack();

    /// The chart block without its buttons, twice as dense as the screen.
    [[nodiscard]] QImage picture();
    void copyPicture();
    void copyData() const;
    void exportPicture();

signals:
    void interruptionClicked(int index);
    /// A double click on it: the close-up.
    void interruptionActivated(int index);
    /// Enter: the close-up of the chosen one.
    void closeUpRequested();
    void recordedStopClicked(int index);
    void visibleRangeChanged(lowwater::SimTime from, lowwater::SimTime to);
    /// By the check box, its key, or a new history.
    void skipQuietChanged(bool skip);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* buildHeading();
    void buildPlots();
    void buildMenu();
    void connectNavigation();
    QToolButton* addButton(QToolButton* button, Icon drawing, const QString& name, const QString& tip);

    /// The history or what of it is paid from the balance: true where either is another one.
    bool adoptHistory();
    /// True where the axis has to follow.
    bool updateRecord();
    void restyle();
    void rangeChanged();
    void rebuildAxis();
    void refreshSpending();
    void refreshBalance();
    void refreshMessage();
    void setCursorAt(std::optional<double> x);
    void clickAt(const QWidget* surface, QPointF position, double x);
    void clickFlag(const Flag& flag);
    void doubleClick();
    void clickRecordedStop(const StopMark& mark);
    /// Pans where `time` is not on view.
    void bringIntoView(SimTime time);
    void choose(std::optional<std::size_t> interruption);
    void stepInterruption(int by);
    void stepEvent(int by);
    void panByShare(double share);
    [[nodiscard]] TimeRange recordRange() const;
    [[nodiscard]] TimeRange firstRange() const;
    [[nodiscard]] QuietTime quietTime(TimeRange record) const;
    [[nodiscard]] bool handleKey(int key, Qt::KeyboardModifiers modifiers);

    Theme& m_theme;
    ChartContent m_content;
    bool m_hideNames = false; ///< in pictures
    VisibleRange m_visible;
    ReadoutWords m_words;
    std::shared_ptr<const History> m_history; ///< of the scenario: what the range belongs to
    std::shared_ptr<const History> m_charges; ///< those that draw on the balance, or all where none does
    std::vector<TimeRange> m_quietStretches;  ///< between these charges
    std::optional<SpentBy> m_spentBy;
    std::optional<std::size_t> m_clicked; ///< the interruption under the last click

    QLabel* m_title = nullptr;
    ChartLegend* m_legend = nullptr;
    QCheckBox* m_skipQuiet = nullptr;
    QHBoxLayout* m_buttons = nullptr;
    QMenu* m_menu = nullptr;
    QLabel* m_banner = nullptr;
    QWidget* m_plots = nullptr;
    BalancePlot* m_balance = nullptr;
    QPushButton* m_showAll = nullptr;
    Lanes* m_lanes = nullptr;
    SpentHeader* m_spentHeader = nullptr;
    SpentPlot* m_spent = nullptr;
    TimeRows* m_rows = nullptr;
    Overview* m_overview = nullptr;
    Readout* m_readout = nullptr;
    ChartNavigation* m_navigation = nullptr;
};

} // namespace lowwater
