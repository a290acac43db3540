// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sign_in_box.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using widgets::SignInBox;

namespace {

struct Box {
    QWidget map;
    SignInBox box{&map};
    QSignalSpy asked{&box, &SignInBox::asked};

    explicit Box(const SignInBox::Accounts& accounts) {
        map.resize(800, 600);
        map.show();
        box.open(accounts);
    }
    QLineEdit* line(const char* name) { return box.findChild<QLineEdit*>(QString::fromLatin1(name)); }
    QPushButton* go() { return box.findChild<QPushButton*>(QStringLiteral("signInGo")); }
    QLabel* fault() { return box.findChild<QLabel*>(QStringLiteral("signInFault")); }
};

} // namespace

class SignInBoxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNameAndAPhraseAreAskedFor() {
        Box b({true, {}, {}});
        QVERIFY(b.line("signInPhrase")->echoMode() == QLineEdit::Password);
        QVERIFY(!b.line("signInAgain")->isVisible());
        QTest::keyClick(b.line("signInName"), Qt::Key_Return);
        QVERIFY(b.asked.isEmpty() && b.fault()->isVisible());
        QTest::keyClicks(b.line("signInName"), QStringLiteral(" wang "));
        QTest::keyClicks(b.line("signInPhrase"), QStringLiteral("a phrase"));
        QTest::keyClick(b.line("signInPhrase"), Qt::Key_Return);
        QCOMPARE(b.asked.count(), 1);
        QCOMPARE(b.asked[0][0].toString(), QStringLiteral("wang"));
        QCOMPARE(b.asked[0][1].toString(), QStringLiteral("a phrase"));
        QVERIFY(!b.go()->isEnabled()); // until it is answered
        b.box.showFault({city::FaultKind::Forbidden, QStringLiteral("wrong"), {}});
        QVERIFY(b.go()->isEnabled());
        QCOMPARE(b.fault()->text(), QStringLiteral("wrong"));
    }

    void theFirstAdministratorTypesThePhraseTwice() {
        Box b({false, {}, {}});
        QVERIFY(b.box.isFirst() && b.line("signInAgain")->isVisible());
        QTest::keyClicks(b.line("signInName"), QStringLiteral("first"));
        QTest::keyClicks(b.line("signInPhrase"), QStringLiteral("a phrase"));
        QTest::keyClicks(b.line("signInAgain"), QStringLiteral("another"));
        QTest::mouseClick(b.go(), Qt::LeftButton);
        QVERIFY(b.asked.isEmpty() && b.fault()->isVisible());
        b.line("signInAgain")->setText(QStringLiteral("a phrase"));
        QTest::mouseClick(b.go(), Qt::LeftButton);
        QCOMPARE(b.asked.count(), 1);
    }

    void aDemoAccountIsOneClick() {
        Box b({true, {QStringLiteral("supervisor"), QStringLiteral("auditor")}, QStringLiteral("known")});
        QTest::mouseClick(b.box.findChild<QPushButton*>(QStringLiteral("signInDemo_auditor")), Qt::LeftButton);
        QCOMPARE(b.asked.count(), 1);
        QCOMPARE(b.asked[0][0].toString(), QStringLiteral("auditor"));
        QCOMPARE(b.asked[0][1].toString(), QStringLiteral("known"));
    }

    void closingForgetsWhatWasTyped() {
        Box b({true, {}, {}});
        b.line("signInPhrase")->setText(QStringLiteral("secret"));
        QTest::keyClick(b.line("signInName"), Qt::Key_Escape);
        QVERIFY(!b.box.isVisible());
        QVERIFY(b.line("signInPhrase")->text().isEmpty());
    }
};

QTEST_MAIN(SignInBoxTest)
#include "tst_sign_in_box.moc"
