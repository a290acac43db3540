// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/session.h"
#include "support/tiny_city.h"

#include <QSignalSpy>
#include <QTest>

using namespace support;
using city::ComponentKey;
using city::Shape;

namespace {

/// A session that keeps what it published last.
struct Follower {
    explicit Follower(const QString& path) : session(path) {
        QObject::connect(&session, &store::Session::catalogueRead, [this](city::CataloguePtr read) { catalogue = read; });
        QObject::connect(&session, &store::Session::registryRead,
                         [this](city::RegistryPtr read, const std::vector<std::size_t>& chunks) {
            registry = read;
            changed = chunks;
        });
        QObject::connect(&session, &store::Session::tablesChanged,
                         [this](qint64, const QStringList& names) { tables += names; });
        session.setActive(true);
        session.start();
    }
    city::RegistryRow row(ComponentKey key) const {
        const auto chunk = registry->chunkOf(key);
        if (chunk < 0) return {};
        const auto& keys = registry->chunks()[std::size_t(chunk)]->key;
        const auto at = std::find(keys.begin(), keys.end(), key.packed());
        if (at == keys.end()) qFatal("the registry names the wrong chunk");
        return registry->chunks()[std::size_t(chunk)]->rowAt(std::size_t(at - keys.begin()));
    }

    city::CataloguePtr catalogue;
    city::RegistryPtr registry;
    std::vector<std::size_t> changed;
    QStringList tables;
    store::Session session;
};

} // namespace

class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCityIsReadWithItsCatalogueFirst() {
        const TinyCity tiny;
        Follower f(tiny.path());
        QTRY_VERIFY(f.registry);
        QVERIFY(f.catalogue);
        QCOMPARE(f.catalogue->subDistricts.size(), 3u);
        QCOMPARE(f.registry->size(), std::size_t(TinyCity::points + TinyCity::lines + TinyCity::polygons));
        QCOMPARE(f.changed.size(), f.registry->chunks().size());
    }

    void anotherProgramsEditArrivesInTheRegistry() {
        const TinyCity tiny;
        Follower f(tiny.path());
        QTRY_VERIFY(f.registry);
        const city::RegistryPtr before = f.registry;
        shell(tiny, "UPDATE component_point SET state = 2 WHERE id = 42");
        QTRY_COMPARE(f.row({Shape::Point, 42}).state, city::State::Missing);
        QCOMPARE(f.changed.size(), 1u);
        QTRY_COMPARE(f.tables, QStringList{QStringLiteral("component_point")});
        // The version before stays as it was.
        const auto chunk = std::size_t(before->chunkOf({Shape::Point, 42}));
        const auto& keys = before->chunks()[chunk]->key;
        const auto at = std::size_t(std::find(keys.begin(), keys.end(), ComponentKey{Shape::Point, 42}.packed()) - keys.begin());
        QVERIFY(before->chunks()[chunk]->state[at] != city::State::Missing);
    }

    void aProgramWithSpatialiteMovesAddsAndDeletes() {
        const TinyCity tiny;
        Follower f(tiny.path());
        QTRY_VERIFY(f.registry);
        const std::size_t size = f.registry->size();
        shell(tiny, "SELECT load_extension('mod_spatialite'); BEGIN;"
                    "UPDATE component_point SET geom = MakePoint(106.5111, 29.3777, 4490) WHERE id = 3;"
                    "INSERT INTO component_point (id, class_id, sub_district_id, geom) VALUES (900, 2, 1, MakePoint(106.52, 29.38, 4490));"
                    "DELETE FROM component_line WHERE id IN (1, 2); COMMIT;");
        QTRY_COMPARE(f.registry->size(), size - 1);
        QCOMPARE(f.row({Shape::Point, 3}).anchor.lon, 106.5111);
        QCOMPARE(f.row({Shape::Point, 900}).serviceLine, 2);
        QCOMPARE(f.registry->chunkOf({Shape::Line, 1}), -1);
        QVERIFY(f.registry->chunkOf({Shape::Line, 3}) >= 0);
    }

    void aRenamedDepartmentsCompanyReachesEveryRow() {
        const TinyCity tiny;
        Follower f(tiny.path());
        QTRY_VERIFY(f.registry);
        const auto company = f.row({Shape::Point, 2}).company;
        shell(tiny, "UPDATE department SET company_id = 3 - company_id WHERE company_id IS NOT NULL");
        QTRY_COMPARE(f.row({Shape::Point, 2}).company, std::uint16_t(3 - company));
    }

    void aComponentIsReadWithItsPlace() {
        const TinyCity tiny;
        Follower f(tiny.path());
        QTRY_VERIFY(f.registry);
        QSignalSpy read(&f.session, &store::Session::componentRead);
        f.session.readComponent(7, {Shape::Point, 1});
        f.session.readComponent(8, {Shape::Point, 999'999});
        QTRY_COMPARE(read.size(), 2);
        QCOMPARE(read[0][0].toULongLong(), 7u);
        const auto component = read[0][1].value<std::shared_ptr<const city::Component>>();
        QVERIFY(component);
        QCOMPARE(component->name, QStringLiteral("部件1"));
        QCOMPARE(read[0][2].value<store::Reader::Place>().subDistrict, QStringLiteral("龙洲湾街道"));
        QVERIFY(!read[1][1].value<std::shared_ptr<const city::Component>>());
    }

    void aMissingCityFailsWithASentence() {
        store::Session session(QStringLiteral("/nonexistent/city.sqlite"));
        QSignalSpy failed(&session, &store::Session::failed);
        session.start();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<city::Fault>().kind, city::FaultKind::NotFound);
    }

    void aVanishedFileIsToldAndItsReturnFollowed() {
        const TinyCity tiny;
        Follower f(tiny.path());
        QTRY_VERIFY(f.registry);
        QSignalSpy failed(&f.session, &store::Session::failed);
        const QString away = tiny.folder() + QStringLiteral("/away.sqlite");
        QVERIFY(QFile::rename(tiny.path(), away));
        QTRY_VERIFY(!failed.isEmpty());
        QCOMPARE(failed[0][0].value<city::Fault>().kind, city::FaultKind::NotFound);
        QVERIFY(QFile::rename(away, tiny.path()));
        QTRY_VERIFY(f.tables.contains(QStringLiteral("*")));
        shell(tiny, "UPDATE component_point SET state = 3 WHERE id = 42");
        QTRY_COMPARE(f.row({Shape::Point, 42}).state, city::State::Abandoned);
    }

    void aSessionEndsInTheMiddleOfLoading() {
        const TinyCity tiny;
        for (int i = 0; i < 20; ++i) {
            store::Session session(tiny.path());
            session.start();
            session.readComponent(1, {Shape::Point, 1});
        }
        QVERIFY(QFile::exists(tiny.path()));
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
