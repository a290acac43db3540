// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/polygon.h"
#include "history/months.h"
#include "history/rows.h"

#include <functional>
#include <map>
#include <memory>
#include <unordered_map>

namespace history {

/// A part of the map that a question is about: inside a ring, or within metres of a place.
class Area {
public:
    static Area inside(geo::Ring ring);
    static Area near(geo::Point middle, double metres);
    bool contains(geo::Point place) const;
    const geo::Box& box() const { return m_box; }

private:
    geo::Ring m_ring;
    geo::Point m_middle;
    double m_metres = 0;
    geo::Box m_box;
};

/// That a device was in an area: from its first fix there to its last, without a longer absence in between.
struct Visit {
    city::Fix first, last;
    std::int64_t fixes = 0;
};

/// Reads what the history keeps, over as many months as it takes, one file after the other, and whatever was
/// committed when it asks, packed or not. Of rows that were sent twice, one. One thread; a Keeper may write
/// meanwhile, in any process.
class Reader {
public:
    static constexpr std::int64_t absenceMs = 600'000; ///< after so long a device has left an area

    explicit Reader(Months months);
    ~Reader();
    Reader(Reader&&) noexcept;

    /// In order of time. `take` returns false to stop.
    city::Result<void> fixes(city::DeviceKey device, Span span,
                             const std::function<bool(const city::Fix&)>& take);
    city::Result<void> readings(city::DeviceKey device, city::QuantityId quantity, Span span,
                                const std::function<bool(const city::Reading&)>& take);
    /// Who was in an area, by the first moment there. Between two fixes nobody is guessed.
    city::Result<std::vector<Visit>> whoWas(const Area& area, Span span);
    /// The newest fix at `time` or before it, at most `backMs` older, of each of these devices that has one.
    city::Result<std::vector<city::Fix>> at(city::EventTime time, std::span<const city::DeviceKey> devices,
                                            std::int64_t backMs = 86'400'000);
    /// From the oldest fix to the newest; nothing where there is none.
    city::Result<std::optional<Span>> extent();
    /// Chunks that could not be read, of all that were asked for.
    std::int64_t damaged() const { return m_damaged; }

private:
    class File;
    city::Result<File*> file(Month month);
    /// The files of months that the span reaches into, in order, until `take` returns false or fails.
    city::Result<void> eachFile(Span span, const std::function<city::Result<bool>(File&)>& take);
    template <typename Row>
    city::Result<void> rows(city::DeviceKey device, int quantity, Span span,
                            const std::function<bool(const Row&)>& take);
    city::Result<void> newest(Month month, Span span, std::span<const city::DeviceKey> devices,
                              std::unordered_map<std::int64_t, city::Fix>& found);

    Months m_months;
    std::map<Month, std::unique_ptr<File>> m_files; ///< at most two
    std::int64_t m_damaged = 0;
};

} // namespace history
