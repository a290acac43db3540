// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/record_rows.h"

#include <QObject>

#include <memory>

namespace store {

/// Reads facilities, compounds, road sections and green spaces for a window. Lives in the GUI thread; every call returns at
/// once, the reading is done on a thread of its own. Answers carry the ticket of the call.
class RecordDesk : public QObject {
    Q_OBJECT

public:
    using ListingPtr = std::shared_ptr<const RecordListing>;
    using RecordPtr = std::shared_ptr<const city::Record>;
    /// The rows that the references of a table may name, by the table named.
    using ChoicesPtr = std::shared_ptr<const std::map<QString, std::vector<RecordChoice>>>;

    RecordDesk(const QString& path, city::RecordTables tables, QObject* parent = nullptr);
    ~RecordDesk() override;

    void list(quint64 ticket, const QString& table, int year, bool chinese);
    void read(quint64 ticket, const QString& table, std::int64_t row);
    /// What lies nearest to a place, within `reach` degrees.
    void readNear(quint64 ticket, const QString& table, geo::Point place, double reach);
    void readChoices(quint64 ticket, const QString& table);

Q_SIGNALS:
    void listed(quint64 ticket, const store::RecordDesk::ListingPtr& listing);
    void recordRead(quint64 ticket, const store::RecordDesk::RecordPtr& record); ///< null: nothing there
    void choicesRead(quint64 ticket, const QString& table, const store::RecordDesk::ChoicesPtr& choices);
    void failed(quint64 ticket, const city::Fault& fault);

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace store
