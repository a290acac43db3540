// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_window.h"
#include "store/reader.h"
#include "widgets/mapping_model.h"

#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>

using support::TinyCity;

/// A surveyor's delivery brought in and out through the real window.
class ImportDeskTest : public QObject, OpenWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { openTiny(QStringLiteral("en")); }
    void cleanup() { close(); }

    void aDeliveryIsPreviewedCheckedImportedAndTakenBack() {
        const quint64 before = scene().city().registry()->size();
        deliver();
        QCOMPARE(imports().sketch().isEmpty(), false);
        const geo::Box& box = imports().sketch().box();
        QVERIFY(scene().view().extent().contains(scene().view().toMap(geo::Point{box.west, box.south})));
        mapClass();
        QTRY_VERIFY(button("importCheck")->isEnabled());

        QTest::mouseClick(button("importCheck"), Qt::LeftButton);
        QTRY_VERIFY(summary().contains(QStringLiteral("30 rows read, 28 would come in, 2 would be refused")));
        QCOMPARE(count("SELECT count(*) FROM journal"), 0);
        QFile rejects(m_city->folder() + QStringLiteral("/poles.refused.csv"));
        QVERIFY(rejects.open(QIODevice::ReadOnly));
        QCOMPARE(rejects.readAll().count('\n'), 3); // headings and two rows

        QTest::mouseClick(button("importRun"), Qt::LeftButton);
        QTRY_VERIFY(summary().contains(QStringLiteral("30 rows read, 28 came in, 2 were refused")));
        QTRY_COMPARE(scene().city().registry()->size(), std::size_t(before + 28)); // on the map by the city's changes
        QVERIFY(imports().sketch().isEmpty());

        QTRY_VERIFY(button("importRevert")->isEnabled());
        QTest::mouseClick(button("importRevert"), Qt::LeftButton);
        QTRY_VERIFY(message().startsWith(QStringLiteral("28 rows were taken back")));
        QTRY_COMPARE(scene().city().registry()->size(), std::size_t(before));
    }

    void whoImportsIntoACityWithAccountsSignsInFirst() {
        m_center.reset();
        {
            auto accounts = support::must(store::Accounts::open(m_city->path()));
            support::must(accounts.createAdministrator(QStringLiteral("chief"), QStringLiteral("a long phrase")));
        }
        open(QStringLiteral("en"));
        QTRY_VERIFY(m_center->edits().signIn().isNeeded());
        deliver();
        mapClass();
        QTRY_VERIFY(button("importRun")->isEnabled());
        QTest::mouseClick(button("importRun"), Qt::LeftButton);
        QVERIFY(find<QLineEdit>("signInName")->isVisible());
        find<QLineEdit>("signInName")->setText(QStringLiteral("chief"));
        find<QLineEdit>("signInPhrase")->setText(QStringLiteral("a long phrase"));
        QTest::mouseClick(button("signInGo"), Qt::LeftButton);
        QTRY_VERIFY(summary().contains(QStringLiteral("28 came in")));
        QCOMPARE(count("SELECT count(*) FROM journal WHERE user = 'chief' AND operation = 'I'"), 28);
    }

    void aShiftIsToldBeforeAnythingComesIn() {
        deliver(true);
        QTRY_VERIFY2(message().contains(QStringLiteral("class")), qPrintable(message()));
        mapClass();
        QTRY_VERIFY2(message().contains(QStringLiteral("axes look swapped")), qPrintable(message()));
    }

    void anImportIsStoppedAndLeavesNothing() {
        deliver();
        mapClass();
        QTRY_VERIFY(button("importRun")->isEnabled());
        QTest::mouseClick(button("importRun"), Qt::LeftButton);
        QTest::mouseClick(button("importStop"), Qt::LeftButton); // at once
        QTRY_VERIFY(button("importRun")->isEnabled());
        QCOMPARE(count("SELECT count(*) FROM component_point") - TinyCity::points, message() == QStringLiteral("Imported.") ? 28 : 0);
    }

    void aFileIsDroppedOntoTheWindow() {
        const QString file = write(false);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window(), &drop);
        QCOMPARE(imports().panel().file(), file);
        QVERIFY(imports().panel().isVisible());
    }

    void aQueryGoesOutAndComesInElsewhere() {
        auto& panel = m_center->exports().panel();
        QTest::keyClick(&window(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(panel.isVisible());
        find<QComboBox>("exportWhich")->setCurrentIndex(int(widgets::ExportPanel::Which::Asked));
        panel.findChild<QLineEdit*>(QStringLiteral("queryText"))->setText(QStringLiteral("class = 路灯"));
        const QString file = m_folder.filePath(QStringLiteral("lamps.geojson"));
        panel.setFile(file);
        QTest::mouseClick(button("exportRun"), Qt::LeftButton);
        QTRY_VERIFY2(find<QLabel>("exportMessage")->text().startsWith(QStringLiteral("75 records written")), qPrintable(find<QLabel>("exportMessage")->text()));
        QVERIFY(QFile::exists(file));
        QVERIFY(button("exportFolder")->isVisible());
    }

    void closingTheCityEmptiesThePanel() {
        deliver();
        m_center->closeCity();
        QVERIFY(imports().panel().file().isEmpty() && imports().sketch().isEmpty());
        QVERIFY(!window().actions().importFile->isEnabled() && !window().actions().exportFile->isEnabled());
    }

private:
    app::ImportDesk& imports() { return m_center->imports(); }
    QString message() { return find<QLabel>("importMessage")->text(); }
    QString summary() { return find<QLabel>("importSummary")->text(); }
    std::int64_t count(const char* sql) { return support::must(support::must(store::CityFile::openReading(m_city->path())).number(sql)); }

    /// Thirty poles in a row; two of them outside the city.
    QString write(bool swapped) {
        const QString path = m_city->folder() + QStringLiteral("/poles.csv");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write("No,What,x,y\n");
        for (int i = 0; i < 30; ++i) {
            const double lon = i < 28 ? TinyCity::west + 0.0005 + 0.0001 * i : TinyCity::west - 0.01, lat = TinyCity::south + 0.0004;
            file.write("P" + QByteArray::number(i) + ",pole," + QByteArray::number(swapped ? lat : lon, 'f', 7) + ',' + QByteArray::number(swapped ? lon : lat, 'f', 7) + '\n');
        }
        return path;
    }
    void deliver(bool swapped = false) {
        imports().bring(write(swapped));
        QVERIFY(imports().panel().isVisible());
        auto* rows = find<QTableView>("importRows");
        QTRY_COMPARE(rows->model()->rowCount(), 30);
    }
    void mapClass() {
        auto* fields = imports().panel().findChild<widgets::MappingModel*>();
        const int row = 2; // the class
        fields->setData(fields->index(row, widgets::MappingModel::FixedValue), QStringLiteral("路灯"), Qt::EditRole);
    }
};

QTEST_MAIN(ImportDeskTest)
#include "tst_import_desk.moc"
