// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "support/tiny_city.h"

#include <QProcess>
#include <QTest>

using support::must;

/// What a person saves in QGIS Desktop arrives in the journal through the triggers alone.
class QgisEditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachChangeIsJournalledOnce_data();
    void eachChangeIsJournalledOnce();
    void revisionsRise();
    void anAddedRowHasAnIdentity();
    void nobodyOfOursIsNamed();

private:
    std::int64_t number(const std::string& sql) {
        auto db = must(store::CityFile::openReading(m_city.path()));
        return must(db.number(sql));
    }
    support::TinyCity m_city;
    std::int64_t m_before = 0;
};

void QgisEditsTest::initTestCase() {
    m_before = number("SELECT ifnull(max(seq), 0) FROM journal");
    QProcess qgis;
    qgis.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    qgis.start(QStringLiteral(XIUHUA_TEST_PROGRAMS "/qgis_side"), {QStringLiteral("edit"), m_city.path()});
    QVERIFY(qgis.waitForFinished(support::patience));
    QCOMPARE(qgis.exitCode(), 0);
}

void QgisEditsTest::eachChangeIsJournalledOnce_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("count");
    QTest::newRow("added") << "operation = 'I' AND json_extract(after, '$.name') = '新路灯'" << 1;
    QTest::newRow("renamed") << "operation = 'U' AND row_id = 1 AND json_extract(after, '$.name') = '改名'" << 1;
    QTest::newRow("moved") << "operation = 'U' AND row_id = 2" << 1;
    QTest::newRow("deleted") << "operation = 'D' AND row_id = 3 AND before IS NOT NULL" << 1;
    QTest::newRow("nothing else") << "1" << 4;
}

void QgisEditsTest::eachChangeIsJournalledOnce() {
    QFETCH(QString, what);
    QFETCH(int, count);
    const QString sql = QStringLiteral("SELECT count(*) FROM journal WHERE seq > %1 AND "
                                       "table_name = 'component_point' AND %2")
                            .arg(m_before)
                            .arg(what);
    QCOMPARE(number(sql.toStdString()), std::int64_t(count));
}

void QgisEditsTest::revisionsRise() {
    QCOMPARE(number("SELECT revision FROM component_point WHERE id = 1"), std::int64_t(2));
    QCOMPARE(number("SELECT revision FROM component_point WHERE id = 2"), std::int64_t(2));
    QCOMPARE(number("SELECT revision FROM component_point WHERE id = 4"), std::int64_t(1));
}

void QgisEditsTest::anAddedRowHasAnIdentity() {
    QCOMPARE(number("SELECT count(*) FROM component_point WHERE name = '新路灯' AND length(uid) = 16 "
                    "AND revision >= 1"),
             std::int64_t(1));
}

void QgisEditsTest::nobodyOfOursIsNamed() {
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM journal WHERE seq > %1 AND user IS NOT NULL")
                        .arg(m_before)
                        .toStdString()),
             std::int64_t(0));
}

QTEST_GUILESS_MAIN(QgisEditsTest)
#include "tst_qgis_edits.moc"
