// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/devices.h"

#include "store/change_context.h"
#include "store/querying.h"

#include <QCoreApplication>

namespace store::devices {

namespace {

using city::Device;
using city::DeviceKind;

city::Result<bool> hasTable(Database& db, const char* name) {
    const auto count = db.number(std::string("SELECT count(*) FROM sqlite_master WHERE name = '") + name + "'");
    if (!count) return tl::unexpected(count.error());
    return *count > 0;
}

Device deviceOf(const Statement& q) {
    Device device;
    device.key = {q.integer(0)};
    const auto [bytes, length] = q.blob(1);
    device.uid = city::Uid::fromBytes(bytes, length).value_or(city::Uid());
    device.revision = q.integer(2);
    device.kind = int(q.integer(3));
    device.standing = Device::Standing(q.integer(4));
    device.number = q.text(5);
    device.name = q.text(6);
    device.plate = q.text(7);
    device.driver = q.text(8);
    device.company = int(q.integer(9));
    device.serviceLine = int(q.integer(10));
    device.subDistrict = int(q.integer(11));
    device.datum = Device::Datum(q.integer(12));
    device.vendor = q.text(13);
    device.authentication = q.text(14);
    return device;
}

void bindReference(Statement& row, int parameter, int id) {
    id ? row.bind(parameter, id) : row.bindNull(parameter);
}

/// Inside a transaction; a city that is being made has no journal yet.
template <typename Work>
city::Result<void> journalled(Database& db, const QString& user, Work work) {
    return inTransaction(db, [&]() -> city::Result<void> {
        const auto hasJournal = hasTable(db, "change_context");
        if (!hasJournal) return tl::unexpected(hasJournal.error());
        ChangeNote note;
        note.user = user;
        if (*hasJournal)
            if (auto set = change_context::set(db, city::Uid::make(), note); !set) return set;
        if (auto done = work(); !done) return done;
        return *hasJournal ? change_context::clear(db) : city::Result<void>();
    });
}

city::Result<void> insert(Database& db, const Device& device) {
    auto row = db.prepare("INSERT INTO device (uid, kind_id, standing, number, name, plate, driver, company_id, service_line_id, "
                          "sub_district_id, datum, vendor, authentication) "
                          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    if (!row) return tl::unexpected(row.error());
    row->bind(1, (device.uid.isNull() ? city::Uid::make() : device.uid).bytes());
    row->bind(2, device.kind).bind(3, int(device.standing)).bind(4, device.number).bind(5, device.name);
    row->bind(6, device.plate).bind(7, device.driver);
    bindReference(*row, 8, device.company);
    bindReference(*row, 9, device.serviceLine);
    bindReference(*row, 10, device.subDistrict);
    row->bind(11, int(device.datum)).bind(12, device.vendor).bind(13, device.authentication);
    return row->run();
}

bool isTaken(const city::DeviceList& known, const Device& device) { return known.byNumber(device.number); }

} // namespace

city::Result<city::DeviceList> read(Database& db) {
    city::DeviceList list;
    const auto isThere = hasTable(db, "device");
    if (!isThere) return tl::unexpected(isThere.error());
    if (!*isThere) return list;
    auto done = eachRow(db, "SELECT id, code, name, name_en, family, stale_s, offline_s, fastest_kmh FROM device_kind ORDER BY id",
                        [&](const Statement& q) {
        list.kinds.push_back({int(q.integer(0)), q.text(1), q.text(2), q.text(3), DeviceKind::Family(q.integer(4)),
                              int(q.integer(5)), int(q.integer(6)), q.real(7)});
    });
    if (!done) return tl::unexpected(done.error());
    done = eachRow(db, "SELECT id, uid, revision, kind_id, standing, number, name, plate, driver, coalesce(company_id, 0), "
                       "coalesce(service_line_id, 0), coalesce(sub_district_id, 0), datum, vendor, authentication FROM device "
                       "ORDER BY id",
                   [&](const Statement& q) { list.devices.push_back(deviceOf(q)); });
    if (!done) return tl::unexpected(done.error());
    list.index();
    return list;
}

city::Result<void> add(Database& db, const std::vector<Device>& devices, const QString& user) {
    return journalled(db, user, [&]() -> city::Result<void> {
        const auto known = read(db);
        if (!known) return tl::unexpected(known.error());
        for (const Device& device : devices) {
            if (isTaken(*known, device))
                return city::fail(city::FaultKind::Invalid,
                                  QCoreApplication::translate("store", "There is a device with the number %1 already.").arg(device.number));
            if (auto done = insert(db, device); !done) return done;
        }
        return {};
    });
}

city::Result<void> setStanding(Database& db, const QString& number, Device::Standing standing, const QString& user) {
    return journalled(db, user, [&]() -> city::Result<void> {
        auto row = db.prepare("UPDATE device SET standing = ?1 WHERE number = ?2 RETURNING 1");
        if (!row) return tl::unexpected(row.error());
        const auto found = row->bind(1, int(standing)).bind(2, number).step();
        if (!found) return tl::unexpected(found.error());
        if (*found) return {};
        return city::fail(city::FaultKind::NotFound,
                          QCoreApplication::translate("store", "There is no device with the number %1.").arg(number));
    });
}

} // namespace store::devices
