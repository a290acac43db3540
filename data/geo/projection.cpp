// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/projection.h"

#include <proj.h>

#include <algorithm>

namespace geo {

namespace {

struct ContextEnd {
    void operator()(PJ_CONTEXT* c) const { proj_context_destroy(c); }
};
struct ObjectEnd {
    void operator()(PJ* p) const { proj_destroy(p); }
};
using Context = std::unique_ptr<PJ_CONTEXT, ContextEnd>;
using Object = std::unique_ptr<PJ, ObjectEnd>;

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

std::string complaint(PJ_CONTEXT* context, const std::string& what) {
    const int code = proj_context_errno(context);
    const char* reason = code != 0 ? proj_context_errno_string(context, code) : nullptr;
    return reason ? what + " (" + reason + ")." : what + ".";
}

Object crsOf(PJ_CONTEXT* context, int epsg) {
    if (epsg <= 0)
        return {};
    return Object(proj_create_from_database(context, "EPSG", std::to_string(epsg).c_str(), PJ_CATEGORY_CRS, 0,
                                            nullptr));
}

/// True when every axis of a projected CRS is in metres.
bool isInMetres(PJ_CONTEXT* context, const PJ* crs) {
    const Object axes(proj_crs_get_coordinate_system(context, crs));
    if (!axes)
        return false;
    const int count = proj_cs_get_axis_count(context, axes.get());
    for (int i = 0; i < count; ++i) {
        double factor = 0;
        if (!proj_cs_get_axis_info(context, axes.get(), i, nullptr, nullptr, nullptr, &factor, nullptr,
                                   nullptr, nullptr) ||
            factor != 1.0)
            return false;
    }
    return count == 2;
}

/// PROJ marks a failure with HUGE_VAL; a city's code has one mark only.
MapPoint checked(double x, double y) {
    return std::isfinite(x) && std::isfinite(y) ? MapPoint{x, y} : MapPoint{notANumber, notANumber};
}

} // namespace

struct Projection::Handles {
    Context context; // outlives the transformation
    Object transformation;
};

Projection::Projection(std::unique_ptr<Handles> handles) : m_handles(std::move(handles)) {}
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;
Projection::~Projection() = default;

tl::expected<Projection, std::string> Projection::make(int geographic, int map) {
    auto handles = std::make_unique<Handles>();
    handles->context.reset(proj_context_create());
    PJ_CONTEXT* context = handles->context.get();
    if (!context)
        return tl::unexpected(std::string("PROJ could not be started."));
    proj_context_set_enable_network(context, 0);
    proj_log_level(context, PJ_LOG_NONE);

    const std::string from = "EPSG:" + std::to_string(geographic);
    const std::string to = "EPSG:" + std::to_string(map);
    const Object source = crsOf(context, geographic);
    if (!source)
        return tl::unexpected(complaint(context, from + " is not known to PROJ"));
    if (proj_get_type(source.get()) != PJ_TYPE_GEOGRAPHIC_2D_CRS)
        return tl::unexpected(from + " is not a geographic coordinate reference system in two dimensions.");
    const Object target = crsOf(context, map);
    if (!target)
        return tl::unexpected(complaint(context, to + " is not known to PROJ"));
    if (proj_get_type(target.get()) != PJ_TYPE_PROJECTED_CRS || !isInMetres(context, target.get()))
        return tl::unexpected(to + " is not a projected coordinate reference system in metres.");

    const Object raw(proj_create_crs_to_crs_from_pj(context, source.get(), target.get(), nullptr, nullptr));
    if (!raw)
        return tl::unexpected(complaint(context, "PROJ knows no way from " + from + " to " + to));
    handles->transformation.reset(proj_normalize_for_visualization(context, raw.get()));
    if (!handles->transformation)
        return tl::unexpected(complaint(context, "PROJ cannot order the axes of " + from + " to " + to));
    return Projection(std::move(handles));
}

MapPoint Projection::forward(Point p) const {
    if (!isValid(p))
        return {notANumber, notANumber};
    const PJ_COORD out =
        proj_trans(m_handles->transformation.get(), PJ_FWD, proj_coord(p.lon, p.lat, 0, HUGE_VAL));
    return checked(out.xy.x, out.xy.y);
}

Point Projection::inverse(MapPoint p) const {
    if (!std::isfinite(p.x) || !std::isfinite(p.y))
        return {notANumber, notANumber};
    const PJ_COORD out =
        proj_trans(m_handles->transformation.get(), PJ_INV, proj_coord(p.x, p.y, 0, HUGE_VAL));
    const Point found{out.xy.x, out.xy.y};
    return isValid(found) ? found : Point{notANumber, notANumber};
}

void Projection::forward(std::span<const Point> from, std::span<MapPoint> to) const {
    const std::size_t count = std::min(from.size(), to.size());
    for (std::size_t i = 0; i < count; ++i)
        to[i] = isValid(from[i]) ? MapPoint{from[i].lon, from[i].lat} : MapPoint{HUGE_VAL, HUGE_VAL};
    if (count == 0)
        return;
    proj_trans_generic(m_handles->transformation.get(), PJ_FWD, &to[0].x, sizeof(MapPoint), count, &to[0].y,
                       sizeof(MapPoint), count, nullptr, 0, 0, nullptr, 0, 0);
    for (std::size_t i = 0; i < count; ++i)
        to[i] = checked(to[i].x, to[i].y);
}

} // namespace geo
