// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of the table benchmark. FILE holds a question a line: field, `up` or `down`, expression, with tabs between.
//   pages FILE [OUT]    the milliseconds until each first page is there, each asked as if it were the first question;
//                       OUT receives the keys (ComponentKey::packed) of the pages, a line each
#include "query/listing.h"
#include "serve.h"
#include "store/row_keeper.h"
#include "store/search_index.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>

namespace {

QJsonObject pages(const query::RowsPtr& rows, const QStringList& words) {
    QFile file(words.value(1)), out(words.value(2));
    if (!file.open(QIODevice::ReadOnly) || (words.size() > 2 && !out.open(QIODevice::WriteOnly)))
        return bench::refuse("the questions cannot be read, or the answers not be written");
    QJsonArray times;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.isEmpty())
            continue;
        const QStringList parts = QString::fromUtf8(line).split(QLatin1Char('\t'));
        query::Wish wish;
        wish.where = parts.value(2);
        wish.sort = {query::fieldNamed(parts.value(0)), parts.value(1) == QLatin1String("down")};
        query::Lister lister; // nothing is known yet: not the rows, not the order of texts
        QElapsedTimer timer;
        timer.start();
        const auto expression = query::Expression::parse(wish.where, rows->catalogue());
        if (!expression)
            return bench::refuse("an expression is none");
        wish.expression = *expression;
        const query::ListingPtr listing = lister.first(rows, wish);
        times.append(double(timer.nsecsElapsed()) / 1e6);
        QByteArray text;
        for (std::size_t i = 0; i < std::min(listing->order.size(), query::Lister::page); ++i)
            text += QByteArray::number(qulonglong(rows->keyAt(listing->order[i]).packed())) + ' ';
        if (out.isOpen())
            out.write(text + '\n');
    }
    return {{QStringLiteral("ms"), times}};
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc != 2)
        return bench::fail("table_ours", QStringLiteral("usage: table_ours CITY.sqlite"));
    const QString city = QString::fromLocal8Bit(argv[1]);
    auto index = store::SearchIndex::open(city);
    if (!index)
        return bench::fail("table_ours", index.error().sentence);
    store::RowKeeper keeper(city);
    auto done = index->loadComponents();
    if (done)
        done = keeper.take(index->finder(), std::make_shared<const city::Catalogue>(index->catalogue()));
    if (done)
        done = keeper.loadDetails();
    if (!done)
        return bench::fail("table_ours", done.error().sentence);
    return bench::serve({{"pages", [&](const QStringList& w) { return pages(keeper.rows(), w); }}});
}
