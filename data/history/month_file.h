// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/reader.h"

namespace history {

/// A month's file as it is read: one connection. Within `begin` and `end` it shows one moment.
class Reader::File {
public:
    /// Null where it has no tables yet.
    static city::Result<std::unique_ptr<File>> open(const QString& path);

    city::Result<void> begin() { return m_db.execute("BEGIN"); }
    void end() { (void)m_db.execute("COMMIT"); }

    /// The chunks of a device that may hold rows of `span`, in order of time; `take` returns false to stop.
    template <typename Row>
    city::Result<void> eachChunk(city::DeviceKey device, int quantity, Span span,
                                 const std::function<bool(std::vector<Row>)>& take);
    /// Chunks of any device that may hold fixes of `span` in `box`, by their first moment.
    city::Result<void> eachChunkNear(const geo::Box& box, Span span,
                                     const std::function<void(std::vector<city::Fix>)>& take);
    /// Rows that are not packed yet; of one device, or of all where it is 0, which comes in no order.
    template <typename Row>
    city::Result<void> eachRecent(city::DeviceKey device, int quantity, Span span,
                                  const std::function<void(const Row&)>& take);
    /// The newest packed fix of a device at `time` or before.
    city::Result<std::optional<city::Fix>> newest(city::DeviceKey device, city::EventTime time);
    city::Result<std::optional<Span>> extent();
    std::int64_t damaged() const { return m_damaged; }

private:
    explicit File(store::Database db) : m_db(std::move(db)) {}
    city::Result<store::Statement*> statement(const QByteArray& sql);
    template <typename Row>
    std::optional<std::vector<Row>> unpack(const store::Statement& from, int column, city::DeviceKey device,
                                           int quantity);
    city::Result<std::vector<std::pair<int, std::int64_t>>> groups(Span span);

    store::Database m_db;
    std::map<QByteArray, store::Statement> m_statements;
    std::int64_t m_damaged = 0;
};

} // namespace history
