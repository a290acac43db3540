// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/source_list.h"

#include "widgets/texts.h"

#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <cmath>

namespace widgets {

namespace {
enum Column { Name, Frames, Refused, Lag, ColumnCount };
}

SourceList::SourceList(QWidget* parent) : QTreeWidget(parent) {
    setObjectName(QStringLiteral("sourceList"));
    setUniformRowHeights(true);
    setColumnCount(ColumnCount);
    header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (const int column : {Frames, Refused, Lag})
        header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    header()->setStretchLastSection(false);
    retranslate();
}

void SourceList::setLook(const Look& look) {
    m_look = look;
    show(m_sources);
}

void SourceList::show(const std::vector<FleetSource>& sources) {
    m_sources = sources;
    while (topLevelItemCount() > int(sources.size()))
        delete takeTopLevelItem(topLevelItemCount() - 1);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (topLevelItemCount() <= int(i))
            addTopLevelItem(new QTreeWidgetItem);
        fill(*topLevelItem(int(i)), sources[i]);
    }
}

void SourceList::fill(QTreeWidgetItem& item, const FleetSource& source) const {
    item.setText(Name, source.name);
    item.setText(Frames, countText(source.frames));
    item.setText(Refused, countText(source.refused));
    item.setText(Lag, std::isnan(source.lagMs)
                          ? placeholder()
                          : tr("%1 s").arg(QLocale().toString(source.lagMs / 1000, 'f', 1)));
    item.setData(Name, Qt::DecorationRole,
                 m_look.colour(source.isConnected ? Tone::Intact : Tone::Abandoned));
    item.setToolTip(Name, source.isConnected ? tr("Connected") : tr("Not connected"));
    for (const int column : {Frames, Refused, Lag})
        item.setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    while (item.childCount() > int(source.reasons.size()))
        delete item.takeChild(item.childCount() - 1);
    for (std::size_t i = 0; i < source.reasons.size(); ++i) {
        if (item.childCount() <= int(i))
            item.addChild(new QTreeWidgetItem);
        QTreeWidgetItem& child = *item.child(int(i));
        child.setText(Name, source.reasons[i].first);
        child.setToolTip(Name, source.reasons[i].first);
        child.setText(Refused, countText(source.reasons[i].second));
        child.setTextAlignment(Refused, Qt::AlignRight | Qt::AlignVCenter);
    }
}

void SourceList::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QTreeWidget::changeEvent(event);
}

void SourceList::retranslate() {
    setHeaderLabels({tr("Source"), tr("Frames"), tr("Refused"), tr("Lag")});
    setAccessibleName(tr("Sources of the feed"));
    show(m_sources);
}

} // namespace widgets
