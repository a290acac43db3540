// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/loader.h"
#include "demo/rows.h"
#include "demo/table_writer.h"

#include <QCoreApplication>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace demo {

namespace {

using Batch = std::vector<ComponentRow>;
constexpr std::size_t batchRows = 4096, mostBatches = 6;

/// Rows made on a thread of their own, a bounded number ahead.
class RowStream {
public:
    explicit RowStream(RowMaker maker) : m_maker(std::move(maker)), m_thread([this] { run(); }) {}
    ~RowStream() {
        {
            const std::lock_guard lock(m_mutex);
            m_stopped = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    RowStream(const RowStream&) = delete;
    RowStream& operator=(const RowStream&) = delete;

    /// The next rows; none at the end.
    Batch take() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_batches.empty() || m_ended; });
        if (m_batches.empty())
            return {};
        Batch batch = std::move(m_batches.front());
        m_batches.pop_front();
        m_changed.notify_all();
        return batch;
    }

private:
    void run() {
        while (!m_maker.atEnd()) {
            Batch batch;
            batch.reserve(batchRows);
            while (batch.size() < batchRows && !m_maker.atEnd())
                batch.push_back(m_maker.next());
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return m_batches.size() < mostBatches || m_stopped; });
            if (m_stopped)
                return;
            m_batches.push_back(std::move(batch));
            m_changed.notify_all();
        }
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_changed.notify_all();
    }

    RowMaker m_maker;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_batches;
    bool m_ended = false, m_stopped = false;
    std::thread m_thread; // last: it uses all of the above
};

constexpr char columns[] = "uid, code, class_id, name, authority_id, owner_id, maintainer_id, sub_district_id, "
                           "community_id, unit_grid, state, surveyed, changed, source, accuracy, address, note, geom";

} // namespace

city::Result<void> Loader::loadComponents(const Progress& progress) {
    auto maker = RowMaker::make(m_plan);
    if (!maker)
        return tl::unexpected(maker.error());
    std::vector<std::string> names;
    for (const auto& type : m_plan.sources.classes) {
        const auto id = std::size_t(type.what.id);
        if (names.size() <= id)
            names.resize(id + 1);
        names[id] = type.what.name.toStdString();
    }
    TableWriter tables[city::shapeCount] = {{m_city, "component_point", columns},
                                            {m_city, "component_line", columns},
                                            {m_city, "component_polygon", columns}};
    RowStream stream(std::move(*maker));
    const double whole = double(m_plan.placement->items().size());
    double written = 0;
    for (Batch batch = stream.take(); !batch.empty(); batch = stream.take()) {
        for (const ComponentRow& row : batch) {
            const std::string_view uid(reinterpret_cast<const char*>(row.uid.data()), row.uid.size());
            tables[std::size_t(row.shape)].add(
                QByteArray::fromRawData(uid.data(), qsizetype(uid.size())), row.code, row.classId,
                names[std::size_t(row.classId)], row.authority, row.owner, row.maintainer, row.subDistrict,
                row.community, row.unitGrid, int(row.state), row.surveyed, unlessAbsent(row.changed),
                int(row.source), int(row.accuracy), row.address, row.note, row.geometry);
        }
        for (const TableWriter& table : tables) {
            if (!table.isFine())
                return table.result();
        }
        written += double(batch.size());
        if (progress &&
            !progress(written / whole, QCoreApplication::translate("city", "Writing the components")))
            return city::fail(city::FaultKind::Cancelled,
                              QCoreApplication::translate("city", "Stopped. No city was made."));
    }
    return {};
}

} // namespace demo
