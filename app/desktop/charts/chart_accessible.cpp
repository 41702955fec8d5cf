// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/chart_accessible.h"

#include "app/desktop/charts/balance_plot.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace lowwater {

namespace {

QAccessibleInterface* chartInterface(const QString&, QObject* object)
{
    auto* plot = qobject_cast<BalancePlot*>(object);
    return plot ? new QAccessibleWidget(plot, QAccessible::Chart) : nullptr;
}

} // namespace

void installChartAccessibility()
{
    QAccessible::removeFactory(chartInterface);
    QAccessible::installFactory(chartInterface);
}

} // namespace lowwater
