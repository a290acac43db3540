// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "widgets/look.h"

#include <QFrame>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace widgets {

/// The quick way to a place: type part of a sub-district's name, pinyin or code, or a component's code, and press
/// Enter. Floats above the map; Escape or a click elsewhere closes it.
class GoTo : public QFrame {
    Q_OBJECT

public:
    explicit GoTo(QWidget* parent);

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue);
    void open(); ///< empty, with the focus, at the top of its parent

Q_SIGNALS:
    void homeAsked();
    void subDistrictAsked(int id);
    void codeAsked(const QString& code); ///< a component's, digits only

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void place();
    void choose(const QModelIndex& index);
    bool pressed(int key);
    void retranslate();

    Look m_look;
    city::CataloguePtr m_city;
    QLineEdit* m_text;
    QListView* m_list;
    QStandardItemModel* m_found;
};

} // namespace widgets
