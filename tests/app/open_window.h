// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/command_center.h"
#include "support/tiny_city.h"

#include <QAbstractButton>
#include <QTemporaryDir>
#include <QtTest>

/// The real window on a small city, on the offscreen platform.
class OpenWindow {
protected:

    /// A new city, opened.
    void openTiny(const QString& language) {
        m_city = std::make_unique<support::TinyCity>();
        open(language);
    }
    /// The city once more, as after a restart of the program.
    void open(const QString& language) {
        app::Arguments arguments;
        arguments.city = m_city->path();
        arguments.language = language;
        arguments.theme = scene::Theme::Dark;
        arguments.textSize = 100;
        arguments.size = {1280, 800};
        arguments.screenshot = QStringLiteral("fixed size, as for a picture");
        m_center = std::make_unique<app::CommandCenter>(
            arguments, m_folder.filePath(QStringLiteral("%1.ini").arg(++m_number)));
        QVERIFY(m_center->start());
        QTRY_VERIFY(m_center->isLoaded());
        QTRY_VERIFY(scene().counts().total > 0);
    }
    void close() {
        m_center.reset();
        m_city.reset();
    }

    app::MainWindow& window() { return m_center->window(); }
    scene::MapScene& scene() { return m_center->scene(); }
    widgets::MapView& map() { return window().map(); }
    widgets::ComponentCard& card() { return window().card(); }
    template <typename W> W* find(const char* name) { return window().findChild<W*>(QString::fromLatin1(name)); }
    QAbstractButton* button(const char* name) { return find<QAbstractButton>(name); }
    QString valueOf(const char* standard) {
        for (const auto& field : card().fields())
            if (field.standard == QLatin1String(standard))
                return field.value;
        return {};
    }
    /// Brings a place close to the middle; where it is on the map then.
    QPoint bring(geo::Point place) {
        scene::View view = scene().view();
        view.setCenter(view.toMap(place));
        view.setMetresPerPixel(0.2);
        scene().setView(view);
        return scene().view().toScreen(scene().view().toMap(place)).toPoint();
    }
    void clickOn(geo::Point place) {
        const QPoint at = bring(place);
        QTRY_VERIFY(!scene().pick(at).empty());
        QTest::mouseClick(&map(), Qt::LeftButton, {}, at);
    }
    /// Another program's change.
    void change(const char* sql) {
        auto db = support::must(store::CityFile::openWriting(m_city->path()));
        support::must(db.execute(sql));
    }

    QTemporaryDir m_folder;
    int m_number = 0;
    std::unique_ptr<support::TinyCity> m_city;
    std::unique_ptr<app::CommandCenter> m_center;
};
