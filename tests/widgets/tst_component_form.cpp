// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/component_form.h"

#include "../scene/corner.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using city::Component;
using city::Field;
using widgets::ComponentForm;

namespace {

const QDate today(2026, 3, 9);

Component lamp() {
    Component c;
    c.key = {city::Shape::Point, 3};
    c.revision = 4;
    c.classId = 1;
    c.name = QStringLiteral("路灯");
    c.surveyed = QDate(2024, 5, 17);
    c.subDistrict = 1;
    c.parts = {{{106.54, 29.38}}};
    return c;
}

/// A form on the corner's catalogue, and what it submitted last.
struct Form : ComponentForm {
    city::Patch patch;
    QString reason;
    int submissions = 0;
    std::optional<std::optional<city::ComponentKey>> closedWith;

    Form() {
        setCity(corner::catalogue());
        resize(380, 900);
        show();
        connect(this, &ComponentForm::submitted, this, [this](const city::Patch& made, const QString& why) {
            patch = made;
            reason = why;
            ++submissions;
        });
        connect(this, &ComponentForm::closed, this, [this](std::optional<city::ComponentKey> key) { closedWith = key; });
    }
    template <typename W> W* editor(Field field) {
        return findChild<W*>(QStringLiteral("fieldEditor%1").arg(int(field)));
    }
    widgets::FieldEditor* row(Field field) {
        return findChild<widgets::FieldEditor*>(QStringLiteral("field%1").arg(int(field)));
    }
    QString message() { return findChild<QLabel*>(QStringLiteral("formMessage"))->text(); }
    void type(Field field, const QString& text) {
        auto* line = editor<QLineEdit>(field);
        line->setText(text);
        Q_EMIT line->textEdited(text);
    }
};

} // namespace

class ComponentFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasChangedIsSubmittedAndNothingElse() {
        Form form;
        form.edit(lamp(), today);
        QVERIFY(form.isOpen() && !form.isChanged());
        form.type(Field::Address, QStringLiteral("  龙洲大道  12号 "));
        form.editor<QPlainTextEdit>(Field::Note)->setPlainText(QStringLiteral("two\nlines"));
        form.findChild<QLineEdit*>(QStringLiteral("formReason"))->setText(QStringLiteral("seen on patrol"));
        QVERIFY(form.isChanged());
        form.submit();
        QCOMPARE(form.submissions, 1);
        QCOMPARE(form.reason, QStringLiteral("seen on patrol"));
        QCOMPARE(form.patch.fields(), (std::vector{Field::Address, Field::Note}));
        QCOMPARE(form.patch.after.address, QStringLiteral("龙洲大道 12号"));
        QCOMPARE(form.patch.after.note, QStringLiteral("two\nlines"));
        QCOMPARE(form.patch.baseRevision, std::int64_t(4));
        QVERIFY(form.isBusy());
        form.answer(store::Receipt{lamp().key, 5, 17});
        QVERIFY(!form.isOpen());
        QVERIFY(form.closedWith && *form.closedWith == std::optional(lamp().key));
    }

    void nothingChangedIsNotSubmitted() {
        Form form;
        form.edit(lamp(), today);
        form.submit();
        QCOMPARE(form.submissions, 0);
        QVERIFY(!form.message().isEmpty());
    }

    void everyFaultStandsBesideItsFieldAtOnce() {
        Form form;
        form.edit(lamp(), today);
        form.type(Field::Name, {});
        form.type(Field::Surveyed, QStringLiteral("2026-02-30"));
        form.type(Field::Code, QStringLiteral("12"));
        form.editor<QComboBox>(Field::Class)->setEditText(QStringLiteral("no such class"));
        form.submit();
        QCOMPARE(form.submissions, 0);
        for (const Field field : {Field::Name, Field::Surveyed, Field::Code, Field::Class})
            QVERIFY2(form.row(field)->hasFault(), qPrintable(city::fieldName(field)));
        QVERIFY(!form.row(Field::Note)->hasFault());
        QVERIFY(form.isOpen());
    }

    void aNewOneNeedsAPlaceAndItsFields() {
        Form form;
        form.add(city::Shape::Point, today);
        form.submit();
        QCOMPARE(form.submissions, 0);
        QVERIFY(form.row(Field::Geometry)->hasFault() && form.row(Field::Name)->hasFault());
        QSignalSpy asked(&form, &ComponentForm::placeAsked);
        QTest::mouseClick(form.findChild<QPushButton*>(QStringLiteral("fieldSetPlace")), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        form.setPlace({{{106.54, 29.38}}});
        auto* classes = form.editor<QComboBox>(Field::Class);
        classes->setCurrentIndex(classes->findData(2));
        form.type(Field::Name, QStringLiteral("黄葛树"));
        form.submit();
        QCOMPARE(form.submissions, 1);
        QVERIFY(form.patch.kind == city::Patch::Kind::Insert);
        QCOMPARE(form.patch.after.classId, 2);
        QCOMPARE(form.patch.after.surveyed, today);
    }

    void aConflictIsMergedAndShownFieldByField() {
        Form form;
        form.edit(lamp(), today);
        form.type(Field::Name, QStringLiteral("mine"));
        form.type(Field::Address, QStringLiteral("my address"));
        form.submit();
        Component theirs = lamp();
        theirs.revision = 5;
        theirs.name = QStringLiteral("theirs");
        theirs.note = QStringLiteral("their note");
        form.answer(tl::unexpected(store::Refusal{{city::FaultKind::Conflict, QStringLiteral("moved"), {}}, {}, theirs}));
        QVERIFY(form.isOpen() && !form.isBusy());
        QCOMPARE(form.editor<QLineEdit>(Field::Name)->text(), QStringLiteral("mine"));
        QCOMPARE(form.editor<QPlainTextEdit>(Field::Note)->toPlainText(), QStringLiteral("their note"));
        auto* other = form.row(Field::Name)->findChild<QPushButton*>(QStringLiteral("fieldOther"));
        QVERIFY(other->isVisible() && other->text().contains(QStringLiteral("theirs")));
        QVERIFY(!form.row(Field::Address)->hasFault());
        QTest::mouseClick(other, Qt::LeftButton);
        QCOMPARE(form.editor<QLineEdit>(Field::Name)->text(), QStringLiteral("theirs"));
        form.submit();
        QCOMPARE(form.submissions, 2);
        QCOMPARE(form.patch.fields(), (std::vector{Field::Address})); // nothing of theirs is undone
        QCOMPARE(form.patch.baseRevision, std::int64_t(5));
    }

    void aRowThatIsGoneIsTold() {
        Form form;
        form.edit(lamp(), today);
        form.type(Field::Name, QStringLiteral("mine"));
        form.submit();
        form.answer(tl::unexpected(store::Refusal{{city::FaultKind::Conflict, QStringLiteral("gone"), {}}, {}, {}}));
        QVERIFY(form.isOpen());
        QVERIFY(!form.message().isEmpty());
        QCOMPARE(form.editor<QLineEdit>(Field::Name)->text(), QStringLiteral("mine"));
    }

    void retiringMarksTheStateAndTheDay() {
        Form form;
        form.edit(lamp(), today);
        QTest::mouseClick(form.findChild<QPushButton*>(QStringLiteral("formRetire")), Qt::LeftButton);
        QCOMPARE(form.submissions, 1);
        QVERIFY(form.patch.kind == city::Patch::Kind::Update);
        QVERIFY(form.patch.after.state == city::State::Abandoned);
        QCOMPARE(form.patch.after.changed, today);
    }

    void keysSaveAndEscapeDoesNotLoseWhatWasTyped() {
        Form form;
        form.edit(lamp(), today);
        form.type(Field::Name, QStringLiteral("typed"));
        QTest::keyClick(&form, Qt::Key_Escape);
        QVERIFY(form.isOpen());
        QTest::keyClick(&form, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(form.submissions, 1);
        form.answer(store::Receipt{lamp().key, 5, 17});
        form.edit(lamp(), today);
        QTest::keyClick(&form, Qt::Key_Escape);
        QVERIFY(!form.isOpen());
    }

    /// Right-to-left marks and control characters would make a record say something else than it shows.
    void controlCharactersAreRefused() {
        Form form;
        form.edit(lamp(), today);
        form.type(Field::Name, QStringLiteral("a\u202Eb"));
        form.submit();
        QCOMPARE(form.submissions, 0);
        QVERIFY(form.row(Field::Name)->hasFault());
    }

    void aTextIsCutAtWhatTheFieldHolds() {
        Form form;
        form.edit(lamp(), today);
        form.editor<QLineEdit>(Field::Name)->setText(QString(1'000'000, QLatin1Char('x')));
        QCOMPARE(form.editor<QLineEdit>(Field::Name)->text().size(), 50);
        form.editor<QPlainTextEdit>(Field::Note)->setPlainText(QString(100'000, QLatin1Char('x')));
        form.submit();
        QCOMPARE(form.submissions, 0);
        QVERIFY(form.row(Field::Note)->hasFault());
    }
};

QTEST_MAIN(ComponentFormTest)
#include "tst_component_form.moc"
