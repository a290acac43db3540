// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "widgets/look.h"

#include <QToolBar>

class QLabel;
class QTimer;

namespace widgets {

/// The bar at the top: the city, what one does most, and the city's own clock (its time zone, whatever the
/// machine's).
class HeaderBar : public QToolBar {
    Q_OBJECT

public:
    /// `left` and `right` are shown beside the city's name and before the clock.
    HeaderBar(const QList<QAction*>& left, const QList<QAction*>& right, QWidget* parent = nullptr);
    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();
    void tick();
    void fit(); ///< leaves out what has no room: the date first, then the chip, then the time
    city::CataloguePtr m_city;
    QLabel *m_mark, *m_name, *m_demo, *m_time, *m_date;
    QAction *m_chipShown = nullptr, *m_dateShown = nullptr, *m_timeShown = nullptr;
    QTimer* m_second;
};

} // namespace widgets
