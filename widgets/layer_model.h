// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "scene/map_scene.h"
#include "scene/visibility.h"
#include "widgets/base_layers.h"
#include "widgets/registry_totals.h"

#include <QAbstractItemModel>
#include <memory>
#include <optional>
#include <vector>

namespace widgets {

/// What one row of the layer panel stands for.
enum class LayerKind { Section, SubDistrict, Major, Class, State, Company, Line, Group, BaseLayer };

/// The tree behind the layer panel: a section each for sub-districts, classes (by major class), states,
/// companies, service lines and base layers. Check states are those of one Visibility; figures change in place.
class LayerModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Section { SubDistricts, Classes, States, Companies, Lines, BaseMap };
    static constexpr int sections = 6;
    enum Column { Name, InView, Total };
    enum Role { KindRole = Qt::UserRole, IdRole, SearchRole, InViewRole, TotalRole, MajorRole, SoloRole };

    explicit LayerModel(QObject* parent = nullptr);
    ~LayerModel() override;

    void setCity(city::CataloguePtr catalogue, const std::vector<BaseLayer>& layers);
    const city::CataloguePtr& catalogue() const { return m_catalogue; }
    void setVisibility(const scene::Visibility& visibility);
    const scene::Visibility& visibility() const { return m_visibility; }
    void setCounts(const scene::Counts& counts);
    void setTotals(const RegistryTotals& totals);

    /// Everything of the row's section shown, hidden or turned round.
    enum class Bulk { All, None, Invert };
    void apply(Bulk bulk, Section section);
    /// Shows this row alone in its section; a second time brings back what was shown before.
    void solo(const QModelIndex& index);
    bool isSolo(const QModelIndex& index) const;
    Section sectionOf(const QModelIndex& index) const;
    QModelIndex sectionIndex(Section section) const { return index(section, 0); }

    void retranslate();

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void visibilityChanged(const scene::Visibility& visibility); ///< by the user, not by setVisibility

private:
    struct Node;
    Node* add(Node* parent, LayerKind kind, int id);
    void addBaseLayers(const std::vector<BaseLayer>& layers);
    void addClasses();
    Node* node(const QModelIndex& index) const;
    QModelIndex indexOf(const Node* node, int column) const;
    QString text(const Node& node) const;
    QString search(const Node& node) const; ///< what the filter box looks through
    bool isHidden(const Node& node) const;
    void hide(const Node& node, bool hidden);
    void hideBelow(Node& node, bool hidden);
    Qt::CheckState checkState(Node& node) const;
    static void setFigures(Node& node, qint64 inView, qint64 total);
    void sumFigures(Node& above);
    template <typename Visit> static void eachLeaf(Node& node, Visit&& visit);
    void publish();
    void announceFigures();

    std::unique_ptr<Node> m_root;
    city::CataloguePtr m_catalogue;
    scene::Visibility m_visibility;
    std::optional<scene::Visibility> m_beforeSolo;
    const Node* m_solo = nullptr;
};

} // namespace widgets
