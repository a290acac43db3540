// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/source.h"

#include "importer/encoding.h"

#include <cpl_string.h>

#include <algorithm>
#include <fstream>

namespace importer {

namespace {

/// No driver that follows references to other files or to the network.
constexpr const char* formats[] = {"GeoJSON", "GeoJSONSeq", "ESRI Shapefile", "GPKG", "CSV", "XLSX", "ODS", "OpenFileGDB",
                                   "FlatGeobuf", "LIBKML", "KML", "GPX", "GML", "MapInfo File", "SQLite", nullptr};

bool endsWith(const std::string& name, const char* ending) {
    const std::string tail = ending;
    return name.size() >= tail.size() &&
           std::equal(tail.rbegin(), tail.rend(), name.rbegin(), [](char a, char b) { return a == std::tolower(b); });
}

/// An archive as GDAL's path into it. Office files are archives too, and read as what they are.
std::string pathOf(const std::string& file) {
    if (endsWith(file, ".zip")) return "/vsizip/{" + file + "}";
    if (endsWith(file, ".tar") || endsWith(file, ".tar.gz") || endsWith(file, ".tgz")) return "/vsitar/{" + file + "}";
    if (endsWith(file, ".gz")) return "/vsigzip/" + file;
    return file;
}

std::unique_ptr<GDALDataset> openWith(const std::string& path, const char* const* options) {
    CPLErrorReset();
    return std::unique_ptr<GDALDataset>(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, formats, options));
}

/// The texts of the first rows, as raw bytes.
std::string sample(GDALDataset& dataset) {
    constexpr std::size_t enough = 1u << 20;
    std::string bytes;
    for (OGRLayer* layer : dataset.GetLayers()) {
        const OGRFeatureDefn* what = layer->GetLayerDefn();
        for (int i = 0; i < what->GetFieldCount(); ++i) bytes.append(what->GetFieldDefn(i)->GetNameRef()) += '\n';
        layer->ResetReading();
        for (int rows = 0; rows < 5000 && bytes.size() < enough; ++rows) {
            const OGRFeatureUniquePtr feature(layer->GetNextFeature());
            if (!feature) break;
            for (int i = 0; i < what->GetFieldCount(); ++i)
                if (what->GetFieldDefn(i)->GetType() == OFTString && feature->IsFieldSetAndNotNull(i))
                    bytes.append(feature->GetFieldAsString(i)) += '\n';
        }
        layer->ResetReading();
    }
    return bytes;
}

/// A shapefile says its encoding in a .cpg file or in its table's header; many that come from surveys do not.
bool saysItsEncoding(GDALDataset& dataset) {
    for (OGRLayer* layer : dataset.GetLayers())
        for (const char* item : {"ENCODING_FROM_CPG", "ENCODING_FROM_LDID", "LDID_ENCODING_NAME", "CPG_ENCODING_NAME"})
            if (layer->GetMetadataItem(item, "SHAPEFILE")) return true;
    return false;
}

tl::expected<Source, Trouble> reopenShapefile(const std::string& path, Source source, const Orders& orders) {
    std::string encoding = orders.encoding;
    if (encoding.empty()) {
        if (saysItsEncoding(*source.dataset)) return source;
        const char* const rawly[] = {"ENCODING=", nullptr};
        const auto raw = openWith(path, rawly);
        if (!raw) return source;
        encoding = guessEncoding(sample(*raw));
    }
    const std::string iconv = iconvName(encoding);
    const std::string option = "ENCODING=" + (iconv == "GB18030" ? std::string("CP936") : iconv);
    const char* const options[] = {option.c_str(), nullptr};
    auto again = openWith(path, options);
    if (!again) return trouble(parcel::Trouble::Unreadable);
    source.dataset = std::move(again);
    source.told = encoding;
    return source;
}

} // namespace

tl::unexpected<Trouble> trouble(parcel::Trouble kind, const std::string& detail) {
    std::string words = detail.empty() ? std::string(CPLGetLastErrorMsg()) : detail;
    words.resize(std::min<std::size_t>(words.size(), 2000));
    return tl::unexpected(Trouble{kind, std::move(words)});
}

tl::expected<Source, Trouble> Source::open(const Orders& orders) {
    const std::string path = pathOf(orders.file);
    Source source;
    source.dataset = openWith(path, nullptr);
    if (!source.dataset) return trouble(parcel::Trouble::Format);
    const std::string driver = source.dataset->GetDriverName();
    if (driver == "ESRI Shapefile") return reopenShapefile(path, std::move(source), orders);
    if (driver == "CSV") {
        source.told = orders.encoding.empty() ? guessEncoding(sample(*source.dataset)) : orders.encoding;
        if (iconvName(source.told) != "UTF-8") source.encoding = source.told;
    }
    return source;
}

std::string nameOf(const OGRSpatialReference* crs) {
    if (!crs || crs->IsEmpty()) return {};
    if (const char* code = crs->GetAuthorityCode(nullptr))
        if (const char* authority = crs->GetAuthorityName(nullptr)) return std::string(authority) + ":" + code;
    if (const auto known = std::unique_ptr<OGRSpatialReference, decltype(&OGRSpatialReference::DestroySpatialReference)>(
            crs->FindBestMatch(90, nullptr, nullptr), &OGRSpatialReference::DestroySpatialReference))
        if (const char* code = known->GetAuthorityCode(nullptr)) return std::string(known->GetAuthorityName(nullptr)) + ":" + code;
    const char* name = crs->GetName();
    return name ? name : "unnamed";
}

tl::expected<OGRSpatialReference, Trouble> crsOf(const std::string& name) {
    OGRSpatialReference crs;
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (crs.SetFromUserInput(name.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) != OGRERR_NONE)
        return trouble(parcel::Trouble::UnknownCrs, name);
    return crs;
}

} // namespace importer
