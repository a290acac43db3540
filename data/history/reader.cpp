// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/reader.h"

#include "geo/geodesic.h"
#include "geo/plane.h"
#include "history/month_file.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_set>

namespace history {

namespace {

/// One moment of a file, and its end.
template <typename File>
struct Moment {
    explicit Moment(File& of) : file(of) {}
    Moment(const Moment&) = delete;
    Moment& operator=(const Moment&) = delete;
    ~Moment() { file.end(); }
    File& file;
};

/// Visits of one device, fix by fix in order of time.
class Following {
public:
    explicit Following(std::vector<Visit>& into) : m_into(into) {}
    void take(const city::Fix& fix) {
        const auto open = m_open.find(fix.device.row);
        if (open != m_open.end() && fix.event.ms - m_into[open->second].last.event.ms <= Reader::absenceMs) {
            m_into[open->second].last = fix;
            ++m_into[open->second].fixes;
            return;
        }
        m_open[fix.device.row] = m_into.size();
        m_into.push_back({fix, fix, 1});
    }

private:
    std::vector<Visit>& m_into;
    std::unordered_map<std::int64_t, std::size_t> m_open;
};

} // namespace

Area Area::inside(geo::Ring ring) {
    Area area;
    for (const geo::Point& corner : ring)
        area.m_box.add(corner);
    area.m_ring = std::move(ring);
    return area;
}

Area Area::near(geo::Point middle, double metres) {
    Area area;
    area.m_middle = middle;
    area.m_metres = metres;
    const double north = metres / geo::metresPerDegree * 1.01;
    const double east = north / std::max(0.01, std::cos(middle.lat * std::numbers::pi / 180));
    area.m_box.add({middle.lon - east, middle.lat - north});
    area.m_box.add({middle.lon + east, middle.lat + north});
    return area;
}

bool Area::contains(geo::Point place) const {
    if (!m_box.contains(place))
        return false;
    return m_ring.empty() ? geo::distance(m_middle, place) <= m_metres : geo::contains(m_ring, place);
}

Reader::Reader(Months months) : m_months(std::move(months)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;

/// Null where the month has no file.
city::Result<Reader::File*> Reader::file(Month month) {
    if (const auto known = m_files.find(month); known != m_files.end())
        return known->second.get();
    const QString path = m_months.path(month);
    if (!QFileInfo::exists(path))
        return nullptr;
    if (m_files.size() >= 2)
        m_files.erase(m_files.begin());
    auto opened = File::open(path);
    if (!opened)
        return tl::unexpected(opened.error());
    if (!*opened)
        return nullptr;
    return m_files.emplace(month, std::move(*opened)).first->second.get();
}

city::Result<void> Reader::eachFile(Span span, const std::function<city::Result<bool>(File&)>& take) {
    for (const Month month : m_months.kept()) {
        const Span whole = m_months.span(month);
        if (whole.to < span.from || span.to < whole.from)
            continue;
        auto opened = file(month);
        if (!opened)
            return tl::unexpected(opened.error());
        if (!*opened)
            continue;
        File& from = **opened;
        const std::int64_t before = from.damaged();
        const auto goesOn = take(from);
        m_damaged += from.damaged() - before;
        if (!goesOn)
            return tl::unexpected(goesOn.error());
        if (!*goesOn)
            break;
    }
    return {};
}

template <typename Row>
city::Result<void> Reader::rows(city::DeviceKey device, int quantity, Span span,
                                const std::function<bool(const Row&)>& take) {
    bool goesOn = true;
    return eachFile(span, [&](File& from) -> city::Result<bool> {
        if (auto begun = from.begin(); !begun)
            return tl::unexpected(begun.error());
        const Moment moment(from);
        std::vector<Row> recent;
        auto done =
            from.eachRecent<Row>(device, quantity, span, [&](const Row& row) { recent.push_back(row); });
        if (!done)
            return tl::unexpected(done.error());
        std::ranges::sort(recent, isBefore<Row>);
        std::optional<Row> last;
        const auto give = [&](const Row& row) {
            if (goesOn && span.contains(row.event) && !(last && isSame(*last, row)))
                goesOn = take(row);
            last = row;
        };
        std::size_t next = 0;
        done = from.eachChunk<Row>(device, quantity, span, [&](std::vector<Row> packed) {
            for (const Row& row : packed) {
                while (next < recent.size() && isBefore(recent[next], row))
                    give(recent[next++]);
                give(row);
            }
            return goesOn;
        });
        if (!done)
            return tl::unexpected(done.error());
        while (goesOn && next < recent.size())
            give(recent[next++]);
        return goesOn;
    });
}

city::Result<void> Reader::fixes(city::DeviceKey device, Span span,
                                 const std::function<bool(const city::Fix&)>& take) {
    return rows<city::Fix>(device, 0, span, take);
}

city::Result<void> Reader::readings(city::DeviceKey device, city::QuantityId quantity, Span span,
                                    const std::function<bool(const city::Reading&)>& take) {
    return rows<city::Reading>(device, quantity.number, span, take);
}

city::Result<std::vector<Visit>> Reader::whoWas(const Area& area, Span span) {
    std::vector<Visit> visits;
    Following following(visits);
    const auto isThere = [&](const city::Fix& fix) {
        return span.contains(fix.event) && area.contains(fix.place);
    };
    std::unordered_set<std::int64_t> recent; // devices with rows that are not packed: merged one by one
    const auto noteRecent = [&](const city::Fix& fix) {
        if (isThere(fix))
            recent.insert(fix.device.row);
    };
    const auto takePacked = [&](const std::vector<city::Fix>& fixes) {
        if (recent.contains(fixes.front().device.row))
            return;
        for (const city::Fix& fix : fixes)
            if (isThere(fix))
                following.take(fix);
    };
    for (const bool isPacked : {false, true}) {
        const auto done = eachFile(span, [&](File& from) -> city::Result<bool> {
            auto read = isPacked ? from.eachChunkNear(area.box(), span, takePacked)
                                 : from.eachRecent<city::Fix>({}, 0, span, noteRecent);
            if (!read)
                return tl::unexpected(read.error());
            return true;
        });
        if (!done)
            return tl::unexpected(done.error());
    }
    for (const std::int64_t device : recent) {
        auto done = fixes({device}, span, [&](const city::Fix& fix) {
            if (isThere(fix))
                following.take(fix);
            return true;
        });
        if (!done)
            return tl::unexpected(done.error());
    }
    std::ranges::stable_sort(
        visits, {}, [](const Visit& visit) { return std::pair(visit.first.event, visit.first.device); });
    return visits;
}

city::Result<void> Reader::newest(Month month, Span span, std::span<const city::DeviceKey> devices,
                                  std::unordered_map<std::int64_t, city::Fix>& found) {
    auto opened = file(month);
    if (!opened)
        return tl::unexpected(opened.error());
    if (!*opened)
        return {};
    File& from = **opened;
    const std::int64_t before = from.damaged();
    if (auto begun = from.begin(); !begun)
        return begun;
    const Moment moment(from);
    const auto offer = [&](const city::Fix& fix) {
        const auto known = found.try_emplace(fix.device.row, fix).first;
        if (known->second.event < fix.event)
            known->second = fix;
    };
    if (auto done = from.eachRecent<city::Fix>({}, 0, span, offer); !done)
        return done;
    for (const city::DeviceKey device : devices) {
        const auto newest = from.newest(device, span.to);
        if (!newest)
            return tl::unexpected(newest.error());
        if (*newest && (*newest)->event >= span.from)
            offer(**newest);
    }
    m_damaged += from.damaged() - before;
    return {};
}

city::Result<std::vector<city::Fix>>
Reader::at(city::EventTime time, std::span<const city::DeviceKey> devices, std::int64_t backMs) {
    const Span span{{time.ms - backMs}, time};
    std::unordered_map<std::int64_t, city::Fix> found;
    std::vector<city::DeviceKey> left(devices.begin(), devices.end());
    std::vector<Month> months = m_months.kept();
    std::ranges::reverse(months);
    for (const Month month : months) {
        const Span whole = m_months.span(month);
        if (whole.to < span.from || time < whole.from || left.empty())
            continue;
        if (auto done = newest(month, span, left, found); !done)
            return tl::unexpected(done.error());
        std::erase_if(left, [&](city::DeviceKey device) { return found.contains(device.row); });
    }
    std::vector<city::Fix> fixes;
    for (const city::DeviceKey device : devices)
        if (const auto known = found.find(device.row); known != found.end())
            fixes.push_back(known->second);
    return fixes;
}

city::Result<std::optional<Span>> Reader::extent() {
    std::optional<Span> all;
    const std::vector<Month> months = m_months.kept();
    for (const Month month : months) {
        if (all && month != months.back())
            continue; // the first that has any, and the last
        auto opened = file(month);
        if (!opened)
            return tl::unexpected(opened.error());
        if (!*opened)
            continue;
        const auto span = (*opened)->extent();
        if (!span)
            return tl::unexpected(span.error());
        if (*span)
            all = all ? Span{all->from, std::max(all->to, (*span)->to)} : **span;
    }
    return all;
}

} // namespace history
