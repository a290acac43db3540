// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "city/patch.h"
#include "city/registry.h"
#include "store/city_file.h"
#include "store/codes.h"

#include <optional>

namespace store {

/// A read-only view of one city on a connection of its own. For one thread at a time, never the GUI thread.
class Reader {
public:
    static city::Result<Reader> open(const QString& path);

    city::Result<city::Catalogue> catalogue();
    /// Every component for the map, grouped and sorted, with the change number it was read at. Uses two threads.
    city::Result<city::Registry> registry(const Progress& progress = {});
    /// The rows of `keys` that still exist, for the map.
    city::Result<std::vector<city::RegistryRow>> registryRows(const std::vector<city::ComponentKey>& keys);
    /// One component with every field; nothing when it is gone.
    city::Result<std::optional<city::Component>> component(city::ComponentKey key);
    city::Result<std::optional<city::ComponentKey>> byCode(const QString& code);
    struct Named {
        city::ComponentKey key;
        city::Uid uid;
    };
    /// By its code, or by its uid as text: also one that is gone, as long as the journal knows it.
    city::Result<std::optional<Named>> byCodeOrUid(const QString& text);

    /// One change in the life of a component.
    struct Change {
        std::int64_t seq = 0, revision = 0;
        std::int64_t receivedMs = 0;           ///< UTC
        std::optional<std::int64_t> eventMs;   ///< when it happened in the world, where that was said
        QString user;                          ///< empty: another program
        QString batch, reason;
        QString approvedBy;                    ///< empty: nobody had to
        city::Patch::Kind kind = city::Patch::Kind::Update;
        city::Component before, after;         ///< whole; of an insert `before`, of a delete `after` is not used
        std::vector<city::Field> fields;       ///< that differ; all of an insert, none of a delete
    };
    /// The life of a component, the newest change first. What was loaded before the journal began has no entry. `uid` is
    /// needed for one that is gone, since its key may serve another by now.
    city::Result<std::vector<Change>> history(city::ComponentKey key, const city::Uid& uid = {});
    /// The used and free sequence numbers of a class.
    city::Result<codes::Space> codeSpace(int classId);

    /// The code profiles that the city knows, with their layouts.
    city::Result<std::vector<std::pair<QString, city::CodeLayout>>> codeProfiles();

    /// Where a place is, in words: sub-district, community, nearest road. Empty parts where nothing is found.
    struct Place {
        QString subDistrict, community, compound, road;
        double roadMetres = 0; ///< to that road
    };
    city::Result<Place> place(geo::Point point);
    city::Result<std::int64_t> lastChange(); ///< journal.seq, 0 when nothing was changed yet
    /// Row counts of every table that users know, for `xiuhuactl info`.
    struct Count {
        QString table;
        std::int64_t rows = 0;
    };
    city::Result<std::vector<Count>> counts();

    Database& database() { return m_db; }

private:
    explicit Reader(Database db) : m_db(std::move(db)) {}
    Database m_db;
};

/// A city's catalogue, where nothing else of it is to be read.
city::Result<city::Catalogue> catalogueOf(const QString& path);

} // namespace store
