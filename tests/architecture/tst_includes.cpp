// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

namespace {

struct Module {
    QString folder;      ///< below the project's root
    QSet<QString> uses;  ///< own modules whose headers it may include
    QRegularExpression forbidden; ///< what it must never include
};

QRegularExpression never(const char* pattern) { return QRegularExpression(QString::fromLatin1(pattern)); }

/// The table of README.md, "Modules and their arrows".
QHash<QString, Module> modules() {
    const char* qt = "^(Q[A-Z]|Qt[A-Z]|q[a-z]+\\.h|qgs|sqlite3|spatialite|gdal|ogr)";
    const char* sql = "^(sqlite3|spatialite|gdal|ogr|QtSql|QSql)";
    const char* qtWidgets = "^(QWidget|QtWidgets|QApplication|QDialog|QMainWindow|QDockWidget)";
    return {
        {"geo", {"data/geo", {}, never(qt)}},
        {"packed", {"data/packed", {}, never(qt)}},
        {"wire", {"layers/wire", {}, never(qt)}},
        {"kernel", {"layers/kernel", {"geo", "packed"}, never(qt)}},
        {"city", {"data/city", {"geo", "packed"}, never("^(sqlite3|spatialite|gdal|ogr|QtSql|QSql|QImage|QPainter|QWidget|QtGui|QtWidgets)")}},
        {"search", {"data/search", {"city", "geo", "packed"}, never("^(sqlite3|spatialite|gdal|ogr|QtSql|QSql|QImage|QPainter|QWidget|QtGui|QtWidgets)")}},
        {"query", {"data/query", {"search", "city", "geo", "packed"}, never("^(sqlite3|spatialite|gdal|ogr|QtSql|QSql|QImage|QPainter|QWidget|QtGui|QtWidgets)")}},
        {"quality", {"data/quality", {"city", "geo", "packed"}, never("^(sqlite3|spatialite|gdal|ogr|QtSql|QSql|QImage|QPainter|QWidget|QtGui|QtWidgets)")}},
        {"work", {"data/work", {"city", "geo", "packed"}, never("^(sqlite3|spatialite|gdal|ogr|QtSql|QSql|QImage|QPainter|QWidget|QtGui|QtWidgets)")}},
        {"route", {"data/route", {"city", "geo", "packed"}, never("^(sqlite3|spatialite|gdal|ogr|QtSql|QSql|QImage|QPainter|QWidget|QtGui|QtWidgets)")}},
        {"score", {"data/score", {"work", "city", "geo", "packed"}, never("^(sqlite3|spatialite|gdal|ogr|QtSql|QSql|QImage|QPainter|QWidget|QtGui|QtWidgets)")}},
        {"store", {"data/store", {"route", "score", "work", "query", "quality", "search", "city", "geo"}, never("^(QImage|QPainter|QWidget|QtGui|QtWidgets)")}},
        {"history", {"data/history", {"store", "city", "geo", "packed"}, never("^(sqlite3|spatialite|gdal|ogr|QImage|QPainter|QWidget|QtGui|QtWidgets)")}},
        {"parcel", {"data/parcel", {}, never(qt)}},
        {"jt808", {"data/jt808", {}, never(qt)}},
        {"feed", {"data/feed", {"jt808", "city", "geo"}, never("^(sqlite3|spatialite|gdal|ogr|QtSql|QSql|QImage|QPainter|QWidget|QtGui|QtWidgets)")}},
        {"traffic", {"data/traffic", {"jt808", "geo"}, never(qt)}},
        {"importer", {"data/importer", {"parcel"}, never("^(Q[A-Z]|Qt[A-Z]|q[a-z]+\\.h|sqlite3|spatialite)")}},
        {"exchange", {"data/exchange", {"parcel", "store", "quality", "city", "geo"}, never("^(sqlite3|spatialite|gdal|ogr|QImage|QPainter|QWidget|QtGui|QtWidgets)")}},
        {"demo", {"data/demo", {"score", "work", "store", "city", "geo"}, never("^(sqlite3|spatialite|QImage|QPainter|QWidget|QtGui|QtWidgets)")}},
        {"scene", {"layers/scene", {"wire", "kernel", "feed", "work", "city", "geo", "packed"}, never((std::string(sql) + "|" + qtWidgets).c_str())}},
        {"engine", {"layers/engine", {"wire"}, never("^(sqlite3|spatialite)")}},
        {"widgets", {"widgets", {"scene", "feed", "exchange", "store", "route", "score", "work", "query", "quality", "search", "city", "geo"}, never(sql)}},
        {"app", {"app", {"widgets", "scene", "kernel", "history", "feed", "traffic", "jt808", "exchange", "store", "route", "score", "work", "query", "quality", "search", "demo", "city", "geo"}, never(sql)}},
    };
}

struct Include {
    QString file;
    int line;
    QString target;
};

QList<Include> includesBelow(const QString& folder) {
    static const QRegularExpression pattern("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
    QList<Include> found;
    QDirIterator it(folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        int number = 0;
        while (!file.atEnd()) {
            ++number;
            const auto match = pattern.match(QString::fromUtf8(file.readLine()));
            if (match.hasMatch())
                found.append({file.fileName(), number, match.captured(1)});
        }
    }
    return found;
}

} // namespace

/// Reads every include of the tree: the link graph is the table, and nothing else.
class IncludesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyModuleHasSources_data() { rows(); }
    void everyModuleHasSources() {
        QFETCH(QString, name);
        QVERIFY(!includesBelow(root() + '/' + modules().value(name).folder).isEmpty());
    }

    void onlyTheArrowsOfTheTableExist_data() { rows(); }
    void onlyTheArrowsOfTheTableExist() {
        QFETCH(QString, name);
        const auto all = modules();
        const Module& module = all[name];
        QStringList broken;
        for (const Include& include : includesBelow(root() + '/' + module.folder)) {
            const QString first = include.target.section('/', 0, 0);
            const bool ours = include.target.contains('/') && all.contains(first);
            const bool allowed = !ours || first == name || module.uses.contains(first);
            if (!allowed || include.target.contains(module.forbidden))
                broken << QStringLiteral("%1:%2 includes %3").arg(include.file).arg(include.line).arg(include.target);
        }
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join('\n')));
    }

    void noModuleIncludesInACircle() {
        const auto all = modules();
        for (auto it = all.begin(); it != all.end(); ++it)
            for (const QString& used : it->uses)
                QVERIFY2(!all[used].uses.contains(it.key()), qPrintable(it.key() + " <-> " + used));
    }

private:
    static QString root() { return QDir(QStringLiteral(XIUHUA_TESTS "/..")).canonicalPath(); }
    static void rows() {
        QTest::addColumn<QString>("name");
        const QStringList names = modules().keys();
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
};

QTEST_GUILESS_MAIN(IncludesTest)
#include "tst_includes.moc"
