// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/screen.h"

#include <QTest>
#include <hwy/highway.h>
#include <random>

using namespace kernel;

/// Each instruction set of the machine answers as the plain comparison does.
class TestScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { hwy::SetSupportedTargetsForTest(0); }

    void everyInstructionSetAnswersAlike() {
        std::mt19937_64 random(71);
        const std::int64_t targets = hwy::SupportedTargets();
        for (int turn = 0; turn < 400; ++turn) {
            // A few values only, so that edges meet; now and then the ends of the range.
            std::uniform_int_distribution<std::int32_t> value(-4, 4);
            const auto next = [&] {
                return random() % 16 == 0 ? (random() % 2 ? 2147483647 : -2147483647) : value(random);
            };
            std::vector<Chunk::Bounds> boxes(random() % (screen::wordSize + 1));
            for (Chunk::Bounds& box : boxes)
                box = {next(), next(), next(), next()}; // many are empty
            const Chunk::Bounds asked{std::min(value(random), 3), std::min(value(random), 3), 4, 4};
            std::vector<std::int32_t> x, y;
            std::uint64_t meeting = 0, within = 0;
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                x.push_back(next());
                y.push_back(next());
                meeting |= std::uint64_t(!boxes[i].isEmpty() && asked.meets(boxes[i])) << i;
                within |= std::uint64_t(x[i] >= asked.minX && x[i] <= asked.maxX && y[i] >= asked.minY &&
                                        y[i] <= asked.maxY)
                          << i;
            }
            for (std::int64_t left = targets; left != 0; left &= left - 1) {
                hwy::SetSupportedTargetsForTest(left & -left);
                QCOMPARE(screen::meeting(boxes.data(), boxes.size(), asked), meeting);
                QCOMPARE(screen::within(x.data(), y.data(), x.size(), asked), within);
            }
            hwy::SetSupportedTargetsForTest(0);
        }
    }

    void bitsAreVisitedFromTheLowest() {
        std::vector<std::size_t> seen;
        screen::eachBit(0x8000000000000005u, [&](std::size_t i) { seen.push_back(i); });
        QCOMPARE(seen, (std::vector<std::size_t>{0, 2, 63}));
    }
};

QTEST_GUILESS_MAIN(TestScreen)
#include "tst_screen.moc"
