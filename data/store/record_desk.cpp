// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/record_desk.h"

#include "store/reader.h"
#include "store/worker_thread.h"

namespace store {

namespace {

/// What lives on the other thread.
class Shelf : public QObject {
public:
    Shelf(QString path, city::RecordTables tables) : m_path(std::move(path)), m_tables(std::move(tables)) {}

    /// Null with a fault where the table or the city cannot be read.
    template <typename Found, typename Look>
    city::Result<Found> with(const QString& name, Look look) {
        const city::RecordTable* table = city::recordTable(m_tables, name);
        if (!table)
            return city::fail(city::FaultKind::Invalid, name);
        if (!m_reader) {
            auto opened = Reader::open(m_path);
            if (!opened)
                return tl::unexpected(opened.error());
            m_reader = std::move(*opened);
        }
        return look(m_reader->database(), *table);
    }

private:
    const QString m_path;
    const city::RecordTables m_tables;
    std::optional<Reader> m_reader;
};

RecordDesk::RecordPtr shared(std::optional<city::Record> record) {
    return record ? std::make_shared<const city::Record>(std::move(*record)) : nullptr;
}

city::Result<std::map<QString, std::vector<RecordChoice>>> choicesOf(Database& db, const city::RecordTable& table) {
    std::map<QString, std::vector<RecordChoice>> all;
    for (const city::RecordField& field : table.fields) {
        if (field.kind != city::RecordField::Kind::Reference)
            continue;
        auto choices = recordChoices(db, field.table);
        if (!choices)
            return tl::unexpected(choices.error());
        all[field.table] = std::move(*choices);
    }
    return all;
}

} // namespace

class RecordDesk::Worker {
public:
    Worker(RecordDesk& desk, const QString& path, city::RecordTables tables)
        : m_desk(desk), m_thread(new Shelf(path, std::move(tables))) {}

    /// Looks on the other thread, then gives what was found to `then` on the desk's.
    template <typename Found, typename Look, typename Then>
    void ask(quint64 ticket, const QString& table, Look look, Then then) {
        m_thread.post([desk = &m_desk, ticket, table, look, then](Shelf& shelf) {
            auto found = shelf.with<Found>(table, look);
            QMetaObject::invokeMethod(desk, [desk, ticket, found = std::move(found), then] {
                if (found)
                    then(*found);
                else
                    Q_EMIT desk->failed(ticket, found.error());
            });
        });
    }

private:
    RecordDesk& m_desk;
    WorkerThread<Shelf> m_thread;
};

RecordDesk::RecordDesk(const QString& path, city::RecordTables tables, QObject* parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(*this, path, std::move(tables))) {}

RecordDesk::~RecordDesk() = default;

void RecordDesk::list(quint64 ticket, const QString& table, int year, bool chinese) {
    using Found = ListingPtr;
    m_worker->ask<Found>(
        ticket, table,
        [year, chinese](Database& db, const city::RecordTable& of) -> city::Result<Found> {
            auto listing = listRecords(db, of, year, chinese);
            if (!listing)
                return tl::unexpected(listing.error());
            return std::make_shared<const RecordListing>(std::move(*listing));
        },
        [this, ticket](const Found& found) { Q_EMIT listed(ticket, found); });
}

void RecordDesk::read(quint64 ticket, const QString& table, std::int64_t row) {
    m_worker->ask<RecordPtr>(
        ticket, table,
        [row](Database& db, const city::RecordTable& of) -> city::Result<RecordPtr> {
            auto record = readRecord(db, of, row);
            return record ? city::Result<RecordPtr>(shared(std::move(*record))) : tl::unexpected(record.error());
        },
        [this, ticket](const RecordPtr& found) { Q_EMIT recordRead(ticket, found); });
}

void RecordDesk::readNear(quint64 ticket, const QString& table, geo::Point place, double reach) {
    m_worker->ask<RecordPtr>(
        ticket, table,
        [place, reach](Database& db, const city::RecordTable& of) -> city::Result<RecordPtr> {
            const auto row = recordNear(db, of, place, reach);
            if (!row)
                return tl::unexpected(row.error());
            auto record = readRecord(db, of, *row);
            return record ? city::Result<RecordPtr>(shared(std::move(*record))) : tl::unexpected(record.error());
        },
        [this, ticket](const RecordPtr& found) { Q_EMIT recordRead(ticket, found); });
}

void RecordDesk::readChoices(quint64 ticket, const QString& table) {
    using Found = ChoicesPtr;
    m_worker->ask<Found>(
        ticket, table,
        [](Database& db, const city::RecordTable& of) -> city::Result<Found> {
            auto choices = choicesOf(db, of);
            if (!choices)
                return tl::unexpected(choices.error());
            return std::make_shared<const std::map<QString, std::vector<RecordChoice>>>(std::move(*choices));
        },
        [this, ticket, table](const Found& found) { Q_EMIT choicesRead(ticket, table, found); });
}

} // namespace store
