// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/reading.h"

#include "importer/columns.h"
#include "importer/encoding.h"
#include "importer/shapes.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace importer {

namespace {

using parcel::Layer;
using parcel::Row;

constexpr std::size_t frameBytes = 1u << 20;
constexpr std::size_t mostTogether = 8'000'000; ///< a row alone may be longer than `frameBytes`, not than this

class Reading {
public:
    Reading(const Orders& orders, Source source, Pipe& pipe)
        : m_orders(orders), m_source(std::move(source)), m_pipe(pipe) {}

    tl::expected<parcel::End, Trouble> run() {
        if (auto chosen = choose(); !chosen) return tl::unexpected(chosen.error());
        if (auto described = describe(); !described) return tl::unexpected(described.error());
        m_pipe.send(m_description);
        return rows();
    }

    Layer describe(OGRLayer& layer) {
        m_layer = &layer;
        m_columns = Columns::find(*layer.GetLayerDefn(), {}, {}, recoder());
        Layer what = description();
        if (m_columns.isFound()) what.hasShapes = true;
        return what;
    }

private:
    Columns::Recode recoder() const {
        return [this](const char* text) { return m_source.encoding.empty() ? std::string(text) : toUtf8(text, m_source.encoding); };
    }

    tl::expected<void, Trouble> choose() {
        if (!m_orders.layer.empty()) {
            m_layer = m_source.dataset->GetLayerByName(m_orders.layer.c_str());
        } else {
            for (OGRLayer* layer : m_source.dataset->GetLayers())
                if (!m_layer || (m_layer->GetGeomType() == wkbNone && layer->GetGeomType() != wkbNone)) m_layer = layer;
        }
        if (!m_layer) return trouble(parcel::Trouble::NoLayer, m_orders.layer);
        return {};
    }

    Layer description() const {
        Layer what;
        what.name = m_layer->GetName();
        what.driver = m_source.dataset->GetDriverName();
        what.encoding = m_source.told;
        what.hasShapes = m_layer->GetGeomType() != wkbNone;
        what.crs = m_orders.crs.empty() ? nameOf(m_layer->GetSpatialRef()) : m_orders.crs;
        if (const auto* crs = m_layer->GetSpatialRef()) what.isGeographic = crs->IsGeographic();
        what.rows = m_layer->GetFeatureCount(FALSE);
        const OGRFeatureDefn& fields = *m_layer->GetLayerDefn();
        const int count = std::min(fields.GetFieldCount(), int(parcel::mostFields));
        std::set<std::string> taken;
        for (int i = 0; i < count; ++i) {
            const OGRFieldDefn& field = *fields.GetFieldDefn(i);
            std::string name = recoder()(field.GetNameRef());
            while (!taken.insert(name).second) name += '_';
            const OGRFieldType type = field.GetType();
            what.fields.push_back({name, type == OFTInteger || type == OFTInteger64 ? parcel::Type::Integer
                                         : type == OFTReal                          ? parcel::Type::Real
                                                                                    : parcel::Type::Text});
        }
        return what;
    }

    tl::expected<void, Trouble> describe() {
        m_columns = Columns::find(*m_layer->GetLayerDefn(), m_orders.x, m_orders.y, recoder());
        m_description = description();
        if (!m_orders.x.empty() || !m_description.hasShapes) {
            if (!m_columns.isFound()) return trouble(parcel::Trouble::NoShapes, m_description.name);
            m_fromColumns = true;
            m_description.hasShapes = true;
        }
        return project();
    }

    /// How coordinates come to the CRS that was ordered.
    tl::expected<void, Trouble> project() {
        if (m_orders.raw || m_orders.to == 0) return {};
        OGRSpatialReference from;
        if (!m_orders.crs.empty()) {
            auto ordered = crsOf(m_orders.crs);
            if (!ordered) return tl::unexpected(ordered.error());
            from = *ordered;
        } else if (const auto* own = m_layer->GetSpatialRef(); own && !own->IsEmpty()) {
            from = *own;
        } else {
            return {}; // the other side decides what coordinates without a CRS may be
        }
        from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        m_description.isGeographic = from.IsGeographic();
        auto to = crsOf("EPSG:" + std::to_string(m_orders.to));
        if (!to) return tl::unexpected(to.error());
        if (isSameGround(from, *to)) return {};
        m_transform.reset(OGRCreateCoordinateTransformation(&from, &*to));
        if (!m_transform) return trouble(parcel::Trouble::UnknownCrs);
        return {};
    }

    /// WGS-84 and CGCS2000 are equal at the accuracy of a command center: their degrees stay as they were given.
    static bool isSameGround(const OGRSpatialReference& from, const OGRSpatialReference& to) {
        if (from.IsSame(&to)) return true;
        constexpr std::string_view equal[] = {"EPSG:4326", "EPSG:4490", "EPSG:4979", "OGC:CRS84"};
        return std::ranges::count(equal, nameOf(&from)) > 0 && std::ranges::count(equal, nameOf(&to)) > 0;
    }

    tl::expected<parcel::End, Trouble> rows() {
        m_layer->ResetReading();
        CPLErrorReset();
        parcel::Rows batch;
        std::size_t bytes = 0;
        while (m_orders.most < 0 || m_end.rows < m_orders.most) {
            const OGRFeatureUniquePtr feature(m_layer->GetNextFeature());
            if (!feature) break;
            Row row = rowOf(*feature);
            const std::size_t weight = parcel::weight(row);
            if (!batch.rows.empty() && bytes + weight > mostTogether) flush(batch, bytes);
            bytes += weight;
            batch.rows.push_back(std::move(row));
            if (bytes >= frameBytes) flush(batch, bytes);
            CPLErr worst = CPLGetLastErrorType();
            if (worst == CE_Fatal) break;
        }
        if (!batch.rows.empty()) flush(batch, bytes);
        // A reader that gives up in the middle says so and ends like one that is done.
        if (const std::string why = CPLGetLastErrorMsg(); CPLGetLastErrorType() >= CE_Failure && m_orders.most < 0)
            return trouble(parcel::Trouble::Broken, why);
        useOwnExtent();
        return m_end;
    }

    /// What the file says of itself goes before what was measured, as ogrinfo has it.
    void useOwnExtent() {
        OGREnvelope own;
        if (m_fromColumns || m_orders.swapped || m_orders.most >= 0 || m_layer->GetExtent(&own, FALSE) != OGRERR_NONE) return;
        m_end = {m_end.rows, true, own.MinX, own.MinY, own.MaxX, own.MaxY};
    }

    void flush(parcel::Rows& batch, std::size_t& bytes) {
        batch.share = m_description.rows > 0 ? std::min(1.0, double(m_end.rows) / double(m_description.rows)) : -1;
        m_pipe.send(batch);
        batch.rows.clear();
        bytes = 0;
    }

    Row rowOf(const OGRFeature& feature) {
        Row row;
        row.number = feature.GetFID();
        ++m_end.rows;
        row.shape = m_fromColumns ? m_columns.shapeIn(feature) : shapeOf(feature.GetGeometryRef());
        for (auto& part : row.shape.parts)
            for (parcel::Ring& ring : part) place(ring);
        row.values.reserve(m_description.fields.size());
        for (int i = 0; i < int(m_description.fields.size()); ++i) row.values.push_back(valueOf(feature, i));
        if (parcel::weight(row) > parcel::largestFrame - 1024) {
            row.shape = {};
            for (parcel::Value& value : row.values) value = {};
        }
        return row;
    }

    /// Measures the extent as the file has it, then projects. What cannot be projected becomes NaN.
    void place(parcel::Ring& ring) {
        for (parcel::Place& p : ring) {
            if (m_orders.swapped) std::swap(p.x, p.y);
            if (!std::isfinite(p.x) || !std::isfinite(p.y)) continue;
            if (!m_end.hasExtent) {
                m_end = {m_end.rows, true, p.x, p.y, p.x, p.y};
                continue;
            }
            m_end.west = std::min(m_end.west, p.x);
            m_end.east = std::max(m_end.east, p.x);
            m_end.south = std::min(m_end.south, p.y);
            m_end.north = std::max(m_end.north, p.y);
        }
        if (!m_transform) return;
        for (parcel::Place& p : ring) {
            int good = FALSE;
            if (!m_transform->Transform(1, &p.x, &p.y, nullptr, &good) || !good) p = {HUGE_VAL, HUGE_VAL};
        }
        CPLErrorReset(); // told row by row
    }

    parcel::Value valueOf(const OGRFeature& feature, int field) const {
        if (!feature.IsFieldSetAndNotNull(field)) return {};
        switch (feature.GetFieldDefnRef(field)->GetType()) {
        case OFTInteger:
        case OFTInteger64: return std::int64_t(feature.GetFieldAsInteger64(field));
        case OFTReal: return feature.GetFieldAsDouble(field);
        case OFTBinary: return {};
        case OFTString: {
            std::string text = recoder()(feature.GetFieldAsString(field));
            if (text.size() > parcel::longestText) text.resize(parcel::longestText);
            return text;
        }
        default: {
            std::string text = feature.GetFieldAsString(field);
            if (text.size() > parcel::longestText) text.resize(parcel::longestText);
            return text;
        }
        }
    }

    const Orders& m_orders;
    Source m_source;
    Pipe& m_pipe;
    OGRLayer* m_layer = nullptr;
    Columns m_columns;
    bool m_fromColumns = false;
    Layer m_description;
    std::unique_ptr<OGRCoordinateTransformation> m_transform;
    parcel::End m_end;
};

} // namespace

parcel::Message readFile(const Orders& orders, Pipe& pipe) {
    auto source = Source::open(orders);
    if (!source) return source.error();
    auto end = Reading(orders, std::move(*source), pipe).run();
    if (!end) return end.error();
    return *end;
}

parcel::Message listFile(const Orders& orders, Pipe& pipe) {
    auto source = Source::open(orders);
    if (!source) return source.error();
    std::vector<OGRLayer*> layers;
    for (OGRLayer* layer : source->dataset->GetLayers()) layers.push_back(layer);
    Reading reading(orders, std::move(*source), pipe);
    for (OGRLayer* layer : layers) pipe.send(reading.describe(*layer));
    return parcel::End{std::int64_t(layers.size()), false, 0, 0, 0, 0};
}

} // namespace importer
