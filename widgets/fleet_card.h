// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/fleet_model.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;

namespace widgets {

/// One device in words: kind, company, speed, task, what it carries, how old all that is, and what can be
/// done about it.
class FleetCard : public QFrame {
    Q_OBJECT

public:
    explicit FleetCard(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setFollowed(bool isFollowed);
    /// Null: none. `what`: its kind and company.
    void show(const FleetEntry* entry, const QString& what, std::int64_t nowMs);

Q_SIGNALS:
    void zoomAsked(quint64 id);
    void followAsked(quint64 id, bool follow);

protected:
    void changeEvent(QEvent* event) override;

private:
    void row(const QString& name, const QString& value);
    void bar(const FleetLevel& level);
    void retranslate();

    Look m_look;
    quint64 m_id = 0;
    QLabel *m_title, *m_what, *m_age;
    QGridLayout* m_rows;
    std::vector<QWidget*> m_made; ///< of the rows, by place
    std::size_t m_used = 0;
    int m_line = 0;
    QPushButton *m_zoom, *m_follow;
};

} // namespace widgets
