// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/batch.h"
#include "widgets/look.h"

#include <QTimeZone>
#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace widgets {

/// The batches that a city's journal knows, the newest first, each to be taken back as one.
class BatchList : public QWidget {
    Q_OBJECT

public:
    explicit BatchList(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void show(const std::vector<store::batches::Entry>& batches, const QTimeZone& zone);
    void setBusy(bool busy);

Q_SIGNALS:
    void revertAsked(const QString& batch);

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void retranslate();

    QTreeWidget* m_batches;
    QLabel* m_empty;
    QPushButton* m_revert;
    bool m_isBusy = false;
};

} // namespace widgets
