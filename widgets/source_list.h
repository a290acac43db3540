// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/fleet_now.h"
#include "widgets/look.h"

#include <QTreeWidget>

namespace widgets {

/// The sources of the feed: connected or not, frames, what was refused and why, and how late they are.
class SourceList : public QTreeWidget {
    Q_OBJECT

public:
    explicit SourceList(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void show(const std::vector<FleetSource>& sources); ///< what is unfolded and current stays

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill(QTreeWidgetItem& item, const FleetSource& source) const;
    void retranslate();

    Look m_look;
    std::vector<FleetSource> m_sources;
};

} // namespace widgets
