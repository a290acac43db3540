// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layer_model.h"

#include "widgets/layer_node.h"

namespace widgets {

LayerModel::LayerModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}
LayerModel::~LayerModel() = default;

LayerModel::Node* LayerModel::add(Node* parent, LayerKind kind, int id) {
    auto child = std::make_unique<Node>();
    child->kind = kind;
    child->section = kind == LayerKind::Section ? Section(id) : parent->section;
    child->id = id;
    child->row = int(parent->children.size());
    child->parent = parent;
    parent->children.push_back(std::move(child));
    return parent->children.back().get();
}

void LayerModel::addClasses() {
    Node* section = m_root->children[Classes].get();
    QHash<int, Node*> majors;
    for (const city::MajorClass& major : m_catalogue->majors)
        majors.insert(major.id, add(section, LayerKind::Major, major.id));
    for (const city::ComponentClass& entry : m_catalogue->classes)
        add(majors.value(entry.major, section), LayerKind::Class, entry.id);
}

void LayerModel::addBaseLayers(const std::vector<BaseLayer>& layers) {
    Node* section = m_root->children[BaseMap].get();
    for (const BaseLayer& layer : layers) {
        Node* node = add(section, LayerKind::BaseLayer, 0);
        node->layer = layer.id;
        node->name = layer.name;
        node->nameEn = layer.nameEn;
    }
}

void LayerModel::setCity(city::CataloguePtr catalogue, const std::vector<BaseLayer>& layers) {
    beginResetModel();
    m_catalogue = std::move(catalogue);
    m_root = std::make_unique<Node>();
    m_beforeSolo.reset();
    m_solo = nullptr;
    if (m_catalogue) {
        for (int s = 0; s < sections; ++s)
            add(m_root.get(), LayerKind::Section, s);
        for (const city::SubDistrict& entry : m_catalogue->subDistricts)
            add(m_root->children[SubDistricts].get(), LayerKind::SubDistrict, entry.id);
        add(m_root->children[SubDistricts].get(), LayerKind::SubDistrict, 0);
        addClasses();
        for (int s = 0; s < city::stateCount; ++s)
            add(m_root->children[States].get(), LayerKind::State, s);
        for (const city::Company& entry : m_catalogue->companies)
            add(m_root->children[Companies].get(), LayerKind::Company, entry.id);
        add(m_root->children[Companies].get(), LayerKind::Company, 0);
        for (const city::ServiceLine& entry : m_catalogue->serviceLines)
            add(m_root->children[Lines].get(), LayerKind::Line, entry.id);
        add(m_root->children[Lines].get(), LayerKind::Line, 0);
        addBaseLayers(layers);
    }
    endResetModel();
}

LayerModel::Node* LayerModel::node(const QModelIndex& index) const {
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex LayerModel::indexOf(const Node* node, int column) const {
    return node == m_root.get() ? QModelIndex() : createIndex(node->row, column, node);
}

QModelIndex LayerModel::index(int row, int column, const QModelIndex& parent) const {
    const Node* above = node(parent);
    if (row < 0 || row >= int(above->children.size()) || column < 0 || column > Total)
        return {};
    return createIndex(row, column, above->children[std::size_t(row)].get());
}

QModelIndex LayerModel::parent(const QModelIndex& child) const {
    return child.isValid() ? indexOf(node(child)->parent, 0) : QModelIndex();
}

int LayerModel::rowCount(const QModelIndex& parent) const {
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int LayerModel::columnCount(const QModelIndex&) const { return 3; }

Qt::ItemFlags LayerModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == Name ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant LayerModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Layer") : section == InView ? tr("In view") : tr("Total");
}

bool LayerModel::isHidden(const Node& node) const {
    switch (node.kind) {
    case LayerKind::SubDistrict: return m_visibility.hiddenSubDistricts.contains(node.id);
    case LayerKind::Class: return m_visibility.hiddenClasses.contains(node.id);
    case LayerKind::State: return m_visibility.hiddenStates.contains(node.id);
    case LayerKind::Company: return m_visibility.hiddenCompanies.contains(node.id);
    case LayerKind::Line: return m_visibility.hiddenLines.contains(node.id);
    case LayerKind::BaseLayer: return m_visibility.hiddenLayers.contains(node.layer);
    case LayerKind::Section: case LayerKind::Major: case LayerKind::Group: break;
    }
    return false;
}

void LayerModel::hide(const Node& node, bool hidden) {
    const auto put = [hidden](auto& set, const auto& id) {
        if (hidden)
            set.insert(id);
        else
            set.remove(id);
    };
    switch (node.kind) {
    case LayerKind::SubDistrict: return put(m_visibility.hiddenSubDistricts, node.id);
    case LayerKind::Class: return put(m_visibility.hiddenClasses, node.id);
    case LayerKind::State: return put(m_visibility.hiddenStates, node.id);
    case LayerKind::Company: return put(m_visibility.hiddenCompanies, node.id);
    case LayerKind::Line: return put(m_visibility.hiddenLines, node.id);
    case LayerKind::BaseLayer: return put(m_visibility.hiddenLayers, node.layer);
    case LayerKind::Section: case LayerKind::Major: case LayerKind::Group: return;
    }
}

void LayerModel::hideBelow(Node& node, bool hidden) {
    eachLeaf(node, [&](const Node& leaf) { hide(leaf, hidden); });
}

Qt::CheckState LayerModel::checkState(Node& node) const {
    bool shown = false, hidden = false;
    eachLeaf(node, [&](const Node& leaf) { (isHidden(leaf) ? hidden : shown) = true; });
    return shown && hidden ? Qt::PartiallyChecked : hidden ? Qt::Unchecked : Qt::Checked;
}

void LayerModel::publish() {
    setVisibility(m_visibility);
    Q_EMIT visibilityChanged(m_visibility);
}

void LayerModel::setVisibility(const scene::Visibility& visibility) {
    m_visibility = visibility;
    const auto announce = [this](const auto& self, const Node& node) -> void {
        if (node.children.empty())
            return;
        Q_EMIT dataChanged(indexOf(node.children.front().get(), Name), indexOf(node.children.back().get(), Total),
                           {Qt::CheckStateRole, SoloRole});
        for (const auto& child : node.children)
            self(self, *child);
    };
    announce(announce, *m_root);
}

bool LayerModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || index.column() != Name || role != Qt::CheckStateRole)
        return false;
    hideBelow(*node(index), value.toInt() == Qt::Unchecked);
    m_beforeSolo.reset();
    m_solo = nullptr;
    publish();
    return true;
}

void LayerModel::apply(Bulk bulk, Section section) {
    if (!m_catalogue)
        return;
    eachLeaf(*m_root->children[section], [&](const Node& leaf) {
        hide(leaf, bulk == Bulk::None || (bulk == Bulk::Invert && !isHidden(leaf)));
    });
    m_beforeSolo.reset();
    m_solo = nullptr;
    publish();
}

void LayerModel::solo(const QModelIndex& index) {
    Node* chosen = node(index);
    if (!index.isValid() || chosen->kind == LayerKind::Section)
        return;
    if (m_solo == chosen && m_beforeSolo) {
        m_visibility = *m_beforeSolo;
        m_beforeSolo.reset();
        m_solo = nullptr;
        return publish();
    }
    // A solo of another row of the same section goes back to what was shown before the first.
    const bool sameSection = m_solo && m_solo->section == chosen->section;
    if (!m_beforeSolo || !sameSection)
        m_beforeSolo = m_visibility;
    hideBelow(*m_root->children[chosen->section], true);
    hideBelow(*chosen, false);
    m_solo = chosen;
    publish();
}

bool LayerModel::isSolo(const QModelIndex& index) const { return m_solo && m_solo == node(index); }

LayerModel::Section LayerModel::sectionOf(const QModelIndex& index) const { return node(index)->section; }

} // namespace widgets
