// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/import_panel.h"

#include "../query/made_rows.h"
#include "widgets/batch_list.h"
#include "widgets/choice_delegate.h"
#include "widgets/export_panel.h"
#include "widgets/import_report.h"
#include "widgets/mapping_model.h"
#include "widgets/values_model.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>
#include <QtTest>

using exchange::Mapping;
using widgets::ImportPanel;
using widgets::MappingModel;
using widgets::ValuesModel;

namespace {

/// A delivery of four rows with columns of its own names.
ImportPanel::Looked delivery() {
    ImportPanel::Looked looked;
    parcel::Layer& layer = looked.rows.layer;
    layer.name = "poles";
    layer.rows = 4;
    layer.hasShapes = true;
    for (const char* name : {"ObjID", "种类", "现状", "No"})
        layer.fields.push_back({name, parcel::Type::Text});
    const char* rows[][4] = {{"", "路灯", "good", "7"}, {"1", "lamp post", "破损", "8"}, {"2", "Street lamp", "good", "9"}, {"3", "lamp post", "0", ""}};
    for (const auto& cells : rows) {
        parcel::Row& row = looked.rows.rows.emplace_back();
        for (const char* cell : cells)
            row.values.emplace_back(std::string(cell));
    }
    looked.tables = {layer};
    return looked;
}

struct Import {
    ImportPanel panel;
    QSignalSpy looks{&panel, &ImportPanel::lookAsked}, runs{&panel, &ImportPanel::runAsked}, reverts{&panel, &ImportPanel::revertAsked};
    MappingModel* fields = panel.findChild<MappingModel*>();
    ValuesModel* values = panel.findChild<ValuesModel*>();

    Import() {
        panel.resize(1300, 360);
        panel.show();
        panel.setCity(made::catalogue());
        panel.setFile(QStringLiteral("/deliveries/poles.gpkg"));
    }
    void show(ImportPanel::Looked looked = delivery()) { panel.showLooked(std::make_shared<const ImportPanel::Looked>(std::move(looked))); }
    int rowOf(const QString& field) {
        const auto& all = exchange::Target::named(panel.mapping().target)->fields;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (field == QLatin1String(all[i].name))
                return int(i);
        return -1;
    }
    void set(const char* field, MappingModel::Column column, const char* text) {
        fields->setData(fields->index(rowOf(QString::fromLatin1(field)), column), QString::fromUtf8(text), Qt::EditRole);
    }
    QString sample(const char* field) { return fields->index(rowOf(QString::fromLatin1(field)), MappingModel::Sample).data().toString(); }
    int valueRow(const char* text) {
        for (int row = 0; row < values->rowCount(); ++row)
            if (values->index(row, ValuesModel::InFile).data().toString() == QString::fromUtf8(text))
                return row;
        return -1;
    }
    template <typename W> W* find(const char* name) { return panel.findChild<W*>(QString::fromLatin1(name)); }
    QString message() { return find<QLabel>("importMessage")->text(); }
};

} // namespace

class ImportPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsLookedIntoAndItsColumnsGuessed() {
        Import i;
        QCOMPARE(i.looks.size(), 1);
        QVERIFY(!i.find<QPushButton>("importRun")->isEnabled());
        i.show();
        QCOMPARE(i.panel.mapping().fields.value(QStringLiteral("code")).column, QStringLiteral("ObjID"));
        QCOMPARE(i.sample("code"), QStringLiteral("1")); // the first that has one
        QVERIFY(i.find<QPushButton>("importRun")->isEnabled());
        QVERIFY2(i.message().startsWith(QStringLiteral("4 rows")), qPrintable(i.message()));
        QCOMPARE(i.find<QTableView>("importRows")->model()->rowCount(), 4);
    }

    void aMappingThatDoesNotSufficeSaysSo() {
        Import i;
        i.show();
        i.set("code", MappingModel::FromColumn, "");
        QVERIFY(!i.find<QPushButton>("importCheck")->isEnabled());
        QVERIFY(i.message().contains(QStringLiteral("class")));
        i.set("class", MappingModel::FixedValue, "路灯");
        QVERIFY(i.find<QPushButton>("importCheck")->isEnabled());
        QCOMPARE(i.panel.mapping().fields.value(QStringLiteral("class")).value, QStringLiteral("路灯"));
        QTest::mouseClick(i.find<QPushButton>("importCheck"), Qt::LeftButton);
        QTest::mouseClick(i.find<QPushButton>("importRun"), Qt::LeftButton);
        QCOMPARE(i.runs.size(), 2);
        QVERIFY(i.runs[0][0].toBool() && !i.runs[1][0].toBool());
    }

    void aColumnAndAFixedValueExcludeEachOther() {
        Import i;
        i.show();
        i.set("class", MappingModel::FixedValue, "路灯");
        i.set("class", MappingModel::FromColumn, "种类");
        QCOMPARE(i.panel.mapping().fields.value(QStringLiteral("class")), (Mapping::Source{QStringLiteral("种类"), {}, {}, 0}));
        const QStringList offered = i.fields->index(i.rowOf(QStringLiteral("class")), MappingModel::FixedValue).data(widgets::ChoiceDelegate::ChoicesRole).toStringList();
        QVERIFY(offered.contains(QStringLiteral("雨水井盖")));
    }

    void textsThatTheCityDoesNotKnowAreAskedFor() {
        Import i;
        i.show();
        i.set("class", MappingModel::FromColumn, "种类");
        i.set("state", MappingModel::FromColumn, "现状");
        QCOMPARE(i.values->unknown(), 2); // "lamp post" and "good"
        const int row = i.valueRow("lamp post");
        QCOMPARE(i.values->index(row, ValuesModel::Rows).data().toString(), QStringLiteral("2"));
        QVERIFY(i.find<QTabWidget>("importPages")->tabText(1).contains(QStringLiteral("2")));
        i.values->setData(i.values->index(row, ValuesModel::Means), QStringLiteral("路灯"), Qt::EditRole);
        i.values->setData(i.values->index(i.valueRow("good"), ValuesModel::Means), QStringLiteral("完好"), Qt::EditRole);
        QCOMPARE(i.values->unknown(), 0);
        QCOMPARE(i.panel.mapping().values.value(QStringLiteral("class")).value(QStringLiteral("lamp post")), QStringLiteral("路灯"));
        QCOMPARE(i.sample("state"), QStringLiteral("完好"));
        i.values->setData(i.values->index(i.valueRow("good"), ValuesModel::Means), QString(), Qt::EditRole);
        QCOMPARE(i.values->unknown(), 1);
    }

    void otherCoordinatesAreLookedAtAnew() {
        Import i;
        i.show();
        i.set("class", MappingModel::FixedValue, "路灯");
        auto* crs = i.find<QComboBox>("importCrs");
        crs->setCurrentIndex(crs->findData(QStringLiteral("GCJ-02")));
        Q_EMIT crs->activated(crs->currentIndex());
        QTRY_COMPARE(i.looks.size(), 2);
        QVERIFY(i.looks[1][1].value<Mapping>().isGcj());
        i.show();
        QCOMPARE(i.panel.mapping().fields.value(QStringLiteral("class")).value, QStringLiteral("路灯")); // what was said stays
        i.find<QCheckBox>("importSwapped")->click();
        QTRY_COMPARE(i.looks.size(), 3);
        QVERIFY(i.panel.mapping().swapped);
    }

    void whatLooksWrongIsTold() {
        Import i;
        auto looked = delivery();
        looked.warnings << QStringLiteral("The axes look swapped.");
        i.show(looked);
        QVERIFY(i.message().contains(QStringLiteral("swapped")));
        QCOMPARE(i.find<QLabel>("importMessage")->property("role").toString(), QStringLiteral("mistake"));
        QVERIFY(i.find<QPushButton>("importRun")->isEnabled()); // told, not forbidden
    }

    void aFileThatCannotBeReadSaysWhy() {
        Import i;
        ImportPanel::Looked looked;
        looked.fault = city::Fault{city::FaultKind::Damaged, QStringLiteral("It is damaged."), {}};
        i.show(looked);
        QCOMPARE(i.message(), QStringLiteral("It is damaged."));
        QVERIFY(!i.find<QPushButton>("importRun")->isEnabled());
    }

    void aMappingComesBackAsItWasKept() {
        Import i;
        i.show();
        Mapping kept;
        kept.crs = QStringLiteral("EPSG:4545");
        kept.swapped = true;
        kept.samePlace = Mapping::Policy::Keep;
        kept.badCodes = Mapping::Policy::Refuse;
        kept.assignCodes = true;
        kept.encoding = QStringLiteral("GBK");
        kept.fields.insert(QStringLiteral("class"), {QStringLiteral("种类"), {}, {}, 0});
        kept.values[QStringLiteral("class")].insert(QStringLiteral("lamp post"), QStringLiteral("路灯"));
        i.panel.setMapping(kept);
        i.show();
        Mapping now = i.panel.mapping();
        kept.fields = now.fields; // and what was guessed
        QCOMPARE(now, kept);
        QCOMPARE(now.fields.value(QStringLiteral("class")).column, QStringLiteral("种类"));
        i.find<QCheckBox>("importAssign")->click(); // a hand changes one thing
        kept.assignCodes = false;
        QCOMPARE(i.panel.mapping(), kept);
    }

    void anotherKindOfRecordHasOtherFields() {
        Import i;
        i.show();
        auto* target = i.find<QComboBox>("importTarget");
        target->setCurrentIndex(target->findData(QStringLiteral("road")));
        QCOMPARE(i.panel.mapping().target, QStringLiteral("road"));
        QCOMPARE(i.fields->rowCount(), int(exchange::Target::named(QStringLiteral("road"))->fields.size()));
        QVERIFY(!i.find<QComboBox>("importSamePlace")->isVisible());
        QVERIFY(i.find<QPushButton>("importRun")->isEnabled()); // a road needs nothing
    }

    void theReportCountsAndListsWhatWasRefused() {
        Import i;
        i.show();
        exchange::ImportReport report;
        exchange::FileReport& file = report.files.emplace_back();
        file.read = 5000;
        file.in = 3500;
        file.refused = 1500;
        for (std::int64_t row = 0; row < 1000; ++row)
            file.rejects.push_back({row, QStringLiteral("The code is taken.")});
        report.batch = QStringLiteral("01ABC");
        i.panel.showReport(report, false, QStringLiteral("/deliveries/poles.refused.csv"));
        const QString summary = i.find<QLabel>("importSummary")->text();
        QVERIFY2(summary.contains(QStringLiteral("5,000")) && summary.contains(QStringLiteral("1,500")), qPrintable(summary));
        QCOMPARE(i.find<QTreeWidget>("importRefused")->topLevelItemCount(), 1001); // and how many more there are
        QSignalSpy opened(&i.panel, &ImportPanel::rejectsAsked);
        QTest::mouseClick(i.find<QPushButton>("importOpenRejects"), Qt::LeftButton);
        QCOMPARE(opened[0][0].toString(), QStringLiteral("/deliveries/poles.refused.csv"));
        QTest::mouseClick(i.find<QPushButton>("importRevert"), Qt::LeftButton);
        QCOMPARE(i.reverts[0][0].toString(), QStringLiteral("01ABC"));
        i.panel.showReport({}, true, {});
        QVERIFY(!i.find<QPushButton>("importRevert")->isVisible() && !i.find<QPushButton>("importOpenRejects")->isVisible());
    }

    void batchesStandNewestFirstAndAreTakenBack() {
        Import i;
        i.panel.showBatches({{QStringLiteral("A"), QStringLiteral("Li"), QStringLiteral("import: a"), 5, 1, 1'700'000'000'000},
                             {QStringLiteral("B"), QStringLiteral("Li"), QStringLiteral("import: b"), 7, 9, 1'700'000'900'000}});
        i.find<QTabWidget>("importPages")->setCurrentIndex(3);
        auto* batches = i.find<QTreeWidget>("batches");
        QCOMPARE(batches->topLevelItem(0)->text(3), QStringLiteral("import: b"));
        QVERIFY(!i.find<QPushButton>("batchRevert")->isEnabled());
        batches->setCurrentItem(batches->topLevelItem(1));
        QTest::mouseClick(i.find<QPushButton>("batchRevert"), Qt::LeftButton);
        QCOMPARE(i.reverts[0][0].toString(), QStringLiteral("A"));
        i.panel.setBusy(true);
        QVERIFY(!i.find<QPushButton>("batchRevert")->isEnabled() && i.find<QPushButton>("importStop")->isVisible());
    }

    void anExportSaysWhatItWants() {
        widgets::ExportPanel panel;
        panel.setCity(made::catalogue());
        panel.show();
        const auto box = [&](const char* name) { return panel.findChild<QComboBox*>(QString::fromLatin1(name)); };
        auto* run = panel.findChild<QPushButton*>(QStringLiteral("exportRun"));
        QVERIFY(!run->isEnabled()); // into which file?
        panel.setFile(QStringLiteral("/out/lamps.xlsx"));
        QVERIFY(run->isEnabled());
        box("exportClass")->setCurrentIndex(box("exportClass")->findData(QStringLiteral("路灯")));
        box("exportPlace")->setCurrentIndex(box("exportPlace")->findData(QStringLiteral("500113004")));
        box("exportCrs")->setCurrentText(QStringLiteral("EPSG:3857"));
        const exchange::ExportWish wish = panel.wish();
        QCOMPARE(wish.target, QStringLiteral("component"));
        QCOMPARE(wish.className, QStringLiteral("路灯"));
        QCOMPARE(wish.subDistrict, QStringLiteral("500113004"));
        QCOMPARE(wish.crs, QStringLiteral("EPSG:3857"));
        QCOMPARE(wish.file, QStringLiteral("/out/lamps.xlsx"));
        box("exportWhich")->setCurrentIndex(int(widgets::ExportPanel::Which::Selected));
        QVERIFY(!run->isEnabled()); // nothing is selected
        panel.setSelected(3);
        QVERIFY(run->isEnabled());
        QCOMPARE(panel.which(), widgets::ExportPanel::Which::Selected);
        box("exportTarget")->setCurrentIndex(box("exportTarget")->findData(QStringLiteral("road")));
        QCOMPARE(panel.which(), widgets::ExportPanel::Which::All);
        QVERIFY(panel.wish().className.isEmpty() && !box("exportClass")->isVisible());
    }
};

QTEST_MAIN(ImportPanelTest)
#include "tst_import_panel.moc"
