// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/field_description.h"

#include <QTest>
#include <set>

using city::Component;
using city::Field;
using city::FieldDescription;

class TestFieldDescription : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsDescribedOnce() {
        std::set<Field> seen;
        for (const FieldDescription& description : city::fieldDescriptions())
            QVERIFY(seen.insert(description.field).second);
        QCOMPARE(int(seen.size()), city::fieldCount);
    }

    void textsAndDatesComeBackAsTheyWereWritten() {
        for (const FieldDescription& description : city::fieldDescriptions()) {
            const bool isDate = description.kind == FieldDescription::Kind::Date;
            if (!isDate && description.kind != FieldDescription::Kind::Text &&
                description.kind != FieldDescription::Kind::LongText)
                continue;
            const QString written = isDate ? QStringLiteral("2026-03-09") : QStringLiteral("written");
            Component component;
            QVERIFY(city::setText(component, description.field, written));
            QCOMPARE(city::textOf(component, description.field), written);
        }
    }

    void whatIsNoDateIsRefused() {
        Component component;
        for (const char* wrong : {"2026-02-30", "09.03.2026", "yesterday", "2026-3"})
            QVERIFY2(!city::setText(component, Field::Surveyed, QString::fromLatin1(wrong)), wrong);
        QVERIFY(city::setText(component, Field::Changed, QStringLiteral("  ")));
        QVERIFY(!component.changed.isValid());
    }

    void choicesComeBackAsTheyWereChosen() {
        city::Catalogue catalogue;
        city::ComponentClass lamp, bed;
        lamp.id = 1;
        bed.id = 2;
        bed.shape = city::Shape::Polygon;
        catalogue.classes = {lamp, bed};
        catalogue.departments = {{5, QStringLiteral("D5"), QStringLiteral("路灯所"), QStringLiteral("Lamps"), 0}};
        catalogue.index();
        for (const FieldDescription& description : city::fieldDescriptions()) {
            if (description.kind != FieldDescription::Kind::Choice)
                continue;
            const auto choices = city::choicesOf(description.field, city::Shape::Point, catalogue, false);
            QVERIFY(!choices.empty());
            Component component;
            city::setChoice(component, description.field, choices.back().value);
            QCOMPARE(city::choiceOf(component, description.field), choices.back().value);
        }
        QCOMPARE(city::choicesOf(Field::Class, city::Shape::Point, catalogue, true).size(), 1u); // its own shape
        QCOMPARE(city::choicesOf(Field::Owner, city::Shape::Point, catalogue, true).back().name, QStringLiteral("路灯所"));
    }

    /// A code that is written anew is judged anew.
    void aNewCodeForgetsTheOldFault() {
        Component component;
        component.code = QStringLiteral("raw");
        component.codeFault = QStringLiteral("too short");
        QVERIFY(city::setText(component, Field::Code, QStringLiteral("raw")));
        QVERIFY(!component.codeFault.isEmpty());
        QVERIFY(city::setText(component, Field::Code, QStringLiteral("5001130137000003")));
        QVERIFY(component.codeFault.isEmpty());
    }

    void requiredFieldsThatAreEmptyAreNamed() {
        std::set<Field> missing;
        for (const city::FieldFault& fault : city::missingFields({}))
            missing.insert(fault.field);
        QCOMPARE(missing, (std::set{Field::Class, Field::Name, Field::Surveyed, Field::Geometry}));
    }
};

QTEST_GUILESS_MAIN(TestFieldDescription)
#include "tst_field_description.moc"
