// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "scene/map_scene.h"
#include "store/reader.h"
#include "widgets/card_fields.h"
#include "widgets/look.h"
#include "widgets/symbols.h"

#include <QWidget>
#include <functional>
#include <optional>

class QLabel;
class QGridLayout;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace widgets {

/// The component card: one component with every field under its standard name, and what else stands on the same
/// spot, stepped through with N and Shift+N. Says so when nothing is picked, when it is being read and when the
/// component is gone.
class ComponentCard : public QWidget {
    Q_OBJECT

public:
    enum class Page { Empty, Loading, Shown, Gone };
    /// From degrees to the city's map CRS, for the coordinates shown.
    using Projecting = std::function<geo::MapPoint(geo::Point)>;

    explicit ComponentCard(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue, Projecting toMap);
    /// What stands on one spot, nearest first; asks for the first one. Empty clears the card.
    void showSpot(const std::vector<scene::Found>& found);
    /// The answer to `wanted`; null when the component is gone. One of another component is ignored.
    void showComponent(std::shared_ptr<const city::Component> component, const store::Reader::Place& place);
    /// The edit that waits for approval, by its id and in words; 0 for none.
    void setPending(std::int64_t edit, const QString& words);
    /// Asks again for what is shown: the city changed.
    void refresh();
    void step(int by);
    void copy() const; ///< all fields, as text, to the clipboard

    Page page() const;
    std::optional<city::ComponentKey> current() const;
    const std::shared_ptr<const city::Component>& component() const { return m_component; } ///< as read last; may be null
    const std::vector<CardField>& fields() const { return m_fields; }

Q_SIGNALS:
    void wanted(const city::ComponentKey& key);       ///< read it and answer with showComponent
    void currentChanged(std::optional<city::ComponentKey> key); ///< select it on the map
    void pendingAsked(qint64 edit);                   ///< show what waits for approval
    void placeAsked(const geo::Point& place);         ///< bring it to the middle of the map

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildMessage();
    QWidget* buildCard();
    QWidget* buildHead();
    void connectAll();
    void setPage(Page page);
    void fill();
    void fillHead();
    void fillFields();
    void retranslate();

    Look m_look;
    Symbols m_symbols;
    city::CataloguePtr m_city;
    Projecting m_toMap;
    std::vector<scene::Found> m_spot;
    std::size_t m_at = 0;
    std::shared_ptr<const city::Component> m_component;
    store::Reader::Place m_place;
    std::vector<CardField> m_fields;
    Page m_page = Page::Empty;

    QStackedWidget* m_stack;
    QLabel *m_messageTitle, *m_message;
    QLabel *m_symbol, *m_title, *m_subtitle, *m_state, *m_where, *m_spotText;
    QWidget* m_spotRow;
    QToolButton* m_pending;
    std::int64_t m_pendingEdit = 0;
    QToolButton *m_previous, *m_next, *m_copy, *m_zoom;
    QWidget* m_body;
    QScrollArea* m_scroll;
    QGridLayout* m_grid;
};

} // namespace widgets
