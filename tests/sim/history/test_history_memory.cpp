// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/history.h"

#include <QTest>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

namespace {

std::atomic<std::size_t> bytesInUse{0};
constexpr std::size_t headerSize = alignof(std::max_align_t); // in front of each block, with its size

} // namespace

// Every form of new and delete that a history's columns, names and sorting may use: a sanitizer brings forms of its
// own, which must not be mixed with these.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    void* block = std::malloc(size + headerSize);
    if (block == nullptr)
        return nullptr;
    *static_cast<std::size_t*>(block) = size;
    bytesInUse += size;
    return static_cast<char*>(block) + headerSize;
}

void* operator new(std::size_t size)
{
    void* pointer = operator new(size, std::nothrow);
    if (pointer == nullptr)
        throw std::bad_alloc{};
    return pointer;
}

void operator delete(void* pointer) noexcept
{
    if (pointer == nullptr)
        return;
    void* block = static_cast<char*>(pointer) - headerSize;
    bytesInUse -= *static_cast<std::size_t*>(block);
    std::free(block);
}

void operator delete(void* pointer, std::size_t) noexcept
{
    operator delete(pointer);
}

void operator delete(void* pointer, const std::nothrow_t&) noexcept
{
    operator delete(pointer);
}

using namespace lowwater;

/// At most 40 bytes a charge, 64 with tokens, names aside: what is really allocated once a history is built.
class TestHistoryMemory : public QObject {
    Q_OBJECT

private slots:
    void fits_data();
    void fits();
};

void TestHistoryMemory::fits_data()
{
    QTest::addColumn<bool>("withTokens");
    QTest::addColumn<bool>("backwards");
    QTest::addColumn<double>("most");
    QTest::newRow("without tokens") << false << false << 40.0;
    QTest::newRow("with tokens") << true << false << 64.0;
    QTest::newRow("unsorted, without tokens") << false << true << 40.0;
    QTest::newRow("unsorted, with tokens") << true << true << 64.0;
}

void TestHistoryMemory::fits()
{
    QFETCH(const bool, withTokens);
    QFETCH(const bool, backwards);
    QFETCH(const double, most);
    constexpr std::int64_t count = 70'000; // just past a power of two, where a grown vector has most to spare
    const std::size_t before = bytesInUse;
    HistoryBuilder builder;
    for (std::int64_t i = 0; i < count; ++i) {
        const NameId session = builder.intern("session " + std::to_string(i % 20));
        const NameId model = builder.intern("model " + std::to_string(i % 3));
        const SimTime time = timeFromMicros(backwards ? count - i : i);
        builder.add(time, oneCent, session, NameId::Empty, model, NameId::Empty, Pool::Unset,
                    withTokens ? Tokens{i, i, i, i, i} : Tokens{});
    }
    const History history = builder.build();
    QCOMPARE(history.size(), static_cast<std::size_t>(count));
    const double each = static_cast<double>(bytesInUse - before) / static_cast<double>(count);
    QVERIFY2(each <= most, qPrintable(QString::number(each)));
    QVERIFY2(each >= 8 + 8, qPrintable(QString::number(each))); // a time and a cost: it was measured
}

QTEST_APPLESS_MAIN(TestHistoryMemory)
#include "test_history_memory.moc"
