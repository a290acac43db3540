// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/writing.h"

#include "importer/shapes.h"

#include <cstdio>

namespace importer {

namespace {

using parcel::Form;
using parcel::Layer;

constexpr std::size_t longestShapefileText = 254;
constexpr int rowsTogether = 20'000;

OGRwkbGeometryType typeOf(const std::string& form) {
    if (form == "point") return wkbPoint;
    if (form == "line") return wkbLineString;
    if (form == "polygon") return wkbPolygon;
    return form == "none" ? wkbNone : wkbUnknown;
}

std::string exact(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.17g", number);
    double shorter = 0;
    char brief[32];
    std::snprintf(brief, sizeof brief, "%.15g", number);
    std::sscanf(brief, "%lf", &shorter);
    return shorter == number ? brief : text;
}

class Writing {
public:
    Writing(const Orders& orders, Pipe& pipe)
        : m_orders(orders), m_pipe(pipe), m_isTable(orders.driver == "CSV" || orders.driver == "XLSX") {}

    tl::expected<parcel::End, Trouble> run() {
        if (auto begun = begin(); !begun) return tl::unexpected(begun.error());
        for (;;) {
            auto message = m_pipe.receive();
            if (!message) return trouble(parcel::Trouble::Misuse, "the rows ended early");
            tl::expected<void, Trouble> done;
            if (const auto* layer = std::get_if<Layer>(&*message)) done = make(*layer);
            else if (const auto* rows = std::get_if<parcel::Rows>(&*message)) done = write(*rows);
            else break;
            if (!done) return tl::unexpected(done.error());
        }
        return finish();
    }

private:
    tl::expected<void, Trouble> begin() {
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(m_orders.driver.c_str());
        if (!driver) return trouble(parcel::Trouble::Format, m_orders.driver);
        m_dataset.reset(driver->Create(m_orders.file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        if (!m_dataset) return trouble(parcel::Trouble::Unwritable);
        if (m_orders.crs.empty()) return {};
        auto to = crsOf(m_orders.crs);
        auto from = crsOf("EPSG:" + std::to_string(m_orders.to));
        if (!to || !from) return tl::unexpected((to ? from : to).error());
        m_crs = *to;
        if (!m_crs->IsSame(&*from)) {
            m_transform.reset(OGRCreateCoordinateTransformation(&*from, &*to));
            if (!m_transform) return trouble(parcel::Trouble::UnknownCrs);
        }
        return {};
    }

    tl::expected<void, Trouble> make(const Layer& what) {
        const OGRwkbGeometryType type = typeOf(what.crs);
        m_form = what.crs;
        const bool isShapefile = m_orders.driver == "ESRI Shapefile", isGeoJson = m_orders.driver == "GeoJSON";
        std::vector<const char*> options;
        if (isShapefile) options.push_back("ENCODING=UTF-8");
        if (isGeoJson) options.push_back("COORDINATE_PRECISION=17"); // fewer are made pretty, and lose the last bits
        options.push_back(nullptr);
        m_layer = m_dataset->CreateLayer(what.name.c_str(), m_crs ? &*m_crs : nullptr, m_isTable ? wkbNone : type,
                                         const_cast<char**>(options.data()));
        if (!m_layer) return trouble(parcel::Trouble::Unwritable);
        for (const parcel::Field& field : what.fields) {
            OGRFieldDefn column(field.name.c_str(), field.type == parcel::Type::Integer ? OFTInteger64
                                                    : field.type == parcel::Type::Real  ? OFTReal
                                                                                        : OFTString);
            if (isShapefile && field.type == parcel::Type::Text) column.SetWidth(int(longestShapefileText));
            if (m_layer->CreateField(&column) != OGRERR_NONE) return trouble(parcel::Trouble::Unwritable);
        }
        return m_isTable ? makePlaceColumns() : tl::expected<void, Trouble>();
    }

    /// Tables hold a point as two columns, anything else as text.
    tl::expected<void, Trouble> makePlaceColumns() {
        const bool degrees = !m_crs || m_crs->IsGeographic();
        const OGRFieldType type = m_orders.driver == "CSV" ? OFTString : OFTReal;
        OGRFieldDefn x(degrees ? "lon" : "x", type), y(degrees ? "lat" : "y", type), wkt("WKT", OFTString);
        const bool made = m_form == "point"
                              ? m_layer->CreateField(&x) == OGRERR_NONE && m_layer->CreateField(&y) == OGRERR_NONE
                              : m_layer->CreateField(&wkt) == OGRERR_NONE;
        if (!made) return trouble(parcel::Trouble::Unwritable);
        return {};
    }

    tl::expected<void, Trouble> write(const parcel::Rows& rows) {
        if (!m_layer) return trouble(parcel::Trouble::Misuse, "rows before their table");
        for (const parcel::Row& row : rows.rows) {
            if (m_rows % rowsTogether == 0 && m_dataset->TestCapability(ODsCTransactions)) {
                if (m_rows > 0 && m_dataset->CommitTransaction() != OGRERR_NONE) return trouble(parcel::Trouble::Unwritable);
                if (m_dataset->StartTransaction() != OGRERR_NONE) return trouble(parcel::Trouble::Unwritable);
            }
            if (auto done = write(row); !done) return done;
        }
        return {};
    }

    tl::expected<void, Trouble> write(const parcel::Row& row) {
        OGRFeature feature(m_layer->GetLayerDefn());
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            const parcel::Value& value = row.values[i];
            if (std::holds_alternative<std::monostate>(value)) feature.SetFieldNull(int(i)); // GeoJSON forgets what is not set
            if (const auto* number = std::get_if<std::int64_t>(&value)) feature.SetField(int(i), GIntBig(*number));
            if (const auto* real = std::get_if<double>(&value)) feature.SetField(int(i), *real);
            if (const auto* text = std::get_if<std::string>(&value)) {
                if (m_orders.driver == "ESRI Shapefile" && text->size() > longestShapefileText)
                    return trouble(parcel::Trouble::TextTooLong, *text);
                feature.SetField(int(i), text->c_str());
            }
        }
        if (auto placed = place(feature, row); !placed) return placed;
        CPLErrorReset();
        if (m_layer->CreateFeature(&feature) != OGRERR_NONE || CPLGetLastErrorType() >= CE_Failure)
            return trouble(parcel::Trouble::Unwritable);
        ++m_rows;
        return {};
    }

    tl::expected<void, Trouble> place(OGRFeature& feature, const parcel::Row& row) {
        std::unique_ptr<OGRGeometry> geometry = geometryOf(row.shape);
        if (!geometry) return {};
        if (m_transform && geometry->transform(m_transform.get()) != OGRERR_NONE)
            return trouble(parcel::Trouble::Broken, "a place cannot be projected into this CRS");
        if (!m_isTable) {
            feature.SetGeometryDirectly(geometry.release());
            return {};
        }
        const int at = int(row.values.size());
        if (m_form == "point") {
            const OGRPoint* point = geometry->toPoint();
            if (m_orders.driver == "CSV") {
                feature.SetField(at, exact(point->getX()).c_str());
                feature.SetField(at + 1, exact(point->getY()).c_str());
            } else {
                feature.SetField(at, point->getX());
                feature.SetField(at + 1, point->getY());
            }
            return {};
        }
        OGRWktOptions options;
        options.precision = 17;
        feature.SetField(at, geometry->exportToWkt(options).c_str());
        return {};
    }

    tl::expected<parcel::End, Trouble> finish() {
        CPLErrorReset();
        if (m_rows > 0 && m_dataset->TestCapability(ODsCTransactions) && m_dataset->CommitTransaction() != OGRERR_NONE)
            return trouble(parcel::Trouble::Unwritable);
        m_dataset->FlushCache(true);
        m_dataset.reset();
        if (CPLGetLastErrorType() >= CE_Failure) return trouble(parcel::Trouble::Unwritable);
        return parcel::End{m_rows, false, 0, 0, 0, 0};
    }

    const Orders& m_orders;
    Pipe& m_pipe;
    const bool m_isTable;
    std::unique_ptr<GDALDataset> m_dataset;
    std::unique_ptr<OGRCoordinateTransformation> m_transform;
    std::optional<OGRSpatialReference> m_crs;
    OGRLayer* m_layer = nullptr;
    std::string m_form;
    std::int64_t m_rows = 0;
};

} // namespace

parcel::Message writeFile(const Orders& orders, Pipe& pipe) {
    auto end = Writing(orders, pipe).run();
    if (!end) return end.error();
    return *end;
}

} // namespace importer
