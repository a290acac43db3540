// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/query_line.h"

#include "../query/made_rows.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using widgets::QueryLine;

namespace {

struct Line {
    QWidget window;
    QueryLine line{&window};
    QLineEdit* text = line.findChild<QLineEdit*>(QStringLiteral("queryText"));
    QSignalSpy asked{&line, &QueryLine::asked}, left{&line, &QueryLine::left};

    Line() {
        line.setCity(made::catalogue());
        line.resize(600, 60);
        window.resize(640, 400);
        window.show();
        text->setFocus();
    }
    QAbstractItemView* popup() const { return line.findChild<QCompleter*>()->popup(); }
    QStringList offered() const {
        QStringList words;
        const auto* model = line.findChild<QCompleter*>()->completionModel();
        for (int row = 0; row < model->rowCount(); ++row)
            words << model->index(row, 0).data().toString();
        return words;
    }
};

} // namespace

class QueryLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatHoldsTogetherIsAskedOnce() {
        Line l;
        QTest::keyClicks(l.text, QStringLiteral("class = 0137"));
        QTRY_COMPARE(l.asked.size(), 1);
        QCOMPARE(l.asked[0][0].toString(), QStringLiteral("class = 0137"));
        QTest::keyClick(l.text, Qt::Key_Return);
        QCOMPARE(l.asked.size(), 1);
        QCOMPARE(l.left.size(), 1); // on to the rows
    }

    void aMistakeIsToldBelowAndNothingIsAsked() {
        Line l;
        l.line.setText(QStringLiteral("class = 路灯"));
        QCOMPARE(l.asked.size(), 1);
        l.line.setText(QStringLiteral("class = 路等 and state = 破损"));
        QCOMPARE(l.asked.size(), 1);
        QVERIFY(!l.line.mistake()->isHidden());
        QVERIFY2(l.line.mistake()->text().contains(QStringLiteral("路等")), qPrintable(l.line.mistake()->text()));
        QCOMPARE(l.line.text(), QStringLiteral("class = 路等 and state = 破损")); // marked, not changed
        QTest::keyClick(l.text, Qt::Key_Return);
        QVERIFY(l.left.empty());
        l.line.setText(QString());
        QVERIFY(l.line.mistake()->isHidden());
        QCOMPARE(l.asked.size(), 2); // everything again
    }

    void whatIsOnlyNotFinishedIsNoAlarm() {
        Line l;
        l.line.setText(QStringLiteral("class ="));
        QCOMPARE(l.line.mistake()->property("role").toString(), QStringLiteral("caption"));
        l.line.setText(QStringLiteral("clazz = 路灯"));
        QCOMPARE(l.line.mistake()->property("role").toString(), QStringLiteral("mistake"));
    }

    void wordsAreOfferedAndPutIn() {
        Line l;
        QTest::keyClicks(l.text, QStringLiteral("st"));
        QVERIFY(l.popup()->isVisible());
        QVERIFY2(l.offered().contains(QStringLiteral("state")), qPrintable(l.offered().join(u' ')));
        Q_EMIT l.line.findChild<QCompleter*>()->activated(QStringLiteral("state"));
        QCOMPARE(l.line.text(), QStringLiteral("state "));
        QVERIFY2(l.offered().contains(QStringLiteral("!=")), qPrintable(l.offered().join(u' ')));
    }

    void whatIsComposedIsNotDisturbed() {
        Line l;
        QTest::keyClicks(l.text, QStringLiteral("clazz = "));
        QInputMethodEvent composing(QStringLiteral("lu deng"), {});
        QCoreApplication::sendEvent(l.text, &composing);
        const auto cursor = [&] { return l.text->inputMethodQuery(Qt::ImCursorRectangle).toRect(); };
        const int behind = cursor().left(); // of what is composed
        QTRY_VERIFY(!l.line.mistake()->isHidden()); // the mistake before it is told
        QCOMPARE(cursor().left(), behind);
        QInputMethodEvent done;
        done.setCommitString(QStringLiteral("路灯"));
        QCoreApplication::sendEvent(l.text, &done);
        QCOMPARE(l.line.text(), QStringLiteral("clazz = 路灯"));
    }

    void returnGoesOnWhileWordsAreOffered() {
        Line l;
        l.line.setText(QStringLiteral("state = Intact"));
        l.text->setCursorPosition(3);
        QTest::keyClick(l.text, Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(l.popup()->isVisible());
        QTest::keyClick(l.popup(), Qt::Key_Return); // nothing was chosen there
        QVERIFY(!l.popup()->isVisible());
        QCOMPARE(l.left.size(), 1);
        QCOMPARE(l.line.text(), QStringLiteral("state = Intact"));

        l.text->clear();
        QTest::keyClicks(l.text, QStringLiteral("sta"));
        QTest::keyClick(l.popup(), Qt::Key_Down);
        QTest::keyClick(l.popup(), Qt::Key_Return);
        QCOMPARE(l.line.text(), QStringLiteral("state "));
        QCOMPARE(l.left.size(), 1);
    }

    void anEmptyLineOffersItsFieldsWhenAsked() {
        Line l;
        QVERIFY(!l.popup()->isVisible());
        QTest::keyClick(l.text, Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(l.popup()->isVisible());
        QVERIFY(l.offered().size() > 5);
        QTest::keyClick(l.text, Qt::Key_Escape);
    }

    void aClosedCityEmptiesTheLine() {
        Line l;
        l.line.setText(QStringLiteral("class = 路等"));
        l.line.setCity(nullptr);
        QVERIFY(l.line.text().isEmpty() && l.line.mistake()->isHidden());
    }
};

QTEST_MAIN(QueryLineTest)
#include "tst_query_line.moc"
