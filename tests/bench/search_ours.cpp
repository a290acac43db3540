// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of the search benchmark. FILE holds a question a line.
//   ask FILE LIMIT      the milliseconds of each question: the first page, counted, ranked, nearest first
//   answers FILE OUT    untimed, a line a question: how many components match, and the sum of their keys
//   modulo 2^64
#include "serve.h"
#include "store/search_index.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>

namespace {

QStringList linesOf(const QString& path) {
    QFile file(path);
    QStringList lines;
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray& line : file.readAll().split('\n'))
            if (!line.isEmpty())
                lines << QString::fromUtf8(line);
    return lines;
}

QJsonObject ask(const store::SearchIndex& index, const QStringList& words) {
    const geo::Point near = index.catalogue().subDistricts.front().seat;
    QJsonArray times;
    for (const QString& line : linesOf(words.value(1))) {
        QElapsedTimer timer;
        timer.start();
        const search::Page page = index.finder().find({line, near, words.value(2).toInt()});
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    return {{QStringLiteral("ms"), times}};
}

QJsonObject answers(const store::SearchIndex& index, const QStringList& words) {
    QFile out(words.value(2));
    if (!out.open(QIODevice::WriteOnly))
        return bench::refuse("the answers cannot be written");
    for (const QString& line : linesOf(words.value(1))) {
        const std::vector<city::ComponentKey> keys = index.finder().components(line);
        quint64 sum = 0;
        for (const city::ComponentKey& key : keys)
            sum += key.packed();
        out.write(QByteArray::number(quint64(keys.size())) + ' ' + QByteArray::number(sum) + '\n');
    }
    return {};
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc != 2)
        return bench::fail("search_ours", QStringLiteral("usage: search_ours CITY.sqlite"));
    auto index = store::SearchIndex::open(QString::fromLocal8Bit(argv[1]));
    if (!index)
        return bench::fail("search_ours", index.error().sentence);
    if (const auto loaded = index->loadComponents(); !loaded)
        return bench::fail("search_ours", loaded.error().sentence);
    return bench::serve({{"ask", [&](const QStringList& w) { return ask(*index, w); }},
                         {"answers", [&](const QStringList& w) { return answers(*index, w); }}});
}
