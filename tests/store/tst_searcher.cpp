// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searcher.h"
#include "support/tiny_city.h"

#include <QSignalSpy>
#include <QTest>

using namespace support;
using store::Searcher;

namespace {


search::Question ask(const char* text) { return {QString::fromUtf8(text), TinyCity::place(1), 5}; }

Searcher::PagePtr pageOf(const QSignalSpy& answers) { return answers.back().at(1).value<Searcher::PagePtr>(); }

/// Ready for everything.
struct Ready {
    TinyCity tiny;
    Searcher searcher{tiny.path()};
    QSignalSpy answers{&searcher, &Searcher::answered};
    QSignalSpy changes{&searcher, &Searcher::changed};

    void wait() {
        searcher.start();
        QTRY_COMPARE(changes.size(), 1);
    }
};

} // namespace

class TestSearcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQuestionIsAnsweredUnderItsTicket() {
        Ready ready;
        ready.wait();
        ready.searcher.ask(7, ask("部件5"));
        QTRY_COMPARE(ready.answers.size(), 1);
        QCOMPARE(ready.answers.back().at(0).toULongLong(), 7u);
        QVERIFY(pageOf(ready.answers)->isWhole && pageOf(ready.answers)->count() > 0);
    }

    void theNewestQuestionIsTheOneThatIsAnswered() {
        Ready ready;
        ready.wait();
        for (quint64 ticket = 1; ticket <= 200; ++ticket)
            ready.searcher.ask(ticket, ask(ticket < 200 ? "部" : "鱼洞街道"));
        QTRY_VERIFY(!ready.answers.empty() && ready.answers.back().at(0).toULongLong() == 200u);
        QCOMPARE(pageOf(ready.answers)->text, QStringLiteral("鱼洞街道"));
        for (qsizetype i = 1; i < ready.answers.size(); ++i)
            QVERIFY(ready.answers[i].at(0).toULongLong() > ready.answers[i - 1].at(0).toULongLong());
    }

    void aQuestionAskedBeforeItIsOpenIsAnsweredThen() {
        Ready ready;
        ready.searcher.ask(3, ask("鱼洞街道"));
        ready.wait();
        QTRY_VERIFY(!ready.answers.empty());
        QCOMPARE(ready.answers.back().at(0).toULongLong(), 3u);
    }

    void aCommitByAnotherProgramIsFound() {
        Ready ready;
        ready.wait();
        shell(ready.tiny, QStringLiteral("UPDATE component_point SET address = '外来路9号' WHERE id = 8"));
        ready.searcher.follow();
        QTRY_COMPARE(ready.changes.size(), 2);
        ready.searcher.ask(1, ask("外来路9"));
        QTRY_COMPARE(ready.answers.size(), 1);
        QCOMPARE(pageOf(ready.answers)->count(), 1u);
    }

    void anOutlineIsThePlaceOnTheGround() {
        Ready ready;
        ready.wait();
        QSignalSpy outlines(&ready.searcher, &Searcher::outlined);
        search::Hit road;
        road.kind = search::Kind::Road;
        road.name = QStringLiteral("中环路");
        road.subDistrict = 2;
        ready.searcher.outline(1, road);
        search::Hit community;
        community.kind = search::Kind::Community;
        community.id = 1;
        ready.searcher.outline(2, community);
        search::Hit toilet;
        toilet.kind = search::Kind::PublicToilet;
        toilet.id = 1;
        ready.searcher.outline(3, toilet);
        QTRY_COMPARE(outlines.size(), 3);
        const auto parts = [&outlines](int i) { return outlines[i].at(1).value<std::vector<city::Path>>(); };
        QCOMPARE(parts(0).size(), 1u);
        QCOMPARE(parts(0).front().size(), 2u);
        QCOMPARE(parts(1).front().size(), 5u);
        QVERIFY(parts(2).empty());
    }

    void theBoundariesAreReadAndReadAgainWhenAPlaceChanges() {
        Ready ready;
        QSignalSpy boundaries(&ready.searcher, &Searcher::boundariesRead);
        ready.wait();
        QCOMPARE(boundaries.size(), 1);
        QCOMPARE(boundaries[0].at(0).value<std::vector<city::Path>>().size(), std::size_t(TinyCity::subDistricts));
        shell(ready.tiny, QStringLiteral("UPDATE component_point SET note = 'x' WHERE id = 8"));
        ready.searcher.follow();
        QTRY_COMPARE(ready.changes.size(), 2);
        QCOMPARE(boundaries.size(), 1);
        { // the boundary's index is kept by a function of SpatiaLite
            store::Database db = support::must(store::CityFile::openWriting(ready.tiny.path()));
            support::must(db.execute("UPDATE sub_district SET geom = NULL WHERE id = 3"));
        }
        ready.searcher.follow();
        QTRY_COMPARE(boundaries.size(), 2);
        QCOMPARE(boundaries[1].at(0).value<std::vector<city::Path>>().size(), std::size_t(TinyCity::subDistricts - 1));
    }

    void aCityThatCannotBeOpenedIsToldOf() {
        Searcher searcher(QStringLiteral("/nonexistent/city.sqlite"));
        QSignalSpy faults(&searcher, &Searcher::failed);
        searcher.start();
        QTRY_COMPARE(faults.size(), 1);
    }

    void itEndsInTheMidstOfReading() {
        TinyCity tiny;
        Searcher searcher(tiny.path());
        searcher.start();
        searcher.ask(1, ask("部"));
    }
};

QTEST_GUILESS_MAIN(TestSearcher)
#include "tst_searcher.moc"
