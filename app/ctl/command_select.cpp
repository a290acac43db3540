// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "exchange/neutral.h"
#include "query/order.h"
#include "query/statistics.h"
#include "selecting.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace app {

namespace {

constexpr std::size_t usualLimit = 20;

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

struct Call {
    QString city, csv;
    Selecting selecting;
    query::SortBy sort;
    std::optional<std::size_t> limit;
    bool count = false, statistics = false, json = false, replace = false;
};

/// The sentence that refuses the call.
tl::expected<Call, QString> parse(Arguments words) {
    Call call;
    auto selecting = Selecting::take(words);
    if (!selecting)
        return tl::unexpected(selecting.error());
    call.selecting = *selecting;
    call.count = words.flag("--count");
    call.statistics = words.flag("--statistics");
    call.json = words.flag("--json");
    call.replace = words.flag("--force");
    call.sort.isDescending = words.flag("--descending");
    call.csv = words.option("--csv").value_or(QString());
    if (const auto field = words.option("--sort")) {
        call.sort.field = query::fieldNamed(*field);
        if (!call.sort.field)
            return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no field %1 to sort by.")).arg(*field));
    }
    if (const auto limit = words.option("--limit")) {
        bool isNumber = false;
        call.limit = limit->toULong(&isNumber);
        if (!isNumber || *call.limit < 1)
            return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "--limit takes a number from 1.")));
    }
    if (!words.unknown().isEmpty())
        return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().size() != 1)
        return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    call.city = words.rest().front();
    return call;
}

QJsonObject json(const query::Rows& rows, query::Row row) {
    QJsonObject object;
    for (const query::FieldTraits& field : query::fields()) {
        const QString text = rows.text(field.field, row, true);
        if (text.isEmpty())
            continue;
        object.insert(QLatin1String(field.name), field.sort == query::Sort::Number ? QJsonValue(text.toDouble()) : QJsonValue(text));
    }
    return object;
}

QJsonArray json(const std::vector<query::Statistics::Count>& counts, query::Field field, const city::Catalogue& catalogue) {
    QJsonArray array;
    const auto choices = query::choicesOf(field, catalogue);
    for (const auto& [id, count] : counts) {
        const auto at = std::find_if(choices.begin(), choices.end(), [id = id](const query::Choice& choice) { return choice.id == id; });
        array.append(QJsonObject{{QStringLiteral("value"), at == choices.end() ? QString() : at->name}, {QStringLiteral("count"), qint64(count)}});
    }
    return array;
}

QJsonObject json(const query::Statistics& statistics, const city::Catalogue& catalogue) {
    using query::Field;
    return {{QStringLiteral("count"), qint64(statistics.count)},
            {QStringLiteral("points"), qint64(statistics.byShape[0])},
            {QStringLiteral("lines"), qint64(statistics.byShape[1])},
            {QStringLiteral("polygons"), qint64(statistics.byShape[2])},
            {QStringLiteral("length"), statistics.length.value_or(0)},
            {QStringLiteral("area"), statistics.area.value_or(0)},
            {QStringLiteral("class"), json(statistics.byClass, Field::Class, catalogue)},
            {QStringLiteral("state"), json(statistics.byState, Field::State, catalogue)},
            {QStringLiteral("sub_district"), json(statistics.bySubDistrict, Field::SubDistrict, catalogue)}};
}

void printStatistics(const QJsonObject& all) {
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 components: %2 points, %3 lines of %4 m, %5 polygons of %6 m²"))
              .arg(all[QStringLiteral("count")].toInteger()).arg(all[QStringLiteral("points")].toInteger())
              .arg(all[QStringLiteral("lines")].toInteger()).arg(all[QStringLiteral("length")].toDouble(), 0, 'f', 1)
              .arg(all[QStringLiteral("polygons")].toInteger()).arg(all[QStringLiteral("area")].toDouble(), 0, 'f', 1));
    for (const query::Field field : {query::Field::Class, query::Field::State, query::Field::SubDistrict}) {
        print(query::titleOf(field));
        for (const QJsonValue& count : all[QLatin1String(query::traitsOf(field).name)].toArray())
            print(QStringLiteral("  %1  %2").arg(count[QStringLiteral("count")].toInteger(), 9).arg(count[QStringLiteral("value")].toString()));
    }
}

QString cell(QString text) {
    text = exchange::neutralised(text);
    if (text.contains(QLatin1Char('"')) || text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r')))
        return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    return text;
}

/// All columns, UTF-8 with the mark that spreadsheets look for; written beside and renamed.
city::Result<void> writeCsv(const Call& call, const query::Rows& rows, const std::vector<query::Row>& order) {
    if (QFile::exists(call.csv) && !call.replace)
        return city::fail(city::FaultKind::Invalid, say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 exists already. Choose another name, or replace it with --force.")).arg(call.csv));
    QSaveFile file(call.csv);
    bool isGood = file.open(QIODevice::WriteOnly) && file.write("\xEF\xBB\xBF") > 0;
    QString text;
    for (const query::FieldTraits& field : query::fields())
        text += cell(query::titleOf(field.field)) + QLatin1Char(field.field == query::fields().back().field ? '\n' : ',');
    for (std::size_t i = 0; i < order.size() && isGood; ++i) {
        for (const query::FieldTraits& field : query::fields())
            text += cell(rows.text(field.field, order[i], true)) + QLatin1Char(field.field == query::fields().back().field ? '\n' : ',');
        constexpr qsizetype together = 1 << 20;
        if (text.size() > together)
            isGood = file.write(std::exchange(text, {}).toUtf8()) >= 0 && !isInterrupted();
    }
    isGood = isGood && file.write(text.toUtf8()) >= 0 && file.commit();
    if (isGood)
        return {};
    return city::fail(city::FaultKind::Io, say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 could not be written. Is there room on the disk, and may you write there?")).arg(call.csv), file.errorString());
}

void printRows(const Call& call, const query::Rows& rows, const std::vector<query::Row>& order, std::size_t count) {
    using query::Field;
    if (call.json) {
        QJsonArray array;
        for (const query::Row row : order)
            array.append(json(rows, row));
        const QJsonObject root{{QStringLiteral("count"), qint64(count)}, {QStringLiteral("rows"), array}};
        return print(QString::fromUtf8(QJsonDocument(root).toJson()).trimmed());
    }
    for (const query::Row row : order) {
        QStringList words;
        for (const Field field : {Field::Code, Field::Class, Field::State, Field::SubDistrict, Field::Address})
            words << rows.text(field, row, true);
        words.removeAll(QString());
        print(words.join(QStringLiteral("  ")));
    }
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 components, %2 of them shown.")).arg(count).arg(order.size()));
}

} // namespace

int runSelect(const QStringList& arguments) {
    const auto call = parse(Arguments(arguments));
    if (!call)
        return misuse("select", call.error());
    watchInterrupts();
    ProgressLine line;
    const bool details = call->statistics || call->json || !call->csv.isEmpty() ||
                         (call->sort.field && query::traitsOf(*call->sort.field).isDetail);
    const auto found = call->selecting.run(call->city, details && !call->count, showing(line));
    line.end();
    if (!found)
        return failWith(found.error());
    const query::Rows& rows = *found->rows;
    const std::size_t count = found->matching.size();
    if (call->count) {
        print(call->json ? QStringLiteral("{\"count\": %1}").arg(count) : QString::number(count));
    } else if (call->statistics) {
        const QJsonObject all = json(query::Statistics::of(rows, found->matching), rows.catalogue());
        call->json ? print(QString::fromUtf8(QJsonDocument(all).toJson()).trimmed()) : printStatistics(all);
    } else {
        query::TextOrders texts;
        const query::Order order(rows, call->sort, texts);
        const std::size_t limit = call->limit.value_or(call->csv.isEmpty() ? usualLimit : count);
        const auto shown = limit < count ? order.first(found->matching, limit) : order.sorted(found->matching);
        if (call->csv.isEmpty())
            printRows(*call, rows, shown, count);
        else if (const auto written = writeCsv(*call, rows, shown); !written)
            return failWith(written.error());
    }
    return count == 0 ? Failed : Done;
}

} // namespace app
