// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layer_filter.h"
#include "widgets/layer_panel.h"
#include "widgets/texts.h"

#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using widgets::LayerKind;
using widgets::LayerModel;
using widgets::LayerPanel;

namespace {

/// Two sub-districts, two major classes with three classes, a company, a service line.
city::CataloguePtr smallCity() {
    auto catalogue = std::make_shared<city::Catalogue>();
    catalogue->profile.uid = city::Uid::make(1, 2, 3);
    catalogue->profile.name = QStringLiteral("试城");
    city::SubDistrict north, south;
    north.id = 11, north.code = QStringLiteral("500113004"), north.name = QStringLiteral("鱼洞街道"), north.nameEn = QStringLiteral("Yudong");
    south.id = 12, south.code = QStringLiteral("500113005"), south.name = QStringLiteral("花溪街道"), south.nameEn = QStringLiteral("Huaxi");
    catalogue->subDistricts = {north, south};
    city::MajorClass utilities, green;
    utilities.id = 1, utilities.code = QStringLiteral("01"), utilities.nameEn = QStringLiteral("Utilities"), utilities.colour = QStringLiteral("#4f9dde");
    green.id = 4, green.code = QStringLiteral("04"), green.nameEn = QStringLiteral("Landscaping"), green.colour = QStringLiteral("#59b36a");
    catalogue->majors = {utilities, green};
    const auto add = [&](int id, int major, const char* name, int line) {
        city::ComponentClass entry;
        entry.id = id, entry.major = major, entry.name = entry.nameEn = QString::fromLatin1(name), entry.serviceLine = line;
        catalogue->classes.push_back(entry);
    };
    add(101, 1, "Lamp", 7);
    add(102, 1, "Manhole", 0);
    add(401, 4, "Tree", 0);
    city::ServiceLine line;
    line.id = 7, line.code = QStringLiteral("S10"), line.nameEn = QStringLiteral("Lighting");
    catalogue->serviceLines = {line};
    city::Company company;
    company.id = 1, company.code = QStringLiteral("C1"), company.nameEn = QStringLiteral("Company A");
    catalogue->companies = {company};
    catalogue->index();
    return catalogue;
}

std::vector<widgets::BaseLayer> layers() {
    return {{QStringLiteral("roads"), QStringLiteral("道路"), QStringLiteral("Roads"), {}, true},
            {QStringLiteral("grids"), QStringLiteral("网格"), QStringLiteral("Unit grids"), {}, false}};
}

} // namespace

class LayerPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("%1.ini").arg(++m_number)), QSettings::IniFormat);
        m_panel = std::make_unique<LayerPanel>(*m_settings);
        m_panel->setLook(*widgets::Look::read(scene::Theme::Dark, 100));
        m_panel->setCity(smallCity(), layers());
        m_panel->resize(380, 900);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() { m_panel.reset(); }

    void aRowHidesWhatItStandsFor_data() {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QSet<int>>("subDistricts");
        QTest::addColumn<QSet<int>>("classes");
        QTest::addColumn<QSet<int>>("lines");
        using Ids = QSet<int>;
        QTest::newRow("a sub-district") << "Yudong" << Ids{11} << Ids{} << Ids{};
        QTest::newRow("a class") << "Lamp" << Ids{} << Ids{101} << Ids{};
        QTest::newRow("a major class") << "Utilities" << Ids{} << Ids{101, 102} << Ids{};
        QTest::newRow("all classes") << "Component classes" << Ids{} << Ids{101, 102, 401} << Ids{};
        QTest::newRow("a service line") << "Lighting" << Ids{} << Ids{} << Ids{7};
    }
    void aRowHidesWhatItStandsFor() {
        QFETCH(QString, row);
        QSignalSpy changed(m_panel.get(), &LayerPanel::visibilityChanged);
        QVERIFY(model().setData(find(row), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(changed.size(), 1);
        QTEST(m_panel->visibility().hiddenSubDistricts, "subDistricts");
        QTEST(m_panel->visibility().hiddenClasses, "classes");
        QTEST(m_panel->visibility().hiddenLines, "lines");
        QVERIFY(model().setData(find(row), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(m_panel->visibility().hiddenClasses.isEmpty() && m_panel->visibility().hiddenSubDistricts.isEmpty());
    }

    void aMajorClassShowsThatOnlySomeAreHidden() {
        model().setData(find(QStringLiteral("Lamp")), Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(checkOf(QStringLiteral("Utilities")), Qt::PartiallyChecked);
        QCOMPARE(checkOf(QStringLiteral("Landscaping")), Qt::Checked);
        model().setData(find(QStringLiteral("Manhole")), Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(checkOf(QStringLiteral("Utilities")), Qt::Unchecked);
        QCOMPARE(checkOf(QStringLiteral("Component classes")), Qt::PartiallyChecked);
    }

    void soloShowsOneAndThenWhatWasThereBefore() {
        model().setData(find(QStringLiteral("Huaxi")), Qt::Unchecked, Qt::CheckStateRole);
        const scene::Visibility before = m_panel->visibility();
        model().solo(find(QStringLiteral("Huaxi")));
        QCOMPARE(m_panel->visibility().hiddenSubDistricts, (QSet<int>{0, 11}));
        model().solo(find(QStringLiteral("Yudong")));
        QCOMPARE(m_panel->visibility().hiddenSubDistricts, (QSet<int>{0, 12}));
        model().solo(find(QStringLiteral("Yudong")));
        QCOMPARE(m_panel->visibility(), before);
    }

    void buttonsWorkOnTheSectionOfTheCurrentRow() {
        select(QStringLiteral("Tree"));
        click("layersNone");
        QCOMPARE(m_panel->visibility().hiddenClasses, (QSet<int>{101, 102, 401}));
        QVERIFY(m_panel->visibility().hiddenSubDistricts.isEmpty());
        model().setData(find(QStringLiteral("Lamp")), Qt::Checked, Qt::CheckStateRole);
        click("layersInvert");
        QCOMPARE(m_panel->visibility().hiddenClasses, (QSet<int>{101}));
        click("layersAll");
        QVERIFY(m_panel->visibility().hiddenClasses.isEmpty());
    }

    void keysShowHideAndZoom() {
        QSignalSpy asked(m_panel.get(), &LayerPanel::subDistrictAsked);
        select(QStringLiteral("Huaxi"));
        QTest::keyClick(&tree(), Qt::Key_Z);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toInt(), 12);
        QTest::keyClick(&tree(), Qt::Key_Space);
        QCOMPARE(m_panel->visibility().hiddenSubDistricts, (QSet<int>{12}));
        QTest::keyClick(&tree(), Qt::Key_S);
        QCOMPARE(m_panel->visibility().hiddenSubDistricts, (QSet<int>{0, 11}));
    }

    void aClickOnTheBoxHides() {
        const QModelIndex row = filter().mapFromSource(find(QStringLiteral("Yudong")));
        const QRect place = tree().visualRect(row);
        QVERIFY(place.isValid());
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, place.topLeft() + QPoint(8 + 16 + 4 + 8, place.height() / 2));
        QCOMPARE(m_panel->visibility().hiddenSubDistricts, (QSet<int>{11}));
    }

    void theFilterBoxFindsEverything_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("rows");
        QTest::newRow("Chinese name") << "鱼洞" << QStringList{"Yudong"};
        QTest::newRow("pinyin, any case") << "huaXI" << QStringList{"Huaxi"};
        QTest::newRow("code") << "500113005" << QStringList{"Huaxi"};
        QTest::newRow("class") << "tree" << QStringList{"Tree"};
        QTest::newRow("service line's code") << "s10" << QStringList{"Lighting"};
        QTest::newRow("major class, with its classes") << "utilit" << QStringList{"Lamp", "Manhole"};
        QTest::newRow("base layer") << "网格" << QStringList{"Unit grids"};
        QTest::newRow("two words") << "yu 004" << QStringList{"Yudong"};
        QTest::newRow("nothing") << "xyz" << QStringList{};
    }
    void theFilterBoxFindsEverything() {
        QFETCH(QString, text);
        m_panel->findChild<QLineEdit*>(QStringLiteral("layerFilter"))->setText(text);
        QTEST(leaves(), "rows");
    }

    void aFilterThatFindsNothingSaysSo() {
        auto* filter = m_panel->findChild<QLineEdit*>(QStringLiteral("layerFilter"));
        const auto* nothing = m_panel->findChild<QLabel*>(QStringLiteral("layerFilterNothing"));
        filter->setText(QStringLiteral("zzz"));
        QVERIFY(nothing && !nothing->isHidden() && nothing->text().contains(QStringLiteral("zzz")));
        filter->setText(QStringLiteral("lamp"));
        QVERIFY(nothing->isHidden());
        filter->clear();
        QVERIFY(nothing->isHidden());
    }

    void whatIsHiddenIsRemembered() {
        model().setData(find(QStringLiteral("Lamp")), Qt::Unchecked, Qt::CheckStateRole);
        model().setData(find(QStringLiteral("Unit grids")), Qt::Checked, Qt::CheckStateRole);
        m_panel->setDensity(true);
        const scene::Visibility wanted = m_panel->visibility();
        QVERIFY(wanted.hiddenLayers.isEmpty());
        LayerPanel another(*m_settings);
        another.setLook(*widgets::Look::read(scene::Theme::Dark, 100));
        QSignalSpy changed(&another, &LayerPanel::visibilityChanged);
        another.setCity(smallCity(), layers());
        QCOMPARE(another.visibility(), wanted);
        QCOMPARE(changed.size(), 1);
    }

    void anotherCityStartsWithEverythingButHiddenBaseLayers() {
        scene::Visibility wanted;
        wanted.hiddenLayers = {QStringLiteral("grids")};
        QCOMPARE(m_panel->visibility(), wanted);
    }

    void figuresFollowTheMapAndTheRegistry() {
        std::vector<city::RegistryRow> rows(5);
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] = {{city::Shape::Point, std::int64_t(i + 1)}, {106.5, 29.4}, std::uint16_t(i < 3 ? 101 : 401), 11,
                       1, std::uint16_t(i < 3 ? 7 : 0), city::State(i % 2), {}};
        const city::Registry registry = city::Registry::build(rows, 1);
        std::vector<std::size_t> chunks(registry.chunks().size());
        std::iota(chunks.begin(), chunks.end(), std::size_t(0));
        m_panel->follow(registry, chunks);
        QCOMPARE(figure(QStringLiteral("Yudong"), LayerModel::TotalRole), 5);
        QCOMPARE(figure(QStringLiteral("Utilities"), LayerModel::TotalRole), 3);
        QCOMPARE(figure(QStringLiteral("Company A"), LayerModel::TotalRole), 5);
        city::Registry::Difference difference;
        const city::Registry less = registry.with({}, {{city::Shape::Point, 1}}, 2, &difference);
        m_panel->follow(less, difference.chunks);
        QCOMPARE(figure(QStringLiteral("Utilities"), LayerModel::TotalRole), 2);
        QCOMPARE(figure(QStringLiteral("Lighting"), LayerModel::TotalRole), 2);

        scene::Counts counts;
        counts.byClass = {{101, 2}, {401, 1}};
        counts.bySubDistrict = {{11, 3}};
        counts.byCompany = {{1, 3}};
        m_panel->setCounts(counts);
        QTRY_COMPARE(figure(QStringLiteral("Lighting"), LayerModel::InViewRole), 2);
        QCOMPARE(figure(QStringLiteral("Yudong"), LayerModel::InViewRole), 3);
        QCOMPARE(figure(QStringLiteral("Huaxi"), LayerModel::InViewRole), 0);
        QCOMPARE(figure(QStringLiteral("Company A"), LayerModel::InViewRole), 3);
    }

private:
    LayerModel& model() { return *m_panel->model(); }
    QTreeView& tree() { return *m_panel->findChild<QTreeView*>(QStringLiteral("layerTree")); }
    widgets::LayerFilter& filter() { return *m_panel->findChild<widgets::LayerFilter*>(); }
    QModelIndex find(const QString& name, const QModelIndex& below = {}) {
        for (int row = 0; row < model().rowCount(below); ++row) {
            const QModelIndex index = model().index(row, 0, below);
            if (index.data().toString() == name)
                return index;
            if (const QModelIndex inside = find(name, index); inside.isValid())
                return inside;
        }
        return {};
    }
    Qt::CheckState checkOf(const QString& name) { return Qt::CheckState(find(name).data(Qt::CheckStateRole).toInt()); }
    int figure(const QString& name, int role) { return find(name).data(role).toInt(); }
    void select(const QString& name) {
        const QModelIndex index = filter().mapFromSource(find(name));
        tree().scrollTo(index);
        tree().setCurrentIndex(index);
        tree().setFocus();
    }
    void click(const char* name) {
        QTest::mouseClick(m_panel->findChild<QToolButton*>(QString::fromLatin1(name)), Qt::LeftButton);
    }
    QStringList leaves(const QModelIndex& below = {}) {
        QStringList found;
        for (int row = 0; row < filter().rowCount(below); ++row) {
            const QModelIndex index = filter().index(row, 0, below);
            if (filter().rowCount(index) == 0)
                found << index.data().toString();
            found += leaves(index);
        }
        return found;
    }

    QTemporaryDir m_folder;
    int m_number = 0;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<LayerPanel> m_panel;
};

QTEST_MAIN(LayerPanelTest)
#include "tst_layer_panel.moc"
