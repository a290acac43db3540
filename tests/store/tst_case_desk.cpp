// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accounts.h"
#include "store/case_desk.h"
#include "store/evidence.h"
#include "support/tiny_city.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

#include <csignal>

using namespace support;
using namespace store;

namespace {

ChangeNote by(const QString& user) {
    ChangeNote note;
    note.user = user;
    return note;
}

template <typename Answer>
auto taken(Answer answer) {
    if (!answer)
        qFatal("%s [%s]", qPrintable(answer.error().fault.sentence), qPrintable(answer.error().fault.detail));
    return std::move(*answer);
}

/// The beginning of a JPEG of this size: enough for a header, no more.
QByteArray jpegOf(int width, int height, int salt = 0) {
    QByteArray bytes("\xff\xd8\xff\xe0\x00\x04xx\xff\xc0\x00\x0b\x08", 13);
    for (const int n : {height, width})
        bytes += QByteArray(1, char(n >> 8)) + QByteArray(1, char(n & 255));
    return bytes + QByteArray("\x01\x01\x11\x00", 4) + QByteArray::number(salt);
}

QString put(const QString& folder, const QString& name, const QByteArray& bytes) {
    QFile file(folder + '/' + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName();
}

/// A story told at a desk, each step by somebody of that role.
class Desk {
public:
    explicit Desk(const TinyCity& tiny) : m_tiny(tiny), m_desk(must(CaseDesk::open(tiny.path()))) {}

    CaseDesk& desk() { return m_desk; }
    work::Order report(geo::Point place = {106.51, 29.37}) {
        NewCase what;
        what.classCode = "0112";
        what.place = place;
        what.description = "树叶";
        m_order = taken(m_desk.report(what, by("acceptor"))).order;
        return m_order;
    }
    NewStep next(const QString& role, const QString& action) {
        NewStep step;
        step.order = m_order.uid;
        step.revision = m_order.revision;
        step.move.action = *m_desk.rules().lifecycle.actionOf(action);
        step.move.role = *m_desk.rules().lifecycle.roleOf(role);
        step.move.opinion = "because";
        step.move.receiver = "wang";
        step.move.filing = action == "file" ? "e-0112-1" : "";
        step.move.department = action == "dispatch" ? 3 : 0;
        step.move.conditionMet = true;
        if (action == "finish" || action == "pass")
            step.photos = {{photo(), work::Proof::Kind::After, m_order.place, {}}};
        return step;
    }
    CaseAnswer tell(const QString& role, const QString& action) {
        auto answer = m_desk.step(next(role, action), by(role));
        if (answer)
            m_order = answer->order;
        return answer;
    }
    void tellAll(const QString& text) {
        for (const QString& word : text.split(' '))
            taken(tell(word.section(':', 0, 0), word.section(':', 1)));
    }
    QString photo() {
        ++m_photos;
        return put(m_tiny.folder(), QStringLiteral("p%1.jpg").arg(m_photos), jpegOf(640, 480, m_photos));
    }
    const work::Order& order() const { return m_order; }

private:
    const TinyCity& m_tiny;
    CaseDesk m_desk;
    work::Order m_order;
    int m_photos = 0;
};
const QString whole =
    "acceptor:accept acceptor:file dispatcher:dispatch department:assign handler:finish department:confirm "
    "acceptor:send_check collector:pass shift_leader:close";

CaseStory storyOf(const TinyCity& tiny, const QString& number) {
    return must(must(CaseReader::open(tiny.path())).story(number));
}

/// What is killed: notes with photos, one after the other, for ever.
int takeSteps(const QString& path, const QString& number) {
    auto desk = must(CaseDesk::open(path));
    for (int i = 0;; ++i) {
        const auto story = must(must(CaseReader::open(path)).story(number));
        NewStep step;
        step.order = story.order.uid;
        step.revision = story.order.revision;
        step.move.action = work::actions::note;
        step.move.role = work::roles::acceptor;
        step.move.opinion = "looked";
        step.photos = {
            {put(QFileInfo(path).absolutePath(), "k.jpg", jpegOf(64, 64, int(story.order.revision))),
             work::Proof::Kind::Near,
             {},
             {}}};
        taken(desk.step(step, by("zhou")));
        if (i == 0)
            puts("begun"), fflush(stdout);
    }
}

} // namespace

class CaseDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCaseFollowsItsPlaceAndClass() {
        const TinyCity tiny;
        auto desk = must(CaseDesk::open(tiny.path()));
        NewCase what;
        what.kind = work::CaseKind::Component;
        what.component = "5001130102000004";
        const auto made = taken(desk.report(what, by("li"))).order;
        QCOMPARE(made.classCode, "0102");
        QCOMPARE(made.subDistrict, 1);
        QCOMPARE(made.unitGrid, "500113003001001");
        QCOMPARE(made.serviceLine, 1);
        QCOMPARE(made.department, 3); // who maintains it
        QCOMPARE(made.company, 1);
        QCOMPARE(made.place, TinyCity::place(4));
        QVERIFY(!made.component.isNull());
        NewCase event;
        event.classCode = "0117"; // dirty green: line S06
        event.place = geo::Point{106.545, 29.37};
        const auto other = taken(desk.report(event, by("li"))).order;
        QCOMPARE(other.subDistrict, 2);
        QCOMPARE(other.company, 1); // responsible there for that line
        QCOMPARE(other.department, 3);
        QCOMPARE(other.number.right(5).toInt(), made.number.right(5).toInt() + 1);
    }

    void aWholeLifeIsKeptWithItsEvidence() {
        const TinyCity tiny;
        Desk desk(tiny);
        const QString number = desk.report().number;
        desk.tellAll(whole);
        const CaseStory story = storyOf(tiny, number);
        QCOMPARE(story.order.state, work::states::closed);
        QCOMPARE(story.steps.size(), std::size_t(10));
        QCOMPARE(story.order.steps, 10);
        QCOMPARE(story.order.revision, 10);
        QCOMPARE(story.evidence.size(), std::size_t(2));
        for (const Evidence& one : story.evidence)
            QVERIFY(evidence::isWhole(tiny.path(), one));
        for (std::size_t i = 0; i < story.steps.size(); ++i)
            QCOMPARE(story.steps[i].number, int(i) + 1);
        QCOMPARE(storyOf(tiny, story.order.uid.text()).order.number, number);
        auto db = must(CityFile::openWriting(tiny.path()));
        QCOMPARE(must(db.number("SELECT count(*) FROM journal WHERE table_name = 'work_order'")), 10);
        QCOMPARE(
            must(db.number("SELECT count(*) FROM journal WHERE table_name = 'work_order' AND user IS NULL")),
            0);
    }

    void stepsAndEvidenceAreOnlyAppendedTo() {
        const TinyCity tiny;
        Desk desk(tiny);
        desk.report();
        desk.tellAll("acceptor:accept acceptor:file dispatcher:dispatch department:assign handler:finish");
        auto db = must(CityFile::openWriting(tiny.path()));
        for (const char* sql : {"UPDATE work_step SET user = 'x'", "DELETE FROM work_step",
                                "UPDATE evidence SET kind = 0", "DELETE FROM evidence"})
            QVERIFY2(!db.execute(sql), sql);
    }

    void twoOperatorsTakeTheSameCaseAndOneIsToldWhoWasFaster() {
        const TinyCity tiny;
        Desk first(tiny);
        first.report();
        const NewStep late = first.next("acceptor", "refuse");
        taken(first.tell("acceptor", "accept"));
        auto second = must(CaseDesk::open(tiny.path()));
        const auto refused = second.step(late, by("zhao"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault.kind, city::FaultKind::Conflict);
        QVERIFY(refused.error().fault.sentence.contains("acceptor"));
        QCOMPARE(refused.error().theirs->state, work::states::accepted);
        QCOMPARE(refused.error().theirStep->action, work::actions::accept);
        QCOMPARE(storyOf(tiny, first.order().number).steps.size(), std::size_t(2));
    }

    void whatCannotBeACaseIsRefusedAndLeavesNothing_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"no class", "no place", "at sea", "not a place", "no component", "a novel"})
            QTest::newRow(what) << QString(what);
    }
    void whatCannotBeACaseIsRefusedAndLeavesNothing() {
        QFETCH(QString, what);
        const TinyCity tiny;
        auto desk = must(CaseDesk::open(tiny.path()));
        NewCase made;
        made.classCode = what == "no class" ? "9999" : "0112";
        made.place = geo::Point{106.51, 29.37};
        if (what == "no place")
            made.place.reset();
        if (what == "at sea")
            made.place = geo::Point{122.5, 30.0};
        if (what == "not a place")
            made.place = geo::Point{400, 29};
        if (what == "no component")
            made.component = "5001130102999999";
        if (what == "a novel")
            made.description = QString(5000, 'x');
        const auto answer = desk.report(made, by("li"));
        QVERIFY(!answer);
        QVERIFY(answer.error().fault.sentence.endsWith('.'));
        QCOMPARE(must(must(CaseReader::open(tiny.path())).cases({})).size(), std::size_t(0));
    }

    void aDepartmentThatWasAbolishedGetsNothing() {
        const TinyCity tiny;
        Desk desk(tiny);
        desk.report();
        desk.tellAll("acceptor:accept acceptor:file");
        must(must(CityFile::openWriting(tiny.path()))
                 .execute("UPDATE department SET closed = 20250101 WHERE id = 3"));
        const auto refused = desk.tell("dispatcher", "dispatch");
        QVERIFY(!refused && refused.error().fault.sentence.contains("closed"));
        QCOMPARE(storyOf(tiny, desk.order().number).order.state, work::states::filed);
    }

    void aConditionOfAnotherClassFilesNothing() {
        const TinyCity tiny;
        Desk desk(tiny);
        desk.report();
        desk.tellAll("acceptor:accept");
        NewStep step = desk.next("acceptor", "file");
        step.move.filing = "e-0501-1";
        QVERIFY(!desk.desk().step(step, by("acceptor")));
    }

    void photosThatAreNoneAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("a script that is called a photo") << QByteArray("#!/bin/sh\nrm -rf /");
        QTest::newRow("a JPEG that ends before its header") << QByteArray("\xff\xd8\xff\xe0\xff\xff", 6);
        QTest::newRow("a JPEG without length") << QByteArray("\xff\xd8\xff\xe0\x00\x00\xff\xc0", 8);
        QTest::newRow("a JPEG of fill bytes") << QByteArray("\xff\xd8") + QByteArray(4096, '\xff');
        QTest::newRow("a JPEG of no size") << jpegOf(0, 0);
        QTest::newRow("a PNG without a head") << QByteArray("\x89PNG\r\n\x1a\n", 8);
        QTest::newRow("an SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>");
    }
    void photosThatAreNoneAreRefused() {
        QFETCH(QByteArray, bytes);
        const TinyCity tiny;
        Desk desk(tiny);
        desk.report();
        desk.tellAll("acceptor:accept acceptor:file dispatcher:dispatch department:assign");
        NewStep step = desk.next("handler", "finish");
        step.photos[0].file = put(tiny.folder(), "bad.jpg", bytes);
        const auto refused = desk.desk().step(step, by("handler"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault.kind, city::FaultKind::Invalid);
        QCOMPARE(storyOf(tiny, desk.order().number).order.state, work::states::handling);
    }

    void aPhotoOf200MegapixelsIsKeptByItsHeader() {
        const TinyCity tiny;
        const auto kept =
            must(evidence::keep(tiny.path(), put(tiny.folder(), "huge.jpg", jpegOf(20'000, 10'000))));
        QCOMPARE(kept.width, 20'000);
        QCOMPARE(kept.height, 10'000);
        QVERIFY(evidence::isWhole(tiny.path(), kept));
    }

    void aFileThatIsTooLargeIsRefused() {
        const TinyCity tiny;
        QVERIFY(!evidence::keep(tiny.path(),
                                put(tiny.folder(), "large.jpg", jpegOf(10, 10) + QByteArray(64 << 20, 'x'))));
    }

    void hostileNamesBecomeHarmless_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("harmless");
        QTest::newRow("folders") << "../../etc/passwd"
                                 << "passwd";
        QTest::newRow("folders of Windows") << "C:\\temp\\a.jpg"
                                            << "a.jpg";
        QTest::newRow("control characters") << "a\n\x1b[31mb\t.jpg"
                                            << "a[31mb.jpg";
        QTest::newRow("right to left") << QStringLiteral("photo\u202Egpj.exe") << "photogpj.exe";
        QTest::newRow("hidden") << "...bashrc"
                                << "bashrc";
        QTest::newRow("nothing") << "/"
                                 << "photo";
        QTest::newRow("Chinese") << "井盖 丢失.jpg"
                                 << "井盖 丢失.jpg";
        QTest::newRow("long") << QString(300, 'x') + ".jpg" << QString(116, 'x') + ".jpg";
    }
    void hostileNamesBecomeHarmless() {
        QFETCH(QString, name);
        QFETCH(QString, harmless);
        QCOMPARE(evidence::harmlessName(name), harmless);
    }

    void aChangedPhotoShows() {
        const TinyCity tiny;
        Desk desk(tiny);
        desk.report();
        desk.tellAll("acceptor:accept acceptor:file dispatcher:dispatch department:assign handler:finish");
        const Evidence one = storyOf(tiny, desk.order().number).evidence.at(0);
        QFile file(evidence::pathOf(tiny.path(), one));
        QVERIFY(file.open(QIODevice::Append) && file.write("x") == 1);
        file.close();
        QVERIFY(!evidence::isWhole(tiny.path(), one));
        must(evidence::keep(tiny.path(),
                            put(tiny.folder(), "again.jpg", jpegOf(640, 480, 1)))); // put right again
        QVERIFY(evidence::isWhole(tiny.path(), one));
    }

    void aSuspendedCaseGoesOnByItselfOnItsDay() {
        const TinyCity tiny;
        Desk desk(tiny);
        desk.report();
        desk.tellAll("acceptor:accept acceptor:file dispatcher:dispatch department:assign");
        NewStep ask = desk.next("department", "ask_suspension");
        ask.move.until = city::EventTime{desk.order().changed.ms + 400};
        taken(desk.desk().step(ask, by("department")));
        NewStep approve = desk.next("dispatcher", "approve_suspension");
        approve.revision += 1;
        taken(desk.desk().step(approve, by("dispatcher")));
        int resumed = 0;
        QTRY_VERIFY((resumed += must(desk.desk().resumeDue())) > 0);
        QCOMPARE(resumed, 1);
        const CaseStory story = storyOf(tiny, desk.order().number);
        QCOMPARE(story.order.state, work::states::handling);
        QCOMPARE(story.steps.back().role, work::roles::system);
        QCOMPARE(must(desk.desk().resumeDue()), 0);
    }

    void similarCasesAreThoseNearByAndRecent() {
        const TinyCity tiny;
        Desk desk(tiny);
        const auto first = desk.report({106.51, 29.37});
        const auto near = desk.report({106.5104, 29.37}); // 39 m
        desk.report({106.5106, 29.37});                   // 58 m
        auto reader = must(CaseReader::open(tiny.path()));
        const auto found = must(reader.similar(first, desk.desk().rules().lifecycle));
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].number, near.number);
        NewStep merge = desk.next("acceptor", "merge");
        merge.order = near.uid;
        merge.target = first.number;
        QCOMPARE(taken(desk.desk().step(merge, by("acceptor"))).order.mergedInto, first.uid);
    }

    void rightsAreThoseOfTheRolesOfTheAccount() {
        const TinyCity tiny;
        auto accounts = must(Accounts::open(tiny.path()));
        must(accounts.createAdministrator("chief", "a long phrase"));
        const auto chief = must(accounts.signIn("chief", "a long phrase"));
        must(accounts.add(chief, "west", "a long phrase", {{"acceptor", 1}}));
        must(accounts.add(chief, "looker", "a long phrase", {{"wall"}}));
        auto desk = must(CaseDesk::open(tiny.path()));
        NewCase what;
        what.classCode = "0112";
        what.place = geo::Point{106.51, 29.37};
        QVERIFY(!desk.report(what, by("li"))); // not signed in
        const auto note = [&](const char* name) {
            ChangeNote made;
            made.login = must(accounts.signIn(name, "a long phrase"));
            return made;
        };
        QVERIFY(!desk.report(what, note("looker")));
        const auto made = taken(desk.report(what, note("west"))).order;
        what.place = geo::Point{106.545, 29.37};
        const auto refused = desk.report(what, note("west")); // another sub-district
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault.kind, city::FaultKind::Forbidden);
        NewStep step;
        step.order = made.uid;
        step.revision = made.revision;
        step.move.action = work::actions::accept;
        step.move.role = work::roles::shiftLeader; // the account is none
        QVERIFY(!desk.step(step, note("west")));
        step.move.role = work::roles::acceptor;
        QVERIFY(desk.step(step, note("west")));
    }

    void filingConditionsOfACityComeAndGo() {
        const TinyCity tiny;
        auto desk = must(CaseDesk::open(tiny.path()));
        auto filing = desk.rules().book.filing;
        QVERIFY(filing.size() >= 120);
        filing.resize(3);
        filing[0].limit = {work::LimitUnit::UrgentHours, 7};
        must(desk.setFiling(filing, by("li")));
        const auto rules = must(must(CaseReader::open(tiny.path())).rules());
        QCOMPARE(rules.book.filing.size(), std::size_t(3));
        QCOMPARE(rules.book.condition(filing[0].id)->limit, filing[0].limit);
    }

    void aKillAtAnyMomentLeavesNoHalfStep() {
        const TinyCity tiny;
        Desk desk(tiny);
        const QString number = desk.report().number;
        QRandomGenerator random(5);
        int kills = 0;
        for (int round = 0; round < 30; ++round) {
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(), {"--steps", tiny.path(), number});
            QVERIFY(process.waitForStarted(30'000));
            QVERIFY(process.waitForReadyRead(support::patience)); // it has begun
            QTest::qSleep(random.bounded(12));
            ::kill(pid_t(process.processId()), SIGKILL);
            QVERIFY(process.waitForFinished(support::patience));
            kills += process.exitStatus() == QProcess::CrashExit;
            const CaseStory story = storyOf(tiny, number);
            QCOMPARE(story.order.steps, int(story.steps.size()));
            QCOMPARE(story.order.revision, std::int64_t(story.steps.size()));
            QCOMPARE(story.steps.back().to, story.order.state);
            std::size_t named = 0;
            for (const work::Step& step : story.steps)
                named += std::size_t(step.evidence);
            QCOMPARE(story.evidence.size(), named);
            for (const Evidence& one : story.evidence)
                QVERIFY(evidence::isWhole(tiny.path(), one));
        }
        QVERIFY(kills > 0);
    }
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc == 4 && qstrcmp(argv[1], "--steps") == 0)
        return takeSteps(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]));
    CaseDeskTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_case_desk.moc"
