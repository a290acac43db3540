// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/layer_model.h"

namespace widgets {

/// One row of the layer tree.
struct LayerModel::Node {
    LayerKind kind = LayerKind::Section;
    Section section = SubDistricts;
    int id = 0;
    int row = 0;
    Node* parent = nullptr;
    QString layer;         ///< BaseLayer: its id
    QString name, nameEn;  ///< of base layers
    qint64 inView = -1, total = -1; ///< -1 = no such figure
    bool changed = false;  ///< a figure differs from what was announced
    std::vector<std::unique_ptr<Node>> children;
};

/// Calls `visit` for each row that can be shown or hidden by itself.
template <typename Visit>
void LayerModel::eachLeaf(Node& node, Visit&& visit) {
    if (node.children.empty() && node.kind != LayerKind::Section && node.kind != LayerKind::Major)
        visit(node);
    for (const auto& child : node.children)
        eachLeaf(*child, visit);
}

} // namespace widgets
