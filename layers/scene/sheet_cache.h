// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packed/file.h"
#include "scene/engine_link.h"
#include "scene/job_thread.h"
#include "scene/sheet_plan.h"

#include <QObject>
#include <array>

namespace scene {

/// An engine's picture from an earlier start.
struct KeptSheet {
    std::string city;   ///< its uid, as text
    wire::Render asked; ///< what it answers
    std::shared_ptr<const SheetFrame> frame;
};

/// The base and label sheets of the view that a start begins with, kept compressed (LZ4) among a city's caches, one
/// file a sheet and theme: something to show until the engine has started. Lives in the GUI thread; reads and
/// writes on another.
class SheetCache : public QObject {
    Q_OBJECT

public:
    /// `folder` is the city's, for caches.
    explicit SheetCache(const QString& folder, QObject* parent = nullptr);
    ~SheetCache() override;

    /// There are files of both sheets, whatever they hold.
    static bool stands(const QString& folder, Theme theme);
    /// Reads both sheets of this theme, unless that was done or is being done.
    void load(Theme theme);
    /// What was read, if it is of the wished city and looks as wished; null otherwise.
    std::shared_ptr<const SheetFrame> frame(wire::SheetKind sheet, const SheetWish& wish) const;
    /// Forgets what was read: fresh sheets are there.
    void drop();

    using Sheets = std::array<std::optional<KeptSheet>, wire::sheetCount>;
    /// Writes these sheets, behind everything else.
    void keep(Sheets sheets);

    static std::vector<std::byte> pack(const KeptSheet& sheet);
    /// The sheet back; nothing for what is not whole, too large or of no known look.
    static std::optional<KeptSheet> unpack(const packed::FilePtr& file);

    static constexpr packed::Format format{packed::Format::letters("SHET"), 1};

Q_SIGNALS:
    void loaded(); ///< frame() has something new

private:
    void read(Theme theme);
    void take();

    const QString m_folder;
    std::optional<Theme> m_theme; ///< of what was read or is being read
    Sheets m_sheets;
    struct Handover;
    std::unique_ptr<Handover> m_handover;
    // Last, so that they end first.
    std::unique_ptr<JobThread<Theme>> m_reading;
    std::unique_ptr<JobThread<Sheets>> m_writing;
};

} // namespace scene
