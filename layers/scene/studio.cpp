// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/studio.h"

#include "scene/engine_link.h"
#include "scene/theme_colours.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace scene {

namespace {

constexpr int densityCell = 8;
constexpr int largestWindow = 32767; // the kernel's limit

kernel::Rect common(const kernel::Rect& a, const kernel::Rect& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
            std::min(a.bottom, b.bottom)};
}

std::int64_t area(const kernel::Rect& r) {
    return r.isEmpty() ? 0 : std::int64_t(r.right - r.left) * (r.bottom - r.top);
}

/// What of `all` lies outside `inner`, which lies in it: above, below, left, right.
std::array<kernel::Rect, 4> outside(const kernel::Rect& all, const kernel::Rect& inner) {
    return {{{all.left, all.top, all.right, inner.top},
             {all.left, inner.bottom, all.right, all.bottom},
             {all.left, inner.top, inner.left, inner.bottom},
             {inner.right, inner.top, all.right, inner.bottom}}};
}

kernel::Picture placed(const SheetFrame& sheet, const kernel::Window& window) {
    constexpr double sameScale = 1e-6;
    const QImage& image = sheet.image;
    const double scale = sheet.frame.metresPerPixel / window.metresPerPixel;
    const geo::MapPoint corner = topLeft(sheet);
    return {reinterpret_cast<const std::uint32_t*>(image.constBits()),
            image.bytesPerLine() / 4,
            image.width(),
            image.height(),
            (corner.x - window.topLeft.x) / window.metresPerPixel,
            (window.topLeft.y - corner.y) / window.metresPerPixel,
            std::abs(scale - 1) < sameScale ? 1 : scale};
}

} // namespace

Studio::Studio(const QString& symbols, int threads) : m_atlas(symbols), m_sheet(threads) {}

kernel::Picture Studio::Easel::drawn() const {
    const kernel::Rect& r = picture.covered;
    const std::ptrdiff_t stride = canvas().stride;
    return {pixels + r.top * stride + r.left, stride, r.right - r.left, r.bottom - r.top, double(r.left), double(r.top), 1};
}

MapPicturePtr Studio::draw(const Order& order, const std::atomic<bool>& cancelled) {
    const kernel::Window& asked = order.request.window;
    if (asked.width <= 0 || asked.height <= 0 || !(asked.metresPerPixel > 0))
        return nullptr;
    m_order = order;
    choosePalette();
    const kernel::Window view = kernel::onLattice(asked, order.city->index.origin());
    const bool goesOn = canGoOn();
    if (goesOn && m_shown->covers(view))
        return m_shown;
    std::optional<Easel> easel = m_last;
    if (!goesOn || !easel->all().contains(easel->picture.place(view)))
        easel = newEasel(view, cancelled);
    if (!easel)
        return nullptr;
    const bool done = order.request.look.visibility.density ? coverWithDensity(*easel, cancelled)
                                                            : cover(*easel, easel->picture.place(view), cancelled);
    return done ? hang(std::move(*easel)) : nullptr;
}

MapPicturePtr Studio::drawMargins(const std::atomic<bool>& cancelled) {
    if (!m_last || m_last->picture.covered == m_last->all())
        return m_shown;
    Easel easel = *m_last;
    return cover(easel, easel.all(), cancelled) ? hang(std::move(easel)) : nullptr;
}

MapPicturePtr Studio::hang(Easel easel) {
    m_last = std::move(easel);
    m_shown = std::make_shared<const MapPicture>(m_last->picture);
    return m_shown;
}

void Studio::choosePalette() {
    const ComponentLook& look = m_order.request.look;
    if (m_palette && m_look == look && m_keys == m_order.city->keys && m_catalogue == m_order.catalogue &&
        m_hasMarks == !m_order.city->marks.isEmpty())
        return;
    m_look = look;
    m_keys = m_order.city->keys;
    m_catalogue = m_order.catalogue;
    m_hasMarks = !m_order.city->marks.isEmpty();
    m_palette = std::make_shared<const kernel::Palette>(makePalette(*m_keys, *m_catalogue, m_look, m_atlas, m_hasMarks));
}

/// The last picture shows this very city at this scale, in this look and between these sheets.
bool Studio::canGoOn() const {
    return m_last && m_shown->city == m_order.city && m_shown->palette == m_palette &&
           m_shown->window.metresPerPixel == m_order.request.window.metresPerPixel &&
           m_shown->hasSheets(m_order.request.base, m_order.request.labels);
}

/// An image with margins around the view, and on it what the last picture shows of it.
std::optional<Studio::Easel> Studio::newEasel(const kernel::Window& view, const std::atomic<bool>& cancelled) {
    const MapRequest& request = m_order.request;
    const int edge = std::min({int(std::lround(margin * request.look.pixelRatio)), (largestWindow - view.width) / 2,
                               (largestWindow - view.height) / 2});
    Easel easel;
    easel.picture.window = {{view.topLeft.x - edge * view.metresPerPixel, view.topLeft.y + edge * view.metresPerPixel},
                            view.metresPerPixel,
                            view.width + 2 * edge,
                            view.height + 2 * edge};
    easel.image = m_pool.take({view.width + 2 * edge, view.height + 2 * edge});
    if (!easel.image)
        return std::nullopt;
    easel.pixels = reinterpret_cast<std::uint32_t*>(easel.image->bits());
    easel.picture.image = easel.image;
    easel.picture.look = request.look;
    easel.picture.city = m_order.city;
    easel.picture.palette = m_palette;
    easel.picture.base = request.base;
    easel.picture.labels = request.labels;
    if (!canGoOn() || request.look.visibility.density)
        return easel;
    kernel::Picture before = m_last->drawn();
    const kernel::Rect corner = easel.picture.place(m_last->picture.window);
    before.left += corner.left;
    before.top += corner.top;
    const kernel::Rect shared = common(easel.all(), {int(before.left), int(before.top), int(before.left) + before.width,
                                                     int(before.top) + before.height});
    // With less in common than a jump leaves, all of the view is drawn.
    if (shared.isEmpty() || area(common(shared, easel.picture.place(view))) * 2 < area(easel.picture.place(view)))
        return easel;
    const kernel::Index nothing(m_order.city->index.origin(), {});
    if (!m_sheet.draw(nothing, *m_palette, easel.picture.window, easel.canvas(), nullptr, &cancelled, {0, {before}, {}},
                      shared))
        return std::nullopt;
    easel.picture.covered = shared;
    return easel;
}

kernel::Surroundings Studio::surroundings(const kernel::Window& window) const {
    const MapRequest& request = m_order.request;
    kernel::Surroundings around;
    around.ground = ThemeColours::of(request.look.theme).ground.rgba();
    if (isUsable(request.base))
        around.below.push_back(placed(*request.base, window));
    if (isUsable(request.labels) && isNearScale(*request.labels, window.metresPerPixel))
        around.above.push_back(placed(*request.labels, window));
    return around;
}

/// Draws what is missing of `wanted`, so that what is covered stays one rectangle.
bool Studio::cover(Easel& easel, const kernel::Rect& wanted, const std::atomic<bool>& cancelled) {
    kernel::Rect& covered = easel.picture.covered;
    if (covered.isEmpty())
        covered = {wanted.left, wanted.top, wanted.left, wanted.top};
    const kernel::Rect target{std::min(covered.left, wanted.left), std::min(covered.top, wanted.top),
                              std::max(covered.right, wanted.right), std::max(covered.bottom, wanted.bottom)};
    const kernel::Surroundings around = surroundings(easel.picture.window);
    for (const kernel::Rect& strip : outside(target, covered))
        if (!strip.isEmpty() && !m_sheet.draw(m_order.city->drawn(), *m_palette, easel.picture.window, easel.canvas(),
                                              nullptr, &cancelled, around, strip))
            return false;
    covered = target;
    return true;
}

/// Its cells and colours are of the whole image.
bool Studio::coverWithDensity(Easel& easel, const std::atomic<bool>& cancelled) {
    const kernel::Window& window = easel.picture.window;
    const std::shared_ptr<QImage> density = m_densityPool.take({window.width, window.height});
    if (!density)
        return false;
    const kernel::Canvas canvas{reinterpret_cast<std::uint32_t*>(density->bits()), density->bytesPerLine() / 4};
    kernel::Surroundings around = surroundings(window);
    around.below.push_back({canvas.pixels, canvas.stride, window.width, window.height, 0, 0, 1});
    const kernel::Index& index = m_order.city->drawn();
    const kernel::Index nothing(index.origin(), {});
    if (!m_sheet.drawDensity(index, *m_palette, window, canvas,
                             ThemeColours::of(m_order.request.look.theme).density, densityCell, nullptr, &cancelled) ||
        !m_sheet.draw(nothing, *m_palette, window, easel.canvas(), nullptr, &cancelled, around))
        return false;
    easel.picture.covered = easel.all();
    return true;
}

} // namespace scene
