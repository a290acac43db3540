// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/record_editor.h"

#include <QtTest>

namespace {

const city::RecordTables& tables() {
    static const city::RecordTables all = city::readRecordTables().value();
    return all;
}

const city::RecordField& fieldOf(city::RecordField::Kind kind) {
    for (const city::RecordTable& table : tables())
        for (const city::RecordField& field : table.fields)
            if (field.kind == kind)
                return field;
    qFatal("no such field");
}

const std::vector<store::RecordChoice> three{{1, QStringLiteral("One")}, {2, QStringLiteral("Two")}, {3, QStringLiteral("Three")}};

} // namespace

/// One field of a record's form while the rows that it may point to are still being read.
class RecordEditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReferenceIsKeptBeforeItsChoicesAreRead() {
        widgets::RecordEditor editor(&reference, nullptr);
        editor.show(record(2));
        city::Record taken;
        QVERIFY(editor.take(taken));
        QCOMPARE(taken.value(editor.column()).toInt(), 2);
        editor.setChoices(three);
        QCOMPARE(box(editor).currentText(), QStringLiteral("Two"));
    }

    void noReferenceIsTakenBeforeItsChoicesAreRead() {
        widgets::RecordEditor editor(&reference, nullptr);
        editor.show({});
        city::Record taken;
        QVERIFY(editor.take(taken));
        QVERIFY(taken.value(editor.column()).isNull());
    }

    void choicesThatComeAgainLeaveWhatWasChosen() {
        widgets::RecordEditor editor(&reference, nullptr);
        editor.setChoices(three);
        editor.show(record(2));
        box(editor).setCurrentIndex(box(editor).findText(QStringLiteral("Three")));
        editor.setChoices(three);
        QCOMPARE(box(editor).currentText(), QStringLiteral("Three"));
        box(editor).setCurrentIndex(0);
        editor.setChoices(three);
        QCOMPARE(box(editor).currentIndex(), 0);
    }

    void choicesThatComeLateLeaveWhatWasTyped() {
        widgets::RecordEditor editor(&reference, nullptr);
        editor.show(record(2));
        box(editor).setEditText(QStringLiteral("one"));
        city::Record taken;
        QVERIFY(!editor.take(taken));
        QVERIFY(editor.hasFault());
        editor.setChoices(three);
        QVERIFY(editor.take(taken));
        QCOMPARE(taken.value(editor.column()).toInt(), 1);
    }

    void anotherLanguageLeavesWhatWasChosen() {
        const city::RecordField& choice = fieldOf(city::RecordField::Kind::Choice);
        widgets::RecordEditor editor(&choice, nullptr);
        editor.show({});
        box(editor).setCurrentIndex(2);
        editor.retranslate();
        QCOMPARE(box(editor).currentIndex(), 2);
    }

private:
    static QComboBox& box(widgets::RecordEditor& editor) { return *editor.findChild<QComboBox*>(); }
    city::Record record(int row) {
        city::Record made;
        made.values[reference.column] = row;
        return made;
    }

    const city::RecordField& reference = fieldOf(city::RecordField::Kind::Reference);
};

QTEST_MAIN(RecordEditorTest)
#include "tst_record_editor.moc"
