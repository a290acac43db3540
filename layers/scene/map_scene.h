// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "city/registry.h"
#include "scene/engine_status.h"
#include "scene/theme.h"
#include "scene/view.h"
#include "scene/visibility.h"

#include <QHash>
#include <QObject>
#include <memory>
#include <optional>

class QPainter;

namespace scene {

class EngineLink;

/// One thing under the cursor.
struct Found {
    city::ComponentKey key;
    int classId = 0;
    int subDistrict = 0;
    city::State state = city::State::Intact;
    double metres = 0;
};

/// Counts of what is visible, from the same index that is drawn.
struct Counts {
    quint64 drawn = 0;
    QHash<int, quint64> byClass;        ///< anchors inside the view
    QHash<int, quint64> bySubDistrict;
    QHash<int, quint64> byState;
    QHash<int, quint64> byCompany;      ///< 0 = of none
    quint64 total = 0;
};

/// One map picture: a View, the engine's sheets, the component sheet and overlays, composed at paint time.
/// Lives in the GUI thread; draws components on threads of its own. Used by the map widget and, without any
/// widget, by `xiuhuactl render`.
class MapScene : public QObject {
    Q_OBJECT

public:
    explicit MapScene(QObject* parent = nullptr);
    ~MapScene() override;

    // --- what is shown ---
    void setCatalogue(city::CataloguePtr catalogue); ///< makes the projection; the first one shows the whole city
    void setRegistry(city::RegistryPtr registry, const std::vector<std::size_t>& chunks);
    /// The city's folder for what is kept from one start to the next; empty = nothing is kept.
    void setCacheFolder(const QString& folder);
    /// This registry stands in a packed file under `stamp`: what was made of it may be kept, too.
    void keep(const city::RegistryPtr& registry, quint64 stamp);
    void setVisibility(const Visibility& visibility);
    const Visibility& visibility() const;
    void setTheme(Theme theme);
    Theme theme() const;
    void setLanguage(const QString& locale);
    double textScale() const;
    void setTextScale(double scale); ///< 1 to 2: how much larger than at 100 % labels, lines and notices are
    /// The engine whose base and label sheets are shown; null = components on an empty ground.
    void setEngine(EngineLink* engine);
    /// Rows of these tables changed: tells the engine and asks it for new sheets.
    void tellChanged(qint64 change, const QStringList& tables);

    // --- where ---
    const View& view() const;
    void setView(const View& view);  ///< everything of it but the projection
    void resize(QSize logical, double pixelRatio);
    void showAll();
    void showSubDistrict(int id);
    /// All of the city in map metres: sub-districts and components.
    geo::MapBox cityBox() const;

    // --- picture ---
    /// Paints the whole picture as it can be shown now, within a display frame, never waiting for anything.
    void paint(QPainter& painter);
    /// True when the components of this view and, with an engine, its base and labels are on the picture.
    bool isComplete() const;
    /// Every component is drawn, and the sheets, however old, leave nothing of the view empty.
    bool isFilled() const;
    EngineStatus engineStatus() const;

    // --- reading ---
    std::vector<Found> pick(QPointF screen, double radius = 6) const; ///< logical pixels
    void setSelected(std::optional<city::ComponentKey> key);
    void setHovered(std::optional<city::ComponentKey> key);
    const Counts& counts() const;                      ///< of the last drawn frame
    QHash<int, quint64> totalsBySubDistrict() const;   ///< of the whole city, whatever is visible
    QHash<int, quint64> totalsByClass() const;
    quint64 refused() const;                           ///< components without a usable place

Q_SIGNALS:
    void changed();            ///< paint again
    void viewChanged();
    void countsChanged();
    void engineStatusChanged();
    void completed();          ///< isComplete() just became true

private:
    void refresh();          ///< asks for what the view now needs
    void noteCompleteness();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace scene
