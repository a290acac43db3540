// SPDX-License-Identifier: GPL-3.0-or-later
// The layer model's names and figures: what its rows say.
#include "widgets/layer_model.h"

#include "widgets/layer_node.h"
#include "widgets/texts.h"

#include <QColor>

namespace widgets {

namespace {

QString sectionName(LayerModel::Section section) {
    switch (section) {
    case LayerModel::SubDistricts: return LayerModel::tr("Sub-districts");
    case LayerModel::Classes: return LayerModel::tr("Component classes");
    case LayerModel::States: return LayerModel::tr("States");
    case LayerModel::Companies: return LayerModel::tr("Companies");
    case LayerModel::Lines: return LayerModel::tr("Service lines");
    case LayerModel::BaseMap: return LayerModel::tr("Base map");
    }
    return {};
}

template <typename Named>
QString nameOr(const Named* named, const QString& otherwise) {
    return named ? nameOf(*named) : otherwise;
}

} // namespace

QString LayerModel::text(const Node& node) const {
    switch (node.kind) {
    case LayerKind::Section: return sectionName(node.section);
    case LayerKind::SubDistrict: return nameOr(m_catalogue->subDistrict(node.id), tr("Outside all"));
    case LayerKind::Major: return nameOr(m_catalogue->major(node.id), {});
    case LayerKind::Class: return nameOr(m_catalogue->componentClass(node.id), {});
    case LayerKind::State: return city::stateName(city::State(node.id));
    case LayerKind::Company: return nameOr(m_catalogue->company(node.id), tr("No company"));
    case LayerKind::Line: return nameOr(m_catalogue->serviceLine(node.id), tr("No service line"));
    case LayerKind::Group: case LayerKind::BaseLayer:
        return inChinese() || node.nameEn.isEmpty() ? node.name : node.nameEn;
    }
    return {};
}

QString LayerModel::search(const Node& node) const {
    const auto joined = [](const auto* entry) {
        return entry ? entry->name + u'\n' + entry->nameEn + u'\n' + entry->code : QString();
    };
    switch (node.kind) {
    case LayerKind::SubDistrict: return joined(m_catalogue->subDistrict(node.id)) + u'\n' + text(node);
    case LayerKind::Major: return joined(m_catalogue->major(node.id));
    case LayerKind::Company: return joined(m_catalogue->company(node.id)) + u'\n' + text(node);
    case LayerKind::Line: return joined(m_catalogue->serviceLine(node.id)) + u'\n' + text(node);
    case LayerKind::State: return text(node) + u'\n' + city::stateStandardName(city::State(node.id));
    case LayerKind::Class: {
        const city::ComponentClass* entry = m_catalogue->componentClass(node.id);
        return joined(entry);
    }
    case LayerKind::BaseLayer: return node.name + u'\n' + node.nameEn + u'\n' + node.layer;
    case LayerKind::Group: case LayerKind::Section: break;
    }
    return text(node);
}

QVariant LayerModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !m_catalogue)
        return {};
    Node& at = *node(index);
    const qint64 figure = index.column() == InView ? at.inView : at.total;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Name)
            return text(at);
        return figure < 0 ? QVariant() : QVariant(countText(quint64(figure)));
    case Qt::CheckStateRole: return index.column() == Name ? QVariant(checkState(at)) : QVariant();
    case Qt::TextAlignmentRole:
        return int((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return index.column() == Name && at.inView >= 0
            ? tr("%1, %2 in view of %3").arg(text(at), countText(quint64(at.inView)),
                                             countText(quint64(std::max<qint64>(0, at.total))))
            : QVariant();
    case KindRole: return int(at.kind);
    case IdRole: return at.kind == LayerKind::BaseLayer ? QVariant(at.layer) : QVariant(at.id);
    case SearchRole: return search(at);
    case InViewRole: return at.inView;
    case TotalRole: return at.total;
    case SoloRole: return m_solo == &at;
    case MajorRole: {
        if (at.kind == LayerKind::Major)
            return at.id;
        const auto* entry = at.kind == LayerKind::Class ? m_catalogue->componentClass(at.id) : nullptr;
        return entry ? entry->major : 0;
    }
    default: return {};
    }
}

void LayerModel::setFigures(Node& node, qint64 inView, qint64 total) {
    node.changed = node.changed || node.inView != inView || node.total != total;
    node.inView = inView;
    node.total = total;
}

/// Fills the rows that stand for the sum of those below them.
void LayerModel::sumFigures(Node& above) {
    qint64 inView = 0, total = 0;
    for (const auto& child : above.children) {
        if (child->kind == LayerKind::Major)
            sumFigures(*child);
        inView += std::max<qint64>(0, child->inView);
        total += std::max<qint64>(0, child->total);
    }
    setFigures(above, inView, total);
}

void LayerModel::announceFigures() {
    if (!m_catalogue)
        return;
    sumFigures(*m_root->children[SubDistricts]);
    sumFigures(*m_root->children[Classes]);
    const auto announce = [this](const auto& self, Node& above) -> void {
        for (const auto& child : above.children) {
            if (child->changed) {
                child->changed = false;
                Q_EMIT dataChanged(indexOf(child.get(), InView), indexOf(child.get(), Total), {Qt::DisplayRole});
            }
            self(self, *child);
        }
    };
    announce(announce, *m_root);
}

void LayerModel::setCounts(const scene::Counts& counts) {
    if (!m_catalogue)
        return;
    QHash<int, quint64> byLine;
    for (auto it = counts.byClass.begin(); it != counts.byClass.end(); ++it)
        if (const city::ComponentClass* entry = m_catalogue->componentClass(it.key()))
            byLine[entry->serviceLine] += it.value();
    eachLeaf(*m_root, [&](Node& leaf) {
        switch (leaf.kind) {
        case LayerKind::SubDistrict: return setFigures(leaf, qint64(counts.bySubDistrict.value(leaf.id)), leaf.total);
        case LayerKind::Class: return setFigures(leaf, qint64(counts.byClass.value(leaf.id)), leaf.total);
        case LayerKind::State: return setFigures(leaf, qint64(counts.byState.value(leaf.id)), leaf.total);
        case LayerKind::Company: return setFigures(leaf, qint64(counts.byCompany.value(leaf.id)), leaf.total);
        case LayerKind::Line: return setFigures(leaf, qint64(byLine.value(leaf.id)), leaf.total);
        default: return;
        }
    });
    announceFigures();
}

void LayerModel::setTotals(const RegistryTotals& totals) {
    if (!m_catalogue)
        return;
    eachLeaf(*m_root, [&](Node& leaf) {
        const auto put = [&](RegistryTotals::Column column) {
            setFigures(leaf, leaf.inView, qint64(totals.totals(column).value(leaf.id)));
        };
        switch (leaf.kind) {
        case LayerKind::SubDistrict: return put(RegistryTotals::SubDistrict);
        case LayerKind::Class: return put(RegistryTotals::Class);
        case LayerKind::State: return put(RegistryTotals::State);
        case LayerKind::Company: return put(RegistryTotals::Company);
        case LayerKind::Line: return put(RegistryTotals::Line);
        default: return;
        }
    });
    announceFigures();
}

void LayerModel::retranslate() {
    if (!m_catalogue)
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, Name, Total);
    const auto announce = [this](const auto& self, const Node& above) -> void {
        if (above.children.empty())
            return;
        Q_EMIT dataChanged(indexOf(above.children.front().get(), Name),
                           indexOf(above.children.back().get(), Total));
        for (const auto& child : above.children)
            self(self, *child);
    };
    announce(announce, *m_root);
}

} // namespace widgets
