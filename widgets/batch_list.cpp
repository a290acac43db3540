// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/batch_list.h"

#include "widgets/label.h"
#include "widgets/texts.h"

#include <QDateTime>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace widgets {

BatchList::BatchList(QWidget* parent)
    : QWidget(parent), m_batches(new QTreeWidget(this)), m_empty(label("batchesEmpty", "muted", this)), m_revert(new QPushButton(this)) {
    setProperty("panel", true);
    m_batches->setObjectName(QStringLiteral("batches"));
    m_batches->setRootIsDecorated(false);
    m_batches->setUniformRowHeights(true);
    m_revert->setObjectName(QStringLiteral("batchRevert"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_empty);
    column->addWidget(m_batches, 1);
    column->addWidget(m_revert, 0, Qt::AlignLeft);
    connect(m_batches, &QTreeWidget::itemSelectionChanged, this, &BatchList::follow);
    connect(m_revert, &QPushButton::clicked, this, [this] {
        if (const QTreeWidgetItem* item = m_batches->currentItem())
            Q_EMIT revertAsked(item->data(0, Qt::UserRole).toString());
    });
    retranslate();
    follow();
}

void BatchList::setLook(const Look& look) {
    for (const auto& [column, width] : {std::pair(0, 150), std::pair(1, 80), std::pair(2, 110)})
        m_batches->header()->resizeSection(column, look.px(width));
}

void BatchList::show(const std::vector<store::batches::Entry>& batches, const QTimeZone& zone) {
    m_batches->clear();
    std::vector<store::batches::Entry> sorted = batches;
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.receivedMs > b.receivedMs; });
    for (const store::batches::Entry& batch : sorted) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(batch.receivedMs, zone);
        auto* item = new QTreeWidgetItem(m_batches, {at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), countText(quint64(batch.rows)), batch.user, batch.reason});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setData(0, Qt::UserRole, batch.id);
        item->setToolTip(0, batch.id);
    }
    follow();
}

void BatchList::setBusy(bool busy) {
    m_isBusy = busy;
    follow();
}

void BatchList::follow() {
    const bool isEmpty = m_batches->topLevelItemCount() == 0;
    m_empty->setVisible(isEmpty);
    m_batches->setVisible(!isEmpty);
    m_revert->setVisible(!isEmpty);
    m_revert->setEnabled(!m_isBusy && !m_batches->selectedItems().isEmpty());
}

void BatchList::retranslate() {
    m_batches->setHeaderLabels({tr("When"), tr("Rows"), tr("Who"), tr("What")});
    m_batches->setAccessibleName(tr("Batches"));
    m_empty->setText(tr("Nothing was imported into this city yet."));
    m_revert->setText(tr("Take this batch back"));
    m_revert->setToolTip(tr("All of its rows, unless one was changed since"));
}

void BatchList::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace widgets
