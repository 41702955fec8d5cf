// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures of the README and the metainfo, from the sample: pictures FOLDER
#include "app/desktop/actions.h"
#include "app/desktop/appearance.h"
#include "app/desktop/main_window.h"
#include "app/desktop/outlook/outlook_sections.h"
#include "app/desktop/outlook/tornado_plot.h"
#include "app/desktop/recommendation/recommendation_page.h"
#include "app/desktop/recommendation/setting_section.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QThread>

#include <functional>
#include <iostream>

using namespace lowwater;

namespace {

constexpr QSize pictureSize{1440, 900};
constexpr int mostMilliseconds = 120'000;

struct Picture {
    const char* name;
    Theme::Choice appearance;
    Command page;
    bool isScrolled = false; ///< to the days to come
};
constexpr std::array pictures{
    Picture{"main-light", Theme::Choice::Light, Command::PageBalance},
    Picture{"main-dark", Theme::Choice::Dark, Command::PageBalance},
    Picture{"recommendation-light", Theme::Choice::Light, Command::PageRecommendation},
    Picture{"outlook-dark", Theme::Choice::Dark, Command::PageRecommendation, true},
    Picture{"usage-light", Theme::Choice::Light, Command::PageUsage},
};

/// False where it took too long.
bool waitFor(const std::function<bool()>& isThere)
{
    QElapsedTimer since;
    since.start();
    while (!isThere()) {
        QThread::msleep(2);
        if (since.hasExpired(mostMilliseconds))
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    return true;
}

bool isKnown(const MainWindow& window, const RecommendationPage& page)
{
    return window.actions()[Command::ApplyRecommendation].isEnabled() && page.settings().map().grid() &&
           page.settings().map().grid()->complete() && page.ahead().tornado().robustness();
}

bool take(Theme& theme, const Picture& picture, const QDir& folder)
{
    WindowSettings settings;
    settings.appearance = picture.appearance;
    settings.utc = true;
    MainWindow window(theme, settings);
    window.resize(pictureSize);
    window.show();
    window.files().openSample();
    if (!waitFor([&] { return window.document().hasHistory(); }))
        return false;
    const auto& page = *window.findChild<RecommendationPage*>();
    window.actions()[Command::PageRecommendation].trigger();
    if (!waitFor([&] { return isKnown(window, page); }))
        return false;
    window.actions()[picture.page].trigger();
    if (picture.isScrolled)
        page.verticalScrollBar()->setValue(page.ahead().mapTo(page.widget(), QPoint()).y() - Theme::unit(2));
    QElapsedTimer rest; // what comes once the window has come to rest
    rest.start();
    waitFor([&rest] { return rest.hasExpired(1'500); });
    return window.grab().save(folder.filePath(QLatin1String(picture.name) + QStringLiteral(".png")));
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // works with no display
    QApplication application(argc, argv);
    const QDir folder(application.arguments().value(1));
    if (argc != 2 || !folder.mkpath(QStringLiteral("."))) {
        std::cerr << "usage: pictures FOLDER\n";
        return 2;
    }
    Theme theme;
    const Appearance appearance(theme, application);
    for (const Picture& picture : pictures)
        if (!take(theme, picture, folder)) {
            std::cerr << "pictures: " << picture.name << " could not be made\n";
            return 1;
        }
    return 0;
}
