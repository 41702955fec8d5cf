// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window is deaf while it opens a file: the longest gap between two beats of a timer, offscreen.
// LOWWATER_OPEN=FILE opens that one; without it a table of 200 MB is made.
#include "app/desktop/main_window.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>

using namespace lowwater;

namespace {

QString madeTable(const QTemporaryDir& folder)
{
    constexpr int rows = 1'900'000;
    const QString path = folder.filePath(QStringLiteral("made.csv"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("timestamp,cost_usd,session,tool,model,input_tokens,output_tokens,cache_read_tokens\n");
    for (int i = 0; i < rows; ++i)
        file.write(QByteArray::number(1'788'253'200 + i * 2LL) + ",0.012345678,8463c716-0000-4000-8000-00000000000" +
                   QByteArray::number(i % 7) + ",claude-code,claude-opus-5-20260401," + QByteArray::number(i % 5'000) +
                   ',' + QByteArray::number(i % 900) + ',' + QByteArray::number(i % 150'000) + '\n');
    return path;
}

void longestGap(benchmark::State& state)
{
    const QTemporaryDir folder;
    const QString given = qEnvironmentVariable("LOWWATER_OPEN");
    const QString path = given.isEmpty() ? madeTable(folder) : given;
    for (auto _ : state) {
        Theme theme;
        MainWindow window(theme, {}, {});
        window.show();
        QCoreApplication::processEvents();
        double longest = 0;
        QElapsedTimer sinceBeat;
        QTimer beat;
        QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
            longest = std::max(longest, static_cast<double>(sinceBeat.nsecsElapsed()) / 1e6);
            sinceBeat.restart();
        });
        QEventLoop loop;
        QTimer after; // what follows the history: its result, painted
        after.setSingleShot(true);
        after.setInterval(3'000);
        QObject::connect(&after, &QTimer::timeout, &loop, &QEventLoop::quit);
        QObject::connect(&window.document(), &ScenarioDocument::historyChanged, &after, qOverload<>(&QTimer::start));
        sinceBeat.start();
        beat.start(1);
        window.files().openFiles({path});
        loop.exec();
        state.counters["longest_gap_ms"] = longest;
    }
}

} // namespace

BENCHMARK(longestGap)->Unit(benchmark::kSecond)->Iterations(1);

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
