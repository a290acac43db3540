// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/frame_ring.h"

#include <QTest>
#include <array>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using wire::FrameRing;

namespace {

wire::Frame frameOf(const FrameRing::Page& page, std::uint64_t request) {
    wire::Frame frame;
    frame.request = request;
    frame.slot = page.slot;
    frame.width = page.width;
    frame.height = page.height;
    return frame;
}

qint64 residentBytes(int descriptor) {
    struct stat status {};
    ::fstat(descriptor, &status);
    return status.st_blocks * 512;
}

} // namespace

class FrameRingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPictureOfAnotherProcessArrives();
    void aWriterThatDiesInAPageLosesOnlyThatPage();
    void pagesInUseAreNotGivenTwice();
    void aMessageThatDoesNotMatchThePageIsRefused_data();
    void aMessageThatDoesNotMatchThePageIsRefused();
    void sizesOutOfRangeGetNoPage();
    void aHeaderOfGarbageIsHarmless();
    void otherFilesAreNoRing();
    void neitherSideCanShrinkTheFile();
    void memoryFollowsThePicture();
    void pagesMayBeGivenBackOnAnyThread();
};

void FrameRingTest::aPictureOfAnotherProcessArrives() {
    const auto ring = FrameRing::create();
    QVERIFY(ring);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto writer = FrameRing::attach(::dup(ring->descriptor()));
        const auto page = writer ? writer->startWriting(42, 64, 32) : std::nullopt;
        if (!page)
            ::_exit(1);
        for (std::uint32_t i = 0; i < page->stride * page->height; ++i)
            page->pixels[i] = static_cast<std::uint8_t>(i * 7);
        writer->finishWriting(*page);
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    QCOMPARE(WEXITSTATUS(status), 0);
    wire::Frame frame;
    frame.request = 42;
    frame.width = 64;
    frame.height = 32;
    const auto page = ring->startReading(frame);
    QVERIFY(page);
    QCOMPARE(page->stride, 256u);
    for (std::uint32_t i = 0; i < page->stride * page->height; ++i)
        QCOMPARE(page->pixels[i], static_cast<std::uint8_t>(i * 7));
}

void FrameRingTest::aWriterThatDiesInAPageLosesOnlyThatPage() {
    const auto ring = FrameRing::create();
    const auto shown = ring->startWriting(1, 8, 8);
    ring->finishWriting(*shown);
    const auto reading = ring->startReading(frameOf(*shown, 1));
    QVERIFY(reading);
    std::memset(reading->pixels, 9, 256);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto writer = FrameRing::attach(::dup(ring->descriptor()));
        // One finished that was never told of, one in the middle.
        writer->finishWriting(*writer->startWriting(2, 8, 8));
        writer->startWriting(3, 8, 8);
        ::raise(SIGKILL);
    }
    ::waitpid(child, nullptr, 0);
    QVERIFY(!ring->startWriting(4, 8, 8)); // all three are taken
    ring->reset();
    QVERIFY(ring->startWriting(5, 8, 8));
    QVERIFY(ring->startWriting(6, 8, 8));
    QVERIFY(!ring->startWriting(7, 8, 8)); // the shown one is still ours
    QCOMPARE(int(reading->pixels[255]), 9);
}

void FrameRingTest::pagesInUseAreNotGivenTwice() {
    const auto ring = FrameRing::create();
    std::array<bool, FrameRing::slotCount> seen{};
    for (std::uint32_t i = 0; i < FrameRing::slotCount; ++i) {
        const auto page = ring->startWriting(i, 16, 16);
        QVERIFY(page);
        QVERIFY(!seen[page->slot]);
        seen[page->slot] = true;
    }
    QVERIFY(!ring->startWriting(9, 16, 16));
}

void FrameRingTest::aMessageThatDoesNotMatchThePageIsRefused_data() {
    QTest::addColumn<quint64>("request");
    QTest::addColumn<quint32>("slot");
    QTest::addColumn<quint32>("width");
    QTest::addColumn<quint32>("height");
    QTest::newRow("another request") << quint64(2) << 0u << 16u << 16u;
    QTest::newRow("an empty page") << quint64(1) << 1u << 16u << 16u;
    QTest::newRow("no such page") << quint64(1) << 7u << 16u << 16u;
    QTest::newRow("wider than the page says") << quint64(1) << 0u << 17u << 16u;
    QTest::newRow("larger than any page") << quint64(1) << 0u << 16384u << 16384u;
}

void FrameRingTest::aMessageThatDoesNotMatchThePageIsRefused() {
    QFETCH(quint64, request);
    QFETCH(quint32, slot);
    QFETCH(quint32, width);
    QFETCH(quint32, height);
    const auto ring = FrameRing::create();
    ring->finishWriting(*ring->startWriting(1, 16, 16));
    wire::Frame frame;
    frame.request = request;
    frame.slot = slot;
    frame.width = width;
    frame.height = height;
    QVERIFY(!ring->startReading(frame));
}

void FrameRingTest::sizesOutOfRangeGetNoPage() {
    const auto ring = FrameRing::create();
    QVERIFY(!ring->startWriting(1, 0, 8));
    QVERIFY(!ring->startWriting(1, 8, 0));
    QVERIFY(!ring->startWriting(1, wire::maxSide + 1, 1));
    QVERIFY(!ring->startWriting(1, wire::maxSide, wire::maxSide));
}

void FrameRingTest::aHeaderOfGarbageIsHarmless() {
    std::mt19937 random(7);
    const auto ring = FrameRing::create();
    void* other = ::mmap(nullptr, FrameRing::headerBytes, PROT_READ | PROT_WRITE, MAP_SHARED, ring->descriptor(), 0);
    QVERIFY(other != MAP_FAILED);
    auto* words = static_cast<std::uint32_t*>(other);
    const std::uint32_t tellTale[] = {0, 1, 2, 3, 16, 64, 0xffffffff};
    for (int round = 0; round < 20000; ++round) {
        for (int i = 0; i < 24; ++i)
            words[2 + i] = random() % 2 ? tellTale[random() % std::size(tellTale)] : random();
        wire::Frame frame;
        frame.request = random() % 4;
        frame.slot = random() % 5;
        frame.width = tellTale[random() % std::size(tellTale)];
        frame.height = tellTale[random() % std::size(tellTale)];
        if (const auto page = ring->startReading(frame)) {
            // What is let through lies inside the mapping, to the last byte.
            const std::size_t size = std::size_t(page->stride) * page->height;
            QVERIFY(size > 0 && size <= FrameRing::slotBytes);
            QVERIFY(page->pixels[size - 1] <= 255);
            ring->endReading(page->slot);
        }
        ring->endReading(random() % 8);
    }
    ::munmap(other, FrameRing::headerBytes);
    ring->reset();
    QVERIFY(ring->startWriting(1, 16, 16));
}

void FrameRingTest::otherFilesAreNoRing() {
    QVERIFY(!FrameRing::attach(-1));
    QVERIFY(!FrameRing::attach(::open("/dev/null", O_RDWR)));
    const int small = ::memfd_create("small", MFD_CLOEXEC);
    QCOMPARE(::ftruncate(small, 4096), 0);
    QVERIFY(!FrameRing::attach(small));
    const auto ring = FrameRing::create();
    struct stat status {};
    ::fstat(ring->descriptor(), &status);
    const int blank = ::memfd_create("blank", MFD_CLOEXEC);
    QCOMPARE(::ftruncate(blank, status.st_size), 0);
    QVERIFY(!FrameRing::attach(blank));
}

void FrameRingTest::neitherSideCanShrinkTheFile() {
    const auto ring = FrameRing::create();
    QCOMPARE(::ftruncate(ring->descriptor(), 0), -1);
    QCOMPARE(::ftruncate(ring->descriptor(), 1ll << 40), -1);
}

void FrameRingTest::memoryFollowsThePicture() {
    const auto ring = FrameRing::create();
    const auto large = ring->startWriting(1, 4096, 2048);
    std::memset(large->pixels, 1, std::size_t(large->stride) * large->height);
    QVERIFY(residentBytes(ring->descriptor()) >= 4096 * 2048 * 4);
    ring->finishWriting(*large);
    QVERIFY(ring->startReading(frameOf(*large, 1)));
    ring->endReading(large->slot);
    const auto small = ring->startWriting(2, 64, 64);
    QCOMPARE(small->slot, large->slot); // the lowest free page first
    ring->finishWriting(*small);
    QVERIFY(ring->startReading(frameOf(*small, 2)));
    ring->endReading(small->slot);
    QVERIFY(residentBytes(ring->descriptor()) < 1 << 20);
}

void FrameRingTest::pagesMayBeGivenBackOnAnyThread() {
    const auto ring = FrameRing::create();
    for (std::uint64_t request = 1; request <= 200; ++request) {
        const auto page = ring->startWriting(request, 32, 32);
        QVERIFY(page);
        ring->finishWriting(*page);
        QVERIFY(ring->startReading(frameOf(*page, request)));
        std::jthread([&ring, slot = page->slot] { ring->endReading(slot); });
    }
    for (std::uint32_t i = 0; i < FrameRing::slotCount; ++i)
        QVERIFY(ring->startWriting(i, 8, 8));
}

QTEST_GUILESS_MAIN(FrameRingTest)
#include "tst_frame_ring.moc"
