// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/fleet_model.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace widgets {

/// Which devices are listed and drawn: how many are in each state, each a switch; kind, company, and a line
/// to find one.
class FleetFilterBar : public QWidget {
    Q_OBJECT

public:
    explicit FleetFilterBar(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue); ///< shows everything again
    void setCatalogue(city::CataloguePtr catalogue);
    void setCounts(const FleetModel::Counts& counts);
    const FleetFilter& filter() const { return m_filter; }
    void focusFind();

Q_SIGNALS:
    void filterChanged(const widgets::FleetFilter& filter);
    void downAsked(); ///< from the line into the list
    void chosen();    ///< Return in the line

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* addSwitch(const char* name);
    void follow();
    void fill();
    void retranslate();
    void tell();

    FleetFilter m_filter;
    FleetModel::Counts m_counts;
    city::CataloguePtr m_city;
    QLineEdit* m_find;
    QComboBox *m_kind, *m_company;
    std::array<QToolButton*, 3> m_states; ///< by scene::MarkState
    QToolButton* m_alarmed;
    bool m_isFilling = false;
};

} // namespace widgets
