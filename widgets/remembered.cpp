// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/remembered.h"

namespace widgets {

namespace {

QStringList listed(const QSet<int>& ids) {
    QStringList list;
    for (const int id : ids)
        list << QString::number(id);
    list.sort();
    return list;
}

QSet<int> parsed(const QVariant& value) {
    QSet<int> ids;
    for (const QString& text : value.toStringList()) {
        bool good = false;
        const int id = text.toInt(&good);
        if (good)
            ids.insert(id);
    }
    return ids;
}

} // namespace

void remember(QSettings& settings, const QString& group, const scene::Visibility& visibility) {
    settings.beginGroup(group + QStringLiteral("/hidden"));
    settings.setValue(QStringLiteral("subDistricts"), listed(visibility.hiddenSubDistricts));
    settings.setValue(QStringLiteral("classes"), listed(visibility.hiddenClasses));
    settings.setValue(QStringLiteral("states"), listed(visibility.hiddenStates));
    settings.setValue(QStringLiteral("companies"), listed(visibility.hiddenCompanies));
    settings.setValue(QStringLiteral("serviceLines"), listed(visibility.hiddenLines));
    QStringList layers(visibility.hiddenLayers.begin(), visibility.hiddenLayers.end());
    layers.sort();
    settings.setValue(QStringLiteral("layers"), layers);
    settings.setValue(QStringLiteral("density"), visibility.density);
    settings.endGroup();
}

scene::Visibility remembered(QSettings& settings, const QString& group, const scene::Visibility& otherwise) {
    settings.beginGroup(group + QStringLiteral("/hidden"));
    scene::Visibility visibility = otherwise;
    if (settings.contains(QStringLiteral("layers"))) {
        visibility.hiddenSubDistricts = parsed(settings.value(QStringLiteral("subDistricts")));
        visibility.hiddenClasses = parsed(settings.value(QStringLiteral("classes")));
        visibility.hiddenStates = parsed(settings.value(QStringLiteral("states")));
        visibility.hiddenCompanies = parsed(settings.value(QStringLiteral("companies")));
        visibility.hiddenLines = parsed(settings.value(QStringLiteral("serviceLines")));
        const QStringList layers = settings.value(QStringLiteral("layers")).toStringList();
        visibility.hiddenLayers = QSet<QString>(layers.begin(), layers.end());
        visibility.density = settings.value(QStringLiteral("density")).toBool();
    }
    settings.endGroup();
    return visibility;
}

} // namespace widgets
