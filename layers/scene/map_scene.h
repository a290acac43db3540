// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/engine_status.h"
#include "scene/live_city.h"
#include "scene/theme.h"
#include "scene/view.h"
#include "scene/visibility.h"

#include <QHash>
#include <QPolygonF>
#include <QObject>
#include <memory>
#include <optional>

class QPainter;

namespace scene {

class Crowd;
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
    QHash<int, quint64> byClass;        ///< anchors inside the view
    QHash<int, quint64> bySubDistrict;
    QHash<int, quint64> byState;
    QHash<int, quint64> byCompany;      ///< 0 = of none
    quint64 total = 0;
};

/// One map: a View, the picture of the city in it (engine's base map, components, labels), and what is painted
/// over that. Lives in the GUI thread; the picture is drawn on threads of its own. Used by the map widget and, without any
/// widget, by `xiuhuactl render`.
class MapScene : public QObject {
    Q_OBJECT

public:
    /// A map of a city, which other maps may share.
    explicit MapScene(std::shared_ptr<LiveCity> city = std::make_shared<LiveCity>(), QObject* parent = nullptr);
    ~MapScene() override;

    /// What is shown: the first catalogue with a place shows the whole city.
    LiveCity& city() const;
    const std::shared_ptr<LiveCity>& sharedCity() const;

    // --- how it is shown ---
    /// The city's folder for the engine's sheets that are kept from one start to the next; empty = nothing is kept.
    void setCacheFolder(const QString& folder);
    void setVisibility(const Visibility& visibility);
    const Visibility& visibility() const;
    void setTheme(Theme theme);
    Theme theme() const;
    void setLanguage(const QString& locale);
    const QString& language() const;
    double textScale() const;
    void setTextScale(double scale); ///< 1 to 2: how much larger than at 100 % labels, lines and notices are
    /// The engine whose base and label sheets are shown; null = components on an empty ground.
    void setEngine(EngineLink* engine);
    /// Rows of these tables changed: tells the engine and asks it for new sheets.
    void tellChanged(qint64 change, const QStringList& tables);

    // --- where ---
    const View& view() const;
    void setView(const View& view);  ///< everything of it but the projection
    void lookWhere(const View& other); ///< at the place of another map's view and at its scale
    void resize(QSize logical, double pixelRatio);
    void showAll();
    void showSubDistrict(int id);
    /// All of `box` (degrees); where that is empty or small, `anchor` in the middle, so close that its neighbours can
    /// be told apart. Nothing without a place.
    void showPlace(geo::Point anchor, const geo::Box& box);
    /// All of the city in map metres: sub-districts and components.
    geo::MapBox cityBox() const;
    /// What showAll shows: the city without components far outside its sub-districts.
    geo::MapBox homeBox() const;

    // --- picture ---
    /// Painted with the picture, below everything else that lies above it; null = none. It outlives the scene.
    void setCrowd(const Crowd* crowd);
    /// Paints the whole picture as it can be shown now, within a display frame, never waiting for anything.
    void paint(QPainter& painter);
    /// True when the components of this view and, with an engine, its base and labels are on the picture.
    bool isComplete() const;
    /// Every component is drawn, and the sheets, however old, leave nothing of the view empty.
    bool isFilled() const;
    EngineStatus engineStatus() const;

    // --- reading ---
    std::vector<Found> pick(QPointF screen, double radius = 6) const; ///< logical pixels
    /// What stands inside a ring on the screen, by the places of the symbols; what is hidden does not. 10 ms for a million.
    city::Selection within(const QPolygonF& screen) const;
    void setSelected(std::optional<city::ComponentKey> key);
    void setHovered(std::optional<city::ComponentKey> key);
    const Counts& counts() const; ///< of the last view that was counted

Q_SIGNALS:
    void changed();            ///< paint again
    void viewChanged();
    void looksChanged();       ///< what is hidden, theme, language or text size
    void countsChanged();
    void engineStatusChanged();
    void completed();          ///< isComplete() just became true

private:
    void followCatalogue();
    void followRegistry();
    void refresh();          ///< asks for what the view now needs
    void requestPicture();
    void noteCompleteness();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace scene
