// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/session.h"
#include "widgets/look.h"

#include <QWidget>
#include <optional>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace widgets {

/// The life of the component that is picked: every change with who, when, why and each field before and after, the newest
/// first. A change, or one field of it, is taken back from here.
class HistoryPanel : public QWidget {
    Q_OBJECT

public:
    explicit HistoryPanel(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue);
    void setEditable(bool editable);
    /// Of what is picked; nothing clears it.
    void setComponent(std::optional<city::ComponentKey> key);
    void showLife(store::Session::LifePtr life); ///< null: it could not be read
    const std::optional<city::ComponentKey>& component() const { return m_key; }

Q_SIGNALS:
    void wanted(const city::ComponentKey& key); ///< while it is shown; answer with showLife
    /// The component with the values before that change; in `fields` alone, or all of those that it changed.
    void restoreAsked(store::Session::LifePtr life, std::size_t change, const std::vector<city::Field>& fields);
    /// Where it stood before and after a change that moved it; empty for others. Degrees.
    void placesChosen(const std::vector<geo::Point>& places);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void fill();
    QTreeWidgetItem* rowOf(std::size_t change);
    void showCurrent();
    void restore();
    void say();
    void retranslate();

    Look m_look;
    city::CataloguePtr m_city;
    std::optional<city::ComponentKey> m_key;
    store::Session::LifePtr m_life;
    bool m_isEditable = false, m_isWaiting = false;
    QTreeWidget* m_tree;
    QLabel *m_state, *m_words;
    QPushButton* m_restore;
};

} // namespace widgets
