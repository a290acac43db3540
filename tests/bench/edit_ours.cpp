// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of the benchmark of edits. It changes the city that it is given.
//   full         every rule over every component: milliseconds to read the rows and to judge them, and the findings
//   one COUNT    edits of single components, then what each touches judged again: the milliseconds of each
//   same         0 where the findings kept true through `one` are not those of a new full run
//   bulk COUNT   so many points are moved and get a note as one batch, and the search index follows: the milliseconds of both,
//                and the longest time that the write lock was held
//   save COUNT   edits of single components until each is durable: the milliseconds of each
#include "login.h"
#include "quality/ledger.h"
#include "serve.h"
#include "store/bulk.h"
#include "store/quality_rows.h"
#include "store/search_index.h"
#include "store/writer.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>

#include <optional>
#include <random>

namespace {

const QDate today(2026, 1, 15);

struct Bench {
    QString path;
    store::ChangeNote note;
    std::optional<quality::Ledger> ledger;
    std::mt19937 random{20260115};

    QJsonObject full() {
        auto rules = quality::Rules::read();
        if (!rules) return bench::refuse("no rules");
        QElapsedTimer timer;
        timer.start();
        auto view = store::readQuality(path);
        if (!view) return bench::refuse("the rows cannot be read");
        const double read = double(timer.nsecsElapsed()) / 1e6;
        ledger.emplace(std::move(*rules), view->ground, std::move(view->rows), today);
        const double all = double(timer.nsecsElapsed()) / 1e6;
        return {{"ms", all}, {"read_ms", read}, {"components", qint64(ledger->size())}, {"findings", qint64(ledger->findings().size())}};
    }

    /// Some component with a small change: moved by metres, renamed, reclassified by turns.
    std::optional<city::Patch> draw(store::Reader& reader, int turn, std::int64_t last) {
        const auto key = city::ComponentKey{city::Shape::Point, 1 + std::int64_t(random() % std::uint64_t(last))};
        const auto before = reader.component(key);
        if (!before || !*before) return std::nullopt;
        city::Component after = **before;
        if (turn % 3 == 0 && !after.parts.empty()) after.parts[0][0].lon += 2e-5;
        else if (turn % 3 == 1) after.note = QStringLiteral("%1").arg(turn);
        else after.state = after.state == city::State::Intact ? city::State::Damaged : city::State::Intact;
        return city::Patch::update(**before, after);
    }

    template <typename Each>
    QJsonObject edits(int count, Each each) {
        auto reader = store::Reader::open(path);
        if (!reader) return bench::refuse("the city cannot be read");
        const auto last = reader->database().number("SELECT max(id) FROM component_point");
        store::Writer writer(path);
        QJsonArray times;
        for (int i = 0; i < count; ++i) {
            const auto patch = draw(*reader, i, last.value_or(1));
            if (!patch) continue;
            const double ms = each(*reader, writer, *patch);
            if (ms < 0) return bench::refuse("an edit failed");
            if (i > 0) times.append(ms); // the first one opens the city
        }
        return {{"ms", times}};
    }

    QJsonObject save(int count) {
        return edits(count, [this](store::Reader&, store::Writer& writer, const city::Patch& patch) {
            QElapsedTimer timer;
            timer.start();
            const auto answer = writer.submit(patch, note).get();
            if (!answer) qWarning("%s", qPrintable(answer.error().fault.sentence));
            return answer ? double(timer.nsecsElapsed()) / 1e6 : -1.0;
        });
    }

    QJsonObject one(int count) {
        if (!ledger) return bench::refuse("full comes first");
        return edits(count, [this](store::Reader& reader, store::Writer& writer, const city::Patch& patch) {
            if (!writer.submit(patch, note).get()) return -1.0;
            QElapsedTimer timer;
            timer.start();
            std::vector<std::uint64_t> gone;
            const auto rows = store::readFacts(reader.database(), {patch.key}, gone);
            if (!rows) return -1.0;
            ledger->apply(*rows, gone);
            return double(timer.nsecsElapsed()) / 1e6;
        });
    }

    QJsonObject bulk(int count) {
        auto index = store::SearchIndex::open(path);
        if (!index || !index->loadComponents()) return bench::refuse("the city cannot be searched");
        std::vector<std::uint64_t> keys;
        for (int row = 1; row <= count; ++row) keys.push_back(city::ComponentKey{city::Shape::Point, row}.packed());
        store::bulk::Wish wish;
        wish.east = 1.5;
        wish.fields.push_back({city::Field::Note, 0, QStringLiteral("bench"), {}});
        QElapsedTimer timer;
        timer.start();
        const auto outcome = store::bulk::apply(path, city::Selection::of(std::move(keys)), wish, note, store::bulk::Faults::Skip);
        if (!outcome) return bench::refuse(outcome.error().sentence.toUtf8().constData());
        const double applied = double(timer.nsecsElapsed()) / 1e6;
        if (!index->follow()) return bench::refuse("the search index does not follow");
        return {{"ms", double(timer.nsecsElapsed()) / 1e6}, {"apply_ms", applied}, {"rows", qint64(outcome->changed)}, {"lock_ms", outcome->pace.longestMs}};
    }

    QJsonObject same() {
        if (!ledger) return bench::refuse("full comes first");
        const auto kept = ledger->findings();
        const QJsonObject fresh = full();
        return {{"same", int(fresh.contains(QStringLiteral("ms")) && kept == ledger->findings())}};
    }
};

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc != 2) return bench::fail("edit_ours", QStringLiteral("usage: edit_ours CITY.sqlite"));
    const QString path = QString::fromLocal8Bit(argv[1]);
    Bench bench{path, bench::noteFor(path), {}};
    return bench::serve({{"full", [&](const QStringList&) { return bench.full(); }},
                         {"one", [&](const QStringList& w) { return bench.one(w.value(1).toInt()); }},
                         {"same", [&](const QStringList&) { return bench.same(); }},
                         {"bulk", [&](const QStringList& w) { return bench.bulk(w.value(1).toInt()); }},
                         {"save", [&](const QStringList& w) { return bench.save(w.value(1).toInt()); }}});
}
