// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/layer_model.h"
#include "widgets/look.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSettings;
class QTimer;
class QToolButton;
class QTreeView;

namespace widgets {

class LayerFilter;
class LayerRow;

/// The layer panel: what of the city is on the map, with live figures, and the legend. Shows and hides by check
/// box (Space), alone (S or a double click), by section (all, none, inverted); a filter box (Ctrl+F) looks
/// through names and codes of everything. What a user hides and folds is remembered for each city.
class LayerPanel : public QWidget {
    Q_OBJECT

public:
    /// `settings` outlives the panel.
    explicit LayerPanel(QSettings& settings, QWidget* parent = nullptr);
    ~LayerPanel() override;

    void setLook(const Look& look);
    /// Brings back what was remembered for this city; says so through visibilityChanged.
    void setCity(city::CataloguePtr catalogue, const std::vector<BaseLayer>& layers);
    void follow(const city::Registry& registry, const std::vector<std::size_t>& chunks);
    /// Shown at most ten times a second, the newest last.
    void setCounts(const scene::Counts& counts);
    void setDensity(bool density);
    const scene::Visibility& visibility() const { return m_model->visibility(); }
    LayerModel* model() const { return m_model; }
    void focusFilter();

Q_SIGNALS:
    void visibilityChanged(const scene::Visibility& visibility);
    void subDistrictAsked(int id); ///< zoom to it

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildTools();
    void buildTree();
    void connectTree();
    void retranslate();
    void filterBy(const QString& text);
    void sayNothing();
    void applyToCurrent(LayerModel::Bulk bulk);
    bool pressed(int key);
    QModelIndex current() const; ///< in the model
    void foldAsRemembered();
    void rememberFold(const QModelIndex& filtered, bool open);
    QString group() const; ///< of the settings of this city

    QSettings& m_settings;
    LayerModel* m_model;
    LayerFilter* m_filter;
    LayerRow* m_row;
    QLineEdit* m_search;
    QTreeView* m_tree;
    QLabel* m_nothing; ///< in the tree's place when the filter finds nothing
    QToolButton *m_all, *m_none, *m_invert, *m_solo, *m_zoom;
    QTimer* m_pace;
    scene::Counts m_waiting;
    RegistryTotals m_totals;
};

} // namespace widgets
