// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/import_commands.h"

#include "app/desktop/file_commands.h"
#include "app/desktop/imports/bill_dialog.h"
#include "app/desktop/imports/imported_dialog.h"
#include "app/desktop/imports/prices_dialog.h"
#include "app/desktop/words/format.h"
#include "sim/core/text_file.h"

#include <QDate>
#include <QDir>
#include <QFileInfo>

namespace lowwater {

namespace {

/// What is in the file; empty where there is none.
Result<std::string> readIfThere(const std::string& path)
{
    return QFileInfo::exists(QString::fromStdString(path)) ? readFile(path) : Result<std::string>{std::string{}};
}

Result<Done> writeOwnPrice(const std::string& path, const OwnPrice& price)
{
    const auto before = readIfThere(path);
    if (!before)
        return before.error();
    const auto today = QDate::currentDate().toString(Qt::ISODate).toStdString();
    const auto after = withOwnPrices(*before, path, {&price, 1}, today);
    if (!after)
        return after.error();
    QDir().mkpath(QFileInfo(QString::fromStdString(path)).path()); // writing says so where it cannot be made
    return writeFile(path, *after);
}

} // namespace

ImportCommands::ImportCommands(const Theme& theme, ScenarioDocument& document, FileCommands& files, PersonPlaces places,
                               QWidget& window)
    : QObject(&window),
      m_theme{theme},
      m_document{document},
      m_files{files},
      m_places{std::move(places)},
      m_window{window}
{
    connect(&document, &ScenarioDocument::historyChanged, this, &ImportCommands::historyChanged);
}

void ImportCommands::showImported()
{
    if (!m_document.hasHistory())
        return;
    auto* dialog = new ImportedDialog(m_theme, m_document.name(), m_document.import(), m_zone, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportedDialog::skippedLinesRequested, &m_files, qOverload<>(&FileCommands::showSkippedLines));
    connect(dialog, &ImportedDialog::pricesRequested, this, [this, dialog] {
        dialog->close(); // what it says is no longer so when a price is given
        showPrices();
    });
    dialog->open();
}

void ImportCommands::showPrices()
{
    if (!m_document.hasHistory())
        return;
    m_prices = new PricesDialog(m_theme, QString::fromStdString(m_places.ownFile("prices.json")), &m_window);
    m_prices->setAttribute(Qt::WA_DeleteOnClose);
    m_prices->setImport(m_document.import());
    connect(m_prices, &PricesDialog::priceGiven, this, [this](const OwnPrice& price) { keepPrice(price, *m_prices); });
    m_prices->open();
}

void ImportCommands::showBill()
{
    if (!m_document.hasHistory())
        return;
    auto* dialog = new BillDialog(m_theme, m_document.import(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BillDialog::chosen, this, [this](const ImportPtr& import, const QString& step) {
        m_document.adopt(m_document.name(), import, {}, step);
    });
    connect(&m_document, &ScenarioDocument::historyChanged, dialog, &QDialog::reject); // it is about another history
    dialog->open();
}

void ImportCommands::offer(std::uint64_t count, const ImportPtr& import)
{
    MessageBar::Way way{count == 0 ? tr("Read it again") : tr("Add them"),
                        [this, import, to = m_document.import()] { add(import, to); }};
    way.other = std::make_shared<const MessageBar::Way>(MessageBar::Way{tr("Not now"), {}});
    emit m_files.message(MessageBar::Kind::Info,
                         (count == 0   ? tr("%1 has changed.")
                          : count == 1 ? tr("There is 1 new charge in %1.")
                                       : tr("There are %Ln new charges in %1.", "", static_cast<int>(count)))
                             .arg(m_document.name()),
                         way);
}

void ImportCommands::tellNotWatched(int count, int ofAll)
{
    emit m_files.message(MessageBar::Kind::Warning,
                         tr("%1 of %2 files and folders cannot be watched: the system sets a limit. Import again shows "
                            "what is new in them.")
                             .arg(words::formatCount(static_cast<std::uint64_t>(count)),
                                  words::formatCount(static_cast<std::uint64_t>(ofAll))),
                         {});
}

/// Another history may have come in the meantime.
void ImportCommands::add(const ImportPtr& import, const ImportPtr& to)
{
    if (m_document.import() == to)
        m_document.adopt(m_document.name(), import, {}, tr("Add new usage"));
}

void ImportCommands::keepPrice(const OwnPrice& price, PricesDialog& dialog)
{
    if (const auto done = writeOwnPrice(m_places.ownFile("prices.json"), price); !done) {
        dialog.setProblem(tr("%1. The price was not kept.", "what is wrong with a file")
                              .arg(QString::fromStdString(done.error().describe())));
        return;
    }
    m_files.readAgain(m_document.import()->options, tr("Give %1 a price").arg(QString::fromStdString(price.model)));
}

void ImportCommands::historyChanged()
{
    if (m_prices && m_document.hasHistory())
        m_prices->setImport(m_document.import());
}

} // namespace lowwater
