// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/sheet_cache.h"

#include "scene/big_picture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <cmath>
#include <lz4.h>
#include <thread>

namespace scene {

namespace {

Q_LOGGING_CATEGORY(logSheets, "xiuhua.scene.sheets")

constexpr std::uint32_t bandRows = 64; // packed together: small enough for two threads to share

enum Section : std::uint32_t { About = 1, Texts, Ends, Bands };

struct AboutRow {
    double centerX = 0, centerY = 0, metresPerPixel = 0, pixelRatio = 0;
    std::int64_t change = 0, requestedMs = 0;
    std::uint32_t sheet = 0, width = 0, height = 0, reserved = 0;
};

std::uint32_t bandsOf(std::uint32_t height) {
    return (height + bandRows - 1) / bandRows;
}

/// City, theme, language and hidden layers, each ended by a zero.
std::vector<char> textsOf(const KeptSheet& sheet) {
    std::vector<char> texts;
    const auto add = [&texts](const std::string& text) {
        texts.insert(texts.end(), text.begin(), text.end());
        texts.push_back('\0');
    };
    add(sheet.city);
    add(sheet.asked.theme);
    add(sheet.asked.language);
    for (const std::string& layer : sheet.asked.hiddenLayers)
        add(layer);
    return texts;
}

bool readTexts(std::span<const char> texts, KeptSheet& sheet) {
    if (texts.empty() || texts.back() != '\0')
        return false;
    std::vector<std::string> all;
    for (auto at = texts.begin(); at != texts.end();) {
        const auto end = std::find(at, texts.end(), '\0');
        all.emplace_back(at, end);
        at = end + 1;
        if (all.size() > wire::maxNames || all.back().size() > wire::maxName)
            return false;
    }
    if (all.size() < 3)
        return false;
    sheet.city = all[0];
    sheet.asked.theme = all[1];
    sheet.asked.language = all[2];
    sheet.asked.hiddenLayers.assign(all.begin() + 3, all.end());
    return true;
}

bool isPlausible(const AboutRow& about) {
    return about.sheet < wire::sheetCount && wire::isPictureSize(about.width, about.height) &&
           std::isfinite(about.centerX) && std::isfinite(about.centerY) && std::isfinite(about.metresPerPixel) &&
           about.metresPerPixel > 0 && std::isfinite(about.pixelRatio) && about.pixelRatio > 0;
}

/// Each band into its rows, on two threads. False when one is not whole.
bool unpackBands(std::span<const std::uint64_t> ends, std::span<const char> bands, QImage& image) {
    const auto stride = std::size_t(image.bytesPerLine());
    uchar* const pixels = image.bits();
    std::atomic<std::size_t> next{0};
    std::atomic<bool> broken{false};
    const auto share = [&] {
        for (std::size_t band = next++; band < ends.size() && !broken; band = next++) {
            const std::uint64_t from = band ? ends[band - 1] : 0;
            const std::size_t row = band * bandRows;
            const std::size_t bytes = stride * std::min<std::size_t>(bandRows, std::size_t(image.height()) - row);
            const int got = LZ4_decompress_safe(bands.data() + from, reinterpret_cast<char*>(pixels + row * stride),
                                                int(ends[band] - from), int(bytes));
            if (got != int(bytes))
                broken = true;
        }
    };
    std::thread other(share);
    share();
    other.join();
    return !broken;
}

/// Ends of bands: ascending, the last one at the end of all, none too long for LZ4.
bool areEnds(std::span<const std::uint64_t> ends, std::size_t bytes) {
    std::uint64_t before = 0;
    for (const std::uint64_t end : ends) {
        if (end < before || end - before > std::uint64_t(LZ4_MAX_INPUT_SIZE))
            return false;
        before = end;
    }
    return before == bytes;
}

/// What a writer points at.
struct Pack {
    std::vector<AboutRow> about;
    std::vector<char> texts;
    std::vector<std::uint64_t> ends;
    std::vector<char> bands;
    packed::Writer writer{SheetCache::format};

    explicit Pack(const KeptSheet& sheet) : about(1), texts(textsOf(sheet)) {
        const wire::Render& asked = sheet.asked;
        const QImage& image = sheet.frame->image;
        about[0] = {asked.centerX, asked.centerY, asked.metresPerPixel, asked.pixelRatio,
                    sheet.frame->frame.change, sheet.frame->requestedMs, std::uint32_t(asked.sheet),
                    std::uint32_t(image.width()), std::uint32_t(image.height()), 0};
        const auto stride = std::size_t(image.bytesPerLine());
        for (std::size_t row = 0; row < std::size_t(image.height()); row += bandRows) {
            const auto bytes = int(stride * std::min<std::size_t>(bandRows, std::size_t(image.height()) - row));
            const std::size_t from = bands.size();
            bands.resize(from + std::size_t(LZ4_compressBound(bytes)));
            const int got = LZ4_compress_default(reinterpret_cast<const char*>(image.constScanLine(int(row))),
                                                 bands.data() + from, bytes, LZ4_compressBound(bytes));
            bands.resize(from + std::size_t(got));
            ends.push_back(bands.size());
        }
        writer.add(About, about).add(Texts, texts).add(Ends, ends).add(Bands, bands);
    }
};

QString fileOf(const QString& folder, Theme theme, wire::SheetKind sheet) {
    const QString name = sheet == wire::SheetKind::Base ? QStringLiteral("base") : QStringLiteral("labels");
    return QStringLiteral("%1/%2-%3.packed").arg(folder, name, themeName(theme));
}

std::string pathOf(const QString& folder, Theme theme, wire::SheetKind sheet) {
    return QFile::encodeName(fileOf(folder, theme, sheet)).toStdString();
}

} // namespace

/// What the reading thread has read.
struct SheetCache::Handover {
    std::mutex mutex;
    Theme theme = Theme::Dark;
    Sheets sheets;
};

SheetCache::SheetCache(const QString& folder, QObject* parent)
    : QObject(parent), m_folder(folder), m_handover(std::make_unique<Handover>()) {
    m_reading = std::make_unique<JobThread<Theme>>([this](Theme& theme, const std::atomic<bool>&) { read(theme); });
    m_writing = std::make_unique<JobThread<Sheets>>([this](Sheets& sheets, const std::atomic<bool>&) {
        for (const auto& sheet : sheets) {
            if (!sheet)
                continue;
            const Theme theme = sheet->asked.theme == themeName(Theme::Light).toStdString() ? Theme::Light : Theme::Dark;
            if (const auto done = Pack(*sheet).writer.write(pathOf(m_folder, theme, sheet->asked.sheet)); !done)
                qCInfo(logSheets) << "the sheet" << done.error().c_str();
        }
    }, JobThread<Sheets>::Pace::Behind);
}

SheetCache::~SheetCache() = default;

bool SheetCache::stands(const QString& folder, Theme theme) {
    return QFile::exists(fileOf(folder, theme, wire::SheetKind::Base)) &&
           QFile::exists(fileOf(folder, theme, wire::SheetKind::Labels));
}

void SheetCache::load(Theme theme) {
    if (m_theme == theme)
        return;
    m_theme = theme;
    m_sheets = {};
    m_reading->submit(theme);
}

void SheetCache::read(Theme theme) {
    QElapsedTimer timer;
    timer.start();
    Sheets sheets;
    for (int s = 0; s < wire::sheetCount; ++s)
        if (const auto file = packed::File::open(pathOf(m_folder, theme, wire::SheetKind(s)), format))
            sheets[std::size_t(s)] = unpack(*file);
    qCDebug(logSheets) << "kept sheets" << sheets[0].has_value() << sheets[1].has_value() << "in" << timer.elapsed() << "ms";
    {
        const std::lock_guard lock(m_handover->mutex);
        m_handover->theme = theme;
        m_handover->sheets = std::move(sheets);
    }
    QMetaObject::invokeMethod(this, &SheetCache::take, Qt::QueuedConnection);
}

void SheetCache::take() {
    {
        const std::lock_guard lock(m_handover->mutex);
        if (m_handover->theme != m_theme)
            return;
        m_sheets = std::exchange(m_handover->sheets, {});
    }
    Q_EMIT loaded();
}

std::shared_ptr<const SheetFrame> SheetCache::frame(wire::SheetKind sheet, const SheetWish& wish) const {
    const auto& kept = m_sheets[std::size_t(sheet)];
    return kept && kept->city == wish.city.toStdString() && sameLook(kept->asked, wish) ? kept->frame : nullptr;
}

void SheetCache::drop() {
    m_sheets = {};
}

void SheetCache::keep(Sheets sheets) {
    m_writing->submit(std::move(sheets));
}

std::vector<std::byte> SheetCache::pack(const KeptSheet& sheet) {
    return Pack(sheet).writer.bytes();
}

std::optional<KeptSheet> SheetCache::unpack(const packed::FilePtr& file) {
    const auto about = file->value<AboutRow>(About);
    const auto texts = file->section<char>(Texts);
    const auto ends = file->section<std::uint64_t>(Ends);
    const auto bands = file->section<char>(Bands);
    KeptSheet sheet;
    if (!about || !texts || !ends || !bands || !isPlausible(*about) || !readTexts(*texts, sheet) ||
        ends->size() != bandsOf(about->height) || !areEnds(*ends, bands->size()))
        return std::nullopt;
    QImage image = bigPicture({int(about->width), int(about->height)}, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull() || !unpackBands(*ends, *bands, image))
        return std::nullopt;
    sheet.asked.sheet = wire::SheetKind(about->sheet);
    sheet.asked.centerX = about->centerX;
    sheet.asked.centerY = about->centerY;
    sheet.asked.metresPerPixel = about->metresPerPixel;
    sheet.asked.pixelRatio = about->pixelRatio;
    sheet.asked.width = about->width;
    sheet.asked.height = about->height;
    auto frame = std::make_shared<SheetFrame>();
    frame->image = std::move(image);
    frame->frame.sheet = sheet.asked.sheet;
    frame->frame.width = about->width;
    frame->frame.height = about->height;
    frame->frame.centerX = about->centerX;
    frame->frame.centerY = about->centerY;
    frame->frame.metresPerPixel = about->metresPerPixel;
    frame->frame.change = about->change;
    frame->requestedMs = about->requestedMs;
    sheet.frame = std::move(frame);
    return sheet;
}

} // namespace scene
