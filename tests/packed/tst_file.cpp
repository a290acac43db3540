// SPDX-License-Identifier: GPL-3.0-or-later
#include "packed/file.h"
#include "support/reseal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/file.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <numeric>
#include <thread>
#include <unistd.h>

using packed::File;
using packed::Format;
using packed::Writer;

namespace {

constexpr Format format{Format::letters("TEST"), 3};

struct Values {
    std::vector<std::uint64_t> large{1, 2, 3};
    std::vector<std::uint16_t> small{7, 8, 9, 10, 11};
    std::vector<double> none;
    Writer writer() const {
        Writer w(format);
        w.add(1, large).section<std::uint16_t>(2);
        w.append(std::span(small).first(2)).append(std::span(small).subspan(2)); // in two pieces
        w.add(3, none);
        return w;
    }
};

bool isWhole(const File& file) {
    const Values values;
    const auto large = file.section<std::uint64_t>(1);
    const auto small = file.section<std::uint16_t>(2);
    return large && small && std::ranges::equal(*large, values.large) && std::ranges::equal(*small, values.small);
}

struct Folder {
    QTemporaryDir folder;
    std::string path() const { return folder.filePath(QStringLiteral("values.packed")).toStdString(); }
};

/// Puts a number of 4 or 8 bytes into the file.
template <typename T>
void put(std::vector<std::byte>& file, std::size_t at, T value) {
    std::memcpy(file.data() + at, &value, sizeof value);
}

constexpr std::size_t table = sizeof(packed::layout::Header);

} // namespace

class TestFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBackWithoutACopy() {
        const Folder folder;
        const Values values;
        const auto stamp = values.writer().write(folder.path());
        QVERIFY(stamp);
        const auto file = File::open(folder.path(), format);
        QVERIFY(file);
        QVERIFY(isWhole(**file));
        QCOMPARE((*file)->checksum(), *stamp);
        QVERIFY((*file)->section<double>(3)->empty());
        QVERIFY(!(*file)->section<double>(4)); // absent
        QVERIFY(!(*file)->section<std::uint32_t>(1)); // of another width
        QVERIFY(!QFile::exists(QString::fromStdString(folder.path() + ".new")));
    }

    void aCopyIsTheSame() {
        const Folder folder;
        std::vector<std::uint32_t> many(3'000'000); // more than a large page
        std::iota(many.begin(), many.end(), 5u);
        Writer writer(format);
        writer.add(1, many);
        const auto stamp = writer.write(folder.path());
        QVERIFY(stamp);
        for (const File::Memory memory : {File::Memory::Mapped, File::Memory::Copied}) {
            const auto file = File::open(folder.path(), format, memory);
            QVERIFY(file);
            (*file)->release();
            QVERIFY(std::ranges::equal(*(*file)->section<std::uint32_t>(1), many));
            QCOMPARE((*file)->checksum(), *stamp);
        }
    }

    void aColumnKeepsItsFileOpen() {
        const Folder folder;
        QVERIFY(Values().writer().write(folder.path()));
        packed::Column<std::uint64_t> column;
        {
            const auto file = File::open(folder.path(), format);
            QVERIFY(file);
            column = (*file)->column(*(*file)->section<std::uint64_t>(1), 1, 2);
            (*file)->release();
        }
        QVERIFY(QFile::remove(QString::fromStdString(folder.path())));
        QCOMPARE(column.size(), 2u);
        QCOMPARE(column[0], 2u);
        QCOMPARE(column[1], 3u);
    }

    void everyChangedByteIsRefused() {
        const std::vector<std::byte> whole = Values().writer().bytes();
        QVERIFY(File::parse(whole, format));
        for (std::size_t i = 0; i < whole.size(); ++i)
            for (int bit = 0; bit < 8; ++bit) {
                std::vector<std::byte> damaged = whole;
                damaged[i] ^= std::byte(1 << bit);
                QVERIFY2(!File::parse(damaged, format), qPrintable(QStringLiteral("byte %1, bit %2").arg(i).arg(bit)));
            }
    }

    void everyCutIsRefused() {
        const Folder folder;
        const std::vector<std::byte> whole = Values().writer().bytes();
        for (std::size_t length = 0; length < whole.size(); ++length) {
            QVERIFY(!File::parse(std::span(whole).first(length), format));
            QFile cut(QString::fromStdString(folder.path()));
            QVERIFY(cut.open(QIODevice::WriteOnly));
            cut.write(reinterpret_cast<const char*>(whole.data()), qint64(length));
            cut.close();
            QVERIFY(!File::open(folder.path(), format));
            QVERIFY(!File::open(folder.path(), format, File::Memory::Copied));
        }
        std::vector<std::byte> longer = whole;
        longer.push_back(std::byte{0});
        QVERIFY(!File::parse(longer, format));
    }

    void anotherFormatIsRefused() {
        const std::vector<std::byte> whole = Values().writer().bytes();
        QVERIFY(!File::parse(whole, {format.kind, format.version + 1}));
        QVERIFY(!File::parse(whole, {Format::letters("TESU"), format.version}));
    }

    /// Each of these has a checksum that is right.
    void aTableThatLiesIsRefused_data() {
        QTest::addColumn<quint64>("at");
        QTest::addColumn<quint64>("value");
        QTest::newRow("begins behind the end") << quint64(table + 8) << quint64(1 << 20);
        QTest::newRow("begins before the table's end") << quint64(table + 8) << quint64(0);
        QTest::newRow("begins off its alignment") << quint64(table + 8) << quint64(table + 3 * 24 + 1);
        QTest::newRow("holds more than there is") << quint64(table + 16) << quint64(1000);
        QTest::newRow("holds so much that the product wraps") << quint64(table + 16) << (quint64(1) << 61);
        QTest::newRow("holds values of no width") << quint64(table) << quint64(1);
        QTest::newRow("lies over the one before") << quint64(table + 24 + 8) << quint64(128);
    }
    void aTableThatLiesIsRefused() {
        QFETCH(quint64, at);
        QFETCH(quint64, value);
        std::vector<std::byte> forged = Values().writer().bytes();
        put(forged, std::size_t(at), value);
        support::reseal(forged);
        QVERIFY(!File::parse(forged, format));
    }

    void aTableOfTooManySectionsIsRefused() {
        std::vector<std::byte> forged = Values().writer().bytes();
        put(forged, 20, std::uint32_t(0xFFFFFFFF));
        support::reseal(forged);
        QVERIFY(!File::parse(forged, format));
    }

    void whatAKilledWriterLeftIsTakenOver() {
        const Folder folder;
        QFile left(QString::fromStdString(folder.path() + ".new"));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.write(QByteArray(1 << 20, 'x'));
        left.close();
        QVERIFY(Values().writer().write(folder.path()));
        const auto file = File::open(folder.path(), format);
        QVERIFY(file && isWhole(**file));
        QVERIFY(!left.exists());
    }

    void whileAnotherWritesNothingIsTouched() {
        const Folder folder;
        QVERIFY(Values().writer().write(folder.path()));
        const std::string draft = folder.path() + ".new";
        const int other = ::open(draft.c_str(), O_WRONLY | O_CREAT, 0644);
        QVERIFY(other >= 0 && ::flock(other, LOCK_EX) == 0);
        QVERIFY(!Values().writer().write(folder.path()));
        QVERIFY(QFile::exists(QString::fromStdString(draft))); // the other one's, still
        ::close(other);
        const auto file = File::open(folder.path(), format);
        QVERIFY(file && isWhole(**file));
    }

    void manyWritersLeaveOneWholeFile() {
        const Folder folder;
        std::vector<std::thread> writers;
        std::atomic<int> written{0}, broken{0};
        for (int t = 0; t < 4; ++t)
            writers.emplace_back([&] {
                for (int i = 0; i < 50; ++i) {
                    if (Values().writer().write(folder.path()))
                        ++written;
                    const bool stands = written > 0; // asked first: another may write the first one meanwhile
                    const auto file = File::open(folder.path(), format);
                    if (stands && !(file && isWhole(**file)))
                        ++broken;
                }
            });
        for (std::thread& writer : writers)
            writer.join();
        QVERIFY(written > 0);
        QCOMPARE(broken.load(), 0);
    }

    void whereNothingCanBeWrittenItSaysSo() {
        QVERIFY(!Values().writer().write("/nonexistent/folder/values.packed"));
        QVERIFY(!Values().writer().write("/proc/values.packed"));
    }

    void aLinkInTheDraftsPlaceIsNotFollowed() {
        const Folder folder;
        QVERIFY(Values().writer().write(folder.path()));
        // Nobody makes us write over another file.
        QVERIFY(QFile::link(QStringLiteral("/dev/null"), QString::fromStdString(folder.path() + ".new")));
        QVERIFY(!Values().writer().write(folder.path()));
        const auto file = File::open(folder.path(), format);
        QVERIFY(file && isWhole(**file));
    }

    void whatIsNoFileIsRefusedAtOnce() {
        const Folder folder;
        QVERIFY(!File::open(folder.path(), format));
        QVERIFY(!File::open(folder.folder.path().toStdString(), format));
        QVERIFY(::mkfifo(folder.path().c_str(), 0600) == 0);
        QVERIFY(!File::open(folder.path(), format)); // and nobody waits for its other end
    }
};

QTEST_GUILESS_MAIN(TestFile)
#include "tst_file.moc"
