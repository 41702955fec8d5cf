// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/text_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <string>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace lowwater;

class TestTextFile : public QObject {
    Q_OBJECT

private slots:
    void init();
    void readsWhatItWrote_data();
    void readsWhatItWrote();
    void replacesAnOldFile();
    void writesALongName();
    void failsToRead_data();
    void failsToRead();
    void failsToWrite_data();
    void failsToWrite();
    void keepsTheOldFileWhenTheDeviceIsFull();
    void keepsTheOldFileInAnUnwritableFolder();

private:
    [[nodiscard]] std::string path(const char* name) const { return m_folder->filePath(name).toStdString(); }
    [[nodiscard]] QStringList names() const
    {
        return QDir{m_folder->path()}.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

/// As long as it lives, no file can grow past `bytes`: a device that is full after so many.
class FullDevice {
public:
    explicit FullDevice(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
    }
    FullDevice(const FullDevice&) = delete;
    FullDevice& operator=(const FullDevice&) = delete;
    ~FullDevice()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

/// Somebody who is not root, whom permissions bind.
class Nobody {
public:
    Nobody()
    {
        if (m_before == 0)
            m_changed = seteuid(65'534) == 0;
    }
    Nobody(const Nobody&) = delete;
    Nobody& operator=(const Nobody&) = delete;
    ~Nobody()
    {
        if (m_changed && seteuid(m_before) != 0)
            std::abort();
    }

private:
    uid_t m_before = geteuid();
    bool m_changed = false;
};

} // namespace

void TestTextFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestTextFile::readsWhatItWrote_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("nothing") << std::string{};
    QTest::newRow("a line") << std::string{"timestamp,cost_usd\n"};
    QTest::newRow("bytes of every kind") << std::string{"\0\r\n\xff\x1a", 5};
    QTest::newRow("more than one buffer") << std::string(300'001, 'x');
}

void TestTextFile::readsWhatItWrote()
{
    QFETCH(const std::string, text);
    QVERIFY(writeFile(path("a.csv"), text).has_value());
    const auto read = readFile(path("a.csv"));
    QVERIFY(read.has_value());
    QVERIFY(*read == text);
    QCOMPARE(names(), QStringList{"a.csv"});
}

void TestTextFile::replacesAnOldFile()
{
    QVERIFY(writeFile(path("a.csv"), "a long old text").has_value());
    QVERIFY(writeFile(path("a.csv"), "new").has_value());
    QCOMPARE(readFile(path("a.csv")).value(), std::string{"new"});
    QCOMPARE(names(), QStringList{"a.csv"});
}

/// A name of 255 bytes is allowed; the temporary's must not be longer.
void TestTextFile::writesALongName()
{
    const std::string name(255, 'n');
    const auto done = writeFile(path(name.c_str()), "text");
    QVERIFY2(done.has_value(), done ? "" : done.error().describe().c_str());
    QCOMPARE(readFile(path(name.c_str())).value(), std::string{"text"});
    QCOMPARE(names().size(), 1);
}

void TestTextFile::failsToRead_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("message");
    QTest::newRow("a file that is not there")
        << std::string{"none.csv"} << std::string{"cannot be opened: No such file or directory"};
    QTest::newRow("a folder") << std::string{"."} << std::string{"cannot be read: Is a directory"};
}

void TestTextFile::failsToRead()
{
    QFETCH(const std::string, name);
    QFETCH(const std::string, message);
    const auto read = readFile(path(name.c_str()));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, ErrorCode::Io);
    QCOMPARE(read.error().where.file, path(name.c_str()));
    QCOMPARE(read.error().message, message);
}

void TestTextFile::failsToWrite_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("message");
    QTest::newRow("into a folder that is not there")
        << std::string{"none/a.csv"} << std::string{"cannot be written: No such file or directory"};
    QTest::newRow("into a file") << std::string{"file/a.csv"} << std::string{"cannot be written: Not a directory"};
    QTest::newRow("over a folder") << std::string{"folder"} << std::string{"cannot be written: Is a directory"};
}

void TestTextFile::failsToWrite()
{
    QFETCH(const std::string, name);
    QFETCH(const std::string, message);
    QVERIFY(QDir{m_folder->path()}.mkdir("folder"));
    QVERIFY(writeFile(path("file"), "old").has_value());
    const auto done = writeFile(path(name.c_str()), "new");
    QVERIFY(!done.has_value());
    QCOMPARE(done.error().code, ErrorCode::Io);
    QCOMPARE(done.error().where.file, path(name.c_str()));
    QCOMPARE(done.error().message, message);
    QCOMPARE(names(), (QStringList{"file", "folder"}));
    QCOMPARE(readFile(path("file")).value(), std::string{"old"});
}

void TestTextFile::keepsTheOldFileWhenTheDeviceIsFull()
{
    QVERIFY(writeFile(path("a.csv"), "old").has_value());
    {
        const FullDevice full{10'000};
        const auto done = writeFile(path("a.csv"), std::string(1'000'000, 'x'));
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().message, std::string{"cannot be written: File too large"});
    }
    QCOMPARE(readFile(path("a.csv")).value(), std::string{"old"});
    QCOMPARE(names(), QStringList{"a.csv"});
}

void TestTextFile::keepsTheOldFileInAnUnwritableFolder()
{
    QVERIFY(writeFile(path("a.csv"), "old").has_value());
    QCOMPARE(chmod(m_folder->path().toStdString().c_str(), 0555), 0);
    {
        const Nobody nobody;
        const auto done = writeFile(path("a.csv"), "new");
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().message, std::string{"cannot be written: Permission denied"});
    }
    QCOMPARE(chmod(m_folder->path().toStdString().c_str(), 0755), 0);
    QCOMPARE(readFile(path("a.csv")).value(), std::string{"old"});
    QCOMPARE(names(), QStringList{"a.csv"});
}

QTEST_APPLESS_MAIN(TestTextFile)
#include "test_text_file.moc"
